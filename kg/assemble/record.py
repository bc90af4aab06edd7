"""An extraction → its record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.assemble.grounds import ItemsBelow, cleaned, evidence, mention_row, printed
from kg.assemble.schema import (
    CitationRow,
    DocumentRow,
    DutyRow,
    EntityRow,
    EvidenceRow,
    IssueRow,
    ItemRow,
    MentionRow,
    OrganizationRow,
    PlaceRow,
    ProgramRow,
    Record,
    SectionRow,
    TargetRow,
    UnlinkedRow,
)
from kg.model import (
    CitationMention,
    DeadlineMention,
    DutyMention,
    Entity,
    EntityType,
    Extraction,
    Issue,
    Item,
    Link,
    Mention,
    OrganizationMention,
    PersonMention,
    PlaceMention,
    ProgramMention,
    Relation,
    Section,
    Span,
    Stated,
    TargetMention,
)

Linked = Mapping[tuple[Mention, EntityType], Link]
START = 12  # characters of an item's text shown as `start`
_STRONGEST = (Relation.ISSUES, Relation.IMPLEMENTS, Relation.MENTIONS)


def record(extraction: Extraction, extractor: str) -> Record:
    """All that was read from one document, as plain data ready for JSON. `extractor` names the code and tables that read it."""
    document, outline = extraction.document, extraction.outline
    below = ItemsBelow(outline)
    linked: Linked = {(link.mention, link.entity.type): link for link in extraction.links}
    places = _places(extraction, below, linked)
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
        "items": _items(extraction, linked),
        "targets": _targets(extraction, linked),
        "programs": _programs(extraction, below, linked),
        "citations": _citations(extraction, below),
        "organizations": _organizations(extraction, below, linked),
        "places": [row["name"] for row in places],
        "place_rows": places,
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


def _items(extraction: Extraction, linked: Linked) -> list[ItemRow]:
    duties: dict[str, list[DutyRow]] = defaultdict(list)
    deadlines: dict[str, DeadlineMention] = {}
    for mention in extraction.mentions:
        if mention.item is None:
            continue
        if isinstance(mention, DutyMention | PersonMention):
            kind = EntityType.ORGANIZATION if isinstance(mention, DutyMention) else EntityType.PERSON
            duties[mention.item].append(_duty(extraction, mention, linked.get((mention, kind))))
        elif isinstance(mention, DeadlineMention):
            deadlines[mention.item] = mention
    paths = extraction.outline.paths()
    return [_item(extraction, item, paths[item.section], duties[item.id], deadlines.get(item.id)) for item in extraction.outline.items]


def _duty(extraction: Extraction, mention: DutyMention | PersonMention, link: Link | None) -> DutyRow:
    return {
        "role": mention.role.value if isinstance(mention, DutyMention) else "person",
        "name": link.entity.name if link else mention.name,
        "entity": link.entity.id if link else None,
        "surface": mention.name,
        "evidence": evidence(extraction.document, mention.span, mention.rule),
    }


def _item(
    extraction: Extraction, item: Item, path: tuple[Section, ...], duties: list[DutyRow], deadline: DeadlineMention | None
) -> ItemRow:
    document = extraction.document
    text = cleaned(document, item.body)

    def names(role: str) -> list[str]:
        return list(dict.fromkeys(row["name"] for row in duties if row["role"] == role))

    lead = names("lead")
    return {
        "id": item.id,
        "label": item.label,
        "section": [section.printed for section in path],
        "heading": item.heading,
        "kind": item.kind.value,
        "start": printed(document, item.body)[:START],
        "lead": lead,
        "support": [name for name in names("support") if name not in lead],
        "people": names("person"),
        "deadline": deadline.when if deadline else None,
        "text": text,
        "section_id": item.section,
        "parent": item.parent,
        "duties": duties,
        "deadline_evidence": evidence(document, deadline.span, deadline.rule) if deadline else None,
        "mark": evidence(document, _mark(item), "item"),
        "evidence": evidence(document, item.span, "item"),
    }


def _mark(item: Item) -> Span:
    if item.label is not None and item.span.start < item.body.start:
        return Span(item.span.start, item.body.start)
    return Span(item.body.start, min(item.body.end, item.body.start + START))


def _targets(extraction: Extraction, linked: Linked) -> list[TargetRow]:
    rows: list[TargetRow] = []
    for mention in extraction.of(TargetMention):
        link = linked.get((mention, EntityType.PLACE))
        place = link.entity if link else extraction.place if mention.place is None else None
        rows.append(
            {
                "id": f"t{len(rows) + 1}",
                "item": mention.item,
                "quote": printed(extraction.document, mention.span),
                "indicator": mention.indicator,
                "comparator": mention.comparator,
                "value": _number(mention.value),
                "high": None if mention.high is None else _number(mention.high),
                "unit": mention.unit,
                "role": mention.role.value,
                "time": mention.time,
                "place": place.name if place else None,
                "place_id": place.id if place else None,
                "indicator_id": linked[mention, EntityType.INDICATOR].entity.id,
                "method": linked[mention, EntityType.INDICATOR].method,
                "why": list(linked[mention, EntityType.INDICATOR].why),
                "evidence": evidence(extraction.document, mention.span, mention.rule),
            }
        )
    return rows


def _number(value: float) -> float:
    return int(value) if value == int(value) else round(value, 9)


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


def _programs(extraction: Extraction, below: ItemsBelow, linked: Linked) -> list[ProgramRow]:
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


def _citations(extraction: Extraction, below: ItemsBelow) -> list[CitationRow]:
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


def _organizations(extraction: Extraction, below: ItemsBelow, linked: Linked) -> list[OrganizationRow]:
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


def _places(extraction: Extraction, below: ItemsBelow, linked: Linked) -> list[PlaceRow]:
    return [
        {
            "name": group[0].entity.name,
            "entity": group[0].entity.id,
            "mentions": [_explained(extraction, below, link) for link in group],
        }
        for group in _grouped(_links_of(extraction, linked, EntityType.PLACE, PlaceMention)).values()
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
