"""What ties items (and documents) to entities, each with its words: the edges of the network, read off the records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg.analyse.words import topics
from kg.assemble.grounds import cited_id
from kg.assemble.schema import EvidenceRow, Record

CITED, TOPIC = "cited", "topic"


class Tie(NamedTuple):
    """Why an item (or document) and an entity are joined: the role, and the quote in the source; `start` is -1 for a topic's words."""

    role: str
    quote: str
    start: int


_ROLES = ("mentions", "leads", "supports", "person", "sets", "cites", "issued by", "about", "named by", "heading", "in")
RANK = {role: rank for rank, role in enumerate(_ROLES)}  # of two ties between the same nodes the first is kept


def named(record: Record) -> Iterator[tuple[str, str, str, str, Tie]]:
    """(item or document, kind, entity id, name, tie) for everything a record's items name; headers count for the document."""
    document = record["source"]["id"]
    root = f"document/{document}"
    spans = {item["id"]: item["evidence"] for item in record["items"]}
    yield from _duties(record, document)
    for program in record["programs"]:
        for mention in program["mentions"]:
            tie = Tie("mentions", mention["evidence"]["quote"], mention["evidence"]["start"])
            for item in mention["items"]:
                own = tie if _inside(mention["evidence"]["start"], spans[item]) else tie._replace(role="heading")
                yield f"{document}/{item}", "program", program["entity"], program["name"], own
            if not mention["items"]:
                yield root, "program", program["entity"], program["name"], tie
    for body in record["organizations"]:
        for mention in body["mentions"]:
            tie = Tie("named by", mention["evidence"]["quote"], mention["evidence"]["start"])
            for item in mention["items"]:
                yield f"{document}/{item}", "organization", body["entity"], body["name"], tie
    for name, entity in zip(record["document"]["issuer"], record["document"]["issuer_ids"], strict=False):
        yield root, "organization", entity, name, Tie("issued by", name, -1)
    for cited in record["citations"]:
        tie = Tie("cites", cited["mentions"][0]["evidence"]["quote"], cited["mentions"][0]["evidence"]["start"])
        for source in [f"{document}/{item}" for item in cited["items"]] or [root]:
            yield source, CITED, cited_id(cited), cited["title"], tie
    names = {e["id"]: e["name"] for e in record["entities"] if e["type"] == "indicator"}
    for target in record["targets"]:
        source = f"{document}/{target['item']}" if target["item"] else root
        yield (
            source,
            "indicator",
            target["indicator_id"],
            names.get(target["indicator_id"], target["indicator"]),
            Tie("sets", target["quote"], -1),
        )
    yield from _topics(record, document)


def _inside(start: int, evidence: EvidenceRow) -> bool:
    return evidence["start"] <= start < evidence["end"]


def _duties(record: Record, document: str) -> Iterator[tuple[str, str, str, str, Tie]]:
    roles = {"lead": "leads", "support": "supports", "person": "person"}
    for item in record["items"]:
        for duty in item["duties"]:
            kind = "person" if duty["role"] == "person" else "organization"
            tie = Tie(roles[duty["role"]], duty["evidence"]["quote"], duty["evidence"]["start"])
            yield f"{document}/{item['id']}", kind, duty["entity"] or f"{kind}/{document}/{duty['name']}", duty["name"], tie


def _topics(record: Record, document: str) -> Iterator[tuple[str, str, str, str, Tie]]:
    """The topics of each item; words that stand in the name of a program the item mentions are that program, no topic besides."""
    terms = topics()
    named_in: dict[str, list[str]] = defaultdict(list)
    for program in record["programs"]:
        for mention in program["mentions"]:
            for item in mention["items"]:
                named_in[item].append(mention["evidence"]["quote"])
    for row in record["items"]:
        for term in dict.fromkeys(term for term, _ in terms.find(row["text"])):
            if not any(term in quote for quote in named_in[row["id"]]):
                yield f"{document}/{row['id']}", TOPIC, f"topic/{term}", term, Tie("about", term, -1)
