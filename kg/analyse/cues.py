"""An item's text with the theme words found in it; bodies named in it are hidden, since 教育局 says nothing of education there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import View
from kg.rules.themes import theme_rules
from kg.text.view import view

_FIRST_LEAST, _FIRST_MOST = 12, 40


@dataclass(frozen=True, slots=True)
class Found:
    """A cue word: at `at` in the cleaned text, at `start`…`end` in the source."""

    word: str
    theme: str
    weight: int
    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A cleaned text, where it begins in the source, and the stretches of the source not to be read."""

    view: View
    offset: int
    closed: tuple[tuple[int, int], ...]

    def hidden(self, start: int, end: int) -> bool:
        """Whether a stretch of the cleaned text touches a name of a body."""
        if not self.closed:
            return False
        first, last = self.place(start, end)
        return any(a < last and first < b for a, b in self.closed)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the cleaned text begins and ends in the source."""
        span = self.view.span(start, end)
        return span.start + self.offset, span.end + self.offset

    def cues(self) -> Iterator[Found]:
        """Theme words from left to right, the longest at each place."""
        rules = theme_rules()
        for index, start, end in rules.automaton.find_matches_as_indexes(self.view.text):
            cue = rules.cues[index]
            if cue.theme is not None and not self.hidden(start, end):
                yield Found(rules.words[index], cue.theme, cue.weight, start, *self.place(start, end))

    def first(self, heading: str | None) -> int:
        """How far the first clause reaches: the heading, else up to the first stop."""
        text = self.view.text
        if heading:
            at = text.find(heading[:8])
            if 0 <= at <= _FIRST_LEAST:
                return at + min(len(heading), _FIRST_MOST)
        stops = [at for stop in "。，；：" if (at := text.find(stop, _FIRST_LEAST, _FIRST_MOST)) >= 0]
        return min(stops, default=_FIRST_MOST)


def reading(text: str, offset: int, closed: Iterable[tuple[int, int]]) -> Reading:
    """The reading of raw `text` that begins at `offset` of its source."""
    return Reading(view(text), offset, tuple(closed))
