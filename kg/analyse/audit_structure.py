"""Items that stand twice, headings out of place, numbers missing from a series, and what the readers themselves noted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.analyse.finding import Finding, Quote, finding, named, quoted
from kg.assemble.schema import ItemRow, Record, SectionRow

_LEAST = 15  # characters an item must have to be told from formulas
_NEARLY = 0.93  # share of common pairs of characters from which two items are nearly the same
_NEARLY_LEAST = 40
_NUMBER = re.compile(r"[0-9]{1,3}|[一二三四五六七八九十百]{1,5}")
_MARK = re.compile(r"[0-9一二三四五六七八九十百]+")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}


def repeated(record: Record) -> Iterator[Finding]:
    """Items of the same, or nearly the same, words: item 21 after item 20."""
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


def numbering(record: Record) -> Iterator[Finding]:
    """A number that is missing from, or stands twice in, a series of headings or items under one heading."""
    series: dict[tuple[str, str], list[SectionRow | ItemRow]] = defaultdict(list)
    for section in record["sections"]:
        if section["label"]:
            series["s", f"{section['parent']}/{_style(section['label'])}"].append(section)
    for held in series.values():
        yield from _gaps(record, held)


def _style(label: str) -> str:
    return _MARK.sub("#", label)


def _gaps(record: Record, held: Sequence[SectionRow | ItemRow]) -> Iterator[Finding]:
    numbers = [(_number(one["label"] or ""), one) for one in held]
    for (before, first), (after, second) in zip(numbers, numbers[1:], strict=False):
        if before is None or after is None or after == before + 1 or after == 1:
            continue
        quotes = (_label_quote(first), _label_quote(second))
        if after == before:
            zh, en = f"编号{first['label']}出现两次", f"the number {first['label']} stands twice"
        else:
            zh, en = f"{first['label']}之后是{second['label']}", f"{first['label']} is followed by {second['label']}"
        yield finding(record, "numbering", [], zh, en, *quotes)


def _label_quote(one: SectionRow | ItemRow) -> Quote:
    return quoted(one["evidence"])


def _number(label: str) -> int | None:
    found = _NUMBER.search(label)
    if found is None:
        return None
    if found[0].isdigit():
        return int(found[0])
    return _chinese(found[0])


def _chinese(text: str) -> int:
    """十二 → 12; labels do not pass a few hundred."""
    total, last = 0, 0
    for char in text:
        if char in "十百":
            total += (last or 1) * (10 if char == "十" else 100)
            last = 0
        else:
            last = _DIGITS[char]
    return total + last


# ---------------------------------------------------------------- noted while reading


_NOTED = {"displaced-heading": "displaced-heading"}
_UNTOLD = frozenset({"number-without-target", "no-title", "no-items"})  # of the reader, not of the document


def parse_issues(record: Record) -> Iterator[Finding]:
    """What the readers noted of the document itself, with the characters they noted it at."""
    for issue in record["issues"]:
        if issue["code"] in _UNTOLD or issue["start"] is None or issue["end"] is None:
            continue
        quote = Quote(issue["start"], issue["end"], issue["message"])
        code = _NOTED.get(issue["code"], "reading")
        if code == "displaced-heading":
            continue
        yield finding(record, code, [], f"{issue['code']}：{issue['message']}", f"{issue['code']}: {issue['message']}", quote)
