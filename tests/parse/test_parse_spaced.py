"""Provisions numbered by a blank alone, and what is a provision's heading."""

from __future__ import annotations

from kg.model import Document, Outline
from kg.parse import parse


def outline(text: str) -> Outline:
    return parse(Document("made-up", "made-up.txt", text, "utf-8", ""))


def test_numbers_set_off_by_a_blank_head_their_decimals() -> None:
    found = outline(
        "某市防汛应急预案\n1 总则\n1.1 编制目的\n为规范应对，制定本预案。\n2 预警监测\n2.1 市场监测\n建立监测系统，及时报告。\n"
    )
    assert [(s.level, s.label, s.title) for s in found.sections if s.level == 1] == [(1, "1", "总则"), (1, "2", "预警监测")]


def test_numbers_of_things_are_no_labels() -> None:
    found = outline("某市防汛工作方案\n1.1 编制目的\n为规范应对，制定本预案。\n3 座水库\n")
    assert not any(s.label == "3" for s in found.sections)


def test_an_only_sentence_before_a_bracket_is_no_heading() -> None:
    found = outline(
        "某市工作要点\n一、任务\n（一）备案率达到60%以上。（责任单位：市教育局）\n（二）开展培训。组织教师参加。（责任单位：市教育局）\n"
    )
    assert [i.heading for i in found.items] == [None, "开展培训"]


def test_a_sentence_with_a_bracket_of_its_own_is_no_heading() -> None:
    found = outline("某市工作要点\n一、任务\n1.整治场站。（市能源局牵头）对其余场站停产。（市财政局负责）\n2.清扫道路。（市能源局牵头）\n")
    assert [i.heading for i in found.items] == [None, None]
