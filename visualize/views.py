"""Other pictures of the same records: who calls on whom, what stands around a thing, how two things hang together. Pure functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.analyse.connection import Connection, Hop
from kg.analyse.rosters import rosters
from kg.assemble.schema import DutyRow, ItemRow, Record
from visualize.picture import Edge, Node, Picture, Said
from visualize.things import said

MOST_TIES = 4000
MOST_AROUND = 1500


# ---------------------------------------------------------------- bodies


def departments(records: Sequence[Record]) -> Picture:
    """Bodies joined by tasks: who leads with whose support, who leads together; rosters (各有关部门 …) are left out and named."""
    left = {roster.entity: roster.name for roster in rosters(records)}
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    for record in records:
        document = record["source"]["id"]
        for item in record["items"]:
            for edge in _calls(document, item, left.keys()):
                known = edges.get((edge.start, edge.end, edge.relation))
                edges[edge.start, edge.end, edge.relation] = replace(known, count=known.count + 1) if known else edge
            for duty in item["duties"]:
                if duty["entity"] and duty["role"] != "person" and duty["entity"] not in left:
                    node = nodes.setdefault(duty["entity"], Node(duty["entity"], "organization", duty["name"]))
                    nodes[duty["entity"]] = replace(node, documents=tuple(dict.fromkeys((*node.documents, document))))
    strongest = sorted(edges.values(), key=lambda edge: (-edge.count, edge.start, edge.end, edge.relation))
    drawn = strongest[:MOST_TIES]
    tied = {end for edge in drawn for end in (edge.start, edge.end)}
    kept = tuple(node for key, node in nodes.items() if key in tied)
    told = _left_out(len(strongest) - len(drawn), len(nodes) - len(kept), sorted(left.values()))
    return Picture(("机构协作网络", "Who works with whom"), kept, tuple(drawn), told)


def _calls(document: str, item: ItemRow, left: Iterable[str]) -> Iterable[Edge]:
    bodies = {d["entity"]: d for d in item["duties"] if d["role"] == "support" and d["entity"]}
    bodies |= {d["entity"]: d for d in item["duties"] if d["role"] == "lead" and d["entity"]}
    held: dict[str, list[DutyRow]] = defaultdict(list)
    for key, duty in bodies.items():
        if key not in left:
            held[duty["role"]].append(duty)
    for n, lead in enumerate(held["lead"]):
        here = said(document, item["id"], lead["evidence"])
        for other in held["support"]:
            yield Edge(lead["entity"] or "", other["entity"] or "", "calls_on", here)
        for other in held["lead"][n + 1 :]:
            first, second = sorted((lead["entity"] or "", other["entity"] or ""))
            yield Edge(first, second, "joint", here)


def _left_out(ties: int, bodies: int, names: Sequence[str]) -> tuple[str, str]:
    zh, en = [], []
    if ties:
        zh.append(f"{ties:,} 条较弱的联系")
        en.append(f"{ties:,} weaker ties")
    if bodies:
        zh.append(f"{bodies:,} 个不与别的机构共事的机构")
        en.append(f"{bodies:,} bodies that share no task")
    if names:
        zh.append(f"名单式的 {'、'.join(names[:6])}{' 等' if len(names) > 6 else ''}")
        en.append(f"rosters: {', '.join(names[:6])}{' …' if len(names) > 6 else ''}")
    return ("未画出：" + "；".join(zh) if zh else "", "Not drawn: " + "; ".join(en) if en else "")


# ---------------------------------------------------------------- around a thing


def around(picture: Picture, key: str, hops: int = 2, most: int = MOST_AROUND) -> Picture:
    """What lies within some steps of a node. Documents are shown and not passed through, or all of a plan would be near everything in it."""
    near: dict[str, list[str]] = defaultdict(list)
    for edge in picture.edges:
        near[edge.start].append(edge.end)
        near[edge.end].append(edge.start)
    kinds = {node.id: node.kind for node in picture.nodes}
    seen, rim, dropped = {key: None}, [key], 0
    for _ in range(hops):
        found = dict.fromkeys(
            other for one in rim if one == key or kinds.get(one) != "document" for other in near[one] if other not in seen
        )
        rim = list(found)[: max(0, most - len(seen))]
        dropped += len(found) - len(rim)
        seen |= dict.fromkeys(rim)
    name = next((node.label for node in picture.nodes if node.id == key), key)
    told = (
        (f"另有 {dropped:,} 个对象未画出：减少步数可看全", f"{dropped:,} more are not drawn: take fewer hops to see all")
        if dropped
        else ("", "")
    )
    nodes = tuple(node for node in picture.nodes if node.id in seen)
    edges = tuple(e for e in picture.edges if e.start in seen and e.end in seen)
    return replace(picture, title=(f"{name} 周围 {hops} 步", f"{hops} hops around {name}"), nodes=nodes, edges=edges, left_out=told)


# ---------------------------------------------------------------- paths


def paths(picture: Picture, found: Connection) -> Picture:
    """The paths of a connection: items, and what they join; ties the whole picture does not draw (topics, indicators) carry their sentence."""
    known = {node.id: node for node in picture.nodes}
    by_name: dict[str, str] = {}
    for node in picture.nodes:
        by_name.setdefault(node.label.strip("《》") if node.kind in ("document", "cited") else node.label, node.id)
    ties = {frozenset((edge.start, edge.end)): edge for edge in reversed(picture.edges)}
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str], Edge] = {}
    for hop in (hop for path in found.paths for hop in path.hops):
        place = f"document/{hop.document}/{hop.item}" if hop.item else f"document/{hop.document}"
        nodes[place] = known.get(place) or Node(place, "other_item", hop.label, (hop.document,))
        for name in (*hop.left, *hop.right):
            other = by_name.get(name, f"topic/{name}")
            nodes[other] = known.get(other) or Node(other, "topic", name, (hop.document,))
            if other != place:
                edges[place, other] = ties.get(frozenset((place, other))) or Edge(place, other, "on_path", _spoken(hop))
    verdict = {
        "connected": ("有联系", "connected"),
        "not connected": ("没有实质联系，以下只是最近的路径", "not connected; these are only the nearest paths"),
        "absent": ("文件没有提到", "not named in the documents"),
    }[found.verdict]
    title = (f"{found.a} 与 {found.b}：{verdict[0]}", f"{found.a} and {found.b}: {verdict[1]}")
    return replace(picture, title=title, nodes=tuple(nodes.values()), edges=tuple(edges.values()), left_out=("", ""))


def _spoken(hop: Hop) -> Said:
    return Said(hop.document, hop.item, hop.said[0] if hop.said else "", max(0, hop.start))
