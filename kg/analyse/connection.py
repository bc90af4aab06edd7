"""How two entities hang together: the most informative paths between them, or that nothing but rosters and whole documents joins them.

A path runs from entity to item to entity. It costs the bits needed to choose it at each node it passes (kg/analyse/network.py); a path
through a hub or a whole document never connects. Paths through the same items that differ only in what the items share are one path, its
chances added (paths so scored: Moore, Steinke & Tresp, A Novel Metric for Information Retrieval in Semantic Networks, ESWC 2011).

Within one document two entities are connected if a path costs no more bits than naming any node of the document's network outright: a
dearer one says less than the bare name (minimum description length, Rissanen 1978). A path across documents connects if a random walk
takes it at least twice as often as the two ends would meet by chance, given how often each is named (pointwise mutual information, Church
& Hanks 1990), and it too is no dearer than a bare name: in a large corpus nearly everything is within a few steps of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import log2

from kg.analyse.lookup import entity
from kg.analyse.network import ITEM, Network
from kg.analyse.sentences import holding, shortened
from kg.analyse.ties import TOPIC
from kg.assemble.schema import Record

_PENALTY = 64.0  # bits; more than any real path costs
_SLACK = 6.0  # bits by which a path may be dearer than the best and still be looked for
_MOST_NODES = 4000
_ABOVE_CHANCE = 1.0  # bits: twice as often


@dataclass(frozen=True, slots=True)
class Hop:
    """From `left` to `right` by what one item (or document) says; both sentences, which may be the same. `low` names hubs it leans on."""

    document: str
    item: str | None
    label: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    said: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Path:
    """`bits` is what it costs (less is more telling); `low` are the hubs and documents it passes: none in an informative path."""

    hops: tuple[Hop, ...]
    bits: float
    low: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """`verdict` is connected, not connected, or absent (then `missing` says what the documents do not name); `paths` the best, or the nearest.

    `budget` is the most bits a path may cost within one document, or what chance allows across documents.
    """

    verdict: str
    a: str
    b: str
    budget: float
    paths: tuple[Path, ...]
    missing: tuple[str, ...] = ()


def connect(records: Sequence[Record], a: str, b: str, documents: Iterable[str] = (), k: int = 5) -> Connection:
    """The k most informative paths between two entities, named as a person would, in all records or in the documents of the given ids.

    Raises QueryError where the whole graph knows no entity of that name.
    """
    first, second = entity(records, a), entity(records, b)
    wanted = frozenset(documents)
    return Connector([record for record in records if not wanted or record["source"]["id"] in wanted]).connect(first, second, k)


class Connector:
    """Answers for many pairs over the same records; networks of single documents are made when first asked for."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = {record["source"]["id"]: record for record in records}
        self.network = Network(records)
        self._alone = cache(lambda document: Network([self._records[document]]))

    @cached_property
    def _documents(self) -> dict[str, set[str]]:
        """The documents that name an entity in an item."""
        found: dict[str, set[str]] = {}
        for source, key in self.network.ties:
            if source in self.network.items:
                found.setdefault(key, set()).add(self.network.items[source][0])
        return found

    def connect(self, a: str, b: str, k: int = 5) -> Connection:
        """The k best paths between two ids."""
        network = self.network
        missing = tuple(_name(network, key) for key in (a, b) if key not in network.nodes)
        if missing:
            return Connection("absent", _name(network, a), _name(network, b), network.budget, (), missing)
        budget = self._budget(a, b)
        telling = self._telling(a, b, k, budget)
        found = telling or _told(network, _search(network, a, b, 2 * k, 0.0))
        verdict = "connected" if telling else "not connected"
        return Connection(verdict, _name(network, a), _name(network, b), budget, tuple(found[:k]))

    def _budget(self, a: str, b: str) -> float:
        network = self.network
        if len(self._records) == 1:
            return network.budget
        chance = log2(max(2, 2 * len(network.ties))) - log2(max(1, network.degrees[a])) - log2(max(1, network.degrees[b]))
        return min(network.budget, chance - _ABOVE_CHANCE)

    def _telling(self, a: str, b: str, k: int, budget: float) -> list[Path]:
        """Informative paths, the cheapest first: those inside one document, then those across documents."""
        found: list[Path] = []
        for document in sorted(self._documents.get(a, set()) & self._documents.get(b, set())):
            alone = self._alone(document)
            found += [path for path in _clean(alone, a, b, k) if path.bits <= alone.budget]
        if len(self._records) > 1:
            across = (path for path in _clean(self.network, a, b, k) if len({hop.document for hop in path.hops}) > 1)
            found += [path for path in across if path.bits <= budget]
        return sorted(found, key=lambda path: path.bits)


def _clean(network: Network, a: str, b: str, k: int) -> list[Path]:
    return [path for path in _told(network, _search(network, a, b, 4 * k, _PENALTY)) if not path.low]


def _told(network: Network, found: Iterable[Sequence[str]]) -> list[Path]:
    return sorted((_path(network, group) for group in _grouped(network, found)), key=lambda path: path.bits)


