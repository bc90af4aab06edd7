"""What linked entities refer to: the areas they lie in, the bodies they belong to or follow, the broader and related programs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.link.areas import entity as area
from kg.link.organizations.bodies import body_of_id
from kg.link.programs import program_entity
from kg.model import Entity, EntityType
from kg.rules.places import gazetteer

_PLACES = ("within", "jurisdiction", "replaced_by")
_BODIES = ("parent", "unit_of", "succeeds")
_NAMED_ONLY = "succeeds"  # a local body's predecessor is one only if some document names it
_PROGRAMS = ("broader", "related")


def related(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities these refer to, and those they refer to in turn, without the given ones; sorted by id."""
    known = {e.id: e for e in entities}
    given = set(known)
    waiting = list(known.values())
    while waiting:
        found = waiting.pop()
        for other in _references(found):
            if other.id not in known:
                known[other.id] = other
                waiting.append(other)
    return tuple(known[i] for i in sorted(known.keys() - given))


@lru_cache(maxsize=16384)
def _references(entity: Entity) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for key, value in entity.values:
        if key in _PLACES and entity.type is not EntityType.PERSON:
            place = gazetteer().place(value.removeprefix("place/"))
            if place is not None:
                found.append(area(place))
        elif key in _BODIES and (key != _NAMED_ONLY or ("level", "country") in entity.values):
            found.append(body_of_id(value))
        elif key in _PROGRAMS and entity.type is EntityType.PROGRAM:
            found.append(program_entity(value))
    return tuple(found)
