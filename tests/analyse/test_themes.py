"""Placing items in the schemes: made-up items, the tables' own examples, and items judged by hand where the documents are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from kg.analyse.placed import COLUMNS, Placed, named, theme_rows
from kg.analyse.themes import themes
from kg.assemble.record import record
from kg.assemble.schema import Record
from kg.extract import extract
from kg.model import Document
from kg.read import read
from kg.rules.themes import Instrument, concepts, instrument_rules, theme_rules

SHARED = Path(__file__).resolve().parents[3] / "shared"
JUDGED = Path(__file__).parent / "themes_judged.tsv"


def made(text: str) -> Record:
    return record(extract(Document("made", "made.txt", text, "utf-8", "0" * 64)), "test")


def plan(*tasks: str) -> Record:
    numerals = "一二三四五六七八九"
    body = "\n".join(f"（{numerals[n]}）{task}" for n, task in enumerate(tasks))
    return made(f"某县卫生健康局2021年工作要点\n一、重点任务\n{body}\n")


def main_theme(found: list[Placed], item: str = "i1") -> str | None:
    return next((p.concept for p in found if p.item == item and p.scheme == "theme" and p.rank == 1), None)


@pytest.mark.parametrize(
    ("task", "theme"),
    [
        ("加强村卫生室建设。为每个行政村配齐一名乡村医生。", "primary-care"),
        ("做好老年助餐。新设二十个助餐点，方便高龄居民。", "ageing"),
        ("扩大疫苗接种。年底前适龄儿童接种率达到95%。", "prevention"),
        ("修订预算绩效办法。各单位专项资金全部纳入财政管理。", "finance"),
        ("新修农田水渠，扩大高标准农田面积。", "agriculture"),
        ("推进中医馆全覆盖，培养年轻中医。", "tcm"),
    ],
)
def test_a_task_has_the_theme_its_words_say(task: str, theme: str) -> None:
    assert main_theme(themes(plan(task, "开好工作例会。"))) == theme


def test_what_says_nothing_has_no_theme() -> None:
    found = themes(plan("按照要求认真落实有关事项，及时反馈。", "本办法自2021年3月1日起施行，有效期2年。财政局负责。"))
    assert [p for p in found if p.scheme == "theme"] == []


def test_two_themes_of_one_weight_leave_a_weak_item_undecided() -> None:
    found = themes(plan("有关事项另行通知，涉及学校和企业的以后再定。", "开好工作例会。"))
    assert main_theme(found) is None


def test_the_name_of_a_body_is_no_word_of_its_field() -> None:
    found = themes(plan("筹备慢性病防治宣传周。（责任单位：县教育局、县文化和旅游局）", "开好工作例会。"))
    assert main_theme(found) == "prevention"
    assert not any(p.concept in ("education", "culture") for p in found)


def test_a_longer_word_is_not_its_part() -> None:
    assert main_theme(themes(plan("广泛开展健康教育。", "开好工作例会。"))) == "health-promotion"


def test_evidence_is_the_cue_in_the_source() -> None:
    text = "某县卫生健康局2021年工作要点\n一、重点任务\n（一）推进分级诊\n疗。落实医联体建设。\n（二）开好工作例会。\n"
    found = themes(made(text))
    main = next(p for p in found if p.scheme == "theme" and p.rank == 1)
    assert "".join(text[main.start : main.end].split()) == main.quote == "分级诊疗"
    assert main.reasons[0].startswith("分级诊疗 (first")


def test_the_same_record_gives_the_same_places() -> None:
    held = plan("开展全科医生培训，加大财政投入。", "打击非法行医。")
    assert themes(held) == themes(held)
    rows = list(theme_rows(held, themes(held)))
    assert rows and set(rows[0]) == set(COLUMNS)


def test_hostile_text_is_not_slow() -> None:
    rules = instrument_rules().instruments
    for character in ("加", "建", "年", "的", "应"):
        start = process_time()
        for instrument in rules:
            instrument.pattern.search(character * 20_000)
        assert process_time() - start < 0.5


@pytest.mark.parametrize("row", instrument_rules().instruments, ids=lambda row: row.concept.id)
def test_an_instrument_s_examples_and_rejects(row: Instrument) -> None:
    assert row.examples and all(row.pattern.search(example) for example in row.examples)
    assert not any(row.pattern.search(reject) for reject in row.rejects)


def test_the_schemes_are_sound() -> None:
    keys = [c.key for c in concepts()]
    assert len(keys) == len(set(keys))
    assert all(c.zh and c.en for c in concepts())
    groups = {c.id for c in instrument_rules().groups}
    assert {i.concept.broader for i in instrument_rules().instruments} == groups == {"supply", "environment", "demand"}
    assert 15 <= len(theme_rules().concepts) <= 30
    assert all(named(key).key == key for key in keys)


# ---------------------------------------------------------------- judged by hand


@dataclass(frozen=True, slots=True)
class Judged:
    document: str
    start: int
    right: tuple[str, ...]


def judged() -> Iterator[Judged]:
    for line in JUDGED.read_text("utf-8").splitlines():
        if not line.startswith(("#", "document\t")):
            document, _, start, right = line.split("\t")
            yield Judged(document, int(start), tuple(right.split("|")))


@cache
def _placed(document: str) -> dict[int, list[Placed]]:
    path = next(p for p in (SHARED / part / f"{document}.txt" for part in ("seeds", "dev/text", "corpus")) if p.is_file())
    held = record(extract(read(path)), "test")
    found = themes(held)
    return {i["evidence"]["start"]: [p for p in found if p.item == i["id"] and p.scheme == "theme"] for i in held["items"]}


def _found(row: Judged) -> list[Placed] | None:
    """The places of the judged item, which the parser may begin a few characters earlier or later than it did."""
    held = _placed(row.document)
    near = min(held, key=lambda start: (abs(start - row.start), start), default=-1)
    return held[near] if near >= 0 and abs(near - row.start) <= 30 else None


@dataclass(frozen=True, slots=True)
class Measured:
    items: int
    placed: int
    right: int
    best: int
    places: int
    right_places: int
    abstained_rightly: int


def measure() -> tuple[Measured, list[tuple[Judged, list[Placed]]]]:
    """Items found again, items with a main theme, main themes that are right, that are the best one; all places and those right."""
    held = [(row, found) for row in judged() if (found := _found(row)) is not None]
    mains = [(row, found[0].concept) for row, found in held if found]
    return (
        Measured(
            len(held),
            len(mains),
            sum(theme in row.right for row, theme in mains),
            sum(theme == row.right[0] for row, theme in mains),
            sum(len(found) for _, found in held),
            sum(p.concept in row.right for row, found in held for p in found),
            sum("-" in row.right and not found for row, found in held),
        ),
        [(row, found) for row, found in held if found and found[0].concept not in row.right],
    )


@pytest.mark.skipif(not SHARED.is_dir(), reason="the judged documents are not at hand")
def test_precision_on_items_judged_by_hand() -> None:
    found, _ = measure()
    assert len(list(judged())) == 200
    assert found.items >= 180  # the parser may move an item's start
    assert found.right_places / found.places >= 0.90
    assert found.right / found.placed >= 0.93
    assert found.placed / found.items >= 0.88
