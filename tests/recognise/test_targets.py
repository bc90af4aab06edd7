"""Targets and reported figures in their documents: role, time, place, evidence, issues."""

from __future__ import annotations

import time

import pytest

from kg.model import (
    DocumentKind,
    Header,
    Item,
    ItemKind,
    Outline,
    Part,
    Passage,
    QuantityRole,
    Section,
    Span,
    Stated,
    TargetMention,
)
from kg.recognise.targets import targets
from kg.text.view import view

HERE = Span(0, 1)


def outline(kind: DocumentKind, period: str, item: ItemKind, *, heading: str | None = None, title: str | None = None) -> Outline:
    stated = {"kind": kind.value, "period": period, "title": title}
    header = Header(**{k: Stated(v, HERE, "test") for k, v in stated.items() if v})
    sections = (Section("s1", 1, None, heading, heading, HERE, None),) if heading else ()
    return Outline(header, sections, (Item("i1", item, None, None, "s1" if heading else None, None, HERE, HERE),), ())


def read(text: str, where: Outline, part: Part = Part.BODY) -> list[TargetMention]:
    return list(targets([Passage(part, view(text), "i1")], where)[0])


PLAN = outline(DocumentKind.WORK_POINTS, "2024", ItemKind.TASK)
FIVE_YEARS = outline(DocumentKind.IMPLEMENTATION_PLAN, "2021/2025", ItemKind.TASK)
HALVES = outline(DocumentKind.WORK_SUMMARY, "2024-H1/2024-H2", ItemKind.ACHIEVEMENT)
HALVES_AHEAD = outline(DocumentKind.WORK_SUMMARY, "2024-H1/2024-H2", ItemKind.TASK)
REPORT = outline(DocumentKind.GOVERNMENT_REPORT, "2021/2025", ItemKind.ACHIEVEMENT, title="2026年某省政府工作报告")


def test_evidence_points_into_the_raw_text() -> None:
    text = "加强供水。 农村自来水 普及率达到 92 %以上，水费不变。"
    (found,) = read(text, PLAN)
    assert text[found.span.start : found.span.end] == "农村自来水 普及率达到 92 %以上"
    assert text[found.value_span.start : found.value_span.end] == "92 %"
    assert (found.text, found.item, found.rule) == ("农村自来水普及率达到92%以上", "i1", "target:ratio")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("火灾发生率、受害率分别下降到6‰、8‰", ["火灾发生率、受害率分别下降到6‰、8‰"] * 2),
        ("巡护古树39轮次、150人日", ["巡护古树39轮次", "巡护古树39轮次、150人日"]),
        ("入园率由90%提高到95%", ["入园率由90%提高到95%"] * 2),
        ("创建文明机关5个、文明社区7个", ["创建文明机关5个", "文明社区7个"]),
    ],
)
def test_evidence_holds_indicator_and_value(text: str, quotes: list[str]) -> None:
    assert [m.text for m in read(text, PLAN)] == quotes


@pytest.mark.parametrize(
    ("text", "where", "when"),
    [
        ("参保率达到95%", PLAN, "2024"),
        ("到2026年，参保率达到95%", PLAN, "2026"),
        ("8月底前，参保率达到95%", PLAN, "2024-08"),
        ("截至6月30日，完成普查300户", HALVES, "2024-06-30"),
        ("完成普查300户", HALVES, "2024-H1"),
        ("参保率达到95%", HALVES_AHEAD, "2024-H2"),
        ("年内参保率达到95%", HALVES_AHEAD, "2024"),
        ("参保率达到95%", FIVE_YEARS, "2025"),
        ("每年培训30名以上统计员", FIVE_YEARS, "2021/2025"),
        ("参保率在2020年的基础上提高到95%", FIVE_YEARS, "2025"),
        ("全省粮食产量达到800亿斤", REPORT, "2025"),
        ("“十四五”时期，累计新建学校300所", REPORT, "2021/2025"),
        ("“十四五”时期，入园率达到95%", REPORT, "2025"),
        ("五年来，新建学校300所", REPORT, "2021/2025"),
    ],
)
def test_time(text: str, where: Outline, when: str) -> None:
    assert [m.time for m in read(text, where)] == [when]


def test_time_is_taken_from_the_heading() -> None:
    where = outline(DocumentKind.GOVERNMENT_REPORT, "2021/2030", ItemKind.ACHIEVEMENT, heading="2024年工作回顾")
    assert [m.time for m in read("新建学校300所", where)] == ["2024"]


def test_a_start_of_change_is_a_baseline_of_its_own_time() -> None:
    found = read("入园率由2020年的90%提高到95%", REPORT)
    assert [(m.role, m.time, m.value) for m in found] == [(QuantityRole.BASELINE, "2020", 90), (QuantityRole.ACTUAL, "2025", 95)]


