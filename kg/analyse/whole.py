"""The whole graph as one networkx graph of plain values, for other programs: every fact an edge with its quote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.assemble.grounds import cited_id
from kg.assemble.schema import EvidenceRow, ItemRow, Record

_ROLES = {"lead": "leads", "support": "supports", "person": "in_charge_of"}
_QUANTITIES = {"target": "sets", "actual": "reports", "baseline": "starts_from"}
_FORBIDDEN: dict[int, str | None] = dict.fromkeys(
    [*range(0x20), 0x7F, *range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF]
)
for _kept in (0x09, 0x0A, 0x0D):
    _FORBIDDEN[_kept] = " "


def clean(value: object) -> str | int | float | bool:
    """A value every format can hold: text without characters XML forbids, lists joined by ；, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return "；".join(str(clean(one)) for one in (sorted(value, key=str) if isinstance(value, (set, frozenset)) else value))
    return str(value).translate(_FORBIDDEN)


def whole(records: Iterable[Record]) -> nx.MultiDiGraph[str]:
    """Nodes: `kind` document, item, organization, person, place, program, indicator, quantity, cited; each with a `name`. Edges: `kind` leads,
    supports, in_charge_of (body → item), mentions, sets, reports, starts_from, of, cites, part_of, issued_by, governs; each with `document`,
    `quote`, `start`, `end` and `rule` where the fact has words of its own.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for record in records:
        _document(graph, record)
        for item in record["items"]:
            _item(graph, record, item)
        _quantities(graph, record)
        _mentions(graph, record)
        _citations(graph, record)
    return graph


def _node(graph: nx.MultiDiGraph[str], key: str, kind: str, name: str, **values: object) -> str:
    key = str(clean(key))
    if key not in graph or values:
        graph.add_node(key, kind=kind, name=clean(name or key), **{field: clean(value) for field, value in values.items()})
    return key


def _edge(graph: nx.MultiDiGraph[str], one: str, other: str, kind: str, document: str, evidence: EvidenceRow | None = None) -> None:
    values: dict[str, Any] = {"kind": kind, "document": document, "quote": "", "start": -1, "end": -1, "rule": ""}
    if evidence is not None:
        quote = "".join(evidence["quote"].split())
        values |= {"quote": clean(quote), "start": evidence["start"], "end": evidence["end"], "rule": clean(evidence["rule"])}
    graph.add_edge(str(clean(one)), str(clean(other)), **values)


def _document(graph: nx.MultiDiGraph[str], record: Record) -> None:
    row, key = record["document"], f"document/{record['source']['id']}"
    shown = {name: row[name] for name in ("number", "issued", "period")}
    _node(graph, key, "document", row["title"] or record["source"]["id"], type=row["kind"], **shown)
    for entity in record["entities"]:
        _node(graph, entity["id"], entity["type"], entity["name"], aliases=entity["aliases"])
    for name, body in zip(row["issuer"], row["issuer_ids"], strict=False):
        _edge(graph, key, _node(graph, body, "organization", name), "issued_by", record["source"]["id"], _first(record, "issuer"))
    if row["place_id"]:
        _edge(
            graph,
            key,
            _node(graph, row["place_id"], "place", row["place"] or ""),
            "governs",
            record["source"]["id"],
            _first(record, "place"),
        )


def _first(record: Record, field: str) -> EvidenceRow | None:
    return next(iter(record["document"]["evidence"].get(field, ())), None)


def _item(graph: nx.MultiDiGraph[str], record: Record, item: ItemRow) -> None:
    document = record["source"]["id"]
    key = f"{document}/{item['id']}"
    name = item["heading"] or item["start"]
    _node(
        graph,
        key,
        "item",
        name,
        type=item["kind"],
        label=item["label"],
        section=item["section"],
        deadline=item["deadline"],
        text=item["text"],
    )
    _edge(graph, key, f"document/{document}", "part_of", document, item["mark"])
    for duty in item["duties"]:
        kind = "person" if duty["role"] == "person" else "organization"
        body = _node(graph, duty["entity"] or f"{kind}/{document}/{duty['name']}", kind, duty["name"])
        _edge(graph, body, key, _ROLES[duty["role"]], document, duty["evidence"])


def _quantities(graph: nx.MultiDiGraph[str], record: Record) -> None:
    document = record["source"]["id"]
    for row in record["targets"]:
        fields = ("comparator", "value", "high", "unit", "role", "time", "place")
        key = _node(graph, f"{document}/{row['id']}", "quantity", row["quote"], **{name: row[name] for name in fields})  # type: ignore[literal-required]
        source = f"{document}/{row['item']}" if row["item"] else f"document/{document}"
        _edge(graph, source, key, _QUANTITIES[row["role"]], document, row["evidence"])
        _edge(graph, key, _node(graph, row["indicator_id"], "indicator", row["indicator"]), "of", document, row["evidence"])


def _mentions(graph: nx.MultiDiGraph[str], record: Record) -> None:
    """One edge an item and entity, with the first mention's words."""
    document = record["source"]["id"]
    rows = [("program", row["entity"], row["name"], row["mentions"]) for row in record["programs"]]
    rows += [("organization", row["entity"], row["name"], row["mentions"]) for row in record["organizations"]]
    rows += [("place", row["entity"], row["name"], row["mentions"]) for row in record["place_rows"]]
    for kind, entity, name, mentions in rows:
        key = _node(graph, entity, kind, name)
        told: set[str] = set()
        for mention in mentions:
            for source in [f"{document}/{item}" for item in mention["items"]] or [f"document/{document}"]:
                if source not in told:
                    told.add(source)
                    _edge(graph, source, key, "mentions", document, mention["evidence"])


def _citations(graph: nx.MultiDiGraph[str], record: Record) -> None:
    document = record["source"]["id"]
    for row in record["citations"]:
        key = _node(graph, cited_id(row), "cited", row["title"], number=row["number"])
        for source in [f"{document}/{item}" for item in row["items"]] or [f"document/{document}"]:
            _edge(graph, source, key, "cites" if row["relation"] != "issues" else "issues", document, row["mentions"][0]["evidence"])
