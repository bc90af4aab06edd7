"""A number read in its clause as a target mention, with the time and place it holds for."""

from __future__ import annotations

import re

from kg.model import Passage, QuantityRole, TargetMention
from kg.model.frozen import frozen
from kg.recognise.targets import times
from kg.recognise.targets.comparators import ABOVE, changes, comparator
from kg.recognise.targets.row import Reading
from kg.recognise.targets.setting import Setting
from kg.rules.quantities import QuantityRules
from kg.text.quantities import UnitKind

_BASELINE, _TARGET, _ACTUAL = QuantityRole.BASELINE, QuantityRole.TARGET, QuantityRole.ACTUAL
_RATIO, _COUNT = UnitKind.RATIO, UnitKind.COUNT
_LEAD = re.compile(r"[^，：。；]{2,24}[，：]")  # `五年来，…` at the head of a paragraph dates all of it

_SUMMED = re.compile(r"累计|新增|连续|年均|就业(?![率人形])")
_RECURRENT = re.compile(r"年均|每年|逐年")
_EACH = re.compile(r"每(?:年|季度|月|周|日|天|半年|学期)")
_STOCKS = ("总值", "里程", "规模", "总量", "余额", "装机", "装机容量", "保有量", "密度", "总数")  # what there is at one time
_YEARLY = ("收入", "营收", "零售总额", "进出口总额", "增加值", "产值", "产量")  # what is told of one year
_BOUNDS = frozenset({">", "<", ">=", "<=", "≈"})
_DONE = re.compile(
    "完成|净增|获|其中|发射|重组|入选|上榜|办理|承担|授予|取得|提出|“(?!小巨人|灯塔工厂)|(?<![特高创])新(?!能源|型|材)"
)  # a count in whose clause something was done sums up
_STATES = ("率", "比例", "比重", "占比")


@frozen()
class Ground:
    """What a clause's surroundings say: the passage, its setting, the time and the area stated last.

    `ahead` is the year the aims before it are for, `running` the years the report speaks of there.
    """

    passage: Passage
    setting: Setting
    when: str | None
    area: str | None
    ahead: str | None = None
    running: str | None = None


def mention(rules: QuantityRules, reading: Reading, ground: Ground) -> TargetMention:
    """The mention of one reading; its rule names the kind of unit or the row of data/rules/quantities.yaml."""
    cell, q, signs, view = reading.cell, reading.cell.quantity, reading.words.signs, ground.passage.view
    clause = view.text[slice(*reading.quoted)]
    time = _time(rules, ground, reading, clause)
    return TargetMention(
        text=clause,
        span=view.span(*reading.quoted),
        item=ground.passage.item,
        rule=f"target:{reading.rule or q.unit.kind}",
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


def _time(rules: QuantityRules, ground: Ground, reading: Reading, clause: str) -> str | None:
    """Said in the sentence, at the head of the passage, in a heading; else by the document's period. A start of change has its own."""
    setting, role = ground.setting, reading.role
    when = ground.when if reading.since is None else times.said(reading.since, setting, role)
    stated = when or (ground.ahead if ground.ahead and not _RECURRENT.search(clause) else None) or ground.running
    if not stated and setting.year is None:
        lead = _LEAD.match(times.unnamed(ground.passage.view.text))
        stated = (times.said(lead[0], setting, role) if lead else None) or times.headed(setting.headings, times.year_of(setting, role))
    if role is _BASELINE and not when and (stated is None or "/" not in stated):
        return times.began(setting)
    time = stated or times.default(setting, role, clause)
    if time is None or "/" not in time or "H" in time:
        return time
    return times.narrowed(time, role, level=_is_level(rules, reading, clause))


def _is_level(rules: QuantityRules, reading: Reading, clause: str) -> bool:
    """Whether the number is a state reached, not an amount summed up or a change over the period."""
    signs, name, base, unit = reading.words.signs, reading.name, reading.words.base, reading.cell.quantity.unit.kind
    if _SUMMED.search(clause) or _EACH.search(clause) or changes(signs):
        return False
    stock, yearly = base.endswith(_STOCKS), base.endswith(_YEARLY)
    deed = not (stock and name.startswith("生产")) and rules.opening.match(name) is not None
    if (signs and not (deed and not (stock or yearly) and _BOUNDS.issuperset(signs))) or (
        unit is _RATIO and (name.endswith(_STATES) or ABOVE.search(name))
    ):
        return True
    if reading.cell.after or not base:
        return False
    if stock or yearly:
        return not deed
    return unit is _COUNT and not _DONE.search(clause) and not rules.opening.search(name)


def _role(reading: Reading, ground: Ground, time: str | None) -> QuantityRole:
    """What is stated of a year before the plan begins, or before the report, was reached; what a report states of the years it opens is aimed at."""
    begin = ground.setting.year or ground.setting.begin
    if begin is None or time is None or reading.role is _BASELINE:
        return reading.role
    past = int(time.split("/")[-1][:4]) < begin
    if past and reading.role is _TARGET:
        return _ACTUAL
    ahead = not past and ground.setting.year is not None and ground.when is not None and not ground.setting.looks_back
    return _TARGET if ahead else reading.role
