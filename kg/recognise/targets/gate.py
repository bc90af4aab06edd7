"""Which numbers are let through: nearly all of a report's, of a plan only those that are clearly aimed at."""

from __future__ import annotations

from kg.model import QuantityRole
from kg.recognise.targets.row import Reading
from kg.recognise.targets.setting import Setting
from kg.rules.quantities import QuantityRules
from kg.text.quantities import UnitKind

_SPANS = frozenset({"周年", "年度", "年代", "世纪", "月份", "季度"})
_FOR = ("近", "连续", "超", "为期", "满")


def admitted(rules: QuantityRules, reading: Reading, clause: str, setting: Setting) -> bool:
    """Whether the cell states a target or a reported figure."""
    cell, words, name = reading.cell, reading.words, reading.name
    kind = cell.quantity.unit.kind
    if len(name) < 2 or not any(c >= "一" or c.isupper() for c in name):
        return False
    if kind is UnitKind.TIME:
        return (setting.plan or setting.report) and _lasting(rules, reading)
    if kind is UnitKind.AGE:
        return name.endswith("寿命")
    if kind is UnitKind.GRADE:
        return bool(words.signs) and cell.quantity.unit.printed == "级" and not cell.after and setting.plan
    if setting.report:
        return True
    certain = kind is UnitKind.RATIO and firm(rules, reading) and bool(rules.rates.find(words.base)) and setting.plan
    if (rules.conditions.search(clause) and not certain) or (not setting.plan and rules.norms.search(clause)):
        return False
    if reading.role is not QuantityRole.TARGET:
        return True
    if not setting.plan:
        return firm(rules, reading) and bool(words.base) and not cell.after
    return _planned(rules, reading, kind)


def _lasting(rules: QuantityRules, reading: Reading) -> bool:
    """Whether a stretch of time is what the clause measures (`等候时间控制在30分钟`, `每天健身1小时`)."""
    unit = reading.cell.quantity.unit.printed
    return (
        unit not in _SPANS
        and any(t in reading.words.base or t in reading.cell.after for t in rules.lasting)
        and not reading.cell.before.endswith(_FOR)
    )


def firm(rules: QuantityRules, reading: Reading) -> bool:
    """Whether a word beside the number says that it is aimed at (`不低于`, `提高到`)."""
    return not rules.firm.isdisjoint(reading.words.words)


def _planned(rules: QuantityRules, reading: Reading, kind: UnitKind) -> bool:
    words = reading.words
    if firm(rules, reading) or kind is UnitKind.RATIO:
        return True
    acts = bool(words.signs or rules.opening.search(words.base))
    return acts or (kind in (UnitKind.COUNT, UnitKind.EVENT) and (reading.cell.listed or not words.base))
