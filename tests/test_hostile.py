"""Texts nobody writes, through all stages: time grows with length, not faster, and nothing breaks.

No absolute times: what is asserted is how the time grows when a text gets four times as long.
"""

from __future__ import annotations

import time

import pytest
from test_offsets import check

from kg.assemble.record import record
from kg.extract import extract
from kg.model import Document

FULL = 100_000
PHRASES = [
    *("《", "》", "〈", "局", "委", "一", "第", "（", "）", "〔", "“", "”", "、", "，", "。", "：", "；", "*", "#", "|", "-", "—"),
    *(
        "\t",
        " ",
        "\n",
        "\r\n",
        "\u3000",
        "1",
        "9",
        "十",
        "百",
        "%",
        "万",
        "亿",
        ".",
        "各",
        "市",
        "县",
        "区",
        "省",
        "的",
        "年",
        "达",
        "等",
        "和",
        "A",
        "1 ",
    ),
    *(
        "牵头",
        "配合",
        "负责",
        "责任单位：",
        "（责任单位：",
        "市教育局牵头",
        "市教育局、",
        "（市教育局负责）",
        "各县（市、区）",
        "由市教育局会同",
    ),
    *("达到65%", "达到65%，", "增长5%、", "分别达到1%、2%", "从1增加到2，", "新建1所、", "1至2", "不低于", "全覆盖", "1.5万", "50—60"),
    *("一、", "（一）", "1.", "1．", "①", "第一条", "一是", "附件1", "一、\n", "（一）\n", "1.\n", "附件1\n", "第一章总则\n"),
    *("2024年", "2024年1月", "2024年1月1日", "6月底前", "（2024年底前完成）", "〔2024〕1号", "中发〔2024〕1号"),
    *(
        "《通知》",
        "关于印发《",
        "贯彻落实《",
        "健康中国行动",
        "“两癌”筛查",
        "某某工程",
        "专项行动",
        "宁夏回族自治区",
        "市、县",
        "全市",
        "我县",
    ),
    *("| 市教育局 ", "|---", "\t市教育局", "序号\t任务\t责任单位\n", "| 序号 | 任务 | 责任单位 |\n"),
    *("完成时限：6月底\n", "责任单位：市教育局\n", "抄送：", "首页 > "),
]
FRAMES = {
    "item": "临海市2024年工作要点\n一、主要任务\n（一）加强建设。{}。\n（二）强化管理。\n",
    "bracket": "临海市2024年工作要点\n一、主要任务\n（一）加强建设。（责任单位：{}）\n（二）强化管理。\n",
    "heading": "临海市2024年工作要点\n一、{}\n（一）加强建设。\n",
    "title": "{}\n一、任务\n（一）加强建设。\n",
    "cell": "临海市任务分工表\n序号\t任务\t责任单位\n1\t{}\t市教育局\n2\t建设学校\t市财政局\n",
    "duty line": "临海市任务分工\n一、任务\n（一）加强建设。\n责任单位：{}\n（二）强化管理。\n",
    "title of another": "临海市2024年工作要点\n一、任务\n（一）落实《{}》。\n",
    "closing": "临海市工作要点\n一、任务\n（一）加强建设。\n抄送：{}\n2024年1月1日印发\n",
}
FRAMED = [
    "《",
    "局",
    "（",
    "“",
    "、",
    "的",
    "各",
    "市教育局、",
    "达到65%，",
    "2024年",
    "（一）",
    "某某工程",
    "市、县",
    "《通知》",
    "“两癌”筛查",
]
PLAN = "临海市2024年工作要点\n"
BLOCKS = {
    "items with brackets": (PLAN, "（一）加强管理，就业率达到65%以上。（责任单位：市教育局、市财政局）\n"),
    "three levels": (PLAN, "一、加强管理。\n（一）新建学校5所。\n1.补充教师。\n"),
    "rows of a table": ("序号\t任务\t牵头单位\t配合单位\n", "1\t新建学校5所\t市教育局\t市财政局\n"),
    "rows in Markdown": ("| 序号 | 任务 | 责任单位 |\n|---|---|---|\n", "| 1 | 新建学校5所 | 市教育局 |\n"),
    "duty lines": (PLAN, "（一）建设学校。\n责任单位：市教育局\n完成时限：6月底\n"),
    "one line": (PLAN, "一、加强管理。（一）新建学校5所。（市教育局负责）"),
    "many documents": (PLAN, "临海市教育局关于印发工作要点的通知\n一、任务\n（一）建设学校。\n临海市教育局\n2024年1月1日\n"),
    "prose": (PLAN, "临海市要加强健康中国行动，落实《临海市教育规划》，新建学校5所，由市教育局牵头。\n"),
    "bold heads": (PLAN, "**加强管理。**新建学校5所。\n"),
    "short lines": (PLAN, "某\n"),
    "page numbers": (PLAN, "加强管理，\n— 1 —\n新建学校\n"),
    "attachments": (PLAN, "附件1\n任务清单\n1.新建学校5所。\n"),
    "articles": (PLAN, "第一章总则\n第一条为规范管理。\n第二条本办法适用。\n"),
    "stacked table": (PLAN, "序号\n任务\n责任单位\n1\n建设学校\n市教育局\n"),
    "quoted names": (PLAN, "“平安校园”建设工程、"),
    "actions": (PLAN, "开展“书香临海”专项行动，"),
    "default clauses": (PLAN, "以下任务责任单位均包括各镇人民政府，不再一一列出。\n（一）建设学校。（市教育局负责）\n"),
}
# Where time still grows with the square of the length: why, and the length at which it is plain. Such a row must go once it does not.
SLOW: dict[tuple[str, str], tuple[int, str]] = {}


