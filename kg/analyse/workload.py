"""Who carries the most tasks: counts per body, per document and overall."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.analyse.projections import duties_graph
from kg.assemble.schema import Record

ALL = "*"  # the row over all documents


@dataclass(frozen=True, slots=True)
class Load:
    """What one body or person carries in one document (or in all: `*`). `distinct` counts led tasks of the same wording once."""

    document: str
    kind: str  # body or person
    name: str
    leads: int
    supports: int
    distinct: int

    @property
    def total(self) -> int:
        return self.leads + self.supports


COLUMNS = ("document", "kind", "name", "leads", "supports", "total", "distinct_leads", "rank")


def workload(records: Iterable[Record]) -> list[Load]:
    """Loads, by document (`*` first), then most led, most supported, name. People's tasks count as led."""
    graph = duties_graph(records)
    loads: list[Load] = []
    for node, data in graph.nodes(data=True):
        if data["kind"] != "task":
            loads += _loads(graph, node, data["kind"], data["name"])
    return sorted(loads, key=lambda load: (load.document, load.kind, -load.leads, -load.supports, load.name))


def _loads(graph: nx.MultiDiGraph[str], node: str, kind: str, name: str) -> list[Load]:
    leads: Counter[str] = Counter()
    supports: Counter[str] = Counter()
    texts: dict[str, set[str]] = defaultdict(set)
    for _, task, role in graph.out_edges(node, keys=True):
        document = graph.nodes[task]["document"]
        for where in (document, ALL):
            if role == "support":
                supports[where] += 1
            else:
                leads[where] += 1
                texts[where].add(graph.nodes[task]["text"])
    return [Load(where, kind, name, leads[where], supports[where], len(texts[where])) for where in sorted({*leads, *supports})]


def rows(loads: Iterable[Load]) -> list[dict[str, object]]:
    """The table `workload.csv`; `rank` is by tasks led within document and kind, ties share a rank."""
    table: list[dict[str, object]] = []
    place: dict[tuple[str, str], tuple[int, int, int]] = {}  # (document, kind) → seen, rank, leads of that rank
    for load in loads:
        seen, rank, leads = place.get((load.document, load.kind), (0, 0, -1))
        seen += 1
        rank = rank if load.leads == leads else seen
        place[load.document, load.kind] = (seen, rank, load.leads)
        table.append(
            {
                "document": load.document,
                "kind": load.kind,
                "name": load.name,
                "leads": load.leads,
                "supports": load.supports,
                "total": load.total,
                "distinct_leads": load.distinct,
                "rank": rank,
            }
        )
    return table
