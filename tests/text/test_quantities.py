"""Quantities as tokens: numbers with units, ranges, fractions."""

from __future__ import annotations

import time

import pytest

from kg.text.quantities import Scanner, Unit, UnitKind

UNITS = {
    "%": UnitKind.RATIO,
    "‰": UnitKind.RATIO,
    "/10万": UnitKind.RATIO,
    "个百分点": UnitKind.RATIO,
    "个": UnitKind.COUNT,
    "名": UnitKind.COUNT,
    "人": UnitKind.COUNT,
    "种": UnitKind.COUNT,
    "例": UnitKind.COUNT,
    "大": UnitKind.COUNT,
    "人次": UnitKind.EVENT,
    "批次": UnitKind.EVENT,
    "处": UnitKind.COUNT,
    "元": UnitKind.MONEY,
    "吨": UnitKind.MEASURE,
    "立方米": UnitKind.MEASURE,
    "年": UnitKind.TIME,
}
SCANNER = Scanner({word: Unit(word, word, kind) for word, kind in UNITS.items()})


def scan(text: str) -> list[tuple[float, float | None, str, str]]:
    return [(q.value, q.high, q.unit.name, q.vague) for q in SCANNER.scan(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("接待38.83万人次", [(388300, None, "人次", "")]),
        ("核发1565.12万元", [(15651200, None, "元", "")]),
        ("总量2.67万亿元", [(2.67e12, None, "元", "")]),
        ("清理1.5万余处", [(15000, None, "处", "余")]),
        ("投入4万多亿元", [(4e12, None, "元", "多")]),
        ("占35%-50%", [(35, 50, "%", "")]),
        ("占35%—50%", [(35, 50, "%", "")]),
        ("选2至3名", [(2, 3, "名", "")]),
        ("选20～30名", [(20, 30, "名", "")]),
        ("产2—3万吨", [(20000, 30000, "吨", "")]),
        ("百分之五", [(5, None, "%", "")]),
        ("百分之二十三点五", [(23.5, None, "%", "")]),
        ("千分之六", [(6, None, "‰", "")]),
        ("三分之二", [(66.67, None, "%", "")]),
        ("10万分之14", [(14, None, "/10万", "")]),
        ("14/10万", [(14, None, "/10万", "")]),
        ("5批次/千人", [(5, None, "批次/千人", "")]),
        ("17种2281例", [(17, None, "种", ""), (2281, None, "例", "")]),
        ("六大中心", [(6, None, "大", "")]),
        ("1,234人", [(1234, None, "人", "")]),
        ("提高20.9、36.2个百分点", [(20.9, None, "", ""), (36.2, None, "个百分点", "")]),
        ("没有数字", []),
        ("十分重要", []),
    ],
)
def test_scan(text: str, found: list[tuple[float, float | None, str, str]]) -> None:
    assert scan(text) == found


def test_offsets_hold_number_and_unit() -> None:
    text = "新增12个，培训3名"
    assert [text[q.start : q.end] for q in SCANNER.scan(text)] == ["12个", "3名"]


@pytest.mark.parametrize("character", ["1", "一", "万", "分", "%", "-", ".", "亿"])
def test_hostile_text_is_not_slow(character: str) -> None:
    begin = time.process_time()
    list(SCANNER.scan(character * 100_000))
    assert time.process_time() - begin < 1.0
