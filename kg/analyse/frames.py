"""Tables as pandas data frames and graphs as networkx, for notebooks. pandas is not needed to install policy-kg."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.analyse.appearances import FIRST_COLUMNS, first_appearances
from kg.analyse.collaboration import BODY_COLUMNS, PAIR_COLUMNS, body_rows, collaboration, pair_rows
from kg.analyse.indicators import numbers
from kg.analyse.ledger import LEDGER_COLUMNS, ledger, ledger_table
from kg.analyse.tables import COLUMNS, tables
from kg.analyse.workload import COLUMNS as WORKLOAD_COLUMNS
from kg.analyse.workload import rows, workload
from kg.assemble.schema import Record
from kg.errors import KGError


def frame(columns: Sequence[str], found: Iterable[Mapping[str, object]]) -> Any:
    """The rows as a pandas DataFrame with these columns; without pandas a KGError says how to get it."""
    try:
        pandas = importlib.import_module("pandas")
    except ImportError as problem:
        raise KGError("需要 pandas：uv pip install pandas / data frames need pandas: uv pip install pandas") from problem
    return pandas.DataFrame(list(found), columns=list(columns))


def frames(records: Sequence[Record]) -> dict[str, Any]:
    """Every table of a build by name: documents, items, duties, targets …, workload, ledger, collaboration, pairs, first_appearances."""
    found = {name: frame(COLUMNS[name], table) for name, table in tables(records).items()}
    together = collaboration(records)
    ordered = sorted(records, key=lambda record: record["source"]["id"])
    found["workload"] = frame(WORKLOAD_COLUMNS, rows(workload(records)))
    found["ledger"] = frame(LEDGER_COLUMNS, ledger_table(ledger(ordered, numbers(ordered))))
    found["collaboration"] = frame(BODY_COLUMNS, body_rows(together.bodies))
    found["pairs"] = frame(PAIR_COLUMNS, pair_rows(together.pairs))
    found["first_appearances"] = frame(FIRST_COLUMNS, first_appearances(records))
    return found


def read_csv(path: Path) -> Any:
    """A table of a finished build (`out/tables/items.csv`) as a data frame, texts as texts."""
    try:
        pandas = importlib.import_module("pandas")
    except ImportError as problem:
        raise KGError("需要 pandas：uv pip install pandas / data frames need pandas: uv pip install pandas") from problem
    return pandas.read_csv(path, encoding="utf-8-sig", keep_default_na=False)
