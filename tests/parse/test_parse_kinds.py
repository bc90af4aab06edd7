"""Kinds of items and documents: the examples of data/lexicon/headings.yaml and data/rules/structure.yaml, and the vote of siblings."""

from __future__ import annotations

import pytest

from kg.model import Document, DocumentKind, ItemKind, Span, Stated
from kg.parse import parse
from kg.parse.kinds import kind_of, kind_of_heading, kind_of_itself, kind_under, reports, safeguards, stock_heading, work_done
from kg.parse.title import kind_of_title
from kg.rules.files import load_yaml

HEADINGS = load_yaml("lexicon/headings.yaml")["headings"]
KINDS = load_yaml("rules/structure.yaml")["kinds"]
ITSELF = load_yaml("lexicon/headings.yaml")["itself"]["rows"]


@pytest.mark.parametrize(("kind", "heading"), [(row["kind"], example) for row in HEADINGS for example in row["examples"]])
def test_example_headings_have_their_kind(kind: str, heading: str) -> None:
    assert kind_of_heading(heading) is ItemKind(kind)


@pytest.mark.parametrize(("kind", "heading"), [(row["kind"], reject) for row in HEADINGS for reject in row["rejects"]])
def test_rejected_headings_have_not(kind: str, heading: str) -> None:
    assert kind_of_heading(heading) is not ItemKind(kind)


@pytest.mark.parametrize(("kind", "text"), [(row["kind"], example) for row in ITSELF for example in row["examples"]])
def test_provisions_that_speak_of_their_own_document(kind: str, text: str) -> None:
    assert kind_of_itself(text) is ItemKind(kind)
    assert kind_of(None, None, text, DocumentKind.OTHER) is ItemKind(kind)
    assert kind_of(ItemKind.SAFEGUARD, None, text, DocumentKind.OTHER) is ItemKind.SAFEGUARD


@pytest.mark.parametrize(("kind", "text"), [(row["kind"], reject) for row in ITSELF for reject in row["rejects"]])
def test_provisions_that_do_not(kind: str, text: str) -> None:
    assert kind_of_itself(text) is not ItemKind(kind)


@pytest.mark.parametrize(("kind", "title"), [(row["kind"], example) for row in KINDS for example in row["examples"]])
def test_example_titles_have_their_kind(kind: str, title: str) -> None:
    found = kind_of_title(Stated(title, Span(0, len(title)), "title"))
    assert found is not None and DocumentKind(found.value) is DocumentKind(kind)


def test_title_of_no_known_kind_is_other() -> None:
    found = kind_of_title(Stated("某市水志", Span(0, 4), "title"))
    assert found is not None and found.value == "other"


def test_innermost_heading_decides() -> None:
    assert kind_under("保障措施", kind_under("重点任务", None)) is ItemKind.SAFEGUARD
    assert kind_under("重点任务", kind_under("保障措施", None)) is ItemKind.TASK
    assert kind_under("修渠引水", kind_under("保障措施", None)) is ItemKind.SAFEGUARD
    assert kind_of(ItemKind.SAFEGUARD, None, "", None) is ItemKind.SAFEGUARD


def test_siblings_that_all_speak_of_safeguards_make_one_of_the_third() -> None:
    siblings = ["加强组织领导", "强化资金保障", "开展督查考核", "完善台账"]
    assert kind_of(None, "完善台账", "", None, safeguard=safeguards(siblings)) is ItemKind.SAFEGUARD
    assert kind_of(None, "完善台账", "", None, safeguard=safeguards(["加强组织领导", "修建水渠", "完善台账"])) is ItemKind.TASK


def test_summary_without_telling_heading_goes_by_tense() -> None:
    done, planned = "已完成投资三亿元，建成水库两座，累计灌溉十万亩。", "要加快推进项目建设，力争年内开工，进一步完善管网。"
    assert reports(done) and not reports(planned)
    assert kind_of(None, None, done, DocumentKind.WORK_SUMMARY) is ItemKind.ACHIEVEMENT
    assert kind_of(None, None, planned, DocumentKind.WORK_SUMMARY) is ItemKind.TASK


@pytest.mark.parametrize(("text", "length"), [("存在问题在看到成绩的同时", 4), ("总体要求以科学发展为指导", 4), ("修建水渠", 0)])
def test_stock_headings_end_where_the_text_begins(text: str, length: int) -> None:
    assert stock_heading(text) == length


@pytest.mark.parametrize(
    ("titles", "done"),
    [
        (["2022年主要工作", "存在的问题", "2023年工作计划"], {"2022年主要工作"}),
        (["今年主要工作", "下一步打算"], {"今年主要工作"}),
        (["2023年重点工作", "保障措施"], set()),
        (["上半年工作完成情况", "下半年重点工作"], set()),
    ],
)
def test_work_before_what_comes_next_in_a_summary_was_done(titles: list[str], done: set[str]) -> None:
    assert work_done(titles) == done


def test_work_that_was_done_is_an_achievement_but_its_problems_are_none() -> None:
    done = work_done(["2022年主要工作", "2023年工作计划"])
    kind = DocumentKind.WORK_SUMMARY
    assert kind_of(kind_under("2022年主要工作", None, done), "推进修渠引水", "推进修渠引水。", kind) is ItemKind.ACHIEVEMENT
    assert kind_of(kind_under("存在问题", kind_under("2022年主要工作", None, done), done), None, "管护不力。", kind) is ItemKind.PROBLEM
    assert kind_of(kind_under("2023年工作计划", None, done), "推进修渠引水", "推进修渠引水。", kind) is ItemKind.TASK


LETTER = """云山市人民政府办公室关于印发修缮场馆工作方案的通知
各区人民政府：
现将《修缮场馆工作方案》{sent}，并提出以下要求。
一、各区主要领导亲自抓。
二、市财政局安排经费。
云山市人民政府办公室
2023年3月1日
修缮场馆工作方案
一、修缮文化馆，更换门窗。
二、修缮体育馆，更换地板。
"""


def test_provisions_of_a_covering_letter_are_safeguards() -> None:
    found = parse(Document("d", "d.txt", LETTER.format(sent="印发给你们"), "utf-8", ""))
    assert [i.kind for i in found.items] == [ItemKind.SAFEGUARD] * 2 + [ItemKind.TASK] * 2
    other = parse(Document("d", "d.txt", LETTER.format(sent="作出部署"), "utf-8", ""))
    assert [i.kind for i in other.items] == [ItemKind.TASK] * 4
