"""Numbering labels: `一、` `（一）` `1.` `第一条` `一是` `——` …, their rank and the number they carry."""

from __future__ import annotations

from functools import lru_cache

from kg.model.frozen import frozen
from kg.rules.headings import structure

_MARKS = ((0x2460, 0x2473), (0x2474, 0x2487), (0x2488, 0x249B), (0x3220, 0x3229))  # ① ⑴ ⒈ ㈠
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}


@frozen()
class Label:
    """A label found in a cleaned text: `text` as cleaned, `end` where the provision's own words begin, `number` 0 if it carries none."""

    kind: str
    rank: int
    number: int
    text: str
    end: int


def label_at(text: str, at: int = 0) -> Label | None:
    """The label that starts at `text[at]`: `label_at("（三）加强领导")` is a `hanparen` numbered 3; `label_at("2.5公里")` is None."""
    pattern = structure().by_first.get(text[at]) if at < len(text) else None
    found = pattern.match(text, at) if pattern is not None else None
    return _label(found.lastgroup or "", found[found.lastindex or 0], found[0], found.end()) if found is not None else None


@lru_cache(maxsize=1024)  # many provisions of a document, and of others, have the same
def _label(group: str, numeral: str, text: str, end: int) -> Label:
    rule = structure().by_group[group]
    depth = numeral.count(".") if rule.id == "decimal" else 1
    kind = rule.id if depth < 2 else f"{rule.id}{depth + 1}"
    return Label(kind, rule.rank + depth - 1, value(numeral), text, end)


@lru_cache(maxsize=512)
def value(numeral: str) -> int:
    """`value("二十一")` is 21, `value("12")` 12, `value("③")` 3, `value("2.1")` 1 (the innermost), 0 for what is no numeral."""
    if not numeral:
        return 0
    for first, last in _MARKS:
        if first <= ord(numeral[0]) <= last:
            return ord(numeral[0]) - first + 1
    inner = numeral.rsplit(".", 1)[-1]
    if inner.isascii() and inner.isdigit():
        return int(inner)
    return _han(numeral)


def _han(numeral: str) -> int:
    total, digit = 0, 0
    for c in numeral:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif c == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            return 0
    return total + digit
