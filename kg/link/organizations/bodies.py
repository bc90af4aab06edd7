"""Bodies as entities: what follows from an official name and its area (level, what it belongs to, what it took over from)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.link.areas import entity as area_entity
from kg.link.organizations.above import above
from kg.link.organizations.context import Context, level, shown
from kg.link.organizations.names import official
from kg.model import Entity, EntityType, OrganizationType
from kg.rules.body_tables import National, nationals
from kg.rules.places import COUNTRY, Place, gazetteer
from kg.rules.successions import after, before, national_predecessors

_NOWHERE = Context(None, {}, ())
_PREFIX = "organization/"
_COMMITTEES_ORGAN = re.compile(r"^(中共.{2,24}?[省市县区旗州盟])委员会(?=[^党])")
Pairs = Iterator[tuple[str, str]]


def body_id(name: str) -> str:
    """The id of the body with this official name; 中共X委员会办公室 and 中共X委办公室 are one."""
    return _PREFIX + (_COMMITTEES_ORGAN.sub(r"\1委", name) if name.startswith("中共") else name)


@lru_cache(maxsize=16384)
def body(name: str, kind: OrganizationType, place: Place | None, parent: str | None = None, aliases: tuple[str, ...] = ()) -> Entity:
    """`organization/<official name>` with what is known of the body; `parent` where the text names what it is a part of."""
    return Entity(body_id(name), EntityType.ORGANIZATION, name, aliases, _values(name, kind, place, parent))


@lru_cache(maxsize=16384)
def body_of_id(found: str) -> Entity:
    """The body with this id, known by its name alone: `organization/同心县人民政府` → government of 同心县."""
    name = found.removeprefix(_PREFIX)
    national = nationals().get(name)
    if national is not None:
        return body(name, national.type, None)
    read = official(name, _NOWHERE)
    if read.problem or body_id(read.name) != found:
        return Entity(found, EntityType.ORGANIZATION, name)
    return body(read.name, read.type, read.place, read.parent)


def _values(name: str, kind: OrganizationType, place: Place | None, parent: str | None) -> tuple[tuple[str, str], ...]:
    national = nationals().get(name)
    values = [("type", kind.value), *_above(name, kind, place, parent, national)]
    if national is not None:
        values += _of_the_country(national)
    elif place is not None and place.code != COUNTRY:
        values += [("jurisdiction", area_entity(place).id), ("level", place.level), *_in_time(name, place)]
    return tuple(sorted(values))


def _above(name: str, kind: OrganizationType, place: Place | None, parent: str | None, national: National | None) -> Pairs:
    found = parent or (national.parent if national else above(name, kind, place))
    if found and found != name:
        yield "unit_of" if kind is OrganizationType.UNIT else "parent", body_id(found)


def _of_the_country(found: National) -> Pairs:
    if not found.free:
        yield from (("level", "country"), ("jurisdiction", f"place/{COUNTRY}"))
    yield from (("succeeds", _PREFIX + old) for old in national_predecessors().get(found.name, ()))
    yield from ((key, year) for key, year in (("since", found.since), ("until", found.until)) if year)


def _in_time(name: str, place: Place) -> Pairs:
    """What a local body took over from, and the years in which or by which it began and ended."""
    template = template_of(name, place)
    if template is None:
        return
    rank, areas = min(level(place), 2), [p.name for p in gazetteer().chain(place)]
    began, ended = before(template, rank, areas), after(template, rank, areas)
    yield from (("succeeds", body_id(_filled(row.old, place))) for row in began)
    yield from (("succeeds", body_id(_filled(template, old))) for old in _former(place.code))
    since = {row.since[rank] for row in began if row.since[rank]}
    until = {row.since[rank] for row in ended if row.since[rank]} or ({place.until} if place.until else set())
    yield from ((key, years.pop()) for key, years in (("since", since), ("until", until)) if len(years) == 1)


def template_of(name: str, place: Place) -> str | None:
    """A name with the place left open: 同心县卫生健康局 → `{p}卫生健康局`; None where the area's name does not stand in it."""
    full = shown(place)
    if full in name:
        return name.replace(full, "{p}", 1)
    short = next((word for word in place.short if word in name), None)
    return name.replace(short, "{w}", 1) if short else None


def _filled(template: str, place: Place) -> str:
    return template.replace("{p}", shown(place)).replace("{w}", place.short[0] if place.short else place.name)


@cache
def _followed() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for place in gazetteer().by_code.values():
        if place.successor:
            found[place.successor] = (*found.get(place.successor, ()), place)
    return found


def _former(code: str) -> tuple[Place, ...]:
    """The areas whose place this one took: 章丘市 for 章丘区."""
    return _followed().get(code, ())
