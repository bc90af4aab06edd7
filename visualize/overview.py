"""Records → the picture of a whole build, or of one plan; and the same with its items folded into the documents they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.assemble.schema import Record
from kg.rules.themes import theme_rules
from visualize.picture import Edge, Node, Picture
from visualize.plans import plan
from visualize.things import things

_FOLDED = frozenset({"task", "achievement", "other_item", "target", "observation"})


def whole(records: Sequence[Record]) -> Picture:
    """Documents, bodies, people, programs, items, figures and cited documents, each tie with the sentence behind it."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for record in records:
        document = record["source"]["id"]
        for thing in things(record):
            if isinstance(thing, Node):
                nodes[thing.id] = _joined(nodes.get(thing.id), thing, document)
            else:
                edges.setdefault((thing.start, thing.end, thing.relation, document), thing)
    return described(Picture(("政策知识图谱", "Policy knowledge graph"), tuple(nodes.values()), tuple(edges.values())), records)


def described(picture: Picture, records: Sequence[Record]) -> Picture:
    """The picture with what its filters need: the plans it draws from, and the themes of its items."""
    named = {document for node in picture.nodes for document in node.documents}
    about = {node.theme for node in picture.nodes if node.theme}
    themes = tuple((key, c.zh, c.en) for key, c in theme_rules().concepts.items() if key in about) if about else ()
    return replace(picture, plans=tuple(plan(r) for r in records if r["source"]["id"] in named), themes=themes)


def _joined(known: Node | None, new: Node, document: str) -> Node:
    if known is None:
        return replace(new, documents=(document,))
    if known.kind == "cited" and new.kind == "document":  # cited before it was met itself
        known = replace(new, documents=known.documents)
    if document in known.documents and len(known.also) >= len(new.also):
        return known
    return replace(known, documents=tuple(dict.fromkeys((*known.documents, document))), also=max(known.also, new.also, key=len))


def without_items(picture: Picture) -> Picture:
    """Items and figures folded into their documents: a body or program is tied to each document that names it, in each role once."""
    kept = {n.id: n for n in picture.nodes if n.kind not in _FOLDED}
    folded = Counter(f"document/{d}" for node in picture.nodes if node.kind in _FOLDED for d in node.documents)
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in picture.edges:
        start = edge.start if edge.start in kept else f"document/{edge.said.document}"
        end = edge.end if edge.end in kept else f"document/{edge.said.document}"
        known = edges.get((start, end, edge.relation))
        if start != end:
            edges[start, end, edge.relation] = replace(known, count=known.count + 1) if known else replace(edge, start=start, end=end)
    nodes = tuple(replace(node, weight=folded[node.id]) for node in kept.values())
    return replace(picture, nodes=nodes, edges=tuple(edges.values()), themes=(), left_out=items_left_out(folded.total()))


def items_left_out(items: int) -> tuple[str, str]:
    """What a page that folds so many items says of them."""
    if not items:
        return ("", "")
    return (
        f"未画出：{items:,} 个条目和指标。点一份文件，从右侧打开它自己的图，那里全有。",
        f"Not drawn: {items:,} items and figures. Choose a document and open its own graph in the panel: all of it is there.",
    )
