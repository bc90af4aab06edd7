"""Task tables: what a row's item begins with, and which cells stand over it."""

from __future__ import annotations

import pytest

from kg.model import Document, Outline, Part
from kg.parse import parse


def outline(table: str) -> Outline:
    return parse(
        Document(
            "d",
            "d.txt",
            f"云山市2024年实事任务分工方案\n\n一、抓好落实。各单位要按期完成。\n\n附件1\n\n任务分工表\n\n{table}\n",
            "utf-8",
            "0" * 64,
        )
    )


def rows(table: str) -> list[tuple[str | None, str | None, str]]:
    """Label, heading and first words of the items of a table."""
    read = outline(table)
    text = f"云山市2024年实事任务分工方案\n\n一、抓好落实。各单位要按期完成。\n\n附件1\n\n任务分工表\n\n{table}\n"
    return [(i.label, i.heading, text[i.body.start : i.body.end].replace("\t", "|")) for i in read.items if i.label != "一、"]


@pytest.mark.parametrize(
    "head", ["实事名称", "项目名称", "任务名称", "工作事项", "重点任务", "工作项目", "民生实事", "事项名称", "工程名称"]
)
@pytest.mark.parametrize("content", ["建设内容及标准", "主要内容", "具体措施", "工作要求"])
def test_an_item_begins_with_the_cell_that_names_it(head: str, content: str) -> None:
    table = f"序号\t{head}\t{content}\t牵头单位\n1\t修缮馆舍\t修缮文化馆两处，更换门窗。\t市文化局\n2\t添置图书\t采购图书三千册，配送到乡镇。\t市教育局"
    assert rows(table) == [
        ("1", "修缮馆舍", "修缮馆舍|修缮文化馆两处，更换门窗。"),
        ("2", "添置图书", "添置图书|采购图书三千册，配送到乡镇。"),
    ]


def test_a_numbered_row_may_say_its_task_in_few_words() -> None:
    table = "序号\t任务\t责任单位\t完成时限\n1\t修缮馆舍\t市文化局\t6月底\n2\t添置图书\t市教育局\t9月底"
    assert rows(table) == [("1", None, "修缮馆舍"), ("2", None, "添置图书")]


def test_columns_of_indicators_and_years_make_no_tasks() -> None:
    table = "序号\t指标名称\t单位\t2023年\t2026年目标\n1\t馆舍数量\t个\t40\t60—70\n2\t图书数量\t万册\t100\t200-300"
    assert rows(table) == []


@pytest.mark.parametrize("head", ["责任领导", "市级领导", "分管县长", "包抓领导", "牵头领导同志"])
def test_columns_may_name_people(head: str) -> None:
    table = f"序号\t任务\t{head}\t责任单位\n1\t修缮馆舍和围墙\t王小明\t市文化局\n2\t添置图书和桌椅\t李  文\t市教育局"
    duties = [(p.label, p.view.text) for p in outline(table).passages if p.part is Part.DUTY]
    assert duties == [(head, "王小明"), ("责任单位", "市文化局"), (head, "李文"), ("责任单位", "市教育局")]


HEADS = "序号\t任务\t主要内容\t牵头单位\t配合单位\t完成时限"


def test_headings_between_the_rows_are_sections_and_the_cell_of_a_task_names_its_rows() -> None:
    table = f"""{HEADS}
一、修缮场馆
1\t文化馆\t更换门窗五十扇。\t市文化局\t市财政局\t6月底
2\t粉刷外墙三千平方米。\t市文化局\t市财政局\t7月底
二、添置图书
3\t图书馆\t采购图书三千册。\t市教育局\t/\t9月底"""
    read = outline(table)
    assert [(i.label, i.heading) for i in read.items[1:]] == [("1", "文化馆"), ("2", "文化馆"), ("3", "图书馆")]
    assert [[s.title for s in read.path(i.section)][-1] for i in read.items[1:]] == ["修缮场馆", "修缮场馆", "添置图书"]


