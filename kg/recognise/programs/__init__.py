"""Named undertakings in a document: those of the thesaurus, and others by how they are named.

>>> [m.name for m in programs(outline.passages, outline)]     # for 「深化“放管服”改革，实施健康扶贫工程」
['放管服改革', '健康扶贫']
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from kg.model import Outline, Part, Passage, ProgramMention
from kg.recognise.programs.candidates import Candidate, listed
from kg.recognise.programs.discover import candidates, discover, members, plausible
from kg.recognise.programs.known import Known, completed, known
from kg.rules.programs import ProgramRules, Thesaurus, program_rules, thesaurus

READ = (Part.TITLE, Part.PREAMBLE, Part.HEADING, Part.BODY)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage with the names the thesaurus knows in it and the candidates that touch none of them."""

    passage: Passage
    known: tuple[Known, ...]
    fresh: tuple[Candidate, ...]


def programs(passages: Sequence[Passage], outline: Outline) -> tuple[ProgramMention, ...]:
    """Every mention of a program, in the order of the text; what a heading names has the heading's section and no item."""
    rules, table = program_rules(), thesaurus()
    readings = [_read(passage, rules, table) for passage in passages if passage.part in READ]
    often = Counter(candidate.name for reading in readings for candidate in reading.fresh)
    found: list[ProgramMention] = []
    for reading in readings:
        mentions = set(_mentions(reading, often, rules, table))
        found.extend(sorted(mentions, key=lambda m: (m.span.start, m.span.end, m.name, m.rule)))
    return tuple(found)


def _read(passage: Passage, rules: ProgramRules, table: Thesaurus) -> _Reading:
    text = passage.view.text
    held = known(text, table)
    held += tuple(completed(text, held, rules, table))
    covered = _covered(held, len(text))
    return _Reading(passage, held, tuple(c for c in candidates(text, rules) if covered.find(1, c.start, c.end) < 0))


def _covered(held: Iterable[Known], length: int) -> bytearray:
    """1 for each character of the text that stands in a known name."""
    covered, at = bytearray(length), 0
    for one in sorted(held, key=lambda k: k.start):
        start = max(one.start, at)
        if one.end > start:
            covered[start : one.end] = b"\1" * (one.end - start)
            at = one.end
    return covered


def _mentions(reading: _Reading, often: Mapping[str, int], rules: ProgramRules, table: Thesaurus) -> Iterator[ProgramMention]:
    passage, text = reading.passage, reading.passage.view.text
    for program in reading.known:
        yield _mention(passage, program.start, program.end, program.name, "program.known", True)
    kept = discover(text, rules, passage.part is Part.HEADING, often, reading.fresh)
    beside = [member for k in reading.known for member in _beside(text, k, rules)]
    told = _Told(reading.known)
    also = (c for c in (*members(text, kept, rules), *beside) if plausible(c, text, rules) and not told.tells(c))
    for c in (*(one.candidate for one in kept), *also):
        name = table.named(c.name)
        yield _mention(passage, c.start, c.end, name or c.name, f"program.{c.how}", name is not None)


class _Told:
    """Which members of a list are told already by the thesaurus; the list's last name, which they overlap, does not count."""

    def __init__(self, held: Iterable[Known]) -> None:
        first_end: dict[int, int] = {}  # where the shortest name that starts at a character ends
        for one in held:
            first_end[one.start] = min(one.end, first_end.get(one.start, one.end))
        self._ends = first_end
        self._starts = sorted(first_end)

    def tells(self, candidate: Candidate) -> bool:
        if candidate.start in self._ends:
            return True
        at = bisect_left(self._starts, candidate.start)
        inside = takewhile(lambda start: start < candidate.end, islice(self._starts, at, None))
        return any(self._ends[start] <= candidate.end - 8 for start in inside)


def _beside(text: str, program: Known, rules: ProgramRules) -> Iterator[Candidate]:
    """Other members of a list that ends with a known name and a head: 甲、乙等专项整治行动."""
    head = rules.heads.match(text, program.end + text.startswith("等", program.end))
    if head and head[0] in rules.shared:
        yield from listed(text, Candidate(program.start, head.end(), program.name, "known", head[0]), rules)


def _mention(passage: Passage, start: int, end: int, name: str, rule: str, sure: bool) -> ProgramMention:
    view = passage.view
    return ProgramMention(view.text[start:end], view.span(start, end), passage.item, rule, name, sure)


__all__ = ["READ", "programs"]
