"""What documents say of themselves: title, 文号, issuers, dates, recipients, from made-up letters, plans and reports."""

from __future__ import annotations

import pytest

from kg.model import Document, Header, Stated
from kg.parse import parse
from kg.parse.bodies import split_bodies


def header(text: str) -> Header:
    found = parse(Document("made-up", "made-up.txt", text, "utf-8", "")).header
    for stated in (found.title, found.number, found.issued, found.period, found.kind, *found.issuers, *found.recipients, *found.copied_to):
        assert stated is None or stated.span.end <= len(text)
    return found


def value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def values(stated: tuple[Stated, ...]) -> list[str]:
    return [one.value for one in stated]


LETTER = """东岭市林业局
关于印发《2022年全市造林绿化工作要点》的通知
东林发〔2022〕7号

各县（市、区）林业局，局机关各科室、局属各单位：

根据省林发〔2022〕3号文件要求，现将要点印发给你们，请认真贯彻执行。

东岭市林业局
2022年2月18日

2022年全市造林绿化工作要点
一、抓好春季造林
（一）完成荒山造林两万亩，补植补造一万亩。

抄送：省林业厅，市委办、政府办。
东岭市林业局办公室 2022年2月19日印发
"""


def test_letter_with_a_plan_behind_it() -> None:
    found = header(LETTER)
    assert value(found.title) == "2022年全市造林绿化工作要点"
    assert value(found.number) == "东林发〔2022〕7号"
    assert values(found.issuers) == ["东岭市林业局"]
    assert value(found.issued) == "2022-02-18"
    assert value(found.period) == "2022"
    assert value(found.kind) == "work_points"
    assert values(found.recipients) == ["各县（市、区）林业局", "局机关各科室", "局属各单位"]
    assert values(found.copied_to) == ["省林业厅", "市委办", "政府办"]


def test_values_point_at_their_words() -> None:
    found = header(LETTER)
    assert found.title and LETTER[found.title.span.start : found.title.span.end] == "2022年全市造林绿化工作要点"
    assert [LETTER[one.span.start : one.span.end] for one in found.recipients] == values(found.recipients)


def test_cited_number_is_not_the_documents_own() -> None:
    found = header("某县2021年工作要点\n根据某政发〔2021〕5号文件，制定本要点。\n一、修路\n（一）修建公路，完善路网。\n")
    assert found.number is None and value(found.period) == "2021"


def test_letterhead_spread_over_lines_with_blanks() -> None:
    found = header(
        "中 共 东 岭 市 委\n办 公 室 文 件\n\n东党办发〔2021〕12号\n★\n关于2021年全市重点工作任务分工的通知\n\n各乡镇党委、县直各部门：\n请抓好落实。\n一、兴水\n（一）修水库，疏河道。\n"
    )
    assert values(found.issuers) == ["中共东岭市委办公室"]
    assert value(found.title) == "关于2021年全市重点工作任务分工的通知"
    assert value(found.kind) == "task_division"
    assert value(found.issued) == "2021"


def test_title_over_two_lines_loses_its_issuer() -> None:
    found = header(
        "东岭市人民政府办公室关于进一步加强\n城市内涝防治工作的实施意见\n东政办发〔2020〕9号\n各县人民政府：\n现提出如下意见：\n一、排查\n（一）查管网，清淤泥。\n"
    )
    assert value(found.title) == "关于进一步加强城市内涝防治工作的实施意见"
    assert values(found.issuers) == ["东岭市人民政府办公室"]
    assert value(found.kind) == "implementation_plan"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2021年上半年工作总结暨下半年工作打算", "2021-H1/2021-H2"),
        ("2022年工作总结和2023年工作计划", "2022/2023"),
        ("某市水利发展三年行动计划（2023—2025年）", "2023/2025"),
        ("某市“十四五”水安全保障规划", "2021/2025"),
        ("二〇二三年水利工作要点", "2023"),
        ("某市节水办法", None),
        ("问答实录：解读《2022年东岭市节水补贴办法》", None),
        ("关于印发《2022年东岭市节水方案》的通知", "2022"),
    ],
)
def test_period_of_a_title(title: str, period: str | None) -> None:
    assert value(header(f"{title}\n一、工作\n（一）建设水库，保障供水。\n").period) == period


