"""The document as read, and places in its text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import field

from kg.model.frozen import frozen


@frozen(order=True)
class Span:
    """A half-open stretch `[start, end)` of `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@frozen()
class Document:
    """One input as read. `id` is the file's stem, `digest` the SHA-256 (hex) of the file's bytes."""

    id: str
    file: str
    text: str
    encoding: str
    digest: str

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


@frozen()
class View:
    """Text cleaned for reading (no stray white space, one width of punctuation) that remembers where each character stood.

    `origin[i]` is the offset in `Document.text` of `text[i]`; it never decreases.
    """

    text: str
    origin: array[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> View:
        return View(self.text[part], self.origin[part])

    def gaps(self) -> tuple[int, ...]:
        """The characters before which something was dropped: white space, for the most part."""
        origin = self.origin
        if not origin or origin[-1] - origin[0] == len(origin) - 1:
            return ()
        return tuple([at for at in range(1, len(origin)) if origin[at] - origin[at - 1] > 1])

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the document; an empty stretch has an empty span."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else (self.origin[-1] + 1 if self.origin else 0)
            return Span(at, at)
        return Span(self.origin[start], self.origin[end - 1] + 1)

    @staticmethod
    def join(views: Iterable[View]) -> View:
        """The views one after the other, nothing between them."""
        text, origin = [], array("l")
        for view in views:
            text.append(view.text)
            origin.extend(view.origin)
        return View("".join(text), origin)
