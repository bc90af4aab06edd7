"""Numbers of one indicator as a series, and look-alikes that are kept apart with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypedDict

from kg.analyse.alike import Look, apart
from kg.analyse.periods import Period, known_until, period, plans
from kg.analyse.reasons import reason
from kg.assemble.schema import Record, TargetRow
from kg.link.indicators import AVERAGE, CHANGE, Measured, measured

SERIES_COLUMNS = (
    *("indicator", "population", "dimension", "direction", "place", "time", "role", "comparator", "value", "high", "unit"),
    *("value_in_dimension", "as_written", "document", "item", "quote"),
)
APART_COLUMNS = (
    *("score", "why", "a_indicator", "a_place", "a_document", "a_item", "a_value", "a_unit", "a_time", "a_quote"),
    *("b_indicator", "b_place", "b_document", "b_item", "b_value", "b_unit", "b_time", "b_quote"),
)
OBSERVED = ("actual", "baseline")


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
    """`unit` is the unit rows are compared in; each row keeps its own, `values` are its numbers in `unit`.

    `direction` says which way is better, if that is known.
    """

    id: str
    name: str
    unit: str
    direction: str | None
    population: str | None
    rows: list[SeriesRow]
    values: list[float]


class Apart(TypedDict):
    """Two look-alikes, why they are not one, and how alike they look (0 to 1)."""

    a: SeriesRow
    b: SeriesRow
    why: str
    score: float


class Number:
    """A row with what it measures and when, read when first asked for.

    `start` is where it stands, `document` the time its document plans or reports, `known` the last day that document can speak of.
    """

    __slots__ = ("__dict__", "document", "indicator", "known", "row", "start")

    def __init__(self, row: SeriesRow, indicator: str, start: int, document: Period | None, known: str) -> None:
        self.row, self.indicator, self.start, self.document, self.known = row, indicator, start, document, known

    @cached_property
    def what(self) -> Measured:
        return measured(
            self.row["indicator"], self.row["unit"], self.row["comparator"], self.row["place"] or "", AVERAGE in self.row["quote"]
        )

    @cached_property
    def when(self) -> Period | None:
        """When it holds; None for a result said to hold at a time its document cannot know of."""
        found = period(self.row["time"]) or self.document
        future = found is not None and self.row["role"] in OBSERVED and self.known and found.start > self.known
        return None if future else found


def numbers(records: Iterable[Record]) -> Iterator[Number]:
    """Every number of the corpus in order of documents."""
    for record in records:
        planned, known = plans(record), known_until(record)
        for target in record["targets"]:
            yield Number(_row(record["source"]["id"], target), target["indicator_id"], target["evidence"]["start"], planned, known)


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


def by_indicator(found: Iterable[Number]) -> dict[str, list[Number]]:
    """Numbers by indicator, those left out whose words do not say what is measured."""
    groups: dict[str, list[Number]] = defaultdict(list)
    for number in found:
        groups[number.indicator].append(number)
    return {key: group for key, group in sorted(groups.items()) if not group[0].what.vague}


def series(groups: Mapping[str, Sequence[Number]]) -> list[Series]:
    """Indicators with numbers from two documents, or with an aim and a result in one, by how many documents have them."""
    found: list[tuple[int, str, Series]] = []
    for key, group in groups.items():
        documents = {number.row["document"] for number in group}
        roles = {number.row["role"] for number in group}
        if len(documents) > 1 or {"target", "actual"} <= roles:
            found.append((-len(documents), key, _series(key, group)))
    return [one for _, _, one in sorted(found, key=lambda each: each[:2])]


def _series(key: str, group: Sequence[Number]) -> Series:
    what = group[0].what
    ordered = sorted(group, key=lambda n: (n.row["place"] or "", n.when or Period("", ""), n.row["document"], n.row["item"] or ""))
    return {
        "id": key,
        "name": what.name,
        "unit": what.dimension.removeprefix(AVERAGE).removeprefix(CHANGE),
        "direction": what.direction,
        "population": what.population or None,
        "rows": [number.row for number in ordered],
        "values": [number.what.told(number.row["value"]) for number in ordered],
    }


def not_comparable(groups: Mapping[str, Sequence[Number]]) -> list[Apart]:
    """Pairs of indicators that look alike and are not one, with the reason, the most alike first; siblings of one list are left out."""
    looks = [Look(key, group[0].what) for key, group in groups.items()]
    pairs: list[Apart] = []
    for one, other, score in apart(looks):
        a, b = _pair(groups[one.key], groups[other.key])
        siblings = (a.row["document"], a.row["item"], a.row["role"]) == (b.row["document"], b.row["item"], b.row["role"])
        if not siblings or one.what.population != other.what.population:
            pairs.append({"a": a.row, "b": b.row, "why": reason(one.what, other.what), "score": round(score, 3)})
    return pairs


def _pair(one: Sequence[Number], other: Sequence[Number]) -> tuple[Number, Number]:
    """A row of each, of one place if there are such."""
    places = {number.row["place"]: number for number in reversed(other) if number.row["place"]}
    for number in one:
        if number.row["place"] in places:
            return number, places[number.row["place"]]
    return one[0], other[0]


def series_table(found: Iterable[Series]) -> Iterator[dict[str, object]]:
    """Rows of `tables/series.csv`, in the columns of `SERIES_COLUMNS`."""
    for one in found:
        shared = {"indicator": one["name"], "population": one["population"], "dimension": one["unit"], "direction": one["direction"]}
        for row, value in zip(one["rows"], one["values"], strict=True):
            kept = {k: v for k, v in row.items() if k != "indicator"}
            yield {**shared, **kept, "value_in_dimension": value, "as_written": row["indicator"]}


def apart_table(found: Iterable[Apart]) -> Iterator[dict[str, object]]:
    """Rows of `tables/not_comparable.csv`, in the columns of `APART_COLUMNS`."""
    for pair in found:
        sides = (("a", pair["a"]), ("b", pair["b"]))
        cells = {f"{side}_{key}": value for side, row in sides for key, value in row.items() if f"{side}_{key}" in APART_COLUMNS}
        yield {"score": pair["score"], "why": pair["why"], **cells}
