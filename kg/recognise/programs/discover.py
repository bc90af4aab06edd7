"""Names that no table holds: candidates weighed by how they are written, the best of those that overlap kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.recognise.programs.candidates import Candidate, headed, quoted
from kg.recognise.programs.features import features, probability
from kg.rules.programs import ProgramRules, program_weights

LEAST = 0.5  # probability from which a candidate counts as a name


@dataclass(frozen=True, slots=True)
class Discovered:
    """A candidate that is taken for a name, and how probable that is."""

    candidate: Candidate
    probability: float


def discover(text: str, rules: ProgramRules, heading: bool, document: str) -> tuple[Discovered, ...]:
    """The candidates of a passage that count as names, none overlapping another; `document` is the text of the whole document."""
    weights = program_weights()
    weighed = [
        (probability(weights, features(c, text, rules, heading, document.count(c.name))), c) for c in candidates(text, rules)
    ]
    best = sorted(((p, c) for p, c in weighed if p >= LEAST), key=lambda pc: (-pc[0], pc[1].start, pc[1].end, pc[1].name))
    kept: list[Discovered] = []
    for chance, candidate in best:
        if not any(k.candidate.start < candidate.end and candidate.start < k.candidate.end for k in kept):
            kept.append(Discovered(candidate, chance))
    return tuple(kept)


def candidates(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """All candidates of a passage."""
    yield from quoted(text, rules)
    yield from headed(text, rules)
