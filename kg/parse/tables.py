"""Task tables: rows of cells → one item a row, with its duties; merged cells are inherited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kg.model import Span, View
from kg.parse.columns import header_field
from kg.parse.labels import label_at
from kg.parse.paragraphs import Paragraph

_DITTO = frozenset(("同上", "〃", "″"))  # the cell above once more
_EMPTY = frozenset(("", "/", "—", "——", "-", "－", "无"))
_HEADER_MOST = 16  # characters in a header cell
_TASK_LEAST = 8  # characters of a task
_NUMBERED_LEAST = 4  # of one with a number
_HEADING_MOST = 40  # characters of a cell that heads the rows below it
_DUTIES = ("lead", "support", "person", "deadline")
_BARE_TIMES = frozenset(("时间", "节点", "进度", "日期"))  # heads that say when, but in running text say nothing
_LEAST_RANK = 1000
_PLAIN_DEADLINE = "完成时限"
_SHARED_HEAD = re.compile("分工|责任")  # stands over several columns
_PEOPLE = re.compile("领导|[市县区镇乡]长$|人员?$")
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
    head: bool = False  # the row that names the columns
    groups: tuple[View, ...] = ()  # the cells that stand over this row and others, outermost first: their headings

    @property
    def body(self) -> Span:
        """The words of the task, with those of the cell before it that names it."""
        assert self.task is not None
        task = self.task.span(0, len(self.task))
        named = self.heading is not None and len(self.heading) > 0 and self.span.start <= self.heading.origin[0] < task.start
        return Span(self.heading.origin[0], task.end) if named and self.heading else task


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table are: field and printed head, by position."""

    fields: tuple[str, ...]
    heads: tuple[str, ...]
    task: int

    @property
    def bodies(self) -> Iterator[int]:
        """The columns that name bodies: `责任单位`, not `责任领导`."""
        return (i for i, f in enumerate(self.fields) if f in ("lead", "support") and not _PEOPLE.search(self.heads[i]))


def read_rows(rows: Sequence[Paragraph]) -> list[Row]:
    """The rows of one table in order."""
    columns: _Columns | None = None
    last: tuple[View, ...] = ()
    groups: tuple[View, ...] = ()
    found: list[Row] = []
    below = 0  # rows of heads below the first, already read
    for at, p in enumerate(rows):
        cells = p.cells
        if below:
            below = 0
            found.append(replace(_plain(p), head=True))
            continue
        if is_rule(cells):
            continue
        full = _of_two(cells, rows[at + 1].cells if at + 1 < len(rows) else ())
        header = _header(full or cells)
        below = 1 if full and header else 0
        if header is not None:
            again = columns is not None and columns.heads == header.heads  # on a new page
            columns, last, groups = _with_groups(header, rows[at + 1 :]), (), groups if again else ()
            found.append(replace(_plain(p), head=True))
        elif columns is None:
            found.append(_listed(p))
        elif (heading := _heading(cells, columns)) is not None:
            groups, last = (*[one for one in groups if _rank(one) < _rank(heading)], heading), ()
        else:
            last = _align(cells, columns, last)
            found.append(_row(p, last, columns, groups))
    return found


def _with_groups(columns: _Columns, rows: Sequence[Paragraph]) -> _Columns:
    """The columns, with those of categories told apart whose cells stand over several rows; a shared cell of a task column names each of its rows."""
    shared: set[int] = set()
    last: tuple[View, ...] = ()
    for p in rows:
        if _header(p.cells) is not None:
            break
        if is_rule(p.cells) or _heading(p.cells, columns) is not None:
            continue
        aligned = _align(p.cells, columns, last)
        shared.update(i for i, (one, above) in enumerate(zip(aligned, last, strict=False)) if one is above and len(one))
        last = aligned
    fields = ("group" if i in shared and f == "category" else f for i, f in enumerate(columns.fields))
    return replace(columns, fields=tuple(fields))


def _heading(cells: Sequence[View], columns: _Columns) -> View | None:
    """The first cell of a row without others, where it reads like a heading over the rows below."""
    alone = columns.task > 0 and len(cells[0]) and not any(len(c) for c in cells[1:])
    return cells[0] if alone and len(cells[0]) <= _HEADING_MOST and cells[0].text[-1] not in "。；" else None


def _rank(heading: View) -> int:
    """How far out a heading over rows stands, by its label; one without a label stands below all others."""
    label = label_at(heading.text)
    return label.rank if label else _LEAST_RANK


def is_rule(cells: Sequence[View]) -> bool:
    """Whether a row is the line of dashes that Markdown draws below the heads."""
    return all(not c.text.strip(":：-—") for c in cells)


