"""Which numbers are let through: nearly all of a report's, of a plan only those that are clearly aimed at."""

from __future__ import annotations

from kg.model import QuantityRole
from kg.recognise.targets.cells import Cell
from kg.recognise.targets.comparators import Stripped
from kg.recognise.targets.row import Reading
from kg.recognise.targets.setting import Setting
from kg.rules.quantities import QuantityRules
from kg.text.quantities import UnitKind

_TIMES = ("时间", "时限", "时长", "期限", "周期", "寿命", "年限", "天数", "等候", "每天", "每日", "每周", "校园", "耗时", "用时")
_FIRM = frozenset({"达到", "提高到", "提高至", "提升到", "提升至", "增加到", "增至", "下降到", "下降至", "降低到", "降至", "控制在", "保持在", "稳定在", "扩大到", "力争", "确保", "争取", "不低于", "不少于", "至少"})


def admitted(rules: QuantityRules, reading: Reading, clause: str, setting: Setting) -> bool:
    """Whether the cell states a target or a reported figure."""
    cell, words, name = reading.cell, reading.words, reading.name
    kind = cell.quantity.unit.kind
    if len(name) < 2 or not any(c >= "一" for c in name):
        return False
    if kind is UnitKind.TIME:
        return cell.quantity.unit.printed != "周年" and any(t in words.base or t in cell.after for t in _TIMES) and not cell.before.endswith(("近", "连续", "超"))
    if kind is UnitKind.AGE:
        return words.base.endswith(("寿命", "年龄"))
    if kind is UnitKind.GRADE:
        return bool(words.signs) and cell.quantity.unit.printed == "级" and not cell.after
    if setting.report or reading.role is QuantityRole.ACTUAL:
        return True
    if rules.conditions.search(clause):
        return False
    firm = bool(_FIRM & set(words.words))
    if not setting.plan:
        return firm and (kind is UnitKind.RATIO or bool(words.base))
    return _planned(rules, cell, words, kind, firm)


def _planned(rules: QuantityRules, cell: Cell, words: Stripped, kind: UnitKind, firm: bool) -> bool:
    if firm or kind is UnitKind.RATIO:
        return True
    if kind in (UnitKind.COUNT, UnitKind.EVENT):
        return bool(words.signs or rules.heads.search(words.base) or rules.opening.search(words.base) or cell.listed or not words.base)
    return bool(words.signs or rules.opening.search(words.base))
