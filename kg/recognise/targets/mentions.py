"""A number read in its clause as a target mention, with the time and place it holds for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Passage, QuantityRole, TargetMention
from kg.recognise.targets import times
from kg.recognise.targets.comparators import CHANGES, comparator
from kg.recognise.targets.row import Reading
from kg.recognise.targets.setting import Setting
from kg.rules.quantities import QuantityRules

_LEAD = re.compile(r"[^，：。；]{2,24}[，：]")  # `五年来，…` at the head of a paragraph dates all of it


@dataclass(frozen=True, slots=True)
class Ground:
    """What a clause's surroundings say: the passage, its setting, the time and the area stated last."""

    passage: Passage
    setting: Setting
    when: str | None
    area: str | None


def mention(rules: QuantityRules, reading: Reading, ground: Ground) -> TargetMention:
    """The mention of one reading; its rule names the kind of unit or the row of data/rules/quantities.yaml."""
    cell, q, signs, view = reading.cell, reading.cell.quantity, reading.words.signs, ground.passage.view
    clause = view.text[cell.start : cell.end]
    time = _time(ground, reading, clause)
    return TargetMention(
        text=clause,
        span=view.span(cell.start, cell.end),
        item=ground.passage.item,
        rule=f"target:{reading.rule or q.unit.kind.value}",
        indicator=reading.name,
        comparator=comparator(rules, signs, cell.bound, q.vague, q.high is not None),
        value=q.value,
        high=q.high,
        unit="个" if q.unit.name == "大" else q.unit.name,
        role=_role(reading, ground, time),
        time=time,
        place=ground.area,
        value_span=view.span(q.start, q.end),
    )


def _time(ground: Ground, reading: Reading, clause: str) -> str | None:
    """Said in the sentence, at the head of the passage, in a heading; else by the document's period. A start of change has its own."""
    setting, role, signs = ground.setting, reading.role, reading.words.signs
    year = times.year_of(setting, role)
    when = ground.when if reading.since is None else times.stated(reading.since, year)
    lead = _LEAD.match(ground.passage.view.text)
    stated = when or (times.stated(lead[0], year) if lead else None)
    for title in reversed(setting.headings):
        stated = stated or times.stated(title, year)
    level = bool(signs) and signs[0] not in CHANGES
    return times.narrowed(stated or times.default(setting, role, clause), role, level=level, said=bool(when))


def _role(reading: Reading, ground: Ground, time: str | None) -> QuantityRole:
    """What is stated of a year before the plan begins was reached, not aimed at."""
    begin = ground.setting.begin
    past = begin is not None and ground.when is not None and time is not None and int(time[:4]) < begin
    return QuantityRole.ACTUAL if past and reading.role is QuantityRole.TARGET else reading.role
