"""When and at which level of government things first appear; documents without a date never count as first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from kg.analyse.periods import period
from kg.assemble.schema import Record

FIRST_COLUMNS = ("program", "level", "document", "issued", "place", "days_after_first", "documents", "undated")
LEVELS = ("country", "province", "prefecture", "county", "township")


def level(record: Record) -> str | None:
    """country, province, prefecture, county or township: of the area the document governs."""
    values = next((e["values"] for e in record["entities"] if e["id"] == record["document"]["place_id"]), {})
    return next(iter(values.get("level", ())), None)


def order(other: str | None, mine: str | None) -> str:
    """When the other was issued against mine: `2019` is earlier than `2020-03`, but `2020` against `2020-03` is unknown."""
    one, two = period(other), period(mine)
    if one is None or two is None:
        return "unknown"
    if one.end < two.start:
        return "earlier"
    if one.start > two.end:
        return "later"
    return "same time" if other == mine and len(mine or "") == 10 else "unknown"


def by_time(record: Record) -> tuple[str, int, str]:
    """By date, the higher level first."""
    found = level(record)
    return record["document"]["issued"] or "9999", LEVELS.index(found) if found in LEVELS else len(LEVELS), record["source"]["id"]


def first_appearances(records: Iterable[Record]) -> list[dict[str, object]]:
    """Where each program that stands in several documents first appears at each level, with the days since its first appearance anywhere."""
    holding: dict[str, list[Record]] = defaultdict(list)
    names: dict[str, str] = {}
    for record in records:
        for program in record["programs"]:
            holding[program["entity"]].append(record)
            names[program["entity"]] = program["name"]
    table: list[dict[str, object]] = []
    for key, held in sorted(holding.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        dated = sorted((r for r in held if period(r["document"]["issued"])), key=by_time)
        if len(held) < 2 or not dated:
            continue
        start = dated[0]["document"]["issued"] or ""
        seen: set[str | None] = set()
        for record in dated:
            here = level(record)
            if here in seen:
                continue
            seen.add(here)
            when = record["document"]["issued"] or ""
            exact = len(start) == len(when) == 10
            table.append(
                {
                    "program": names[key],
                    "level": here,
                    "document": record["source"]["id"],
                    "issued": when,
                    "place": record["document"]["place"],
                    "days_after_first": (date.fromisoformat(when) - date.fromisoformat(start)).days if exact else None,
                    "documents": len(held),
                    "undated": len(held) - len(dated),
                }
            )
    return table
