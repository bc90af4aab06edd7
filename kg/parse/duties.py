"""Duty lines: `责任领导：甲、乙` → its label and the stretch that holds the value."""

from __future__ import annotations

from functools import lru_cache

from kg.model import View
from kg.rules.headings import duty_labels

_STOPS = "；。，、） "  # a label stands at the beginning or behind one of them


def duty_passages(line: View) -> list[tuple[str, View]]:
    """Each label of a duty line with its value: `牵头单位：甲；配合单位：乙` gives two."""
    return [(label, line[start:end]) for label, start, end in _read(line.text)]


@lru_cache(maxsize=1024)
def _read(text: str) -> tuple[tuple[str, int, int], ...]:
    """The labels of a duty line and where their values stand; a document says the same line of many items."""
    last = max(text.rfind("："), text.rfind("】")) + 1  # no label ends behind it
    marks = [m for m in duty_labels().line.finditer(text, 0, last) if m.start() == 0 or text[m.start() - 1] in _STOPS]
    ends = [*[m.start() for m in marks[1:]], len(text)]
    return tuple([(m["label"] or m["boxed"], m.end(), end) for m, end in zip(marks, ends, strict=True)])
