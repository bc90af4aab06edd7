"""What ties documents together: programs named in several, numbers of one indicator, look-alikes kept apart, aims against later reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypedDict

from kg.analyse.indicators import Apart, Series, by_indicator, not_comparable, numbers, series
from kg.analyse.ledger import LedgerRow, ledger
from kg.assemble.schema import Record


class SharedProgram(TypedDict):
    """`variants` are the forms under which its documents print it, white space left out."""

    name: str
    documents: list[str]
    variants: list[str]


class Across(TypedDict):
    programs: list[SharedProgram]
    indicators: list[Series]
    not_comparable: list[Apart]
    ledger: list[LedgerRow]


def across(records: Iterable[Record]) -> Across:
    """The whole comparison of a corpus, made from its records alone; the same records give the same bytes in any order."""
    held = sorted(records, key=lambda record: record["source"]["id"])
    found = list(numbers(held))
    groups = by_indicator(found)
    return {
        "programs": programs(held),
        "indicators": series(groups),
        "not_comparable": not_comparable(groups),
        "ledger": ledger(held, found),
    }


def programs(records: Iterable[Record]) -> list[SharedProgram]:
    """Programs by how many documents name them, with the forms they are printed in."""
    documents: dict[str, set[str]] = defaultdict(set)
    variants: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for program in record["programs"]:
            documents[program["name"]].add(record["source"]["id"])
            variants[program["name"]].update("".join(m["evidence"]["quote"].split()) for m in program["mentions"])
    return [
        {"name": name, "documents": sorted(found), "variants": sorted(variants[name])}
        for name, found in sorted(documents.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
