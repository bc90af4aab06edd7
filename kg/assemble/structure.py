"""Rows of a record for what a document sets: its items with who, when and how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.assemble.grounds import cleaned, evidence, printed
from kg.assemble.schema import DutyRow, ItemRow, TargetRow
from kg.model import (
    DeadlineMention,
    DutyMention,
    EntityType,
    Extraction,
    Item,
    Link,
    Mention,
    PersonMention,
    Section,
    Span,
    TargetMention,
)

Linked = Mapping[tuple[Mention, EntityType], Link]
START = 12  # characters of an item's text shown as `start`


def items(extraction: Extraction, linked: Linked) -> list[ItemRow]:
    """Every item in order, with those charged with it and its deadline."""
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


def targets(extraction: Extraction, linked: Linked) -> list[TargetRow]:
    """Every number aimed at or reported; without a place of its own it holds where the document does."""
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