def seconds(text: str) -> float:
    start = time.process_time()
    record(extract(Document("hostile", "hostile.txt", text, "utf-8", "0")), "test")
    return time.process_time() - start


def repeated(phrase: str, length: int) -> str:
    return (phrase * (length // len(phrase) + 1))[:length]


def assert_time_grows_with_length(make: str, phrase: str, length: int) -> None:
    """`make` is a text with {} for the phrase."""
    seconds(make.format(repeated(phrase, 100)))
    one, four = seconds(make.format(repeated(phrase, length))), seconds(make.format(repeated(phrase, 4 * length)))
    assert four < 6 * one + 0.5, f"{length} characters: {one:.2f} s, {4 * length}: {four:.2f} s"


def _length(request: pytest.FixtureRequest, frame: str, phrase: str, usual: int) -> int:
    """The usual length to start from; for what is known to be slow its own, and the test must fail."""
    length, reason = SLOW.get((frame, phrase), (usual, ""))
    if reason:
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    return length


@pytest.mark.parametrize("phrase", PHRASES, ids=repr)
def test_time_grows_with_length(phrase: str, request: pytest.FixtureRequest) -> None:
    assert_time_grows_with_length("{}", phrase, _length(request, "", phrase, 10_000))


@pytest.mark.parametrize("phrase", FRAMED, ids=repr)
@pytest.mark.parametrize("frame", FRAMES)
def test_time_grows_with_length_inside_a_document(frame: str, phrase: str, request: pytest.FixtureRequest) -> None:
    assert_time_grows_with_length(FRAMES[frame], phrase, _length(request, frame, phrase, 3_000))


@pytest.mark.parametrize("name", BLOCKS)
def test_time_grows_with_the_number_of_provisions(name: str, request: pytest.FixtureRequest) -> None:
    head, block = BLOCKS[name]
    assert_time_grows_with_length(head + "{}", block, _length(request, "block", name, 5_000))


@pytest.mark.parametrize(
    "phrase",
    [
        "《",
        "局",
        "一",
        "第",
        "（",
        "“",
        "、",
        "牵头",
        "市教育局牵头",
        "达到65%",
        "一、",
        "（一）",
        "1.",
        "负责",
        "2024年",
        "\t",
        "|",
        "“两癌",
        "附件",
    ],
    ids=repr,
)
def test_hundred_thousand_characters_are_read(phrase: str) -> None:
    check(extract(Document("hostile", "hostile.txt", repeated(phrase, FULL), "utf-8", "0")))


ODD = {
    "empty": "",
    "one character": "一",
    "only white space": " \n\t\u3000\u00a0\r\n",
    "nested brackets": "一、任务\n（一）建设。" + "（" * 5000 + "市教育局负责" + "）" * 5000 + "\n",
    "nested mixed brackets": "一、任务\n（一）建设。" + "（《“〔" * 1500 + "牵头单位：市教育局" + "〕”》）" * 1500,
    "unclosed": "临海市工作要点\n一、任务\n（一）落实《关于教育（的“意见\n（二）牵头单位：市教育局（\n",
    "control characters": "临海市2024年工作要点\n一、任务\n（一）新建\x01学校\x085所\x0b，达到\x1f65%。\x7f（市教育局\x85负责）\n",
    "separators": "临海市2024年工作要点\u2028一、任务\u2029（一）新建学校5所。\x0c（市教育局负责）\x1c\x1d\x1e",
    "beyond the basic plane": "𠀀𪚥市2024年工作要点\n一、任务😀\n（一）新建🏫5所，达到６５％。（𠮷林局负责）\n",
    "combining and bidirectional marks": "临海市\u0301工作要点\n一、\u202e任务\u202c\n（一）建设\u200d学校\ufe0f5\u20e3所。\n",
    "private use and replacement": "临海市\ue000工作要点\ufffd\n一、任务\n（一）新建\uf8ff学校5所。\ufeff\n",
    "numerals of all kinds": "一、任务\n（一）新建٥所、५所、⑤所、Ⅴ所、㊄所、五所、伍所、5所、５所，达到½、²、1e9%、99999999999999999999万亿。\n",
    "dates there are none of": "2024年13月45日\n一、任务\n（一）建设。（2024年0月底前完成）\n0000年00月00日\n9999年99月\n",
    "one long line": "临海市2024年工作要点。" + "加强学校建设，推动教育发展，" * 8000,
    "many columns": "序号\t" * 1000 + "\n" + "市教育局\t" * 1000 + "\n",
    "ragged table": "序号\t任务\t责任单位\n1\n2\t\t\t\t\t\n\t\t\n|||||\n| 3 | 建设 |\n",
    "labels only": "一、\n（一）\n1.\n（1）\n①\n第一条\n附件1\n一是\n" * 20,
    "duty lines only": "牵头单位：\n责任单位：、，；/\n完成时限：\n责任领导：——\n" * 20,
    "labels that count backwards": "".join(f"{n}、建设学校。\n" for n in range(300, 0, -1)),
    "deep numbering": "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\nA.己\na)庚\n" * 30,
    "huge numbers": "一、任务\n（一）投资" + "9" * 4000 + "亿元，达到" + "0." + "1" * 4000 + "%。\n",
    "huge Chinese numeral": "一、任务\n（一）新建" + "九千万亿" * 1000 + "所。\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read(text: str) -> None:
    check(extract(Document("odd", "odd.txt", text, "utf-8", "0")))
