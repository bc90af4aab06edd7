"""What a document tells about whose bodies it names: the areas it speaks for and the body that issued it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from kg.link.areas import place_of
from kg.model import Entity, Stated
from kg.rules.bodies import known_tail
from kg.rules.organization_rules import organization_table
from kg.rules.places import COUNTRY, Place, gazetteer

_INNER_FIRST = ("township", "county", "prefecture", "province")
_MOST_RIVALS = 6
_LEVELS = {"province": 0, "prefecture": 1, "county": 2, "township": 2, "country": 3}


@dataclass(frozen=True, slots=True)
class Context:
    """`chain` is the governed area and all it lies in, by level; `issuer` the body whose 局 or 我委 is meant, in its official name."""

    governed: Place | None
    chain: dict[str, Place]
    issuers: tuple[str, ...]
    areas: dict[str, Area] = field(repr=False, compare=False, default_factory=dict)  # what place words mean, once asked for

    @property
    def country(self) -> bool:
        """Whether the document speaks for the whole country (or no area is known)."""
        return self.governed is None or self.governed.code == COUNTRY


def context(place: Entity | None, issuers: Sequence[Stated], names: Sequence[str] = ()) -> Context:
    """The context of one document."""
    governed = place_of(place)
    areas = {p.level: p for p in gazetteer().chain(governed)} if governed else {}
    return Context(governed, areas, named_issuers(issuers, names))


# ---------------------------------------------------------------- words → area


class Area(NamedTuple):
    """The area that place words mean, or those between which they leave the choice."""

    place: Place | None
    why: tuple[str, ...]
    method: str
    candidates: tuple[Place, ...] = ()


def area(words: str, known: Context) -> Area:
    """`区` → the governed district or the autonomous region above; `红寺堡区` → that district; `` → the governed area."""
    found = known.areas.get(words)
    if found is None:
        found = known.areas[words] = _area(words, known)
    return found


def _area(words: str, known: Context) -> Area:
    if not words:
        return Area(known.governed, ("no place is named: the governed area",), "implied")
    if words in ("国家", "中国", "中央", "全国"):
        return Area(gazetteer().by_code[COUNTRY], ("named",), "named")
    unit = _unit(words)
    return _level(unit, known) if unit else _named(words, known)


def _unit(words: str) -> str:
    """县 of 我县, 县级, 县本级; nothing for a name."""
    bare = words.lstrip("我本全该").removesuffix("级").removesuffix("本").removesuffix("属").removesuffix("直")
    return bare if bare in ("自治区", "自治州", "自治县", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "街道") else ""


def _level(unit: str, known: Context) -> Area:
    """The innermost area of the governed one's chain that is called so; a region's 区 is 区 where no district speaks."""
    for level in _INNER_FIRST:
        place = known.chain.get(level)
        if place and place.name.endswith(unit):
            return Area(place, (f"{unit} in a document of {known.governed.name if known.governed else ''}",), "level")
    return Area(None, (f"the document speaks for no {unit}",), "level")


def _named(words: str, known: Context) -> Area:
    """The best of the areas of this name by the table of features."""
    head, last = _cut(words)
    scored = [
        (sum(points for points, _ in found), place, found) for place in _candidates(last) for found in [_features(place, head, last, known)]
    ]
    if not scored:
        return Area(None, (f"no area is called {words}",), "named")
    scored.sort(key=lambda row: (-row[0], row[1].code))
    best = [row for row in scored if row[0] == scored[0][0]]
    if len(best) > 1:
        return Area(None, (f"several areas are called {last}",), "named", tuple(place for _, place, _ in best))
    return Area(best[0][1], (*(f"{why} (+{points:g})" for points, why in best[0][2]), *_rivals(scored)), "named")


def _rivals(scored: list[tuple[float, Place, list[tuple[float, str]]]]) -> Iterator[str]:
    """The score of the area chosen and of the others of its name."""
    if len(scored) > 1:
        others = "、".join(f"{gazetteer().path(place)} {points:g}" for points, place, _ in scored[1:_MOST_RIVALS])
        yield f"{scored[0][0]:g} points; other areas of this name: {others}"


def _candidates(name: str) -> tuple[Place, ...]:
    found = gazetteer().named(name)
    return tuple(p for p in found if not p.until) or found


@cache
def _cut(words: str) -> tuple[str, str]:
    """`吴忠市红寺堡区` → `吴忠市`, `红寺堡区`: the longest name the words end with, if it does not take all but a stray."""
    for start in range(len(words) - 1):
        if gazetteer().named(words[start:]):
            return words[:start], words[start:]
    return "", words


@cache
def _points() -> dict[str, tuple[float, str]]:
    return {name: (row["points"], row["why"]) for name, row in organization_table()["features"].items()}


def _features(place: Place, head: str, name: str, known: Context) -> list[tuple[float, str]]:
    chain = gazetteer().chain(place)
    codes, own = {p.code for p in chain[1:]}, [p.code for p in known.chain.values() if p.code != COUNTRY]
    governed = known.governed.code if known.governed and not known.country else None
    facts = {
        "governed": place.code == governed,
        "above": place.code in own and place.code != governed,
        "below": governed in codes and place.code != governed,
        "sibling": bool(known.governed) and place.parent == known.governed.parent and place.code != governed if known.governed else False,
        "province": bool(codes & set(own)),
        "path": bool(head) and any(head.endswith((p.name, *p.short)) for p in chain[:-1]),
        "full": place.name == name,
        "standing": not place.until,
        "upper": place.level in ("province", "prefecture"),
    }
    return [_points()[fact] for fact, holds in facts.items() if holds]


# ---------------------------------------------------------------- area → words


_ZONES = ("新区", "片区", "园区", "开发区", "示范区", "实验区", "合作区", "管理区")  # named without the city they lie in


def shown(place: Place) -> str:
    """How an area stands in the name of its bodies: a district after its city, everything else alone."""
    if place.code == COUNTRY:
        return ""
    if (
        place.level == "county"
        and place.name.endswith("区")
        and not place.name.endswith(_ZONES if place.code.startswith("x-") else ("特区", "林区"))
    ):
        parent = gazetteer().by_code.get(place.parent)
        return f"{parent.name}{place.name}" if parent and parent.code != COUNTRY else place.name
    return place.name


def level(place: Place | None) -> int:
    """Which form of a body's name the area takes: 0, 1, 2 by level, 3 where no one area is meant."""
    if place is not None and place.code.startswith("x-"):
        return _LEVELS["county"]  # a development zone has the bodies of a county, whatever its rank
    return 3 if place is None else _LEVELS[place.level]


