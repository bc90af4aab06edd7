"""Records as small as a comparison needs, in our own words."""

from __future__ import annotations

from typing import Any

from kg.link.indicators import measured

PLACE = "某省某市"


def number(
    indicator: str,
    value: float,
    unit: str = "%",
    *,
    comparator: str = "=",
    role: str = "target",
    time: str | None = None,
    place: str | None = PLACE,
    item: str = "i1",
    high: float | None = None,
) -> dict[str, Any]:
    quote = f"{indicator}{value}{unit}"
    return {
        **{"id": "t1", "item": item, "quote": quote, "indicator": indicator, "comparator": comparator, "value": value, "high": high},
        **{"unit": unit, "role": role, "time": time, "place": place, "place_id": None},
        "indicator_id": measured(indicator, unit, comparator, place or "").id,
        "evidence": {"start": 0, "end": 1, "quote": quote, "rule": "made-up"},
    }


def record(
    name: str,
    *targets: dict[str, Any],
    period: str | None = None,
    issued: str | None = None,
    place: str | None = PLACE,
    items: tuple[tuple[str, str, str], ...] = (),
    programs: tuple[tuple[str, str, str], ...] = (),
) -> Any:
    return {
        "source": {"id": name},
        "document": {"period": period, "issued": issued, "place": place},
        "targets": list(targets),
        "items": [{"id": i, "kind": kind, "text": text} for i, kind, text in items],
        "programs": [
            {"name": title, "mentions": [{"items": [item], "evidence": {"start": 0, "end": 1, "quote": quote, "rule": "made-up"}}]}
            for title, quote, item in programs
        ],
    }
