"""Lists of bodies, heads and tails written out, judged by hand."""

from __future__ import annotations

import time

import pytest

from kg.recognise.lists import expand, whole_names
from kg.text.view import view

READS = {
    "市教育局、市财政局": ["市教育局", "市财政局"],
    "局信息管理、规划岗位、安全和宣传岗位": ["局信息管理岗位", "局规划岗位", "局安全和宣传岗位"],
    "局综合岗位、安全和宣传岗位": ["局综合岗位", "局安全和宣传岗位"],
    "市教育局人事科、财务科": ["市教育局人事科", "市教育局财务科"],
    "市委办公室、督查室": ["市委办公室", "市委督查室"],
    "区、市卫生健康委": ["区卫生健康委", "市卫生健康委"],
    "国家、省、市卫健委": ["国家卫健委", "省卫健委", "市卫健委"],
    "自治区、吴忠市卫生健康委员会": ["自治区卫生健康委员会", "吴忠市卫生健康委员会"],
    "市教育、财政局": ["市教育局", "财政局"],
    "发改、教育、民政部门": ["发改部门", "教育部门", "民政部门"],
    "县委、政府": ["县委", "县政府"],
    "各级党委和政府": ["各级党委", "各级政府"],
    "各县（市、区）党委和政府": ["各县（市、区）党委", "各县（市、区）政府"],
    "各市、县人民政府": ["各市、县人民政府"],
    "各省、自治区、直辖市人民政府": ["各省、自治区、直辖市人民政府"],
    "各乡镇（街道）": ["各乡镇（街道）"],
    "各有关部门和单位、各省级人民政府": ["各有关部门和单位", "各省级人民政府"],
    "应急管理局和财政局": ["应急管理局", "财政局"],
    "农业农村部、工业和信息化部": ["农业农村部", "工业和信息化部"],
    "发展和改革局、住房城乡建设和交通局": ["发展和改革局", "住房城乡建设和交通局"],
    "商务部、供销合作总社等和各有关省级人民政府": ["商务部", "供销合作总社", "各有关省级人民政府"],
    "财政部、邮政局等部门和企业": ["财政部", "邮政局"],
    "某区医改领导小组成员单位": ["某区医改领导小组成员单位"],
    "市教育局 市财政局": ["市教育局", "市财政局"],
    "市教育局\n、市财\n政局": ["市教育局", "市财政局"],
    "市委市政府、各县区": ["市委", "市政府", "各县区"],
    "市公安局交警支队": ["市公安局交警支队"],
    "市委市直机关工委": ["市委市直机关工委"],
    "各市（州）、县（市、区）人民政府": ["各市（州）、县（市、区）人民政府"],
    "邮政局等部门及各县区": ["邮政局", "各县区"],
    "各镇人民政府、街道办事处": ["各镇人民政府", "各街道办事处"],
    "各有关部门、单位": ["各有关部门", "各有关单位"],
    "各乡镇、新民街道": ["各乡镇", "新民街道"],
    "发展改革、卫生健康等部门": ["发展改革部门", "卫生健康部门"],
    "/": [],
    "—": [],
    "无": [],
    "": [],
}


@pytest.mark.parametrize("text", READS)
def test_reads(text: str) -> None:
    assert [listed.name for listed in expand(view(text))] == READS[text]


def test_open_lists_are_marked() -> None:
    assert [(one.name, one.open) for one in expand(view("市教育局、市财政局等。"))] == [("市教育局", False), ("市财政局", True)]


def test_a_name_cut_short_is_completed_from_the_document() -> None:
    known = whole_names([view("局综合与信息化岗位"), view("各医院")])
    assert known == {"局综合与信息化岗位"}
    names = [one.name for one in expand(view("局综合与信息化、各医院"), known=known)]
    assert names == ["局综合与信息化岗位", "各医院"]


def test_spans_stand_in_the_raw_text() -> None:
    text = "区、市 卫生\n健康委"
    assert [text[one.span.start : one.span.end] for one in expand(view(text))] == ["区", "市 卫生\n健康委"]


@pytest.mark.parametrize("unit", ["局", "、", "和", "市", "（", "各市、", "等", "科 "])
def test_hostile_text_is_fast(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    begin = time.perf_counter()
    expand(view(text))
    assert time.perf_counter() - begin < 1
