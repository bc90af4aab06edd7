"""Records → networkx graphs. Each function says what its nodes, edges and weights mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

import networkx as nx

from kg.analyse.indicators import by_indicator, numbers
from kg.assemble.grounds import cited_id
from kg.assemble.schema import Record

TASKS = frozenset({"task"})


def duties_graph(records: Iterable[Record]) -> nx.MultiDiGraph[str]:
    """Bodies and people → tasks. An edge is one role of one body in one task (key: `lead`, `support` or `person`).

    Nodes: `kind` body, person or task; a body's node is its entity id (its name where it could not be linked), a task's `<document>/<item>`
    with `document`, `text`, and how many lead it (`leads`) and are in charge of it (`people`). Only items of kind task are in. A task that
    names a body twice in one role has one edge; a body that leads a task does not support it.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for record in records:
        document = record["source"]["id"]
        for item in record["items"]:
            if not item["duties"] or item["kind"] not in TASKS:
                continue
            task = f"{document}/{item['id']}"
            leads = {d["entity"] or d["name"] for d in item["duties"] if d["role"] == "lead"}
            people = {d["entity"] or d["name"] for d in item["duties"] if d["role"] == "person"}
            graph.add_node(task, kind="task", document=document, text=item["text"], leads=len(leads), people=len(people))
            for duty in item["duties"]:
                node = duty["entity"] or duty["name"]
                if duty["role"] == "support" and node in leads:
                    continue
                graph.add_node(node, kind="person" if duty["role"] == "person" else "body", name=duty["name"])
                graph.add_edge(node, task, key=duty["role"])
    return graph


def bodies_graph(records: Iterable[Record], leave_out: Iterable[str] = ()) -> nx.Graph[str]:
    """Bodies joined by the tasks they share. `weight` is the number of tasks in which both stand, `joint` those both lead,
    `led` those one leads and the other supports, `jaccard` the shared tasks over all tasks of either (Jaccard 1901).
    Nodes are entity ids with `name`, `leads`, `supports`; bodies in `leave_out` are not in.
    """
    left = frozenset(leave_out)
    graph: nx.Graph[str] = nx.Graph()
    duties = duties_graph(records)
    for task, data in duties.nodes(data=True):
        if data["kind"] != "task":
            continue
        roles = {body: role for body, _, role in duties.in_edges(task, keys=True) if role != "person" and body not in left}
        for body, role in sorted(roles.items()):
            if body not in graph:
                graph.add_node(body, name=duties.nodes[body]["name"], leads=0, supports=0)
            graph.nodes[body]["leads" if role == "lead" else "supports"] += 1
        for one, other in combinations(sorted(roles), 2):
            _strengthen(graph, one, other, {"joint": roles[one] == roles[other] == "lead", "led": roles[one] != roles[other]})
    for one, other, edge in graph.edges(data=True):
        either = sum(graph.nodes[body][role] for body in (one, other) for role in ("leads", "supports")) - edge["weight"]
        edge["jaccard"] = edge["weight"] / either
    return graph


def _strengthen(graph: nx.Graph[str], one: str, other: str, counts: Mapping[str, bool]) -> None:
    if not graph.has_edge(one, other):
        graph.add_edge(one, other, weight=0, **dict.fromkeys(counts, 0))
    edge = graph.edges[one, other]
    edge["weight"] += 1
    for name, counted in counts.items():
        edge[name] += counted


def lead_support_graph(records: Iterable[Record], leave_out: Iterable[str] = ()) -> nx.DiGraph[str]:
    """Lead → supporter: who calls on whom. `weight` is the number of tasks the first leads and the second supports. Nodes as in `bodies_graph`."""
    left = frozenset(leave_out)
    duties = duties_graph(records)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for task, data in duties.nodes(data=True):
        if data["kind"] != "task":
            continue
        roles = [(body, role) for body, _, role in duties.in_edges(task, keys=True) if role != "person" and body not in left]
        for body, _ in roles:
            graph.add_node(body, name=duties.nodes[body]["name"])
        for lead in sorted(body for body, role in roles if role == "lead"):
            for support in sorted(body for body, role in roles if role == "support"):
                before = graph.edges[lead, support]["weight"] if graph.has_edge(lead, support) else 0
                graph.add_edge(lead, support, weight=before + 1)
    return graph


