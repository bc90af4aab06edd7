"""One record → rows of the web app's index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from kg.analyse.printed import figure
from kg.analyse.themes import themes as placements
from kg.assemble.grounds import cited_id
from kg.assemble.schema import EvidenceRow, MentionRow, Record, TargetRow
from kg.rules.themes import theme_rules
from visualize.pinyin import spelled
from visualize.plans import year

Row = Mapping[str, object]
_SEPARATOR = "；"


def document(record: Record) -> Row:
    row, source = record["document"], record["source"]
    title = row["title"] or record["file"]
    return {
        "id": source["id"],
        "file": record["file"],
        "title": title,
        "issuer": _SEPARATOR.join(row["issuer"]),
        "year": year(record),
        "items": len(record["items"]),
        "targets": len(record["targets"]),
        "keys": f"{title} {source['id']} {row['number'] or ''} {spelled(title)}".lower(),
        **{key: row[key] for key in ("number", "issued", "period", "kind", "place", "place_id")},
    }


def items(record: Record) -> Iterator[Row]:
    for n, item in enumerate(record["items"]):
        yield {
            "document": record["source"]["id"],
            "n": n,
            "start": item["evidence"]["start"],
            "end": item["evidence"]["end"],
            "section": " › ".join(item["section"]),
            **{key: _SEPARATOR.join(item[key]) for key in ("lead", "support", "people")},
            **{key: item[key] for key in ("id", "kind", "label", "heading", "text", "deadline")},
        }


def sections(record: Record) -> Iterator[Row]:
    for section in record["sections"]:
        row = section["evidence"]
        yield {
            "document": record["source"]["id"],
            **{key: section[key] for key in ("id", "level", "printed")},
            "start": row["start"],
            "end": row["end"],
        }


def entities(record: Record) -> Iterator[Row]:
    """Entities as a record knows them; cited documents too, and people, whom only duties name."""
    for entity in record["entities"]:
        yield _entity(entity["id"], entity["type"], entity["name"], entity["aliases"], entity["values"])
    for citation in record["citations"]:
        known = {"number": [citation["number"]]} if citation["number"] else {}
        if (cited := cited_id(citation)).startswith("cited/"):
            yield _entity(cited, "cited", citation["title"], [], known)
    for item in record["items"]:
        for duty in item["duties"]:
            if duty["entity"] is not None:
                yield _entity(duty["entity"], "person" if duty["role"] == "person" else "organization", duty["name"], [], {})
    for program in record["programs"]:
        yield _entity(program["entity"], "program", program["name"], [], {})


def _entity(key: str, kind: str, name: str, aliases: list[str], known: Mapping[str, list[str]]) -> Row:
    names = [name, *aliases]
    spelling = " ".join(spelled(one) for one in names[:8])
    return {
        "id": key,
        "type": kind,
        "name": name,
        "aliases": _SEPARATOR.join(aliases),
        "known": json.dumps(known, ensure_ascii=False, sort_keys=True),
        "keys": f"{' '.join(names)} {' '.join(known.get('en', []))} {spelling}".lower(),
    }


# ---------------------------------------------------------------- mentions


def mentions(record: Record) -> Iterator[Row]:
    """Every place where the document names an entity, with the role it has there."""
    document_id = record["source"]["id"]
    for entity, item, role, value, row in _found(record):
        quote = row["quote"]
        yield {
            "entity": entity,
            "document": document_id,
            "item": item,
            "role": role,
            "value": value,
            "quote": quote,
            **{key: row[key] for key in ("before", "after", "start", "end", "rule")},
        }


def _found(record: Record) -> Iterator[tuple[str, str | None, str, str | None, EvidenceRow]]:
    yield from _header(record)
    for item in record["items"]:
        for duty in item["duties"]:
            if duty["entity"] is not None:
                yield duty["entity"], item["id"], duty["role"], None, duty["evidence"]
    for target in record["targets"]:
        yield from _target(target)
    for program in record["programs"]:
        yield from _each(program["entity"], "names", program["mentions"])
    for citation in record["citations"]:
        yield from _each(cited_id(citation), citation["relation"], citation["mentions"])
    for body in record["organizations"]:
        yield from _each(body["entity"], "named", body["mentions"])
    for place in record["place_rows"]:
        yield from _each(place["entity"], "place", place["mentions"])


def _header(record: Record) -> Iterator[tuple[str, str | None, str, str | None, EvidenceRow]]:
    row = record["document"]
    grounds = row["evidence"]
    for n, entity in enumerate(row["issuer_ids"]):
        if found := grounds.get("issuer"):
            yield entity, None, "issued", None, found[min(n, len(found) - 1)]
    if row["place_id"] is not None and grounds.get("place"):
        yield row["place_id"], None, "governs", None, grounds["place"][0]


def _target(target: TargetRow) -> Iterator[tuple[str, str | None, str, str | None, EvidenceRow]]:
    printed = figure(target["comparator"], target["value"], target["high"], target["unit"])
    value = f"{printed}（{target['time']}）" if target["time"] else printed
    yield target["indicator_id"], target["item"], target["role"], value, target["evidence"]


def _each(entity: str, role: str, rows: list[MentionRow]) -> Iterator[tuple[str, str | None, str, str | None, EvidenceRow]]:
    for row in rows:
        yield entity, row["items"][0] if len(row["items"]) == 1 else None, role, None, row["evidence"]


def held(record: Record) -> Iterator[tuple[str, str, str]]:
    """(entity, document, item) for all an item holds; a name in a heading counts for all below it, places do not count."""
    document_id = record["source"]["id"]
    for entity, item, role, _, _ in _found(record):
        if item is not None and role != "place":
            yield entity, document_id, item
    for program in record["programs"]:
        for item in program["items"]:
            yield program["entity"], document_id, item


def themes(record: Record) -> Iterator[Row]:
    """What each item is about, by the scheme of themes."""
    names = theme_rules().concepts
    for placed in placements(record):
        if placed.scheme == "theme":
            concept = names[placed.concept]
            yield {
                "concept": placed.concept,
                "zh": concept.zh,
                "en": concept.en,
                "document": record["source"]["id"],
                **{key: getattr(placed, key) for key in ("item", "rank", "start", "end")},
            }


def issues(record: Record) -> Iterator[Row]:
    yield from record["issues"]