def test_a_row_torn_in_a_cell_goes_on_in_the_lines_below() -> None:
    table = f"""{HEADS}
1\t文化馆\t更换门窗五十扇，
粉刷外墙三千平方米。\t市文化局\t市财政局、
市住建局\t6月底
2\t图书馆\t采购图书三千册。\t市教育局\t市财政局\t9月底"""
    read = outline(table)
    assert rows(table)[0] == ("1", "文化馆", "文化馆|更换门窗五十扇，\n粉刷外墙三千平方米。")
    duties = [(p.label, p.view.text) for p in read.passages if p.part is Part.DUTY and p.item == "i2"]
    assert duties == [("牵头单位", "市文化局"), ("配合单位", "市财政局、市住建局"), ("完成时限", "6月底")]


def test_a_page_number_ends_no_table() -> None:
    table = f"{HEADS}\n1\t文化馆\t更换门窗五十扇。\t市文化局\t市财政局\t6月底\n- 3 -\n2\t图书馆\t采购图书三千册。\t市教育局\t/\t9月底"
    assert [row[0] for row in rows(table)] == ["1", "2"]


def test_a_numbered_row_may_lack_cells_on_both_sides_of_its_task() -> None:
    table = f"{HEADS}\n1\t文化馆\t更换门窗五十扇。\t市文化局\t市财政局\t6月底\n2\t粉刷外墙三千平方米。"
    read = outline(table)
    duties = [(p.label, p.view.text) for p in read.passages if p.part is Part.DUTY and p.item == "i3"]
    assert duties == [("牵头单位", "市文化局"), ("配合单位", "市财政局"), ("完成时限", "6月底")]


def test_text_below_a_table_is_no_heading_of_its_rows() -> None:
    table = f"{HEADS}\n1\t文化馆\t更换门窗五十扇。\t市文化局\t市财政局\t6月底\n云山市人民政府办公室\n2024年3月1日"
    read = outline(table)
    assert [row[0] for row in rows(table)] == ["1"]
    assert "云山市人民政府办公室" not in [s.title for s in read.sections]


def test_cells_broken_anywhere_are_put_together_by_counting_tabs() -> None:
    table = f"""{HEADS}
1\t修缮文化
馆舍\t更换门窗五十扇，粉刷外墙三千
平方米。
清理院落。\t市文化局\t市财
政局\t6月
底
\t\t添置图书三千册。\t市教育局\t/\t9月底
- 4 -
2\t整修图书馆\t采购书架。\t市教育局\t市财政局\t9月底"""
    read = outline(table)
    found = [(i.label, i.heading) for i in read.items[1:]]
    assert found == [("1", "修缮文化馆舍"), (None, "修缮文化馆舍"), ("2", "整修图书馆")]
    duties = [(p.label, p.view.text) for p in read.passages if p.part is Part.DUTY and p.item == "i2"]
    assert duties == [("牵头单位", "市文化局"), ("配合单位", "市财政局"), ("完成时限", "6月底")]


def test_a_first_cell_may_be_broken_where_rows_have_no_numbers() -> None:
    table = (
        "责任领导\t重点任务\t责任单位\t完成时限\n王小明\n副市长\t更换门窗五十扇。\t市文化局\t6月底\n\t粉刷外墙三千平方米。\t市住建局\t7月底"
    )
    duties = [(p.item, p.view.text) for p in outline(table).passages if p.part is Part.DUTY and p.label == "责任领导"]
    assert duties == [("i2", "王小明副市长"), ("i3", "王小明副市长")]


def test_headings_of_two_levels_stand_over_rows() -> None:
    table = f"""{HEADS}
一、修缮场馆
（一）文化场馆
1\t文化馆\t更换门窗五十扇。\t市文化局\t/\t6月底
（二）体育场馆
- 2 -

{HEADS}
2\t体育馆\t更换地板。\t市体育局\t/\t7月底
二、添置图书
3\t图书馆\t采购图书三千册。\t市教育局\t/\t9月底"""
    read = outline(table)
    assert [[s.printed for s in read.path(i.section)][-2:] for i in read.items[1:]] == [
        ["一、修缮场馆", "（一）文化场馆"],
        ["一、修缮场馆", "（二）体育场馆"],
        ["附件1任务分工表", "二、添置图书"],
    ]


