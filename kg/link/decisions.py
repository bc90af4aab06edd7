"""What people decided wins over what was computed: links are led to the entity a decision names, or kept from the one it rules out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.link.organizations.bodies import body_of_id
from kg.link.programs import program_entity
from kg.model import DutyMention, Entity, EntityType, Link, OrganizationMention, TargetMention
from kg.rules.decisions import Decision, Decisions

METHOD = "decision"


def decided(links: Iterable[Link], decisions: Decisions) -> tuple[Link, ...]:
    """The links with the decisions applied: `different` first, since it says what a name does not mean, then `same`."""
    given = tuple(links)
    if not decisions.same and not decisions.different:
        return given
    known = {link.entity.id: link.entity for link in given}
    return tuple(_merged(_kept_apart(link, decisions, known), decisions, known) for link in given)


def _kept_apart(link: Link, decisions: Decisions, known: Mapping[str, Entity]) -> Link:
    """A name that was taken for a spelling of this entity, though a decision calls that name something else."""
    own = {f"{link.entity.type.value}/{name}" for name in _names(link)}
    for row in decisions.different.get(link.entity.id, ()):
        other = row.other if row.one == link.entity.id else row.one
        if other in own:
            return _led(link, replace(_entity(other, link.entity, known), aliases=()), (row,))
    return link


def _names(link: Link) -> tuple[str, ...]:
    """What this mention itself is called: as printed, and as it was read before it was taken for a spelling."""
    mention = link.mention
    read = link.entity.aliases if isinstance(mention, OrganizationMention | DutyMention) else ()
    printed = mention.indicator if isinstance(mention, TargetMention) else getattr(mention, "name", mention.text)
    return (mention.text, printed, *read)


def _merged(link: Link, decisions: Decisions, known: Mapping[str, Entity]) -> Link:
    final, path = decisions.merged(link.entity.id)
    if not path:
        return link
    target = _entity(final, link.entity, known)
    names = sorted({*target.aliases, link.entity.name, *link.entity.aliases} - {target.name})
    return _led(link, replace(target, aliases=tuple(names)), path)


def _led(link: Link, entity: Entity, path: tuple[Decision, ...]) -> Link:
    return Link(link.mention, entity, METHOD, 1.0, (*link.why, *(row.why for row in path)))


def _entity(wanted: str, instead: Entity, known: Mapping[str, Entity]) -> Entity:
    """The entity with this id: one the document names, one our tables know, else one with what is known of the one it stands for."""
    if wanted in known:
        return known[wanted]
    name = wanted.partition("/")[2]
    if instead.type is EntityType.PROGRAM:
        return program_entity(name)
    if instead.type is EntityType.ORGANIZATION:
        body = body_of_id(wanted)
        return (
            body
            if body.values
            else Entity(wanted, instead.type, name, (), tuple(v for v in instead.values if v[0] in ("type", "jurisdiction", "level")))
        )
    if instead.type is EntityType.PERSON:
        return Entity(wanted, instead.type, wanted.rpartition("/")[2], (), instead.values)
    return Entity(wanted, instead.type, instead.name, (), instead.values)
