"""The graph in the formats of other programs: GraphML, GEXF, Cytoscape JSON, Neo4j bulk CSV; JSON-LD comes from the RDF graph itself."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import networkx as nx

from kg.analyse.whole import clean

_MODIFIED = re.compile(rb' lastmodifieddate="[^"]{0,20}"')
NEO4J_IMPORT = "neo4j-admin database import full --multiline-fields=true --nodes=nodes.csv --relationships=relationships.csv"


def graphml(graph: nx.MultiDiGraph[str], folder: Path) -> list[Path]:
    """`graph.graphml`, read by yEd, Gephi, igraph, networkx."""
    path = folder / "graph.graphml"
    nx.write_graphml_xml(_numbered(graph), path, named_key_ids=True)
    return [path]


def gexf(graph: nx.MultiDiGraph[str], folder: Path) -> list[Path]:
    """`graph.gexf` for Gephi; the writer's date is left out so that the same graph gives the same bytes."""
    path = folder / "graph.gexf"
    made = _numbered(graph)
    for _, data in made.nodes(data=True):
        data["label"] = data["name"]
    nx.write_gexf(made, path)
    path.write_bytes(_MODIFIED.sub(b"", path.read_bytes(), count=1))
    return [path]


def cytoscape(graph: nx.MultiDiGraph[str], folder: Path) -> list[Path]:
    """`graph.cyjs` for Cytoscape and cytoscape.js."""
    path = folder / "graph.cyjs"
    data = nx.cytoscape_data(_numbered(graph))
    path.write_text(json.dumps(data, ensure_ascii=False) + "\n", "utf-8")
    return [path]


def neo4j(graph: nx.MultiDiGraph[str], folder: Path) -> list[Path]:
    """`nodes.csv` and `relationships.csv` for `neo4j-admin database import`."""
    names = sorted({name for _, data in graph.nodes(data=True) for name in data} - {"kind", "name"})
    nodes = (
        {":ID": node, ":LABEL": data["kind"].capitalize(), "name": data["name"], **{name: data.get(name, "") for name in names}}
        for node, data in graph.nodes(data=True)
    )
    edges = (
        {":START_ID": one, ":END_ID": other, ":TYPE": data["kind"].upper(), **{name: data[name] for name in _EDGE_FIELDS}}
        for one, other, data in graph.edges(data=True)
    )
    paths = [folder / "nodes.csv", folder / "relationships.csv"]
    _csv(paths[0], [":ID", ":LABEL", "name", *names], nodes)
    _csv(paths[1], [":START_ID", ":END_ID", ":TYPE", "document", "quote", "start:int", "end:int", "rule"], (_typed(edge) for edge in edges))
    return paths


_EDGE_FIELDS = ("document", "quote", "start", "end", "rule")


def _typed(edge: Mapping[str, object]) -> dict[str, object]:
    return {f"{name}:int" if name in ("start", "end") else name: value for name, value in edge.items()}


def _csv(path: Path, columns: list[str], rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _numbered(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy with every edge numbered through (some readers take the number for its name) and every value made plain."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        made.add_node(str(clean(node)), **{name: clean(value) for name, value in data.items()})
    for number, (one, other, data) in enumerate(graph.edges(data=True)):
        made.add_edge(
            str(clean(one)), str(clean(other)), key=number, id=str(number), **{name: clean(value) for name, value in data.items()}
        )
    return made


def jsonld(turtle: Path, folder: Path) -> list[Path]:
    """`graph.jsonld` from a build's `graph.ttl`, statement by statement."""
    from pyoxigraph import RdfFormat, parse, serialize

    path = folder / "graph.jsonld"
    with turtle.open("rb") as source, path.open("wb") as out:
        serialize((quad.triple for quad in parse(source, format=RdfFormat.TURTLE)), out, format=RdfFormat.JSON_LD)
    return [path]


WRITERS: Mapping[str, Callable[[nx.MultiDiGraph[str], Path], list[Path]]] = {
    "graphml": graphml,
    "gexf": gexf,
    "cytoscape": cytoscape,
    "neo4j": neo4j,
}