def test_plan_runs_until_the_year_it_aims_at() -> None:
    found = header("某县节水行动实施方案\n一、目标\n力争到2025年，用水量下降。\n二、任务\n（一）改造管网。\n某县水务局\n2022年6月1日\n")
    assert value(found.period) == "2022/2025"


@pytest.mark.parametrize(
    ("title", "aim", "period"),
    [
        ("关于加快渠道改造的指导意见", "（一）目标。到2025年，渠道完好率明显提高。", "2022/2025"),
        ("关于加快渠道改造的若干措施", "（一）补助农户。补助期限到2025年。", None),
        ("关于加快渠道改造的规定", "（一）目标。到2025年，渠道完好率明显提高。", None),
    ],
)
def test_policy_runs_until_the_year_a_sentence_of_it_aims_at(title: str, aim: str, period: str | None) -> None:
    found = header(f"{title}\n各乡镇人民政府：\n一、要求\n{aim}\n（二）修渠。抓紧建设。\n某县人民政府\n2022年6月1日\n")
    assert value(found.period) == period


def test_archive_header_is_read_and_has_no_part_in_the_text() -> None:
    found = header(
        "标题: 某县交通局关于2022年工作情况的报告\n发布时间: 2023-01-10 09:30\n文号: \n发布机构: 某县交通局\n栏目: 总结\n一、工作情况\n（一）公路建设完成投资，已通车。\n"
    )
    assert value(found.title) == "关于2022年工作情况的报告"
    assert value(found.issued) == "2023-01-10"
    assert values(found.issuers) == ["某县交通局"]
    assert value(found.kind) == "work_summary"


def test_archive_names_nobody_in_particular_as_issuer() -> None:
    found = header("标题: 东岭市节水行动方案\n发布机构: 东岭市相关部门\n一、任务\n（一）改造管网，更换水表。\n")
    assert values(found.issuers) == []


def test_report_speaks_for_its_government() -> None:
    found = header(
        "2023年东岭市政府工作报告\n——二〇二三年一月十二日在市人民代表大会上\n市长 某某\n各位代表：\n"
        "现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2022年工作回顾\n（一）经济增长。完成投资三十亿元。\n二、2023年工作安排\n（一）扩大投资。推进项目建设。\n"
    )
    assert value(found.issued) == "2023-01-12"
    assert [(one.value, one.rule) for one in found.issuers] == [("市人民政府", "issuer-report")]
    assert value(found.period) == "2022/2023"
    assert value(found.kind) == "government_report"


def test_joint_signatures_and_seal() -> None:
    found = header(
        "关于做好秋粮收购工作的通知\n各县（区）粮食局：\n请遵照执行。\n一、备仓\n（一）腾仓扩容。\n东岭市粮食局　　东岭市财政局\n（代章）\n2021年9月1日\n"
    )
    assert values(found.issuers) == ["东岭市粮食局", "东岭市财政局"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("各省、自治区、直辖市人民政府，国务院各部委、各直属机构", ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]),
        ("各区人民政府，市政府各委、办、局，各有关单位", ["各区人民政府", "市政府各委、办、局", "各有关单位"]),
        ("自治区、某市农业农村局，县委，政府", ["自治区、某市农业农村局", "县委", "政府"]),
        ("各乡镇（街道）党（工）委、人民政府（办事处）", ["各乡镇（街道）党（工）委", "人民政府（办事处）"]),
        ("各市、县、自治县人民政府", ["各市、县、自治县人民政府"]),
        ("各县（市、区）教育局、财政局", ["各县（市、区）教育局", "财政局"]),
    ],
)
def test_addressees_are_split_where_bodies_are_separate(text: str, bodies: list[str]) -> None:
    assert [text[a:b] for a, b in split_bodies(text)] == bodies


