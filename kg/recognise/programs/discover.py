"""Names that no table holds: candidates weighed by how they are written, the best of those that overlap kept."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.recognise.programs.candidates import Candidate, entering, headed, listed, quoted
from kg.recognise.programs.features import around, inside, most_inside, probability
from kg.rules.programs import ProgramRules

LEAST = 0.45
_LEAST_SUM = math.log(LEAST / (1 - LEAST)) - 1e-6  # of weights, with room for rounding


@dataclass(frozen=True, slots=True)
class Discovered:
    """A candidate that is taken for a name, and how probable that is."""

    candidate: Candidate
    probability: float


def discover(text: str, rules: ProgramRules, heading: bool, often: Mapping[str, int], found: Iterable[Candidate]) -> tuple[Discovered, ...]:
    """Those candidates of a passage that count as names, none overlapping another.

    `often` says how many candidates of the document have a name: what it names again and again is likelier a name.
    """
    weighed = [(_probability(c, text, heading, often.get(c.name, 0)), c) for c in found]
    likely = ((p, c) for p, c in weighed if p >= LEAST and plausible(c, text, rules))
    best = sorted(likely, key=lambda pc: (-pc[0], pc[1].start, pc[1].end, pc[1].name))
    kept: list[Discovered] = []
    for chance, candidate in best:
        if not any(k.candidate.start < candidate.end and candidate.start < k.candidate.end for k in kept):
            kept.append(Discovered(candidate, chance))
    return tuple(kept)


def _probability(candidate: Candidate, text: str, heading: bool, often: int) -> float:
    """How probable it is that a candidate is a name; 0 for one that nothing in its own words could make probable enough."""
    head, left, right, size = outside = around(candidate, text, heading, often)
    if head.total + left.total + right.total + size.total + most_inside(candidate.how) < _LEAST_SUM:
        return 0.0
    return probability((*outside, inside(candidate)))


def plausible(candidate: Candidate, text: str, rules: ProgramRules) -> bool:
    """Not a slogan or a mere kind of undertaking; and words in quotes without a head stand where a name can.

    That is after a governing word, in a list, or at the start of a sentence's part.
    """
    if candidate.name in rules.slogans or rules.stops.search(candidate.name):
        return False
    if candidate.how != "quoted" or candidate.head:
        return True
    before = text[max(0, candidate.start - 4) : candidate.start]
    return not before or before[-1] in "、，。；：（”和与及" or any(before[-n:] in rules.strong for n in (2, 4))


def members(text: str, kept: Iterable[Discovered], rules: ProgramRules) -> Iterator[Candidate]:
    """Names that share the head of a discovered one, and those of the form X进A、进B."""
    yield from entering(text, rules)
    for one in kept:
        if one.candidate.how == "headed" and one.candidate.head in rules.shared:
            yield from listed(text, one.candidate, rules)


def candidates(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """All candidates of a passage."""
    yield from quoted(text, rules)
    yield from headed(text, rules)
