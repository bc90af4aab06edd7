"""Layouts of who does what, made up in the manner of the genre and judged by hand."""

from __future__ import annotations

import time

import pytest
from duty_outlines import Page, read

from kg.model import Document, DutyMention, ItemKind
from kg.parse import parse
from kg.recognise.duties import duties


def test_labelled_lines_of_an_item_are_weighed_together() -> None:
    found = read("改进服务。", "牵头领导：王小明 副县长", "牵头单位：县教育局", "落实单位：县财政局、各乡镇人民政府", "完成时限：全年")
    assert (found.lead, found.support) == (["县教育局"], ["县财政局", "各乡镇人民政府"])
    assert (found.people, found.deadline) == (["王小明"], "ongoing")


def test_responsible_bodies_lead_beside_those_who_take_the_lead() -> None:
    found = read("改进服务。", "牵头单位：县教育局", "责任单位：县财政局、各乡镇", "配合单位：县审计局")
    assert (found.lead, found.support) == (["县教育局", "县财政局", "各乡镇"], ["县审计局"])
    told = read("改进服务。", "牵头单位：县教育局", "责任单位：县财政局牵头，县审计局配合")
    assert (told.lead, told.support) == (["县教育局", "县财政局"], ["县审计局"])


def test_responsible_bodies_lead_where_nobody_else_does() -> None:
    assert read("改进服务。", "责任单位：县财政局、县审计局").lead == ["县财政局", "县审计局"]


def test_a_cell_may_hold_its_own_roles() -> None:
    assert read("改进服务。", "责任单位：县教育局牵头，县财政局、县审计局配合").support == ["县财政局", "县审计局"]
    marked = read("改进服务。", "责任单位：县教育局（牵头）、县财政局、县审计局")
    assert (marked.lead, marked.support) == (["县教育局"], ["县财政局", "县审计局"])


def test_empty_cells_say_nothing() -> None:
    found = read("改进服务。", "牵头单位：/", "配合单位：—", "完成时限：无")
    assert (found.lead, found.support, found.deadline, found.rules) == ([], [], None, set())


def test_a_list_may_be_separated_by_white_space() -> None:
    assert read("改进服务。", "责任单位：县教育局 县财政局 各乡镇").lead == ["县教育局", "县财政局", "各乡镇"]


@pytest.mark.parametrize(
    "text",
    [
        "改进服务。（牵头单位：市教育局；配合单位：市财政局）",
        "改进服务（牵头单位：市教育局，配合单位：市财政局）。",
        "改进服务。(**牵头单位：**市教\n育局，**配合单位：**市财政局。)",
        "改进服务。（市教育局牵头，市财政局配合）",
        "改进服务。（市教育局会同市财政局负责）",
        "改进服务。（由市教育局牵头负责,市财政局按照职责分工配合落实。）",
        "改进服务。（牵头单位：市教育局\n配合单位：市财政局）",
        "改进服务。【牵头单位：市教育局；配合单位：市财政局】",
        "改进服务。牵头单位：市教育局；配合单位：市财政局。",
        "改进服务。（牵头单位：市教育局；配合单位：市财政局",
    ],
)
def test_forms_of_one_attribution(text: str) -> None:
    found = read(text)
    assert (found.lead, found.support) == (["市教育局"], ["市财政局"])
    assert found.left.rstrip("。") == "改进服务"


def test_several_brackets_of_one_item_all_count() -> None:
    found = read("甲事要办。（市教育局负责）乙事要办。（市体育局、市财政局负责）")
    assert found.lead == ["市教育局", "市体育局", "市财政局"]
    assert found.left == "甲事要办。乙事要办。"


def test_a_body_that_leads_does_not_support_too() -> None:
    found = read("甲事要办。（市教育局负责）乙事要办。（市体育局牵头，市教育局配合）")
    assert (found.lead, found.support) == (["市教育局", "市体育局"], [])


def test_deadline_in_a_bracket_with_a_duty() -> None:
    found = read("改进服务。（2024年6月底前，市教育局负责）")
    assert (found.lead, found.deadline) == (["市教育局"], "2024-06")


def test_the_last_of_several_deadlines_counts() -> None:
    found = read("改进服务。（市教育局负责，3月底前制定方案；市体育局负责，年底前完成）")
    assert (found.lead, found.deadline) == (["市教育局", "市体育局"], "2024")


