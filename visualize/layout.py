"""Where each node stands, computed at build time so that a page opens at once. Same picture, same places."""

from __future__ import annotations

import random

import igraph

from visualize.picture import Picture

_SEED = 20
_SPREAD = 90  # pixels per unit of the layout
_WIDER = 1.4  # screens are wider than high, and labels run across


def places(picture: Picture) -> dict[str, tuple[int, int]]:
    """Pixel coordinates by node id (Fruchterman–Reingold; with a grid above 1,000 nodes, where the exact method is slow)."""
    ids = [node.id for node in picture.nodes]
    if not ids:
        return {}
    at = {node: n for n, node in enumerate(ids)}
    graph = igraph.Graph(len(ids), [(at[e.start], at[e.end]) for e in picture.edges if e.start in at and e.end in at])
    source = random.Random(_SEED)
    igraph.set_random_number_generator(source)
    side = len(ids) ** 0.5  # crowded at the start, the grid would save nothing
    start = [(source.random() * side, source.random() * side) for _ in ids]
    graph.simplify()
    layout = graph.layout_fruchterman_reingold(niter=300, seed=start, grid="auto")
    spread = _SPREAD * max(1.0, min(2.4, (60 / max(1, len(ids))) ** 0.5))  # few nodes have room for every label
    return {node: (round(x * spread * _WIDER), round(y * spread)) for node, (x, y) in zip(ids, layout.coords, strict=True)}
