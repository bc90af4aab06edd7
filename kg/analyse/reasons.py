"""What parts two look-alikes, in words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise

from kg.link.indicators import CHANGE, Measured
from kg.rules.indicators import indicator_rules

# where only words differ, nothing but the lack of proof keeps the two apart, and the reason says so
_WORDS = ("用语不同，未证明所计相同", "other words, not shown to count the same")
_MEASURE = re.compile(r"任务完成|规范管理|健康管理|[一-龥]{0,2}率|占比|住院|就诊|基层|县域|标准|国家级|省级|市级|县级|临床|[0-9]{1,3}")
_MOST = 3  # common stretches beyond which two phrases are shown whole


def reason(one: Measured, other: Measured) -> str:
    """In Chinese and English: other population, unit, stage, or the words by which the measures differ.

    `对象不同（重点人群／建档立卡户） · other population (重点人群 / 建档立卡户)`.
    """
    zh: list[str] = []
    en: list[str] = []

    def part(chinese: str, english: str, a: str, b: str, absent: tuple[str, str]) -> None:
        zh.append(f"{chinese}（{a or absent[0]}／{b or absent[0]}）")
        en.append(f"{english} ({a or absent[1]} / {b or absent[1]})")

    unstated, plain = ("未说明", "not stated"), ("无限定", "no qualifier")
    if one.population != other.population:
        part("对象不同", "other population", one.population, other.population, unstated)
    if one.dimension != other.dimension:
        share = _share_against_count(one, other)
        part("一为比率、一为绝对数" if share else "单位不同", _units(share), one.dimension, other.dimension, unstated)
    if one.stage != other.stage:
        part("阶段不同", "other stage", one.stage, other.stage, unstated)
    a, b = differing(one.measure.removeprefix(one.stage), other.measure.removeprefix(other.stage))
    if a or b:
        told = ("所计不同", "other numerator or denominator") if _measures(one.measure) != _measures(other.measure) else _WORDS
        part(*told, a, b, plain)
    return f"{'；'.join(zh)} · {'; '.join(en)}"


def _measures(text: str) -> list[str]:
    """The words of a phrase that fix numerator and denominator: kinds of rate, level of care, grade."""
    return sorted(_MEASURE.findall(text))


def _units(share: bool) -> str:
    return "a share against a count without denominator" if share else "other unit"


def _share_against_count(one: Measured, other: Measured) -> bool:
    counted = indicator_rules().counted
    kinds = {what.dimension.removeprefix(CHANGE) in counted for what in (one, other)}
    return kinds == {True, False} and any(what.dimension in ("%", "‰", "/10万") for what in (one, other))


def differing(a: str, b: str) -> tuple[str, str]:
    """The parts of each phrase the other lacks: `国家基本标准`, `国家推荐标准` → `基本`, `推荐`."""
    if a == b:
        return "", ""
    blocks = [block for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if block.size > 1]
    if not 0 < len(blocks) <= _MOST:
        return a, b
    first, last = blocks[0], blocks[-1]
    left = [a[: first.a], *(a[x.a + x.size : y.a] for x, y in pairwise(blocks)), a[last.a + last.size :]]
    right = [b[: first.b], *(b[x.b + x.size : y.b] for x, y in pairwise(blocks)), b[last.b + last.size :]]
    return "…".join(part for part in left if part), "…".join(part for part in right if part)
