"""Verdicts judged by hand on made-up plans and reports."""

from __future__ import annotations

from typing import Any

import pytest
from indicator_records import number, record

from kg.analyse.indicators import numbers
from kg.analyse.ledger import LEDGER_COLUMNS, LedgerRow, ledger, ledger_table
from kg.analyse.periods import Period, period

RATE = "65岁以上老年人健康管理率"


def verdicts(*records: Any) -> list[LedgerRow]:
    return ledger(list(records), list(numbers(records)))


def one(target: dict[str, Any], *seen: dict[str, Any], report: str = "2020", reaches: str = "2022-06-30") -> LedgerRow:
    """The row of a plan for 2020 against a report for `report`, in a corpus that knows `reaches`."""
    rows = verdicts(
        record("a_plan", target, period="2020", issued="2020-02-01"),
        record("b_report", *seen, period=report),
        record("c_other", period="2022", issued=reaches, place="别处"),
    )
    assert len(rows) == 1
    return rows[0]


def test_met_in_time() -> None:
    row = one(number(RATE, 70, comparator=">=", time="2020"), number(RATE, 72.5, role="actual", time="2020"))
    assert row["verdict"] == "met"
    assert row["observation"] is not None
    assert row["observation"]["quote"] == f"{RATE}72.5%"
    assert "高2.5" in row["why"] and "2.5 above" in row["why"]


def test_met_later() -> None:
    row = one(number(RATE, 70, comparator=">=", time="2020"), number(RATE, 75, role="actual", time="2021-H1"), report="2021-H1")
    assert row["verdict"] == "met later"


def test_missed_when_a_later_figure_falls_short() -> None:
    row = one(number(RATE, 70, comparator=">=", time="2020"), number(RATE, 69.9, role="actual", time="2020"))
    assert row["verdict"] == "missed"


def test_reached_late_after_a_shortfall_in_time() -> None:
    seen = (number(RATE, 60, role="actual", time="2020"), number(RATE, 71, role="actual", time="2021"))
    assert one(number(RATE, 70, comparator=">=", time="2020"), *seen, report="2021")["verdict"] == "met later"


@pytest.mark.parametrize(("aim", "seen", "verdict"), [(3, 4, "met"), (3, 2, "missed")])
def test_a_fall_of_at_least_so_much(aim: float, seen: float, verdict: str) -> None:
    target = number("单位GDP能耗降低率", aim, comparator=">=", time="2020")
    assert one(target, number("单位GDP能耗", seen, comparator="decrease", role="actual", time="2020"))["verdict"] == verdict


def test_a_rise_does_not_meet_an_aim_to_fall() -> None:
    target = number("单位GDP能耗降低率", 3, comparator=">=", time="2020")
    assert one(target, number("单位GDP能耗", 5, comparator="increase", role="actual", time="2020"))["verdict"] == "missed"


def test_open_until_the_corpus_knows_the_due_date() -> None:
    row = one(number(RATE, 70, comparator=">=", time="2025"), number(RATE, 60, role="actual", time="2021"), report="2021")
    assert row["verdict"] == "open"
    assert row["observation"] is not None and "2022-06-30" in row["why"]


def test_unknown_when_nothing_is_reported() -> None:
    row = one(number(RATE, 70, comparator=">=", time="2020"))
    assert (row["verdict"], row["observation"]) == ("unknown", None)


def test_another_place_is_no_observation() -> None:
    seen = number(RATE, 90, role="actual", time="2020", place="某省某市某县")
    assert one(number(RATE, 70, comparator=">=", time="2020"), seen)["verdict"] == "unknown"


def test_a_target_is_no_observation() -> None:
    rows = verdicts(record("a", number(RATE, 70, time="2020"), period="2020"), record("b", number(RATE, 90, time="2021"), period="2021"))
    assert [row["verdict"] for row in rows if row["target"]["document"] == "a"] == ["unknown"]


def test_an_earlier_report_says_nothing_of_a_later_aim() -> None:
    rows = verdicts(
        record("a", number(RATE, 90, role="actual", time="2018"), period="2018"),
        record("b", number(RATE, 70, comparator=">=", time="2020"), period="2020", issued="2020-02-01"),
        record("c", period="2021", issued="2021-12-31"),
    )
    assert rows[0]["verdict"] == "unknown"


def test_a_report_that_opens_with_last_year_does_not_meet_this_years_aim() -> None:
    rows = verdicts(
        record(
            *("report", number("新建公园数", 90, "个", role="actual", time="2019"), number("新建公园数", 50, "个", time="2020")),
            period="2019/2020",
            issued="2020-01-15",
        ),
        record("later", period="2022", issued="2022-01-01"),
    )
    assert rows[0]["verdict"] == "unknown"


