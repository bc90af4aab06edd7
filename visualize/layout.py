"""Where each node stands, computed at build time so that a page opens at once. Same picture, same places."""

from __future__ import annotations

import random
from collections.abc import Sequence

import igraph

from visualize.picture import Picture

_SEED = 20
_SPREAD = 90  # pixels per unit of the layout
_WIDER = 1.4  # screens are wider than high, and labels run across
_ROOM = 1.6  # square units a node needs at least
_GAP = 3.0  # units between parts that nothing joins
Place = tuple[float, float]


def places(picture: Picture) -> dict[str, tuple[int, int]]:
    """Pixel coordinates by node id: each connected part by Fruchterman and Reingold (with a grid above 1,000 nodes), the largest on top."""
    ids = [node.id for node in picture.nodes]
    at = {node: n for n, node in enumerate(ids)}
    graph = igraph.Graph(len(ids), [(at[e.start], at[e.end]) for e in picture.edges if e.start in at and e.end in at])
    graph.simplify()
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    spread = _SPREAD * max(1.0, min(2.4, (60 / max(1, len(ids))) ** 0.5))  # few nodes have room for every label
    found = _packed(parts, [_part(graph.induced_subgraph(part)) for part in parts])
    return {node: (round(found[n][0] * spread * _WIDER), round(found[n][1] * spread)) for n, node in enumerate(ids)}


def _part(graph: igraph.Graph) -> list[Place]:
    """A connected part, its upper left corner at the origin."""
    source = random.Random(_SEED)
    igraph.set_random_number_generator(source)
    side = graph.vcount() ** 0.5  # crowded at the start, the grid would save nothing
    start = [(source.random() * side, source.random() * side) for _ in range(graph.vcount())]
    laid = graph.layout_fruchterman_reingold(niter=300, seed=start, grid="auto").coords if graph.vcount() > 1 else [(0.0, 0.0)]
    left, top = min(x for x, _ in laid), min(y for _, y in laid)
    wide, high = max(x for x, _ in laid) - left, max(y for _, y in laid) - top
    area = max(wide, 1.0) * max(high, 1.0)  # two nodes lie almost on a line
    scale = max(1.0, (_ROOM * len(laid) / area) ** 0.5)  # a part full of ties is drawn too tight
    return [((x - left) * scale, (y - top) * scale) for x, y in laid]


def _packed(parts: Sequence[Sequence[int]], laid: Sequence[Sequence[Place]]) -> dict[int, Place]:
    """The first part above, the others in rows under it, as wide as it is (or as all of them together would fill a square)."""
    sizes = [(max(x for x, _ in one) + _GAP, max(y for _, y in one) + _GAP) for one in laid]
    width = max(sizes[0][0], sum(w * h for w, h in sizes[1:]) ** 0.5) if sizes else 0.0
    found: dict[int, Place] = {}
    x = y = height = 0.0
    for part, places_of, (wide, high) in zip(parts, laid, sizes, strict=True):
        if x and x + wide > width:
            x, y, height = 0.0, y + height, 0.0
        found |= {node: (x + a, y + b) for node, (a, b) in zip(part, places_of, strict=True)}
        x, height = x + wide if y else width, max(height, high)  # nothing stands beside the first
    return found
