"""Ranks and runs of a report: `连续30个月居全国前10位` is a run of 30 months and a rank of at most 10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import QuantityRole
from kg.recognise.targets.cells import Cell
from kg.recognise.targets.comparators import Stripped, stripped
from kg.recognise.targets.indicators import Memory, about, lead_off
from kg.recognise.targets.row import Reading
from kg.rules.quantities import QuantityRules
from kg.text.numerals import value
from kg.text.quantities import Quantity, Unit, UnitKind

_PLACED = (
    "上升为|跃升为|稳居|位居|位列|名列|排名|位次|位次升至|跃居|跃升至|升至|上升至|上升到|提升至|提升到|前移至|居|列|排|进入|跻身|晋位|保持"
)
_WHERE = "[全世亚中西东省市国][^，、。；0-9第前居列排]{0,7}"
_RANK = re.compile(
    rf"(?:(?:{_PLACED})(?P<scope>[^，、。；0-9第前居列排]{{0,8}})|(?:从|由|为|在|连续[^，、。；0-9第前]{{1,3}})(?P<area>{_WHERE}))(?P<order>第|前)"
    r"(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>[位名](?!的)|(?=$|[，、。；）]))"
)
_RUN = re.compile(r"连续(?P<number>[0-9]{1,3}|[一二三四五六七八九十两]{1,3})(?P<unit>个月|个季度|年|届|次)(?!来|以来|期|任)")
CUE = re.compile(r"[第前连](?:(?<=连)续|(?<!连)[0-9一二三四五六七八九十])")
AIM = re.compile(
    r"(?:进入|跻身|保持|位列|位居|居于|处于)(?P<scope>[^，、。；0-9第前]{0,8})(?P<order>前)(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>[位名](?!的))"
)
_SINCE = re.compile(r"(?:从|由)[^从由，]{0,12}$")
_MEASURED = re.compile("[0-9]|[一二三四五六七八九]成")  # what stands before it has its own number
_AFTER = 16


def standings(rules: QuantityRules, text: str, start: int, end: int, memory: Memory) -> Iterator[Reading]:
    """The ranks and runs of a clause; the subject is what stands before them, else what was measured last."""
    clause = text[start:end]
    if not CUE.search(clause):
        return
    first = min((m.start() for m in (_RANK.search(clause), _RUN.search(clause)) if m), default=None)
    if first is None:
        return
    before = clause[:first]
    before = before[max(before.rfind("、"), 0) :] if _MEASURED.search(before) else before
    base = about(rules, lead_off(rules, stripped(rules, _SINCE.sub("", before)).base), memory)
    if not base:
        return
    scope = ""
    for rank in _RANK.finditer(clause):
        scope = (rank["scope"] or rank["area"] or "").strip("从由") or scope  # `从全国第9位升至第7位`
        begun = _SINCE.search(clause[: rank.start("order")]) is not None and rank.end() < len(clause)
        sign = "=" if rank["order"] == "第" else "<="
        yield _reading(
            rank,
            start,
            end,
            f"{base}{scope}位次",
            (sign,),
            QuantityRole.BASELINE if begun else QuantityRole.ACTUAL,
            text,
            start,
        )
    for run in _RUN.finditer(clause):
        deed = clause[run.end() : run.end() + _AFTER]
        yield _reading(run, start, end, f"{base}连续{deed}{run['unit'].removeprefix('个')}数", (), QuantityRole.ACTUAL, text, start)


def aims(rules: QuantityRules, text: str, start: int, end: int, memory: Memory) -> Iterator[Reading]:
    """The rank a clause of a plan aims at, if it aims at one (`评价进入全省前5名`)."""
    found = AIM.search(text, start, end)
    base = about(rules, lead_off(rules, stripped(rules, text[start : found.start()]).base), memory) if found else ""
    if found and len(base) > 1:
        yield _reading(found, start, end, f"{base}{found['scope']}位次", ("<=",), QuantityRole.TARGET, text, 0)


def _reading(
    found: re.Match[str], start: int, end: int, name: str, signs: tuple[str, ...], role: QuantityRole, text: str, within: int
) -> Reading:
    """`within` is where the text that was searched begins."""
    number, unit = value(found["number"]), Unit(found["unit"], found["unit"] or "位", UnitKind.COUNT)
    left, right = within + found.start("number"), within + found.end("unit")
    quantity = Quantity(left, right, float(number or 0), None, unit, "", False)
    cell = Cell(start, end, text[start:left], quantity, None, right, text[right:end], False)
    return Reading(cell, name, Stripped(name, signs, ()), role, (start, end), rule="rank" if signs else "run")
