"""What a document's layout leaves in doubt, as issues for the reader of the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Issue, Span
from kg.parse.nodes import Node
from kg.parse.paragraphs import Paragraph
from kg.parse.played import Played

_STAGE = "parse"
_ABRIDGED = "本文有删减"
_COUNTED = ("han", "hanparen", "number", "article")


def displaced(document: str, moved: Sequence[Paragraph]) -> Iterator[Issue]:
    """`displaced-heading`: a heading that stood before the items of the heading above it."""
    for p in moved:
        yield Issue(_STAGE, "displaced-heading", f"{p.text}: stands before items that belong to the heading above it", document, _span(p))


def abridged(document: str, played: Sequence[Played]) -> Iterator[Issue]:
    """`abridged-text`: the publisher says that parts are left out."""
    for one in played:
        if _ABRIDGED in one.paragraph.view.text and len(one.text) < 40:
            yield Issue(_STAGE, "abridged-text", "the publisher left parts of the text out", document, _span(one.paragraph))


def gaps(document: str, root: Node) -> Iterator[Issue]:
    """`numbering-gap`: sibling provisions of one kind between which a number is missing."""
    for node in root.walk():
        last: dict[str, int] = {}
        for child in node.children:
            label = child.label
            if label is None or label.kind not in _COUNTED or child.head is None:
                continue
            before = last.get(label.kind)
            if before is not None and label.number > before + 1:
                message = f"{label.text} follows number {before}"
                yield Issue(_STAGE, "numbering-gap", message, document, _span(child.head))
            last[label.kind] = label.number


def _span(p: Paragraph) -> Span:
    return p.view.span(0, len(p.view))
