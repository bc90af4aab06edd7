"""What web pages add to a document: a second copy of the text, menus, the line that says where a report was given."""

from __future__ import annotations

import pytest

from kg.model import Document, Outline, Part
from kg.parse import parse

TITLE = "云山市湿地巡护管理办法"
ARTICLES = [
    "第一条 为规范全市湿地巡护工作，保护候鸟栖息地，根据有关法律法规的规定，结合本市河湖分布的实际情况，制定本办法。",
    "第二条 本办法所称湿地巡护，是指巡护员按照确定的路线和次数，对湿地的水位、植被、鸟类和人为活动进行察看和记录。",
    "第三条 市林业主管部门负责全市湿地巡护工作的指导和监督，县区林业主管部门负责本行政区域内湿地巡护的组织和实施。",
    "第四条 巡护员应当熟悉巡护路线和常见鸟类，按时填写巡护记录，发现违法行为及时制止并向县区林业主管部门报告。",
    "第五条 县区林业主管部门每季度汇总巡护记录，分析水位和鸟类数量的变化，对问题较多的湿地增加巡护次数和人员。",
    "第六条 巡护经费列入同级财政预算，专款专用，任何单位和个人不得挪用，并依法接受审计机关和社会公众的监督。",
    "第七条 对在湿地巡护工作中成绩突出的单位和个人，由市林业主管部门会同市人力资源社会保障部门按规定给予表扬。",
    "第八条 巡护员在巡护中遇到洪水、大风等恶劣天气，应当先行避险，并将中断的路线和时间如实记入当日巡护记录。",
    "第九条 县区林业主管部门应当为巡护员配备望远镜、雨具和通信设备，并为其办理意外伤害保险，每年组织一次体检。",
    "第十条 湿地周边村庄可以推选村民担任义务巡护员，义务巡护员参加培训合格后，由县区林业主管部门发给巡护证件。",
]


def read(text: str) -> Outline:
    return parse(Document("d", "d.txt", text, "utf-8", "0" * 64))


@pytest.mark.parametrize("again", ["".join(ARTICLES), "\n".join(ARTICLES)])
def test_a_second_copy_is_not_read(again: str) -> None:
    outline = read("\n".join([TITLE, *ARTICLES, TITLE + again]))
    assert [item.label for item in outline.items] == [text.split()[0] for text in ARTICLES]


def test_like_articles_are_no_copy() -> None:
    outline = read("\n".join([TITLE, *ARTICLES, *(text.replace("巡护", "管护") for text in ARTICLES)]))
    assert len(outline.items) == 2 * len(ARTICLES)


def test_menu_of_bodies_is_site_furniture() -> None:
    outline = read("\n".join([TITLE, *ARTICLES, "· 市林业局", "· 市水务局", "· 市财政局"]))
    assert not any("水务" in p.view.text for p in outline.passages if p.part is not Part.CHROME)


@pytest.mark.parametrize("mark", ["——", "", "――", "（"])
def test_where_a_report_was_given_dates_it(mark: str) -> None:
    close = "）" if mark == "（" else ""
    outline = read(
        f"2024年云山市政府工作报告\n{mark}2024年1月8日在云山市第九届人民代表大会第三次会议上{close}\n"
        "各位代表：\n现在，我代表市政府，向大会报告工作。\n一、2023年工作回顾\n过去一年，粮食产量增长2%。"
    )
    assert outline.header.title is not None and outline.header.title.value == "2024年云山市政府工作报告"
    assert outline.header.issued is not None and outline.header.issued.value == "2024-01-08"
    assert [issuer.value for issuer in outline.header.issuers] == ["市政府"]
    assert [item.kind.value for item in outline.items] == ["achievement"]


def test_foot_of_a_page_is_no_part_of_the_last_item() -> None:
    foot = ["相关附件", "湿地巡护线路", "市林业局", "联系我们", "一、本办法规定湿地巡护的..."]
    outline = read("\n".join([TITLE, *ARTICLES, *foot]))
    assert outline.items[-1].label == "第十条"
    assert [p.part for p in outline.passages[-5:]] == [Part.CHROME] * 5


def test_heading_date_and_source_stand_between_the_navigation_of_a_page() -> None:
    page = [f"{TITLE}-云山市人民政府门户网站", "首页", "云山市政府", "无障碍", TITLE, "2024-05-06", "来源：云山市林业局", *ARTICLES]
    header = read("\n".join(page)).header
    assert header.title is not None and header.title.value == TITLE
    assert header.issued is not None and header.issued.value == "2024-05-06"
    assert [issuer.value for issuer in header.issuers] == ["云山市林业局"]
