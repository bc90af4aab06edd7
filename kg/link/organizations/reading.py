"""What reading a printed name gives: the body's official name, its type and its area."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import OrganizationType
from kg.rules.body_tables import head_noun, heads
from kg.rules.places import Place, gazetteer


class Named(NamedTuple):
    """The official name of a body and what is known of it. Where it cannot be told `problem` says why, `candidates` between which areas."""

    name: str
    type: OrganizationType
    place: Place | None
    method: str
    why: tuple[str, ...] = ()
    parent: str | None = None
    problem: str = ""
    candidates: tuple[Place, ...] = ()


def kind_of(name: str) -> OrganizationType:
    """The type its head noun gives a name."""
    if gazetteer().named(name):
        return OrganizationType.GOVERNMENT
    head = head_noun(name)
    return heads().types[head] if head else OrganizationType.GOVERNMENT
