"""What the words around a number say of it: at least, about, a rise, a fall."""

from __future__ import annotations

import re

from kg.model.frozen import frozen
from kg.rules.quantities import QuantityRules

_AGAINST = re.compile(
    r"[比较在](?<![同占对环].)(?!重|例)(?:上年|上一年|去年|前年|上年同期|同期|[^，、比较在]{0,12}(?:年|期间?|初|末|底|时|前|平均|基础上|水平))(?:的?基础上|的|翻番|同期|底|末|[0-9.]+[^，、0-9]{1,3})?$"
)
_RANKED = re.compile(
    r"(?=[稳位居列全西世自2])(?:(?:稳居|位居|居|列|位列)?(?:全国|全省|全区|全市|西部|全球|世界)第[0-9一二三四五六七八九十]{1,3}位?$|自?20[0-9]{2}年以来$)"
)
ABOVE = re.compile(
    "(?:高于|低于|快于|优于|好于|领先|超过|超)(?:全国|全省|全市|全区|全县)(?:平均(?:水平|增速|线)?|水平|均值|增速)?$"
)  # of a difference to others
_ORDERED = "位来0123456789一二三四五六七八九十"
_OTHERS = "国省市区县平均速线值"
_PACE = re.compile(r"(?<=[到至为达])每(?:[人生户]每)?[年月天日]$")  # `提高到每月815元`
_RUNNING = re.compile(r"连续[0-9一二三四五六七八九十两多]{1,3}(?:年|个月|个季度)(?:稳定)?$")
_DATED = re.compile(r"(到|至|为)(?:(?:(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})年|今年|去年|现在|目前)(?:底|末)?的?$")
_DUE = re.compile(  # `接入率2025年底前达到…`: when it is reached
    r"(?<=[\u4e00-\u9fff”）])(?:20[0-9]{2}年(?:(?:1[0-2]|[1-9])月(?:[0-9]{1,2}日)?)?(?:底|末)?|(?:1[0-2]|(?<!1)[1-9])月(?:[0-9]{1,2}日)?底?|[今去明]?年[底末])之?前?$"
)
OF_PLAN = re.compile(
    r"(?:(?:全年|年度|年初|年)(?:目标任务|计划任务|计划|目标|任务|预算)|(?<=完成)(?:目标任务|计划|目标|任务|预算))的$"
)  # `完成年度计划的108%`
_OBJECT = ("对", "为", "给", "向", "把", "将", "使", "让")  # `对3所…实行`: what is counted has something done to it
_BOUND = re.compile(r"(至少|最少|不少于|不低于|最多|至多|不超过)(?=[\u4e00-\u9fff]{1,6}$)")
_KEPT = frozenset({"保持在", "稳定在", "维持在", "保持", "稳定", "控制在", "达到", "为"})
CHANGES = ("increase", "decrease")


@frozen()
class Stripped:
    """`base` is the text without the words that led to the number; `signs` what those words say, nearest first; `words` those words."""

    base: str
    signs: tuple[str, ...]
    words: tuple[str, ...]


def stripped(rules: QuantityRules, before: str) -> Stripped:
    """`重点人群签约率分别达到` is base `重点人群签约率`, signs `=`."""
    signs: list[str] = []
    words: list[str] = []
    before = OF_PLAN.sub("", before) if before.endswith("的") else before
    while before:
        aside = _aside(before, after_sign=bool(words))
        if aside:
            before = before[: aside.start()]
            continue
        dated = _DATED.search(before) if before[-1] in "年底末的在前" else None
        if dated:
            before = before[: dated.end(1)]
        cue = rules.cue.find(before)
        sign = rules.cues.get(cue)
        if not cue or (sign in CHANGES and words and words[-1] in _KEPT):  # `年均增长保持在6%`: the growth is what is kept
            break
        if sign:
            signs.append(sign)
        words.append(cue)
        before = before[: -len(cue)]
    due = _DUE.search(before) if signs else None
    before = before[: due.start()] if due else before
    bound = _BOUND.search(before) if not signs else None
    if bound:  # `至少结对1所` bounds the number across its verb
        signs.append(rules.cues[bound[1]])
        words.append(bound[1])
        before = before[: bound.start()] + before[bound.end() :]
    return Stripped("" if before in _OBJECT else before, tuple(signs), tuple(words))


def _aside(before: str, *, after_sign: bool) -> re.Match[str] | None:
    """What at the end says neither what is measured nor how: with what it is compared, since when, how often."""
    last = before[-1]
    found = _AGAINST.search(before) or (_RANKED.search(before) if last in _ORDERED else None)
    if not found and last in "月天日年季度":
        found = (_RUNNING.search(before) if after_sign else None) or _PACE.search(before)
    return found or (ABOVE.search(before) if last in _OTHERS else None)


def changes(signs: tuple[str, ...]) -> str | None:
    """The change the words tell of, unless they lead to a level (`提高到`)."""
    for sign in signs:
        if sign in CHANGES:
            return sign
        if sign == "=":
            break
    return None


def comparator(rules: QuantityRules, signs: tuple[str, ...], bound: str | None, vague: str, ranged: bool) -> str:
    """A change is a change whatever bounds it; else a range, then the suffix, then the nearest word that is not plain `=`."""
    change = changes(signs)
    if change:
        return change
    if ranged:
        return "range"
    if bound:
        return bound
    if vague:
        return rules.vague[vague]
    return next((s for s in signs if s not in CHANGES and s != "="), "=")
