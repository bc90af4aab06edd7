"""Named undertakings in a document: those of the thesaurus, and others by how they are named.

>>> [m.name for m in programs(outline.passages, outline)]     # for 「深化“放管服”改革，实施健康扶贫工程」
['放管服改革', '健康扶贫']
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from kg.model import Outline, Part, Passage, ProgramMention
from kg.recognise.programs.candidates import Candidate, candidates, listed
from kg.recognise.programs.discover import discover, members, plausible
from kg.recognise.programs.joined import Joined, joined
from kg.recognise.programs.known import Known, completed, known
from kg.rules.programs import ProgramRules, Thesaurus, program_rules, thesaurus

READ = (Part.TITLE, Part.PREAMBLE, Part.HEADING, Part.BODY)


def programs(passages: Sequence[Passage], outline: Outline) -> tuple[ProgramMention, ...]:
    """Every mention of a program, in the order of the text; what a heading names has the heading's section and no item."""
    page = joined(passage for passage in passages if passage.part in READ)
    return tuple([page.mention(*found) for found in sorted(set(_found(page, program_rules(), thesaurus())))])


def _found(page: Joined, rules: ProgramRules, table: Thesaurus) -> Iterator[tuple[int, int, str, str, bool]]:
    """Where each mention starts and ends, its name and rule, and whether the thesaurus has it."""
    text = page.text
    held = known(text, table)
    held += tuple(completed(text, held, rules, table))
    for one in held:
        yield one.start, one.end, one.name, "program.known", True
    covered = _covered(held, len(text))
    kept = discover(page, rules, [c for c in candidates(text, rules) if covered.find(1, c.start, c.end) < 0])
    told = _Told(held)
    shared = (*members(text, kept, rules), *_beside(text, held, rules))
    also = [c for c in shared if plausible(c, text, rules) and not told.tells(c)]
    for c in (*kept, *also):
        name = table.named(c.name)
        yield c.start, c.end, name or c.name, f"program.{c.how}", name is not None


def _covered(held: Iterable[Known], length: int) -> bytearray:
    """1 for each character of the text that stands in a known name."""
    covered, at = bytearray(length), 0
    for one in sorted(held):
        start = max(one.start, at)
        if one.end > start:
            covered[start : one.end] = b"\1" * (one.end - start)
            at = one.end
    return covered


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


def _beside(text: str, held: Iterable[Known], rules: ProgramRules) -> Iterator[Candidate]:
    """Other members of a list that ends with a known name and a head: 甲、乙等专项整治行动."""
    for program in held:
        if program.start > 2 and text[program.start - 1] == "、":
            head = rules.heads.match(text, program.end + text.startswith("等", program.end))
            if head and head[0] in rules.shared:
                yield from listed(text, Candidate(program.start, head.end(), program.name, "known", head[0]), rules)


__all__ = ["READ", "programs"]
