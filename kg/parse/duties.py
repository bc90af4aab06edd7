"""Duty lines: `责任领导：甲、乙` → its label and the stretch that holds the value."""

from __future__ import annotations

from kg.model import View
from kg.rules.headings import duty_labels


def duty_passages(line: View) -> list[tuple[str, View]]:
    """Each label of a duty line with its value: `牵头单位：甲；配合单位：乙` gives two."""
    found = []
    marks = [m for m in duty_labels().line.finditer(line.text) if m.start() == 0 or line.text[m.start() - 1] in "；。，、） "]
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(line)
        label = mark.group("label") or mark.group("boxed")
        found.append((label, line[mark.end() : end]))
    return found
