"""Indicators: what a number measures, of whom and in what unit; where and when stay with the number.

`全市重点人群家庭医生签约服务覆盖率`, `%` and `重点人群家庭医生签约率`, `%` are one indicator: 家庭医生签约率 of 重点人群 in %.
A phrase is brought to a normal form by a grammar, looked up among the indicators known by name, and parted into stage, population and
measure. What the tables do not say is the same stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kg.model import Entity, EntityType, Link, TargetMention
from kg.rules.indicators import IndicatorRules, KnownIndicator, indicator_rules

CHANGE = "增减"
AVERAGE = "年均"
FALL = "降幅"  # in the name of an indicator whose changes are told as falls
_RATIOS = frozenset({"%", "‰", "/10万", "/万", "/千人", "成", "倍", "番", "百分点", "基点"})
_COUNT_TAIL = re.compile(r"(?:[人家个份处起件总]数|数量|数)$")
_PEOPLE = ("人", "员", "者", "生", "师", "户", "人口")
_PLACE_TAIL = re.compile(r"(?:特别行政区|[省市县区州旗盟])$")


class Measured(NamedTuple):
    """What a number measures. `dimension` holds unit, change (`增减%`) and divisor (`人/万人`); `sign` is -1 where the phrase tells a fall,
    `factor` what one printed unit is of the dimension's.

    `known` indicators stand in the lexicon; `vague` phrases (`投资`, `项目数`) do not say what is measured; `flow` numbers belong to their period alone.
    """

    id: str
    name: str
    measure: str
    stage: str
    population: str
    dimension: str
    direction: str | None
    flow: bool
    vague: bool
    sign: int
    factor: float
    known: bool
    en: str | None

    def scaled(self, value: float) -> float:
        """A printed value in the unit of the dimension; a fall is below zero."""
        return value * self.factor * self.sign

    def told(self, value: float) -> float:
        """A printed value in that unit as the name tells it: a fall is below zero, or a rise where the name tells a fall."""
        scaled = self.scaled(value)
        return -scaled if scaled and self.name.endswith(FALL) else scaled

    @property
    def told_unit(self) -> str:
        """What a difference of two numbers is counted in."""
        unit = self.dimension.removeprefix(AVERAGE).removeprefix(CHANGE)
        return "个百分点" if unit == "%" else unit


def link_indicators(mentions: Iterable[TargetMention]) -> tuple[Link, ...]:
    """Each number → the indicator it belongs to; same measure, population and dimension, same indicator."""
    return tuple(_link(m, measured(m.indicator, m.unit, m.comparator, m.place or "", AVERAGE in m.text)) for m in mentions)


def _link(mention: TargetMention, what: Measured) -> Link:
    values = (
        ("dimension", what.dimension),
        ("direction", what.direction),
        ("en", what.en),
        ("flow", "true" if what.flow else None),
        ("measure", what.measure),
        ("population", what.population),
        ("unit", what.dimension.removeprefix(AVERAGE).removeprefix(CHANGE)),
        ("vague", "true" if what.vague else None),
    )
    known = tuple([(key, value) for key, value in values if value])
    entity = Entity(what.id, EntityType.INDICATOR, what.name, (mention.indicator,), known)
    return Link(mention, entity, "known-indicator" if what.known else "same-measure-and-unit", 1.0)


@lru_cache(maxsize=65536)
def measured(phrase: str, unit: str, comparator: str = "=", place: str = "", averaged: bool = False) -> Measured:
    """The phrase before a number, its unit and comparator → what is measured.

    `place` is the area named with it (a word or a full path); `averaged` says that the clause speaks of a yearly average.
    """
    rules = indicator_rules()
    text, divisor = _per(rules, _plain(rules, phrase, place))
    text, changed, sign = _change(rules, text, unit, comparator)
    factor, unit = rules.factor.get(unit, 1.0), rules.dimension.get(unit, unit)
    text = _tail(rules, text, unit)
    known = rules.known.get(text)
    stage = population = ""
    if known is None:
        ratio = unit in _RATIOS and not changed
        text, stage = (text, "") if ratio else _stage(rules, text)
        text, population = _population(rules, text, ratio=ratio)
        text = _tail(rules, text, unit)
        known = None if stage else _known(rules, text, population)
    measure = known.name if known else f"{stage}{text}"
    parts = _Parts(measure if measure or population else f"?{phrase}", stage, population, unit, divisor, changed, averaged, factor)
    return _measured(rules, parts, known, -sign if comparator == "decrease" else sign)


class _Parts(NamedTuple):
    measure: str
    stage: str
    population: str
    unit: str
    divisor: str
    changed: bool
    averaged: bool
    factor: float


def _measured(rules: IndicatorRules, parts: _Parts, known: KnownIndicator | None, sign: int) -> Measured:
    direction = known.direction if known else _direction(rules, parts)
    dimension = _dimension(parts)
    return Measured(
        id=f"indicator/{parts.measure}|{parts.population}|{dimension}",
        name=_name(rules, parts, direction),
        measure=parts.measure,
        stage=parts.stage,
        population=parts.population,
        dimension=dimension,
        direction=direction,
        flow=parts.changed or (known.flow if known else _flow(rules, parts)),
        vague=known is None and not parts.population and _vague(rules, parts),
        sign=sign,
        factor=parts.factor,
        known=known is not None,
        en=_english(parts, known),
    )


def _dimension(parts: _Parts) -> str:
    """`增减%`, `年均增减%`, `人/万人`."""
    change = f"{AVERAGE if parts.averaged else ''}{CHANGE}" if parts.changed else ""
    return f"{change}{parts.unit}{f'/{parts.divisor}' if parts.divisor else ''}"


def _known(rules: IndicatorRules, measure: str, population: str) -> KnownIndicator | None:
    """The indicator known by this name, or by it when told of people: 签约率 of 重点人群 is 家庭医生签约率."""
    of_people = rules.of_people.get(measure) if population and not rules.bodies.match(population) else None
    return of_people or rules.known.get(measure)


def _english(parts: _Parts, known: KnownIndicator | None) -> str | None:
    if known is None or parts.population or parts.divisor:
        return None
    if not parts.changed or "change" in known.en:
        return known.en
    words = "growth of" if parts.unit == "%" else "change in"
    return f"{'average yearly ' if parts.averaged else ''}{words} {known.en}"


def _vague(rules: IndicatorRules, parts: _Parts) -> bool:
    bare = parts.measure.removeprefix(parts.stage)
    return len(bare) < 2 or bare.startswith("?") or bare in rules.vague or parts.measure in rules.vague


def _flow(rules: IndicatorRules, parts: _Parts) -> bool:
    if parts.unit in rules.flow_units or rules.flow_measures.search(parts.measure):
        return True
    return parts.unit not in _RATIOS and rules.flows.match(parts.measure) is not None


# ---------------------------------------------------------------- the phrase


def _plain(rules: IndicatorRules, phrase: str, place: str) -> str:
    """Without marks, areas, times and idle words; one word for one thing; 、 for every joint of a list."""
    text = rules.marks.sub("", phrase)
    text = rules.terms.sub(lambda m: rules.term[m[0]], _unimplied(rules, text))
    for area in _areas(place):
        text = text.removeprefix(area)
    text = rules.dropped.sub("", text)
    text = rules.joints.sub("、", text)
    lead = rules.lead.match(text)
    return rules.trail.sub("", text[lead.end() :] if lead else text) or text


def _unimplied(rules: IndicatorRules, text: str) -> str:
    for word, before in rules.implied:
        if word in text and any(later in text for later in before):
            text = text.replace(f"{word}活动", "").replace(word, "")
    return text


def _areas(place: str) -> tuple[str, ...]:
    """The words by which an area may open the phrase: `宁夏回族自治区中卫市中宁县` gives its tail `中宁县` too."""
    if not place or indicator_rules().zones.search(place):
        return ()
    tails = [place[at:] for at in range(len(place) - 1) if at == 0 or _PLACE_TAIL.search(place[:at])]
    return tuple(tails)


def _per(rules: IndicatorRules, text: str) -> tuple[str, str]:
    """The phrase without `每万名居民`, `每个乡镇卫生院`, `每天`, and the divisor that names."""
    if "每" not in text:
        return text, ""
    for pattern in (rules.per_people, rules.per_thing, rules.per_time):
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            divisor = f"{parts['n'].replace('10', '十')}人" if parts.get("n") else parts.get("thing") or parts.get("often") or ""
            return text[: found.start()] + text[found.end() :], divisor
    return text, ""


def _change(rules: IndicatorRules, text: str, unit: str, comparator: str) -> tuple[str, bool, int]:
    """Whether the number is a change rather than a level, the phrase without the word that says so, and -1 if the word tells a fall."""
    fallen = rules.falls.search(text)
    risen = None if fallen else rules.rises.search(text)
    tail = fallen or risen
    bare = text[: tail.start()] if tail and unit in _RATIOS else text
    if comparator in ("increase", "decrease"):
        return bare or text, True, 1
    if tail and unit in _RATIOS and bare:
        return bare, True, -1 if fallen else 1
    amount = unit in ("%", "‰", "倍", "番", "成") and rules.amounts.search(text) and not rules.shares.search(text)
    return text, bool(amount), 1


def _tail(rules: IndicatorRules, text: str, dimension: str) -> str:
    """One word for one kind of measure at the end; without 的 and without the counting 数."""
    text = rules.measures.sub(lambda m: rules.measure[m[0]], text)
    text = rules.covers.sub(lambda m: f"{m['deed']}率", text)
    if dimension == "%" and "占" in text and not text.endswith(("比", "率")):
        text += "占比"
    if dimension in rules.counted:
        text = _COUNT_TAIL.sub("", text) or text
    return text.replace("的", "").strip("、，") or text


def _stage(rules: IndicatorRules, text: str) -> tuple[str, str]:
    """`新建的卫生院` → `卫生院`, 建成; `危房改造` → `危房`, 改造."""
    found = rules.stages.match(text)
    if found and len(text) > found.end() + 1:
        return text[found.end() :].removeprefix("的"), rules.stage[found[0]]
    found = rules.stage_ends.search(text)
    if found and found.start() > 1:
        return text[: found.start()], rules.stage[found[0]]
    return text, ""


def _population(rules: IndicatorRules, text: str, *, ratio: bool) -> tuple[str, str]:
    """The phrase without those it is about, and they in canonical form: `65周岁及以上老年人` is `65岁以上老年人`.

    A rate may name them, or the bodies it runs over, anywhere; a count only at its front, since at its end stands what is counted.
    """
    found = (rules.people.search(text) or rules.bodies.search(text)) if ratio else rules.people.match(text)
    if found is None or (not ratio and found.end() == len(text)):
        return text, ""
    whom = found[0].replace("周岁", "岁").replace("及以", "以").replace("的", "")
    if "患者" not in whom:
        whom = "、".join(sorted(whom.split("、")))
    return (text[: found.start()] + text[found.end() :]).strip("、的"), "" if whom in rules.unmarked else whom


# ---------------------------------------------------------------- what is told of it


def _direction(rules: IndicatorRules, parts: _Parts) -> str | None:
    if rules.down.search(parts.measure):
        return "down"
    better = parts.unit in rules.more or parts.measure.endswith(("率", "占比", "满意度", "覆盖", "收入", "产量"))
    return "up" if better else None


def _name(rules: IndicatorRules, parts: _Parts, direction: str | None) -> str:
    """The label: `每万人全科医生数`, `重点人群家庭医生签约率`, `生产总值增速`."""
    label = f"{f'每{parts.divisor}' if parts.divisor else ''}{parts.population}{parts.measure}"
    if parts.changed:
        label += AVERAGE if parts.averaged else ""
        return label + _changing(parts, direction)
    if parts.unit not in rules.counted or label.endswith(("量", "额", "值", "数", "率")):
        return label
    return label + ("数" if parts.unit != "人" or label.endswith(_PEOPLE) else "人数")


def _changing(parts: _Parts, direction: str | None) -> str:
    """What a change of the measure is called: prices are told to rise even where less is better."""
    if parts.unit not in _RATIOS or parts.unit == "百分点":
        return "变化"
    return "涨幅" if parts.measure.endswith("价格") else FALL if direction == "down" else "增速"