def programs_graph(records: Iterable[Record]) -> nx.Graph[str]:
    """Programs joined by the items that name both. `weight` is the number of such items, `documents` in how many documents they are.

    Nodes are program ids with `name`, `items` and `documents`: how many items and documents name it. What a heading names counts in the
    items below it.
    """
    graph: nx.Graph[str] = nx.Graph()
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records:
        held: dict[str, set[str]] = defaultdict(set)
        for program in record["programs"]:
            node = program["entity"]
            if node not in graph:
                graph.add_node(node, name=program["name"], items=0, documents=0)
            graph.nodes[node]["items"] += len(set(program["items"]))
            graph.nodes[node]["documents"] += 1
            for item in program["items"]:
                held[item].add(node)
        for programs in held.values():
            for one, other in combinations(sorted(programs), 2):
                _strengthen(graph, one, other, {})
                where[one, other].add(record["source"]["id"])
    for (one, other), documents in where.items():
        graph.edges[one, other]["documents"] = len(documents)
    return graph


def documents_graph(records: Iterable[Record]) -> nx.MultiDiGraph[str]:
    """Documents → documents. Key `cites` (weight: the times it is named; `relation` implements or mentions) runs from the citing to the cited
    one; cited documents outside the corpus are nodes `cited/…` without `file`. Key `programs` joins
    two documents of the corpus that name the same programs (weight: how many; once, from the first by id).
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    held = sorted(records, key=lambda record: record["source"]["id"])
    for record in held:
        row, key = record["document"], record["source"]["id"]
        graph.add_node(key, title=row["title"], issued=row["issued"], place=row["place"], file=record["file"])
    for record in held:
        for cited in record["citations"]:
            key = cited_id(cited).removeprefix("document/")
            if key == record["source"]["id"]:
                continue
            if key not in graph:
                graph.add_node(key, title=cited["title"], issued=None, place=None, file=None)
            graph.add_edge(record["source"]["id"], key, key="cites", weight=len(cited["mentions"]), relation=cited["relation"])
    for (one, other), count in _shared_programs(held).items():
        graph.add_edge(one, other, key="programs", weight=count, relation="programs")
    return graph


def _shared_programs(records: Iterable[Record]) -> Counter[tuple[str, str]]:
    holding: dict[str, list[str]] = defaultdict(list)
    for record in records:
        for program in record["programs"]:
            holding[program["entity"]].append(record["source"]["id"])
    return Counter(pair for documents in holding.values() for pair in combinations(sorted(set(documents)), 2))


def series_graph(records: Iterable[Record]) -> nx.DiGraph[str]:
    """Numbers of one indicator and place in order of time: an edge runs from each to the next, `change` is what is added (in the indicator's
    unit). Nodes `<indicator>#<n>` with `indicator`, `document`, `item`, `place`, `time`, `role`, `comparator`, `value`, `unit`, `quote`; numbers
    whose time is not known stand alone.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    held = sorted(records, key=lambda record: record["source"]["id"])
    for key, group in by_indicator(numbers(held)).items():
        lines: dict[str | None, list[tuple[str, str, float]]] = defaultdict(list)
        for count, number in enumerate(group):
            row = number.row
            node = f"{key}#{count}"
            graph.add_node(node, indicator=key, **{name: row[name] for name in _SHOWN})  # type: ignore[literal-required]
            if number.when is not None:
                lines[row["place"]].append((number.when.end, node, row["value"]))
        for line in lines.values():
            ordered = sorted(line)
            for (_, one, before), (_, other, after) in pairwise(ordered):
                graph.add_edge(one, other, change=after - before)
    return graph


_SHOWN = ("document", "item", "place", "time", "role", "comparator", "value", "unit", "quote")
