"""Tables of figures: a row for each indicator or area, a column for each year or indicator, as the heads say.

Under `指标 | 单位 | 2023年基数 | 2026年目标` the row `快递覆盖率 | % | 88 | 97` has a baseline of 2023 and a target for 2026;
under `县区 | 新建书屋（个）` the row `云溪县 | 12` has 新建书屋数 of 云溪县.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import Part, Passage, QuantityRole, Table, TargetMention, View
from kg.recognise.targets.cells import Cell
from kg.recognise.targets.comparators import Stripped
from kg.recognise.targets.counters import counter
from kg.recognise.targets.indicators import lead_off
from kg.recognise.targets.mentions import Ground, mention
from kg.recognise.targets.places import whole_area
from kg.recognise.targets.row import Reading
from kg.recognise.targets.setting import Setting
from kg.rules.quantities import QuantityRules
from kg.text.quantities import Unit, UnitKind

_NUMBER = re.compile(
    r"(?P<sign>≥|≤|>|<|＞|＜|不低于|不少于|不超过|约)?(?P<number>[0-9][0-9.,]{0,12}(?:[-—–~～至][0-9][0-9.]{0,9})?)"
    r"(?P<unit>(?!年)[^0-9.以左及上]{0,6})(?P<suffix>以上|以下|以内|左右)?"
)
_SIGNS = {"≥": ">=", "≤": "<=", ">": ">", "<": "<", "＞": ">", "＜": "<", "不低于": ">=", "不少于": ">=", "不超过": "<=", "约": "≈"}
_YEAR = re.compile(r"(20[0-9]{2})年?(?:度|底|末)?")
_ROLES = (
    (QuantityRole.BASELINE, re.compile(r"基数|基期|基准|现状|现有")),
    (QuantityRole.ACTUAL, re.compile(r"完成(?!目标|时)|实际|实绩|达到情况")),
    (QuantityRole.TARGET, re.compile(r"目标|计划|预期|任务")),
)
_TOLD = re.compile(
    r"基数|基期|基准|现状|现有|完成|实际|实绩|目标|计划|预期|任务|数?值|情况|[（）]"
)  # what a head says beside what is counted
_ORDER = re.compile(r"序号|编号|排名|名次|备注|得分|分值|权重|电话|代码|年龄")
_IN_BRACKETS = re.compile(r"（(?:单位：)?([^（）]{1,8})）$")
_SUM = frozenset({"合计", "总计", "全省", "全市", "全县", "全区", "总数"})
_NAME_MOST = 40


class Column(NamedTuple):
    """What the numbers of a column are: of which indicator (empty: the row names it), in which unit, role and year."""

    indicator: str
    unit: str
    role: QuantityRole
    year: str | None


def tabled(rules: QuantityRules, table: Table, setting: Setting) -> Iterator[TargetMention]:
    """The figures of a table whose heads say what they are; nothing of any other table."""
    at = _head(table.rows)
    if at is None:
        return
    heads = table.rows[at]
    rows = [row for row in table.rows[at + 1 :] if len(row) == len(heads)]
    name = next((n for n, head in enumerate(heads) if not _ORDER.search(head.text) and not _numeric([row[n] for row in rows])), len(heads))
    units = _units(rules, heads, rows)
    begin = _begin(heads, setting)
    columns = [(n, c) for n in range(name + 1, len(heads)) if (c := _column(rules, heads[n].text, setting, begin))]
    for row in rows if columns else ():
        area = whole_area(row[name].text)
        for n, column in columns:
            if bool(column.indicator) != (area is not None or row[name].text in _SUM):
                continue  # the row or the column names the indicator, not both
            reading = _reading(rules, row, name, n, column, row[units].text if units is not None else "")
            if reading:
                passage = Passage(Part.BODY, View.join(row), table.item, table.section)
                yield mention(rules, reading, Ground(passage, setting, column.year, area))


def _head(rows: Sequence[tuple[View, ...]]) -> int | None:
    """The row of heads: the last without numbers before rows with numbers."""
    for n, row in enumerate(rows[:-1]):
        full = [cell for cell in row if len(cell)]
        if len(full) > 1 and len(full) == len(row) and not any(_NUMBER.fullmatch(c.text) for c in full):
            return n if any(_NUMBER.fullmatch(c.text) for below in rows[n + 1 :] for c in below[1:]) else None
    return None


def _numeric(cells: Sequence[View]) -> bool:
    return bool(cells) and all(not len(c) or _NUMBER.fullmatch(c.text) for c in cells)


def _units(rules: QuantityRules, heads: Sequence[View], rows: Sequence[tuple[View, ...]]) -> int | None:
    """The column that names the units, if there is one."""
    for n, head in enumerate(heads):
        if head.text.endswith("单位") and rows and all(_unit(rules, row[n].text) for row in rows if len(row[n])):
            return n
    return None


def _unit(rules: QuantityRules, printed: str) -> Unit | None:
    """The unit printed, which may begin with 万 or 亿."""
    found = rules.scanner.unit(printed.lstrip("万亿百千") or printed)
    return found if found.kind is not UnitKind.NONE else None


def _begin(heads: Sequence[View], setting: Setting) -> int:
    """The first year planned for, if a column is for it or a later one: what the columns of earlier years hold is where the plan begins."""
    begin = setting.begin if setting.role is QuantityRole.TARGET else None
    return begin if begin and any(int(year) >= begin for head in heads for year in _YEAR.findall(head.text)) else 0


def _column(rules: QuantityRules, head: str, setting: Setting, begin: int) -> Column | None:
    """What a head says of the numbers below it; None if it does not say enough."""
    if _ORDER.search(head):
        return None
    bracket, year = _IN_BRACKETS.search(head), _YEAR.search(head)
    unit = bracket[1] if bracket and _unit(rules, bracket[1]) else ""
    bare = _YEAR.sub("", head[: bracket.start()] if bracket and unit else head)
    role = next((role for role, words in _ROLES if words.search(bare)), None)
    indicator = _TOLD.sub("", bare)
    if (not indicator and role is None and year is None) or (indicator and not unit):
        return None
    if role is None:
        role = QuantityRole.BASELINE if year and int(year[1]) < begin else setting.role
    return Column(indicator, unit, role, year[1] if year else None)


def _reading(rules: QuantityRules, row: tuple[View, ...], name: int, at: int, column: Column, unit: str) -> Reading | None:
    """A cell as a number read; None if it holds none, or its unit or indicator is not told."""
    found = _NUMBER.fullmatch(row[at].text)
    if not found:
        return None
    phrase, bracket = row[name].text, _IN_BRACKETS.search(row[name].text)
    own = bracket[1] if bracket and _unit(rules, bracket[1]) else ""
    printed = found["unit"] or column.unit or unit or own
    if not _unit(rules, printed):
        return None
    quantity = next(iter(rules.scanner.scan(f"{found['number'].replace('—', '-')}{printed}")), None)
    indicator = column.indicator or lead_off(rules, phrase[: bracket.start()] if bracket and own else phrase)
    if quantity is None or not 1 < len(indicator) <= _NAME_MOST:
        return None
    left = sum(map(len, row[:name]))
    begin = sum(map(len, row[:at]))
    stop = begin + len(row[at])
    text = "".join(cell.text for cell in row)
    placed = replace(quantity, start=begin, end=stop)
    suffix = found["suffix"]
    sign = _SIGNS.get(found["sign"] or "", "=")
    cell = Cell(left, stop, text[left:begin], placed, rules.suffixes[suffix] if suffix else None, stop, "", False)
    words = Stripped(indicator, (sign,), ())
    return Reading(cell, indicator + counter(quantity.unit, indicator), words, column.role, (left, stop), rule="table")
