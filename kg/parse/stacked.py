"""Tables whose cells stand one below the other: `序号` / `任务` / `牵头单位` / `1` / … → rows again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import View
from kg.parse.columns import header_field
from kg.parse.forms import body_name
from kg.parse.labels import label_at
from kg.parse.lines import Line

_CHARGED = re.compile(r"(?P<body>[\u4e00-\u9fff、（）]{2,24}?)(?P<mark>[：]?)负责")
_LIST_LEAST = 3
_COLUMNS = range(3, 9)
_ROW_MOST = 24  # lines of one row


def unlist(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a duty list (`县水务局 负责……`, three at least) given a cell for the body and one for its task."""
    ends = [_duty_body(line) if "负责" in line.text else 0 for line in lines]
    if sum(end > 0 for end in ends) < _LIST_LEAST:
        return list(lines)
    return [replace(line, cells=(line.view[:end], line.view[end:])) if end else line for line, end in zip(lines, ends, strict=True)]


def _duty_body(line: Line) -> int:
    """How many characters of a line name the body that `负责` speaks of; 0 if it is no such line."""
    found = None if line.cells else _CHARGED.match(line.text)
    if found is None or line.label or not body_name(found["body"]):
        return 0
    end = found.end("body")
    apart = line.view.origin[end] > line.view.origin[end - 1] + 1
    return found.end("mark") if found["mark"] or apart else 0


def unstack(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a stacked table gathered into one line a row."""
    if "1" not in {line.text for line in lines}:
        return list(lines)
    found: list[Line] = []
    at = 0
    while at < len(lines):
        columns = _header(lines, at)
        if not columns:
            found.append(lines[at])
            at += 1
            continue
        found.append(_row(lines[at : at + len(columns)], columns))
        tight = not any(line.gap for line in lines[at + 1 : at + len(columns)])  # so that a blank line stands for an empty cell
        at += len(columns)
        number = 1
        while at < len(lines) and lines[at].text == str(number):
            end = _end(lines, at, number + 1, len(columns))
            found.append(_row(lines[at:end], columns, _empty(lines, at, end) if tight else ()))
            at, number = end, number + 1
    return found


def _header(lines: Sequence[Line], at: int) -> list[str]:
    """The columns of a stacked table that begins at `lines[at]` with `序号`; empty if none does."""
    if lines[at].cells or header_field(lines[at].text) != "order":
        return []
    for count in _COLUMNS:
        after = at + count
        if after < len(lines) and lines[after].text == "1":
            fields = [header_field(line.text) for line in lines[at:after]]
            if all(fields) and "task" in fields and {"lead", "body"} & set(fields):
                return fields
    return []


def _end(lines: Sequence[Line], at: int, following: int, columns: int) -> int:
    """Where the row at `lines[at]` ends: before the next number, or after as many lines as there are columns."""
    for end in range(at + 2, min(len(lines), at + _ROW_MOST)):
        if lines[end].text == str(following):
            return end
    return min(len(lines), at + columns)


def _empty(lines: Sequence[Line], at: int, end: int) -> tuple[int, ...]:
    """How many blank lines stand before each line of a row but the first, and behind the last."""
    behind = lines[end].gap if end < len(lines) else 0
    return (*[line.gap for line in lines[at + 1 : end]], behind)


def _row(lines: Sequence[Line], columns: Sequence[str], empty: Sequence[int] = ()) -> Line:
    """One line with a cell a column; `empty` cells are put in where they fill the row, surplus lines go to the task, whose text is the
    one that wraps."""
    views = [line.view for line in lines]
    if len(views) < len(columns) <= len(views) + sum(empty):
        nothing = View("", views[0].origin[:0])
        views = [one for view, blanks in zip(views, empty, strict=True) for one in (view, *[nothing] * blanks)][: len(columns)]
    surplus = len(views) - len(columns)
    if surplus > 0:
        task = max(i for i, field in enumerate(columns) if field == "task")
        views[task : task + surplus + 1] = [View.join(views[task : task + surplus + 1])]
    whole = View.join(line.view for line in lines)
    return Line(whole, whole.text, label_at(whole.text), lines[0].gap, cells=tuple(views))
