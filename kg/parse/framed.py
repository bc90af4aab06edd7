"""Rows of task tables that plain text tore apart: cells broken over lines, headings that stand between the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import View
from kg.parse.columns import header_field
from kg.parse.lines import Line
from kg.rules.headings import chrome_in

_TORN = "，、；（《“"  # no cell ends so
_HEADING_MOST = 40  # characters of a line that heads rows
_COLUMNS_LEAST = 3


def reframe(lines: Sequence[Line]) -> list[Line]:
    """The lines, those between the rows of a task table made rows of it.

    A row whose last cell ends in the middle of a sentence goes on in the line below; a short line between rows is a row of one cell.
    """
    if not any(len(line.cells) >= _COLUMNS_LEAST for line in lines):
        return list(lines)
    found: list[Line] = []
    columns = 0  # of the table being read; 0 outside
    for at, line in enumerate(lines):
        if line.cells and _heads(line):
            columns = len(line.cells)
        elif columns and _torn(found[-1], columns):
            found[-1] = _joined(found[-1], line)
            continue
        elif columns and not line.cells and not _page_number(line):
            if _stands_over_rows(lines, at):
                line = replace(line, cells=(line.view,))
            else:
                columns = 0
        found.append(line)
    return found


def _heads(line: Line) -> bool:
    """Whether a row names columns, one of tasks and one of bodies among them."""
    fields = {header_field(cell.text) for cell in line.cells if len(cell) <= 16}
    return len(line.cells) >= _COLUMNS_LEAST and "task" in fields and not fields.isdisjoint(("lead", "body"))


def _torn(row: Line, columns: int) -> bool:
    """Whether a row lacks cells and breaks off."""
    return 1 < len(row.cells) < columns and row.text[-1] in _TORN


def _joined(row: Line, line: Line) -> Line:
    """The row with the line below, whose first cell goes on with the row's last."""
    first, *more = line.cells or (line.view,)
    whole = View.join((row.view, line.view))
    return replace(row, view=whole, text=whole.text, cells=(*row.cells[:-1], View.join((row.cells[-1], first)), *more))


def _stands_over_rows(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is short, ends no sentence, and a row that is no head follows."""
    text = lines[at].text
    follows = next((line for line in lines[at + 1 : at + 3] if not _page_number(line)), None)
    return (
        len(text) <= _HEADING_MOST and text[-1] not in "。；：" and follows is not None and len(follows.cells) > 1 and not _heads(follows)
    )


def _page_number(line: Line) -> bool:
    return len(line.text) <= _HEADING_MOST and chrome_in(line.text).fullmatch(line.text) is not None