def _name(network: Network, key: str) -> str:
    return network.nodes[key].name if key in network.nodes else key.rpartition("/")[2]


# ---------------------------------------------------------------- search


def _prices(network: Network, a: str, b: str, penalty: float) -> list[float]:
    """What passing through each node costs; the ends cost nothing, hubs the penalty besides."""
    return [0.0 if key in (a, b) else network.cost(key) + (penalty if key in network.hubs else 0.0) for key in network.keys]


def _search(network: Network, a: str, b: str, most: int, penalty: float) -> list[list[str]]:
    """The cheapest simple paths, as keys; looked for among the nodes that lie on or near a cheapest one."""
    if a == b:
        return []
    graph, at = network.graph, network.index
    price = _prices(network, a, b, penalty)
    weights = [(price[x] + price[y]) / 2 + extra for x, y, extra in network.edges]
    from_a, from_b = graph.distances([at[a], at[b]], weights=weights)
    best = from_a[at[b]]
    if best == float("inf"):
        return []
    through = sorted((x + y, v) for v, (x, y) in enumerate(zip(from_a, from_b, strict=True)) if x + y <= best + _SLACK)
    near = sorted(v for _, v in through[:_MOST_NODES])
    small = graph.induced_subgraph(near)
    place = {v: i for i, v in enumerate(near)}
    costs = [(price[near[e.source]] + price[near[e.target]]) / 2 + e["extra"] for e in small.es]
    found = small.get_k_shortest_paths(place[at[a]], place[at[b]], k=most, weights=costs)
    return [[network.keys[near[v]] for v in path] for path in found]


def _grouped(network: Network, found: Iterable[Sequence[str]]) -> list[list[Sequence[str]]]:
    """Paths through the same items together."""
    groups: dict[tuple[str, ...], list[Sequence[str]]] = {}
    for path in found:
        places = tuple(key if network.nodes[key].kind == ITEM else "" for key in path)
        groups.setdefault(places, []).append(path)
    return list(groups.values())


# ---------------------------------------------------------------- telling


def _path(network: Network, group: Sequence[Sequence[str]]) -> Path:
    """One path made of parallel ones; those that lean on a hub are left out where another does not."""
    ends = (group[0][0], group[0][-1])
    clean = [path for path in group if not _low(network, path)] or list(group)
    bits = [_bits(network, path) for path in clean]
    low = tuple(dict.fromkeys(network.nodes[key].name for path in clean for key in _low(network, path)))
    columns = [_in_order(network, tuple(dict.fromkeys(path[n] for path in clean)), clean[0][n - 1]) for n in range(len(clean[0]))]
    hops = tuple(_hop(network, columns, n) for n in range(1, len(columns) - 1) if _carries(network, columns[n], ends))
    return Path(hops, -log2(sum(2.0**-cost for cost in bits)), low)


def _in_order(network: Network, keys: tuple[str, ...], source: str) -> tuple[str, ...]:
    """Several entities an item shares with the next, as they stand in its text."""
    if len(keys) == 1 or source not in network.items:
        return keys
    text = network.items[source][1]["text"]
    return tuple(sorted(keys, key=lambda key: (text.find(network.nodes[key].name) % (len(text) + 1), key)))


def _bits(network: Network, path: Sequence[str]) -> float:
    return sum(network.cost(key) for key in path[1:-1]) + sum(network.extra(x, y) for x, y in pairwise(path))


def _low(network: Network, path: Sequence[str]) -> list[str]:
    return [key for key in path[1:-1] if key in network.hubs]


def _carries(network: Network, column: Sequence[str], ends: tuple[str, str]) -> bool:
    """Items carry hops; a document does where a path passes it between entities."""
    return network.nodes[column[0]].kind == ITEM or column[0].startswith("document/")


def _hop(network: Network, columns: Sequence[tuple[str, ...]], n: int) -> Hop:
    source, left, right = columns[n][0], columns[n - 1], columns[n + 1]
    document, item = network.items.get(source, (source.partition("/")[2], None))
    said = tuple(dict.fromkeys(_said(network, source, key) for key in (*left, *right)))
    starts = [tie.start for key in (*left, *right) if (tie := network.ties.get((source, key))) is not None and tie.start >= 0]
    return Hop(
        document,
        item["id"] if item else None,
        network.nodes[source].name,
        tuple(network.nodes[key].name for key in left),
        tuple(network.nodes[key].name for key in right),
        tuple(one for one in said if one),
        min(starts, default=item["evidence"]["start"] if item else -1),
    )


def _said(network: Network, source: str, key: str) -> str:
    """The sentence in which the item names the entity; for a duty the line that assigns it."""
    tie = network.ties.get((source, key))
    if tie is None or tie.role == "in" or source not in network.items:
        return ""
    words = "".join(tie.quote.split())
    text = network.items[source][1]["text"]
    if network.nodes[key].kind == TOPIC or words in text:
        return shortened(holding(text, words))
    return f"（{_ROLES.get(tie.role, tie.role)}：{words}）"


_ROLES = {"heading": "标题 heading", "leads": "牵头 leads", "supports": "配合 supports", "person": "责任人 in charge"}
