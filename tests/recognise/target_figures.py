"""The figures of a made-up text, in short forms to compare."""

from __future__ import annotations

from kg.model import Document
from kg.parse import parse
from kg.recognise.targets import targets


def read(text: str) -> list[str]:
    outline = parse(Document("d", "d.txt", text, "utf-8", "0" * 64))
    found, _ = targets(outline.passages, outline)
    return [f"{m.indicator} {m.comparator} {m.value:g} {m.unit} {m.role} {m.time}" for m in found]
