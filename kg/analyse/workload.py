"""Who carries the most tasks, under three counting rules side by side, per document and overall.

Rules: `full` — every body named as lead of a task counts one; `shared` — joint leads share the task, each 1/n; `distinct` — as full, but
tasks of the same wording in one document count once. Only tasks count, not safeguards, past results or principles. People in charge are
counted by the same rules among people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.analyse.measures import effective, gini, hhi, top_share
from kg.analyse.projections import duties_graph
from kg.assemble.schema import Record

ALL = "*"  # the row over all documents
RULES = {
    "leads": ("具名即计一项", "every body named counts one"),
    "shared": ("共同牵头均分", "joint leads share the task"),
    "distinct": ("文字相同的任务只计一次", "tasks of the same wording count once"),
}


@dataclass(frozen=True, slots=True)
class Load:
    """What one body or person carries in one document (or in all: `*`). `shared` gives joint leads 1/n, `distinct` counts led tasks of the same wording once."""

    document: str
    kind: str  # body or person
    name: str
    leads: int
    supports: int
    distinct: int
    shared: float = 0.0

    @property
    def total(self) -> int:
        return self.leads + self.supports


COLUMNS = (
    "document",
    "kind",
    "name",
    "leads",
    "supports",
    "total",
    "shared_leads",
    "distinct_leads",
    "rank",
    "rank_shared",
    "rank_distinct",
)


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
    shares: dict[str, float] = defaultdict(float)
    texts: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, task, role in graph.out_edges(node, keys=True):
        data = graph.nodes[task]
        for where in (data["document"], ALL):
            if role == "support":
                supports[where] += 1
            else:
                leads[where] += 1
                shares[where] += 1 / data["people" if role == "person" else "leads"]
                texts[where].add((data["document"], data["text"]))
    return [
        Load(where, kind, name, leads[where], supports[where], len(texts[where]), shares[where]) for where in sorted({*leads, *supports})
    ]


def rows(loads: Iterable[Load]) -> list[dict[str, object]]:
    """The table `workload.csv`; ranks are by tasks led within document and kind, under each rule, ties share a rank."""
    held = list(loads)
    ranks = {rule: _ranks(held, rule) for rule in RULES}
    return [
        {
            "document": load.document,
            "kind": load.kind,
            "name": load.name,
            "leads": load.leads,
            "supports": load.supports,
            "total": load.total,
            "shared_leads": round(load.shared, 4),
            "distinct_leads": load.distinct,
            "rank": ranks["leads"][number],
            "rank_shared": ranks["shared"][number],
            "rank_distinct": ranks["distinct"][number],
        }
        for number, load in enumerate(held)
    ]


def amount(load: Load, rule: str) -> float:
    """What a load weighs under a rule: leads, shared or distinct."""
    return {"leads": float(load.leads), "shared": round(load.shared, 9), "distinct": float(load.distinct)}[rule]


def _ranks(loads: Sequence[Load], rule: str) -> list[int]:
    """The rank of each load among those of its document and kind: one more than the number of larger ones."""
    groups: dict[tuple[str, str], Counter[float]] = defaultdict(Counter)
    for load in loads:
        groups[load.document, load.kind][amount(load, rule)] += 1
    above: dict[tuple[str, str], dict[float, int]] = {}
    for key, counts in groups.items():
        seen = 0
        above[key] = {}
        for value in sorted(counts, reverse=True):
            above[key][value] = seen
            seen += counts[value]
    return [above[load.document, load.kind][amount(load, rule)] + 1 for load in loads]


# ---------------------------------------------------------------- what the counting rule decides


@dataclass(frozen=True, slots=True)
class Dependence:
    """Two neighbours in the ranking by `leads` that another rule puts the other way round, with their amounts under both."""

    document: str
    kind: str
    rule: str
    first: str
    second: str
    by_leads: tuple[float, float]
    by_rule: tuple[float, float]
    top: bool  # it changes who leads most


def dependence(loads: Iterable[Load], top: int = 10) -> Iterator[Dependence]:
    """Where the ranking of the first `top` depends on the rule: pairs a rule reverses, those that change the first place first."""
    groups: dict[tuple[str, str], list[Load]] = defaultdict(list)
    for load in loads:
        if load.leads:
            groups[load.document, load.kind].append(load)
    for (document, kind), held in groups.items():
        ranked = sorted(held, key=lambda load: (-load.leads, load.name))[:top]
        for rule in ("shared", "distinct"):
            for number, first in enumerate(ranked):
                for second in ranked[number + 1 :]:
                    if first.leads > second.leads and amount(first, rule) < amount(second, rule):
                        by_rule = (amount(first, rule), amount(second, rule))
                        yield Dependence(document, kind, rule, first.name, second.name, (first.leads, second.leads), by_rule, number == 0)


@dataclass(frozen=True, slots=True)
class Concentration:
    """How unevenly the led tasks of a document lie on the bodies (or people) it names, see kg/analyse/measures.py for each measure."""

    document: str
    kind: str
    rule: str
    bodies: int
    hhi: float
    effective: float
    gini: float
    top3: float


def concentration(loads: Iterable[Load]) -> list[Concentration]:
    """One row a document, kind and rule; bodies that only support count in with nothing led."""
    groups: dict[tuple[str, str], list[Load]] = defaultdict(list)
    for load in loads:
        groups[load.document, load.kind].append(load)
    found = []
    for (document, kind), held in sorted(groups.items()):
        for rule in RULES:
            amounts = [amount(load, rule) for load in held]
            if any(amounts):
                found.append(
                    Concentration(document, kind, rule, len(held), hhi(amounts), effective(amounts), gini(amounts), top_share(amounts))
                )
    return found
