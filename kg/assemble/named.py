"""Rows of a record for what a document names: programs, documents, bodies, places."""

from __future__ import annotations

from collections import defaultdict

from kg.assemble.grounds import ItemsBelow, mention_row, printed
from kg.assemble.schema import CitationRow, MentionRow, OrganizationRow, PlaceRow, ProgramRow
from kg.assemble.structure import Linked
from kg.model import (
    CitationMention,
    DutyMention,
    EntityType,
    Extraction,
    Link,
    Mention,
    OrganizationMention,
    PlaceMention,
    ProgramMention,
    Relation,
)

_STRONGEST = (Relation.ISSUES, Relation.IMPLEMENTS, Relation.MENTIONS)


def _grouped(links: list[Link]) -> dict[str, list[Link]]:
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        groups[link.entity.id].append(link)
    return groups


def _links_of(extraction: Extraction, linked: Linked, to: EntityType, *kinds: type[Mention]) -> list[Link]:
    return [linked[m, to] for m in extraction.mentions if isinstance(m, kinds) and (m, to) in linked]


def _explained(extraction: Extraction, below: ItemsBelow, link: Link) -> MentionRow:
    """A mention with how it was linked and what spoke for it."""
    row = mention_row(extraction, below, link.mention)
    return {**row, "method": link.method, "score": round(link.score, 4), "why": list(link.why)}


def programs(extraction: Extraction, below: ItemsBelow, linked: Linked) -> list[ProgramRow]:
    """Each program once, named as it first stands, with all places where it is named."""
    rows: list[ProgramRow] = []
    for group in _grouped(_links_of(extraction, linked, EntityType.PROGRAM, ProgramMention)).values():
        mentions = [_explained(extraction, below, link) for link in group]
        first = group[0]
        rows.append(
            {
                "name": first.entity.name,
                "quote": printed(extraction.document, first.mention.span),
                "items": below.merged(mentions),
                "entity": first.entity.id,
                "mentions": mentions,
            }
        )
    return rows


def citations(extraction: Extraction, below: ItemsBelow) -> list[CitationRow]:
    """Each cited title once, with its strongest relation: what issues a document also mentions it."""
    groups: dict[str, list[CitationMention]] = defaultdict(list)
    for mention in extraction.of(CitationMention):
        groups[mention.title].append(mention)
    rows: list[CitationRow] = []
    for title, group in groups.items():
        mentions = [mention_row(extraction, below, mention) for mention in group]
        rows.append(
            {
                "title": title,
                "number": next((m.number for m in group if m.number), None),
                "relation": next(r.value for r in _STRONGEST if any(m.relation is r for m in group)),
                "items": below.merged(mentions),
                "mentions": mentions,
            }
        )
    return rows


def organizations(extraction: Extraction, below: ItemsBelow, linked: Linked) -> list[OrganizationRow]:
    """Each body once, the issuers first, with all forms it is written in."""
    links = [*extraction.issuers, *_links_of(extraction, linked, EntityType.ORGANIZATION, OrganizationMention, DutyMention)]
    rows: list[OrganizationRow] = []
    for group in _grouped(links).values():
        mentions = [_explained(extraction, below, link) for link in group]
        entity = group[0].entity
        rows.append(
            {
                "name": entity.name,
                "surfaces": list(dict.fromkeys(printed(extraction.document, link.mention.span) for link in group)),
                "type": entity.value("type") or "",
                "entity": entity.id,
                "mentions": mentions,
            }
        )
    return rows


def places(extraction: Extraction, below: ItemsBelow, linked: Linked) -> list[PlaceRow]:
    """Each area once; the one the document governs first where none of its words names it."""
    links = _links_of(extraction, linked, EntityType.PLACE, PlaceMention)
    own = next((link for link in extraction.links if link.method == "governed"), None)
    if own is not None and all(link.entity.id != own.entity.id for link in links):
        links.insert(0, own)
    return [
        {
            "name": group[0].entity.name,
            "entity": group[0].entity.id,
            "mentions": [_explained(extraction, below, link) for link in group],
        }
        for group in _grouped(links).values()
    ]
