"""Indicators: what a number measures, of whom and in what unit; the place stays with the number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Entity, EntityType, Link, TargetMention

# words that say where, when or how, not what
_NOT_THE_MEASURE = re.compile(
    r"[“”\"‘’「」《》（）()\s、，]|全[国省市县区旗州乡镇]|(?:每|本|当|全)年|年内|年度内?|力争|确保|累计|实现|达到|(?<![不])均"
)


def measure(phrase: str, unit: str) -> str:
    """The phrase as it is compared: `全市“两癌”筛查率`, `%` → `两癌筛查率|%`."""
    return f"{_NOT_THE_MEASURE.sub('', phrase) or phrase}|{unit}"


def link_indicators(mentions: Iterable[TargetMention]) -> tuple[Link, ...]:
    """Each number → the indicator it belongs to; same measure and unit, same indicator."""
    return tuple(
        Link(
            m,
            Entity(
                f"indicator/{measure(m.indicator, m.unit)}",
                EntityType.INDICATOR,
                measure(m.indicator, m.unit).split("|")[0],
                aliases=(m.indicator,),
                values=(("unit", m.unit),),
            ),
            "same-measure-and-unit",
            1.0,
        )
        for m in mentions
    )
