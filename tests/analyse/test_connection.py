"""Paths between entities: the worked answer Q20, hubs that say nothing, honest absence."""

from collections.abc import Callable
from typing import Any

import pytest

from kg.analyse.connection import Connector, connect
from kg.analyse.network import Network
from kg.assemble.schema import Record
from kg.errors import QueryError

ZHONGWEI, TONGXIN, HONGSIBU = "zhongwei_2019_work_points", "tongxin_2020_task_division", "hongsibu_2021_health_improvement_plan"


def test_zhongwei_goes_through_the_two_diseases(digests: list[Record]) -> None:
    found = connect(digests, "三减三健", "家庭医生签约服务", [ZHONGWEI])
    assert found.verdict == "connected"
    first, second = found.paths[0].hops
    assert (first.item, second.item) == ("i22", "i6")
    assert first.right == second.left == ("高血压", "糖尿病")
    assert any("三减三健" in said for said in first.said) and any("高血压、糖尿病" in said for said in first.said)
    assert any("高血压、糖尿病" in said for said in second.said) and any("家庭医生签约" in said for said in second.said)


def test_tongxin_is_joined_by_rosters_only(digests: list[Record]) -> None:
    found = connect(digests, "三减三健", "家庭医生签约服务", [TONGXIN])
    assert found.verdict == "not connected"
    assert "同心县各医疗卫生单位" in found.paths[0].low


def test_hongsibu_does_not_name_it(digests: list[Record]) -> None:
    found = connect(digests, "三减三健", "家庭医生签约服务", [HONGSIBU])
    assert (found.verdict, found.missing, found.paths) == ("absent", ("家庭医生签约服务",), ())


def test_the_whole_graph_keeps_what_one_document_says(digests: list[Record]) -> None:
    found = connect(digests, "三减三健", "家庭医生签约服务")
    assert found.verdict == "connected"
    assert {hop.document for hop in found.paths[0].hops} == {ZHONGWEI}


def test_a_person_and_a_body_connect_too(digests: list[Record]) -> None:
    found = connect(digests, "马瑾", "同心县卫生健康局老龄健康岗位", [TONGXIN])
    assert found.verdict == "connected"
    assert [hop.label for hop in found.paths[0].hops] == [f"{TONGXIN} （三十八）"]


def test_the_same_pair_the_other_way_round_is_the_same_path(digests: list[Record]) -> None:
    one = connect(digests, "三减三健", "家庭医生签约服务", [ZHONGWEI]).paths[0]
    other = connect(digests, "家庭医生签约服务", "三减三健", [ZHONGWEI]).paths[0]
    assert one.bits == pytest.approx(other.bits)
    assert {hop.item for hop in one.hops} == {hop.item for hop in other.hops}


def test_unknown_names_are_told_with_what_is_like_them(digests: list[Record]) -> None:
    with pytest.raises(QueryError, match="三减三健"):
        connect(digests, "三减三建行动", "家庭医生签约服务")


def test_most_pairs_of_one_plan_are_not_connected(digests: list[Record]) -> None:
    plan = [record for record in digests if record["source"]["id"] == TONGXIN]
    connector = Connector(plan)
    programs = sorted(key for key in connector.network.nodes if key.startswith("program/"))
    pairs = [(programs[n], programs[(n * 7 + 3) % len(programs)]) for n in range(0, len(programs), 2)]
    connected = sum(connector.connect(a, b, 1).verdict == "connected" for a, b in pairs if a != b)
    assert connected < len(pairs) / 3


def test_a_roster_is_a_hub_and_a_rare_body_is_not(made: Callable[[str, str], Any]) -> None:
    lines = [f"{n}.推进第{n}批项目建设，完善管理办法。（责任单位：{'县财政局、' if n < 3 else ''}各乡镇）" for n in range(1, 13)]
    plan = made("plan", "甲县2022年工作要点\n" + "\n".join(lines))
    hubs = {Network([plan]).nodes[key].name for key in Network([plan]).hubs}
    assert any("各乡镇" in name for name in hubs)
    assert not any("财政局" in name for name in hubs)
