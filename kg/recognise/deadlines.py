"""By when a whole item is to be done: values of deadline labels, clauses of brackets, the last clause of a short item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.model import DeadlineMention, Outline, View
from kg.rules.duties import duty_rules
from kg.text.dates import Dated, dates

ONGOING = "ongoing"
_CLAUSE = re.compile("[^，；。]{1,60}")
_SENTENCE = re.compile("[^。；]{1,2000}[。；]?")
_WHOLE = re.compile(
    "^(?:该|此|本|上述|以上)(?:项|类|些)?(?:工作|任务|整治|行动)(?:应当?|要|须|原则上)?"
)  # says that all of the item is meant
_LAST = re.compile("^(?:并|且|力争|争取|力求|确保|计划|原则上|须|要|应)*(?:于|在)?$")
_DONE = re.compile(
    "^(?:全面|基本|全部|如期|按时)?(?:(?:完成|建成|出台|印发|制定|办结|启动)[^，。；\\d%]{0,24}|报[^，。；\\d]{0,12}(?:审定|审批|审议|批准|备案))[。；]?$"
)
_MONTH = r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?[上中下旬底初]{0,2}"
_PHASE = re.compile(rf"[^。；，（]{{2,16}}（(?P<when>{_MONTH}(?:至|到|—|-|－|～|~){{1,2}}{_MONTH}|(?<=阶段（){_MONTH}前?)）")
_EVERY = re.compile("每(?:年|月|季度?|半年|周)?$")


def base_year(outline: Outline) -> int | None:
    """The year a date without one belongs to: that of the period if it is a single year, else that of issue."""
    header = outline.header
    period = header.period.value if header.period else ""
    years = sorted(set(re.findall(r"(?:19|20)\d\d", period)))
    if len(years) == 1:
        return int(years[0])
    issued = header.issued.value[:4] if header.issued else ""
    return int(issued) if issued.isdecimal() else None


def deadline_value(value: View, year: int | None, item: str | None, rule: str) -> DeadlineMention | None:
    """The value of a deadline label: its last date, `ongoing` for 长期坚持, None where it says neither."""
    found = _stated(value.text, year)
    return None if found is None else _mention(value, found[0], found[1], item, rule, found[2])


@lru_cache(maxsize=256)
def _stated(text: str, year: int | None) -> tuple[int, int, str] | None:
    """Where the last date stands, and when that is; many items of a document are due on the same day."""
    found = [d for d in dates(text, year) if not _EVERY.search(text[: d.start])]
    if found:
        return found[-1].start, found[-1].end, found[-1].last
    words = duty_rules().ongoing.search(text)
    return (words.start(), words.end(), ONGOING) if words else None


def deadline_clause(content: View, year: int | None, item: str | None) -> tuple[DeadlineMention, View] | None:
    """The clauses of a bracket that only say by when (the last date of them), and the content without: `6月底前完成，市财政局负责`."""
    rules = duty_rules()
    found: list[DeadlineMention] = []
    kept: list[View] = []
    at = 0
    for clause in _CLAUSE.finditer(content.text):
        part = content[clause.start() : clause.end()]
        dated = _only_date(part.text, year)
        if dated is not None:
            found.append(_mention(part, dated.start, dated.end, item, rules.deadline_id, dated.last))
        elif rules.ongoing.fullmatch(part.text):
            found.append(_mention(part, 0, len(part), item, rules.deadline_id, ONGOING))
        else:
            continue
        kept.append(content[at : clause.start()])
        at = clause.end()
    if not found:
        return None
    return latest(found), View.join((*kept, content[at:]))


def latest(found: Iterable[DeadlineMention]) -> DeadlineMention:
    """Of several deadlines of one item the last; a date says more than `ongoing`."""
    return max(found, key=lambda d: (d.when != ONGOING, f"{d.when}-99", d.span.start))


def _only_date(clause: str, year: int | None) -> Dated | None:
    """The date of a clause that says nothing else: `2024年6月底前完成`, `力争年内建成`; not `2018-2020年`, `2019年修订`."""
    found = dates(clause, year)
    if len(found) != 1:
        return None
    date = found[0]
    before, after = clause[: date.start], clause[date.end :]
    said = date.edge in ("by", "end", "within") or after.startswith("完成")
    if not said or not duty_rules().deadline_before.fullmatch(before) or not duty_rules().deadline_after.fullmatch(after):
        return None
    return date


def prose_deadline(text: View, heading: str | None, year: int | None, item: str) -> DeadlineMention | None:
    """The date before which an item is to be done, where one sentence is all it says and ends so: `……，2020年10月底前完成出版。`."""
    if "前" not in text.text[-60:]:
        return None
    body = text.text
    if heading and body.startswith(heading):
        body = body[len(heading) :].lstrip("。：")
    offset = len(text) - len(body)
    sentences = list(_SENTENCE.finditer(body))
    start = max(body.rfind(stop, 0, len(body) - 1) for stop in "，。；") + 1
    whole = _WHOLE.match(body[start:]) if body[:start].endswith("。") else None
    start += whole.end() if whole else 0
    if not sentences or (whole is None and (len(sentences) > (1 if heading else 2) or len(body) > 400)):
        return None
    clause = body[start:]
    found = [d for d in dates(body, year) if d.start >= start and d.edge == "by"]
    if len(found) != 1:
        return None
    date = found[0]
    if not _LAST.match(clause[: date.start - start]) or not _DONE.match(body[date.end :]):
        return None
    return _mention(text, offset + date.start, offset + date.end, item, duty_rules().prose_deadline_id, date.last)


def phase_deadline(text: View, year: int | None, item: str) -> DeadlineMention | None:
    """When the phase ends whose time stands behind its name: `动员部署（2024年4月至5月）。……`, `总结阶段（2024年12月）`."""
    phase = _PHASE.match(text.text)
    found = dates(phase["when"], year) if phase else []
    if phase is None or not found:
        return None
    start, end = phase.span("when")
    return _mention(text, start, end, item, duty_rules().prose_deadline_id, found[-1].last)


def _mention(view: View, start: int, end: int, item: str | None, rule: str, when: str) -> DeadlineMention:
    return DeadlineMention(view.text[start:end], view.span(start, end), item, rule, when)
