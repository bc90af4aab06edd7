"""Items that stand twice, headings out of place, numbers missing from a series, and what the readers themselves noted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kg.analyse.finding import Finding, Quote, finding, named, quoted
from kg.assemble.schema import ItemRow, Record, SectionRow

_LEAST = 15  # characters an item must have to be told from formulas
_NEARLY = 0.93  # share of common pairs of characters from which two items are nearly the same
_NEARLY_LEAST = 40
_MANY = 4  # repeated items from which they are told as one
_CHINESE = "零一二三四五六七八九"
_BACK = 8000  # characters before a heading in which its neighbour is looked for
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


def numbering(record: Record) -> Iterator[Finding]:
    """Headings beside one another under the same number: 第五条 twice. (Numbers left out are noted while reading.)"""
    series: dict[tuple[str | None, str], list[SectionRow]] = defaultdict(list)
    for section in record["sections"]:
        if section["label"] and "".join(section["printed"].split()) != "".join(section["label"].split()):
            series[section["parent"], _MARK.sub("#", section["label"])].append(section)
    for held in series.values():
        for first, second in pairwise(held):
            if first["label"] == second["label"]:
                zh, en = f"编号{first['label']}出现两次", f"the number {first['label']} stands twice"
                yield finding(record, "numbering", [], zh, en, quoted(first["evidence"]), quoted(second["evidence"]))


# ---------------------------------------------------------------- noted while reading


# code of the reader's issue → code here; issues of our own reading are not told
_NOTED = {"numbering-gap": "numbering", "abridged-text": "abridged"}
_SAYS = {
    "numbering-gap": ("编号不连续", "a number is left out"),
    "abridged-text": ("文本有删减，缺的部分不能当作没有", "the publisher left parts of the text out: absence here says nothing"),
}


def noted(record: Record, text: str | None) -> Iterator[Finding]:
    """What the readers noted of the document itself, with the characters they noted it at."""
    for issue in record["issues"]:
        code, start, end = _NOTED.get(issue["code"]), issue["start"], issue["end"]
        if code is None or start is None or end is None:
            continue
        if issue["code"] == "numbering-gap" and text is not None and _stands(text, start, issue["message"]):
            continue
        said = " ".join(text[start:end].split()) if text is not None else issue["message"]
        zh, en = _SAYS[issue["code"]]
        yield finding(record, code, [], f"{zh}（{issue['message']}）", en, Quote(start, end, said))


def _stands(text: str, start: int, message: str) -> bool:
    """Whether the number that seems left out stands in the source after all, between its neighbours: the reader missed it, not the writer."""
    label, _, before = message.partition(" follows number ")
    if not before.isdigit():
        return False
    words = "".join(text[max(0, start - _BACK) : start].split())
    last, missing = (_MARK.sub(_written(number, label), label, count=1) for number in (int(before), int(before) + 1))
    return missing in words[max(0, words.rfind(last)) :]


def _written(number: int, label: str) -> str:
    """The number in the digits of the label: 12 is 十二 beside 十一、."""
    if any(char.isdigit() and char.isascii() for char in label):
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十") + (_CHINESE[ones] if ones else "")
