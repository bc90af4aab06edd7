"""What plans take over: order in time respected, unknown dates unknown."""

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from kg.analyse.appearances import first_appearances, order
from kg.analyse.diffusion import diffusion
from kg.analyse.phrases import shared
from kg.assemble.schema import Record


@pytest.mark.parametrize(
    ("other", "mine", "expected"),
    [
        ("2019-03-20", "2020-03-31", "earlier"),
        ("2019", "2020-03", "earlier"),
        ("2020", "2020-03-31", "unknown"),
        (None, "2020", "unknown"),
        ("2021-01", "2020-12-31", "later"),
        ("2020-03-31", "2020-03-31", "same time"),
    ],
)
def test_order(other: str | None, mine: str, expected: str) -> None:
    assert order(other, mine) == expected


def test_digests(digests: list[Record]) -> None:
    tongxin = next(r for r in digests if r["source"]["id"].startswith("tongxin"))
    found = diffusion(digests, tongxin)
    cited = [one.what for one in found if one.part == "cites"]
    assert "关于印发2020年全区卫生健康工作要点及任务分工的通知" in cited and "国民营养计划" in cited
    first = {one.what: (one.source, one.order) for one in found if one.part == "program"}
    assert first["三减三健"] == ("zhongwei_2019_work_points", "earlier")
    assert all(one.source != "hongsibu_2021_health_improvement_plan" for one in found)  # issued later
    assert all(one.order == "unknown" for one in found if one.source.startswith("zhongwei_2021"))  # undated
    assert any("基层首诊、双向转诊、急慢分治、上下联动" in one.what for one in found if one.part == "phrase")


def test_cited_numbers(digests: list[Record]) -> None:
    zhongwei = next(r for r in digests if r["source"]["id"].startswith("zhongwei_2019"))
    numbers = {one.note for one in diffusion(digests, zhongwei) if one.part == "cites"}
    assert {"宁卫计办发〔2018〕22号", "卫政办发〔2017〕189号"} <= numbers


def test_first_appearance_at_each_level(digests: list[Record]) -> None:
    rows = [row for row in first_appearances(digests) if row["program"] == "三减三健"]
    assert [(row["level"], row["issued"], row["days_after_first"]) for row in rows] == [
        ("prefecture", "2019-03-20", 0),
        ("county", "2020-03-31", 377),
    ]


def test_a_target_of_the_superior_plan_is_taken_over(made: Callable[[str, str], Any]) -> None:
    city = "吴忠市2020年卫生健康工作要点\n1.重点人群家庭医生签约服务覆盖率达到65%以上。\n吴忠市卫生健康委员会\n2020年1月10日\n"
    county = (
        "宁夏回族自治区吴忠市同心县2020年卫生健康工作要点\n1.重点人群家庭医生签约服务覆盖率达到70%以上。\n同心县卫生健康局\n2020年3月10日\n"
    )
    above, below = made("city", city), made("county", county)
    taken = [one for one in diffusion([above, below], below) if one.part == "target"]
    assert [(one.source, one.relation, one.note) for one in taken] == [("city", "superior", "≥65% (2020) → ≥70% (2020): raised")]
    assert not [one for one in diffusion([above, below], above) if one.part == "target"]  # nothing flows back


def test_phrases() -> None:
    text = "深入开展全民健康生活方式行动，办好宣传活动。"
    assert shared(text, {"x": "要深入开展全民健康生活方式行动。", "y": "开展活动。"}) == {"x": ["深入开展全民健康生活方式行动"]}
    everywhere = {str(n): text for n in range(60)}
    assert shared(text, everywhere) == {}  # a commonplace belongs to nobody


def test_hostile_text_is_not_slow() -> None:
    start = process_time()
    shared("甲" * 100_000, {"x": "甲" * 120_000})
    assert process_time() - start < 2
