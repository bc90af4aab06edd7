"""Every export is opened by a reader, and holds what was written, whatever the text was."""

import csv
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.analyse.exports import WRITERS, jsonld
from kg.analyse.frames import frame, frames
from kg.analyse.whole import clean, whole
from kg.assemble.schema import Record

BAD = '坏\x00字\x0b符\ud800￾<&">'


@pytest.fixture
def graph(digests: list[Record]) -> Any:
    made = whole(digests)
    made.add_node("bad", kind="item", name=clean(BAD), aliases=clean(["甲", "乙\x01"]), nothing=clean(None))
    made.add_edge("bad", "document/tongxin_2020_task_division", kind="part_of", document="x", quote=clean(BAD), start=0, end=1, rule="")
    return made


def test_clean() -> None:
    assert clean(BAD) == '坏字符<&">'
    assert clean(["甲", None, 3]) == "甲；；3" and clean({"乙", "甲"}) == "乙；甲" and clean(None) == "" and clean(1.5) == 1.5


def test_graphml(graph: Any, tmp_path: Path) -> None:
    found = nx.read_graphml(WRITERS["graphml"](graph, tmp_path)[0])
    assert (len(found), found.size()) == (len(graph), graph.size())
    assert found.nodes["bad"]["name"] == '坏字符<&">'


def test_gexf(graph: Any, tmp_path: Path) -> None:
    path = WRITERS["gexf"](graph, tmp_path)[0]
    found = nx.read_gexf(path)
    assert (len(found), found.size()) == (len(graph), graph.size())
    assert found.nodes["program/三减三健"]["label"] == "三减三健"
    assert b"lastmodifieddate" not in path.read_bytes()


def test_cytoscape(graph: Any, tmp_path: Path) -> None:
    found = nx.cytoscape_graph(json.loads(WRITERS["cytoscape"](graph, tmp_path)[0].read_text("utf-8")))
    assert (len(found), found.size()) == (len(graph), graph.size())


def test_neo4j(graph: Any, tmp_path: Path) -> None:
    nodes, edges = (list(csv.DictReader(path.open(encoding="utf-8", newline=""))) for path in WRITERS["neo4j"](graph, tmp_path))
    assert (len(nodes), len(edges)) == (len(graph), graph.size())
    assert len({row[":ID"] for row in nodes}) == len(nodes)
    assert {row[":START_ID"] for row in edges} | {row[":END_ID"] for row in edges} <= {row[":ID"] for row in nodes}
    assert all(row[":LABEL"] and row["name"] for row in nodes) and all(row[":TYPE"].isupper() for row in edges)


def test_jsonld(tmp_path: Path) -> None:
    import rdflib

    turtle = tmp_path / "graph.ttl"
    turtle.write_text('<https://w3id.org/policy-kg/id/x> <http://www.w3.org/2004/02/skos/core#prefLabel> "三减三健"@zh .\n', "utf-8")
    found = rdflib.Graph().parse(jsonld(turtle, tmp_path)[0])
    assert [str(value) for value in found.objects()] == ["三减三健"]


def test_leads_keep_their_words(digests: list[Record]) -> None:
    graph = whole(digests)
    edges = graph.get_edge_data("organization/同心县卫生健康局健康综合岗位", "tongxin_2020_task_division/i30")
    assert [(data["kind"], data["quote"]) for data in edges.values()] == [("leads", "局健康综合岗位")]


def test_the_same_graph_gives_the_same_bytes(graph: Any, tmp_path: Path) -> None:
    for name, write in WRITERS.items():
        one, other = tmp_path / f"{name}1", tmp_path / f"{name}2"
        one.mkdir()
        other.mkdir()
        assert [p.read_bytes() for p in write(graph, one)] == [p.read_bytes() for p in write(graph, other)]


def test_frames_need_pandas_or_say_so(digests: list[Record]) -> None:
    try:
        import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: F401
    except ImportError:
        from kg.errors import KGError

        with pytest.raises(KGError, match="pandas"):
            frame(("a",), [{"a": 1}])
        return
    found = frames(digests)
    assert len(found["items"]) == sum(len(record["items"]) for record in digests)
    assert {"workload", "ledger", "collaboration"} <= found.keys()
