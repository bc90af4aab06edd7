"""The words of `data/rules/analysis.yaml`, compiled when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import RuleError
from kg.rules.files import load_yaml

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

FILE = "rules/analysis.yaml"
_NOT_GROUPS = frozenset({"not_before"})


@dataclass(frozen=True, slots=True)
class Topics:
    """The topic terms and the automaton that finds them."""

    terms: tuple[str, ...]
    not_before: frozenset[str]
    automaton: AhoCorasick = field(repr=False)

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """Terms in the text with where they begin, longest first: `教育局` holds no 教育."""
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            if text[end : end + 1] not in self.not_before:
                yield self.terms[index], start


@cache
def topics() -> Topics:
    """The compiled topic terms; a term that stands twice raises RuleError."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    table: dict[str, str] = load_yaml(FILE)["topics"]
    terms: list[str] = []
    for group, words in table.items():
        if group not in _NOT_GROUPS:
            terms += words.split()
    twice = sorted({term for term in terms if terms.count(term) > 1})
    if twice:
        raise RuleError(f"data/{FILE}: topics: {'、'.join(twice)} stand twice; keep one")
    return Topics(tuple(terms), frozenset(table["not_before"]), AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest))


@dataclass(frozen=True, slots=True)
class AuditWords:
    """Patterns and tables of the audit, see the file for what each is for."""

    exclusions: re.Pattern[str]
    year_end: re.Pattern[str]
    month_end: re.Pattern[str]
    rates: re.Pattern[str]
    english: re.Pattern[str]
    same_tail: tuple[tuple[str, ...], ...]
    same_word: tuple[tuple[str, ...], ...]


@cache
def audit_words() -> AuditWords:
    """The compiled words of the audit."""
    table: dict[str, Any] = load_yaml(FILE)["audit"]
    return AuditWords(
        re.compile("|".join(table["exclusions"])),
        re.compile(table["year_end"]),
        re.compile(table["month_end"]),
        re.compile(table["rates"]),
        re.compile(rf"(?<=[\u4e00-\u9fff”》）])\s+(?:{'|'.join(table['english'].split())})\s+(?=[\u4e00-\u9fff“《（])"),
        tuple(tuple(row) for row in table["same_tail"]),
        tuple(tuple(row) for row in table["same_word"]),
    )


@cache
def name_tails() -> re.Pattern[str]:
    """What the names of programs end in without being told apart by it, as often as it stands there."""
    tails: str = load_yaml(FILE)["compare"]["tails"]
    longest_first = sorted(tails.split(), key=lambda tail: (-len(tail), tail))
    return re.compile(rf"(?:{'|'.join(longest_first)}){{1,3}}$")
