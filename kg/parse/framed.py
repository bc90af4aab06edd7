"""Rows of task tables that plain text tore apart: a line ends wherever one did inside a cell, headings stand between the rows.

A row has one tab fewer than the table has columns, so the lines of a torn row are those that together hold as many.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from kg.model import View
from kg.model.frozen import frozen
from kg.parse.columns import header_field
from kg.parse.forms import body_name
from kg.parse.lines import Line

_TORN = "，、；（《“"  # no cell ends so
_HEADING_MOST = 40  # characters of a line that heads rows
_REST_MOST = 6  # characters of the rest of a cell that is no name
_COLUMNS_LEAST = 3
_ROW_MOST = 24  # lines of one row
_HEADINGS_MOST = 5  # lines of headings over one row, with a head repeated
_BODIES = frozenset(("lead", "support", "body", "person"))


@frozen()
class _Frame:
    """What the columns of a table are; whether each row begins with its number."""

    fields: tuple[str, ...]
    numbered: bool


def reframe(lines: Sequence[Line], furniture: Collection[str]) -> list[Line]:
    """The lines, those of a torn row of a task table joined, and a short line between rows made a row of one cell."""
    if not any(_frame(line) for line in lines):
        return list(lines)
    plain = [line for line in lines if line.text not in furniture]
    found = [line for line in lines if line.text in furniture]
    frame: _Frame | None = None
    at = 0
    while at < len(plain):
        line = plain[at]
        frame = _frame(line) or frame
        parts = [line] if frame is None or _frame(line) else _row(plain, at, frame)
        if not line.cells and len(parts) == 1:
            frame = frame if _stands_over_rows(plain, at) else None
            line = replace(line, cells=(line.view,)) if frame else line
        found.append(_joined(parts) if len(parts) > 1 else line)
        at += len(parts)
    return sorted(found, key=lambda line: line.view.origin[0])


def _frame(line: Line) -> _Frame | None:
    """The columns that a row names, one of tasks and one of bodies among them; None for any other line."""
    if len(line.cells) < _COLUMNS_LEAST or "|" in line.text:
        return None
    fields = tuple(header_field(cell.text) if len(cell) <= 16 else "" for cell in line.cells)
    if "task" not in fields or not {"lead", "body"} & set(fields):
        return None
    return _Frame(fields, fields[0] == "order")


def _row(lines: Sequence[Line], at: int, frame: _Frame) -> Sequence[Line]:
    """The lines that together make the row which begins at `at`; that one alone if they make none."""
    wanted = len(frame.fields) - 1
    tabs, end = _tabs(lines[at]), at + 1
    for line in lines[at + 1 : at + _ROW_MOST]:
        if _frame(line):
            break
        if tabs == wanted:
            if not _ends_row(lines[end - 1], line, frame):
                break
        elif tabs + _tabs(line) > wanted or not _goes_on(lines[at:end], line, frame):
            break
        tabs += _tabs(line)
        end += 1
    return lines[at:end] if tabs == wanted else lines[at : at + 1]


def _tabs(line: Line) -> int:
    return max(0, len(line.cells) - 1)


def _goes_on(parts: Sequence[Line], line: Line, frame: _Frame) -> bool:
    """Whether a line goes on with a row that lacks cells."""
    if line.label is not None if not line.cells else frame.numbered and line.cells[0].text.isdigit():
        return False
    first = line.cells[0] if line.cells else line.view
    return frame.numbered or parts[-1].text[-1] in _TORN or not parts[0].cells or len(first) <= _HEADING_MOST


def _ends_row(last: Line, line: Line, frame: _Frame) -> bool:
    """Whether a line without tabs is the rest of a row's last cell."""
    if line.cells or line.gap or line.label is not None or line.text.startswith(("备注", "注：")):
        return False
    if last.text[-1] in _TORN:
        return True
    named = frame.fields[-1] in _BODIES and (body_name(line.text) or "、" in line.text)
    return frame.numbered and (named or len(line.text) <= _REST_MOST)


def _joined(parts: Sequence[Line]) -> Line:
    """One line for all; the first cell of each goes on with the last of the line before."""
    cells = list(parts[0].cells or (parts[0].view,))
    for line in parts[1:]:
        first, *more = line.cells or (line.view,)
        cells[-1:] = [View.join((cells[-1], first)), *more]
    whole = View.join(line.view for line in parts)
    return replace(parts[0], view=whole, text=whole.text, cells=tuple(cells))


def _stands_over_rows(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is short, ends no sentence, and a row follows, or another such line with a label; one with a label even before
    the head that a new page repeats."""
    for n, line in enumerate(lines[at : at + _HEADINGS_MOST]):
        if lines[at].label is not None and _frame(line):
            continue
        if len(line.cells) > 1:
            return not _frame(line)
        if len(line.text) > _HEADING_MOST or line.text[-1] in "。；：" or (n and line.label is None):
            return False
    return False
