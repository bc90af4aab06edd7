"""Areas as entities, and the chain of areas one lies in."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.model import Entity, EntityType
from kg.rules.places import COUNTRY, Place, gazetteer


class Chain(NamedTuple):
    """The areas an area lies in, itself included, by level; a municipality's district has no prefecture."""

    country: Entity | None = None
    province: Entity | None = None
    prefecture: Entity | None = None
    county: Entity | None = None
    township: Entity | None = None


@cache
def entity(place: Place) -> Entity:
    """`place/640324`, named by its full path, with code, level, short name and what it lies in."""
    values = {"level": place.level}
    if place.code != COUNTRY and not place.code.startswith("x-"):
        values["code"] = place.code
    if place.short:
        values["short"] = place.short[0]
    if place.parent:
        values["within"] = f"place/{place.parent}"
    if place.successor:
        values["replaced_by"] = f"place/{place.successor}"
    values |= {key: year for key, year in (("since", place.since), ("until", place.until)) if year}
    aliases = tuple(dict.fromkeys(n for n in (place.name, *place.short) if n != gazetteer().path(place)))
    return Entity(f"place/{place.code}", EntityType.PLACE, gazetteer().path(place), aliases, tuple(sorted(values.items())))


def place_of(found: Entity | None) -> Place | None:
    """The area behind an entity made here; of a zone that is in no table, one made from what the entity says."""
    if found is None:
        return None
    code = found.id.removeprefix("place/")
    known = gazetteer().place(code)
    within = (found.value("within") or "").removeprefix("place/")
    return known or (Place(code, code.removeprefix("x-"), found.value("level") or "county", within) if within else None)


def country() -> Entity:
    """中国."""
    return entity(gazetteer().by_code[COUNTRY])


@cache
def chain(found: Entity) -> Chain:
    """The areas this one lies in: of 同心县 the country, 宁夏回族自治区, 吴忠市 and itself."""
    place = place_of(found)
    return Chain() if place is None else Chain(**{p.level: entity(p) for p in gazetteer().chain(place)})


def level_of(found: Entity | None) -> str | None:
    """country, province, prefecture, county or township."""
    return None if found is None else found.value("level")
