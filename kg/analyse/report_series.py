"""Report: indicators with several figures, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.analyse.across import Across
from kg.analyse.figures import Chart, Line, Row, Section, Source, Table, Words, columns, row, source
from kg.analyse.indicators import Series, SeriesRow
from kg.analyse.periods import Period, period, plans
from kg.analyse.verdicts import figure
from kg.assemble.schema import Record

_CHARTS = 12
_ROLES = {"target": "目标 target", "actual": "实际 actual", "baseline": "基期 baseline"}


class Grounds:
    """Where a figure of a series stands in its document, and when the document's plan ends."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._found: dict[tuple[object, ...], Source] = {}
        self._plans: dict[str, Period | None] = {}
        for record in records:
            name = record["source"]["id"]
            self._plans[name] = plans(record)
            for target in record["targets"]:
                key = (name, target["item"], target["indicator"], target["value"], target["unit"], target["role"], target["quote"])
                self._found.setdefault(key, source(name, target["item"], "", target["evidence"]))

    def of(self, figure_row: SeriesRow, role: str) -> Source:
        """The source of a figure; `role` is what it is here."""
        key = tuple(figure_row[name] for name in ("document", "item", "indicator", "value", "unit", "role", "quote"))
        return replace(self._found[key], role=role)

    def year(self, figure_row: SeriesRow) -> float | None:
        """The middle of the time it holds for, in years; the plan's where it states none, None for a time of more than a year."""
        when = period(figure_row["time"]) or self._plans[figure_row["document"]]
        if when is None or when.start[:4] != when.end[:4]:
            return None
        return (_years(when.start) + _years(when.end)) / 2


def _years(day: str) -> float:
    year, month, of_month = (int(part) for part in day.split("-"))
    return year + (month - 1) / 12 + (of_month - 1) / 365


def series(across: Across, grounds: Grounds) -> Section:
    """A table of every figure of the indicators that have several, and line plots of those that have several times."""
    rows: list[Row] = []
    charts: list[Chart] = []
    for one in across["indicators"]:
        first = len(rows)
        for held in one["rows"]:
            role = _ROLES[held["role"]]
            cells = (one["name"], one["population"], held["place"], held["time"], role, figure(held), held["document"])
            rows.append(row(cells, [grounds.of(held, role)]))
        chart = _chart(one, first, grounds) if len(charts) < _CHARTS else None
        if chart is not None:
            charts.append(chart)
    table = Table(
        "series",
        Words("指标序列", "Series"),
        columns(
            ("indicator", "指标", "indicator"),
            ("population", "对象", "population"),
            ("place", "地区", "place"),
            ("time", "时间", "time"),
            ("role", "性质", "role"),
            ("figure", "数值", "figure"),
            ("document", "文件", "document"),
        ),
        tuple(rows),
        60,
    )
    text = Words("同一指标在多份文件或多个时期的数值。", "Figures of one indicator in several documents or at several times.")
    return Section("series", Words("目标序列", "Target series"), text, (table,) if rows else (), tuple(charts))


def _chart(one: Series, first: int, grounds: Grounds) -> Chart | None:
    """A plot of the place with most figures, in their commonest unit, a line for each role; None without two different times."""
    units = [held["unit"] for held in one["rows"]]
    unit = max(sorted(set(units)), key=units.count)
    places: dict[str, dict[str, list[tuple[float, float, int]]]] = defaultdict(lambda: defaultdict(list))
    for number, held in enumerate(one["rows"], first):
        year = grounds.year(held)
        if held["unit"] == unit and year is not None and held["comparator"] not in ("increase", "decrease", "range"):
            places[held["place"] or ""][_ROLES[held["role"]]].append((year, held["value"], number))
    if not places:
        return None
    place, roles = max(sorted(places.items()), key=lambda pair: sum(map(len, pair[1].values())))
    lines = tuple(Line(name, tuple(sorted(roles[name]))) for name in _ROLES.values() if name in roles)
    if len({x for line in lines for x, _, _ in line.points}) < 2:
        return None
    title = "，".join(part for part in (one["name"], place, unit) if part)
    return Chart(f"chart-series-{first}", "lines", title, "series", (), lines)
