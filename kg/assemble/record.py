"""An extraction → its record."""

from __future__ import annotations

from collections import defaultdict

from kg.assemble.grounds import ItemsBelow, evidence
from kg.assemble.named import citations, organizations, places, programs
from kg.assemble.schema import DocumentRow, EntityRow, EvidenceRow, IssueRow, Record, SectionRow, UnlinkedRow
from kg.assemble.structure import Linked, items, targets
from kg.model import Entity, Extraction, Issue, Stated


def record(extraction: Extraction, extractor: str) -> Record:
    """All that was read from one document, as plain data ready for JSON. `extractor` names the code and tables that read it."""
    document, outline = extraction.document, extraction.outline
    below = ItemsBelow(outline)
    linked: Linked = {(link.mention, link.entity.type): link for link in extraction.links}
    areas = places(extraction, below, linked)
    return {
        "file": document.file,
        "source": {
            "id": document.id,
            "file": document.file,
            "digest": document.digest,
            "encoding": document.encoding,
            "characters": len(document.text),
            "extractor": extractor,
        },
        "document": _document(extraction),
        "sections": _sections(extraction),
        "items": items(extraction, linked),
        "targets": targets(extraction, linked),
        "programs": programs(extraction, below, linked),
        "citations": citations(extraction, below),
        "organizations": organizations(extraction, below, linked),
        "places": [row["name"] for row in areas],
        "place_rows": areas,
        "entities": _entities(extraction),
        "unlinked": _unlinked(extraction),
        "issues": [_issue(issue) for issue in extraction.issues],
    }


def _document(extraction: Extraction) -> DocumentRow:
    header, document = extraction.outline.header, extraction.document
    single = {"title": header.title, "number": header.number, "issued": header.issued, "period": header.period, "kind": header.kind}
    several = {"issuer": header.issuers, "recipients": header.recipients, "copied_to": header.copied_to}
    grounds: dict[str, list[EvidenceRow]] = {}
    for name, value in single.items():
        if value is not None:
            grounds[name] = [_stated(extraction, value)]
    for name, values in several.items():
        if values:
            grounds[name] = [_stated(extraction, value) for value in values]
    place = next((link for link in extraction.links if link.method == "governed"), None)
    if place is not None:
        grounds["place"] = [evidence(document, place.mention.span, place.mention.rule)]
    return {
        "title": _value(header.title),
        "number": _value(header.number),
        "issuer": [link.entity.name for link in extraction.issuers],
        "issued": _value(header.issued),
        "period": _value(header.period),
        "kind": _value(header.kind),
        "place": extraction.place.name if extraction.place else None,
        "recipients": [stated.value for stated in header.recipients],
        "copied_to": [stated.value for stated in header.copied_to],
        "issuer_ids": [link.entity.id for link in extraction.issuers],
        "place_id": extraction.place.id if extraction.place else None,
        "evidence": grounds,
    }


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _stated(extraction: Extraction, stated: Stated) -> EvidenceRow:
    return evidence(extraction.document, stated.span, stated.rule)


def _sections(extraction: Extraction) -> list[SectionRow]:
    return [
        {
            "id": s.id,
            "level": s.level,
            "label": s.label,
            "title": s.title,
            "printed": s.printed,
            "parent": s.parent,
            "evidence": evidence(extraction.document, s.span, "section"),
        }
        for s in extraction.outline.sections
    ]


def _entities(extraction: Extraction) -> list[EntityRow]:
    """Every entity the document links to and those they refer to, once, sorted by id; aliases from several mentions are joined."""
    found: dict[str, Entity] = {}
    aliases: dict[str, set[str]] = defaultdict(set)
    for link in (*extraction.issuers, *extraction.links):
        found.setdefault(link.entity.id, link.entity)
        aliases[link.entity.id].update((link.entity.name, *link.entity.aliases))
    for entity in extraction.related:
        found.setdefault(entity.id, entity)
        aliases[entity.id].update(entity.aliases)
    return [_entity(e, sorted(aliases[e.id] - {e.name})) for e in sorted(found.values(), key=lambda e: e.id)]


def _entity(entity: Entity, aliases: list[str]) -> EntityRow:
    values: dict[str, list[str]] = {}
    for key, value in entity.values:
        values.setdefault(key, []).append(value)
    return {"id": entity.id, "type": entity.type.value, "name": entity.name, "aliases": aliases, "values": values}


def _unlinked(extraction: Extraction) -> list[UnlinkedRow]:
    return [
        {
            "surface": row.mention.text,
            "candidates": [candidate.id for candidate in row.candidates],
            "reason": row.reason,
            "evidence": evidence(extraction.document, row.mention.span, row.mention.rule),
        }
        for row in extraction.unlinked
    ]


def _issue(issue: Issue) -> IssueRow:
    return {
        "document": issue.document,
        "stage": issue.stage,
        "code": issue.code,
        "message": issue.message,
        "start": issue.span.start if issue.span else None,
        "end": issue.span.end if issue.span else None,
    }
