"""What follows from a body's official name: what it belongs to, what it took over from, since when."""

import pytest

from kg.link.organizations.bodies import body_of_id


def values(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in body_of_id(f"organization/{name}").values:
        found[key] = f"{found[key]}|{value}" if key in found else value
    return {key: value.replace("organization/", "") for key, value in found.items()}


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("同心县卫生健康局", "同心县人民政府"),
        ("宁夏回族自治区卫生健康委员会", "宁夏回族自治区人民政府"),
        ("吴忠市红寺堡区财政局", "吴忠市红寺堡区人民政府"),
        ("同心县人民政府办公室", "同心县人民政府"),
        ("中卫市公安局交通警察支队", "中卫市公安局"),
        ("中共同心县委组织部", "中共同心县委员会"),
        ("中共同心县委网络安全和信息化委员会办公室", "中共同心县委网络安全和信息化委员会"),
        ("同心县医药卫生体制改革领导小组办公室", "同心县医药卫生体制改革领导小组"),
        ("同心县爱国卫生运动委员会办公室", "同心县爱国卫生运动委员会"),
        ("同心县人民代表大会常务委员会", "同心县人民代表大会"),
        ("国家卫生健康委员会", "国务院"),
    ],
)
def test_what_a_body_belongs_to(name: str, parent: str) -> None:
    found = values(name)
    assert found.get("parent", found.get("unit_of")) == parent


@pytest.mark.parametrize(
    "name",
    [
        "国家税务总局同心县税务局",
        "中卫市气象局",
        "同心县人民法院",
        "同心县医药卫生体制改革领导小组",
        "同心县总工会",
        "同心县人民政府",
        "中共同心县委员会",
        "国务院",
    ],
)
def test_what_stands_under_no_government(name: str) -> None:
    assert "parent" not in values(name)


@pytest.mark.parametrize(
    ("name", "old", "since"),
    [
        ("同心县卫生健康局", "同心县卫生和计划生育局", "2019"),
        ("上海市徐汇区卫生健康委员会", "上海市徐汇区卫生和计划生育委员会", "2019"),
        ("湖南省卫生健康委员会", "湖南省卫生和计划生育委员会", "2018"),
        ("甘肃省农业农村厅", "甘肃省农牧厅", "2018"),
        ("云南省农业农村厅", "云南省农业厅", "2018"),
        ("国家税务总局唐山市税务局", "唐山市国家税务局|唐山市地方税务局", "2018"),
        ("甘肃省乡村振兴局", "甘肃省扶贫开发办公室", "2021"),
        ("郑州市教育局", None, None),
    ],
)
def test_predecessors_with_their_year(name: str, old: str | None, since: str | None) -> None:
    found = values(name)
    assert (set((found.get("succeeds") or "").split("|")), found.get("since")) == (set((old or "").split("|")), since)


def test_a_predecessor_ends_when_its_successor_begins() -> None:
    assert values("湖南省卫生和计划生育委员会")["until"] == "2018"
    assert values("国家卫生和计划生育委员会")["until"] == "2018"


def test_the_bureaus_of_a_renamed_area_follow_those_of_the_old_one() -> None:
    assert "章丘市财政局" in values("济南市章丘区财政局")["succeeds"].split("|")


def test_a_reform_that_went_otherwise_there_is_not_claimed() -> None:
    assert "succeeds" not in values("深圳市生态环境局")


def test_a_name_that_no_table_reads_is_only_a_name() -> None:
    assert values("某某") in ({}, {"type": "government"})


def test_a_body_of_the_world_is_of_no_jurisdiction_here() -> None:
    assert dict(body_of_id("organization/联合国").values) == {"type": "association"}
    assert dict(body_of_id("organization/国务院").values)["jurisdiction"] == "place/CN"
