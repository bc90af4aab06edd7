"""A picture too large for one page → a page of its communities, and a page of what is in each; what a page does not draw it says and leads to."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import igraph

from visualize.overview import items_left_out
from visualize.picture import Edge, Elsewhere, Node, Picture

MOST_NODES = 6000  # beyond, nobody finds his way on one page
MOST, TELLING = 6, 4  # things drawn for each community: those it names most, and those it names most and others least
_NAMED_BY = 2  # programs that give a community its name
_LONE = 8  # documents tied to no other; beyond, they are taken together
_SEED = 20
_WEIGHT = {"program": 1.0, "cited": 0.25, "organization": 0.25}  # a community is better told by what it does than by who


@dataclass(frozen=True, slots=True)
class Community:
    """Documents that name the same things; `page` is the stem of the page that draws what is in it."""

    page: str
    label: str
    documents: frozenset[str]

    @property
    def id(self) -> str:
        return f"community/{self.page}"


def levels(picture: Picture, stem: str = "community", most: int = MOST_NODES) -> Iterator[tuple[str, Picture]]:
    """(stem, picture) of the page itself, then of each community that it leads into, and of theirs in turn; a picture that fits is one page."""
    found = communities(picture, stem) if len(picture.nodes) > most else ()
    if len(found) < 2:
        yield stem, picture
        return
    yield stem, between(picture, found)
    for one in found:
        if one.page:
            yield from levels(inside(picture, one), one.page, most)


def communities(picture: Picture, stem: str = "community") -> tuple[Community, ...]:
    """Documents by what they name together (Blondel et al. 2008), the largest first; `page` is empty for a document on its own."""
    ids = {node.id: n for n, node in enumerate(picture.nodes)}
    ties = Counter(tuple(sorted((ids[e.start], ids[e.end]))) for e in picture.edges if e.start in ids and e.end in ids)
    graph = igraph.Graph(len(ids), list(ties))
    igraph.set_random_number_generator(random.Random(_SEED))
    own = {node.id.removeprefix("document/") for node in picture.nodes if node.kind == "document"}
    parts = [frozenset(own & {picture.nodes[n].id.removeprefix("document/") for n in part}) for part in graph.community_multilevel()]
    parts = sorted(filter(None, parts), key=lambda part: (-len(part), min(part)))
    lone = [part for part in parts if len(part) == 1]
    if len(lone) > _LONE:
        parts = [*(part for part in parts if len(part) > 1), frozenset().union(*lone)]
    names = [[thing.label for thing in things[:_NAMED_BY]] for things in telling(picture, parts)]
    if len(lone) > _LONE:
        names[-1] = []
    pages = (f"{stem}_{n}" if len(part) > 1 else "" for n, part in enumerate(parts, 1))
    return tuple(
        Community(page, f"{len(part)} · {'、'.join(named) or '其他文件 / others'}", part)
        for page, named, part in zip(pages, names, parts, strict=True)
    )


def telling(picture: Picture, parts: Sequence[frozenset[str]], shared: float = 1.0) -> list[list[Node]]:
    """What each group of documents names most, the first first: named by others it counts less, the less the higher `shared`."""
    home = {document: n for n, part in enumerate(parts) for document in part}
    held: list[list[tuple[float, Node]]] = [[] for _ in parts]
    for node in picture.nodes:
        for n, count in Counter(home[d] for d in node.documents if d in home).items() if node.kind in _WEIGHT else ():
            held[n].append((_WEIGHT[node.kind] * count * (count / len(node.documents)) ** shared, node))
    return [[node for _, node in sorted(things, key=lambda one: (-one[0], one[1].id))] for things in held]


def inside(picture: Picture, one: Community) -> Picture:
    """The documents of a community and all they name."""
    edges = tuple(edge for edge in picture.edges if edge.said.document in one.documents)
    kept = {end for edge in edges for end in (edge.start, edge.end)}
    within = ((node, tuple(d for d in node.documents if d in one.documents)) for node in picture.nodes)
    nodes = tuple(replace(node, documents=documents) for node, documents in within if documents or node.id in kept)
    title = (f"群落：{one.label}", f"Community: {one.label}")
    plans = tuple(plan for plan in picture.plans if plan.id in one.documents)
    return replace(picture, title=title, nodes=nodes, edges=edges, plans=plans, left_out=items_left_out(_items(picture, one)))


def _items(picture: Picture, one: Community) -> int:
    return sum(node.weight for node in picture.nodes if node.kind == "document" and node.id.removeprefix("document/") in one.documents)


# ---------------------------------------------------------------- the page above


def between(picture: Picture, found: Sequence[Community]) -> Picture:
    """The communities, documents on their own, and the things that join them; all else is told as standing elsewhere."""
    home = {f"document/{document}": one for one in found for document in one.documents}
    ends = {node.id: home[node.id].id if node.id in home and home[node.id].page else node.id for node in picture.nodes}
    parts = [one.documents for one in found]
    told_by = {
        (one.id if one.page else f"document/{min(one.documents)}"): {thing.id for thing in (*most[:MOST], *best[:TELLING])}
        for one, most, best in zip(found, telling(picture, parts, 0.0), telling(picture, parts), strict=True)
    }
    joining = set().union(*told_by.values())
    drawn = joining | {key for key in ends if key in home and ends[key] == key}
    things = tuple(node for node in picture.nodes if node.id in drawn)
    nodes = (*(_node(one, picture) for one in found if one.page), *things)
    edges = tuple(e for e in _edges(picture, ends, {n.id for n in nodes}) if _told(e, told_by))
    elsewhere = tuple(_elsewhere(picture, home, ends, drawn))
    groups, items = len(nodes) - len(things), sum(_items(picture, one) for one in found)
    told = (
        f"画出 {groups:,} 个群落（按文件共同提到的内容划分），每个群落只连它提得最多的 {MOST} 项和最突出的 {TELLING} 项。未画出：{len(elsewhere):,} 份文件和对象，"
        f"画在群落里，点群落进入，或直接搜索；{items:,} 个条目和指标，画在各文件自己的图里。",
        f"Drawn: {groups:,} communities (documents that name the same things), each with the {MOST} things it names most and the {TELLING} that tell it best. Not drawn: "
        f"{len(elsewhere):,} documents and things, drawn inside: go into a community, or search; {items:,} items and figures, in the graph of each plan.",
    )
    return replace(picture, nodes=nodes, edges=edges, elsewhere=elsewhere, left_out=told)


def _told(edge: Edge, told_by: Mapping[str, set[str]]) -> bool:
    """Whether a tie joins two groups of documents, or one with what tells it from others."""
    if edge.start in told_by and edge.end in told_by:
        return True
    return edge.end in told_by.get(edge.start, ()) or edge.start in told_by.get(edge.end, ())


def _node(one: Community, picture: Picture) -> Node:
    kinds = Counter(node.kind for node in picture.nodes if node.kind in _WEIGHT and not one.documents.isdisjoint(node.documents))
    names = {"program": ("政策项目", "programs"), "organization": ("机构", "bodies"), "cited": ("引用文件", "cited documents")}
    facts = (
        ("文件", "documents", f"{len(one.documents):,}"),
        *((*names[kind], f"{kinds[kind]:,}") for kind in _WEIGHT if kinds[kind]),
        ("条目和指标", "items and figures", f"{_items(picture, one):,}"),
    )
    return Node(one.id, "community", one.label, tuple(sorted(one.documents)), facts, page=one.page, weight=len(one.documents))


def _edges(picture: Picture, ends: Mapping[str, str], drawn: set[str]) -> tuple[Edge, ...]:
    """Ties of documents as ties of their communities; how many documents have one is counted."""
    kept: dict[tuple[str, str, str], Edge] = {}
    for edge in picture.edges:
        start, end = ends.get(edge.start, edge.start), ends.get(edge.end, edge.end)
        if start == end or start not in drawn or end not in drawn:
            continue
        known = kept.get((start, end, edge.relation))
        kept[start, end, edge.relation] = replace(known, count=known.count + 1) if known else replace(edge, start=start, end=end, count=1)
    return tuple(kept.values())


def _elsewhere(picture: Picture, home: Mapping[str, Community], ends: Mapping[str, str], drawn: set[str]) -> Iterator[Elsewhere]:
    """A document has its own page; a thing stands on that of a community, or of the lone document, that names it."""
    pages = {one.id: one.page for one in home.values() if one.page}
    for node in picture.nodes:
        if node.id in drawn:
            continue
        within = ends[node.id if node.id in home else f"document/{node.documents[0]}"]
        yield Elsewhere(node.id, node.label, node.kind, node.id if node.id in home else pages.get(within, within), within, node.also)
