"""Running text that says who acts: bodies acting together, and where their names begin and end."""

from __future__ import annotations

import pytest
from duty_outlines import Page, read


def test_who_acts_with_the_body_that_heads_a_section_supports_it() -> None:
    page = Page()
    page.section("一、市教育局")
    page.item("会同市民政局开展检查；联合市体育局、团市委举办比赛。")
    page.section("二、市民政局")
    page.item("联合会员单位办好活动。")
    assert (page.read(1).lead, page.read(1).support) == (["市教育局"], ["市民政局", "市体育局", "团市委"])
    assert (page.read(2).lead, page.read(2).support) == (["市民政局"], [])


def test_acting_with_others_names_no_lead_where_none_is_stated() -> None:
    found = read("会同市民政局开展检查。")
    assert (found.lead, found.support) == ([], [])


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("由县残联会同县卫健委、\n县教体局组织实施。", ["县残联"], ["县卫健委", "县教体局"]),
        ("由县人社局牵头，会同县残\n联制定计划。", ["县人社局"], ["县残联"]),
        ("由县民生办牵头，县残联配合，对照办法逐项落实。", ["县民生办"], ["县残联"]),
        ("县治水工作领导小组办公室（设在县水务局）负责日常协调。", ["县治水工作领导小组办公室"], []),
        ("领导小组下设办公室，办公室设在县残联，负责日常协调。", [], []),
        ("编制方案。（市商务局牵头，经济和信息化局、财政局配合）", ["市商务局"], ["经济和信息化局", "财政局"]),
    ],
)
def test_names_in_running_text_begin_and_end_where_they_should(text: str, lead: list[str], support: list[str]) -> None:
    found = read(text)
    assert (found.lead, found.support) == (lead, support)


def test_a_task_of_one_sentence_may_end_with_when_it_is_handed_in() -> None:
    assert read("编制达峰方案，6月底前报市政府审定。").deadline == "2024-06"


def test_a_bare_bracket_may_name_a_body_that_supervises() -> None:
    assert read("改进服务。（区市场监督管理局、区发展和改革局）").lead == ["区市场监督管理局", "区发展和改革局"]
