"""Branches under the name they bear: 包河公安分局 → 合肥市公安局包河分局, 人保财险通渭支公司 → 中国人民财产保险股份有限公司通渭支公司."""

from __future__ import annotations

import re
from functools import cache

from kg.link.organizations.context import Context, area, level, shown
from kg.rules.body_places import place_names
from kg.rules.organization_rules import organization_table
from kg.rules.places import Place, gazetteer

_CITY = "(?P<city>[一-鿿]{2,6}市|市)?"
_BRANCH = re.compile(rf"{_CITY}(?:(?P<first>公安)局?(?P<after>[一-鿿]{{2,4}}?)|(?P<before>[一-鿿]{{1,4}}?)(?P<field>公安|生态环境))分局")
_OFFICE = re.compile(rf"{_CITY}(?P<area>[一-鿿]{{2,4}}?)生态环境局")  # of the city since the bureaus answer to the level above
_DISTRICT = ("区",)
_KINDS = ("分公司", "支公司", "营业部", "中心支行", "分行", "支行")


def of_a_city(name: str, known: Context) -> str | None:
    """The branch a city's bureau has in a district, under its official name: `公安青秀分局`, `区公安分局` → 南宁市公安局青秀分局."""
    found = _BRANCH.fullmatch(name) if name.endswith("分局") else None
    if found is None:
        return None
    words, field = found["after"] or found["before"], found["first"] or found["field"]
    place = area(words, known).place if words in place_names() or (field, words) == ("公安", "区") else None
    city = gazetteer().by_code.get(place.parent) if place else None
    if place is None or city is None or level(place) != 2 or city.level not in ("prefecture", "province"):
        return None
    if field == "公安" and not place.name.endswith(_DISTRICT):
        return None
    return f"{shown(city)}{field}局{_short(place)}分局"


def of_a_citys_environment(name: str, known: Context) -> str | None:
    """A district's office of the city's bureau, which bears the district's short name: `南康生态环境局` → 赣州市南康生态环境局."""
    found = _OFFICE.fullmatch(name) if name.endswith("生态环境局") else None
    place = area(found["area"], known).place if found and found["area"] in place_names() else None
    city = gazetteer().by_code.get(place.parent) if place else None
    if found is None or place is None or city is None or level(place) != 2 or city.level != "prefecture":
        return None
    return f"{shown(city)}{found['area']}生态环境局" if found["area"] in place.short and found["area"] != place.name else None


def _short(place: Place) -> str:
    return next((word for word in place.short if len(word) > 1), place.name)


@cache
def _enterprises() -> re.Pattern[str]:
    brands = "|".join(sorted(organization_table()["branches_of"], key=len, reverse=True))
    return re.compile(rf"(?P<brand>{brands})(?P<where>[一-鿿]{{1,12}}?)(?P<kind>{'|'.join(_KINDS)})")


def of_an_enterprise(name: str, known: Context) -> str | None:
    """A bank's or an insurer's branch with the enterprise's full name: `人行四川省分行` → 中国人民银行四川省分行, `农发行县支行` → 中国农业发展银行…."""
    found = _enterprises().fullmatch(name) if name.endswith(_KINDS) else None
    if found is None:
        return None
    where = area(found["where"], known).place if len(found["where"]) == 1 else None
    owner: str = organization_table()["branches_of"][found["brand"]]
    return owner + (shown(where) if where else found["where"]) + found["kind"]
