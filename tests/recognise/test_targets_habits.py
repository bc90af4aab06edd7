"""Habits of reports and opinions by which numbers were misread: shares, lists that share a head, years that hold on, aims set in opinions."""

from __future__ import annotations

import pytest
from target_figures import read

REPORT = "2024年云山市政府工作报告\n一、2023年工作回顾\n{}"
PLAN = "云山市乐器产业行动方案（2024—2030年）\n一、主要目标\n{}"
OPINION = "关于促进云山市小额担保发展的指导意见\n一、重点任务\n（一）加强引导。{}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民间投资占比34%、提高1.3个百分点。", ["民间投资占比 = 34 % actual 2023", "民间投资占比 increase 1.3 百分点 actual 2023"]),
        ("市级、区级苗圃分别达到12家、30家。", ["市级苗圃 = 12 家 actual 2023", "区级苗圃 = 30 家 actual 2023"]),
        ("棉花、油菜籽产量分别达到3吨、5吨。", ["棉花产量 = 3 吨 actual 2023", "油菜籽产量 = 5 吨 actual 2023"]),
        (
            "第一、第三产业增加值分别增长3%、5%。",
            ["第一产业增加值 increase 3 % actual 2023", "第三产业增加值 increase 5 % actual 2023"],
        ),
    ],
)
def test_report(text: str, expected: list[str]) -> None:
    assert read(REPORT.format(text)) == expected


def test_last_year_of_a_five_year_plan_is_that_year() -> None:
    text = "2025年云山市政府工作报告\n一、工作回顾\n2025年是“十四五”收官之年，渔业产值增长5%。"
    assert read(text) == ["渔业产值 increase 5 % actual 2025"]


def test_year_of_aims_holds_until_another_is_stated() -> None:
    text = "2027年前，打响品牌。培育5家以上制琴企业。2030年前，走向海外。培育8家龙头企业。制琴产值年均增长6%。"
    assert read(PLAN.format("立足优势，分步推进。" + text)) == [
        "培育制琴企业数 >= 5 家 target 2027",
        "培育龙头企业数 = 8 家 target 2030",
        "制琴产值 increase 6 % target 2030",
    ]


def test_opinions_set_aims() -> None:
    text = "支农担保金额占全部担保金额的比例不得低于80%。引导各地逐步将平均担保费率降至1%以下。"
    assert read(OPINION.format(text)) == [
        "支农担保金额占全部担保金额的比例 >= 80 % target None",
        "平均担保费率 <= 1 % target None",
    ]


@pytest.mark.parametrize("text", ["按照县委十一届十二次全会部署推进。", "新增甲、乙3个过三千亿元城市。", "推动一二三次产业融合。"])
def test_spelt_ordinals_are_no_counts(text: str) -> None:
    assert [one for one in read(REPORT.format(text)) if "3 个" not in one] == []


def test_years_may_be_spelt() -> None:
    assert read(PLAN.format("到二〇二七年，苗圃面积达到3亩。")) == ["苗圃面积 = 3 亩 target 2027"]


def test_what_was_reached_before_a_plan_is_no_aim_of_it() -> None:
    plan = "云山市乐器产业行动方案（2024—2030年）\n一、现状和形势\n（一）发展基础。{}\n二、主要任务\n（一）做强产业。制琴产值达到3亿元。"
    assert read(plan.format("全市琴行达到80家。")) == ["琴行数 = 80 家 actual None", "制琴产值 = 3e+08 元 target 2030"]
    assert read(PLAN.format("近5年来，琴行数量提高到80家。")) == ["琴行数量 = 80 家 actual None"]


def test_terms_of_a_grant_are_no_aims() -> None:
    measures = "云山市支持乐器产业若干措施\n一、支持创新\n（一）鼓励研发。{}"
    assert read(measures.format("对年产值5000万元以上的企业，按研发投入的10%，给予最高50万元资助。")) == []
    assert read(measures.format("力争制琴产值达到3亿元。")) == ["制琴产值 = 3e+08 元 target None"]


@pytest.mark.parametrize(
    "text", ["落实《云山市渔业规划（2021—2035年）》，苗圃面积达到3亩。", "实施“十四五”绿化行动计划，苗圃面积达到3亩。"]
)
def test_names_of_plans_date_nothing(text: str) -> None:
    assert read(PLAN.format(text)) == ["苗圃面积 = 3 亩 target 2030"]


