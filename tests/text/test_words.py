"""Rows looked for only where one of their words stands, and none missed."""

import re

import pytest

from kg.text.words import ByWords, any_of

ROWS = ByWords([(["牵头", "会同"], "lead"), (["负责"], "responsible"), (["责任主体"], "answers"), (["要"], "must")])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("由甲局牵头制定", ["lead"]),
        ("甲局要会同乙局", ["lead", "must"]),
        ("负责任主体", ["responsible", "answers"]),  # the two words share a character
        ("责任单位", []),
        ("", []),
    ],
)
def test_rows_whose_words_stand_in_the_text(text: str, rows: list[str]) -> None:
    assert ROWS.of(text) == rows


def test_longer_words_are_tried_first() -> None:
    assert re.findall(any_of(["建", "建设", "建立"]), "建设和建立与建") == ["建设", "建立", "建"]


def test_words_that_begin_another_word_are_left_out() -> None:
    pattern = any_of(["建", "建设", "检查"], but=["建材", "检查站"])
    assert re.findall(pattern, "建材和建设、检查和检查站、建成") == ["建设", "检查", "建"]
