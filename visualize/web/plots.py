"""Small plots as SVG without script or style attributes: bars of a list, numbers of an indicator over time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from kg.analyse.printed import short


def stacked(parts: Sequence[tuple[str, float]], most: float, width: int = 260) -> Markup:
    """One stacked bar, its full width standing for `most`."""
    at, drawn = 0.0, []
    for name, value in parts:
        size = width * value / most if most else 0.0
        drawn.append(Markup('<rect class="{}" x="{}" y="1" width="{}" height="12"/>').format(name, _n(at), _n(size)))
        at += size
    return Markup('<svg class="bar" width="{}" height="14" viewBox="0 0 {} 14" aria-hidden="true">{}</svg>').format(
        width, width, Markup("").join(drawn)
    )


@dataclass(frozen=True, slots=True)
class Point:
    """A number of a series: when it holds (decimal year), its value, whether it is aimed at, what is said on pointing at it, and a link."""

    when: float
    value: float
    aimed: bool
    title: str
    link: str


def over_time(points: Sequence[Point], unit: str, width: int = 460, height: int = 170) -> Markup:
    """Aims as diamonds, reported numbers as dots, over years; each a link to its sentence."""
    if not points:
        return Markup("")
    left, right, top, bottom = 72, 14, 14, 26
    years = [p.when for p in points]
    low_year, high_year = math.floor(min(years)), math.ceil(max(years) + 0.01)
    values = [p.value for p in points]
    low, high = _range(min(values), max(values))

    def x(when: float) -> float:
        return left + (width - left - right) * (when - low_year) / (high_year - low_year)

    def y(value: float) -> float:
        return top + (height - top - bottom) * (1 - (value - low) / (high - low))

    lines = [
        Markup('<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/><text class="tick" x="{}" y="{}" text-anchor="end">{}</text>').format(
            left, _n(y(v)), width - right, _n(y(v)), left - 6, _n(y(v) + 4), short(v)
        )
        for v in sorted({min(values), max(values)})
    ]
    step = max(1, math.ceil((high_year - low_year) / 6))
    lines += [
        Markup('<text class="tick" x="{}" y="{}" text-anchor="middle">{}</text>').format(_n(x(year)), height - 8, year)
        for year in range(low_year, high_year + 1, step)
    ]
    marks = [_mark(p, x(p.when), y(p.value)) for p in sorted(points, key=lambda p: p.aimed)]
    return Markup('<svg class="plot" width="{}" height="{}" viewBox="0 0 {} {}" role="img"><title>{}</title>{}{}</svg>').format(
        width, height, width, height, unit, Markup("").join(lines), Markup("").join(marks)
    )


def _mark(point: Point, x: float, y: float) -> Markup:
    if point.aimed:
        shape = Markup('<path class="aim" d="M{} {}l6 6-6 6-6-6z"/>').format(_n(x), _n(y - 6))
    else:
        shape = Markup('<circle class="seen" cx="{}" cy="{}" r="5.5"/>').format(_n(x), _n(y))
    return Markup('<a href="{}"><title>{}</title>{}</a>').format(point.link, escape(point.title), shape)


def _range(low: float, high: float) -> tuple[float, float]:
    if low == high:
        slack = abs(low) * 0.1 or 1.0
        return low - slack, high + slack
    slack = (high - low) * 0.08
    return low - slack, high + slack


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def decimal_year(time: str | None) -> float | None:
    """`2021-H1` → 2021.25, `2020-06` → 2020.46, `2018/2020` → 2020.5 (its end), `2025` → 2025.5; None for what is no time."""
    text = (time or "").rpartition("/")[2]
    head, _, rest = text.partition("-")
    if not head.isdigit():
        return None
    if rest in ("H1", "H2"):
        return int(head) + (0.25 if rest == "H1" else 0.75)
    month = rest.partition("-")[0]
    return int(head) + ((int(month) - 0.5) / 12 if month.isdigit() else 0.5)
