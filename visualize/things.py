"""One record → the nodes and edges it gives: what a picture is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.analyse.printed import figure
from kg.analyse.themes import themes
from kg.assemble.grounds import cited_id
from kg.assemble.schema import EvidenceRow, ItemRow, Record, TargetRow
from visualize.picture import Edge, Node, Said

_ITEM = {"task": "task", "achievement": "achievement"}
_DUTY = {"lead": "leads", "support": "supports", "person": "in_charge"}
_CITES = {"implements": "implements", "issues": "issues", "mentions": "cites"}
_WHOLE: tuple[str | None, ...] = (None,)  # a mention outside every item counts for the document
_LONGEST = 160  # characters of a quote shown in the panel before it is cut with …


def things(record: Record) -> Iterator[Node | Edge]:
    """Documents, bodies, people, programs, items, figures and cited documents, each tie with the sentence behind it."""
    document = record["source"]["id"]
    yield _document(record)
    names = {entity["id"]: entity["name"] for entity in record["entities"]}
    also = {entity["id"]: (*entity["aliases"], *entity["values"].get("en", ())) for entity in record["entities"]}
    about = {placed.item: placed.concept for placed in themes(record) if placed.scheme == "theme" and placed.rank == 1}
    issuers = record["document"]["evidence"].get("issuer", [])
    for n, entity in enumerate(record["document"]["issuer_ids"]):
        yield Node(entity, "organization", names[entity], also=also.get(entity, ()))
        if issuers:
            yield Edge(entity, f"document/{document}", "issued", said(document, None, issuers[min(n, len(issuers) - 1)]))
    for item in record["items"]:
        yield from _item(record, item, about.get(item["id"], ""), also)
    for target in record["targets"]:
        yield from _target(document, target)
    for program in record["programs"]:
        yield Node(program["entity"], "program", program["name"], also=also.get(program["entity"], ()))
        for mention in program["mentions"]:
            for place in mention["items"] or _WHOLE:
                yield Edge(_owner(document, place), program["entity"], "names", said(document, place, mention["evidence"]))
    for citation in record["citations"]:
        cited = cited_id(citation)
        yield Node(cited, "cited", f"《{citation['title']}》")
        for mention in citation["mentions"]:
            for place in mention["items"] or _WHOLE:
                yield Edge(_owner(document, place), cited, _CITES[citation["relation"]], said(document, place, mention["evidence"]))


def _owner(document: str, item: str | None) -> str:
    return f"document/{document}/{item}" if item else f"document/{document}"


def said(document: str, item: str | None, row: EvidenceRow) -> Said:
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


def _item(record: Record, item: ItemRow, theme: str, also: Mapping[str, tuple[str, ...]]) -> Iterator[Node | Edge]:
    document = record["source"]["id"]
    node, here = f"document/{document}/{item['id']}", said(document, item["id"], item["evidence"])
    label = f"{item['label'] or ''}{item['heading'] or item['text'][:18]}"
    facts = (("章节", "section", " › ".join(item["section"])), ("期限", "deadline", item["deadline"] or ""))
    yield Node(node, _ITEM.get(item["kind"], "other_item"), label, facts=tuple(f for f in facts if f[2]), said=here, theme=theme)
    yield Edge(node, f"document/{document}", "part", here)
    for duty in item["duties"]:
        if duty["entity"] is not None:
            kind = "person" if duty["role"] == "person" else "organization"
            yield Node(duty["entity"], kind, duty["name"], also=also.get(duty["entity"], ()))
            yield Edge(duty["entity"], node, _DUTY[duty["role"]], said(document, item["id"], duty["evidence"]))


def _target(document: str, target: TargetRow) -> Iterator[Node | Edge]:
    aimed = target["role"] == "target"
    node, here = f"document/{document}/{target['id']}", said(document, target["item"], target["evidence"])
    told = figure(target["comparator"], target["value"], target["high"], target["unit"])
    facts = (("时间", "time", target["time"] or "未注明 / not stated"), ("地区", "place", target["place"] or "未注明 / not stated"))
    yield Node(node, "target" if aimed else "observation", f"{target['indicator']} {told}", facts=facts, said=here)
    yield Edge(_owner(document, target["item"]), node, "sets" if aimed else "reports", here)
