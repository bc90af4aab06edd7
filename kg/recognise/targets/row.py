"""The numbers of one clause read together: what each measures and in which role, lists shared out, starts told from ends of a change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import QuantityRole
from kg.recognise.targets.cells import Cell
from kg.recognise.targets.comparators import Stripped, stripped
from kg.recognise.targets.distribution import shared_out
from kg.recognise.targets.indicators import Memory, indicator, lead_off
from kg.rules.quantities import QuantityRules

_FROM = re.compile(r"(?:从|由)([^从由，]{0,16})$")
_TO = re.compile(r"(?:已|逐步|分别)?(?:提高|提升|增加|增长|增|升|上升|扩大|扩展|拓展|下降|降低|降|减少|缩短|压缩|调整|跃升|攀升|回落)?(?:到|至|为)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell read: its indicator, the words that led to the number, its role, and the words a start of change was dated by."""

    cell: Cell
    name: str
    words: Stripped
    role: QuantityRole
    since: str | None = None


def readings(rules: QuantityRules, row: list[Cell], memory: Memory, role: QuantityRole) -> tuple[Memory, list[Reading]]:
    """The cells of a clause in order, and the memory they leave to the next clause."""
    starts = _starts(row)
    shared = _shared(rules, row, starts)
    out: list[Reading] = []
    for n, cell in enumerate(row):
        words = _words(rules, cell, starts[n])
        if shared:
            name = shared[1][n]
            words = words if words.signs else shared[0]
            memory = Memory(name, name, memory.verb, False)
        else:
            name, memory = indicator(rules, cell, words, memory)
        out.append(Reading(cell, name, words, QuantityRole.BASELINE if starts[n] is not None else role, starts[n]))
    return memory, out


def _words(rules: QuantityRules, cell: Cell, since: str | None) -> Stripped:
    if since is None:
        return stripped(rules, cell.before)
    begin = _FROM.search(cell.before)
    return stripped(rules, cell.before[: begin.start()] if begin else "")


def _starts(row: list[Cell]) -> list[str | None]:
    """For each number, the words after 从 if it is where a change started (`从去年的5%提高到8%`), else None."""
    found: list[str | None] = [None] * len(row)
    for n in range(1, len(row)):
        if not _TO.match(row[n].before):
            continue
        first = n - 1
        while first > 0 and row[first].listed and not row[first].before:
            first -= 1
        begin = _FROM.search(row[first].before)
        if begin:
            found[first:n] = [begin[1]] * (n - first)
    return found


def _shared(rules: QuantityRules, row: list[Cell], starts: list[str | None]) -> tuple[Stripped, list[str]] | None:
    """An indicator for each number of a list that is shared out (`A、B分别从1、2增至3、4` has two, twice), and the words that lead there."""
    if len(row) < 2 or any(c.after for c in row[:-1]) or not all(_bare(row, n) for n in range(1, len(row))):
        return None
    begun = sum(s is not None for s in starts)
    if begun not in (0, len(row) / 2):
        return None
    words = _words(rules, row[0], starts[0])
    base, apart, _ = row[0].before.partition("分别")
    names = shared_out(lead_off(rules, base if apart and len(base) < len(words.base) else words.base), begun or len(row), rules.tails)
    return (words, list(names) * (len(row) // len(names))) if names else None


def _bare(row: list[Cell], n: int) -> bool:
    """Whether the number follows the one before it as in a list, or as the end of its change."""
    return (row[n].listed and not row[n].before) or _TO.fullmatch(row[n].before) is not None
