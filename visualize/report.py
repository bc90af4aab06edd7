"""A build's report: one page that needs nothing else, its tables as CSV, and everything as one Excel workbook.

The page holds no script: languages are switched, and the words behind a number shown, by CSS alone. Text reaches it escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from kg.analyse.across import Across
from kg.analyse.figures import Section, Table
from kg.analyse.placed import COLUMNS as THEME_COLUMNS
from kg.analyse.placed import Placed, theme_rows
from kg.analyse.report import Input, report
from kg.analyse.tables import COLUMNS, tables
from kg.analyse.themes import themes
from kg.assemble.schema import Record
from kg.outputs.files import write_csv
from visualize.charts import svg
from visualize.workbook import ROWS, Sheet, write_workbook

_EVIDENCE = ("evidence", "evidence_of")  # columns added to each table of the report


def draw_report(records: Sequence[Record], across: Across, folder: Path) -> None:
    """Writes `report.html`, `tables/themes.csv`, `tables/report_<table>.csv` and `tables/all.xlsx` into `folder`."""
    placed = [themes(record) for record in records]
    sections = report(Input(records, across, placed))
    (folder / "report.html").write_text(html(sections), "utf-8")
    out = folder / "tables"
    out.mkdir(exist_ok=True)
    for table in _tables(sections):
        write_csv(out / f"report_{table.id}.csv", _columns(table), _rows(table))
    found = list(_themes(records, placed))
    write_csv(out / "themes.csv", THEME_COLUMNS, found)
    write_workbook(out / "all.xlsx", _sheets(records, sections, found))


def html(sections: Sequence[Section]) -> str:
    """The page as text."""
    return (
        _environment()
        .from_string(_file("report.html"))
        .render(
            style=Markup(_file("report.css")),
            sections=sections,
            linked={chart.table: _linked(section, chart.table) for section in sections for chart in section.charts},
            charts={chart.id: Markup(svg(chart)) for section in sections for chart in section.charts},
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=select_autoescape(default_for_string=True), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _linked(section: Section, table: str) -> frozenset[int]:
    """The rows of a table that marks of charts lead to."""
    return frozenset(row for chart in section.charts if chart.table == table for line in chart.lines for _, _, row in line.points)


def _file(name: str) -> str:
    return files("visualize").joinpath(name).read_text("utf-8")


def _tables(sections: Sequence[Section]) -> Iterator[Table]:
    for section in sections:
        yield from section.tables


def _columns(table: Table) -> tuple[str, ...]:
    return (*(key for key, _ in table.columns), *_EVIDENCE)


def _rows(table: Table) -> Iterator[dict[str, object]]:
    """A table's rows with the first sources as text: `document [start:end] quote`."""
    for row in table.rows:
        cells = dict(zip((key for key, _ in table.columns), row.cells, strict=True))
        said = " ‖ ".join(f"{s.document} [{s.start}:{s.end}] {s.quote}" if s.start >= 0 else f"{s.document} {s.quote}" for s in row.sources)
        yield {**cells, "evidence": said, "evidence_of": row.of}


def _themes(records: Sequence[Record], placed: Sequence[Sequence[Placed]]) -> Iterator[Mapping[str, object]]:
    for record, found in zip(records, placed, strict=True):
        yield from theme_rows(record, found)


def _sheets(records: Sequence[Record], sections: Sequence[Section], found: Sequence[Mapping[str, object]]) -> Iterator[Sheet]:
    """What the workbook holds, the report's tables, then the plain tables of the build."""
    sheets = [Sheet(f"report_{table.id}", _columns(table), list(_rows(table))) for table in _tables(sections)]
    sheets.append(Sheet("themes", THEME_COLUMNS, found))
    sheets += [Sheet(name, COLUMNS[name], rows) for name, rows in tables(records).items()]
    yield Sheet("contents", ("sheet", "rows", "rows_here", "file"), [_contents(sheet) for sheet in sheets])
    yield from sheets


def _contents(sheet: Sheet) -> dict[str, object]:
    return {"sheet": sheet.name, "rows": len(sheet.rows), "rows_here": min(len(sheet.rows), ROWS), "file": f"tables/{sheet.name}.csv"}
