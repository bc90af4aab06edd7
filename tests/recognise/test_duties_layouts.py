"""Odd combinations in which plans say who acts: clauses without brackets, roles told by halves, names with what they were before."""

from __future__ import annotations

import pytest
from duty_outlines import Page, read


def test_who_is_charged_with_the_rest_leads_only_what_names_no_lead() -> None:
    page = Page()
    page.preamble("以下任务，未注明责任单位的由市文化局负责。")
    page.item("修缮馆舍。", "责任单位：市财政局")
    page.item("办好展览。")
    page.item("办好夜校。", "配合单位：市财政局")
    assert page.read(1).lead == ["市财政局"]
    assert page.read(2).lead == ["市文化局"]
    assert (page.read(3).lead, page.read(3).support) == (["市文化局"], ["市财政局"])


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("修缮馆舍，完工率达到90%，责任单位：市文化局、市财政局。", ["市文化局", "市财政局"], []),
        ("修缮馆舍，牵头单位：市文化局，配合单位：市财政局。", ["市文化局"], ["市财政局"]),
        ("修缮馆舍。（市文化局；市财政局、市气象局参加）", ["市文化局"], ["市财政局", "市气象局"]),
        ("修缮馆舍。（市文化局，市财政局配合）", ["市文化局"], ["市财政局"]),
        ("修缮馆舍。（牵头：市文化局；配合：市财政局、市气象局）", ["市文化局"], ["市财政局", "市气象局"]),
        ("修缮馆舍。（主责单位：市文化局；协办单位：市财政局）", ["市文化局"], ["市财政局"]),
        ("修缮馆舍。（市文化局牵头负责，市财政局、市气象局配合做好）", ["市文化局"], ["市财政局", "市气象局"]),
        ("修缮馆舍。〔责任单位：市文化局、市财政局〕", ["市文化局", "市财政局"], []),
        ("修缮馆舍。【牵头单位：市文化局；责任单位：市财政局】", ["市文化局", "市财政局"], []),
        (
            "由局人事科牵头，区征收服务中心、东山街道办事处、西山街道办事处配合，推进扫尾。",
            ["局人事科"],
            ["区征收服务中心", "东山街道办事处", "西山街道办事处"],
        ),
        ("由市教育局牵头，会同市委督查考核局、市气象局开展测评。", ["市教育局"], ["市委督查考核局", "市气象局"]),
        (
            "由市财政局牵头，会同国家金融监督管理总局甲市监管分局、甲市银行东山支行、区金融控股集团推进，6月底前备案。",
            ["市财政局"],
            ["国家金融监督管理总局甲市监管分局", "甲市银行东山支行", "区金融控股集团"],
        ),
        ("由市教育局牵头，市财政局、市气象局协同，每半年开会。", ["市教育局"], ["市财政局", "市气象局"]),
        ("市教育局、市财政局按照各自职能分工，负责做好检查。", ["市教育局", "市财政局"], []),
        ("组建队伍。由市教育局会同市财政局组织实施，市气象局参与。", ["市教育局"], ["市财政局", "市气象局"]),
        ("由市人民政府办公室承办。", ["市人民政府办公室"], []),
        ("由市教育局审查后报市政府。", ["市教育局"], []),
    ],
)
def test_roles_are_told_apart(text: str, lead: list[str], support: list[str]) -> None:
    found = read(text)
    assert (found.lead, found.support) == (lead, support)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("市卫健委（市疾控局）、市残联", ["市卫健委", "市疾控局", "市残联"]),
        ("市物流中心（原市运输管理局）、市供销社", ["市物流中心", "市供销社"]),
        ("建设局（人防办）、统计局", ["建设局", "人防办", "统计局"]),
        ("各镇（街道）、各县（市、区）人民政府", ["各镇（街道）", "各县（市、区）人民政府"]),
        ("市文化局（牵头）、市财政局", ["市文化局", "市财政局"]),
        ("市教育局/市财政局", ["市教育局", "市财政局"]),
        ("市教育局 市财政局", ["市教育局", "市财政局"]),
        ("市教育局，市财政局；市气象局", ["市教育局", "市财政局", "市气象局"]),
    ],
)
def test_values_of_labels_are_read_whole(value: str, names: list[str]) -> None:
    found = read("修缮馆舍。", f"责任单位：{value}")
    assert [*found.lead, *found.support] == names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("修缮馆舍，培训人员三千人次。责任人：王小明", ["王小明"]),
        ("修缮馆舍。（责任科室：局人事科；责任领导：刘  畅、王小明）", ["刘畅", "王小明"]),
        ("修缮馆舍。责任单位：市文化局，责任人：王小明。", ["王小明"]),
        ("修缮馆舍。（牵头领导：王小明；牵头单位：市文化局）", ["王小明"]),
        ("修缮馆舍。（包抓领导：王小明，责任单位：市文化局，完成时间：6月底）", ["王小明"]),
    ],
)
def test_people_are_read_beside_bodies(text: str, people: list[str]) -> None:
    assert read(text).people == people


