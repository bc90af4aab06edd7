"""Series and look-alikes on made-up records; the figures on the annotated seeds, where these are at hand."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from indicator_records import number, record

from kg.analyse.across import across
from kg.analyse.indicators import APART_COLUMNS, SERIES_COLUMNS, apart_table, series_table
from kg.link.indicators import measured

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"


def two() -> list[Any]:
    return [
        record(
            *("a", number("重点人群家庭医生签约服务覆盖率", 60, comparator=">=", time="2020")),
            number("建档立卡户家庭医生签约率", 100, time="2020"),
            number("投资", 5, "元", time="2020"),
            period="2020",
            programs=(("医联体", "“医联体”", "i1"),),
        ),
        record(
            *("b", number("重点人群家庭医生签约率", 66, role="actual", time="2021", place="别省别市")),
            number("投资", 7, "元", role="actual", time="2021"),
            period="2021",
            programs=(("医联体", "城市医联体", "i3"),),
        ),
    ]


def test_rows_of_one_indicator_form_a_series_across_places() -> None:
    (series,) = across(two())["indicators"]
    assert (series["name"], series["unit"], series["direction"], series["population"]) == ("重点人群家庭医生签约率", "%", "up", "重点人群")
    assert [(row["document"], row["value"]) for row in series["rows"]] == [("b", 66), ("a", 60)]


def test_a_series_holds_its_numbers_in_one_unit() -> None:
    harvests = [record("a", number("粮食产量", 1000, "斤")), record("b", number("粮食产量", 2, "吨"))]
    (series,) = across(harvests)["indicators"]
    assert series["unit"] == "吨"
    assert series["values"] == [0.5, 2.0]
    assert [row["value"] for row in series["rows"]] == [1000, 2]


def test_a_series_of_falls_counts_falls() -> None:
    plans = [record("a", number("单位GDP能耗", 3, comparator="decrease")), record("b", number("单位GDP能耗", 1, comparator="increase"))]
    (series,) = across(plans)["indicators"]
    assert (series["name"], series["values"]) == ("单位生产总值能耗降幅", [3, -1])


def test_words_that_say_nothing_form_no_series() -> None:
    assert all("投资" not in series["name"] for series in across(two())["indicators"])


def test_look_alikes_are_listed_with_the_reason() -> None:
    pairs = across(two())["not_comparable"]
    assert len(pairs) == 1
    assert {pairs[0]["a"]["indicator"], pairs[0]["b"]["indicator"]} >= {"建档立卡户家庭医生签约率"}
    assert pairs[0]["why"].startswith("对象不同（") and "other population (" in pairs[0]["why"]


def test_programs_by_documents_with_their_printed_forms() -> None:
    assert across(two())["programs"] == [{"name": "医联体", "documents": ["a", "b"], "variants": ["“医联体”", "城市医联体"]}]


def test_the_order_of_records_does_not_matter() -> None:
    assert json.dumps(across(two()), ensure_ascii=False) == json.dumps(across(reversed(two())), ensure_ascii=False)


def test_the_table_has_its_columns() -> None:
    lines = list(series_table(across(two())["indicators"]))
    assert len(lines) == 2
    assert set(lines[0]) == set(SERIES_COLUMNS)
    assert lines[1]["as_written"] == "重点人群家庭医生签约服务覆盖率"
    assert [set(line) for line in apart_table(across(two())["not_comparable"])] == [set(APART_COLUMNS)]


def test_many_rows_are_compared_quickly() -> None:
    chance = random.Random(7)
    words = [
        f"{a}{b}{c}" for a in "城乡河湖林田路桥" for b in "学校医院水库电站" for c in ("覆盖率", "达标率", "建设数", "改造数", "普及率")
    ]
    rows = [
        record(
            f"d{n:03}",
            *(
                number(chance.choice(words), chance.randrange(100), role=chance.choice(("target", "actual")), time="2020")
                for _ in range(100)
            ),
            period="2020",
        )
        for n in range(100)
    ]
    before = time.process_time()
    across(rows)
    assert time.process_time() - before < 5


# ---------------------------------------------------------------- the annotated seeds


def _scorer() -> ModuleType:
    sys.path.insert(0, str(GOLD))
    try:
        spec = importlib.util.spec_from_file_location("score_across", GOLD / "score_across.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(GOLD))
    return module


def _annotated() -> list[Any]:
    """The annotations as if they were records."""
    found = []
    for path in sorted(GOLD.glob("0*.json")):
        row = json.loads(path.read_text("utf-8"))
        row["source"] = {"id": path.stem}
        for target in row["targets"]:
            target["indicator_id"] = measured(
                target["indicator"], target["unit"], target["comparator"], target["place"] or "", "年均" in target["quote"]
            ).id
            target["evidence"] = {"start": 0, "end": 0, "quote": target["quote"], "rule": ""}
        for program in row["programs"]:
            program["mentions"] = [{"items": program["items"], "evidence": {"start": 0, "end": 0, "quote": program["quote"], "rule": ""}}]
        for item in row["items"]:
            item["text"] = ""
        found.append(row)
    return found


@pytest.mark.skipif(not (GOLD / "across.json").is_file(), reason="the annotated seeds are not beside the repository")
def test_the_annotated_seeds_are_compared_as_their_readers_did() -> None:
    scorer, errors = _scorer(), []
    gold, found = json.loads((GOLD / "across.json").read_text("utf-8")), across(_annotated())
    figures = {
        "programs": scorer.score_programs(gold["programs"], found["programs"], errors),
        "distinct": scorer.score_distinct(gold["distinct"], found["programs"], errors),
        "indicators": scorer.score_indicators(gold["indicators"], found["indicators"], errors),
        "not comparable": scorer.score_not_comparable(gold["not_comparable"], found["indicators"], errors),
        "ledger": scorer.score_ledger(gold["ledger"], found["ledger"], errors),
    }
    assert {name: figure["f1"] for name, figure in figures.items()} == dict.fromkeys(figures, 1.0), errors
