"""What one document yields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from kg.model.entities import Entity, Link, Unlinked
from kg.model.frozen import frozen
from kg.model.mentions import Mention
from kg.model.outline import Issue, Outline
from kg.model.text import Document

M = TypeVar("M", bound=Mention)


@frozen()
class Extraction:
    """Everything read from one document, before documents are seen together."""

    document: Document
    outline: Outline
    place: Entity | None
    issuers: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    unlinked: tuple[Unlinked, ...]
    related: tuple[Entity, ...]  # entities the linked ones refer to (the area a body belongs to …), named by no words here
    issues: tuple[Issue, ...]

    def of(self, kind: type[M]) -> Iterator[M]:
        return (m for m in self.mentions if isinstance(m, kind))
