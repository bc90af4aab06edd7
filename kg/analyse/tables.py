"""Records → plain tables, one row a fact, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.assemble.schema import Record

Row = Mapping[str, object]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": ("document", "file", "title", "number", "issuer", "issued", "period", "kind", "place", "items", "targets"),
    "items": ("document", "item", "label", "kind", "section", "heading", "lead", "support", "people", "deadline", "text", "start", "end"),
    "duties": ("document", "item", "label", "role", "name", "as_written", "quote", "rule", "start", "end"),
    "targets": (
        *("document", "item", "indicator", "comparator", "value", "high", "unit", "role", "time", "place"),
        *("quote", "rule", "start", "end"),
    ),
    "programs": ("document", "program", "items", "quote", "rule", "start", "end"),
    "organizations": ("document", "organization", "type", "as_written", "quote", "rule", "start", "end"),
    "citations": ("document", "title", "number", "relation", "items", "quote", "rule", "start", "end"),
}

_SEPARATOR = "；"


def tables(records: Iterable[Record]) -> dict[str, list[Row]]:
    """Every table by name; `start` and `end` are character offsets into the document as read, `quote` is what stands there."""
    found: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for record in records:
        for name, make in _MAKERS.items():
            found[name] += make(record)
    return found


def _ground(row: Mapping[str, object]) -> Row:
    return {key: row[key] for key in ("quote", "rule", "start", "end")}


def _document(record: Record) -> Iterator[Row]:
    row = record["document"]
    yield {
        "document": record["source"]["id"],
        "file": record["file"],
        "issuer": _SEPARATOR.join(row["issuer"]),
        "items": len(record["items"]),
        "targets": len(record["targets"]),
        **{key: row[key] for key in ("title", "number", "issued", "period", "kind", "place")},
    }


def _items(record: Record) -> Iterator[Row]:
    for item in record["items"]:
        yield {
            "document": record["source"]["id"],
            "item": item["id"],
            "start": item["evidence"]["start"],
            "end": item["evidence"]["end"],
            **{key: _SEPARATOR.join(item[key]) for key in ("section", "lead", "support", "people")},
            **{key: item[key] for key in ("label", "kind", "heading", "deadline", "text")},
        }


def _duties(record: Record) -> Iterator[Row]:
    for item in record["items"]:
        for duty in item["duties"]:
            yield {
                "document": record["source"]["id"],
                "item": item["id"],
                "label": item["label"],
                "role": duty["role"],
                "name": duty["name"],
                "as_written": duty["surface"],
                **_ground(duty["evidence"]),
            }


def _targets(record: Record) -> Iterator[Row]:
    keys = ("item", "indicator", "comparator", "value", "high", "unit", "role", "time", "place")
    for target in record["targets"]:
        yield {
            "document": record["source"]["id"],
            **{key: target[key] for key in keys},  # type: ignore[literal-required]
            **_ground(target["evidence"]),
        }


def _programs(record: Record) -> Iterator[Row]:
    for row in record["programs"]:
        for mention in row["mentions"]:
            yield {
                "document": record["source"]["id"],
                "program": row["name"],
                "items": _SEPARATOR.join(mention["items"]),
                **_ground(mention["evidence"]),
            }


def _organizations(record: Record) -> Iterator[Row]:
    for row in record["organizations"]:
        for surface, mention in {m["evidence"]["quote"]: m for m in row["mentions"]}.items():
            yield {
                "document": record["source"]["id"],
                "organization": row["name"],
                "type": row["type"],
                "as_written": "".join(surface.split()),
                **_ground(mention["evidence"]),
            }


def _citations(record: Record) -> Iterator[Row]:
    for row in record["citations"]:
        yield {
            "document": record["source"]["id"],
            **{key: row[key] for key in ("title", "number", "relation")},
            "items": _SEPARATOR.join(row["items"]),
            **_ground(row["mentions"][0]["evidence"]),
        }


_MAKERS = {
    "documents": _document,
    "items": _items,
    "duties": _duties,
    "targets": _targets,
    "programs": _programs,
    "organizations": _organizations,
    "citations": _citations,
}
