"""What a document that is neither report nor plan tells of the past: press notes, answers, letters."""

from __future__ import annotations

import pytest
from target_figures import read

ANSWERS = "云山市乐器产业政策问答\n发布日期：2025年10月8日\n云山市文化局\n问：进展如何？\n答：{}"
MEASURES = "云山市支持乐器产业若干措施\n发布日期：2025年10月8日\n云山市文化局\n一、支持创新\n（一）鼓励研发。{}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2024年，全市琴行营收3亿元，占全省的比重为12%。",
            ["琴行营收 = 3e+08 元 actual 2024", "琴行营收占全省的比重 = 12 % actual 2024"],
        ),
        ("截至2024年末，乐器贷款余额5亿元，同比增长8%。", ["乐器贷款余额 = 5e+08 元 actual 2024", "乐器贷款余额 increase 8 % actual 2024"]),
        ("近年来，全市持续发力。制琴学徒达到900人。", ["制琴学徒人数 = 900 人 actual None"]),
        (
            "2024年浦江的制琴规模达到30万件，居全国第2位。",
            ["浦江的制琴规模 = 300000 件 actual 2024", "浦江的制琴规模全国位次 = 2 位 actual 2024"],
        ),
        ("目前，已建成制琴工坊30座。", ["制琴工坊数 = 30 座 actual None"]),
    ],
)
def test_results_are_told_by_their_sentence(text: str, expected: list[str]) -> None:
    assert [one.replace("建成制琴", "制琴") for one in read(ANSWERS.format(text))] == expected


def test_what_was_told_holds_until_the_paragraph_looks_ahead() -> None:
    text = "近年来，制琴业壮大。2024年制琴产值增长9%。从业人员3万人。下一步，聚焦主业。引进大师80名。"
    assert read(ANSWERS.format(text)) == ["制琴产值 increase 9 % actual 2024", "从业人员数 = 30000 人 actual 2024"]


@pytest.mark.parametrize(
    "text",
    [
        "近3年累计缴纳税费满5万元的琴行，可以申请。",
        "2024年购买钢琴的，每台补贴500元。",
        "2024年发生琴房火灾事故3起。",
        "截至目前，据6家琴行反映，情况属实。",
        "2025年底前引进大师80名。",
        "由2023年的8家琴行组成。",
    ],
)
def test_rules_mishaps_and_mere_mentions_are_no_results(text: str) -> None:
    assert read(ANSWERS.format(text)) == []


def test_comparison_in_measures_is_an_aim() -> None:
    assert read(MEASURES.format("琴行数量比2024年增加20家，达到80家。"))[-1].endswith("target None")
    assert read(MEASURES.format("目前已建成琴行60家。")) == ["建成琴行数 = 60 家 actual None"]


REPORT = "2026年云山市政府工作报告\n一、“十四五”时期工作回顾\n（一）产业壮大。{}\n二、2026年工作安排\n（一）做强产业。新建琴行6家。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年来，琴行营收5亿元，新建琴行超80家。", ["琴行营收 = 5e+08 元 actual 2025", "新建琴行数 > 80 家 actual 2021/2025"]),
        ("五年来，国家高新技术企业30家。", ["国家高新技术企业数 = 30 家 actual 2025"]),
        ("琴行营收达到5亿元，3年增长40%。", ["琴行营收 = 5e+08 元 actual 2025", "琴行营收 increase 40 % actual 2023/2025"]),
        ("琴行新增80家，超过预期目标。", ["琴行新增数 = 80 家 actual 2021/2025"]),
        ("琴行营收占比从2020年的5%提升到2025年的9%。", ["琴行营收占比 = 5 % baseline 2020", "琴行营收占比 = 9 % actual 2025"]),
        ("争取专项资金3亿元，改造琴房9间。", ["专项资金 = 3e+08 元 actual 2021/2025", "改造琴房数 = 9 间 actual 2021/2025"]),
    ],
)
def test_years_and_roles_of_a_review(text: str, expected: list[str]) -> None:
    assert read(REPORT.format(text))[:-1] == expected


def test_year_in_a_bracket_is_of_the_bracket_only() -> None:
    plan = "云山市2024年乐器产业工作要点\n一、主要任务\n（一）做强产业。{}"
    found = read(plan.format("噪声控制在40分贝以内（2023年为43分贝），投诉率不超过4%。"))
    assert found[-1] == "噪声投诉率 <= 4 % target 2024"


def test_strivings_in_answers_are_aims() -> None:
    assert read(ANSWERS.format("扩大产业规模，力争琴行投资增长20%以上。")) == ["琴行投资 increase 20 % target None"]
    assert read(ANSWERS.format("到2027年，培育琴行80家、琴房90间。")) == [
        "培育琴行数 = 80 家 target 2027",
        "培育琴房数 = 90 间 target 2027",
    ]
    assert read(ANSWERS.format("今年一季度乐器出口增长7%。")) == ["乐器出口 increase 7 % actual 2025"]
    assert read(ANSWERS.format("今年前三季度乐器出口同比增长7%。")) == ["乐器出口 increase 7 % actual 2025"]


def test_earlier_year_in_a_bracket_is_where_an_aim_starts_from() -> None:
    plan = "云山市2024年乐器产业工作要点\n一、主要任务\n（一）做强产业。{}"
    assert read(plan.format("噪声控制在40分贝以内（2023年为43分贝）。"))[-1] == "噪声 = 43 分贝 baseline 2023"


def test_lead_over_others_is_of_the_last_year() -> None:
    text = "琴房普及率达到60%、高于全省平均水平8个百分点。"
    assert read(REPORT.format(text))[1] == "琴房普及率高于全省平均水平 = 8 百分点 actual 2025"
