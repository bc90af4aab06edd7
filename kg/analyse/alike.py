"""Indicators that look alike and are not the same: which they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from kg.link.indicators import CHANGE, Measured
from kg.rules.indicators import indicator_rules

ENOUGH = 0.55  # from which two indicators look alike
_COMMON = 40  # a mark more indicators bear than this leads to no candidates
_CANDIDATES = 6
_KEPT = 2
_TAIL = re.compile(r"(?:(?:任务)?(?:完成|覆盖|达标|合格|普及|规范管理|健康管理|管理|建设)?率|占比|覆盖|水平|任务|数量|数|人次|人数)$")
_RATIO = frozenset({"%", "‰", "/10万", "/万"})


class Look:
    """An indicator with what it is looked up by: pairs of characters, whom it is about, its family, the staff it counts."""

    __slots__ = ("base", "changed", "families", "key", "marks", "pairs", "staff", "what", "whom")

    def __init__(self, key: str, what: Measured) -> None:
        rules = indicator_rules()
        self.key, self.what = key, what
        self.changed = CHANGE in what.dimension
        self.base = what.dimension if what.dimension in _RATIO else what.dimension.partition("/")[0]
        self.whom = frozenset(rules.people_words.findall(what.population + what.measure)) if what.population else frozenset[str]()
        self.families = frozenset(name for name, words in rules.families if words.search(what.measure))
        staffed = what.dimension == "人" and any(what.measure.startswith(row) for row in rules.kin)
        self.staff = frozenset(rules.staff.findall(what.measure)) if staffed else frozenset[str]()
        # bodies a rate runs over do not make it another's like, nor do the words most names share
        text = what.measure.removeprefix(what.stage)
        core = f"{what.population if self.whom else ''}{_TAIL.sub('', text) or text}"
        self.pairs = frozenset(part[at : at + 2] for part in rules.generic.split(core) for at in range(len(part) - 1))
        self.marks = (
            *sorted(self.pairs),
            *(f"@{w}" for w in sorted(self.whom)),
            *(f"~{w}" for w in sorted(self.families)),
            *(f"#{w}" for w in sorted(self.staff)),
            f"={what.measure}",
        )


class Index:
    """Finds the indicators that bear rare marks of a given one."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self.looks = looks
        holding: dict[str, list[int]] = defaultdict(list)
        for number, look in enumerate(looks):
            for mark in look.marks:
                holding[mark].append(number)
        self._holding = {mark: found for mark, found in holding.items() if len(found) <= _COMMON}

    def nearest(self, look: Look, most: int) -> list[tuple[Look, float]]:
        """The indicators most alike to it but not it, with how alike they are; the best first."""
        shared: dict[int, int] = {}
        for mark in look.marks:
            for number in self._holding.get(mark, ()):
                shared[number] = shared.get(number, 0) - 1
        scored: list[tuple[Look, float]] = []
        for _, number in nsmallest(_CANDIDATES * most, ((count, number) for number, count in shared.items())):
            other = self.looks[number]
            if other.what.id != look.what.id and (score := alike(look, other)) >= ENOUGH:
                scored.append((other, score))
        return nsmallest(most, scored, key=lambda each: (-each[1], each[0].key))


def apart(looks: Sequence[Look]) -> Iterator[tuple[Look, Look, float]]:
    """Pairs that look alike, each once, the most alike first; each indicator brings in at most two."""
    index = Index(looks)
    found: dict[tuple[str, str], tuple[Look, Look, float]] = {}
    for look in looks:
        for other, score in index.nearest(look, _KEPT):
            if other.key != look.key:
                one, two = sorted((look, other), key=lambda each: each.key)
                found[one.key, two.key] = one, two, score
    return iter(sorted(found.values(), key=lambda pair: (-pair[2], pair[0].key, pair[1].key)))


def alike(one: Look, other: Look) -> float:
    """How alike two indicators look, 0 to 1: by their words, by those they are about, by family, or as two ways to win staff."""
    if one.changed != other.changed or not _of_one_kind(one, other):
        return 0.0
    if one.what.measure == other.what.measure and one.what.dimension == other.what.dimension:
        return 0.95
    return max(_by_words(one, other), _by_people(one, other), _by_family(one, other), _by_staff(one, other))


def _of_one_kind(one: Look, other: Look) -> bool:
    """One unit, or a share against a count: nobody takes kilometres for hospitals."""
    if one.base == other.base:
        return True
    counted = indicator_rules().counted
    return (one.base in _RATIO and other.base in counted) or (other.base in _RATIO and one.base in counted)


def _by_words(one: Look, other: Look) -> float:
    a, b = one.pairs, other.pairs
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _by_people(one: Look, other: Look) -> float:
    """Shares of the same, closely described people; a share of money is no share of people."""
    a, b = one.whom, other.whom
    if one.base != other.base or one.base not in _RATIO or len(a & b) < 2 or not (a <= b or b <= a):
        return 0.0
    money = indicator_rules().money
    return 0.0 if bool(money.search(one.what.measure)) != bool(money.search(other.what.measure)) else 0.6


def _by_family(one: Look, other: Look) -> float:
    """Indicators that are often taken for one another, as the table of families says."""
    return 0.55 if one.base == other.base and one.families & other.families else 0.0


def _by_staff(one: Look, other: Look) -> float:
    """Staff trained against staff recruited: other verbs of one kin, one kind of people."""
    return 0.55 if one.what.stage != other.what.stage and one.staff & other.staff else 0.0