_OFFICE = re.compile(r"(?P<body>[局厅]|(?:卫生健康|改革)委(?:员会)?)办公[室厅]$")  # an office that writes for its body, not that of a group
_OWN_WORD = re.compile(r"[我本](?P<head>.{1,2})")


def issuing_body(known: Context) -> str:
    """The issuing body itself, not its party group or general office: whose 局 and 我委 the document means; empty if none is known."""
    return _issuing_body(known.issuers)


@lru_cache(maxsize=1024)
def _issuing_body(issuers: tuple[str, ...]) -> str:
    found = [_OFFICE.sub(r"\g<body>", name.removeprefix("中共").removesuffix("党组").removesuffix("党委")) for name in issuers]
    return next((name for name in found if known_tail(name)), found[0] if found else "")


def named_issuers(issuers: Sequence[Stated], names: Sequence[str]) -> tuple[str, ...]:
    """The issuers, 我委 and the like replaced by the body of that kind that the document names most often (`市卫生健康委`)."""
    return tuple(_named_issuer(stated.value, names) for stated in issuers)


def _named_issuer(value: str, names: Sequence[str]) -> str:
    own = _OWN_WORD.fullmatch(value)
    if own is None:
        return value
    ends = (own["head"], own["head"] + "员会")
    found = Counter(name for name in names if len(name) > 3 and name.endswith(ends) and known_tail(name))
    local = Counter({name: n for name, n in found.items() if not name.startswith(("国家", "自治区", "省", "国务院"))})
    best = (local or found).most_common(1)
    return best[0][0] if best else value
