"""The tables of areas: paths, names, what lies in what."""

import re

import pytest

from kg.rules.places import LEVELS, gazetteer


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("CN", "中国"),
        ("640324", "宁夏回族自治区吴忠市同心县"),
        ("310115", "上海市浦东新区"),
        ("500240", "重庆市石柱土家族自治县"),
        ("429004", "湖北省仙桃市"),
        ("441900", "广东省东莞市"),
        ("659001", "新疆维吾尔自治区石河子市"),
        ("810000", "香港特别行政区"),
        ("640324101", "宁夏回族自治区吴忠市同心县河西镇"),
        ("441900101", "广东省东莞市石碣镇"),
        ("x-平潭综合实验区", "福建省平潭综合实验区"),
        ("x-长乐市", "福建省福州市长乐市"),
    ],
)
def test_path(code: str, path: str) -> None:
    place = gazetteer().place(code)
    assert place is not None
    assert gazetteer().path(place) == path


def test_every_standing_area_is_found_by_its_path() -> None:
    places = gazetteer()
    standing = [p for p in places.by_code.values() if not p.until]
    assert all(places.at_path(places.path(p)) == p for p in standing)
    assert sum(p.level == "province" for p in standing) == 35  # 34 and the Production Corps
    assert sum(p.level == "prefecture" and p.code.isdigit() for p in standing) == 333
    # 2,844 by the ministry's count at the end of 2023, less the two districts of 三沙, and the four areas 大兴安岭 has without standing of a county
    assert sum(p.level == "county" and p.code.isdigit() for p in standing) == 2846


def test_rows_are_sound() -> None:
    places = gazetteer()
    for place in places.by_code.values():
        assert place.level in LEVELS
        assert re.fullmatch(r"CN|\d{6}|x-[一-龥]+", place.code)
        assert not place.parent or LEVELS.index(places.by_code[place.parent].level) < LEVELS.index(place.level)
        assert all(year == "" or re.fullmatch(r"(19|20)\d\d", year) for year in (place.since, place.until))


def test_names() -> None:
    places = gazetteer()
    assert {places.path(p) for p in places.named("鼓楼区")} == {
        "江苏省南京市鼓楼区",
        "江苏省徐州市鼓楼区",
        "福建省福州市鼓楼区",
        "河南省开封市鼓楼区",
    }
    assert [p.name for p in places.named("红河州")] == ["红河哈尼族彝族自治州"]
    assert places.named("不存在县") == ()
    assert places.named("孟津县")[0].until == "2021"


def test_children_and_chain() -> None:
    places = gazetteer()
    assert [p.name for p in places.children("640500")] == ["沙坡头区", "中宁县", "海原县"]
    assert [p.level for p in places.chain(places.by_code["640521"])] == ["country", "province", "prefecture", "county"]
