"""Pairs, communities and rosters of the digests and of a small made-up network."""

import random

from kg.analyse.collaboration import bridges, collaboration
from kg.analyse.projections import bodies_graph, documents_graph, lead_support_graph, programs_graph, series_graph
from kg.analyse.rosters import rosters
from kg.assemble.schema import Record

BUREAU = "吴忠市红寺堡区卫生健康局"


def test_rosters_are_seen_in_the_data(digests: list[Record]) -> None:
    names = {roster.name: (roster.tasks, roster.of) for roster in rosters(digests)}
    assert names["同心县各医疗卫生单位"] == (47, 54)
    assert "同心县卫生健康局机关各岗位" in names
    assert "吴忠市红寺堡区财政局" not in names  # helps with twenty tasks, but is one body


def test_rosters_can_be_left_out_or_kept(digests: list[Record]) -> None:
    without, kept = collaboration(digests), collaboration(digests, without_rosters=False)
    assert "同心县各医疗卫生单位" in without.left_out and not kept.left_out
    assert "同心县各医疗卫生单位" not in {body.name for body in without.bodies}
    assert "同心县各医疗卫生单位" in {body.name for body in kept.bodies}


def test_pairs(digests: list[Record]) -> None:
    found = {(pair.kind, pair.first, pair.second): pair.tasks for pair in collaboration(digests).pairs}
    assert found["led", BUREAU, "吴忠市红寺堡区财政局"] == 17
    post = "同心县卫生健康局"
    assert found["joint", f"{post}医政药政管理岗位", f"{post}疾病预防控制和妇幼健康岗位"] == 7


def test_the_bureau_bridges_and_counties_are_apart(digests: list[Record]) -> None:
    found = collaboration(digests)
    assert bridges(found.bodies)[0].name == BUREAU
    for members in found.communities:
        assert len({name[:3] for name in members if name[:3] in ("同心县", "吴忠市")}) <= 1


def test_communities_do_not_hang_on_the_state_of_chance(digests: list[Record]) -> None:
    first = collaboration(digests)
    random.seed(99)
    assert collaboration(list(reversed(digests))).communities == first.communities


def test_nobody_named_is_no_error(digests: list[Record]) -> None:
    plan = [record for record in digests if record["source"]["id"].startswith("zhongwei_2021")]
    assert collaboration(plan).bodies == ()


def test_projections_mean_what_they_say(digests: list[Record]) -> None:
    bodies = bodies_graph(digests)
    finance, bureau = "organization/吴忠市红寺堡区财政局", f"organization/{BUREAU}"
    assert bodies.edges[finance, bureau]["weight"] == 20 and bodies.edges[finance, bureau]["joint"] == 0
    assert bodies.edges[finance, bureau]["jaccard"] == 20 / 30  # the bureau is in all thirty, finance in twenty of them
    assert lead_support_graph(digests).edges[bureau, finance]["weight"] == 17
    programs = programs_graph(digests)
    assert programs.nodes["program/三减三健"]["documents"] == 3
    assert programs.edges["program/京宁合作", "program/闽宁合作"]["documents"] == 4
    documents = documents_graph(digests)
    assert documents.get_edge_data("tongxin_2020_task_division", "zhongwei_2019_work_points")["programs"]["weight"] > 20
    assert any(data["relation"] == "implements" for _, _, data in documents.edges(data=True))
    series = series_graph(digests)
    assert all("quote" in data for _, data in series.nodes(data=True))
