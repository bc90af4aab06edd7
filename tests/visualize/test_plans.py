"""What filters know of a document."""

from __future__ import annotations

from typing import Any

import pytest

from visualize.plans import year


@pytest.mark.parametrize(
    ("period", "issued", "title", "expected"),
    [
        ("2025/2026", "2026-02-03", "2026年某市政府工作报告", "2026"),
        ("2021/2025", "2021-06", "某县“十四五”规划", "2021"),
        ("2021-H1/2021-H2", None, "工作总结", "2021"),
        (None, "2020-03-31", "工作要点", "2020"),
        (None, None, "2019年工作要点", "2019"),
        ("2021/2023", None, "关于2019年方案的补充", "2021"),
        (None, None, None, None),
    ],
)
def test_the_year_of_a_document(period: str | None, issued: str | None, title: str | None, expected: str | None) -> None:
    record: Any = {"document": {"period": period, "issued": issued, "title": title}}
    assert year(record) == expected
