"""What comes out of a made-up text, in short forms to compare: items, sections, duties."""

from __future__ import annotations

from kg.model import Document, Item, Outline, Part
from kg.parse import parse


def outline(text: str) -> Outline:
    return parse(Document("made-up", "made-up.txt", text, "utf-8", ""))


def items(found: Outline) -> list[tuple[str | None, str]]:
    """Label and the beginning of each item's text."""
    return [(item.label, _first(found, item)) for item in found.items]


def _first(found: Outline, item: Item) -> str:
    views = (p.view for p in found.passages if p.item == item.id and p.part is Part.BODY and p.view.origin[0] >= item.body.start)
    return next(views).text[:8]


def sections(found: Outline, at: int) -> list[str]:
    return [section.printed for section in found.path(found.items[at].section)]


def duties(found: Outline, item: str) -> list[tuple[str | None, str]]:
    return [(p.label, p.view.text) for p in found.passages if p.part is Part.DUTY and p.item == item]