def test_a_report_given_to_the_congress_is_one_without_a_title() -> None:
    found = header(
        "各位代表：\n现在，我代表市人民政府，向大会报告政府工作，请予审议。\n一、2023年工作回顾\n（一）经济增长。完成投资三亿元。\n二、2024年工作安排\n（一）扩大投资。推进建设。\n"
    )
    assert (found.title, value(found.kind), value(found.period)) == (None, "government_report", "2023/2024")
    assert values(found.issuers) == ["市人民政府"]


def test_the_report_of_a_year_is_of_that_year_and_the_one_before() -> None:
    found = header(
        "2026年东岭市政府工作报告\n一、“十四五”时期和2025年工作回顾\n（一）经济增长。完成投资三亿元。\n二、“十五五”时期主要目标\n（一）提升实力。经济稳步增长。\n三、2026年重点工作\n（一）扩大投资。推进建设。\n"
    )
    assert value(found.period) == "2025/2026"


@pytest.mark.parametrize(
    ("review", "plan", "period"),
    [
        ("一、工作回顾", "二、2026年工作安排", "2025/2026"),
        ("一、2025年工作回顾", "二、主要任务", "2025/2026"),
        ("一、“十四五”时期成就", "二、“十五五”时期目标", "2021/2030"),
        ("一、“十四五”时期成就", "二、修渠引水", "2021/2025"),
        ("一、修渠引水", "二、2026年工作安排", "2026"),
    ],
)
def test_headings_tell_the_years_of_a_report(review: str, plan: str, period: str) -> None:
    found = header(f"2026年东岭市政府工作报告\n{review}\n（一）经济增长。完成投资三亿元。\n{plan}\n（一）扩大投资。推进建设，加强管护。\n")
    assert value(found.period) == period


@pytest.mark.parametrize(
    ("head", "issuer", "number"),
    [
        ("中华人民共和国国务院令\n第901号\n现公布《节水条例》。\n2021年3月4日\n节水条例\n", "国务院", "中华人民共和国国务院令第901号"),
        (
            "中华人民共和国水利部令\n2021年 第3号\n《节水办法》已经通过，现予公布。\n部长 某某\n2021年3月4日\n节水办法\n",
            "水利部",
            "中华人民共和国水利部令2021年第3号",
        ),
        ("节水条例\n（2021年3月4日东岭省人民政府令第31号公布 自2021年5月1日起施行）\n", "东岭省人民政府", "东岭省人民政府令第31号"),
    ],
)
def test_orders_say_who_gave_them(head: str, issuer: str, number: str) -> None:
    found = header(head + "第一条 节约用水，人人有责。\n第二条 更换水表。\n")
    assert (values(found.issuers), value(found.number)) == ([issuer], number)
    assert value(found.title) in ("节水条例", "节水办法")


def test_words_that_end_like_orders_are_none() -> None:
    found = header(
        "关于发布水利部令的通知\n水发〔2021〕3号\n各县水务局：\n执行水利部令第3号。\n一、学习\n（一）认真学习。\n东岭市水务局\n2021年3月4日\n"
    )
    assert (values(found.issuers), value(found.number)) == (["东岭市水务局"], "水发〔2021〕3号")


def test_a_page_may_call_out_in_its_title() -> None:
    found = header(
        "好消息！水费可以网上交了 - 东岭市人民政府门户网站\n首页\n为方便群众，水费可以在网上缴纳，具体办法如下。\n一、登录\n（一）打开页面。\n"
    )
    assert value(found.title) == "好消息！水费可以网上交了"
    assert header("各位代表，同志们，朋友们！\n现在开会，先讲三点意见，请大家讨论。\n一、学习\n（一）认真学习。\n").title is None
