"""Dates in running text, judged by hand."""

from __future__ import annotations

import time

import pytest

from kg.text.dates import Dated, dates

READS = [
    ("2021年6月底前完成", [("2021-06", "by")]),
    ("到2025年", [("2025", "")]),
    ("2025年12月31日前", [("2025-12-31", "by")]),
    ("2024-06-30", [("2024-06-30", "")]),
    ("2024.6.3", [("2024-06-03", "")]),
    ("二〇二〇年三月三十一日", [("2020-03-31", "")]),
    ("十二月二十五日", [("2020-12-25", "")]),
    ("“十四五”末", [("2025", "end")]),
    ("“十四五”期间", [("2021/2025", "within")]),
    ("2021-2025年", [("2021/2025", "")]),
    ("2021年至2025年", [("2021/2025", "")]),
    ("2024年11月至次年3月", [("2024-11/2025-03", "")]),
    ("3-6月", [("2020-03/2020-06", "")]),
    ("2021年上半年", [("2021-H1", "")]),
    ("2021年前三季度", [("2021-01/2021-09", "")]),
    ("第三季度", [("2020-Q3", "")]),
    ("今年底", [("2020", "end")]),
    ("明年6月", [("2021-06", "")]),
    ("年底前", [("2020", "by")]),
    ("年内完成", [("2020", "within")]),
    ("2021年1月1日至2022年12月31日", [("2021-01-01/2022-12-31", "")]),
]


@pytest.mark.parametrize(("text", "expected"), READS)
def test_reads(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(d.value, d.edge) for d in dates(text, 2020)] == expected


@pytest.mark.parametrize(
    "text", ["每月", "3个月内", "6月龄", "十月革命", "15日内", "“十四五”规划", "5年以上", "年均增长", "院内", "前三名"]
)
def test_is_no_date(text: str) -> None:
    assert dates(text, 2020) == []


def test_without_a_year_nothing_is_made_up() -> None:
    assert dates("6月底前完成") == []
    assert dates("今年完成") == []


def test_takes_the_year_before_it_in_its_sentence() -> None:
    found = dates("2021年3月启动，6月底前完成。9月总结", 2024)
    assert [(d.value, d.stated) for d in found] == [("2021-03", True), ("2021-06", True), ("2024-09", False)]


def test_span_covers_the_words() -> None:
    text = "力争于2019年10月底前完成初稿"
    [date] = dates(text)
    assert text[date.start : date.end] == "2019年10月底前"


@pytest.mark.parametrize(
    ("value", "last"),
    [("2021-H1", "2021-06"), ("2021/2025", "2025"), ("2021-Q3", "2021-09"), ("2021-06-30", "2021-06-30"), ("2024", "2024")],
)
def test_last(value: str, last: str) -> None:
    assert Dated(value, 0, 1).last == last


@pytest.mark.parametrize("unit", ["2", "年", "1月", "2021年", "2021-", "十", "前", "月底", "“十四五”"])
def test_hostile_text_is_fast(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    dates(text, 2020)
    assert time.process_time() - begin < 1
