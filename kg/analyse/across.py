"""What ties documents together: programs named in several, numbers of one indicator, targets against later reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypedDict

from kg.assemble.schema import Record, TargetRow


class SharedProgram(TypedDict):
    name: str
    documents: list[str]
    variants: list[str]


class SeriesRow(TypedDict):
    document: str
    item: str | None
    indicator: str
    place: str | None
    role: str
    comparator: str
    value: float
    high: float | None
    unit: str
    time: str | None
    quote: str


class Series(TypedDict):
    name: str
    unit: str
    rows: list[SeriesRow]


class LedgerRow(TypedDict):
    target: SeriesRow
    observation: SeriesRow | None
    verdict: str
    why: str


class Across(TypedDict):
    programs: list[SharedProgram]
    indicators: list[Series]
    ledger: list[LedgerRow]


def across(records: Iterable[Record]) -> Across:
    """Programs by how many documents name them, and indicators with two or more numbers. The ledger is filled by `kg.analyse.ledger`."""
    documents: dict[str, set[str]] = defaultdict(set)
    variants: dict[str, set[str]] = defaultdict(set)
    series: dict[str, list[SeriesRow]] = defaultdict(list)
    for record in records:
        document = record["source"]["id"]
        for program in record["programs"]:
            documents[program["name"]].add(document)
            variants[program["name"]].update("".join(m["evidence"]["quote"].split()) for m in program["mentions"])
        for target in record["targets"]:
            series[target["indicator_id"]].append(_row(document, target))
    programs: list[SharedProgram] = [
        {"name": name, "documents": sorted(found), "variants": sorted(variants[name])}
        for name, found in sorted(documents.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    indicators: list[Series] = [
        {"name": rows[0]["indicator"], "unit": rows[0]["unit"], "rows": rows} for _, rows in sorted(series.items()) if len(rows) > 1
    ]
    return {"programs": programs, "indicators": indicators, "ledger": []}


def _row(document: str, target: TargetRow) -> SeriesRow:
    return {
        "document": document,
        "item": target["item"],
        "indicator": target["indicator"],
        "place": target["place"],
        "role": target["role"],
        "comparator": target["comparator"],
        "value": target["value"],
        "high": target["high"],
        "unit": target["unit"],
        "time": target["time"],
        "quote": target["quote"],
    }
