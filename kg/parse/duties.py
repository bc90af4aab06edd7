"""Duty lines: `责任领导：甲、乙` → its label and the stretch that holds the value."""

from __future__ import annotations

import re

from kg.model import View
from kg.rules.headings import duty_labels


def duty_passages(line: View) -> list[tuple[str, View]]:
    """Each label of a duty line with its value: `牵头单位：甲；配合单位：乙` gives two."""
    found: list[tuple[str, View]] = []
    mark = _mark(line.text, 0)
    while mark is not None:
        following = _mark(line.text, mark.end())
        found.append((mark["label"] or mark["boxed"], line[mark.end() : following.start() if following else len(line)]))
        mark = following
    return found


def _mark(text: str, start: int) -> re.Match[str] | None:
    """The first label from `start` on that stands at the beginning or behind a stop."""
    if text.find("：", start) < 0 and text.find("】", start) < 0:
        return None
    return next((m for m in duty_labels().line.finditer(text, start) if m.start() == 0 or text[m.start() - 1] in "；。，、） "), None)