def test_what_recurs_holds_over_the_whole_period() -> None:
    assert read(PLAN.format("每季度通报典型案例不少于3个。")) == ["每季度通报典型案例数 >= 3 个 target 2024/2030"]
    assert read(PLAN.format("年均组织巡展不少于9场次。")) == ["年均组织巡展场次 >= 9 场次 target 2024/2030"]
    assert read(PLAN.format("琴行产值年均增长6%。")) == ["琴行产值 increase 6 % target 2030"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("琴行覆盖率2024年、2025年分别达到60%、80%以上。", ["琴行覆盖率 >= 60 % target 2024", "琴行覆盖率 >= 80 % target 2025"]),
        ("2025年、2026年分别培育琴行3家、4家。", ["培育琴行数 = 3 家 target 2025", "培育琴行数 = 4 家 target 2026"]),
    ],
)
def test_lists_may_be_shared_out_to_years(text: str, expected: list[str]) -> None:
    assert read(PLAN.format(text)) == expected


def test_a_change_in_a_plan_on_one_year_began_the_year_before() -> None:
    text = "云山市2024年渔业工作要点\n一、主要任务\n渔港绿化率由30%提高到35%。"
    assert read(text) == ["渔港绿化率 = 30 % baseline 2023", "渔港绿化率 = 35 % target 2024"]
    assert read(PLAN.format("渔港绿化率由30%提高到35%。")) == ["渔港绿化率 = 30 % baseline None", "渔港绿化率 = 35 % target 2030"]


def test_a_rate_of_the_whole_economy_lacks_no_subject() -> None:
    assert read(PLAN.format("考虑到工程建设提速，赤字率按3%安排。")) == ["赤字率 = 3 % target 2030"]


SPOKEN = "2026年云山市政府工作报告\n一、“十四五”时期和2025年工作回顾\n{}\n二、2026年重点工作\n{}"


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        ("过去的五年很不平凡。新建渔港8座。鱼市总量达到90家。", ["新建渔港数 = 8 座 actual 2021/2025", "鱼市总量 = 90 家 actual 2025"]),
        ("五年来，渔船由60艘增至80艘。", ["渔船 = 60 艘 baseline 2020", "渔船 = 80 艘 actual 2025"]),
        ("这五年，新建渔港8座。\n刚刚过去的2025年，新建冷库3座。\n修复堤防5处。", None),
    ],
)
def test_a_report_speaks_of_five_years_until_it_speaks_of_one(back: str, expected: list[str] | None) -> None:
    years = ["新建渔港数 = 8 座 actual 2021/2025", "新建冷库数 = 3 座 actual 2025", "修复堤防数 = 5 处 actual 2025"]
    assert read(SPOKEN.format(back, "补栽红树300亩。")) == [*(expected or years), "补栽红树 = 300 亩 target 2026"]


def test_last_year_of_a_report_is_the_year_before_it() -> None:
    text = "渔业工作会议\n政府工作报告\n一、2025年工作回顾\n{}\n二、2026年重点工作\n今年补栽红树300亩，去年补栽红树200亩。\n过去一年，新建冷库3座。"
    assert read(text.format("去年新建渔港8座。")) == [
        "新建渔港数 = 8 座 actual 2025",
        "补栽红树 = 300 亩 target 2026",
        "补栽红树 = 200 亩 actual 2025",
        "新建冷库数 = 3 座 actual 2025",
    ]


