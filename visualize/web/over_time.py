"""Numbers of an indicator over time, one plot for each place: what holds in different places is not drawn as one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kg.analyse.printed import figure
from visualize.web import find
from visualize.web.index import rows
from visualize.web.plots import Point, decimal_year, over_time
from visualize.web.request import Request

MOST = 6  # plots of a page


@dataclass(frozen=True, slots=True)
class Plot:
    """The numbers of one indicator and place in one unit; `undated` of them state no time and cannot be drawn."""

    id: str
    name: str
    place: str
    unit: str
    drawn: Markup
    undated: int


def drawn(store: sqlite3.Connection, request: Request, asked: Mapping[str, str]) -> list[Plot]:
    """The series that fit, those with numbers from most documents first, at most six."""
    clause, values = find.where(asked)
    statement = f"SELECT * FROM series{clause} ORDER BY documents DESC, id, place LIMIT {MOST}"
    return [_plot(request, row) for row in rows(store, statement, *values)]


def _plot(request: Request, series: sqlite3.Row) -> Plot:
    points, undated = [], 0
    for number in json.loads(series["points"]):
        when = decimal_year(number["time"])
        if when is None:
            undated += 1
            continue
        at = f"{number['start']}-{number['end']}" if number["start"] is not None else None
        link = request.link(f"/document/{number['document']}", at=at, _at="at" if at else None)
        title = f"{number['time']} {figure(number['comparator'], number['value'], number['high'], number['unit'])} {number['quote']}"
        points.append(Point(when, number["scaled"], number["role"] == "target", title, link))
    told = f"{series['name']} {series['place']}（{series['unit']}）"
    return Plot(series["id"], series["name"], series["place"], series["unit"], over_time(points, told), undated)
