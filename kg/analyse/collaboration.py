"""Who works with whom: joint leads, calls for support, centrality, communities, the bodies that bridge.

Computed with igraph on the graph of bodies joined by shared tasks (kg/analyse/projections.py: bodies_graph). Degree and betweenness after
Freeman (1978/79); betweenness takes 1/weight for length, so that strong ties are short. Communities: the Leiden method (Traag, Waltman & van
Eck, Scientific Reports 9, 2019) for modularity, fixed seed. Bridging: the participation coefficient (Guimerà & Amaral, Nature 433, 2005),
how evenly a body's ties spread over communities, 0 (all in its own) to near 1.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyse.projections import bodies_graph, lead_support_graph
from kg.analyse.rosters import rosters
from kg.assemble.schema import Record

if TYPE_CHECKING:
    import igraph
    import networkx as nx

_SEED = 20_190_320
PAIR_COLUMNS = ("kind", "first", "second", "tasks")
BODY_COLUMNS = ("name", "community", "partners", "shared_tasks", "betweenness", "participation", "leads", "supports")


@dataclass(frozen=True, slots=True)
class Body:
    """A body's standing: `partners` it shares tasks with, `shared_tasks` with all of them, betweenness (0 to 1), community (0 is the largest), participation."""

    entity: str
    name: str
    leads: int
    supports: int
    partners: int
    shared_tasks: int
    betweenness: float
    community: int
    participation: float


@dataclass(frozen=True, slots=True)
class Pair:
    """`joint`: both lead; `led`: the first leads, the second supports."""

    kind: str
    first: str
    second: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Collaboration:
    """`left_out` are the rosters that were recognised and left out; `modularity` says how well the communities part (0 = as chance would)."""

    bodies: tuple[Body, ...]
    pairs: tuple[Pair, ...]
    communities: tuple[tuple[str, ...], ...]
    modularity: float
    left_out: tuple[str, ...]


def collaboration(records: Sequence[Record], without_rosters: bool = True) -> Collaboration:
    """All of it for some records; the same records give the same communities."""
    left = {roster.entity: roster.name for roster in rosters(records)} if without_rosters else {}
    graph = bodies_graph(records, left)
    bodies, communities, modularity = _standings(graph)
    pairs = [*_joint(graph), *_led(lead_support_graph(records, left))]
    return Collaboration(tuple(bodies), tuple(pairs), communities, modularity, tuple(sorted(left.values())))


def _joint(graph: nx.Graph[str]) -> list[Pair]:
    found = [
        Pair("joint", *_two(graph.nodes[a]["name"], graph.nodes[b]["name"]), data["joint"])
        for a, b, data in graph.edges(data=True)
        if data["joint"]
    ]
    return sorted(found, key=lambda pair: (-pair.tasks, pair.first, pair.second))


def _two(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _led(graph: nx.DiGraph[str]) -> list[Pair]:
    found = [Pair("led", graph.nodes[a]["name"], graph.nodes[b]["name"], data["weight"]) for a, b, data in graph.edges(data=True)]
    return sorted(found, key=lambda pair: (-pair.tasks, pair.first, pair.second))


def as_igraph(graph: nx.Graph[str]) -> igraph.Graph:
    """The graph with vertices in the order of their names and edges sorted, so that what follows does not hang on the order of reading."""
    import igraph

    names = sorted(graph)
    at = {name: number for number, name in enumerate(names)}
    edges = sorted((min(at[a], at[b]), max(at[a], at[b]), data["weight"]) for a, b, data in graph.edges(data=True))
    made = igraph.Graph(n=len(names), edges=[edge[:2] for edge in edges], edge_attrs={"weight": [edge[2] for edge in edges]})
    made.vs["name"] = names
    return made


def _standings(graph: nx.Graph[str]) -> tuple[list[Body], tuple[tuple[str, ...], ...], float]:
    if not graph:
        return [], (), 0.0
    made = as_igraph(graph)
    member, modularity = communities(made)
    count = made.vcount()
    most = (count - 1) * (count - 2) / 2 or 1
    lengths = [1 / weight for weight in made.es["weight"]] if made.ecount() else None
    between = [value / most for value in made.betweenness(weights=lengths)]
    strength = made.strength(weights="weight") if made.ecount() else [0] * count
    bodies = [
        Body(
            name,
            data["name"],
            data["leads"],
            data["supports"],
            made.degree(n),
            round(strength[n]),
            between[n],
            member[n],
            _participation(made, n, member),
        )
        for n, name in enumerate(made.vs["name"])
        for data in [graph.nodes[name]]
    ]
    groups: dict[int, list[Body]] = {}
    for body in bodies:
        groups.setdefault(body.community, []).append(body)
    named = tuple(tuple(b.name for b in sorted(groups[key], key=lambda b: (-b.shared_tasks, b.name))) for key in sorted(groups))
    return sorted(bodies, key=lambda b: (-b.shared_tasks, -b.betweenness, b.name)), named, modularity


def communities(made: igraph.Graph) -> tuple[list[int], float]:
    """Community of each vertex (0 is the largest), and the modularity of the partition; Leiden, run to stability from one seed."""
    import igraph

    if not made.ecount():
        return list(range(made.vcount())), 0.0
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        found = made.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)
    finally:
        igraph.set_random_number_generator(random)
    order = sorted(range(len(found)), key=lambda key: (-len(found[key]), min(found[key])))
    rank = {key: place for place, key in enumerate(order)}
    return [rank[key] for key in found.membership], float(found.modularity)


def _participation(made: igraph.Graph, vertex: int, member: Sequence[int]) -> float:
    weights: dict[int, float] = {}
    for edge in made.es[made.incident(vertex)]:
        other = edge.target if edge.source == vertex else edge.source
        weights[member[other]] = weights.get(member[other], 0.0) + edge["weight"]
    total = sum(weights.values())
    return 1 - sum((weight / total) ** 2 for weight in weights.values()) if total else 0.0


def bridges(bodies: Iterable[Body], most: int = 10) -> list[Body]:
    """Bodies through which others reach one another: by betweenness, those with ties to several communities first."""
    spanning = [body for body in bodies if body.participation > 0 and body.betweenness > 0]
    return sorted(spanning, key=lambda body: (-body.betweenness, -body.participation, body.name))[:most]


def body_rows(bodies: Iterable[Body]) -> list[dict[str, object]]:
    """Rows of a table in the columns of BODY_COLUMNS."""
    return [
        {name: round(getattr(body, name), 4) if name in ("betweenness", "participation") else getattr(body, name) for name in BODY_COLUMNS}
        for body in bodies
    ]


def pair_rows(pairs: Iterable[Pair]) -> list[dict[str, object]]:
    """Rows of a table in the columns of PAIR_COLUMNS."""
    return [{name: getattr(pair, name) for name in PAIR_COLUMNS} for pair in pairs]
