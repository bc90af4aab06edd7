"""Records → networkx graphs. Each function says what its nodes, edges and weights mean."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from kg.assemble.schema import Record


def duties_graph(records: Iterable[Record]) -> nx.MultiDiGraph[str]:
    """Bodies and people → tasks. An edge is one role of one body in one item (key: `lead`, `support` or `person`).

    Nodes: `kind` body, person or task; a body's node is its entity id (its name where it could not be linked), a task's `<document>/<item>`
    with `document` and `text`. An item that names a body twice in one role has one edge; a body that leads an item does not support it.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for record in records:
        document = record["source"]["id"]
        for item in record["items"]:
            if not item["duties"]:
                continue
            task = f"{document}/{item['id']}"
            graph.add_node(task, kind="task", document=document, text=item["text"])
            leads = {d["entity"] or d["name"] for d in item["duties"] if d["role"] == "lead"}
            for duty in item["duties"]:
                node = duty["entity"] or duty["name"]
                if duty["role"] == "support" and node in leads:
                    continue
                graph.add_node(node, kind="person" if duty["role"] == "person" else "body", name=duty["name"])
                graph.add_edge(node, task, key=duty["role"])
    return graph