def test_what_is_compared_with_is_a_baseline() -> None:
    found = read("审结案件18件，较2021年的22件明显下降", REPORT)
    assert [(m.role, m.value, m.unit) for m in found] == [(QuantityRole.ACTUAL, 18, "件"), (QuantityRole.BASELINE, 22, "件")]


def test_aims_within_a_report_are_targets() -> None:
    where = outline(DocumentKind.GOVERNMENT_REPORT, "2026", ItemKind.ACHIEVEMENT, title="2026年某省政府工作报告")
    found = read("今年主要预期目标是：生产总值增长5%左右。", where)
    assert [(m.role, m.time, m.comparator) for m in found] == [(QuantityRole.TARGET, "2026", "increase")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("全县参保率达到95%", "全县"),
        ("永宁县新建敬老院3所", "永宁县"),
        ("参保率达到95%", None),
        ("社区新建书屋3个", None),
        ("开发区新增企业30家", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    assert [m.place for m in read(text, PLAN)] == [place]


def test_elided_subjects_are_taken_from_the_clause_before() -> None:
    found = read("全市报告安全事故17起，报告率100%", HALVES)
    assert [m.indicator for m in found] == ["报告安全事故数", "安全事故报告率"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日印发",
        "根据教发〔2024〕12号文件",
        "落实“三减三健”行动",
        "联系电话12345678",
        "自发布之日起30日内完成整改",
        "第3次全国普查",
        "对65岁以上老年人免费",
    ],
)
def test_other_numbers_are_no_targets(text: str) -> None:
    assert read(text, PLAN) == []


def test_rules_of_conduct_are_no_targets() -> None:
    where = outline(DocumentKind.OTHER, "2024", ItemKind.TASK)
    assert read("申请人年龄应在45周岁以下，每户不超过3人，按不低于20%的比例录用", where) == []


@pytest.mark.parametrize("part", [Part.TITLE, Part.DUTY, Part.CLOSING, Part.CHROME])
def test_only_body_and_preamble_are_read(part: Part) -> None:
    assert read("参保率达到95%", PLAN, part) == []


def test_a_number_that_measures_nothing_told_is_an_issue() -> None:
    found, issues = targets([Passage(Part.BODY, view("力争达到95%以上。"), "i1")], PLAN)
    assert found == ()
    assert [(i.code, i.span) for i in issues] == [("number-without-target", Span(4, 7))]


@pytest.mark.parametrize("character", ["1", "一", "全", "、", "（", "年", "到", "的", "“", "百"])
def test_hostile_text_is_not_slow(character: str) -> None:
    begin = time.process_time()
    read(character * 100_000, REPORT)
    assert time.process_time() - begin < 1.5


def test_first_half_of_a_year() -> None:
    assert [m.time for m in read("1至6月，水产品产量达到6万吨", outline(DocumentKind.WORK_SUMMARY, "2024", ItemKind.ACHIEVEMENT))] == [
        "2024-H1"
    ]


def test_a_start_of_change_without_a_date_has_none() -> None:
    assert [(m.role, m.time) for m in read("安葬率由45%提高到60%", FIVE_YEARS)] == [
        (QuantityRole.BASELINE, None),
        (QuantityRole.TARGET, "2025"),
    ]


def test_next_steps_of_a_summary_lie_behind_its_period() -> None:
    assert [m.time for m in read("改造工区4个", outline(DocumentKind.WORK_SUMMARY, "2020", ItemKind.TASK))] == [None]


def test_a_further_plan_in_the_file_dates_its_own_targets() -> None:
    text = "新建书屋3个。某县文化局2025年工作要点新建书屋5个。"
    whole = view(text)
    first, title, second = Passage(Part.BODY, whole[:8], "i1"), Passage(Part.TITLE, whole[8:21]), Passage(Part.BODY, whole[21:], "i2")
    items = tuple(Item(f"i{n}", ItemKind.TASK, None, None, None, None, span, span) for n, span in ((1, Span(0, 7)), (2, Span(21, 29))))
    where = Outline(PLAN.header, (), items, (first, title, second))
    assert [(m.time, m.value) for m in targets(where.passages, where)[0]] == [("2024", 3), ("2025", 5)]


def test_headings_of_a_plan_are_read() -> None:
    assert [m.indicator for m in read("新建公办园2所", PLAN, Part.HEADING)] == ["新建公办园数"]


@pytest.mark.parametrize("text", ["距县城5公里", "涉及18个行政村", "全长12公里", "抓好七项重点工作", "宣传方面5项"])
def test_what_describes_is_no_target(text: str) -> None:
    assert read(text, PLAN) == []
