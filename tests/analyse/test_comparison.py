"""Two years of one made-up county: what was kept, renamed, raised, weakened, handed on, reworded."""

from collections.abc import Callable
from typing import Any

import pytest

from kg.analyse.alignment import changes, likeness
from kg.analyse.compare_targets import status_of
from kg.analyse.comparison import Comparison, compare
from kg.analyse.comparison_html import page

FIRST = """宁夏回族自治区同心县2020年卫生健康工作要点
1.抓好家庭医生签约服务。重点人群家庭医生签约服务覆盖率达到65%以上。（责任单位：县卫生健康局）
2.推进厕所革命，改造农村户厕，做好粪污处理。（责任单位：县住房和城乡建设局）
3.开展“三减三健”行动，办好健康大讲堂。（责任单位：县卫生健康局）
"""
SECOND = """宁夏回族自治区同心县2021年卫生健康工作要点
1.抓好家庭医生签约服务。重点人群家庭医生签约服务覆盖率达到75%以上。（责任单位：县卫生健康局）
2.深入推进厕所革命，改造农村户厕，做好粪污资源化处理。（责任单位：县农业农村局）
3.推进医养结合，<b>建设</b>示范机构。（责任单位：县民政局）
"""


@pytest.fixture
def two(made: Callable[[str, str], Any]) -> Comparison:
    return compare(made("first", FIRST), made("second", SECOND))


def test_programs(two: Comparison) -> None:
    found = {(change.status, change.what) for change in two.changes if change.part == "program"}
    assert {("kept", "家庭医生签约服务"), ("kept", "厕所革命"), ("dropped", "三减三健"), ("new", "医养结合")} <= found


def test_targets(two: Comparison) -> None:
    raised = [change for change in two.changes if change.part == "target"]
    assert [(change.status, change.a.split(" (")[0], change.b.split(" (")[0]) for change in raised] == [("raised", "≥65%", "≥75%")]
    assert "65%" in raised[0].a_quote and "75%" in raised[0].b_quote and "+10" in raised[0].note


def test_leads(two: Comparison) -> None:
    changed = [(change.a, change.b) for change in two.changes if change.part == "lead"]
    assert changed == [("住房和城乡建设局", "农业农村局")]


def test_wording(two: Comparison) -> None:
    moved = next(one for one in two.moved if "厕所革命" in one.a)
    assert ("", "", "深入") in moved.changes and ("", "", "资源化") in moved.changes


def test_the_page_escapes_what_documents_say(two: Comparison) -> None:
    html = page(two)
    assert "<ins>深入</ins>" in html
    assert "<b>建设</b>" not in html and "&lt;b&gt;建设&lt;/b&gt;" in html


def _target(comparator: str, value: float, unit: str = "%", place: str = "甲县", indicator: str = "新生儿死亡率") -> Any:
    return {"comparator": comparator, "value": value, "high": None, "unit": unit, "place": place, "indicator": indicator}


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        (_target(">=", 65), _target("≈", 65), "weakened"),
        (_target("≈", 65), _target(">=", 65), "firmer"),
        (_target(">=", 65), _target(">=", 65), "same"),
        (_target("=", 8, "‰"), _target("=", 6, "‰"), "lowered"),
        (_target("=", 3, "家"), _target("=", 5, "家", "乙县"), "not comparable"),
    ],
)
def test_status(one: Any, other: Any, status: str) -> None:
    assert status_of(one, other, "up")[0] == status


def test_lower_mortality_is_more_ambitious() -> None:
    status, note = status_of(_target("=", 8, "‰"), _target("=", 6, "‰"), "down")
    assert status == "lowered" and "more ambitious" in note


def test_a_larger_fall_of_energy_use_is_raised_and_more_ambitious() -> None:
    status, note = status_of(_target("decrease", 3, indicator="单位GDP能耗"), _target("decrease", 4, indicator="单位GDP能耗"), "down")
    assert status == "raised" and "+1个百分点" in note and "more ambitious" in note


def test_targets_in_other_units_are_compared_in_one() -> None:
    status, note = status_of(_target(">=", 2000, "斤", indicator="粮食产量"), _target(">=", 1, "吨", indicator="粮食产量"), "up")
    assert (status, note) == ("same", "")


def test_likeness_and_changes() -> None:
    assert likeness("推进厕所革命", "推进厕所革命") == 1.0
    assert likeness("推进厕所革命", "医保支付方式") == 0.0
    assert changes("推进改革", "推进深化改革") == (("推进", "", ""), ("", "", "深化"), ("改革", "", ""))
