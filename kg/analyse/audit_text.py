"""Traces in the words themselves: English where Chinese belongs, and notes of what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.analyse.finding import Finding, Quote
from kg.analyse.words import audit_words
from kg.assemble.schema import ItemRow, Record

_SENTENCE_MARKS = "。；！？\n"


def foreign_words(record: Record, text: str | None) -> Iterator[Finding]:
    """精神 and 县委: small English words between Chinese ones, traces of a machine that wrote or read the text."""
    for found, start, part in _found(record, text, audit_words().english):
        word = found[0].strip()
        yield _finding(record, "foreign-word", start, part, found, f"中文里夹有“{word}”", f"the English word “{word}” in Chinese text", 12)


def excluded(record: Record, text: str | None) -> Iterator[Finding]:
    """（……不再列入）: that something is missing here says nothing of whether it is done."""
    told: tuple[Quote, ...] = ()
    for found, start, part in _found(record, text, audit_words().exclusions):
        zh, en = "声明不含某些内容，未写不等于不做", "says that something is left out: absence here is not absence of work"
        one = _finding(record, "exclusion", start, part, found, zh, en, 60)
        if one.quotes != told:
            told = one.quotes
            yield one


def _found(record: Record, text: str | None, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int, str]]:
    """Matches in the source, or in the items where there is no source, with where the searched text begins."""
    parts = [(0, text)] if text is not None else [(item["evidence"]["start"], item["evidence"]["quote"]) for item in record["items"]]
    for start, part in parts:
        for found in pattern.finditer(part):
            yield found, start, part


def _finding(record: Record, code: str, begin: int, part: str, found: re.Match[str], zh: str, en: str, most: int) -> Finding:
    """The match with its surroundings up to the ends of the sentence, at most so many characters each way."""
    start, end = found.span()
    while start > 0 and found.start() - start < most and part[start - 1] not in _SENTENCE_MARKS:
        start -= 1
    while end < len(part) and end - found.end() < most and part[end] not in _SENTENCE_MARKS:
        end += 1
    quote = Quote(begin + start, begin + end, " ".join(part[start:end].split()))
    return Finding(record["source"]["id"], code, _items(record["items"], begin + found.start()), zh, en, (quote,))


def _items(items: list[ItemRow], at: int) -> tuple[str, ...]:
    return tuple(item["id"] for item in items if item["evidence"]["start"] <= at < item["evidence"]["end"])