def test_bodies_are_inherited_where_the_row_names_no_lead_and_deadlines_always() -> None:
    table = f"{HEADS}\n1\t文化馆\t更换门窗五十扇。\t市文化局\t市财政局\t6月底\n2\t体育馆\t更换地板。\t市体育局\t\t\n3\t图书馆\t采购图书三千册。\t\t\t"
    duties = {(p.item, p.view.text) for p in outline(table).passages if p.part is Part.DUTY}
    assert duties == {
        *(("i2", text) for text in ("市文化局", "市财政局", "6月底")),
        *(("i3", text) for text in ("市体育局", "6月底")),
        *(("i4", text) for text in ("市体育局", "6月底")),
    }


def test_blank_lines_of_a_stacked_table_are_empty_cells() -> None:
    table = "序号\n任务\n牵头单位\n配合单位\n1\n修缮文化馆舍一处\n市文化局\n市财政局\n2\n添置图书三千册\n市教育局\n\n3\n采购书架一百个\n\n市档案局"
    duties = [(p.item, p.label, p.view.text) for p in outline(table).passages if p.part is Part.DUTY]
    assert duties[2:] == [("i3", "牵头单位", "市教育局"), ("i4", "牵头单位", "市教育局"), ("i4", "配合单位", "市档案局")]


def test_heads_in_two_rows_are_read_as_one() -> None:
    below = "1\t修缮文化馆舍一处\t市文化局\t市财政局\t6月底\n2\t添置图书三千册\t市教育局\t/\t9月底"
    duties = [("i2", "牵头单位", "市文化局"), ("i2", "配合单位", "市财政局"), ("i2", "完成时限", "6月底")]
    for heads in (
        "序号\t任务\t责任分工\t\t完成时限\n\t\t牵头单位\t配合单位\t",
        "序号\t任务\t责任分工\t完成时限\n牵头单位\t配合单位",
    ):
        read = outline(f"{heads}\n{below}")
        assert [(p.item, p.label, p.view.text) for p in read.passages if p.part is Part.DUTY and p.item == "i2"] == duties
        assert [i.label for i in read.items[1:]] == ["1", "2"]


def test_columns_may_be_set_apart_by_blanks() -> None:
    table = """序号   任务内容                        牵头单位      配合单位        完成时限
（一）修缮场馆
1      修缮文化馆舍，更换门窗五十扇。    市文化局      市财政局、市住建局   6月底
2      修缮体育馆，粉刷外墙三千
       平方米。                        市体育局      /              7月底
（二）添置图书
3      采购图书三千册，配送到乡镇。      市教育局      市财政局        9月底

二、工作要求
（一）加强领导。各单位要按期完成。"""
    read = outline(table)
    assert [i.label for i in read.items[1:]] == ["1", "2", "3", "（一）"]
    assert [read.path(i.section)[-1].title for i in read.items[1:]] == ["修缮场馆", "修缮场馆", "添置图书", "工作要求"]
    duties = [p.view.text for p in read.passages if p.part is Part.DUTY and p.item == "i3"]
    assert duties == ["市体育局", "7月底"]


def test_points_of_a_note_below_a_table_are_no_items() -> None:
    table = (
        f"{HEADS}\n1\t文化馆\t更换门窗五十扇。\t市文化局\t/\t6月底\n注：1.两家牵头的，排名第一的为主。\n2.各区含开发区。\n3.按季度报送。"
    )
    assert [row[0] for row in rows(table)] == ["1"]


def test_a_cell_that_says_the_same_as_above_is_the_one_above() -> None:
    read = outline(
        "序号\t任务\t责任单位\t完成时限\n1\t成立领导小组，印发方案\t市水务局、市财政局\t4月底\n2\t召开动员会议，部署工作\t同上\t〃\n3\t更换水表一千只\t市住建局\t同上\n"
    )
    told = {(p.item, p.label, p.view.text) for p in read.passages if p.part is Part.DUTY}
    bodies = ["市水务局、市财政局", "市水务局、市财政局", "市住建局"]
    assert told == {row for n, body in enumerate(bodies, 2) for row in ((f"i{n}", "责任单位", body), (f"i{n}", "完成时限", "4月底"))}
