"""The raw lines of a document as cleaned views, with what their layout says: Markdown heading, bold lead, table row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import View
from kg.parse.labels import label_at
from kg.text.view import view

_MARK = re.compile(r"(?:[^\S\n]|\*\*){0,40}(#{1,6})[^\S\n]")
_BOLD = re.compile(
    r"[^\S\n]{0,40}(?:#{1,6}[^\S\n]{1,4})?(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十]{1,3}[)）])?[^\S\n]{0,4}\*\*([^*\n]{1,300})\*\*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One raw line. `gap` counts the blank lines before it, `sharps` the `#` of a Markdown heading, `bold` the characters of a bold lead."""

    view: View
    gap: int
    sharps: int
    bold: int
    cells: tuple[View, ...]  # of a table row, else empty

    @property
    def text(self) -> str:
        return self.view.text


def read_lines(text: str) -> list[Line]:
    """The lines that hold anything, in order."""
    whole = view(text, lines=True)
    found: list[Line] = []
    start, gap = 0, 0
    cleaned = whole.text
    while start <= len(cleaned):
        end = cleaned.find("\n", start)
        end = len(cleaned) if end < 0 else end
        line = _line(text, whole, start, end, gap)
        if line is None:
            gap += 1
        else:
            found.append(line)
            gap = 0
        start = end + 1
    return found


def _line(raw: str, whole: View, start: int, end: int, gap: int) -> Line | None:
    cleaned = whole.text
    while start < end and cleaned[start] == "\t":
        start += 1
    while end > start and cleaned[end - 1] == "\t":
        end -= 1
    if start == end:
        return None
    sharps = 0
    if cleaned[start] == "#":
        while start < end and cleaned[start] == "#":
            start, sharps = start + 1, sharps + 1
        if start == end:
            return None
    at = whole.origin[start]
    bold = _bold(raw, at)
    cells = _cells(whole, start, end)
    return Line(whole[start:end], gap, sharps, bold, cells)


def _bold(raw: str, at: int) -> int:
    """How many cleaned characters the bold lead at `raw[at]` covers, its label included; 0 if the line does not start bold."""
    begin = raw.rfind("\n", 0, at) + 1
    if raw.find("**", begin, at + 12) < 0:
        return 0
    found = _BOLD.match(raw, begin)
    return len(view(raw, at, found.end()).text) if found and found.end() > at else 0


def _cells(whole: View, start: int, end: int) -> tuple[View, ...]:
    cleaned = whole.text
    if "\t" in cleaned[start:end]:
        mark = "\t"
    elif cleaned[start] == "|" and cleaned.count("|", start, end) >= 3:
        mark, start = "|", start + 1
        end -= cleaned[end - 1] == "|"
    else:
        return ()
    cells = []
    while start <= end:
        stop = cleaned.find(mark, start, end)
        stop = end if stop < 0 else stop
        cells.append(whole[start:stop])
        start = stop + 1
    return () if mark == "\t" and _set_off(cells) else tuple(cells)


def _set_off(cells: list[View]) -> bool:
    """A tab that sets off a label (`一、` tab `总体要求`) or a page number, not a cell."""
    if len(cells) != 2:
        return False
    label = label_at(cells[0].text)
    return (label is not None and label.end == len(cells[0])) or cells[1].text.isdigit()
