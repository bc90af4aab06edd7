"""Sentences and clauses of a passage, as ranges into its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

Range = tuple[int, int]

_SENTENCE = re.compile(r"[。！？；\n]+")
_CLAUSE = re.compile(r"[，：]")
_BRACKET = re.compile(r"（[^（）]{0,120}）")
_LONGEST = 300
_DIGIT = re.compile(r"[0-9]")


def sentences(text: str) -> Iterator[Range]:
    """What stands between full stops (and semicolons)."""
    return _between(_SENTENCE, text, 0, len(text))


def clauses(text: str, start: int, end: int) -> list[Range]:
    """What stands between commas and colons; a bracket with a number in it is a clause of its own, after the one it interrupts."""
    found: list[Range] = []
    for left, right in _between(_CLAUSE, text, start, end):
        for at in range(left, right, _LONGEST):  # no clause people wrote is that long: hostile text stays cheap
            stop = min(right, at + _LONGEST)
            if text.find("（", at, stop) < 0:
                found.append((at, stop))
            else:
                found.extend(_opened(text, at, stop))
    return found


def _between(mark: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Range]:
    at = start
    for stop in mark.finditer(text, start, end):
        if stop.start() > at:
            yield at, stop.start()
        at = stop.end()
    if at < end:
        yield at, end


def _opened(text: str, start: int, end: int) -> Iterator[Range]:
    at = start
    for bracket in _BRACKET.finditer(text, start, end):
        if _DIGIT.search(bracket[0]):
            yield at, bracket.start()
            yield bracket.start() + 1, bracket.end() - 1
            at = bracket.end()
    if at < end:
        yield at, end
