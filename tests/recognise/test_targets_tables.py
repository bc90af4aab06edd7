"""Tables of figures: what rows and heads say of each number."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.parse import parse
from kg.recognise.targets import targets

PLAN = "云山市乐器产业行动方案（2024—2026年）\n一、主要任务\n（一）做强产业。支持制琴。\n附件1\n{}\n\n{}\n"


def read(title: str, table: str) -> list[str]:
    text = PLAN.format(title, table)
    outline = parse(Document("d", "d.txt", text, "utf-8", "0" * 64))
    found, _ = targets(outline.passages, outline)
    assert all("".join(text[m.span.start : m.span.end].replace("|", "").split()) == m.text for m in found)
    return [
        f"{m.indicator} {m.comparator} {m.value:g}{f'-{m.high:g}' if m.high else ''} {m.unit} {m.role} {m.time} {m.place}" for m in found
    ]


def test_columns_of_years_hold_baselines_and_targets() -> None:
    table = (
        "| 序号 | 指标名称 | 单位 | 2023年基数 | 2026年目标 | 属性 |\n|---|---|---|---|---|---|\n"
        "| 1 | 制琴产值 | 亿元 | 1.5 | ≥3 | 预期性 |\n| 2 | 琴行数量 | 家 | 40 | 60—70 | 预期性 |\n| 3 | 琴师持证率 | % | — | 90左右 | 约束性 |"
    )
    assert read("乐器产业主要指标", table) == [
        "制琴产值 = 1.5e+08 元 baseline 2023 None",
        "制琴产值 >= 3e+08 元 target 2026 None",
        "琴行数量 = 40 家 baseline 2023 None",
        "琴行数量 range 60-70 家 target 2026 None",
        "琴师持证率 ≈ 90 % target 2026 None",
    ]


def test_columns_of_indicators_hold_figures_of_areas() -> None:
    table = "县区\t新建琴房（间）\t培训琴师（人次）\n海原县\t12\t300\n中宁县\t8\t/\n合计\t20\t300"
    assert read("2025年任务分解表", table) == [
        "新建琴房数 = 12 间 target 2025 海原县",
        "培训琴师人次 = 300 人次 target 2025 海原县",
        "新建琴房数 = 8 间 target 2025 中宁县",
        "新建琴房数 = 20 间 target 2025 None",
        "培训琴师人次 = 300 人次 target 2025 None",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "学校\t校车（辆）\t教师（名）\n第一中学\t12\t30\n第二中学\t8\t40",  # neither areas nor indicators
        "县区\t得分\t排名\n海原县\t12\t1\n中宁县\t8\t2",
        "姓名\t职务\t电话\n张三\t科长\t5551234\n李四\t科员\t5551235",
        "县区\t学校\t校长\n海原县\t第一中学\t张三\n中宁县\t第二中学\t李四",
        "指标\t2024年\t2025年\n制琴产值\t3\t4\n琴行\t5\t6",  # no unit
    ],
)
def test_other_tables_hold_none(table: str) -> None:
    assert read("情况表", table) == []


def test_the_year_before_a_plan_is_where_it_begins() -> None:
    table = "指标\t2023年\t2024年\t2026年\n制琴产值（亿元）\t1.5\t2\t3"
    assert read("乐器产业主要指标", table) == [
        "制琴产值 = 1.5e+08 元 baseline 2023 None",
        "制琴产值 = 2e+08 元 target 2024 None",
        "制琴产值 = 3e+08 元 target 2026 None",
    ]
