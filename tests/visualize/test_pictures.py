"""What pictures show: pure functions from records to nodes and edges, judged on records made by hand."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from kg.analyse.across import across
from kg.analyse.connection import Connection, Hop
from kg.analyse.connection import Path as Route
from kg.assemble.schema import Record
from kg.build import build
from kg.errors import QueryError
from kg.outputs.files import records
from visualize.draw import draw
from visualize.matrix import matrix, table
from visualize.overview import whole, without_items
from visualize.part import part
from visualize.picture import RELATIONS, STYLES, Edge, Node, Picture, Said
from visualize.views import around, departments, paths

TEXTS = {
    "yi_2020": "城东区卫生健康局2020年工作要点\n一、重点任务\n（一）开展三减三健专项行动，推进无烟党政机关建设。\n牵头单位：区卫生健康局\n配合单位：区教育局、区财政局\n"
    "（二）高血压患者规范管理率达到65%以上。\n牵头单位：区卫生健康局\n配合单位：区财政局\n",
    "yi_2021": "城东区卫生健康局2021年工作要点\n一、重点任务\n（一）继续推进三减三健专项行动。\n牵头单位：区教育局\n配合单位：区财政局\n（二）开展国家免疫规划。\n牵头单位：区卫生健康局\n",
}
SAID = Said("d", "i1", "三减三健", 4, "开展", "行动")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    folder = tmp_path_factory.mktemp("pictures")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build([folder], folder / "out", workers=1)
    return list(records(folder / "out" / "records"))


def chain(*names: str) -> Picture:
    """A picture of nodes in a row."""
    nodes = tuple(Node(name, "document" if name.startswith("document/") else "program", name, ("d",)) for name in names)
    edges = tuple(Edge(a, b, "names", SAID) for a, b in pairwise(names))
    return Picture(("", ""), nodes, edges)


def test_the_whole_picture_ties_everything_to_its_words(held: list[Record]) -> None:
    picture = whole(held)
    ids = {node.id for node in picture.nodes}
    assert len(ids) == len(picture.nodes)
    assert {"document/yi_2020", "document/yi_2021", "program/三减三健"} <= ids
    assert all(edge.start in ids and edge.end in ids for edge in picture.edges)
    assert all(edge.relation in RELATIONS for edge in picture.edges)
    assert {node.kind for node in picture.nodes} <= set(STYLES)
    both = next(node for node in picture.nodes if node.id == "program/三减三健")
    assert both.documents == ("yi_2020", "yi_2021")
    assert [(p.id, p.year) for p in picture.plans] == [("yi_2020", "2020"), ("yi_2021", "2021")]
    assert not any(picture.left_out)


def test_folding_says_what_it_leaves_out(held: list[Record]) -> None:
    picture = whole(held)
    folded = without_items(picture)
    assert {node.kind for node in folded.nodes}.isdisjoint({"task", "target"})
    assert ("document/yi_2020", "program/三减三健") in {(e.start, e.end) for e in folded.edges}
    items = sum(node.kind in ("task", "target", "other_item") for node in picture.nodes)
    assert f"{items} 个条目和指标" in folded.left_out[0]
    assert sum(node.weight for node in folded.nodes) == items


def test_bodies_by_the_tasks_they_share(held: list[Record]) -> None:
    picture = departments(held)
    names = {node.id: node.label for node in picture.nodes}
    ties = {(names[e.start][-5:], names[e.end][-3:], e.relation): e.count for e in picture.edges}
    assert ties[("卫生健康局"[-5:], "财政局", "calls_on")] == 2
    assert ties[("卫生健康局"[-5:], "教育局", "calls_on")] == 1
    assert all(edge.said.quote for edge in picture.edges)


def test_around_stops_at_documents() -> None:
    picture = chain("a", "document/d", "b", "c")
    assert [n.id for n in around(picture, "a", 3).nodes] == ["a", "document/d"]
    assert [n.id for n in around(picture, "document/d", 1).nodes] == ["a", "document/d", "b"]
    assert [n.id for n in around(picture, "c", 1).nodes] == ["b", "c"]
    few = around(picture, "b", 1, most=2)
    assert len(few.nodes) == 2
    assert "1 个对象未画出" in few.left_out[0]


def test_a_path_keeps_its_sentences() -> None:
    picture = Picture(("", ""), (Node("document/d/i1", "task", "（一）", ("d",)), Node("program/甲", "program", "甲", ("d",))), ())
    hop = Hop("d", "i1", "d （一）", ("甲",), ("控烟",), ("开展甲和控烟。",), 9)
    shown = paths(picture, Connection("connected", "甲", "控烟", 9.0, (Route((hop,), 3.0, ()),)))
    assert {n.id: n.kind for n in shown.nodes} == {"document/d/i1": "task", "program/甲": "program", "topic/控烟": "topic"}
    assert {(e.start, e.end, e.said.quote) for e in shown.edges} == {
        ("document/d/i1", "program/甲", "开展甲和控烟。"),
        ("document/d/i1", "topic/控烟", "开展甲和控烟。"),
    }


def test_a_part_by_names_as_a_person_gives_them(held: list[Record]) -> None:
    shown = part(held, around="三减三健", hops=1)
    assert {"task", "program"} <= {n.kind for n in shown.nodes}
    assert part(held, ends=("三减三健", "无烟党政机关"), documents=["yi_2020"]).edges
    with pytest.raises(QueryError, match="nothing of this name"):
        part(held, around="没有的东西")


def test_programs_by_plan(held: list[Record]) -> None:
    found = table(held)
    assert [c.key for c in found.columns] == ["yi_2020", "yi_2021"]
    assert found.rows[0] == ("program/三减三健", "三减三健", 2)
    assert found.counts["program/三减三健"] == {"yi_2020": 1, "yi_2021": 1}
    assert found.alone >= 2
    assert 'href="../yi_2020.html#node=program%2F' in matrix(held)


def test_the_same_records_draw_the_same_bytes(held: list[Record], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tables").mkdir()
        draw(held, across(held), tmp_path / name)
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file())
    made = {"pages/yi_2020.html", "pages/views/departments.html", "pages/views/programs.html", "pages/assets/vis-network.js"}
    assert {p.as_posix() for p in files} >= {"graph.html", "site.sqlite"} | made
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


def test_no_document_can_take_the_place_of_another_page(held: list[Record], tmp_path: Path) -> None:
    names = ("departments", "programs", "_departments", "views", "assets", "graph")
    twins = [json.loads(json.dumps(held[0])) for _ in names]
    for record, name in zip(twins, names, strict=True):
        record["source"]["id"] = record["document"]["title"] = name
    (tmp_path / "tables").mkdir()
    draw(twins, across(twins), tmp_path)
    for name in names:
        assert f'"title":["{name}","{name}"]' in (tmp_path / "pages" / f"{name}.html").read_text("utf-8")
    assert "机构协作网络" in (tmp_path / "pages" / "views" / "departments.html").read_text("utf-8")


def test_an_empty_build_draws(held: list[Record], tmp_path: Path) -> None:
    bare = json.loads(json.dumps(held[0])) | {
        key: [] for key in ("items", "targets", "programs", "citations", "organizations", "place_rows")
    }
    (tmp_path / "tables").mkdir()
    draw([bare], across([bare]), tmp_path)
    assert len(whole([bare]).nodes) >= 1
