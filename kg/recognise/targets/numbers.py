"""The quantities of a clause that may measure something: years, ordinals, names with numbers and bounds of classes are left out."""

from __future__ import annotations

import re

from kg.recognise.targets.comparators import stripped
from kg.rules.quantities import QuantityRules
from kg.text.quantities import Quantity, Unit, UnitKind

_AND = ("、", "和", "及", "以及")
_SINGLE = re.compile(r"(?:培育|培养|联系|建设|建成|新建|创建|配备|引进|设立|配强|至少(?:有|建成|建设|打造)?)$")
_NAMED = re.compile(r"“[^“”，]{1,30}”|《[^《》]{1,100}》|〔[^〔〕]{1,8}〕|【[^【】]{1,40}】")
_COUNTED_NAME = re.compile(r"“[一二两三四五六七八九十]个100%”")
_SMALL = re.compile(r"[十二三四五六七八九两]")
_CALENDAR = frozenset("年月日号")
_SPELT = frozenset({"个", "家", "所", "名", "大", "座", "支", "项", "条", "处"})
_OPENING = frozenset({"所", "家", "座", "名", "户", "县", "件"})
_INDEX = re.compile(
    r"(?:(?<![占同环对相之])比|指数|系数|比值|倍差|得分|之比|总和生育率)(?:[^，、]{0,16}(?:到|至|为|达|约|从|由|年的?|下降|提高|上升))?$"
)
_ENDED = re.compile(r"$|[，、。；）]|左右|以[上下内]|缩小|提高|提升|下降|降|增|上升|扩大|到|至")
_ANY = re.compile(r"[0-9一二三四五六七八九十两百千万亿]")
_BEFORE = 24
_AFTER = 24


def quantities(rules: QuantityRules, text: str, start: int, end: int, *, plan: bool) -> list[Quantity]:
    """Quantities in `text[start:end]`, with offsets into `text`; a number without unit takes that of the list it stands in."""
    if not _ANY.search(text, start, end):
        return []
    clause = text[start:end]
    names = (
        [(n.start(), n.end()) for n in _NAMED.finditer(clause) if "%" not in n[0] or _COUNTED_NAME.match(n[0])]
        if "“" in clause or "《" in clause or "〔" in clause
        else []
    )
    found = list(rules.scanner.scan(clause))
    if names:
        found = [q for q in found if not any(a <= q.start and q.end <= b for a, b in names)]
    if len(found) > 1:
        found = _with_units(clause, found)
    found = [q if q.unit.name else _of_people(rules, clause, q) for q in found]
    return [q._replace(start=q.start + start, end=q.end + start) for q in found if not _excluded(rules, clause, q, plan)]


def _with_units(clause: str, found: list[Quantity]) -> list[Quantity]:
    """`20.9、36.2、54个百分点` are three of 百分点."""
    out: list[Quantity] = []
    for q in reversed(found):
        if (
            out
            and clause[q.end : out[-1].start] in _AND
            and (q.unit.kind is UnitKind.NONE or (q.unit.name, out[-1].unit.name) == ("个", "百分点"))
        ):
            q = q._replace(unit=out[-1].unit)
        out.append(q)
    return out[::-1]


def _of_people(rules: QuantityRules, clause: str, q: Quantity) -> Quantity:
    """Of a number without unit: `46万群众` counts people though no measure word says so, and so does `服务人次达到60万`."""
    if rules.people.match(clause, q.end):
        return q._replace(unit=Unit("", "人", UnitKind.COUNT))
    if clause[q.end - 1] not in "万亿":
        return q
    before = stripped(rules, clause[: q.start]).base
    unit = next((unit for noun, unit in rules.counted.items() if before.endswith(noun)), None)
    return q._replace(unit=Unit("", unit, UnitKind.EVENT if unit.endswith("次") else UnitKind.COUNT)) if unit else q


def _excluded(rules: QuantityRules, clause: str, q: Quantity, plan: bool) -> bool:
    """Whether the number dates, orders, names or bounds something instead of measuring it."""
    if q.unit.kind is UnitKind.NONE:
        return not _INDEX.search(clause[: q.start]) or not _ENDED.match(clause, q.end)
    if q.unit.kind is UnitKind.TIME and q.unit.printed in _CALENDAR:
        return True
    if q.chinese and q.unit.kind is not UnitKind.RATIO and not _counted(rules, clause, q, plan):
        return True
    before, after = clause[max(0, q.start - _BEFORE) : q.start], clause[q.end : q.end + _AFTER]
    return rules.exclusions.hold(q.unit, before, after, plan=plan)


def _counted(rules: QuantityRules, clause: str, q: Quantity, plan: bool) -> bool:
    """A spelt number counts things only right after a verb (`组建六大中心`); `一个` only where a plan promises one (`培育一个品牌`)."""
    if clause[q.start] in "百千万亿":
        return bool(rules.cue.find(clause[: q.start]))
    if not plan and not q.start and q.unit.name in _OPENING:
        return _SMALL.match(clause[0]) is not None
    if q.unit.name not in _SPELT:
        return False
    if clause[q.start] == "一":
        return plan and q.value == 1 and q.unit.name != "大" and _SINGLE.search(clause[: q.start]) is not None
    return _SMALL.match(clause[q.start]) is not None and bool(rules.heads.find(clause[: q.start]))