@pytest.mark.parametrize(
    "label",
    [
        "责任人",
        "牵头领导",
        "分管领导",
        "包抓领导",
        "包保领导",
        "市级领导",
        "挂钩领导",
        "责任领导",
        "牵头市领导",
        "分管县领导",
        "市领导",
        "第一责任人",
        "具体负责人",
    ],
)
def test_lines_name_people(label: str) -> None:
    assert read("修缮馆舍。", f"{label}：王小明").people == ["王小明"]


@pytest.mark.parametrize(
    "label",
    [
        "责任科室",
        "承办科室",
        "牵头股室",
        "责任部门",
        "主办单位",
        "承办单位",
        "主责部门",
        "责任单位（牵头）",
        "牵头部门（单位）",
        "责任处（室）",
        "实施单位",
        "具体责任单位",
        "责任主体",
        "牵头处室",
        "归口单位",
    ],
)
def test_lines_name_leads(label: str) -> None:
    page = Page()
    page.item("修缮馆舍。", f"{label}：局人事科、局宣传科")
    page.item("修缮围墙。", f"{label}：局人事科")
    assert page.read(1).lead == ["局人事科", "局宣传科"]


@pytest.mark.parametrize(
    "label",
    [
        "配合单位",
        "协办单位",
        "协办科室",
        "协助部门",
        "参加单位",
        "参与部门",
        "配合部门（单位）",
        "协同单位",
        "支持单位",
        "指导单位",
        "会办单位",
    ],
)
def test_lines_name_support(label: str) -> None:
    assert read("修缮馆舍。", "牵头单位：市文化局", f"{label}：市财政局、市气象局").support == ["市财政局", "市气象局"]


@pytest.mark.parametrize(
    "label",
    [
        "完成时间",
        "时间节点",
        "完成时限",
        "时限要求",
        "办结时限",
        "完成期限",
        "计划完成时间",
        "时间要求",
        "进度安排",
        "推进时限",
        "工作时限",
        "截止时间",
        "完成日期",
        "预计完成时间",
    ],
)
def test_lines_say_by_when(label: str) -> None:
    assert read("修缮馆舍。", f"{label}：2024年6月底前").deadline == "2024-06"


def test_units_of_the_issuer_head_what_they_do() -> None:
    page = Page()
    page.section("一、厅规划处、厅监督局")
    page.item("牵头编制规划。")
    page.section("二、厅财务处")
    page.item("落实经费。（配合单位：厅规划处）")
    assert page.read(1).lead == ["厅规划处", "厅监督局"]
    assert (page.read(2).lead, page.read(2).support) == (["厅财务处"], ["厅规划处"])


