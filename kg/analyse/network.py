"""The whole graph as one network of items and what they name, each node with what it costs to pass through it.

Nodes: items, documents, programs, bodies, persons, indicators, cited documents, topics. Edges: an item names (is led by, sets, cites …) an
entity, an item stands in a document, a document is issued by a body. A node's cost is −log2 of the share one of its links has among those
by which a path can leave it: the bits needed to say which way it goes on. A body on 3 items costs 1 bit, a roster on 50 of 54 items 5.6.
This is the information content of a step of a random walk (Cover & Thomas, Elements of Information Theory, 2nd ed., section 4.3).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from typing import TYPE_CHECKING

from kg.analyse.ties import CITED, RANK, TOPIC, Tie, named
from kg.assemble.schema import ItemRow, Record

if TYPE_CHECKING:
    import igraph

ITEM, DOCUMENT = "item", "document"
HUB_SHARE = 0.25  # an entity on this share of a document's items says nothing of any one of them …
HUB_LEAST = 4  # … if they are at least this many
HEADING = 1.0
_FEW_ITEMS = 8  # documents with fewer items have no hubs


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
        if held is None or RANK[tie.role] < RANK[held.role]:
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
