"""Names that no table holds: candidates weighed by how they are written, the best of those that overlap kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.recognise.programs.candidates import Candidate, entering, listed
from kg.recognise.programs.features import LEAST, weight
from kg.recognise.programs.joined import Joined
from kg.rules.programs import ProgramRules


def discover(page: Joined, rules: ProgramRules, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those candidates of a document that count as names, the likeliest first, none overlapping another."""
    often = Counter([candidate.name for candidate in found])
    weighed = [(weight(c, page, often[c.name]), c) for c in found]
    likely = [(-w, c) for w, c in weighed if w >= LEAST and plausible(c, page.text, rules)]
    taken = bytearray(len(page.text))
    kept: list[Candidate] = []
    for _, candidate in sorted(likely):
        start, end = candidate.start, candidate.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(candidate)
    return tuple(kept)


def plausible(candidate: Candidate, text: str, rules: ProgramRules) -> bool:
    """Not a slogan or a mere kind of undertaking; and words in quotes without a head stand where a name can.

    That is after a governing word, in a list, or at the start of a sentence's part.
    """
    if candidate.name in rules.slogans or rules.stops.search(candidate.name):
        return False
    if candidate.how != "quoted" or candidate.head:
        return True
    before = text[max(0, candidate.start - 4) : candidate.start]
    return not before or before[-1] in "、，。；：（”和与及\n" or any(before[-n:] in rules.strong for n in (2, 4))


def members(text: str, kept: Iterable[Candidate], rules: ProgramRules) -> Iterator[Candidate]:
    """Names that share the head of a discovered one, and those of the form X进A、进B."""
    yield from entering(text, rules)
    for one in kept:
        if one.how == "headed" and one.head in rules.shared:
            yield from listed(text, one, rules)
