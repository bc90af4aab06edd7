"""Citations across documents: the document itself where it was read, one stub for all who cite it else, and what is refused."""

import random

import pytest

from kg.link.citations import Cited, Held, Meant, cited_documents
from kg.link.titles import read_title
from kg.model import Relation
from kg.rules.places import gazetteer

NINGXIA, TONGXIN, HONGSIBU, ZHONGWEI = "place/640000", "place/640324", "place/640303", "place/640500"
PLAN = Held("plan", "同心县2021年爱牙行动方案", None, ("同心县卫生健康局",), "2021-05", TONGXIN)
ABOVE = Held(
    "above", "关于印发2020年全区爱牙行动工作要点的通知", "宁牙发〔2020〕3号", ("宁夏回族自治区卫生健康委员会",), "2020-03-01", NINGXIA
)


def meant(held: list[Held], *cited: tuple[str, str, str | None], relation: Relation = Relation.IMPLEMENTS) -> list[Meant]:
    rows = [Cited(document, title, number, relation) for document, title, number in cited]
    found = cited_documents(held, rows)
    return [found[row.document, row.title] for row in rows]


@pytest.mark.parametrize(
    "title",
    [
        "2020年全区爱牙行动工作要点",
        "关于印发2020年全区爱牙行动工作要点的通知",
        "自治区2020年爱牙行动工作要点",
        "2020年宁夏回族自治区爱牙行动工作要点",
    ],
)
def test_a_document_of_the_build_is_meant_however_its_title_is_written(title: str) -> None:
    (found,) = meant([PLAN, ABOVE], ("plan", title, None))
    assert (found.entity, found.problem) == ("document/above", "")


def test_a_number_is_surer_than_a_title() -> None:
    (found,) = meant([PLAN, ABOVE], ("plan", "爱牙要点", "宁牙发〔2020〕3号"))
    assert (found.entity, found.why) == ("document/above", "same number")


def test_a_later_document_is_not_implemented() -> None:
    later = Held("later", "全民爱牙三年方案", None, (), "2022-01", NINGXIA)
    (found,) = meant([PLAN, later], ("plan", "全民爱牙三年方案", None))
    assert (found.entity, found.code) == ("cited/全民爱牙三年方案", "cited-later")
    assert "2022-01" in found.problem


def test_a_document_of_another_area_is_not_implemented() -> None:
    there = Held("there", "全民爱牙三年方案", None, (), "2020", ZHONGWEI)
    (found,) = meant([PLAN, there], ("plan", "全民爱牙三年方案", None))
    assert (found.entity, found.code) == ("cited/全民爱牙三年方案", "cited-elsewhere")


def test_the_same_words_of_another_year_number_or_issuer_are_another_document() -> None:
    for title, number in (
        ("2019年全区爱牙行动工作要点", None),
        ("2020年全区爱牙行动工作要点", "宁牙发〔2020〕9号"),
        ("自治区财政厅关于2020年全区爱牙行动工作要点", None),
    ):
        (found,) = meant([PLAN, ABOVE], ("plan", title, number))
        assert found.entity.startswith("cited/"), title


def test_two_documents_of_one_title_leave_it_open() -> None:
    twin = Held("twin", ABOVE.title, None, (), "2020-04", NINGXIA)
    (found,) = meant([PLAN, ABOVE, twin], ("plan", "2020年全区爱牙行动工作要点", None))
    assert found.code == "cited-ambiguous"
    assert "above" in found.problem and "twin" in found.problem


def test_a_document_is_not_its_own_authority() -> None:
    (found,) = meant([PLAN], ("plan", PLAN.title or "", None))
    assert found.entity == "cited/宁夏回族自治区吴忠市同心县2021年爱牙行动方案"


def test_one_stub_for_one_document_in_different_words() -> None:
    other = Held("other", "红寺堡区爱牙方案", None, (), "2021", HONGSIBU)
    found = meant(
        [PLAN, other],
        ("plan", "国务院关于推进爱牙行动的意见", "国发〔2019〕77号"),
        ("other", "关于推进爱牙行动的意见", None),
        ("other", "推进“爱牙”行动的意见（试行）", None),
    )
    assert {m.entity for m in found} == {"cited/推进爱牙行动的意见"}
    assert {(m.number, m.issuer, m.issued) for m in found} == {("国发〔2019〕77号", "organization/国务院", "2019")}


def test_stubs_of_different_areas_issuers_and_numbers_stay_apart() -> None:
    other = Held("other", "中卫市爱牙方案", None, (), "2021", ZHONGWEI)
    found = meant([PLAN, other], ("plan", "全县爱牙办法", None), ("other", "全市爱牙办法", None))
    assert len({m.entity for m in found}) == 2
    numbers = meant([PLAN, other], ("plan", "爱牙协作办法", "甲发〔2019〕1号"), ("other", "爱牙协作办法", "乙发〔2020〕2号"))
    assert len({m.entity for m in numbers}) == 2


def test_what_a_local_body_issued_is_not_taken_for_what_nobody_is_named_for() -> None:
    other = Held("other", "中卫市爱牙方案", None, (), "2021", ZHONGWEI)
    found = meant([PLAN, other], ("plan", "关于制定爱牙规划的建议", None), ("other", "中卫市人民政府关于制定爱牙规划的建议", None))
    assert found[0].entity == "cited/制定爱牙规划的建议"
    assert found[1].entity == "cited/宁夏回族自治区中卫市制定爱牙规划的建议"


def test_a_title_that_many_documents_have_stays_with_its_document() -> None:
    other = Held("other", "中卫市爱牙方案", None, (), "2021", ZHONGWEI)
    found = meant([PLAN, other], ("plan", "政府工作报告", None), ("other", "政府工作报告", None), ("other", "实施方案", None))
    assert len({m.entity for m in found}) == 3


def test_the_answer_does_not_depend_on_the_order() -> None:
    held = [PLAN, ABOVE, Held("other", "中卫市爱牙方案", None, (), "2021", ZHONGWEI)]
    cited = [
        Cited(d, t, n, Relation.MENTIONS)
        for d in ("plan", "other")
        for t, n in (("爱牙办法", None), ("关于爱牙办法", "甲发〔2019〕1号"), ("全区爱牙要点", None))
    ]
    first = cited_documents(held, cited)
    for seed in range(5):
        random.Random(seed).shuffle(held)
        random.Random(seed).shuffle(cited)
        assert cited_documents(held, cited) == first


def test_title_parts() -> None:
    tongxin = gazetteer().place("640324")
    title = read_title("自治区人民政府办公厅关于印发《全区爱牙规划（2018—2020年）》的通知", tongxin)
    assert (title.core, title.years, title.area, title.issuer) == ("爱牙规划", "2018-2020", "640000", "自治区人民政府办公厅")


@pytest.mark.parametrize("text", ["关于" * 50_000, "《" * 100_000, "（" * 100_000, "同心县" * 30_000, "全区" * 50_000])
def test_hostile_titles_are_not_slow(text: str) -> None:
    import time

    read_title("短题", gazetteer().place("640324"))
    start = time.process_time()
    read_title(text, gazetteer().place("640324"))
    assert time.process_time() - start < 0.5
