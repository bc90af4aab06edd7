"""Named undertakings in a document: those of the thesaurus, and others by how they are named.

>>> [m.name for m in programs(outline.passages, outline)]     # for 「深化“放管服”改革，实施健康扶贫工程」
['放管服改革', '健康扶贫']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Outline, Part, Passage, ProgramMention
from kg.recognise.programs.candidates import Candidate, listed
from kg.recognise.programs.discover import discover
from kg.recognise.programs.known import Known, completed, known
from kg.rules.programs import ProgramRules, program_rules, thesaurus

READ = (Part.TITLE, Part.PREAMBLE, Part.HEADING, Part.BODY)


def programs(passages: Sequence[Passage], outline: Outline) -> tuple[ProgramMention, ...]:
    """Every mention of a program, in the order of the text; what a heading names has the heading's section and no item."""
    document = "".join(passage.view.text for passage in passages if passage.part in READ)
    found: list[ProgramMention] = []
    for passage in passages:
        if passage.part in READ:
            found.extend(sorted(_in_passage(passage, document), key=lambda m: (m.span.start, m.span.end, m.name)))
    return tuple(found)


def _in_passage(passage: Passage, document: str) -> Iterator[ProgramMention]:
    text = passage.view.text
    table, rules = thesaurus(), program_rules()
    held = list(known(text, table))
    held += list(completed(text, held, rules, table))
    fresh = discover(text, rules, passage.part is Part.HEADING, document, [(k.start, k.end) for k in held])
    for program in held:
        yield _mention(passage, program.start, program.end, program.name, "program.known", True)
    members = [member for k in held for member in _beside(text, k, rules)]
    for c in (*(one.candidate for one in fresh), *members):
        yield _mention(passage, c.start, c.end, table.named(c.name) or c.name, f"program.{c.how}", c.name in table.forms)


def _beside(text: str, program: Known, rules: ProgramRules) -> Iterator[Candidate]:
    """Other members of a list that ends with a known name and a head: 甲、乙等专项整治行动."""
    head = rules.heads.match(text, program.end + text.startswith("等", program.end))
    if head and head[0] in rules.shared:
        yield from listed(text, Candidate(program.start, head.end(), program.name, "known", head[0]), rules)


def _mention(passage: Passage, start: int, end: int, name: str, rule: str, sure: bool) -> ProgramMention:
    view = passage.view
    return ProgramMention(view.text[start:end], view.span(start, end), passage.item, rule, name, sure)


__all__ = ["Known", "programs"]
