"""Tables → one Excel workbook, the same bytes for the same tables (XlsxWriter dates its parts 1980 and takes the created date from us)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MADE = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # a fixed date: outputs carry no clock
_CELL, _NAME = 32_767, 31  # Excel's limits
ROWS = 20_000  # of a sheet; a workbook of millions of cells takes minutes to write and to open, the CSV files hold everything
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the columns, the rows by column."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, object]]


def write_workbook(path: Path, sheets: Iterable[Sheet]) -> None:
    """Writes the sheets in order; texts are texts (never formulas or links), too long ones are cut with `…`."""
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": "policy-kg", "created": _MADE})
    head = book.add_format({"bold": True, "bottom": 1})
    for sheet in sheets:
        made = book.add_worksheet(sheet.name[:_NAME])
        made.freeze_panes(1, 0)
        made.set_column(0, len(sheet.columns) - 1, 16)
        for column, name in enumerate(sheet.columns):
            made.write_string(0, column, name, head)
        for place, row in enumerate(sheet.rows[:ROWS], 1):
            for column, name in enumerate(sheet.columns):
                _write(made, place, column, row[name])
        made.autofilter(0, 0, min(len(sheet.rows), ROWS), len(sheet.columns) - 1)
    book.close()


def _write(made: Worksheet, row: int, column: int, value: object) -> None:
    if value is None or value == "":
        return
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        made.write_number(row, column, value)
        return
    text = _CONTROL.sub("", str(value))
    made.write_string(row, column, text if len(text) <= _CELL else text[: _CELL - 1] + "…")
