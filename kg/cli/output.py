"""What the analysis commands share: the records of a build, and rows as a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from kg.assemble.schema import Record
from kg.errors import StoreError
from kg.store.formats import width

Row = Mapping[str, object]
FORM = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True, help="输出格式 / output format"
)
_WIDEST = 56


def loaded(out: Path) -> list[Record]:
    """The records of the build in `out`; raises StoreError where there is none."""
    from kg.outputs.files import records

    found = list(records(out / "records"))
    if not found:
        raise StoreError(f"{out}: 没有建图结果 / no build here; run build_graph.py --out {out} first")
    return found


def wide(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--wide`: long cells in full."""
    return click.option("--wide", is_flag=True, help="不截断长单元格 / do not shorten long cells")(function)


def rendered(columns: Sequence[str], rows: Iterable[Row], form: str, widest: int | None = _WIDEST) -> str:
    """The rows in the format named; in a table cells longer than `widest` columns end in an ellipsis."""
    held = list(rows)
    if form == "json":
        return json.dumps([{name: row[name] for name in columns} for row in held], ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        return comma_separated(columns, held)
    return aligned(columns, held, widest)


def comma_separated(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """CSV with a header line, cells guarded against being taken for formulas."""
    from kg.outputs.files import plain

    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: plain(row[name]) for name in columns} for row in rows)
    return text.getvalue()


def aligned(columns: Sequence[str], rows: Sequence[Row], widest: int | None = _WIDEST) -> str:
    """Columns aligned for a terminal; Chinese characters take two."""
    cells = [tuple(columns), *(tuple(_fit(_text(row[name]), widest) for name in columns) for row in rows)]
    widths = [max(width(row[n]) for row in cells) for n in range(len(columns))]
    lines = ["  ".join(cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "  ".join("-" * size for size in widths), *lines[1:]]) + "\n"


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, (list, tuple)):
        return "；".join(map(str, value))
    return " ".join(str(value).split())


def _fit(text: str, widest: int | None) -> str:
    if widest is None or width(text) <= widest:
        return text
    kept = ""
    for char in text:
        if width(kept) + width(char) > widest - 1:
            break
        kept += char
    return kept + "…"
