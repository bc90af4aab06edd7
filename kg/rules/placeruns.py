"""Names that follow each other read as one path (`威海市环翠区`), and names of several areas decided by what else is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.model.frozen import frozen
from kg.rules.placenames import Name, NameKind, names
from kg.rules.places import LEVELS, Place, gazetteer

_BEFORE_NAME = re.compile(r"^(?:中共|中国共产党|关于印发《?|关于|印发|共青团|[《“（]|20\d\d年|\d{4}年度?)*")


_LONGEST_TOWN = 14
_NO_NAMES = (NameKind.IMPLIED, NameKind.ACCIDENT)
_SURE = (NameKind.FULL, NameKind.SHORT, NameKind.JOINED)
_ZONE = re.compile("高新技术产业开发区|高新技术开发区|高新区|经济技术开发区|经开区|经济开发区")
_SHORTENED = ("高新技术产业开发区", "高新区")
_ZONES_IN_FULL = {"高新区": "高新技术产业开发区", "高新技术开发区": "高新技术产业开发区", "经开区": "经济技术开发区"}


@frozen()
class Run:
    """`text[start:end]` names one of `places`: exactly one if it is certain."""

    start: int
    end: int
    places: tuple[Place, ...]


def leading(text: str, named: frozenset[str] = frozenset()) -> Run | None:
    """The path a body's name begins with: 环翠区 of `威海市环翠区卫生健康局`; nothing for `市卫生健康局`."""
    head = _BEFORE_NAME.match(text)
    start = head.end() if head else 0
    found = resolve([n for n in names(text) if n.start >= start], text, named, open_start=start)
    return with_zone(with_township(found[0], text), text) if found and found[0].start == start else None


def with_zone(run: Run, text: str) -> Run:
    """The run taken on to the development zone of a city that follows it at once: `潍坊高新区管委会…`; such a zone is in no table."""
    zone = _ZONE.match(text, run.end)
    if zone is None or len(run.places) != 1 or not (run.places[0].level == "prefecture" and run.places[0].name.endswith("市")):
        return run
    name = zone_name(run.places[0], zone[0])
    return Run(run.start, zone.end(), (Place(f"x-{name}", name, "county", run.places[0].code, (name.replace(*_SHORTENED),)),))


def zone_name(city: Place, printed: str) -> str:
    """A zone's name in full, which bears the city's short name: 潍坊高新技术产业开发区 for 高新区."""
    return (city.short or (city.name,))[0] + _ZONES_IN_FULL.get(printed, printed)


def with_township(run: Run, text: str) -> Run:
    """The run taken on to the township that follows it at once: `同心县河西镇…`; the run itself if none does."""
    follows = text[run.end : run.end + _LONGEST_TOWN]
    if len(run.places) > 3 or not any(sign in follows for sign in ("镇", "乡", "街道", "苏木")):
        return run
    found = [town for place in run.places for town in gazetteer().townships(place.code) if follows.startswith(town.name)]
    longest = max((len(town.name) for town in found), default=0)
    return Run(run.start, run.end + longest, tuple(t for t in found if len(t.name) == longest)) if found else run


def resolve(found: Sequence[Name], text: str, named: frozenset[str], open_start: int = 0) -> list[Run]:
    """The names as runs; an ordinary word that only looks like a name is left out.

    `named`: codes of areas named unmistakably in the document, which decide between areas of one name.
    """
    runs: list[Run] = []
    if not found:
        return runs
    for name in found:
        if name.kind in _NO_NAMES:
            continue
        before = runs[-1] if runs and runs[-1].end == name.start else None
        inner = _inside(name, before)
        if before and inner:
            runs[-1] = Run(before.start, name.end, inner)
        elif name.kind in _SURE or (name.start == open_start and name.kind is NameKind.WEAK):
            runs.append(Run(name.start, name.end, likely(candidates(name), named)))
    return [run for run in runs if run.places]


def candidates(name: Name) -> tuple[Place, ...]:
    """What a name found in a text may mean."""
    if name.code:
        place = gazetteer().place(name.code)
        return (place,) if place else ()
    return meanings(name.text)


@lru_cache(maxsize=8192)
def meanings(name: str) -> tuple[Place, ...]:
    """The areas of this name: full before short, standing before former; of a short name only those of the highest level (吉林, 临夏)."""
    places = gazetteer().named(name)
    full = tuple(p for p in places if p.name == name)
    return _standing(full) if full else _chief(_standing(places))


def _standing(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(p for p in places if not p.until) or places


def _chief(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """What a short name shared by areas means: those of the highest level, a city before a county of one prefecture (伊宁)."""
    if len(places) < 2:
        return places
    highest = min(LEVELS.index(p.level) for p in places)
    chief = tuple(p for p in places if LEVELS.index(p.level) == highest)
    cities = tuple(p for p in chief if p.name.endswith("市"))
    return cities if len(cities) == 1 and len({p.parent for p in chief}) == 1 else chief


def likely(places: tuple[Place, ...], named: frozenset[str]) -> tuple[Place, ...]:
    """Those of the places that lie in an area named besides: the one in the innermost such area; all if none does."""
    if len(places) < 2 or not named:
        return places
    depth = {p: sum(above.code in named for above in gazetteer().chain(p)[1:-1]) for p in places}
    deepest = max(depth.values())
    return tuple(p for p in places if depth[p] == deepest) if deepest else places


def _inside(name: Name, before: Run | None) -> tuple[Place, ...]:
    """What the name means if it continues the run before it."""
    if before is None or name.kind is NameKind.JOINED:
        return ()
    return within(name.text, before.places)


def within(name: str, outer: Iterable[Place]) -> tuple[Place, ...]:
    """The areas of this name inside one of the others: 环翠区 inside 威海市."""
    places = gazetteer().named(name)
    if not places:
        return ()
    codes = {p.code for p in outer}
    inside = tuple(p for p in places if any(above.code in codes for above in gazetteer().chain(p)[:-1]))
    full = tuple(p for p in inside if p.name == name)
    return _standing(full) if full else _chief(_standing(inside))