def _of_two(above: Sequence[View], below: Sequence[View]) -> tuple[View, ...]:
    """The heads of a table that has two rows of them (`责任分工` above `牵头单位`, `配合单位`), one a column; empty if it has one."""
    heads = [cell for cell in below if len(cell)]
    if len(heads) < 2 or any(len(c) > _HEADER_MOST or header_field(c.text) not in _DUTIES for c in heads):
        return ()
    if len(below) == len(above) and not len(below[0]):
        return tuple(b if len(b) else a for a, b in zip(above, below, strict=True))
    at = next((i for i, cell in enumerate(above) if _SHARED_HEAD.search(cell.text)), None)
    return (*above[:at], *heads, *above[at + 1 :]) if at is not None and len(below) < len(above) else ()


def _header(cells: Sequence[View]) -> _Columns | None:
    if len(cells) < 2 or any(len(c) > _HEADER_MOST for c in cells):
        return None
    fields = tuple(header_field(c.text) for c in cells)
    fields = tuple(("" if "lead" in fields else "lead") if f == "body" else f for f in fields)
    known = [f for f in fields if f]
    if len(known) < 2 or not {"task", "lead"} & set(known) or len(known) * 2 < len([c for c in cells if len(c)]):
        return None
    tasks = [i for i, f in enumerate(fields) if f == "task"]
    if not tasks or "lead" not in fields:
        return None
    return _Columns(fields, tuple(c.text for c in cells), tasks[-1])


def _plain(p: Paragraph) -> Row:
    return Row(p.view.span(0, len(p.view)), None, None, None, (), tuple(c for c in p.cells if len(c)))


def _listed(p: Paragraph) -> Row:
    """A row of a table without a header: a body's name and what it has to do, if that is what it looks like; else plain."""
    cells = [c for c in p.cells if len(c)]
    if len(cells) == 2 and len(cells[0]) <= 24 and len(cells[1]) >= _TASK_LEAST and "。" in cells[1].text:
        return Row(p.view.span(0, len(p.view)), cells[1], None, None, ((_PLAIN_LEAD, _bare(cells[0])),), ())
    return _plain(p)


def _bare(cell: View) -> View:
    """A body's name without the colon behind it."""
    return cell[: len(cell) - 1] if cell.text.endswith("：") else cell


def _align(cells: tuple[View, ...], columns: _Columns, last: tuple[View, ...]) -> tuple[View, ...]:
    """The cells by column. A short row lacks cells that are merged with the row above: its first ones, or where it has a
    number of its own, those that leave its longest cell in the task column. Empty cells inherit, those of bodies only where the row
    names no lead."""
    missing = max(0, len(columns.fields) - len(cells))
    empty = [View("", cells[0].origin[:0])] * missing
    full = [*empty, *cells][: len(columns.fields)]
    if missing and columns.fields[0] == "order" and cells[0].text.isdigit():
        around = ([cells[0], *empty[:n], *cells[1:], *empty[n:]] for n in range(missing, -1, -1))
        inside = ([*cells[:at], *empty, *cells[at:]] for at in range(2, len(cells)))
        full = next((row for row in chain(around, inside) if len(row[columns.task]) == max(map(len, cells))), full)
    bodies = [i for i in columns.bodies if i > columns.task]
    led = any(len(full[i]) and columns.fields[i] == "lead" for i in bodies)
    for i, cell in enumerate(full):
        if (cell.text in _DITTO and i < len(last)) or (
            not len(cell) and i < len(last) and columns.fields[i] != "order" and i != columns.task and not (led and i in bodies)
        ):
            full[i] = last[i]
    return tuple(full)


def _row(p: Paragraph, cells: tuple[View, ...], columns: _Columns, groups: tuple[View, ...]) -> Row:
    task = cells[columns.task]
    numbered = any(field == "order" and cell.text.isdigit() for field, cell in zip(columns.fields, cells, strict=True))
    if len(task) < (_NUMBERED_LEAST if numbered else _TASK_LEAST):
        return _plain(p)
    duties, other = [], []
    heading, label = None, None
    for field, head, cell in zip(columns.fields, columns.heads, cells, strict=True):
        if cell is task or cell.text in _EMPTY or cell.text in _DITTO:
            continue
        if field == "order":
            label = cell.text
        elif field in _DUTIES:
            plain = field == "lead" and not any(w in head for w in ("牵头", "责任", "负责", "主办"))
            dated = field == "deadline" and head in _BARE_TIMES
            duties.append((_PLAIN_LEAD if plain else _PLAIN_DEADLINE if dated else head, cell))
        elif field == "group":
            groups = (*groups, cell)
        elif field == "task":
            heading = heading or cell
            other.append(cell)
        else:
            other.append(cell)
    start = p.view.origin[0]
    if groups and groups[-1].origin[0] == start:  # stands over this row, not in it
        start = next(c.origin[0] for c in p.cells if len(c) and c.origin[0] > start)
    own = tuple(c for c in other if c.origin[0] >= start)
    return Row(Span(start, p.view.origin[-1] + 1), task, heading, label, tuple(duties), own, groups=groups)
