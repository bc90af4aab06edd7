"""Report: who works with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.analyse.collaboration import Body, Pair, bridges, collaboration
from kg.analyse.figures import Section, Source, Table, Words, bars, columns, row, source
from kg.assemble.schema import Record

_PAIRS = 200


def network(records: Sequence[Record]) -> Section:
    """Standing of the bodies in the network of shared tasks, and the pairs that share most; collectives on most tasks are left out."""
    found = collaboration(records)
    duties = _duties(records)
    bodies = _bodies(found.bodies, duties)
    tables = [bodies, _pairs(found.pairs, duties)] if found.bodies else []
    left = "、".join(found.left_out) or "无 none"
    over = "、".join(body.name for body in bridges(found.bodies, 5)) or "无 none"
    text = Words(
        f"机构因共同承担任务而相连；社群用 Leiden 方法，模块度 {found.modularity:.2f}；连接不同社群的机构：{over}。未计入的统称：{left}。",
        f"Bodies are joined by shared tasks; communities by the Leiden method, modularity {found.modularity:.2f}; bodies that join communities: {over}. Collectives left out: {left}.",
    )
    charts = (bars("chart-network", "合作次数 ties", bodies, 0, (("合作次数 ties", 3),), 15),) if bodies.rows else ()
    return Section("network", Words("协作网络", "Network"), text, tuple(tables), charts)


def _duties(records: Sequence[Record]) -> dict[str, dict[tuple[str, str], Source]]:
    """By body: (document, item) → the words that put it there."""
    held: dict[str, dict[tuple[str, str], Source]] = defaultdict(dict)
    for record in records:
        for item in record["items"]:
            for duty in item["duties"]:
                key = record["source"]["id"], item["id"]
                held[duty["name"]].setdefault(key, source(key[0], key[1], duty["role"], duty["evidence"]))
    return held


def _bodies(bodies: Sequence[Body], duties: dict[str, dict[tuple[str, str], Source]]) -> Table:
    rows = [
        row(
            (b.name, b.community + 1, b.partners, b.shared_tasks, round(b.betweenness, 4), round(b.participation, 3), b.leads, b.supports),
            list(duties.get(b.name, {}).values()),
        )
        for b in bodies
    ]
    head = columns(
        ("name", "机构", "body"),
        ("community", "社群", "community"),
        ("partners", "合作机构", "partners"),
        ("ties", "合作次数（按任务与机构计）", "ties (by task and partner)"),
        ("betweenness", "介数", "betweenness"),
        ("participation", "跨社群度", "participation"),
        ("leads", "牵头", "leads"),
        ("supports", "配合", "supports"),
    )
    return Table("bodies", Words("机构地位", "Standing of bodies"), head, tuple(rows), 25)


def _pairs(pairs: Sequence[Pair], duties: dict[str, dict[tuple[str, str], Source]]) -> Table:
    kinds = {"joint": "共同牵头 joint", "led": "牵头→配合 lead→support"}
    ordered = sorted(pairs, key=lambda pair: (-pair.tasks, pair.kind, pair.first, pair.second))[:_PAIRS]
    rows = []
    for pair in ordered:
        one, other = duties.get(pair.first, {}), duties.get(pair.second, {})
        wanted = ("lead", "lead") if pair.kind == "joint" else ("lead", "support")
        common = [key for key in one if key in other and (one[key].role, other[key].role) == wanted] or [key for key in one if key in other]
        sources = [said for key in common for said in (one[key], other[key])]
        rows.append(row((kinds[pair.kind], pair.first, pair.second, pair.tasks), sources))
    head = columns(("kind", "关系", "relation"), ("first", "甲", "first"), ("second", "乙", "second"), ("tasks", "任务", "tasks"))
    return Table("pairs", Words("协作最多的机构对", "Pairs that share most tasks"), head, tuple(rows), 25)
