"""What the names stand for, and what is known of it."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from kg.model.frozen import frozen
from kg.model.mentions import Mention
from kg.model.text import Span


class EntityType(StrEnum):
    DOCUMENT = "document"
    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    PROGRAM = "program"
    INDICATOR = "indicator"


@frozen()
class Entity:
    """A thing mentions point to. `id` depends on type and identity alone; `values` holds what is known of it (pairs, sorted by key)."""

    id: str
    type: EntityType = field(hash=False)
    name: str = field(hash=False)
    aliases: tuple[str, ...] = field(default=(), hash=False)
    values: tuple[tuple[str, str], ...] = field(default=(), hash=False)

    def value(self, key: str) -> str | None:
        return next((v for k, v in self.values if k == key), None)


@frozen()
class Link:
    """A mention and the entity it names; `why` lists the features that spoke for it."""

    mention: Mention
    entity: Entity
    method: str
    score: float
    why: tuple[str, ...] = ()

    def of(self, mention: Mention) -> Link:
        """The same answer for another mention of the same words."""
        return Link(mention, self.entity, self.method, self.score, self.why)


@frozen()
class Unlinked:
    """A mention for which several entities fit, or none; `reason` says which."""

    mention: Mention
    candidates: tuple[Entity, ...]
    reason: str

    def of(self, mention: Mention) -> Unlinked:
        """The same answer for another mention of the same words."""
        return Unlinked(mention, self.candidates, self.reason)


@frozen(order=True)
class Evidence:
    """Why a fact is believed: these characters of that document, by that rule."""

    document: str
    item: str | None
    span: Span
    rule: str


@frozen(order=True)
class Value:
    """A literal: `datatype` is `string`, `decimal`, `integer`, `boolean`, `year`, `month`, `date`, or a language tag (`@zh`, `@en`)."""

    text: str
    datatype: str = "string"


@frozen()
class Fact:
    """Subject and predicate are compact names (`id:task/…`, `pol:ledBy`); the object is a compact name or a `Value`."""

    subject: str
    predicate: str
    object: str | Value
    evidence: tuple[Evidence, ...]
