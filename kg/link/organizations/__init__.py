"""Mentions of bodies → the bodies: official name, type, area, level, what they belong to and what they succeeded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.link.areas import entity as area_entity
from kg.link.organizations.context import Context, context, shown
from kg.link.organizations.names import Named, official
from kg.link.organizations.variants import merged
from kg.model import DutyMention, Entity, EntityType, Link, OrganizationMention, OrganizationType, Outline, Stated, Unlinked
from kg.rules.body_tables import nationals, organization_scores
from kg.rules.places import COUNTRY

__all__ = ["link_organizations"]

_KINDS_OF_A_PLACE = ("county", "township")


def link_organizations(
    mentions: Sequence[OrganizationMention | DutyMention], place: Entity | None, issuers: tuple[Stated, ...], outline: Outline
) -> tuple[Link | Unlinked, ...]:
    """One answer for each mention, in their order: `区卫健委` in Tongxin → 宁夏回族自治区卫生健康委员会; not certain → the candidates and why."""
    known = context(place, issuers)
    names: dict[str, Named] = {}
    for mention in mentions:
        if mention.name not in names:
            names[mention.name] = official(mention.name, known)
    readings = [names[m.name] for m in mentions]
    same = merged([r for r in readings if not r.problem])
    return tuple(_answer(mention, reading, same, known) for mention, reading in zip(mentions, readings, strict=True))


def _answer(mention: OrganizationMention | DutyMention, reading: Named, same: Mapping[str, str], known: Context) -> Link | Unlinked:
    if reading.problem:
        return Unlinked(mention, tuple(_entity(reading, f"{shown(p)}{reading.name}") for p in reading.candidates[:8]), reading.problem)
    if mention.rule == "body-one-of-a-kind" and (known.governed is None or known.governed.level not in _KINDS_OF_A_PLACE):
        return Unlinked(mention, (), f"{mention.name} is a kind of institution here: the governed area has more than one")
    name = same.get(reading.name, reading.name)
    why = (*reading.why, f"written {reading.name} as well") if name != reading.name else reading.why
    return Link(mention, _entity(reading, name), reading.method, organization_scores()[reading.method], why)


def _entity(reading: Named, name: str) -> Entity:
    """`organization/<official name>` with what is known of the body."""
    values = {"type": reading.type.value}
    if reading.place is not None and reading.place.code != COUNTRY:
        values["jurisdiction"] = area_entity(reading.place).id
        values["level"] = reading.place.level
    national = nationals().get(name)
    if national is not None:
        values["level"] = "country"
        values["jurisdiction"] = f"place/{COUNTRY}"
    if reading.parent:
        key = "unit_of" if reading.type is OrganizationType.UNIT else "parent"
        values[key] = f"organization/{reading.parent}"
    elif national is not None and national.parent:
        values["parent"] = f"organization/{national.parent}"
    aliases = () if name == reading.name else (reading.name,)
    return Entity(f"organization/{name}", EntityType.ORGANIZATION, name, aliases, tuple(sorted(values.items())))
