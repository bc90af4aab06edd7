"""The whole graph as one network of items and what they name, each node with what it costs to pass through it.

Nodes: items, documents, programs, bodies, persons, indicators, cited documents, topics. Edges: an item names (is led by, sets, cites …) an
entity, an item stands in a document, a document is issued by a body. A node's cost is −log2 of the share one of its links has among those
by which a path can leave it: the bits needed to say which way it goes on. A body on 3 items costs 1 bit, a roster on 50 of 54 items 5.6.
This is the information content of a step of a random walk (Cover & Thomas, Elements of Information Theory, 2nd ed., section 4.3).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from kg.analyse.words import topics
from kg.assemble.schema import EvidenceRow, ItemRow, Record

if TYPE_CHECKING:
    import igraph

ITEM, DOCUMENT, TOPIC, CITED = "item", "document", "topic", "cited"
HUB_SHARE = 0.25  # an entity on this share of a document's items says nothing of any one of them …
HUB_LEAST = 4  # … if they are at least this many
HEADING = 1.0
_FEW_ITEMS = 8  # documents with fewer items have no hubs


class Tie(NamedTuple):
    """Why an item (or document) and an entity are joined: the role, and the quote in the source; `start` is -1 for a topic's words."""

    role: str
    quote: str
    start: int


@dataclass(frozen=True, slots=True)
class Node:
    """`key` is the entity id, `<document>/<item>` for an item; `name` what is printed."""

    key: str
    kind: str
    name: str


class Network:
    """The network of some records. `nodes` by key; `ties[a, b]` with a an item or document and b what it names."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.nodes: dict[str, Node] = {}
        self.ties: dict[tuple[str, str], Tie] = {}
        self.items: dict[str, tuple[str, ItemRow]] = {}
        self._programs = {program["name"]: program["entity"] for record in records for program in record["programs"]}
        self._titles = {r["document"]["title"]: r["source"]["id"] for r in records if r["document"]["title"]}
        for record in records:
            self._add(record)

    def _add(self, record: Record) -> None:
        document = record["source"]["id"]
        root = self._node(f"document/{document}", DOCUMENT, record["document"]["title"] or document)
        for item in record["items"]:
            key = self._node(f"{document}/{item['id']}", ITEM, f"{document} {item['label'] or item['id']}")
            self.items[key] = document, item
            self._tie(key, root, Tie("in", "", -1))
        for source, kind, entity, name, tie in named(record):
            if kind == CITED and name in self._titles:
                entity, kind = f"document/{self._titles[name]}", DOCUMENT
            if kind == TOPIC and name in self._programs:
                entity, kind = self._programs[name], "program"
            if source != entity:
                self._tie(source, self._node(entity, kind, name), tie)

    def _node(self, key: str, kind: str, name: str) -> str:
        if key not in self.nodes or (kind == DOCUMENT and self.nodes[key].kind == DOCUMENT):
            self.nodes[key] = Node(key, kind, name)
        return key

    def _tie(self, source: str, entity: str, tie: Tie) -> None:
        held = self.ties.get((source, entity))
        if held is None or _RANK[tie.role] < _RANK[held.role]:
            self.ties[source, entity] = tie

    @cached_property
    def keys(self) -> list[str]:
        return list(self.nodes)

    @cached_property
    def index(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.keys)}

    @cached_property
    def degrees(self) -> Counter[str]:
        """How many links a node has; an item's link to its own document is not counted."""
        count: Counter[str] = Counter()
        for (source, entity), tie in self.ties.items():
            if tie.role != "in":
                count[source] += 1
            count[entity] += 1
        return count

    @cached_property
    def hubs(self) -> frozenset[str]:
        """Documents, and entities that sit on a quarter or more of a document's items: rosters, all-embracing leaders, a title's own program."""
        sizes = Counter(document for document, _ in self.items.values())
        held: dict[tuple[str, str], int] = defaultdict(int)
        for source, entity in self.ties:
            if source in self.items:
                held[self.items[source][0], entity] += 1
        found = {key for key, node in self.nodes.items() if node.kind == DOCUMENT}
        for (document, entity), count in held.items():
            if sizes[document] >= _FEW_ITEMS and count >= max(HUB_LEAST, HUB_SHARE * sizes[document]):
                found.add(entity)
        return frozenset(found)

    def cost(self, key: str) -> float:
        """Bits to say by which of its other links a path leaves the node it came to; none if it has but one other."""
        return log2(max(1, self.degrees[key] - 1))

    def extra(self, source: str, entity: str) -> float:
        """Bits a link costs besides its ends: one where the entity is named by a heading for all items below it."""
        tie = self.ties.get((source, entity)) or self.ties.get((entity, source))
        return HEADING if tie is not None and tie.role == "heading" else 0.0

    @cached_property
    def budget(self) -> float:
        """Bits to name any node outright: a path that costs more says less than the bare name of its end."""
        return log2(max(2, len(self.nodes)))

    @cached_property
    def graph(self) -> igraph.Graph:
        """The network as igraph, vertices in the order of `keys`."""
        import igraph

        return igraph.Graph(
            n=len(self.keys),
            edges=[edge[:2] for edge in self.edges],
            directed=False,
            edge_attrs={"extra": [edge[2] for edge in self.edges]},
        )

    @cached_property
    def edges(self) -> list[tuple[int, int, float]]:
        """Every tie by its two vertices, with what it costs besides them."""
        at = self.index
        return [(at[a], at[b], HEADING if tie.role == "heading" else 0.0) for (a, b), tie in self.ties.items()]


_ROLES = ("mentions", "leads", "supports", "person", "sets", "cites", "issued by", "about", "named by", "heading", "in")
_RANK = {role: rank for rank, role in enumerate(_ROLES)}  # of two ties between the same nodes the first is kept


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
            yield source, CITED, f"cited/{cited['title']}", cited["title"], tie
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
