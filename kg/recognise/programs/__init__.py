"""Named undertakings in a document: those of the thesaurus, and others by how they are named.

>>> [m.name for m in programs(outline.passages, outline)]     # for 「深化“放管服”改革，实施健康扶贫工程」
['放管服改革', '健康扶贫']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Outline, Part, Passage, ProgramMention
from kg.recognise.programs.discover import discover
from kg.recognise.programs.known import Known, completed, known
from kg.rules.programs import program_rules, thesaurus

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
    held += completed(text, held, table)
    fresh = discover(text, rules, passage.part is Part.HEADING, document)
    for program in held:
        yield _mention(passage, program.start, program.end, program.name, "program.known", True)
    for one in fresh:
        c = one.candidate
        if not any(k.start < c.end and c.start < k.end for k in held):
            yield _mention(passage, c.start, c.end, table.named(c.name) or c.name, f"program.{c.how}", c.name in table.forms)


def _mention(passage: Passage, start: int, end: int, name: str, rule: str, sure: bool) -> ProgramMention:
    view = passage.view
    return ProgramMention(view.text[start:end], view.span(start, end), passage.item, rule, name, sure)


__all__ = ["Known", "programs"]
