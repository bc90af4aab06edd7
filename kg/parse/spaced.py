"""Headings whose Arabic number is set off by a blank alone, as emergency plans print them: `1 总则` above `1.1 目的`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.parse.labels import Label
from kg.parse.paragraphs import Paragraph

_HEADING = re.compile(r"(?P<number>[1-9]|1\d)(?=[\u4e00-\u9fff“])[^。，；：、%]{2,24}")
_RANK = 70


def number_spaced(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that carry on the count `1 甲`, `2 乙` … labelled; only in a text that also counts `1.1`."""
    if not any(p.label and p.label.kind.startswith("decimal") for p in paragraphs):
        return list(paragraphs)
    found, last = [], 0
    for p in paragraphs:
        number = _number(p)
        if number and number in (last + 1, 1):
            p, last = replace(p, label=Label("number", _RANK, number, str(number), len(str(number)))), number
        found.append(p)
    return found


def _number(p: Paragraph) -> int:
    """The number a heading begins with, 0 if it is no such heading."""
    heading = _HEADING.fullmatch(p.text) if p.label is None and not p.chrome and not p.cells else None
    if heading is None:
        return 0
    end = heading.end("number")
    return int(heading["number"]) if p.view.origin[end] > p.view.origin[end - 1] + 1 else 0
