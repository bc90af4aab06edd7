"""Task tables: rows of cells → one item a row, with its duties; merged cells are inherited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span, View
from kg.parse.paragraphs import Paragraph
from kg.rules.headings import duty_labels

_EMPTY = frozenset(("", "/", "—", "——", "-", "－", "无"))
_HEADER_MOST = 16  # characters in a header cell
_TASK_LEAST = 8
_PLAIN_LEAD = "责任单位"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a task with its duties, or (`task` None) cells that are read as plain text."""

    span: Span
    task: View | None
    heading: View | None
    label: str | None
    duties: tuple[tuple[str, View], ...]
    other: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table are: field and printed head, by position."""

    fields: tuple[str, ...]
    heads: tuple[str, ...]
    task: int


def read_rows(rows: Sequence[Paragraph]) -> list[Row]:
    """The rows of one table in order."""
    columns: _Columns | None = None
    last: tuple[View, ...] = ()
    found = []
    for p in rows:
        cells = p.cells
        if _rule(cells):
            continue
        header = _header(cells)
        if header is not None:
            columns, last = header, ()
            found.append(_plain(p))
            continue
        if columns is None:
            found.append(_listed(p))
            continue
        aligned = _align(cells, columns, last)
        found.append(_row(p, aligned, columns))
        last = aligned
    return found


def _rule(cells: Sequence[View]) -> bool:
    return all(not c.text.strip(":-—") for c in cells)


def _header(cells: Sequence[View]) -> _Columns | None:
    if len(cells) < 2 or any(len(c) > _HEADER_MOST for c in cells):
        return None
    fields = tuple(_field(c.text) for c in cells)
    known = [f for f in fields if f]
    if len(known) < 2 or not {"task", "lead"} & set(known) or len(known) * 2 < len([c for c in cells if len(c)]):
        return None
    tasks = [i for i, f in enumerate(fields) if f == "task"]
    if not tasks or "lead" not in fields:
        return None
    return _Columns(fields, tuple(c.text for c in cells), tasks[-1])


def _field(head: str) -> str:
    for field, words in duty_labels().columns:
        if words.search(head):
            if field == "task" and head.endswith(("单位", "部门", "领导", "人", "时限", "时间", "科室", "处室")):
                continue
            return field
    return ""


def _plain(p: Paragraph) -> Row:
    return Row(p.view.span(0, len(p.view)), None, None, None, (), tuple(c for c in p.cells if len(c)))


def _listed(p: Paragraph) -> Row:
    """A row of a table without a header: a body's name and what it has to do, if that is what it looks like; else plain."""
    cells = [c for c in p.cells if len(c)]
    if len(cells) == 2 and len(cells[0]) <= 20 < len(cells[1]) and "。" in cells[1].text:
        return Row(p.view.span(0, len(p.view)), cells[1], None, None, ((_PLAIN_LEAD, cells[0]),), ())
    return _plain(p)


def _align(cells: tuple[View, ...], columns: _Columns, last: tuple[View, ...]) -> tuple[View, ...]:
    """The cells by column; a short row lacks its first cells (they are merged with the row above), an empty duty cell inherits."""
    missing = len(columns.fields) - len(cells)
    full = [*([View("", cells[0].origin[:0])] * max(0, missing)), *cells]
    if missing < 0:
        full = full[: len(columns.fields)]
    for i, cell in enumerate(full):
        if not len(cell) and i < len(last) and columns.fields[i] != "order" and i != columns.task:
            full[i] = last[i]
    return tuple(full)


def _row(p: Paragraph, cells: tuple[View, ...], columns: _Columns) -> Row:
    task = cells[columns.task]
    if len(task) < _TASK_LEAST:
        return _plain(p)
    duties, other = [], []
    heading, label = None, None
    for field, head, cell in zip(columns.fields, columns.heads, cells, strict=True):
        if cell is task or cell.text in _EMPTY:
            continue
        if field == "order":
            label = cell.text
        elif field in ("lead", "support", "deadline"):
            plain = field == "lead" and not any(w in head for w in ("牵头", "责任", "负责", "主办"))
            duties.append((_PLAIN_LEAD if plain else head, cell))
        elif field == "task":
            heading = cell
            other.append(cell)
        else:
            other.append(cell)
    start = p.view.origin[0]
    return Row(Span(start, p.view.origin[-1] + 1), task, heading, label, tuple(duties), tuple(c for c in other if c.origin[0] >= start))
