"""Phrases in our own words; what is one indicator and what is not was judged by hand."""

import time

import pytest

from kg.link.indicators import link_indicators, measured
from kg.model import QuantityRole, Span, TargetMention
from kg.rules.indicators import indicator_rules


def key(phrase: str, unit: str, comparator: str = "=", place: str = "") -> str:
    return measured(phrase, unit, comparator, place).id.removeprefix("indicator/")


@pytest.mark.parametrize(
    ("one", "other", "unit"),
    [
        ("重点人群家庭医生签约服务覆盖率", "全市重点人群家庭医生签约率", "%"),
        ("重点人群签约率", "家庭医生重点人群签约率", "%"),
        ("65周岁及以上老年人健康管理率", "全县65岁以上老年人健康管理率", "%"),
        ("乡镇卫生院和社区卫生服务中心中医馆覆盖率", "社区卫生服务中心、乡镇卫生院中医馆覆盖率", "%"),
        ("达到“优质服务基层行”国家推荐标准的乡镇卫生院数", "达到国家推荐标准的镇卫生院数", "个"),
        ("全省研发经费投入占GDP的比重", "全社会研发投入强度", "%"),
        ("城镇新增就业人数", "新增城镇就业", "人"),
        ("每千名常住人口执业医师数", "每千人执业医师数", "名"),
        ("新建公园数", "建成的公园数", "个"),
        ("农村危房改造数", "改造农村危房数", "户"),
        ("空气质量优良天数比率", "优良天数比例", "%"),
        ("两癌筛查覆盖率", "“两癌”筛查率", "%"),
        ("经常参加体育锻炼人口比例", "经常参加体育锻炼人数占比", "%"),
    ],
)
def test_one_indicator_under_two_wordings(one: str, other: str, unit: str) -> None:
    assert key(one, unit) == key(other, unit)


@pytest.mark.parametrize("row", indicator_rules().apart, ids=lambda row: f"{row.one}≠{row.other}")
def test_pairs_that_must_stay_apart(row) -> None:  # type: ignore[no-untyped-def]
    assert key(row.one, row.unit) != key(row.other, row.unit)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("医师数", "人"), ("医师增长率", "%")),
        (("地区生产总值", "元"), ("地区生产总值", "%")),
        (("健康体检人数", "人"), ("健康体检率", "%")),
        (("婴儿死亡率", "‰"), ("婴儿死亡率", "%")),
        (("引进人才数", "人"), ("培养人才数", "人")),
        (("全国重点实验室数", "个"), ("重点实验室数", "个")),
    ],
)
def test_other_unit_or_measure_is_another_indicator(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert key(*a) != key(*b)


def test_every_variant_of_the_lexicon_leads_to_its_name() -> None:
    for form, known in indicator_rules().known.items():
        found = measured(form, "%" if form.endswith(("率", "占比")) else "元")
        assert found.measure == known.name, form


def test_id_says_measure_population_and_dimension() -> None:
    found = measured("全区建档立卡户家庭医生签约服务覆盖率", "%", ">=")
    assert found.id == "indicator/家庭医生签约率|建档立卡户|%"
    assert (found.name, found.population, found.direction, found.flow) == ("建档立卡户家庭医生签约率", "建档立卡户", "up", False)


def test_a_divisor_belongs_to_the_dimension() -> None:
    assert measured("每万名居民全科医生数", "名").dimension == "人/万人"
    assert measured("每个乡镇卫生院全科医生数", "名").dimension == "人/乡镇卫生院"


def test_a_change_is_not_a_level_and_an_average_is_not_one_year() -> None:
    grown = measured("一般公共预算收入", "%", "increase")
    assert (grown.dimension, grown.name, grown.en) == ("增减%", "一般公共预算收入增速", "growth of general public budget revenue")
    assert measured("一般公共预算收入增速", "%", ">=").id == grown.id
    assert measured("一般公共预算收入", "%", "increase", averaged=True).dimension == "年均增减%"


def test_a_fall_has_a_sign_and_a_direction() -> None:
    fall = measured("单位GDP能耗", "%", "decrease")
    assert (fall.sign, fall.direction, fall.name) == (-1, "down", "单位生产总值能耗降幅")
    assert measured("单位GDP能耗降低率", "%").sign == -1


def test_prices_are_told_to_rise_even_where_less_is_better() -> None:
    prices = measured("居民消费价格涨幅", "%", "≈")
    assert (prices.sign, prices.direction, prices.name) == (1, "down", "居民消费价格涨幅")


def test_units_of_one_kind_are_one_dimension_with_a_factor() -> None:
    jin, ton = measured("粮食总产量", "斤"), measured("粮食产量", "吨")
    assert jin.id == ton.id
    assert (jin.factor, ton.factor) == (0.0005, 1.0)


def test_the_named_place_leaves_the_phrase_but_a_zone_stays() -> None:
    assert key("海阳县家庭医生签约率", "%", place="某省某市海阳县") == key("家庭医生签约率", "%")
    assert "滨海新区" in key("滨海新区经济总量", "元", place="滨海新区")


@pytest.mark.parametrize(("phrase", "unit"), [("投资", "元"), ("覆盖率", "%"), ("项目数", "个"), ("新", "个"), ("1998年", "元")])
def test_words_that_do_not_say_what_is_measured_are_vague(phrase: str, unit: str) -> None:
    assert measured(phrase, unit).vague


def test_a_link_carries_what_is_known_of_the_indicator() -> None:
    mention = TargetMention(
        "签约率达到70%", Span(0, 8), "i1", "t", "重点人群签约率", ">=", 70.0, None, "%", QuantityRole.TARGET, "2020", None, Span(5, 8)
    )
    (link,) = link_indicators([mention])
    assert link.entity.id == "indicator/家庭医生签约率|重点人群|%"
    assert link.entity.value("population") == "重点人群"
    assert link.entity.value("direction") == "up"
    assert link.method == "known-indicator"


@pytest.mark.parametrize("hostile", ["率", "每", "占", "居民", "、", "65岁以上", "建档立卡", "（", "的"])
def test_hostile_phrases_are_not_slow(hostile: str) -> None:
    before = time.process_time()
    measured(hostile * (100_000 // len(hostile)), "%")
    assert time.process_time() - before < 0.5
