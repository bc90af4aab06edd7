"""What mentions of places mean, given who speaks."""

import pytest

from kg.link.places import Chain, chain, entity, link_places, place_of, resolve_place
from kg.model import Entity, Link, PlaceMention, Span, Unlinked
from kg.rules.places import gazetteer


def area(path: str) -> Entity:
    place = gazetteer().at_path(path)
    assert place is not None, path
    return entity(place)


COUNTY = area("宁夏回族自治区吴忠市同心县")
DISTRICT = area("宁夏回族自治区吴忠市红寺堡区")
CITY = area("宁夏回族自治区中卫市")
REGION = area("宁夏回族自治区")
OTHER = area("山东省威海市环翠区")
COUNTRY = area("中国")


def linked(governed: Entity | None, *names: str) -> list[str | None]:
    mentions = [PlaceMention(name, Span(0, len(name)), None, "test", name) for name in names]
    return [found.entity.name if isinstance(found, Link) else None for found in link_places(mentions, governed)]


@pytest.mark.parametrize(
    ("governed", "words", "expected"),
    [
        (COUNTY, "全县", COUNTY.name),
        (COUNTY, "全市", "宁夏回族自治区吴忠市"),
        (COUNTY, "全区", "宁夏回族自治区"),
        (COUNTY, "自治区", "宁夏回族自治区"),
        (DISTRICT, "我区", DISTRICT.name),
        (DISTRICT, "自治区", "宁夏回族自治区"),
        (CITY, "全区", "宁夏回族自治区"),
        (CITY, "我市", CITY.name),
        (CITY, "全县", None),
        (REGION, "我区", REGION.name),
        (OTHER, "全区", OTHER.name),
        (OTHER, "全省", "山东省"),
        (OTHER, "自治区", None),
        (COUNTRY, "全国", "中国"),
        (COUNTY, "全国", None),
        (area("上海市浦东新区"), "全市", "上海市"),
        (area("福建省平潭综合实验区"), "全区", "福建省平潭综合实验区"),
        (area("辽宁省阜新市阜新蒙古族自治县"), "我县", "辽宁省阜新市阜新蒙古族自治县"),
        (None, "全县", None),
    ],
)
def test_implied(governed: Entity | None, words: str, expected: str | None) -> None:
    assert linked(governed, words) == [expected]


def test_names_of_several_areas() -> None:
    assert linked(None, "鼓楼区") == [None]
    assert linked(None, "鼓楼区", "徐州市") == ["江苏省徐州市鼓楼区", "江苏省徐州市"]
    assert linked(area("福建省福州市"), "鼓楼区") == ["福建省福州市鼓楼区"]
    assert linked(None, "开封市鼓楼区") == ["河南省开封市鼓楼区"]


def test_short_names() -> None:
    assert linked(None, "吉林", "银川", "临夏") == ["吉林省", "宁夏回族自治区银川市", "甘肃省临夏回族自治州"]
    assert linked(area("青海省海南藏族自治州"), "海南") == ["青海省海南藏族自治州"]
    assert linked(CITY, "海南", "中宁") == ["海南省", "宁夏回族自治区中卫市中宁县"]


def test_townships_and_zones() -> None:
    assert linked(None, "左权县辽阳镇") == ["山西省晋中市左权县辽阳镇"]
    assert linked(None, "同心县河西镇") == ["宁夏回族自治区吴忠市同心县河西镇"]
    assert linked(None, "金昌经济技术开发区") == ["甘肃省金昌市金昌经济技术开发区"]
    assert linked(None, "不存在镇") == [None]


def test_zone_without_code_keeps_its_chain() -> None:
    mention = PlaceMention("金昌经济技术开发区", Span(0, 9), None, "test", "金昌经济技术开发区")
    (found,) = link_places([mention], None)
    assert isinstance(found, Link)
    assert found.entity.id == "place/x-金昌经济技术开发区"
    assert chain(found.entity).prefecture == area("甘肃省金昌市")
    assert chain(found.entity).province == area("甘肃省")


def test_unlinked_names_its_candidates() -> None:
    (found,) = link_places([PlaceMention("鼓楼区", Span(0, 3), None, "test", "鼓楼区")], None)
    assert isinstance(found, Unlinked)
    assert {c.name for c in found.candidates} >= {"江苏省南京市鼓楼区", "江苏省徐州市鼓楼区"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (None, CITY.name),
        ("全市", CITY.name),
        ("中宁县", "宁夏回族自治区中卫市中宁县"),
        ("沙坡头区", "宁夏回族自治区中卫市沙坡头区"),
        ("全区", "宁夏回族自治区"),
        ("城市", None),
        ("中宁县和海原县", None),
    ],
)
def test_place_of_a_target(words: str | None, expected: str | None) -> None:
    found = resolve_place(words, CITY)
    assert (found.name if found else None) == expected


def test_entity() -> None:
    assert (COUNTY.id, COUNTY.value("code"), COUNTY.value("level"), COUNTY.value("short")) == ("place/640324", "640324", "county", "同心")
    assert COUNTY.value("within") == "place/640300"
    assert COUNTY.aliases == ("同心县", "同心")
    assert COUNTRY.id == "place/CN"
    assert chain(area("上海市浦东新区")) == Chain(COUNTRY, area("上海市"), None, area("上海市浦东新区"), None)
    assert place_of(None) is None
