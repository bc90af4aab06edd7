"""Task tables whose columns are set apart by runs of blanks: `序号   任务   牵头单位` above `1   修建水渠   县水利局` → rows with cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import View
from kg.parse.columns import header_field
from kg.parse.lines import Line

_HEADS = re.compile(r"(?:牵头|责任|负责|主办|主责)[^\s。；]{0,10}[ \u3000]{3}")  # before the next column
_RUNS = ("   ", "\u3000\u3000\u3000")
_BLANKS = 2  # at least between two columns
_COLUMNS_LEAST = 3
_HEAD_MOST = 16  # characters of a head
_HEADING_MOST = 40  # of a line between rows


def align(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines of a raw text, those of such a table given a cell a column."""
    if not (any(blanks in text for blanks in _RUNS) and _HEADS.search(text)):
        return list(lines)
    found: list[Line] = []
    inside = False
    for at, line in enumerate(lines):
        cells = _cells(line) if not line.cells and _apart(line) else ()
        if len(cells) >= _COLUMNS_LEAST and _heads(cells):
            inside = True
        elif inside and not cells:
            inside = _stands_between(lines, at)
        found.append(replace(line, cells=cells) if inside and cells else line)
    return found


def _apart(line: Line) -> bool:
    """Whether a line is wider than what it holds."""
    origin = line.view.origin
    return len(origin) > 1 and origin[-1] - origin[0] >= len(origin) - 1 + _BLANKS


def _cells(line: Line) -> tuple[View, ...]:
    """The parts of a line between runs of blanks; none if it has no such runs."""
    cuts = [at for at in _cuts(line.view) if 0 < at < len(line.view)]
    return tuple(line.view[a:b] for a, b in pairwise([0, *cuts, len(line.view)])) if cuts else ()


def _cuts(view: View) -> Iterator[int]:
    for at, (before, after) in enumerate(pairwise(view.origin), 1):
        if after - before > _BLANKS:
            yield at


def _heads(cells: Sequence[View]) -> bool:
    fields = {header_field(cell.text) for cell in cells if len(cell) <= _HEAD_MOST}
    return "task" in fields and "lead" in fields and all(len(cell) <= _HEAD_MOST for cell in cells)


def _stands_between(lines: Sequence[Line], at: int) -> bool:
    """Whether a line without runs of blanks is part of the table: a heading above a row with a number, or the rest of a cell."""
    if len(lines[at].text) > _HEADING_MOST or at + 1 == len(lines):
        return False
    cells = _cells(lines[at + 1])
    return len(cells) > 1 and cells[0].text.isdigit()
