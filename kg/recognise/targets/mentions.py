"""A number read in its clause as a target mention, with the time and place it holds for."""

from __future__ import annotations

import re

from kg.model import Passage, QuantityRole, TargetMention
from kg.model.frozen import frozen
from kg.recognise.targets import times
from kg.recognise.targets.comparators import CHANGES, comparator
from kg.recognise.targets.row import Reading
from kg.recognise.targets.setting import Setting
from kg.rules.quantities import QuantityRules
from kg.text.quantities import UnitKind

_LEAD = re.compile(r"[^，：。；]{2,24}[，：]")  # `五年来，…` at the head of a paragraph dates all of it

_SUMMED = re.compile(r"累计|新增|连续|年均")
_BOTH = re.compile(
    r"20[0-9]{2}年.{0,6}十[二三四五]五”?|十[二三四五]五.{0,8}20[0-9]{2}年"
)  # a heading over a year and five years dates neither
_RECURRENT = re.compile(r"年均|每年|逐年")
_EACH = re.compile(r"每(?:年|季度|月|周|日|天|半年|学期)")
_STATES = ("率", "比例", "比重", "占比")


@frozen()
class Ground:
    """What a clause's surroundings say: the passage, its setting, the time and the area stated last; `ahead` is the year the aims before it are for."""

    passage: Passage
    setting: Setting
    when: str | None
    area: str | None
    ahead: str | None = None


def mention(rules: QuantityRules, reading: Reading, ground: Ground) -> TargetMention:
    """The mention of one reading; its rule names the kind of unit or the row of data/rules/quantities.yaml."""
    cell, q, signs, view = reading.cell, reading.cell.quantity, reading.words.signs, ground.passage.view
    clause = view.text[slice(*reading.quoted)]
    time = _time(ground, reading, clause)
    return TargetMention(
        text=clause,
        span=view.span(*reading.quoted),
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
    setting, role = ground.setting, reading.role
    year = times.year_of(setting, role)
    when = ground.when if reading.since is None else times.stated(reading.since, year)
    lead = _LEAD.match(times.unnamed(ground.passage.view.text))
    level = _is_level(reading, clause)
    stated = when or (None if _RECURRENT.search(clause) else ground.ahead)
    for context in (lead[0] if lead else "", *reversed(setting.headings)):
        stated = stated or (None if setting.year and _BOTH.search(context) else _possible(times.stated(context, year), role, setting))
    if role is QuantityRole.BASELINE and not when and (stated is None or "/" not in stated):
        return times.began(setting)
    return times.narrowed(stated or times.default(setting, role, clause), role, level=level)


def _possible(time: str | None, role: QuantityRole, setting: Setting) -> str | None:
    """The time unless it lies ahead of a report's figures (a heading over `“十四五”…和“十五五”…` dates both)."""
    ahead = setting.year is not None and time is not None and int(time.split("/")[-1][:4]) >= setting.year
    return None if ahead and role is not QuantityRole.TARGET else time


def _is_level(reading: Reading, clause: str) -> bool:
    """Whether the number is a state reached, not an amount summed up or a change over the period."""
    signs = reading.words.signs
    if _SUMMED.search(clause) or _EACH.search(clause) or (signs and signs[0] in CHANGES):
        return False
    return bool(signs) or (reading.cell.quantity.unit.kind is UnitKind.RATIO and reading.name.endswith(_STATES))


def _role(reading: Reading, ground: Ground, time: str | None) -> QuantityRole:
    """What is stated of a year before the plan begins, or before the report, was reached and is not aimed at."""
    begin = ground.setting.year or ground.setting.begin
    past = begin is not None and time is not None and int(time.split("/")[-1][:4]) < begin
    return QuantityRole.ACTUAL if past and reading.role is QuantityRole.TARGET else reading.role
