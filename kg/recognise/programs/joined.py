"""The passages of a document as one text, so that each search goes through all of them at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Passage, ProgramMention


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` holds the passages one after the other, a line break between them; no name goes over a line break."""

    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]

    def mention(self, start: int, end: int, name: str, rule: str, known: bool) -> ProgramMention:
        """The mention of `name` at `start:end` of the text."""
        number = bisect_right(self.starts, start) - 1
        passage, offset = self.passages[number], self.starts[number]
        return ProgramMention(self.text[start:end], passage.view.span(start - offset, end - offset), passage.item, rule, name, known)


def joined(passages: Iterable[Passage]) -> Joined:
    """`joined(passages).text` is `甲\\n乙` for the passages 甲 and 乙."""
    kept, starts, at = tuple(passages), [], 0
    for passage in kept:
        starts.append(at)
        at += len(passage.view.text) + 1
    return Joined("\n".join([passage.view.text for passage in kept]), kept, tuple(starts))
