"""One pass over a text for all that a body's name can end with, or a group's begin with; what stands there is then read closely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from kg.rules.bodies import endings
from kg.rules.body_tables import heads
from kg.rules.organization_rules import organization_rules


class Head(NamedTuple):
    """A head noun at `start:end`: 领导小组, 医院."""

    start: int
    end: int
    text: str


class Cues(NamedTuple):
    """What was found: offsets in the order of the text."""

    ends: list[int]  # where a form that a table knows may end
    heads: list[Head]  # the longest where several overlap
    groups: list[int]  # where 各, 有关, 成员单位 begin
    own: list[int]  # where 我委, 局党组 begin
    fields: bool  # whether 等部门, 等有关部门 … occur
    carriers: bool  # whether 移动, 电信 … occur


_END, _HEAD, _GROUP, _OWN, _FIELDS, _CARRIER = 1, 2, 4, 8, 16, 32  # what a word is a cue for; some are for several


def cues(text: str) -> Cues | None:
    """The cues of a text; None if it has none, as most short passages have."""
    words, kinds, automaton = _vocabulary()
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    if not found:
        return None
    ends: list[int] = []
    nouns: list[Head] = []
    groups: list[int] = []
    own: list[int] = []
    fields = carriers = False
    last = 0
    for index, start, end in found:
        kind = kinds[index]
        if kind & _END and last < end:
            last = end
            ends.append(end)
        if kind & _HEAD:
            nouns.append(Head(start, end, words[index]))
        if kind <= _END | _HEAD:
            continue
        if kind & _GROUP:
            groups.append(start)
        elif kind & _OWN:
            own.append(start)
        elif kind & _FIELDS:
            fields = True
        elif kind & _CARRIER:
            carriers = True
    return Cues(ends, _apart(nouns), groups, own, fields, carriers)


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin at these offsets, none inside another: as `finditer` gives them, without the search."""
    at = 0
    for start in starts:
        if start >= at and (found := pattern.match(text, start)):
            at = found.end()
            yield found


def _apart(nouns: list[Head]) -> list[Head]:
    """The head nouns that begin first, of those the longest: 领导小组办公室, not 领导小组 or 办公室."""
    if len(nouns) < 2:
        return nouns
    kept: list[Head] = []
    at = 0
    for noun in sorted(nouns, key=lambda n: (n.start, -n.end)):
        if noun.start >= at:
            kept.append(noun)
            at = noun.end
    return kept


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[int, ...], AhoCorasick]:
    rules = organization_rules()
    kinds: dict[str, int] = {}
    for kind, words in (
        (_END, endings()),
        (_HEAD, heads().types),
        (_GROUP, rules.group_words),
        (_OWN, rules.own_words),
        (_FIELDS, ("等" + which + "部门" for which in ("", "相关", "有关", "多个", "多"))),
        (_CARRIER, rules.carriers),
    ):
        for word in sorted(words):
            kinds[word] = kinds.get(word, 0) | kind
    # as quick to build as what is chosen by default, and quicker to scan with
    return tuple(kinds), tuple(kinds.values()), AhoCorasick(list(kinds), implementation=Implementation.ContiguousNFA)
