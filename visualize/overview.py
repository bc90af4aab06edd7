"""Records → the picture of a whole build, or of one plan. What a browser cannot carry is folded away step by step, and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.assemble.schema import Record
from kg.rules.themes import theme_rules
from visualize.picture import Edge, Node, Picture
from visualize.plans import plan
from visualize.things import things

MOST_NODES = 6000  # a browser on a laptop still pans these at once
OVERVIEW_NODES = 3000  # of a larger build: documents and what several of them name; the rest is in the graph of each plan
_FOLDED = frozenset({"task", "achievement", "other_item", "target", "observation"})


def overview(records: Sequence[Record]) -> Picture:
    """Everything the records hold, as far as a browser carries it."""
    return fitted(whole(records))


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


# ---------------------------------------------------------------- folding


def fitted(picture: Picture, most: int = MOST_NODES, few: int = OVERVIEW_NODES) -> Picture:
    """The picture if it has at most `most` nodes; else its documents and what at least two (three, four …) of them name, at most `few` nodes."""
    if len(picture.nodes) <= most:
        return picture
    folded, items = without_items(picture), len(picture.nodes)
    items -= len(folded.nodes)
    spread = Counter(len(node.documents) for node in folded.nodes if node.kind != "document")
    least, kept = 1, len(folded.nodes)
    while kept > few and any(count >= least for count in spread):
        kept -= spread[least]
        least += 1
    shown = [node for node in folded.nodes if node.kind == "document" or len(node.documents) >= least]
    zh = f"未画出：{items:,} 个条目和指标" + (f"、{len(folded.nodes) - len(shown):,} 个见于不足 {least} 份文件的对象" if least > 1 else "")
    en = f"Not drawn: {items:,} items and figures" + (
        f", {len(folded.nodes) - len(shown):,} things named by fewer than {least} documents" if least > 1 else ""
    )
    told = (
        f"{zh}。点一份文件，从右侧打开它自己的图，那里全有。",
        f"{en}. Choose a document and open its own graph in the panel: all of it is there.",
    )
    return _only(replace(folded, left_out=told), {node.id for node in shown})


def _only(picture: Picture, ids: set[str]) -> Picture:
    nodes = tuple(node for node in picture.nodes if node.id in ids)
    return replace(picture, nodes=nodes, edges=tuple(e for e in picture.edges if e.start in ids and e.end in ids))


def without_items(picture: Picture) -> Picture:
    """Items and figures folded into their documents: a body or program is tied to each document that names it, in each role once."""
    kept = {n.id: n for n in picture.nodes if n.kind not in _FOLDED}
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in picture.edges:
        start = edge.start if edge.start in kept else f"document/{edge.said.document}"
        end = edge.end if edge.end in kept else f"document/{edge.said.document}"
        known = edges.get((start, end, edge.relation))
        if start != end:
            edges[start, end, edge.relation] = replace(known, count=known.count + 1) if known else replace(edge, start=start, end=end)
    return replace(picture, nodes=tuple(kept.values()), edges=tuple(edges.values()))
