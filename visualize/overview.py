"""Records → the picture of a whole build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.assemble.schema import EvidenceRow, ItemRow, Record, TargetRow
from visualize.picture import Edge, Node, Picture, Said

MOST_NODES = 6000  # a browser on a laptop still pans these at once; above, items and figures are left to the pages of single plans
_ITEM = {"task": "task", "achievement": "achievement"}
_DUTY = {"lead": "leads", "support": "supports", "person": "in_charge"}
_CITES = {"implements": "implements", "issues": "issues", "mentions": "cites"}
_WHOLE: tuple[str | None, ...] = (None,)  # a mention outside every item counts for the document
_LONGEST = 160  # characters of a quote shown in the panel before it is cut with …


def overview(records: Sequence[Record]) -> Picture:
    """Documents, bodies, people, programs, items, figures and cited documents, each tie with the sentence behind it."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for record in records:
        document = record["source"]["id"]
        for thing in _things(record):
            if isinstance(thing, Node):
                nodes[thing.id] = _joined(nodes.get(thing.id), thing, document)
            else:
                edges.setdefault((thing.start, thing.end, thing.relation, document), thing)
    picture = Picture(("政策知识图谱", "Policy knowledge graph"), tuple(nodes.values()), tuple(edges.values()))
    return picture if len(nodes) <= MOST_NODES else without_items(picture)


def _joined(known: Node | None, new: Node, document: str) -> Node:
    if known is None:
        return replace(new, documents=(document,))
    return known if document in known.documents else replace(known, documents=(*known.documents, document))


def without_items(picture: Picture) -> Picture:
    """The picture with items and figures folded into their documents: a body or program is tied to each document that names it."""
    folded = {"task", "achievement", "other_item", "target", "observation"}
    kept = {n.id: n for n in picture.nodes if n.kind not in folded}
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in picture.edges:
        start = edge.start if edge.start in kept else f"document/{edge.said.document}"
        end = edge.end if edge.end in kept else f"document/{edge.said.document}"
        if start != end:
            edges.setdefault((start, end, edge.relation), replace(edge, start=start, end=end))
    left = len(picture.nodes) - len(kept)
    words = (f"未画出 {left:,} 个条目和指标，它们归入各自的文件", f"{left:,} items and figures are folded into their documents, not drawn")
    return Picture(picture.title, tuple(kept.values()), tuple(edges.values()), words)


# ---------------------------------------------------------------- one record


def _things(record: Record) -> Iterator[Node | Edge]:
    document = record["source"]["id"]
    yield _document(record)
    names = {entity["id"]: entity["name"] for entity in record["entities"]}
    issuers = record["document"]["evidence"].get("issuer", [])
    for n, entity in enumerate(record["document"]["issuer_ids"]):
        yield Node(entity, "organization", names[entity])
        if issuers:
            yield Edge(entity, f"document/{document}", "issued", _said(document, None, issuers[min(n, len(issuers) - 1)]))
    for item in record["items"]:
        yield from _item(record, item)
    for target in record["targets"]:
        yield from _target(document, target)
    for program in record["programs"]:
        yield Node(program["entity"], "program", program["name"])
        for mention in program["mentions"]:
            for place in mention["items"] or _WHOLE:
                yield Edge(_owner(document, place), program["entity"], "names", _said(document, place, mention["evidence"]))
    for citation in record["citations"]:
        cited = f"cited/{citation['title']}"
        yield Node(cited, "cited", f"《{citation['title']}》")
        for mention in citation["mentions"]:
            for place in mention["items"] or _WHOLE:
                yield Edge(_owner(document, place), cited, _CITES[citation["relation"]], _said(document, place, mention["evidence"]))


def _owner(document: str, item: str | None) -> str:
    return f"document/{document}/{item}" if item else f"document/{document}"


def _said(document: str, item: str | None, row: EvidenceRow) -> Said:
    words = "".join(row["quote"].replace("**", "").split())
    return Said(document, item, words if len(words) <= _LONGEST else words[:_LONGEST] + "…", row["start"], row["before"], row["after"])


def _document(record: Record) -> Node:
    row = record["document"]
    fields = (
        ("文号", "number", row["number"]),
        ("发布机关", "issuer", "、".join(row["issuer"])),
        ("日期", "issued", row["issued"]),
        ("时期", "period", row["period"]),
        ("地区", "place", row["place"]),
    )
    facts = tuple((zh, en, value or "未注明 / not stated") for zh, en, value in fields)
    return Node(f"document/{record['source']['id']}", "document", row["title"] or record["file"], facts=facts)


def _item(record: Record, item: ItemRow) -> Iterator[Node | Edge]:
    document = record["source"]["id"]
    node, here = f"document/{document}/{item['id']}", _said(document, item["id"], item["evidence"])
    label = f"{item['label'] or ''}{item['heading'] or item['text'][:18]}"
    facts = (("章节", "section", " › ".join(item["section"])), ("期限", "deadline", item["deadline"] or ""))
    yield Node(node, _ITEM.get(item["kind"], "other_item"), label, facts=tuple(f for f in facts if f[2]), said=here)
    yield Edge(node, f"document/{document}", "part", here)
    for duty in item["duties"]:
        if duty["entity"] is not None:
            kind = "person" if duty["role"] == "person" else "organization"
            yield Node(duty["entity"], kind, duty["name"])
            yield Edge(duty["entity"], node, _DUTY[duty["role"]], _said(document, item["id"], duty["evidence"]))


def _target(document: str, target: TargetRow) -> Iterator[Node | Edge]:
    aimed = target["role"] == "target"
    node, said = f"document/{document}/{target['id']}", _said(document, target["item"], target["evidence"])
    figure = f"{target['value']:g}" + (f"–{target['high']:g}" if target["high"] is not None else "") + target["unit"]
    sign = {"=": "", "range": "", "increase": "↑", "decrease": "↓"}.get(target["comparator"], target["comparator"])
    facts = (("时间", "time", target["time"] or "未注明 / not stated"), ("地区", "place", target["place"] or "未注明 / not stated"))
    yield Node(node, "target" if aimed else "observation", f"{target['indicator']} {sign}{figure}", facts=facts, said=said)
    yield Edge(_owner(document, target["item"]), node, "sets" if aimed else "reports", said)
