"""The quantities of a clause that may measure something: years, ordinals, names with numbers and bounds of classes are left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from kg.recognise.targets.comparators import stripped
from kg.rules.quantities import QuantityRules
from kg.text.quantities import Quantity, Unit, UnitKind

_NONE, _RATIO, _COUNT, _EVENT, _MONEY, _TIME = UnitKind.NONE, UnitKind.RATIO, UnitKind.COUNT, UnitKind.EVENT, UnitKind.MONEY, UnitKind.TIME
_AND = ("、", "和", "及", "以及")
_SINGLE = re.compile(r"(?:培育|培养|联系|建设|建成|新建|创建|配备|引进|设立|配强|至少(?:有|建成|建设|打造)?)$")
_QUOTE = re.compile("[“《〔【]")
_NAMED = re.compile(r"“[^“”，]{1,30}”|《[^《》]{1,100}》|〔[^〔〕]{1,8}〕|【[^【】]{1,40}】")
_COUNTED_NAME = re.compile(r"“[一二两三四五六七八九十]个100%”")
_PROMISED = frozenset({"项", "家", "个", "场", "所", "户", "座"})
_SMALL = "十二三四五六七八九两"
_CALENDAR = frozenset("年月日号")
_YEARS = re.compile(r"(?:年限|寿命)[^，、]{0,30}$")  # `受教育年限提高到11.7年`
_LIFE = 200
_SPELT = frozenset({"个", "家", "所", "名", "大", "座", "支", "项", "条", "处", "次", "场"})
_LARGE = re.compile(r"[一二三四五六七八九两十][一二三四五六七八九十百千万亿]")  # from eleven on a spelt number is a count like any other
_NAMING = frozenset(
    {"大", "届", "期", "条", "字", "版", "部", "节", "类", "种", "村", "镇", "县", "级", "道", "站", "次", "场"}
)  # `十八大`, `二十条`
_ORDERING = frozenset({_TIME, UnitKind.AGE, UnitKind.GRADE})
_OPENING = frozenset({"所", "家", "座", "名", "户", "县", "件"})
_INDEX = re.compile(
    r"(?:(?<![占同环对相之])比|指数|系数|比值|倍差|得分|之比|总和生育率)(?:[^，、]{0,16}(?:到|至|为|达|约|从|由|年的?|下降|提高|上升))?$"
)
_ENDED = re.compile(r"$|[，、。；）]|左右|以[上下内]|缩小|提高|提升|下降|降|增|上升|扩大|到|至")
_ANY = re.compile(  # whatever else stands in a clause is a date or no number
    r"[0-9〇零一二两三四五六七八九十百千万亿](?:(?<=[百千万亿])|(?<=[0-9])(?<![0-9][0-9])(?![0-9]{3}年(?![代度])|[0-9]?月(?!份)|[0-9]?日)"
    r"|(?<=[〇零一二两三四五六七八九十])(?=[十百千万亿]"
    r"|[〇零一二两三四五六七八九十点百千万亿余多来几]{0,14}[个家所名大座支项条处次场户县件分%‰基倍成番/]))"
)
_HALF = re.compile("[一二三四五六七八九半](?![十百千万亿个家项])")
_FIFTHS = {c: n for n, c in enumerate("一二三四五六七八九", 1)} | {"半": 5}
_BEFORE = 12
_AFTER = 24


def first_number(text: str, start: int, end: int) -> int:
    """Where the first number stands that may measure something; `end` if there is none."""
    found = _ANY.search(text, start, end)
    return found.start() if found else end


def quantities(rules: QuantityRules, text: str, start: int, end: int, *, plan: bool) -> list[Quantity]:
    """Quantities in `text[start:end]`; a number without unit takes that of the list it stands in."""
    found = rules.scanner.scan(text, start, end)
    if found and _QUOTE.search(text, start, end):
        for name in _NAMED.finditer(text, start, end):
            if "%" not in name[0] or _COUNTED_NAME.match(name[0]):
                left, right = name.span()
                found = [q for q in found if q.start < left or right < q.end]
    if len(found) > 1:
        found = _with_units(text, found)
    if text.find("成", start, end) >= 0:
        found = [_in_hundredths(text, q) if q.unit.printed == "成" else q for q in found]
    clause = _Clause(rules, text, start, end, plan)
    found = [q if q.unit.name else _of_people(clause, q) for q in found]
    return [q for q in found if not _excluded(clause, q)]


class _Clause(NamedTuple):
    """Where numbers are looked for."""

    rules: QuantityRules
    text: str
    start: int
    end: int
    plan: bool


def _with_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """`20.9、36.2、54个百分点` are three of 百分点."""
    out: list[Quantity] = []
    for q in reversed(found):
        if out and text[q.end : out[-1].start] in _AND and (q.unit.kind is _NONE or (q.unit.name, out[-1].unit.name) == ("个", "百分点")):
            q = replace(q, unit=out[-1].unit)
        out.append(q)
    return out[::-1]


def _in_hundredths(text: str, q: Quantity) -> Quantity:
    """Tenths as a share: `两成` is 20 %, `一成五` 15 %."""
    half = _HALF.match(text, q.end)
    low, end = (q.value * 10 + _FIFTHS[half[0]], half.end()) if half else (q.value * 10, q.end)
    return replace(q, value=low, high=q.high and q.high * 10, unit=Unit(q.unit.printed, "%", _RATIO), end=end)


def _of_people(clause: _Clause, q: Quantity) -> Quantity:
    """Of a number without unit: `46万群众` counts people though no measure word says so; `服务人次达到60万`, `增加值突破300亿` are told by the noun."""
    rules, text, start, end, _ = clause
    if rules.people.match(text, q.end, end) or (text[q.end - 1] in "万亿多余" and rules.crowds.match(text, q.end, end)):
        return replace(q, unit=Unit("", "人", _COUNT))
    if text[q.end - 1] not in "万亿":
        return q
    before = stripped(rules, text[start : q.start]).base
    unit = next((unit for noun, unit in rules.counted.items() if before.endswith(noun)), None)
    if not unit or (unit == "元" and text[q.end - 1] != "亿"):
        return q
    return replace(q, unit=Unit("", unit, _MONEY if unit == "元" else _EVENT if unit.endswith("次") else _COUNT))


def _excluded(clause: _Clause, q: Quantity) -> bool:
    """Whether the number dates, orders, names or bounds something instead of measuring it."""
    rules, text, start, end, plan = clause
    if q.unit.kind is _NONE:
        return not _INDEX.search(text[start : q.start]) or not _ENDED.match(text, q.end, end)
    if q.unit.kind is _TIME and q.unit.printed in _CALENDAR and (q.value > _LIFE or not _YEARS.search(text[start : q.start])):
        return True
    if q.chinese and q.unit.kind is not _RATIO and not _counted(clause, q):
        return True
    before, after = text[max(start, q.start - _BEFORE) : q.start], text[q.end : min(end, q.end + _AFTER)]
    return rules.exclusions.hold(q.unit, before, after, plan=plan)


def _counted(clause: _Clause, q: Quantity) -> bool:
    """A spelt number counts things only right after a verb (`组建六大中心`); `一个` only where a plan promises one (`培育一个品牌`)."""
    rules, text, start, _, plan = clause
    if text[q.start] in "百千万亿":
        before = text[start : q.start]
        promised = plan and q.unit.name in _PROMISED and rules.heads.find(before) != ""  # `制定百项标准`
        return bool(q.vague) or promised or bool(rules.cues.get(rules.cue.find(before)))
    if not plan and q.start == start and q.unit.name in _OPENING:
        return text[start] in _SMALL
    if q.unit.name not in _NAMING and _LARGE.match(text, q.start) and q.unit.kind not in _ORDERING:
        return True
    if q.unit.name not in _SPELT:
        return False
    if text[q.start] == "一":
        return plan and q.value == 1 and q.unit.name != "大" and _SINGLE.search(text[start : q.start]) is not None
    return text[q.start] in _SMALL and bool(rules.heads.find(text[start : q.start]))
