"""The demo corpus: digests in our own words of five real plans, with the facts kept and the prose not copied.

The first half needs only `data/corpus`. The second half needs the originals, which are not part of the repository; else it is skipped.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from copied_prose import copied, facts_of, squeezed

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest must hold: the number of its items, how often some phrases stand in it, and the stem of its original."""

    stem: str
    items: int
    item: str  # pattern of a line or clause that opens an item
    counts: dict[str, int]


DIGESTS = {
    "zhongwei_2019_work_points.txt": Digest(
        "000_218093baf63b414b",
        40,
        r"^\d+\.",
        {
            "“三减三健”": 2,
            "“两个允许”": 2,
            "高血压、糖尿病": 2,
            "重点人群家庭医生签约服务覆盖率达到65%以上": 1,
            "宁卫计办发〔2018〕22号": 1,
            "卫政办发〔2017〕189号": 1,
            "2019年3月20日印发": 1,
        },
    ),
    "tongxin_2020_task_division.txt": Digest(
        "001_586d2fdbfe293bd4",
        54,
        r"^[（(][一二三四五六七八九十]+[）)]",
        {
            "同卫健党组发〔2020〕8号": 1,
            "2020年11月": 41,
            "长期坚持": 12,
            "2019年11月": 1,
            "疾病预防控制和妇幼保健岗位": 4,
            "重点人群家庭医生签约服务覆盖率达到65%以上": 1,
            "“三减三健”": 1,
            "不再列入": 1,
        },
    ),
    "hongsibu_2021_health_improvement_plan.txt": Digest(
        "002_860ac0d9b38363d3",
        34,
        r"^\d+\.|^[（(][一二三四][）)](?! ?实施)",
        {
            "红党办发〔2021〕39号": 1,
            "牵头单位：": 27,
            "牵头部门：": 3,
            "发展和改革局": 8,
            "发展和改革委员会": 7,
            "医疗保障局等": 1,
            "工业信息化和商务局": 2,
            "工业和信息化和商务局": 2,
            "“三减三健”": 1,
            "“两个允许”": 2,
            "家庭医生": 0,
        },
    ),
    "zhongwei_2021_half_year_summary.md": Digest(
        "003_9af9e408227a47ef",
        16,
        r"^(?:\*\*)?[（(][一二三四五六][）)]|[一二三]是(?=[群综“])",
        {"18438": 1, "18417": 1, "532": 1, "100%": 2, "82.24%": 1, "394": 1, "推进缓慢": 1, "三减三健": 0},
    ),
    "huancui_2019_work_points.txt": Digest(
        "004_01bdced4e8deef8f",
        32,
        r"^（[一二三四五六]）",
        {
            "威环卫〔2019〕98号": 1,
            "一评二控三减四健": 1,
            "三减三健": 0,
            "减盐、减油、减糖": 1,
            "“六统一”": 2,
            "牵头单位": 1,
            "家庭医生": 6,
        },
    ),
}
digests = pytest.mark.parametrize("name", sorted(DIGESTS))
needs_originals = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the originals are not part of the repository")


def counted(text: str, digest: Digest) -> dict[str, int]:
    """How often each of the digest's facts stands in the text; a figure is not sought inside a longer one."""
    return {fact: len(re.findall(rf"(?<!\d){re.escape(squeezed(fact))}", squeezed(text))) for fact in digest.counts}


def duties(text: str) -> list[str]:
    """Every line or bracket that says who does an item and by when, in order."""
    lines = re.findall(r"^(?:责任领导|牵头科室|配合科室|完成时限).*|[（(]\**牵头(?:单位|部门)：[^（）()]*[）)]", text, re.M)
    return [squeezed(line) for line in lines]


def original_of(name: str) -> str:
    """The text that the digest is of."""
    return (SHARED / "seeds" / f"{DIGESTS[name].stem}.txt").read_text("utf-8")


def prose_and_notice(name: str) -> tuple[str, str]:
    """The digest without its notice, and the notice."""
    notice, text = (CORPUS / name).read_text("utf-8").split("\n", 1)
    return text, notice


# -- what a digest must hold


def test_every_digest_is_listed_here() -> None:
    assert sorted(path.name for path in CORPUS.iterdir()) == sorted(DIGESTS)


@digests
def test_first_line_says_that_it_is_a_digest(name: str) -> None:
    _, notice = prose_and_notice(name)
    chinese, english = notice.split(" / ")
    assert re.fullmatch(r"【摘编说明】本文为政策知识图谱项目（policy-kg）自行撰写的摘编，依据.*《.+》.*，非原文。", chinese)
    assert re.fullmatch(r"Digest written by the policy-kg project of .+; not the original text\.", english)


@digests
def test_number_of_items(name: str) -> None:
    text, _ = prose_and_notice(name)
    assert len(re.findall(DIGESTS[name].item, text, re.M)) == DIGESTS[name].items


@digests
def test_facts_stand_as_often_as_in_the_original(name: str) -> None:
    text, _ = prose_and_notice(name)
    assert counted(text, DIGESTS[name]) == DIGESTS[name].counts


def test_duplicated_tasks_of_tongxin_stay_duplicated() -> None:
    text, _ = prose_and_notice("tongxin_2020_task_division.txt")
    twenty, twenty_one = (re.search(rf"^\({n}\)(.+)", text, re.M) for n in ("二十", "二十一"))
    assert twenty and twenty_one and twenty[1] == twenty_one[1]


# -- what a digest must not hold


def test_copied_prose_is_found_and_facts_are_not() -> None:
    duty = "（牵头单位：应急管理局，配合单位：财政局、交通运输局、水务局、林业局）"
    original = f"各单位要在六月底之前把去年没有整改到位的隐患逐条列出清单并报县安全委员会办公室备案。{duty}"
    assert list(copied("六月底之前把去年没有整改到位的隐患逐条列出清单", original, []))
    assert not list(copied("六月底前逐条列出隐患，报县安全委员会办公室备案。", original, []))
    assert not list(copied(f"另写一句。{duty}", original, []))
    assert not list(copied("整改到位的隐患逐条列出清单并报县安全委员会办公室备案", original, ["县安全委员会办公室"]))


@needs_originals
@digests
def test_no_prose_is_copied(name: str) -> None:
    gold = json.loads((SHARED / "gold" / f"{DIGESTS[name].stem}.json").read_text("utf-8"))
    text, _ = prose_and_notice(name)
    assert list(copied(text, original_of(name), facts_of(gold))) == []


@needs_originals
@digests
def test_digest_is_shorter_than_the_original(name: str) -> None:
    text, _ = prose_and_notice(name)
    assert len(squeezed(text)) < len(squeezed(original_of(name)))


@needs_originals
@digests
def test_duties_and_counted_facts_are_those_of_the_original(name: str) -> None:
    text, _ = prose_and_notice(name)
    assert duties(text) == duties(original_of(name))
    assert counted(original_of(name), DIGESTS[name]) == DIGESTS[name].counts
