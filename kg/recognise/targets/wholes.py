"""Aims of 100 % said without a digit: 全覆盖, 全部…达标, 所有…完成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.recognise.targets.indicators import lead_off
from kg.rules.quantities import QuantityRules, Whole

_CUES = ("全覆盖", "全部", "所有", "全面")


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    indicator: str
    comparator: str
    rule: str


def wholes(rules: QuantityRules, text: str, start: int, end: int) -> Iterator[Found]:
    """What a clause without a number says of all."""
    if not any(cue in text[start:end] for cue in _CUES):
        return
    for row in rules.wholes:
        found = row.pattern.search(text, start, end)
        if found:
            yield _found(rules, row, found)
            return


def _found(rules: QuantityRules, row: Whole, found: re.Match[str]) -> Found:
    fields = found.groupdict()
    name = lead_off(rules, fields["indicator"]) + (fields.get("deed") or "").strip("“”")
    return Found(found.start(), found.end(), f"{name}{row.tail}", "≈" if fields.get("hedge") else "=", row.id)
