"""Sentences and clauses of a passage, as ranges into its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

Range = tuple[int, int]

_SENTENCE = re.compile(r"[^。！？；\n]+")
_CLAUSE = re.compile(r"[^，：]{1,300}")  # no clause people wrote is longer: hostile text stays cheap
_BRACKET = re.compile(r"（[^（）]{0,120}）")
_DIGIT = re.compile(r"[0-9]")


def sentences(text: str) -> list[Range]:
    """What stands between full stops (and semicolons)."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def clauses(text: str, start: int, end: int) -> list[Range]:
    """What stands between commas and colons; a bracket with a number in it is a clause of its own, after the one it interrupts."""
    parts = [part.span() for part in _CLAUSE.finditer(text, start, end)]
    if text.find("（", start, end) < 0:
        return parts
    return [piece for part in parts for piece in _opened(text, *part)]


def _opened(text: str, start: int, end: int) -> Iterator[Range]:
    at = start
    for bracket in _BRACKET.finditer(text, start, end):
        if _DIGIT.search(bracket[0]):
            yield at, bracket.start()
            yield bracket.start() + 1, bracket.end() - 1
            at = bracket.end()
    if at < end:
        yield at, end