@pytest.mark.parametrize("name", ["段小明", "曾玉兰", "兰小梅", "查小波", "官小云"])
def test_surnames(name: str) -> None:
    assert read("修缮馆舍。", f"责任人：{name}").people == [name]


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("由市教育局会同市财政局组织实施项目。（配合单位：市气象局）", ["市教育局"], ["市财政局", "市气象局"]),
        ("由市教育局、市财政局共同牵头，市气象局协助，实施行动。", ["市教育局", "市财政局"], ["市气象局"]),
        ("由市教育局将办学情况纳入考核。", ["市教育局"], []),
        ("改进服务。市财政局将继续支持。", [], []),
    ],
)
def test_running_text_says_the_lead_that_a_bracket_leaves_open(text: str, lead: list[str], support: list[str]) -> None:
    found = read(text)
    assert (found.lead, sorted(found.support)) == (lead, sorted(support))


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("动员部署（2024年4月至5月）。制定清单，报市里备案。", "2024-05"),
        ("集中攻坚（2024年6月—2026年6月）。全面推进。", "2026-06"),
        ("提升行动（2024—2026年）。全面推进。", None),
        ("总结评估阶段（2024年12月）。开展评估。", "2024-12"),
        ("启动阶段（3月底前）。制定方案。", "2024-03"),
        ("召开现场会（2024年12月）。全面推进。", None),
    ],
)
def test_a_phase_ends_when_its_heading_says(text: str, deadline: str | None) -> None:
    assert read(text).deadline == deadline


def test_one_body_alone_in_a_bracket_counts_where_brackets_usually_name_bodies() -> None:
    page = Page()
    page.item("修缮馆舍（市文化局牵头，市财政局配合）；添置图书（市教育局负责）。")
    page.item("采购书架（市教育局、市财政局负责）；清点藏书（市档案馆）。")
    page.item("更换门窗（市住建局）。")
    assert [page.read(n).lead for n in (1, 2, 3)] == [["市文化局", "市教育局"], ["市教育局", "市财政局", "市档案馆"], ["市住建局"]]
    assert read("更换门窗（市住建局）。").lead == []


def test_an_inner_unit_of_a_body_may_be_charged_inside_a_sentence() -> None:
    found = read("优化标线（市公安局交警支队牵头），清除树木（市林业局负责），修复路灯（市城管局负责）。")
    assert found.lead == ["市公安局交警支队", "市林业局", "市城管局"]


def test_a_clause_may_hold_for_what_stands_above_it() -> None:
    page = Page()
    page.item("修缮馆舍。", "责任单位：市文化局")
    page.item("办好展览。以上任务各镇人民政府均为配合单位，不再逐项列出。")
    assert (page.read(1).lead, page.read(1).support) == (["市文化局"], ["各镇人民政府"])


def test_a_clause_may_hold_for_some_parts_only() -> None:
    page = Page()
    page.section("一、修缮馆舍", "一、")
    page.item("修好屋顶。（责任单位：市文化局）第一、二部分任务责任单位均包括各县人民政府，以下不再列出。")
    page.section("二、办好展览", "二、")
    page.item("布置展厅。")
    page.section("三、办好夜校", "三、")
    page.item("聘请教师。")
    assert [page.read(n).lead for n in (1, 2, 3)] == [["市文化局", "各县人民政府"], ["各县人民政府"], []]


def test_a_heading_may_name_a_body_by_two_names() -> None:
    page = Page()
    page.section("一、市教育局")
    page.item("办好夜校。")
    page.section("二、各乡镇人民政府（街道办事处）")
    page.item("管好健身器材。")
    assert [page.read(n).lead for n in (1, 2)] == [["市教育局"], ["各乡镇人民政府（街道办事处）"]]


@pytest.mark.parametrize(
    ("text", "lead", "deadline"),
    [
        ("深化制度。责任科室：农村与社会发展科；配合单位：市农业农村局；持续推进", ["农村与社会发展科"], "ongoing"),
        ("加强党建。责任科室：机关党委；长期坚持", ["机关党委"], "ongoing"),
        ("开展诊断。责任科室：规划科；6月底前完成", ["规划科"], "2024-06"),
        ("开展诊断。责任科室：规划科；配合单位：市财政局。", ["规划科"], None),
    ],
)
def test_a_deadline_may_close_the_labels_at_the_end_of_a_passage(text: str, lead: list[str], deadline: str | None) -> None:
    found = read(text)
    assert (found.lead, found.deadline) == (lead, deadline)
