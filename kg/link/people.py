"""People: one person per name and issuing body, since nothing in a plan tells two namesakes of different bodies apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Entity, EntityType, Link, PersonMention


def link_people(mentions: Iterable[PersonMention], issuers: Sequence[Link], document: str) -> tuple[Link, ...]:
    """Each person in charge → `person/<issuing body>/<name>`; without a known issuer, of this document alone."""
    within = issuers[0].entity.name if issuers else document
    return tuple(
        Link(m, Entity(f"person/{within}/{m.name}", EntityType.PERSON, m.name, values=(("within", within),)), "name-and-issuer", 1.0)
        for m in mentions
    )
