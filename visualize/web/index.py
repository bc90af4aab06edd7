"""Writes and opens `site.sqlite`, the index the web app answers from: one file beside the records, made once in a build."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from kg.analyse.across import Across
from kg.analyse.indicators import SeriesRow
from kg.analyse.workload import Load
from kg.assemble.schema import Record
from visualize.web import gather
from visualize.web.schema import INDEXES, TABLES

NAME = "site.sqlite"
_COLUMNS: dict[str, tuple[str, ...]] = {
    "document": (
        *("id", "file", "title", "number", "issuer", "issued", "period", "year", "kind", "place", "place_id"),
        *("items", "targets", "keys"),
    ),
    "item": (
        *("document", "id", "n", "kind", "label", "heading", "section", "text", "deadline"),
        *("lead", "support", "people", "start", "end"),
    ),
    "section": ("document", "id", "level", "printed", "start", "end"),
    "mention": ("entity", "document", "item", "role", "value", "quote", "before", "after", "start", "end", "rule"),
    "theme": ("concept", "zh", "en", "document", "item", "rank", "start", "end"),
    "issue": ("document", "stage", "code", "message", "start", "end"),
}
_MAKERS = {"item": gather.items, "section": gather.sections, "mention": gather.mentions, "theme": gather.themes, "issue": gather.issues}
_Place = tuple[int, int]


def write_index(records: Iterable[Record], across: Across, loads: Iterable[Load], path: Path) -> None:
    """Writes the index; the same records give the same rows in the same order."""
    path.unlink(missing_ok=True)
    store = sqlite3.connect(path)
    try:
        store.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;")
        store.executescript(TABLES)
        places = _write_records(store, records)
        _write_across(store, across, places)
        store.executemany(
            "INSERT INTO load VALUES (?, ?, ?, ?, ?, ?)",
            ((load.document, load.kind, load.name, load.leads, load.supports, load.distinct) for load in loads),
        )
        _count(store)
        store.executescript(INDEXES)
        store.executescript("ANALYZE;")
        store.commit()
    finally:
        store.close()


def open_index(path: Path) -> sqlite3.Connection:
    """The index, read-only; opening takes less than a millisecond, so each request has its own."""
    store = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    store.row_factory = sqlite3.Row
    return store


def _write_records(store: sqlite3.Connection, records: Iterable[Record]) -> dict[tuple[str, str], dict[str, _Place]]:
    """Writes what the records say; returns where each number stands, by document and quote."""
    places: dict[tuple[str, str], dict[str, _Place]] = defaultdict(dict)
    entities: dict[str, Mapping[str, object]] = {}
    for record in records:
        source = record["source"]["id"]
        _insert(store, "document", [gather.document(record)])
        for table, make in _MAKERS.items():
            _insert(store, table, make(record))
        store.executemany("INSERT OR IGNORE INTO held VALUES (?, ?, ?)", gather.held(record))
        for entity in gather.entities(record):
            key = str(entity["id"])
            if key not in entities or len(str(entities[key]["keys"])) < len(str(entity["keys"])):
                entities[key] = entity
        for target in record["targets"]:
            places[source, target["quote"]].setdefault(target["item"] or "", (target["evidence"]["start"], target["evidence"]["end"]))
    store.executemany(
        "INSERT INTO entity VALUES (:id, :type, :name, :aliases, :known, :keys, 0, 0)",
        (dict(entities[key]) for key in sorted(entities)),
    )
    return places


def _insert(store: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    columns = _COLUMNS[table]
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    store.executemany(statement, ([row[key] for key in columns] for row in rows))


def _write_across(store: sqlite3.Connection, across: Across, places: Mapping[tuple[str, str], Mapping[str, _Place]]) -> None:
    def place(row: SeriesRow | None) -> tuple[int | None, int | None]:
        found = places.get((row["document"], row["quote"]), {}) if row else {}
        return found.get((row["item"] or "") if row else "", next(iter(found.values()), (None, None)))

    for row in across["ledger"]:
        target, seen = row["target"], row["observation"]
        values = (row["verdict"], target["place"], target["indicator"], target["document"], *place(target), *place(seen), _json(row))
        store.execute("INSERT INTO ledger VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    for series in across["indicators"]:
        by_place: dict[str, list[Mapping[str, object]]] = {}
        for number, value in zip(series["rows"], series["values"], strict=True):
            start, end = place(number)
            by_place.setdefault(number["place"] or "", []).append({**number, "scaled": value, "start": start, "end": end})
        for where, points in by_place.items():
            documents = len({point["document"] for point in points})
            line = (series["id"], where, series["name"], series["unit"], documents, _json(points))
            store.execute("INSERT INTO series VALUES (?, ?, ?, ?, ?, ?)", line)
    for pair in across["not_comparable"]:
        told = {**pair, "places": [place(pair["a"]), place(pair["b"])]}
        store.execute("INSERT INTO apart VALUES (NULL, ?, ?, ?)", (pair["a"]["document"], pair["b"]["document"], _json(told)))


def _count(store: sqlite3.Connection) -> None:
    store.execute("CREATE TEMP TABLE tally AS SELECT entity, COUNT(DISTINCT document) AS d, COUNT(*) AS m FROM mention GROUP BY entity")
    store.execute("CREATE INDEX temp.tallied ON tally (entity)")
    store.execute(
        "UPDATE entity SET documents = coalesce((SELECT d FROM tally WHERE tally.entity = entity.id), 0),"
        " mentions = coalesce((SELECT m FROM tally WHERE tally.entity = entity.id), 0)"
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def rows(store: sqlite3.Connection, statement: str, *values: object) -> list[sqlite3.Row]:
    """The rows a statement gives."""
    return store.execute(statement, values).fetchall()


def first(found: Iterator[Any] | list[Any]) -> Any:
    """The first of some rows, or None."""
    return next(chain(found, (None,)))
