"""Charts of the report → SVG text, by pygal: no script, no clock, marks that link to the words behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from kg.analyse.figures import Chart

if TYPE_CHECKING:
    import pygal

# Okabe & Ito's colours: told apart by the colour-blind and, being of different lightness, in grey print
_PALE = ("#56B4E9", "#E69F00", "#B8D8B0")  # bars carry their number in black
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
FONT = '"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif'
_DASHES = ("7, 5", "1, 0", "2, 4")  # aims are broken lines, results whole ones
_SIZE, _BAR, _WIDTH, _NAME = 13, 26, 900, 24


def svg(chart: Chart) -> str:
    """The chart as an SVG element to stand in a page; each mark links to `#<table>-<row>`."""
    made = _bars(chart) if chart.kind == "bars" else _lines(chart)
    made.uuid = chart.id  # pygal draws a random one
    made.add_xml_filter(_bare)
    text: str = made.render(is_unicode=True)
    return text


def _bare(root: Element) -> Element:
    """Without script, notes for the script, inner ids (two charts would share them) and comments (one holds the date)."""
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in ("script", "desc"):
                parent.remove(child)
            else:
                child.attrib.pop("id", None)
    root.set("role", "img")
    return root


def _settings(chart: Chart, height: int) -> dict[str, Any]:
    from pygal.style import Style

    style = Style(
        background="white",
        plot_background="white",
        foreground="#222",
        foreground_strong="#111",
        foreground_subtle="#999",
        opacity="1",
        transition="0s",
        colors=_PALE if chart.kind == "bars" else COLOURS,
        guide_stroke_color="#ccc",
        major_guide_stroke_color="#999",
        font_family=FONT,
        label_font_size=_SIZE,
        major_label_font_size=_SIZE,
        legend_font_size=_SIZE,
        value_font_size=11,
        title_font_size=16,
    )
    return {
        "style": style,
        "js": (),
        "title": chart.title,
        "width": _WIDTH,
        "height": height,
        "disable_xml_declaration": True,
        "legend_at_bottom": True,
        "legend_at_bottom_columns": 2,
        "truncate_legend": _NAME + 16,
        "truncate_label": _NAME,
        "spacing": 8,
        "show_x_guides": chart.kind == "lines",
        "max_scale": 8,
    }


def _link(chart: Chart, row: int) -> dict[str, str]:
    return {"href": f"#{chart.table}-{row}", "target": "_self"}


def _bars(chart: Chart) -> pygal.HorizontalStackedBar:
    import pygal

    names = [_cut(name) for name in chart.labels]
    wide = max((_wide(name) for name in names), default=0)
    settings = _settings(chart, 110 + _BAR * len(names))
    made = pygal.HorizontalStackedBar(**settings, print_values=True, value_formatter=_number, show_legend=len(chart.lines) > 1)
    made.margin_left = 20 + round(0.4 * _SIZE * wide)  # pygal takes every character for a narrow one
    made.x_labels = names[::-1]
    for line in chart.lines:
        made.add(line.name, [{"value": y, "xlink": _link(chart, row)} for _, y, row in reversed(line.points)])
    return made


def _lines(chart: Chart) -> pygal.XY:
    import pygal

    years = [x for line in chart.lines for x, _, _ in line.points]
    first, last = int(min(years)), int(max(years)) + 1
    step = max(1, -(-(last - first) // 10))
    settings = _settings(chart, 340 + 22 * ((len(chart.lines) + 1) // 2))
    made = pygal.XY(**settings, x_value_formatter=lambda x: f"{x:.0f}", value_formatter=_number, dots_size=5)
    made.x_labels = list(range(first, last + step, step))
    for number, line in enumerate(chart.lines):
        stroke = {"width": 2, "dasharray": _DASHES[number % len(_DASHES)]}
        made.add(line.name, [{"value": (round(x, 3), y), "xlink": _link(chart, row)} for x, y, row in line.points], stroke_style=stroke)
    return made


def _number(value: float | None) -> str:
    """`1.37万亿`, `6,200`; nothing for zero, so that an empty bar carries no number."""
    for size, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if value and abs(value) >= size:
            return f"{value / size:.6g}{word}"
    return f"{value:,.6g}" if value else ""


def _cut(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"


def _wide(text: str) -> int:
    """How many characters are as wide as they are high."""
    return sum(ord(character) > 0x2E7F for character in text)
