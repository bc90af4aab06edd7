"""The raw lines of a document as cleaned views, with what their layout says: Markdown heading, bold lead, table row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import View
from kg.model.frozen import frozen
from kg.parse.labels import Label, label_at
from kg.text.view import view

_BOLD = re.compile(
    r"[^\S\n]{0,40}(?:#{1,6}[^\S\n]{1,4})?(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十]{1,3}[)）])?[^\S\n]{0,4}\*\*([^*\n]{1,300})\*\*"
)

_RULE = re.compile(r"^[:：]?-{3,}[:：]?(?:\|[:：]?-{3,}[:：]?){1,20}$", re.MULTILINE)  # below the head of a table without a frame
_MARKS = "#|\t"  # what sets off headings and cells


@frozen()
class Line:
    """One raw line. `gap` counts the blank lines before it, `sharps` the `#` of a Markdown heading, `bold` the characters of a bold lead."""

    view: View
    text: str
    label: Label | None
    gap: int
    sharps: int = 0
    bold: int = 0
    cells: tuple[View, ...] = ()  # of a table row, else empty


def read_lines(text: str) -> list[Line]:
    """The lines that hold anything, in order."""
    whole = view(text, lines=True)
    rows, origin = whole.text.split("\n"), whole.origin
    bolds = "**" in text
    plain = not bolds and not any(mark in whole.text for mark in _MARKS)
    unframed = "|" in text and _RULE.search(whole.text) is not None
    found: list[Line] = []
    start, gap = 0, 0
    for row in rows:
        end = start + len(row)
        line = None
        if row:
            line = Line(View(row, origin[start:end]), row, label_at(row), gap) if plain else _line(text, whole, row, start, gap, bolds)
        if unframed and line is not None and "|" in row:
            line = replace(line, cells=_between(View(row, origin[start:end]), "|", 0, len(row)))
        start = end + 1
        if line is None:
            gap += 1
        else:
            found.append(line)
            gap = 0
    return found


def _line(raw: str, whole: View, row: str, start: int, gap: int, bolds: bool) -> Line | None:
    """The line that `row` at `start` of the whole makes; None if it holds nothing."""
    words = row.strip("\t") if row[0] == "\t" or row[-1] == "\t" else row
    sharps = 0
    if words.startswith("#"):
        sharps = len(words) - len(words.lstrip("#"))
        words = words[sharps:]
    if not words:
        return None
    first = start + row.index(words) if words is not row else start
    part = View(words, whole.origin[first : first + len(words)])
    bold = _bold(raw, part.origin[0]) if bolds else 0
    if words[0] == "|":
        cells = _cells(part)
    else:  # the first and last cells of a row may be empty
        cells = _cells(View(row, whole.origin[start : start + len(row)])) if "\t" in words else ()
    return Line(part, words, label_at(words), gap, sharps, bold, cells)


def _bold(raw: str, at: int) -> int:
    """How many cleaned characters the bold lead at `raw[at]` covers, its label included; 0 if the line does not start bold."""
    begin = raw.rfind("\n", 0, at) + 1
    if raw.find("**", begin, at + 12) < 0:
        return 0
    found = _BOLD.match(raw, begin)
    return len(view(raw, at, found.end()).text) if found and found.end() > at else 0


def _cells(line: View) -> tuple[View, ...]:
    text = line.text
    if "\t" in text:
        cells = _between(line, "\t", 0, len(line))
        return () if _set_off(cells) else cells
    if text.count("|") >= 3:
        return _between(line, "|", 1, len(line) - (text[-1] == "|"))
    return ()


def _between(line: View, mark: str, start: int, end: int) -> tuple[View, ...]:
    """The parts of a row between its marks."""
    cells = []
    while start <= end:
        stop = line.text.find(mark, start, end)
        stop = end if stop < 0 else stop
        cells.append(line[start:stop])
        start = stop + 1
    return tuple(cells)


def _set_off(cells: Sequence[View]) -> bool:
    """A tab that sets off a label (`一、` tab `总体要求`) or a page number, not a cell."""
    cells = [cell for cell in cells if len(cell)]
    if len(cells) != 2:
        return False
    label = label_at(cells[0].text)
    return (label is not None and label.end == len(cells[0])) or cells[1].text.isdigit()