@pytest.mark.parametrize(
    ("target", "seen"),
    [
        (
            number("65岁以上老年人健康体检任务完成率", 100, time="2020"),
            number("65岁以上老年人健康体检人数", 900, "人", role="actual", time="2020"),
        ),
        (number("高血压患者健康管理任务完成率", 100, time="2020"), number("高血压患者规范管理率", 75, role="actual", time="2020")),
        (number("培养紧缺人才数", 50, "名", time="2020"), number("引进高层次人才数", 9, "名", role="actual", time="2020")),
        (number("重点人群家庭医生签约率", 60, time="2020"), number("建档立卡户家庭医生签约率", 99, role="actual", time="2020")),
    ],
)
def test_look_alikes_are_not_comparable_and_the_reason_is_told(target: dict[str, Any], seen: dict[str, Any]) -> None:
    row = one(target, seen)
    assert row["verdict"] == "not comparable"
    assert "不同" in row["why"] or "绝对数" in row["why"]
    assert " · " in row["why"]


def test_a_bound_that_leaves_it_open_decides_nothing() -> None:
    row = one(number(RATE, 80, comparator=">=", time="2020"), number(RATE, 75, comparator=">=", role="actual", time="2020"))
    assert row["verdict"] == "unknown"
    assert row["observation"] is not None


def test_a_ceiling_is_met_from_below() -> None:
    kept = number("城镇调查失业率", 5.2, role="actual", time="2020")
    assert one(number("城镇调查失业率", 5.5, comparator="<=", time="2020"), kept)["verdict"] == "met"
    assert one(number("婴儿死亡率", 5, "‰", time="2020"), number("婴儿死亡率", 4.1, "‰", role="actual", time="2020"))["verdict"] == "met"


def test_a_fall_of_three_is_met_by_a_fall_of_four() -> None:
    aim = number("单位GDP能耗", 3, comparator="decrease", time="2020")
    assert one(aim, number("单位GDP能耗", 4, comparator="decrease", role="actual", time="2020"))["verdict"] == "met"
    assert one(aim, number("单位GDP能耗", 2, comparator="decrease", role="actual", time="2020"))["verdict"] == "missed"
    assert one(aim, number("单位GDP能耗", 4, comparator="increase", role="actual", time="2020"))["verdict"] == "missed"


def test_growth_of_another_year_does_not_count() -> None:
    aim = number("地区生产总值", 6, comparator="increase", time="2020")
    row = one(aim, number("地区生产总值", 8, comparator="increase", role="actual", time="2021"), report="2021")
    assert row["verdict"] == "unknown"
    assert "2020" in row["why"]


def test_units_of_one_kind_are_compared() -> None:
    aim = number("粮食产量", 1_000_000, "吨", comparator=">=", time="2020")
    assert one(aim, number("粮食总产量", 2_100_000_000, "斤", role="actual", time="2020"))["verdict"] == "met"


def test_words_stand_beside_and_are_not_counted() -> None:
    rows = verdicts(
        record("a", number("家庭医生签约率", 60, comparator=">=", time="2020"), period="2020", issued="2020-02-01"),
        record("b", period="2021", issued="2021-12-31", items=(("i4", "problem", "一是家庭医生签约推进缓慢。其他工作有序推进。"),)),
    )
    assert rows[0]["verdict"] == "unknown"
    assert rows[0]["said"] == {"document": "b", "item": "i4", "about": "家庭医生签约", "sentence": "一是家庭医生签约推进缓慢"}


def test_words_about_a_program_of_the_item() -> None:
    rows = verdicts(
        record("a", number("落户专家数", 6, "名", time="2020"), period="2020", programs=(("医联体", "“医联体”", "i1"),)),
        record("b", period="2021", issued="2021-12-31", items=(("i2", "achievement", "医联体建设成效显著。"),)),
    )
    assert rows[0]["said"]["about"] == "医联体"


def test_the_table_has_its_columns() -> None:
    row = one(number(RATE, 70, comparator=">=", time="2020"), number(RATE, 72.5, role="actual", time="2020"))
    (line,) = ledger_table([row])
    assert tuple(line) == LEDGER_COLUMNS
    assert (line["target"], line["observed"], line["observed_document"]) == ("≥70%", "72.5%", "b_report")


@pytest.mark.parametrize(
    ("time", "days"),
    [
        ("2020", ("2020-01-01", "2020-12-31")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2021-H1", ("2021-01-01", "2021-06-30")),
        ("2021-Q3", ("2021-07-01", "2021-09-30")),
        ("2021-H1/2021-H2", ("2021-01-01", "2021-12-31")),
        ("2021-06-30", ("2021-06-30", "2021-06-30")),
        ("2021-13", None),
        ("2025/2021", None),
        ("ongoing", None),
        (None, None),
    ],
)
def test_times_as_days(time: str | None, days: tuple[str, str] | None) -> None:
    assert period(time) == (Period(*days) if days else None)
