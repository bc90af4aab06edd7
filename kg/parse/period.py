"""The time a document plans or reports: `2019`, `2021/2025`, `2021-H1/2021-H2`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import DocumentKind, Span, Stated
from kg.parse.played import Played, Role
from kg.text.dates import dates

_HEADING = Role.HEADING
_PROVISION = Role.PROVISION
_TEXT = Role.TEXT
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[-—–~～至到])")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[-—–~～至到]{1,2}((?:19|20)\d\d)年?")
_HAN_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_FIRST_HALF, _SECOND_HALF = re.compile(r"上半年"), re.compile(r"下半年")
_AIM = re.compile(r"(?:力争到|力争至|力争截至|到|至|截至)(20\d\d)年(?:底|末)?")
_AIM_SENTENCE = re.compile(r"(?:^|[。；：])到(20\d\d)年(?:底|末)?，")  # policies speak of later years in passing too
_POLICIES = ("意见", "措施", "意见（试行）", "措施（试行）")
_CITED = re.compile(r"《[^《》]{1,80}》")
_CITED_LEAST = 6  # characters beside a cited title that make a title of their own
_FIVE_YEAR = {"十一五": "2006/2010", "十二五": "2011/2015", "十三五": "2016/2020", "十四五": "2021/2025", "十五五": "2026/2030"}
_REVIEW = re.compile(r"回顾|成就|成绩|总结")
_OPENS = re.compile(r"((?:20)\d\d)年")
_OPENING = 3  # paragraphs
_DUE_LEAST = 2  # deadlines
_AIMED = 40  # paragraphs in which aims are looked for


def period_of(title: Stated | None, kind: str | None, issued: str | None, played: Sequence[Played]) -> Stated | None:
    """What the title says, else what the headings (of a report) or the aims (of a plan) say."""
    if title is None:
        return None
    if kind == DocumentKind.GOVERNMENT_REPORT and (found := _reported(title, issued, played)):
        return found
    if kind == DocumentKind.WORK_SUMMARY and (both := _looks_ahead(title, played)):
        return both
    if found := _titled(title):
        return found
    if kind == DocumentKind.IMPLEMENTATION_PLAN and issued:
        return _aimed(_AIM, issued, played) or _due(issued, played)
    if kind == DocumentKind.OTHER and issued and title.value.endswith(_POLICIES):
        return _aimed(_AIM_SENTENCE, issued, played)
    return _opening(kind, played)


def _looks_ahead(title: Stated, played: Sequence[Played]) -> Stated | None:
    """A summary of a half-year with a heading for the next plans that too: `2024年上半年工作总结` with `三、下半年打算`."""
    found = _titled(title)
    if found is None or not found.value.endswith("-H1"):
        return None
    ahead = any(_SECOND_HALF.search(one.text) for one in played if one.role in (_PROVISION, _HEADING) and len(one.text) < 40)
    return Stated(f"{found.value}/{found.value[:4]}-H2", title.span, "period-headings") if ahead else None


def _titled(title: Stated) -> Stated | None:
    own = _CITED.sub("", title.value)  # the years of a document named in the title are not this one's
    text = _HAN_YEAR.sub(lambda m: m.group().translate(_HAN_DIGITS), own if len(own) > _CITED_LEAST else title.value)
    if found := _RANGE.search(text):
        return Stated(f"{found[1]}/{found[2]}", title.span, "period-title")
    years = sorted(set(_YEAR.findall(text)))
    if years:
        return Stated(_halves(text, years), title.span, "period-title")
    for name, years_of in _FIVE_YEAR.items():
        if name in text:
            return Stated(years_of, title.span, "period-five-year")
    return None


def _halves(text: str, years: list[str]) -> str:
    first, second = _FIRST_HALF.search(text), _SECOND_HALF.search(text)
    if first and second:
        return f"{years[0]}-H1/{years[-1]}-H2"
    if first or second:
        return f"{years[0]}-H{1 if first else 2}"
    return years[0] if len(years) == 1 else f"{years[0]}/{years[-1]}"


def _reported(title: Stated, issued: str | None, played: Sequence[Played]) -> Stated | None:
    """The years named in a report's headings; of the report of a year that year and, where it looks back, the one before it."""
    given = next((y for y in (*_YEAR.findall(title.value), (issued or "")[:4]) if y), None)
    printed = [one.text for one in played if one.role in (_PROVISION, _HEADING) and len(one.text) < 50]
    named = {y for text in printed for y in _YEAR.findall(text)}
    before = str(int(given) - 1) if given else ""
    if given and (before in named or (given in named and any(_REVIEW.search(text) for text in printed))):
        return Stated(f"{before}/{given}", title.span, "period-report")
    if given and given in named:
        return Stated(given, title.span, "period-report")
    bounds: list[str] = []
    for text in printed:
        bounds += _YEAR.findall(text)
        bounds += [y for name, years in _FIVE_YEAR.items() if name in text for y in years.split("/")]
    if not bounds:
        return None
    low, high = min(bounds), max(bounds)
    return Stated(low if low == high else f"{low}/{high}", title.span, "period-headings")


def _opening(kind: str | None, played: Sequence[Played]) -> Stated | None:
    """The year with which the text of points or of a summary begins: `2022年，我局……`."""
    if kind not in (DocumentKind.WORK_POINTS, DocumentKind.TASK_DIVISION, DocumentKind.WORK_SUMMARY):
        return None
    for one in [p for p in played if p.role is _TEXT][:_OPENING]:
        if found := _OPENS.match(one.text):
            return Stated(found[1], one.paragraph.view.span(found.start(1), found.end(1)), "period-opening")
    return None


def _due(issued: str, played: Sequence[Played]) -> Stated | None:
    """A plan that sets several deadlines runs from its issue until the last of them."""
    found: list[tuple[str, Span]] = []
    for one in played:
        if one.role not in (_TEXT, _PROVISION):
            continue
        view = one.paragraph.view
        due = (d for d in dates(view.text) if d.edge in ("by", "end") and d.stated and d.last[:4] >= issued[:4])
        found += [(d.last[:4], view.span(d.start, d.end)) for d in due]
    if len(found) < _DUE_LEAST:
        return None
    year, span = max(found, key=lambda one: one[0])
    return Stated(year if year == issued[:4] else f"{issued[:4]}/{year}", span, "period-deadlines")


def _aimed(aim: re.Pattern[str], issued: str, played: Sequence[Played]) -> Stated | None:
    """What aims at a later year runs from its issue until then."""
    best = None
    for one in [p for p in played if p.role in (_TEXT, _PROVISION)][:_AIMED]:
        for found in aim.finditer(one.text):
            if found[1] >= issued[:4] and (best is None or found[1] > best.value[-4:]):
                value = found[1] if found[1] == issued[:4] else f"{issued[:4]}/{found[1]}"
                best = Stated(value, one.paragraph.view.span(found.start(), found.end()), "period-aim")
    return best
