"""Which numbers are let through: nearly all of a report's, of a plan only those that are clearly aimed at."""

from __future__ import annotations

from kg.model import QuantityRole
from kg.recognise.targets.cells import Cell
from kg.recognise.targets.comparators import Stripped
from kg.recognise.targets.row import Reading
from kg.recognise.targets.setting import Setting
from kg.rules.quantities import QuantityRules
from kg.text.quantities import UnitKind

_TIMES = ("时间", "时限", "时长", "周期", "年限", "天数", "等候", "每天", "每日", "每周", "校园", "耗时", "用时")
_SPANS = frozenset({"周年", "年度", "年代", "世纪", "月份", "季度"})
_FOR = ("近", "连续", "超", "为期", "满")
_FIRM = frozenset({"达到", "提高到", "提高至", "提升到", "提升至", "增加到", "增至", "下降到", "下降至", "降低到", "降至", "控制在", "保持在", "稳定在", "扩大到", "力争", "确保", "争取", "不低于", "不少于", "至少"})


def admitted(rules: QuantityRules, reading: Reading, clause: str, setting: Setting) -> bool:
    """Whether the cell states a target or a reported figure."""
    cell, words, name = reading.cell, reading.words, reading.name
    kind = cell.quantity.unit.kind
    if len(name) < 2 or not any(c >= "一" for c in name):
        return False
    if kind is UnitKind.TIME:
        return (setting.plan or setting.report) and _lasting(reading)
    if kind is UnitKind.AGE:
        return name.endswith("寿命")
    if kind is UnitKind.GRADE:
        return bool(words.signs) and cell.quantity.unit.printed == "级" and not cell.after and setting.plan
    if setting.report or reading.role is not QuantityRole.TARGET:
        return True
    if rules.conditions.search(clause):
        return False
    firm = bool(_FIRM & set(words.words))
    if not setting.plan:
        return firm and bool(words.base) and not cell.after and not rules.norms.search(clause)
    return _planned(rules, cell, words, kind, firm)


def _lasting(reading: Reading) -> bool:
    """Whether a stretch of time is what the clause measures (`等候时间控制在30分钟`, `每天健身1小时`)."""
    unit = reading.cell.quantity.unit.printed
    return unit not in _SPANS and any(t in reading.words.base or t in reading.cell.after for t in _TIMES) and not reading.cell.before.endswith(_FOR)


def _planned(rules: QuantityRules, cell: Cell, words: Stripped, kind: UnitKind, firm: bool) -> bool:
    if firm or kind is UnitKind.RATIO:
        return True
    if kind in (UnitKind.COUNT, UnitKind.EVENT):
        return bool(words.signs or rules.heads.find(words.base) or rules.opening.search(words.base) or cell.listed or not words.base)
    return bool(words.signs or rules.opening.search(words.base))
