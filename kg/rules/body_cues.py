"""One pass over a text for all that a body's name can end with, or a group's begin with; what stands there is then read closely."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
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
    """What was found in a text: offsets in its order."""

    ends: list[int]  # where a form that a table knows may end
    heads: list[Head]  # the longest where several overlap
    groups: list[int]  # where 各, 有关, 成员单位 begin
    own: list[int]  # where 我委, 局党组 begin
    fields: list[int]  # where 等部门, 等有关部门 … begin
    carriers: list[int]  # where 移动, 电信 … begin


_END, _HEAD, _GROUP, _OWN, _FIELDS, _CARRIER = 1, 2, 4, 8, 16, 32  # what a word is a cue for; some are for several


def cues(texts: Sequence[str]) -> list[Cues | None]:
    """The cues of each text, found by one scan over all; None where there are none, as in most short passages."""
    words, kinds, automaton = _vocabulary()
    found: list[Cues | None] = [None] * len(texts)
    begins = [0, *accumulate([len(text) + 1 for text in texts])]
    begin = after = last = 0  # where the text that is read begins, where the next one does, the last end
    for index, start, end in automaton.find_matches_as_indexes("\n".join(texts), overlapping=True):
        if end >= after:
            number = bisect_right(begins, start) - 1
            begin, after = begins[number], begins[number + 1]
            found[number] = here = Cues([], [], [], [], [], [])
            ends, nouns = here.ends, here.heads
        kind = kinds[index]
        if kind & _END and last < end:
            last = end
            ends.append(end - begin)
        if kind & _HEAD:
            nouns.append(Head(start - begin, end - begin, words[index]))
        if kind > _END | _HEAD:
            for one, offsets in ((_GROUP, here.groups), (_OWN, here.own), (_FIELDS, here.fields), (_CARRIER, here.carriers)):
                if kind & one:
                    offsets.append(start - begin)
    for seen in found:
        if seen and len(seen.heads) > 1:
            seen.heads[:] = _apart(seen.heads)
    return found


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
