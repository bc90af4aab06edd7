"""Named undertakings in a document: those of the thesaurus, and others by how they are named.

>>> [m.name for m in programs(outline.passages, outline)]     # for 「深化“放管服”改革，实施健康扶贫工程」
['放管服改革', '健康扶贫']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.model import Outline, Part, Passage, ProgramMention
from kg.recognise.programs.candidate import Candidate
from kg.recognise.programs.candidates import listed
from kg.recognise.programs.discover import discover, members
from kg.recognise.programs.held import Held
from kg.recognise.programs.joined import joined
from kg.recognise.programs.known import Known, completed, known
from kg.rules.programs import ProgramRules, Thesaurus, program_rules, thesaurus

READ = (Part.TITLE, Part.PREAMBLE, Part.HEADING, Part.BODY)


def programs(passages: Sequence[Passage], outline: Outline) -> tuple[ProgramMention, ...]:
    """Every mention of a program, in the order of the text; what a heading names has the heading's section and no item."""
    page = joined(passage for passage in passages if passage.part in READ)
    return tuple([page.mention(*found) for found in sorted(set(_found(page.text, program_rules(), thesaurus())))])


def _found(text: str, rules: ProgramRules, table: Thesaurus) -> Iterator[tuple[int, int, str, str, bool]]:
    """Where each mention starts and ends, its name and rule, and whether the thesaurus has it."""
    found = known(text, table)
    found += tuple(completed(text, found, rules, table))
    kept = discover(text, rules, Held(found, len(text)))
    names = _standing(text, found, kept)
    for start, end, name in names:
        yield start, end, name, "program.known", True
    shared = [c for c in (*members(text, kept, rules), *_beside(text, names, rules)) if not rules.stopped(c.name)]
    for c in (*kept, *_untold(shared, names)):
        known_as = table.named(c.name)
        yield c.start, c.end, known_as or c.name, f"program.{c.how}", known_as is not None


def _standing(text: str, names: Iterable[Known], kept: Iterable[Candidate]) -> list[Known]:
    """The known names that are no part of a wider one; none of those kept cuts through them."""
    covered = bytearray(len(text))
    for one in kept:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    return [one for one in names if not covered[one[0]]]


def _untold(shared: Iterable[Candidate], names: Iterable[Known]) -> list[Candidate]:
    """The members of lists that no known name tells already; the list's last name, which they overlap, does not count."""
    ends = dict(sorted(((start, end) for start, end, _ in names), reverse=True))  # of the shortest name that starts there
    return [c for c in shared if c.start not in ends and all(ends.get(start, c.end) > c.end - 8 for start in range(c.start, c.end))]


def _beside(text: str, held: Iterable[Known], rules: ProgramRules) -> Iterator[Candidate]:
    """Other members of a list that ends with a known name and a head: 甲、乙等专项整治行动."""
    for start, end, name in held:
        if start > 2 and text[start - 1] == "、":
            head = rules.heads.match(text, end + text.startswith("等", end))
            if head and head[0] in rules.shared:
                yield from listed(text, Candidate(start, head.end(), name, "known", head[0]), rules)


__all__ = ["READ", "programs"]
