"""Where each node stands, computed at build time so that a page opens at once. Same picture, same places."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Sequence

import igraph

from visualize.picture import Picture

_SEED = 20
_SPREAD = 90  # pixels per unit of the layout
_WIDER = 1.4  # screens are wider than high, and labels run across
_ROOM = 1.6  # square units a node needs at least
_GAP = 3.0  # units between parts that nothing joins
_ASPECT = 1.25  # of all parts together, before they are widened
_NEAREST, _ROUNDS = 0.8, 40  # units two nodes keep between them, and how often those too near are pushed apart
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
    wide, high = _extent(laid)
    area = max(wide, 1.0) * max(high, 1.0)  # two nodes lie almost on a line
    scale = max(1.0, (_ROOM * len(laid) / area) ** 0.5)  # a part full of ties is drawn too tight
    laid = _apart([(x * scale, y * scale) for x, y in laid])
    left, top = min(x for x, _ in laid), min(y for _, y in laid)
    return [(x - left, y - top) for x, y in laid]


def _extent(laid: Sequence[Place]) -> Place:
    return max(x for x, _ in laid) - min(x for x, _ in laid), max(y for _, y in laid) - min(y for _, y in laid)


def _apart(laid: Sequence[Place]) -> list[Place]:
    """Nodes nearer than they should be, pushed apart until none is or the rounds are over."""
    xs, ys = [x for x, _ in laid], [y for _, y in laid]
    for _ in range(_ROUNDS):
        near = _too_near(xs, ys)
        for a, b in near:
            dx, dy = xs[b] - xs[a], ys[b] - ys[a]
            far = math.hypot(dx, dy)
            if far < 1e-6:  # on one spot: any way will do, the same each time
                dx, dy, far = math.cos(a + b), math.sin(a + b), 1.0
            push = max(0.0, _NEAREST - far) / far / 2
            xs[a], ys[a], xs[b], ys[b] = xs[a] - dx * push, ys[a] - dy * push, xs[b] + dx * push, ys[b] + dy * push
        if not near:
            break
    return list(zip(xs, ys, strict=True))


def _too_near(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[int, int]]:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    found = []
    for n, (x, y) in enumerate(zip(xs, ys, strict=True)):
        i, j = int(x // _NEAREST), int(y // _NEAREST)
        for other in (o for a in (i - 1, i, i + 1) for b in (j - 1, j, j + 1) for o in cells.get((a, b), ())):
            if math.hypot(xs[other] - x, ys[other] - y) < _NEAREST * 0.95:
                found.append((other, n))
        cells[i, j].append(n)
    return found


def _packed(parts: Sequence[Sequence[int]], laid: Sequence[Sequence[Place]]) -> dict[int, Place]:
    """The parts in rows, the largest first, together somewhat wider than high; lone nodes in rows under them."""
    sizes = [tuple(side + _GAP for side in _extent(one)) for one in laid]
    width = max(sizes[0][0], (_ASPECT * sum(w * h for w, h in sizes)) ** 0.5) if sizes else 0.0
    found: dict[int, Place] = {}
    x = y = height = 0.0
    lone = False
    for part, places_of, (wide, high) in zip(parts, laid, sizes, strict=True):
        if x and (x + wide > width or (len(part) == 1 and not lone)):
            x, y, height = 0.0, y + height, 0.0
        lone = len(part) == 1
        found |= {node: (x + a, y + b) for node, (a, b) in zip(part, places_of, strict=True)}
        x, height = x + wide, max(height, high)
    return found
