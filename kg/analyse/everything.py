"""Every table a build leaves in `tables/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.analyse import collaboration, workload_themes
from kg.analyse.across import Across
from kg.analyse.appearances import FIRST_COLUMNS, first_appearances
from kg.analyse.indicators import APART_COLUMNS, SERIES_COLUMNS, apart_table, series_table
from kg.analyse.ledger import LEDGER_COLUMNS, ledger_table
from kg.analyse.tables import COLUMNS, tables
from kg.analyse.workload import COLUMNS as WORKLOAD_COLUMNS
from kg.analyse.workload import Load, rows
from kg.assemble.schema import Record


class Table(NamedTuple):
    """A table's name (its file's stem), its columns in order, and its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, object]]


def every_table(records: Sequence[Record], ties: Across, loads: Sequence[Load]) -> Iterator[Table]:
    """The tables of a build, one after the other."""
    for name, found in tables(records).items():
        yield Table(name, COLUMNS[name], found)
    yield Table("workload", WORKLOAD_COLUMNS, rows(loads))
    yield Table("workload_themes", workload_themes.COLUMNS, workload_themes.rows(workload_themes.by_theme(records)))
    together = collaboration.collaboration(records)
    yield Table("collaboration", collaboration.BODY_COLUMNS, collaboration.body_rows(together.bodies))
    yield Table("pairs", collaboration.PAIR_COLUMNS, collaboration.pair_rows(together.pairs))
    yield Table("first_appearances", FIRST_COLUMNS, first_appearances(records))
    yield Table("ledger", LEDGER_COLUMNS, ledger_table(ties["ledger"]))
    yield Table("series", SERIES_COLUMNS, series_table(ties["indicators"]))
    yield Table("not_comparable", APART_COLUMNS, apart_table(ties["not_comparable"]))
