"""The values a report is made of: tables whose rows know the words they rest on, and charts drawn from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.assemble.schema import EvidenceRow

SHOWN = 5  # quotes given for a row; the tables of the build hold them all
_LONGEST = 160
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Source:
    """The characters `[start, end)` of a document a number rests on, with the words around a short quote.

    `start` is -1 where it rests on no characters: `quote` then says on what.
    """

    document: str
    item: str | None
    role: str
    quote: str
    start: int
    end: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `of` is how many sources there are; `sources` the first of them."""

    cells: tuple[object, ...]
    sources: tuple[Source, ...] = ()
    of: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are (key, heading). The page shows the first `shown` rows, `tables/report_<id>.csv` all."""

    id: str
    title: Words
    columns: tuple[tuple[str, Words], ...]
    rows: tuple[Row, ...]
    shown: int = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn series: its name and its points; x is a label's place for bars, a time in years for lines. `row` is the table row behind a point."""

    name: str
    points: tuple[tuple[float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`bars` (labels down the side, series stacked) or `lines` over time; `table` is the id of the table it draws."""

    id: str
    kind: str
    title: str
    table: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the report."""

    id: str
    title: Words
    text: Words
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...] = ()


def source(document: str, item: str | None, role: str, evidence: EvidenceRow) -> Source:
    """A source from an evidence row, its quote in one line and not too long."""
    quote = " ".join(evidence["quote"].split())
    quote = quote if len(quote) <= _LONGEST else quote[:_LONGEST] + "…"
    return Source(
        document, item, role, quote, evidence["start"], evidence["end"], evidence["before"][-_AROUND:], evidence["after"][:_AROUND]
    )


def row(cells: Sequence[object], sources: Sequence[Source]) -> Row:
    """A row with the first of its sources, those of different documents and roles first."""
    seen: set[tuple[str, str]] = set()
    first: list[Source] = []
    rest: list[Source] = []
    for one in sources:
        (rest if (one.document, one.role) in seen else first).append(one)
        seen.add((one.document, one.role))
    return Row(tuple(cells), tuple([*first, *rest][:SHOWN]), len(sources))


def columns(*named: tuple[str, str, str]) -> tuple[tuple[str, Words], ...]:
    """(key, Chinese, English) → the columns of a table."""
    return tuple((key, Words(zh, en)) for key, zh, en in named)


def bars(name: str, title: str, table: Table, label: int, values: Sequence[tuple[str, int]], most: int = 20) -> Chart:
    """A bar chart of a table's first rows: `label` is the column named at the side, `values` are (legend, column)."""
    held = table.rows[:most]
    lines = tuple(
        Line(legend, tuple((float(n), float(str(one.cells[column])), n) for n, one in enumerate(held))) for legend, column in values
    )
    return Chart(name, "bars", title, table.id, tuple(str(one.cells[label]) for one in held), lines)
