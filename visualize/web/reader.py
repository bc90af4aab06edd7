"""A document's text cut into pieces at everything that was found in it: pure values, drawn by the template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Note:
    """Characters `[start, end)` that name something; `kind` decides the colour, `target` is the entity's id (empty: none)."""

    start: int
    end: int
    kind: str
    target: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without a boundary inside; `anchors` are the ids that begin here, `shown` says that it is what a link points to."""

    text: str
    note: Note | None = None
    bold: bool = False
    shown: bool = False
    anchors: tuple[str, ...] = ()


def pieces(
    text: str,
    notes: Iterable[Note],
    *,
    anchors: Iterable[tuple[int, str]] = (),
    bold: Iterable[tuple[int, int]] = (),
    shown: tuple[int, int] | None = None,
) -> list[Piece]:
    """The whole text as pieces in order: joined they give the text back. Of notes that overlap the shortest is kept at each character."""
    length = len(text)
    marks = [note for note in notes if 0 <= note.start < note.end <= length]
    strong = [(a, b) for a, b in bold if 0 <= a < b <= length]
    if shown is not None:
        shown = (max(0, min(shown[0], length)), max(0, min(shown[1], length)))
    names: dict[int, list[str]] = {}
    for at, name in anchors:
        if 0 <= at <= length:
            names.setdefault(at, []).append(name)
    cuts = {0, length, *names, *(x for n in marks for x in (n.start, n.end)), *(x for pair in strong for x in pair), *(shown or ())}
    edges = sorted(cuts)
    covering = _covering(edges, marks)
    heavy = _inside(edges, strong)
    found: list[Piece] = []
    for n, (start, end) in enumerate(pairwise(edges)):
        seen = shown is not None and shown[0] <= start and end <= shown[1]
        found.append(Piece(text[start:end], covering[n], heavy[n], seen, tuple(names.get(start, ()))))
    return found


def _covering(edges: Sequence[int], notes: Sequence[Note]) -> list[Note | None]:
    """The shortest note over each stretch."""
    place = {edge: n for n, edge in enumerate(edges)}
    found: list[Note | None] = [None] * max(0, len(edges) - 1)
    for note in sorted(notes, key=lambda n: (n.start - n.end, n.start, n.kind, n.target)):
        for n in range(place[note.start], place[note.end]):
            found[n] = note
    return found


def _inside(edges: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[bool]:
    place = {edge: n for n, edge in enumerate(edges)}
    found = [False] * max(0, len(edges) - 1)
    for start, end in spans:
        for n in range(place[start], place[end]):
            found[n] = True
    return found