@pytest.mark.parametrize(
    "text",
    [
        "改进服务（3分）。",
        "贯彻《管理办法（2019年修订）》。",
        "建设站点（单位：个）。",
        "扩大范围（时间：3天）。",
        "由几家（龙头企业牵头）组建联合体。",
        "市教育局（以下简称市局）。",
    ],
)
def test_brackets_that_are_no_attribution_stay_in_the_text(text: str) -> None:
    found = read(text)
    assert (found.lead, found.support, found.deadline) == ([], [], None)
    assert found.left == text


def test_a_bracket_that_speaks_of_duties_in_vain_is_an_issue() -> None:
    found = read("改进服务。（谁主管谁负责）")
    assert found.lead == []
    assert found.issues == ["bracket-without-duty"]


def test_a_duty_line_that_cannot_be_read_is_an_issue() -> None:
    found = read("改进服务。", "责任单位：市教育局", "完成时限：按上级要求", "配合单位：/")
    assert (found.lead, found.deadline) == (["市教育局"], None)
    assert found.issues == ["duty-line-unread"]


def test_a_headings_bracket_covers_the_items_below_that_have_none() -> None:
    page = Page()
    page.section("一、改进服务（牵头单位：市教育局、市民政局）")
    page.item("增加窗口。")
    page.item("缩短时间。（市体育局负责）")
    page.section("二、扩大范围")
    page.item("增加站点。")
    assert [page.read(at).lead for at in (1, 2, 3)] == [["市教育局", "市民政局"], ["市体育局"], []]


def test_a_nested_item_has_the_attribution_of_the_item_around_it() -> None:
    page = Page()
    page.item("改进服务。（市教育局负责）")
    page.item("增加窗口。", parent="i1")
    page.item("缩短时间。（市体育局负责）", parent="i1")
    assert [page.read(at).lead for at in (1, 2, 3)] == [["市教育局"], ["市教育局"], ["市体育局"]]


def test_default_clause_adds_to_the_tasks_after_it() -> None:
    page = Page()
    page.item("增加窗口。（市教育局负责）")
    page.item("缩短时间。（市体育局负责。以下均需各县（市、区）人民政府落实，不再列出）")
    page.item("增加站点。（市财政局负责）")
    assert page.read(1).lead == ["市教育局"]
    assert page.read(2).lead == ["市体育局", "各县（市、区）人民政府"]
    assert page.read(3).lead == ["市财政局", "各县（市、区）人民政府"]


def test_first_named_leads_from_where_the_document_says_so() -> None:
    page = Page()
    page.item("增加窗口。（市教育局、市体育局负责。列第一位者为牵头单位，下同）")
    page.item("缩短时间。（市财政局、市体育局负责）")
    assert [(page.read(at).lead, page.read(at).support) for at in (1, 2)] == [(["市教育局"], ["市体育局"]), (["市财政局"], ["市体育局"])]


def test_duty_list_by_body() -> None:
    page = Page()
    page.section("一、市教育局")
    page.item("办好学校。")
    page.section("二、市体育局")
    page.item("办好场馆。")
    assert [page.read(at).lead for at in (1, 2)] == [["市教育局"], ["市体育局"]]


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("由市教育局牵头制定年度计划。", ["市教育局"], []),
        ("市教育局会同有关部门开展检查。", ["市教育局"], ["有关部门"]),
        ("健康甲县建设领导小组牵头抓总，县教育局具体协调。", ["健康甲县建设领导小组", "县教育局"], []),
        ("市教育局牵头推进，市财政局配合。", ["市教育局"], ["市财政局"]),
        ("本办法由市教育局负责解释。", [], []),
        ("以甲医院为牵头单位组建集团。", [], []),
        ("支持龙头企业牵头组建联合体。", [], []),
        ("落实院长负责制，配强负责人。", [], []),
        ("市财政局会同市教育局印发了通知。", [], []),
    ],
)
def test_running_text(text: str, lead: list[str], support: list[str]) -> None:
    found = read(text)
    assert (found.lead, found.support) == (lead, support)


def test_running_text_of_results_assigns_nothing() -> None:
    assert read("市教育局牵头推进改革。", kind=ItemKind.ACHIEVEMENT).lead == []


