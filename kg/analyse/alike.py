"""Indicators that look alike and are not the same: which they are, and in words what parts them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from kg.link.indicators import CHANGE, Measured
from kg.rules.indicators import indicator_rules

ENOUGH = 0.5  # share of common pairs of characters from which two phrases look alike
_COMMON = 60  # a pair of characters in more indicators than this leads to no candidates
_CANDIDATES = 6
_KEPT = 2
_TAIL = re.compile(r"(?:(?:任务)?(?:完成|覆盖|达标|合格|普及|规范管理|健康管理|管理|建设)?率|占比|覆盖|水平|任务|数量|数|人次|人数)$")
_RATIO = frozenset({"%", "‰", "/10万", "/万", "百分点"})


@dataclass(frozen=True, slots=True)
class Look:
    """An indicator by its key, and what it measures."""

    key: str
    what: Measured


def apart(looks: Sequence[Look]) -> Iterator[tuple[Look, Look, float, str]]:
    """Pairs that look alike, each once, the most alike first, with why they are not one; at most two for each indicator."""
    index = Index(looks)
    found: dict[tuple[str, str], tuple[Look, Look, float]] = {}
    for look in looks:
        for other, score in index.nearest(look.what, _KEPT):
            if other.key != look.key:
                one, two = sorted((look, other), key=lambda each: each.key)
                found[one.key, two.key] = one, two, score
    for one, two, score in sorted(found.values(), key=lambda pair: (-pair[2], pair[0].key, pair[1].key)):
        yield one, two, score, reason(one.what, two.what)


class Index:
    """Finds the indicators that share rare pairs of characters, or those it is about, with a given one."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self.looks = looks
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, look in enumerate(looks):
            for mark in marks(look.what):
                self._holding[mark].append(number)

    def nearest(self, what: Measured, most: int) -> list[tuple[Look, float]]:
        """The indicators most alike to `what` but not it, with how alike they are; the best first."""
        shared: Counter[int] = Counter()
        for mark in marks(what):
            holding = self._holding.get(mark, ())
            if len(holding) <= _COMMON:
                for number in holding:
                    shared[number] += 1
        scored = [
            (self.looks[number], alike(what, self.looks[number].what))
            for number, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[: _CANDIDATES * most]
            if self.looks[number].what.id != what.id
        ]
        return sorted((each for each in scored if each[1] >= ENOUGH), key=lambda each: (-each[1], each[0].key))[:most]


@lru_cache(maxsize=65536)
def marks(what: Measured) -> frozenset[str]:
    """What an indicator is looked up by: pairs of characters of its core, whom it is about, its measure, its family, the staff it counts."""
    return _pairs(what) | {f"@{word}" for word in _whom(what)} | {f"={what.measure}"} | _families(what) | _staff(what)


@lru_cache(maxsize=65536)
def _pairs(what: Measured) -> frozenset[str]:
    """Pairs of neighbouring characters of the words without the kind of measure; bodies a rate runs over do not make it another's like."""
    text = what.measure.removeprefix(what.stage)
    core = f"{what.population if _whom(what) else ''}{_TAIL.sub('', text) or text}"
    return frozenset(core[at : at + 2] for at in range(len(core) - 1))


@lru_cache(maxsize=65536)
def _whom(what: Measured) -> frozenset[str]:
    return frozenset(indicator_rules().people_words.findall(what.population + what.measure)) if what.population else frozenset()


@lru_cache(maxsize=65536)
def _families(what: Measured) -> frozenset[str]:
    families = indicator_rules().families
    return frozenset(f"~{name}" for name, words in families if words.search(what.measure))


@lru_cache(maxsize=65536)
def _staff(what: Measured) -> frozenset[str]:
    rules = indicator_rules()
    if what.dimension != "人" or not any(what.measure.startswith(row) for row in rules.kin):
        return frozenset()
    return frozenset(f"#{word}" for word in rules.staff.findall(what.measure))


def alike(one: Measured, other: Measured) -> float:
    """How alike two indicators look, 0 to 1: by their words, by those they are about, by family, or as two ways to win staff."""
    if one.dimension.startswith(CHANGE) != other.dimension.startswith(CHANGE):
        return 0.0
    if one.measure == other.measure and one.dimension == other.dimension:
        return 0.95
    return max(_by_words(one, other), _by_people(one, other), _by_family(one, other), _by_staff(one, other))


def _by_words(one: Measured, other: Measured) -> float:
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _by_people(one: Measured, other: Measured) -> float:
    """Shares of the same, closely described people; a share of money is no share of people."""
    a, b = _whom(one), _whom(other)
    if one.dimension != other.dimension or one.dimension not in _RATIO or len(a & b) < 2 or not (a <= b or b <= a):
        return 0.0
    money = indicator_rules().money
    return 0.0 if bool(money.search(one.measure)) != bool(money.search(other.measure)) else 0.6


def _by_family(one: Measured, other: Measured) -> float:
    """Indicators that are often taken for one another, as the table of families says."""
    return 0.55 if one.dimension == other.dimension and _families(one) & _families(other) else 0.0


def _by_staff(one: Measured, other: Measured) -> float:
    """Staff trained against staff recruited: other verbs of one kin, one kind of people."""
    return 0.55 if one.stage != other.stage and _staff(one) & _staff(other) else 0.0


# ---------------------------------------------------------------- in words


def reason(one: Measured, other: Measured) -> str:
    """What parts two look-alikes, in Chinese and English: population, unit, stage, divisor, and the words that differ."""
    zh: list[str] = []
    en: list[str] = []
    if one.population != other.population:
        zh.append(f"对象不同（{one.population or '未说明'}／{other.population or '未说明'}）")
        en.append(f"other population ({one.population or 'not stated'} / {other.population or 'not stated'})")
    if one.dimension != other.dimension:
        zh.append(f"单位不同（{one.dimension}／{other.dimension}）{_without(one, other)[0]}")
        en.append(f"other unit ({one.dimension} / {other.dimension}){_without(one, other)[1]}")
    if one.stage != other.stage:
        zh.append(f"阶段不同（{one.stage or '未说明'}／{other.stage or '未说明'}）")
        en.append(f"other stage ({one.stage or 'not stated'} / {other.stage or 'not stated'})")
    a, b = _differing(one.measure.removeprefix(one.stage), other.measure.removeprefix(other.stage))
    if a or b:
        zh.append(f"所计不同（{a or '无限定'}／{b or '无限定'}）")
        en.append(f"other numerator or denominator ({a or 'no qualifier'} / {b or 'no qualifier'})")
    return f"{'；'.join(zh)} · {'; '.join(en)}"


def _without(one: Measured, other: Measured) -> tuple[str, str]:
    if (one.dimension in _RATIO) == (other.dimension in _RATIO):
        return "", ""
    return "，一为比率、一为绝对数", ", a share against a count without denominator"


def _differing(a: str, b: str) -> tuple[str, str]:
    """The parts of two phrases that the other lacks: `国家基本标准`, `国家推荐标准` → 基本, 推荐."""
    if a == b:
        return "", ""
    blocks = [block for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if block.size > 1]
    if not blocks:
        return a, b
    first, last = blocks[0], blocks[-1]
    if len(blocks) > 3:
        return a, b
    left = [a[: first.a], *(a[x.a + x.size : y.a] for x, y in pairwise(blocks)), a[last.a + last.size :]]
    right = [b[: first.b], *(b[x.b + x.size : y.b] for x, y in pairwise(blocks)), b[last.b + last.size :]]
    return "…".join(part for part in left if part), "…".join(part for part in right if part)
