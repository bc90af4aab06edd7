"""Aims said without a digit: 全覆盖, 全部…达标, 所有…完成 are 100 %, 清零 is none."""

from __future__ import annotations

import re

from kg.model import QuantityRole
from kg.recognise.targets.cells import Cell
from kg.recognise.targets.comparators import Stripped
from kg.recognise.targets.indicators import GUIDES, lead_off
from kg.recognise.targets.row import Reading
from kg.rules.quantities import QuantityRules, Whole
from kg.text.quantities import Quantity, Unit, UnitKind

_COUNT, _RATIO = UnitKind.COUNT, UnitKind.RATIO
_ALL = re.compile(
    r"(?P<noun>[^，。；：]{2,24}?)(?:(?:20[0-9]{2}年)?(?:[0-9]{1,2}月|年)?[底末]?之?前|今年|年内)?(?:要|须|应|将|已)?(?P<all>全部)"
    r"(?P<deed>(?:达标|达到|完成|落实|建成|投产|投用|竣工|开工|整改|验收|销号|上线|接入|配备|建立|开展)[^，。；：]{0,16})$"
)

_DEED = re.compile("、|实现|达到")
_COVERED = re.compile("(?<=..)(?:实现|达到)?“?全覆盖”?$")


def wholes(rules: QuantityRules, clause: str, start: int, role: QuantityRole) -> list[Reading]:
    """What a clause without a number says of all: `基本实现中医馆全覆盖` is 中医馆覆盖率 ≈ 100 %. `start` is where it stands."""
    if not rules.whole.search(clause):
        return []
    said = [word for word in rules.whole_words if word in clause]
    for row in rules.wholes:
        if not row.words.isdisjoint(said) and (found := row.pattern.search(clause)):
            return [_reading(rules, row, found, start, role)]
    return []


def wholes_of(rules: QuantityRules, row: list[Reading]) -> list[Reading]:
    """The readings of a clause of a plan; that all of a number do something (`8个乡镇年底前全部达标`) is read as a share of 100 %."""
    cell, words = row[0].cell, row[0].words
    found = _ALL.match(cell.after) if len(row) == 1 and cell.quantity.unit.kind is _COUNT else None
    if not found or not (words.base in GUIDES or lead_off(rules, words.base) == ""):
        return row
    name = f"{found['noun']}{found['deed']}比例"
    left = cell.stop + found.start("all")
    whole = Quantity(left, cell.stop + found.end(), 100.0, None, Unit("%", "%", _RATIO), "", False)
    counted = Cell(cell.start, cell.end, cell.before, whole, None, cell.end, "", False)
    return [Reading(counted, name, Stripped(name, ("=",), ()), row[0].role, row[0].quoted, rule="all-of-them")]


def covered(rules: QuantityRules, row: list[Reading]) -> list[Reading]:
    """The readings of a clause; that a number of things have full coverage (`80个乡镇和9个街道全覆盖`) is a share of 100 % of each."""
    end = _COVERED.search(row[-1].cell.after)
    if not end or _DEED.search(row[-1].cell.after, 0, end.start()):
        return row
    if any(r.cell.quantity.unit.kind is not _COUNT or not r.cell.after or r.words.signs[1:] for r in row):
        return row
    return [_all_of(rules, r, end.start() if r is row[-1] else len(r.cell.after)) for r in row]


def _all_of(rules: QuantityRules, reading: Reading, size: int) -> Reading:
    """The reading of a count as a share of 100 % of what is named in `size` characters after it."""
    cell, base = reading.cell, lead_off(rules, reading.words.base)
    name = f"{base}{cell.after[:size].removeprefix('的')}覆盖率"
    whole = Quantity(cell.quantity.start, cell.quantity.end, 100.0, None, Unit("%", "%", _RATIO), "", False)
    counted = Cell(cell.start, cell.end, cell.before, whole, None, cell.end, "", cell.listed)
    return Reading(counted, name, Stripped(name, ("=",), ()), reading.role, reading.quoted, rule="full-coverage")


def _reading(rules: QuantityRules, row: Whole, found: re.Match[str], start: int, role: QuantityRole) -> Reading:
    fields = found.groupdict()
    hedged = fields.get("hedge") or fields.get("front")
    name = lead_off(rules, fields["indicator"]) + (fields.get("deed") or "").replace("“", "").replace("”", "") + row.tail
    left, right = start + found.start(), start + found.end()
    quantity = Quantity(left, right, row.value, None, rules.scanner.unit(row.unit), "", False)
    cell = Cell(left, right, found[0], quantity, None, right, "", False)
    return Reading(cell, name, Stripped(name, ("≈" if hedged else row.sign,), ()), role, (left, right), rule=row.id)