def test_a_month_dates_its_own_clause_only() -> None:
    text = "云山市2025年渔业工作要点\n一、主要任务\n（一）加强建设。5月底前清理航道3条，新建渔港8座。9月底前，新建冷库3座，修复堤防5处。\n（二）加强管理。丙。"
    assert read(text) == [
        "清理航道数 = 3 条 target 2025-05",
        "新建渔港数 = 8 座 target 2025",
        "新建冷库数 = 3 座 target 2025-09",
        "修复堤防数 = 5 处 target 2025-09",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("设立总规模约3亿元的渔业基金。", ["渔业基金总规模 ≈ 3e+08 元 actual 2023"]),
        ("全长12公里的滨江栈道全线贯通。", ["滨江栈道全长 = 12 公里 actual 2023"]),
        (
            "海带产量达3万吨、占全国30%、增长5%。",
            ["海带产量 = 30000 吨 actual 2023", "海带产量占全国比重 = 30 % actual 2023", "海带产量 increase 5 % actual 2023"],
        ),
        (
            "渔业产值突破9亿元，占全市产值的12%、提高2个百分点，跃居全省第3位。",
            [
                "渔业产值 > 9e+08 元 actual 2023",
                "渔业产值占全市产值比重 = 12 % actual 2023",
                "渔业产值占全市产值比重 increase 2 百分点 actual 2023",
                "渔业产值全省位次 = 3 位 actual 2023",
            ],
        ),
        ("渔港建设指数从全省第9位升至第4位。", ["渔港建设指数全省位次 = 9 位 baseline None", "渔港建设指数全省位次 = 4 位 actual 2023"]),
        ("新增泊位3个、总泊位达9个。", ["新增泊位数 = 3 个 actual 2023", "总泊位数 = 9 个 actual 2023"]),
        ("地区生产总值增长5%，总量居全省第6位。", ["地区生产总值 increase 5 % actual 2023", "地区生产总值总量全省位次 = 6 位 actual 2023"]),
        ("已经参加渔业合作社的达到900人。", ["参加渔业合作社人数 = 900 人 actual 2023"]),
        ("全市性渔业赛事精简两成。", ["全市性渔业赛事 decrease 20 % actual 2023"]),
    ],
)
def test_wholes_shares_and_ranks(text: str, expected: list[str]) -> None:
    assert read(REPORT.format(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("渔业项目总投资3亿元。", ["渔业项目总投资 = 3e+08 元 target 2030"]),
        ("督促80家渔港全部完成整改。", ["渔港完成整改比例 = 100 % target 2030"]),
        ("渔民学历达标率保持100%。", ["渔民学历达标率 = 100 % target 2030"]),
        ("渔业院校生均经费标准提高到每生每年1500元。", ["渔业院校生均经费标准 = 1500 元 target 2030"]),
        ("从受理到办结不超过5天。", ["从受理到办结天数 <= 5 天 target 2030"]),
        ("坚决守住9万亩养殖水面红线。", ["守住养殖水面红线 = 90000 亩 target 2030"]),
    ],
)
def test_aims_of_plans(text: str, expected: list[str]) -> None:
    assert read(PLAN.format(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("减少渔港租赁费3亿元。", ["减少渔港租赁费 decrease 3e+08 元 actual 2023"]),
        ("渔业产值保持5%以上增长。", ["渔业产值 increase 5 % actual 2023"]),
        ("渔民由1982年的3万人增加到一九八五年的9万人。", ["渔民人数 = 30000 人 baseline 1982", "渔民人数 = 90000 人 actual 1985"]),
        ("完成渔港整治提升4处。", ["渔港整治提升数 = 4 处 actual 2023"]),
    ],
)
def test_changes_told_by_their_verb(text: str, expected: list[str]) -> None:
    assert [one.replace("渔民 =", "渔民人数 =") for one in read(REPORT.format(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "渔业企业营业收入、利润分别增长6%、9%。",
            ["渔业企业营业收入 increase 6 % actual 2023", "渔业企业利润 increase 9 % actual 2023"],
        ),
        (
            "投资、消费增速分别快于全省3个、1个百分点。",
            ["投资增速快于全省 = 3 百分点 actual 2023", "消费增速快于全省 = 1 百分点 actual 2023"],
        ),
        ("全市养老机构30家、床位900张。", ["养老机构数 = 30 家 actual 2023", "养老机构床位数 = 900 张 actual 2023"]),
        (
            "渔业增加值增长8%、对经济增长贡献率达12%。",
            ["渔业增加值 increase 8 % actual 2023", "渔业增加值对经济增长贡献率 = 12 % actual 2023"],
        ),
        ("联合市水利局、市公安局举办渔业展会5场。", ["举办渔业展会场次 = 5 场 actual 2023"]),
        ("消除经营性收入5万元以下薄弱村9个。", ["消除经营性收入5万元以下薄弱村数 = 9 个 actual 2023"]),
        ("80个渔村和9个渔港全覆盖。", ["渔村覆盖率 = 100 % actual 2023", "渔港覆盖率 = 100 % actual 2023"]),
        ("渔村增至14个、实现乡镇全覆盖。", ["渔村数 = 14 个 actual 2023"]),
        ("海带产量占全国三成、居全国第一。", ["海带产量占全国比重 = 30 % actual 2023", "海带产量全国位次 = 1 位 actual 2023"]),
    ],
)
def test_whose_a_bare_word_is(text: str, expected: list[str]) -> None:
    assert read(REPORT.format(text)) == expected
