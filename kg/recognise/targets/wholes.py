"""Aims said without a digit: 全覆盖, 全部…达标, 所有…完成 are 100 %, 清零 is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import QuantityRole
from kg.recognise.targets.cells import Cell
from kg.recognise.targets.comparators import Stripped
from kg.recognise.targets.indicators import lead_off
from kg.recognise.targets.row import Reading
from kg.rules.quantities import QuantityRules, Whole
from kg.text.quantities import Quantity


def wholes(rules: QuantityRules, text: str, start: int, end: int, role: QuantityRole) -> Iterator[Reading]:
    """What a clause without a number says of all: `基本实现中医馆全覆盖` is 中医馆覆盖率 ≈ 100 %."""
    if not rules.whole.search(text, start, end):
        return
    clause = text[start:end]
    for row in rules.wholes:
        found = row.pattern.search(clause) if any(word in clause for word in row.words) else None
        if found:
            yield _reading(rules, row, found, text, start, role)
            return


def _reading(rules: QuantityRules, row: Whole, found: re.Match[str], text: str, start: int, role: QuantityRole) -> Reading:
    fields = found.groupdict()
    hedged = fields.get("hedge") or fields.get("front")
    name = lead_off(rules, fields["indicator"]) + (fields.get("deed") or "").replace("“", "").replace("”", "") + row.tail
    left, right = start + found.start(), start + found.end()
    quantity = Quantity(left, right, row.value, None, rules.scanner.unit(row.unit), "", False)
    cell = Cell(left, right, text[left:right], quantity, None, right, "", False)
    return Reading(cell, name, Stripped(name, ("≈" if hedged else row.sign,), ()), role, (left, right), rule=row.id)