def test_running_text_yields_to_an_attribution() -> None:
    assert read("由市财政局牵头制定计划。（市教育局负责）").lead == ["市教育局"]


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2024年11月", "2024-11"),
        ("2024年12月31日前", "2024-12-31"),
        ("长期坚持", "ongoing"),
        ("第三季度", "2024-09"),
        ("2021-2025年", "2025"),
        ("按要求", None),
    ],
)
def test_deadline_lines(value: str, when: str | None) -> None:
    assert read("改进服务。", f"完成时限：{value}").deadline == when


def test_deadline_in_running_text_only_where_it_is_the_whole_item() -> None:
    assert read("编好年鉴。2024年10月底前完成出版。", heading="编好年鉴").deadline == "2024-10"
    assert read("到2024年底，普及率达到90%。").deadline is None
    assert read("改进服务。扩大范围。2024年10月底前完成设备更新。").deadline is None


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("张小山、李文", ["张小山", "李文"]),
        ("县委常委、副县长 王小明", ["王小明"]),
        ("王小明（副局长）", ["王小明"]),
        ("局党组成员、副局长欧阳小山", ["欧阳小山"]),
        ("艾尼·买买提", ["艾尼·买买提"]),
        ("李 娜 周海宁", ["李娜", "周海宁"]),
        ("各科室负责人", []),
        ("各分管领导", []),
        ("陈 伟 副镇长", ["陈伟"]),
        ("县长 王大中 副县长 李 文", ["王大中", "李文"]),
        ("党委委员、副镇长 刘 洋", ["刘洋"]),
        ("李强县委书记", ["李强"]),
        ("艾尼·买买提 副县长", ["艾尼·买买提"]),
        ("副局长、局长", []),
        ("罗勇支队长、王某某副局长", ["罗勇", "王某某"]),
        ("罗勇 支队长", ["罗勇"]),
        ("乌云毕力格、娜仁", ["乌云毕力格", "娜仁"]),
        ("索朗旺堆副州长", ["索朗旺堆"]),
        ("局长绽永福", ["绽永福"]),
    ],
)
def test_people(value: str, people: list[str]) -> None:
    assert read("改进服务。", f"责任领导：{value}").people == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("成立普查领导小组，办公室设在县统计局，周海宁同志兼任办公室主任。", ["周海宁"]),
        ("办公室主任由县统计局局长李娜同志兼任，负责日常工作。", ["李娜"]),
        ("办公室设在县统计局，县统计局主要负责同志兼任办公室主任。", []),
        ("由县委常委王小明同志担任组长。", []),
    ],
)
def test_who_heads_the_office_that_carries_a_task_out(text: str, people: list[str]) -> None:
    assert read(text).people == people


def test_bodies_and_people_in_one_cell() -> None:
    found = read("改进服务。", "责任单位及责任人：市教育局（王小明）、市财政局（李文）")
    assert (found.lead, found.people) == (["市教育局", "市财政局"], ["王小明", "李文"])


@pytest.mark.parametrize("unit", ["（", "（市教育局负责）", "市教育局牵头", "负责", "会同", "局", "要", "牵头单位：", "，", "2024年"])
def test_hostile_text_is_fast(unit: str) -> None:
    page = Page()
    page.item(unit * (20_000 // len(unit)))
    outline = page.outline()
    begin = time.process_time()
    duties(outline)
    assert time.process_time() - begin < 2


def test_a_helper_named_behind_a_task_leaves_the_lead_to_the_body_that_heads_its_section() -> None:
    page = Page()
    page.section("一、市教育局")
    page.item("改善食堂。（市民政局配合）")
    page.section("二、各县（市、区）人民政府，高新区、南湖开发区管委会")
    page.item("修好道路。")
    page.section("三、市交通运输局、市公安局交警支队")
    page.item("清查车辆。（市民政局牵头）")
    assert (page.read(1).lead, page.read(1).support) == (["市教育局"], ["市民政局"])
    assert page.read(2).lead == ["各县（市、区）人民政府", "高新区管委会", "南湖开发区管委会"]
    assert page.read(3).lead == ["市民政局"]


def test_units_that_head_items_with_a_colon_lead_them() -> None:
    text = "市教育局任务清单\n一、局属各科室\n1.法规宣教科：组织竞赛。\n2.市环境监测站：负责布点。\n3.校园安全：开展演练。\n"
    found = [m for m in duties(parse(Document("d", "d.txt", text, "utf-8", "")))[0] if isinstance(m, DutyMention)]
    assert [(m.item, m.name) for m in found] == [("i1", "法规宣教科"), ("i2", "市环境监测站"), ("i3", "局属各科室")]
