"""Writes what a build leaves in its folder: records, graph, store, tables, issues. Same values, same bytes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

from kg.assemble.schema import Record
from kg.rdf.shards import Shard, prefixes

BOM = "\ufeff"  # a spreadsheet takes a CSV without it for the local code page


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def write_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(BOM)
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows({key: plain(row[key]) for key in columns} for row in rows)


def plain(value: object) -> object:
    """A cell no spreadsheet takes for a formula: text from documents may begin with `=`, `+`, `-` or `@`."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) and not _is_number(value):
        return "'" + value
    return value


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdigit()


def read_record(path: Path) -> Record:
    record: Record = json.loads(path.read_text("utf-8"))
    return record


def records(folder: Path) -> Iterator[Record]:
    """The records of a build, by document id."""
    for path in sorted(folder.glob("*.json")):
        yield read_record(path)


class Dumps:
    """`graph.trig` and `graph.ttl`, written share by share as documents are finished."""

    def __init__(self, folder: Path) -> None:
        self._trig = (folder / "graph.trig").open("wb")
        self._turtle = (folder / "graph.ttl").open("wb")
        self.statements = 0

    def __enter__(self) -> Self:
        self._trig.write(prefixes())
        self._turtle.write(prefixes())
        return self

    def add(self, share: Shard) -> None:
        self._trig.write(share.trig)
        self._turtle.write(share.turtle)
        self.statements += share.statements

    def __exit__(self, *_: object) -> None:
        self._trig.close()
        self._turtle.close()
