"""Numbers in Arabic and Chinese digits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.text.numerals import value


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("12", "12"),
        ("1,234", "1234"),
        ("38.83万", "388300"),
        ("2.67万亿", "2670000000000"),
        ("3千", "3000"),
        ("5百万", "5000000"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一百二十亿", "12000000000"),
        ("三千零五十万", "30500000"),
        ("一亿二千万", "120000000"),
        ("一百四十五亿七千七百万", "14577000000"),
        ("一万二千亿", "1200000000000"),
        ("三万亿", "3000000000000"),
        ("万", "10000"),
        ("千亿", "100000000000"),
        ("二〇二五", "2025"),
        ("两", "2"),
        ("二十三点五", "23.5"),
    ],
)
def test_value(printed: str, number: str) -> None:
    assert value(printed) == Decimal(number)


@pytest.mark.parametrize("printed", ["", "甲", "12个", "点五", "1.2.3", "三点"])
def test_what_is_no_number(printed: str) -> None:
    assert value(printed) is None
