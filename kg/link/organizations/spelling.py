"""Printed names with their place as the tables know it: `阜蒙县教育局` → 阜新蒙古族自治县教育局, `洪山消防救援大队` → 洪山区消防救援大队."""

from __future__ import annotations

import re

from kg.link.organizations.branches import of_a_city, of_a_citys_environment, of_an_enterprise
from kg.link.organizations.context import Context, shown
from kg.rules.bodies import lookup
from kg.rules.body_places import place_names, place_sizes
from kg.rules.placeruns import zone_name
from kg.rules.places import gazetteer

_SHORT_COUNTY = re.compile(r"[一-鿿]{2,3}[县旗市区]")
_TOWNSHIP = re.compile(r"[一-鿿]{2,4}?(?:街道|[镇乡])")
_ZONE = re.compile(r"(?P<city>[一-鿿]{2,5}?)市?高新区(?!管)(?=[一-鿿]{2})")
_SHORT_PREFECTURE = re.compile(r"(?P<short>[一-鿿]{2,4}?)(?:自治)?州(?!市)")


def respelled(name: str, known: Context) -> str:
    """A name with its place as the tables know it: without 中华人民共和国 and 县域, the governed area for its local short form (`阜蒙县`)."""
    name = name.removeprefix("中华人民共和国") if len(name) > 9 else name
    if name.startswith("县域") and "county" in known.chain:
        return name[2:]
    if name.startswith("城区") and "各" not in name and "county" in known.chain and known.chain["county"].name.endswith("区"):
        name = name[1:]  # what the districts of some cities call themselves
    for reader in (_township, _prefecture, _zone, _new_area, of_a_city, of_a_citys_environment, of_an_enterprise):
        if (written_out := reader(name, known)) is not None:
            return written_out
    for place in known.chain.values():
        if not place.common or name.startswith(place.name):
            continue
        rest = next((name[len(word) :] for word in place.short if len(word) > 1 and name.startswith(word)), "")
        if rest and lookup(rest) is not None:
            return place.name + rest
    county, short = known.chain.get("county"), _SHORT_COUNTY.match(name)
    if county and short and not gazetteer().named(short[0]) and short[0] != county.name and _is_short_for(short[0], county.name):
        return county.name + name[short.end() :]
    return name


def _township(name: str, known: Context) -> str | None:
    """A township of the governed county after the county, though it may be called like it: `全州镇人民政府` in 全州县."""
    county = known.chain.get("county")
    town = _TOWNSHIP.match(name) if county else None
    if county is None or town is None:
        return None
    return shown(county) + name if any(place.name == town[0] for place in gazetteer().townships(county.code)) else None


def _prefecture(name: str, _: Context) -> str | None:
    """`延边州民政局`, `湘西自治州林业局`: the autonomous prefecture in full."""
    found = _SHORT_PREFECTURE.match(name)
    if found is None or gazetteer().named(found[0]):
        return None
    meant = [p for p in gazetteer().named(found["short"]) if p.name.endswith("自治州") and not p.until]
    return meant[0].name + name[found.end() :] if len(meant) == 1 else None


def _zone(name: str, _: Context) -> str | None:
    """`潍坊高新区财政局`: the development zone of a city in full."""
    found = _ZONE.match(name) if "高新区" in name else None
    meant = [p for p in gazetteer().named(found["city"]) if p.level == "prefecture" and not p.until] if found else []
    return zone_name(meant[0], "高新区") + name[found.end() :] if found and len(meant) == 1 else None


def _new_area(name: str, known: Context) -> str | None:
    """`新区政府` in a document of 浦东新区 or of something in it."""
    place = next((p for p in known.chain.values() if p.name.endswith("新区")), None) if name.startswith("新区") else None
    return place.name + name[2:] if place else None


def _is_short_for(short: str, name: str) -> bool:
    """Whether all characters of `short` stand in `name` in order, the first and last at its ends."""
    rest = iter(name)
    return short[0] == name[0] and short[-1] == name[-1] and all(char in rest for char in short)


def names_a_place(name: str) -> bool:
    """Whether an area is named inside the name (`民航甘肃监管局`), so that no other need be put before it."""
    return any(name[i : i + size] in place_names() for i in range(1, len(name) - 2) for size in place_sizes().get(name[i : i + 2], ()))
