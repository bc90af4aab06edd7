"""Numbering labels: the examples of data/rules/structure.yaml and data/rules/labels.yaml, and what the numerals are worth."""

from __future__ import annotations

import time

import pytest

from kg.parse.duties import duty_passages
from kg.parse.labels import label_at, value
from kg.parse.paragraphs import is_chrome
from kg.rules.files import load_yaml
from kg.rules.headings import duty_labels, structure
from kg.text.view import view

ROWS = load_yaml("rules/structure.yaml")["labels"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_examples_of_a_label_are_read_as_that_label(row: dict[str, object]) -> None:
    for example in row["examples"]:  # type: ignore[attr-defined]
        found = label_at(example)
        assert found is not None and found.kind == row["id"] and found.rank == row["rank"], example


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_rejects_of_a_label_are_not_read_as_it(row: dict[str, object]) -> None:
    for reject in row["rejects"]:  # type: ignore[attr-defined]
        found = label_at(reject)
        assert found is None or found.kind != row["id"], reject


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("五十四", 54), ("一百零", 0), ("12", 12), ("③", 3), ("2.1", 1), ("", 0)],
)
def test_value_of_numerals(numeral: str, number: int) -> None:
    assert value(numeral) == number


def test_label_ends_where_the_words_begin() -> None:
    text = "（二十一）、落实责任"
    found = label_at(text)
    assert found is not None and (found.number, text[found.end :]) == (21, "落实责任")


@pytest.mark.parametrize(
    "line",
    [
        "—3—",
        "- 12 -",
        "第3页共10页",
        "打印",
        "字号：大 中 小",
        "浏览次数：123",
        "★",
        "当前位置：首页 > 政务公开",
        "本作品是中华人民共和国的",
        "》第五条第一项，本作品不适用于该法，在",
    ],
)
def test_page_furniture_is_chrome(line: str) -> None:
    assert is_chrome(view(line).text)


@pytest.mark.parametrize(
    "line", ["一、总体要求", "2023年3月5日", "加大投入", "大力发展", "某市财政局", "中小企业", "征集本作品，是为了宣传。"]
)
def test_words_of_a_document_are_not_chrome(line: str) -> None:
    assert not is_chrome(line)


@pytest.mark.parametrize(
    "line",
    ["责任领导：甲", "牵头科室：乙科", "配合科室（单位）：丙", "完成时限：2024年6月", "牵头单位:甲局", "责任部门：乙", "责任处室：丙", "参与单位：丁", "协助单位：戊",
     "落实单位：己", "【责任单位】甲局", "完成时间：年底", "时限要求：6月底", "牵头部门和配合部门：甲"],
)  # fmt: skip
def test_duty_labels_are_seen_at_the_start_of_a_line(line: str) -> None:
    assert duty_labels().line.match(view(line).text)


@pytest.mark.parametrize(
    "line",
    ["责任重大，使命光荣", "负责人员培训", "时间紧迫：抓紧", "工作目标：到2025年", "主要任务：修路", "时间：2023-01-02", "联系电话：123"],
)
def test_running_text_is_no_duty_line(line: str) -> None:
    assert not duty_labels().line.match(line)


def test_several_duties_on_one_line_are_told_apart() -> None:
    found = duty_passages(view("牵头单位：县教育局；配合单位：县财政局、各乡镇；完成时限：8月底"))
    assert [(label, value.text) for label, value in found] == [
        ("牵头单位", "县教育局；"),
        ("配合单位", "县财政局、各乡镇；"),
        ("完成时限", "8月底"),
    ]


@pytest.mark.parametrize("character", ["一", "（", "1", "第", "—", "附", "：", "责", " ", "局", "年", "《", "★"])
def test_hostile_text_is_not_slow(character: str) -> None:
    text = character * 100_000
    started = time.process_time()
    label_at(text)
    is_chrome(text)
    duty_labels().line.match(text)
    structure().title_end.search(text[:200])
    assert time.process_time() - started < 0.5
