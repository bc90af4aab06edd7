"""Numbering labels: `一、` `（一）` `1.` `第一条` `一是` `——` …, their rank and the number they carry."""

from __future__ import annotations

from dataclasses import dataclass

from kg.rules.headings import structure

_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_FIRST = frozenset("第（一二三四五六七八九十百0123456789—①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_UNNUMBERED = "dash"


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a cleaned text: `text` as cleaned, `end` where the provision's own words begin, `number` 0 if it carries none."""

    kind: str
    rank: int
    number: int
    text: str
    end: int


def label_at(text: str, at: int = 0) -> Label | None:
    """The label that starts at `text[at]`: `label_at("（三）加强领导")` is a `hanparen` numbered 3; `label_at("2.5公里")` is None."""
    if at >= len(text) or text[at] not in _FIRST:
        return None
    for rule in structure().labels:
        found = rule.pattern.match(text, at)
        if found and found.end() > at:
            numeral = next((g for g in found.groups() if g), "")
            return Label(rule.id, rule.rank, value(numeral), found.group(), found.end())
    return None


def value(numeral: str) -> int:
    """`value("二十一")` is 21, `value("12")` 12, `value("③")` 3, `value("2.1")` 1 (the innermost), 0 for what is no numeral."""
    if not numeral:
        return 0
    if "\u2460" <= numeral[0] <= "\u2473":
        return ord(numeral[0]) - 0x245F
    last = numeral.rsplit(".", 1)[-1]
    if last.isascii() and last.isdigit():
        return int(last)
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
