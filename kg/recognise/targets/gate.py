"""Which numbers are let through: nearly all of a report's, of a plan only those that are clearly aimed at."""

from __future__ import annotations

import re

from kg.model import QuantityRole
from kg.recognise.targets.row import Reading
from kg.recognise.targets.setting import Setting
from kg.rules.quantities import QuantityRules
from kg.text.quantities import UnitKind

_TIME, _AGE, _GRADE, _RATIO, _MONEY = UnitKind.TIME, UnitKind.AGE, UnitKind.GRADE, UnitKind.RATIO, UnitKind.MONEY
_TARGET = QuantityRole.TARGET
_SPANS = frozenset({"周年", "年度", "年代", "世纪", "月份", "季度"})
_COUNTED = frozenset({UnitKind.COUNT, UnitKind.EVENT, UnitKind.MEASURE})
_HEADS = frozenset({UnitKind.COUNT, UnitKind.EVENT})
_PAID = re.compile(r"发放[^，；。按每]{0,16}(?:补贴|补助|津贴)")  # who is counted beside it gets it (`发放高温津贴300人`)
_STRIVEN = re.compile("力争|(?:^|[，：])到20[2-9][0-9]年底?，")  # an aim in a document that is no plan
_HEAD = 300  # no sentence people wrote says later that it strives
_WITHIN = frozenset({"控制在", "压缩至", "压缩到", "缩短至", "缩短到", "压减至", "压减到"})
_PREPOSITIONS = ("以", "在", "从", "由", "对", "据")
_FOR = ("近", "连续", "超", "为期", "满")


def admitted(rules: QuantityRules, reading: Reading, clause: str, sentence: str, setting: Setting) -> bool:
    """Whether the cell states a target or a reported figure; in measures of support a grant anywhere in the sentence makes a condition of it."""
    cell, words, name = reading.cell, reading.words, reading.name
    kind = cell.quantity.unit.kind
    if len(name.removesuffix("数")) < 2 or (max(name) < "一" and not any(map(str.isupper, name))):
        return False
    if kind is _TIME:
        return (setting.plan or setting.tells) and _lasting(rules, reading)
    if kind is _AGE:
        return name.endswith("寿命")
    if kind is _GRADE:
        return bool(words.signs) and cell.quantity.unit.printed == "级" and not cell.after and setting.plan
    if setting.report:
        return True
    if setting.past:
        return _reached(rules, reading, kind)
    if setting.opinion and rules.grants.search(sentence):
        return False
    if rules.conditions.search(clause) and not (setting.plan and "给予" not in clause and _set_down(rules, reading, clause)):
        return False
    if not setting.plan and rules.norms.search(clause):
        return False
    if reading.role is not _TARGET:
        return True
    if not setting.plan and _STRIVEN.search(sentence, 0, _HEAD):
        return _planned(rules, reading, kind, task=False)
    if not setting.plan:
        return firm(rules, reading) and bool(words.base) and not cell.after
    return _planned(rules, reading, kind, task=setting.task)


def _reached(rules: QuantityRules, reading: Reading, kind: UnitKind) -> bool:
    """Whether a result is told outside reports: things counted without a verb before them (`据5起案件查明…`) say of whom is spoken."""
    base, after = reading.words.base, reading.cell.after
    if reading.name.endswith(_PREPOSITIONS) or after.endswith("中"):
        return False
    if kind not in _HEADS or not after:
        return True
    return bool(reading.words.signs or rules.heads.find(base) or rules.opening.search(base))


def _set_down(rules: QuantityRules, reading: Reading, clause: str) -> bool:
    """Whether a rate, an allowance or who gets it is set, which no word of a condition beside it changes."""
    counted = reading.cell.quantity.unit.kind in _HEADS
    return (firm(rules, reading) and _certain(rules, reading)) or (counted and bool(_PAID.search(clause)) and not reading.cell.bound)


def _certain(rules: QuantityRules, reading: Reading) -> bool:
    """Whether a rate or an allowance is set (`低保标准每人每月不低于600元`)."""
    kind = reading.cell.quantity.unit.kind
    if kind is _RATIO:
        return bool(rules.rates.find(reading.words.base))
    return kind is _MONEY and "<=" not in reading.words.signs and rules.allowances.search(reading.words.base) is not None


def _lasting(rules: QuantityRules, reading: Reading) -> bool:
    """Whether a stretch of time is what the clause measures (`等候时间控制在30分钟`, `每天健身1小时`, `5个工作日内办结`)."""
    unit, base = reading.cell.quantity.unit.printed, reading.words.base
    base = base or (reading.name if reading.words.signs and not reading.cell.after else "")  # what the clause before measured
    if unit in _SPANS or reading.cell.before.endswith(_FOR):
        return False
    if (
        (base.startswith("从") and reading.words.signs)
        or any(t in base or t in reading.cell.after for t in rules.lasting)
        or not _WITHIN.isdisjoint(reading.words.words)
    ):
        return True
    if rules.due.match(reading.cell.after) and reading.cell.bound:
        return len(base) > 1
    return firm(rules, reading) and rules.each.match(reading.cell.before) is not None


def firm(rules: QuantityRules, reading: Reading) -> bool:
    """Whether a word beside the number says that it is aimed at (`不低于`, `提高到`)."""
    return not rules.firm.isdisjoint(reading.words.words)


def _planned(rules: QuantityRules, reading: Reading, kind: UnitKind, *, task: bool) -> bool:
    """In a task, whatever is counted at the end of its clause is to be done, with whatever verb (`补装路灯300盏`)."""
    words = reading.words
    if firm(rules, reading) or kind is _RATIO:
        return True
    acts = bool(words.signs or rules.opening.search(words.base))
    if kind is _MONEY and words.base.endswith("总投资"):
        return not reading.cell.after
    summed = kind is _MONEY and reading.cell.listed and not reading.cell.after and not words.base
    if acts or summed or (kind in _HEADS and (reading.cell.listed or not words.base)):
        return True
    return task and kind in _COUNTED and not reading.cell.after and rules.states.search(words.base) is None
