"""Items that stand twice, headings out of place, numbers missing from a series, and what the readers themselves noted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kg.analyse.finding import Finding, Quote, finding, named, quoted
from kg.assemble.schema import ItemRow, Record, SectionRow
from kg.text.numerals import value

_LEAST = 15  # characters an item must have to be told from formulas
_NEARLY = 0.93  # share of common pairs of characters from which two items are nearly the same
_NEARLY_LEAST = 40
_MANY = 4  # repeated items from which they are told as one
_NUMBER = re.compile(r"[0-9]{1,3}|[一二三四五六七八九十百]{1,5}")
_CHINESE = "零一二三四五六七八九"
_MARK = re.compile(r"[0-9一二三四五六七八九十百]+")


def repeated(record: Record) -> Iterator[Finding]:
    """Items of the same, or nearly the same, words: item 21 after item 20. Many of them are one finding: a passage, or the whole text, stands twice."""
    found = list(_repeated(record))
    if len(found) <= _MANY:
        yield from found
        return
    items = tuple(item for one in found for item in one.items)
    zh, en = f"{len(found)}条与前文重复，整段或全文出现两次", f"{len(found)} items stand twice: a passage or the whole text is repeated"
    yield Finding(found[0].document, "repeated-item", items, zh, en, found[0].quotes)


def _repeated(record: Record) -> Iterator[Finding]:
    seen: dict[str, ItemRow] = {}
    for item in record["items"]:
        words = _plain(item["text"])
        if len(words) < _LEAST:
            continue
        if words in seen:
            yield _twice(record, seen[words], item, "相同", "the same")
        else:
            near = _nearly(words, seen)
            if near is not None:
                yield _twice(record, near, item, "几乎相同", "nearly the same")
        seen.setdefault(words, item)


def _twice(record: Record, first: ItemRow, item: ItemRow, zh: str, en: str) -> Finding:
    quotes = (_opening(first), _opening(item))
    says = f"{named(first)}与{named(item)}文字{zh}", f"{named(first)} and {named(item)} are {en} in words"
    return finding(record, "repeated-item", [first, item], *says, *quotes)


def _opening(item: ItemRow) -> Quote:
    text = "".join(item["evidence"]["quote"].split())
    return Quote(item["evidence"]["start"], item["evidence"]["end"], text if len(text) <= 80 else text[:79] + "…")


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _nearly(words: str, seen: dict[str, ItemRow]) -> ItemRow | None:
    """An earlier item that differs by a few characters and not in its numbers: years and figures change between real items."""
    if len(words) < _NEARLY_LEAST:
        return None
    mine, numbers = _pairs(words), re.findall(r"[0-9]+", words)
    for other, item in seen.items():
        if abs(len(other) - len(words)) <= 0.1 * len(words) and other[:2] == words[:2] and re.findall(r"[0-9]+", other) == numbers:
            theirs = _pairs(other)
            if 2 * sum((mine & theirs).values()) >= _NEARLY * (sum(mine.values()) + sum(theirs.values())):
                return item
    return None


def _pairs(words: str) -> Counter[str]:
    return Counter(words[at : at + 2] for at in range(len(words) - 1))


# ---------------------------------------------------------------- headings and numbers


def displaced(record: Record) -> Iterator[Finding]:
    """Headings printed one after the other whose items follow only after the last: which item belongs where was inferred, not printed."""
    starts = sorted((section["evidence"]["start"], section["id"]) for section in record["sections"])
    by_id = {section["id"]: section for section in record["sections"]}
    told: set[str] = set()
    for item in record["items"]:
        section = by_id.get(item["section_id"] or "")
        if section is None or section["id"] in told:
            continue
        between = [by_id[key] for start, key in starts if section["evidence"]["start"] < start < item["evidence"]["start"]]
        between = [other for other in between if other["level"] == section["level"]]
        if between:
            told.add(section["id"])
            names = "、".join(other["printed"] for other in (section, *between))
            zh, en = f"标题{names}连排，其下条目错位", f"headings stand together before their items: {names}"
            yield finding(record, "displaced-heading", [item], zh, en, *(quoted(s["evidence"]) for s in (section, *between)))


def numbering(record: Record, text: str | None) -> Iterator[Finding]:
    """A heading whose number is missing, or stands twice, among its neighbours: one number only, and its label nowhere between them."""
    series: dict[tuple[str | None, str], list[SectionRow]] = defaultdict(list)
    for section in record["sections"]:
        if section["label"]:
            series[section["parent"], _MARK.sub("#", section["label"])].append(section)
    for held in series.values():
        for first, second in pairwise(held):
            before, after = _number(first["label"] or ""), _number(second["label"] or "")
            if before is None or after is None or after not in (before, before + 2):
                continue
            told = (
                _gap(record, first, second)
                if after == before + 2 and text is not None
                else _same(record, first, second)
                if after == before
                else None
            )
            if told is not None and not (after != before and text is not None and _stands(text, first, second, before + 1)):
                yield told


def _gap(record: Record, first: SectionRow, second: SectionRow) -> Finding:
    zh, en = f"{first['label']}之后是{second['label']}", f"{first['label']} is followed by {second['label']}"
    return finding(record, "numbering", [], zh, en, quoted(first["evidence"]), quoted(second["evidence"]))


def _same(record: Record, first: SectionRow, second: SectionRow) -> Finding:
    zh, en = f"编号{first['label']}出现两次", f"the number {first['label']} stands twice"
    return finding(record, "numbering", [], zh, en, quoted(first["evidence"]), quoted(second["evidence"]))


def _stands(text: str, first: SectionRow, second: SectionRow, number: int) -> bool:
    """Whether the missing number's label, or the number with any mark, stands between the two headings."""
    between = "".join(text[first["evidence"]["start"] : second["evidence"]["start"]].split())
    label = _MARK.sub(_written(number, first["label"] or ""), first["label"] or "", count=1)
    return label in between or label.strip("（）()、.．") + "、" in between or (len(label) > 2 and label[1:] in between)


def _written(number: int, label: str) -> str:
    """The number in the digits of the label."""
    if _NUMBER.search(label) and any(char.isdigit() for char in label):
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十") + (_CHINESE[ones] if ones else "")


def _number(label: str) -> int | None:
    found = _NUMBER.search(label)
    if found is None:
        return None
    stands_for = value(found[0])
    return None if stands_for is None else int(stands_for)


# ---------------------------------------------------------------- noted while reading


_UNTOLD = frozenset(
    {"number-without-target", "no-title", "no-items", "displaced-heading"}
)  # of the reader, or told above with both headings


def parse_issues(record: Record) -> Iterator[Finding]:
    """What the readers noted of the document itself, with the characters they noted it at."""
    for issue in record["issues"]:
        if issue["code"] in _UNTOLD or issue["start"] is None or issue["end"] is None:
            continue
        quote = Quote(issue["start"], issue["end"], issue["message"])
        yield finding(record, "reading", [], f"{issue['code']}：{issue['message']}", f"{issue['code']}: {issue['message']}", quote)
