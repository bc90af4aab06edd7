"""Townships: looked for only by the names that those of the counties and the city have which a document speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.rules.placenames import Name, NameKind
from kg.rules.places import Place, gazetteer

_TOWN = re.compile("(?:街道|镇|(?<!民族)乡|民族乡|苏木)$")
_GENERAL = re.compile(
    "(?:城关|中心|新城|东城|西城|南城|北城|城东|城西|城南|城北|城区|开发区|工业园|园区|和平|新华|解放|人民|建设|胜利|文化|中山)"
)
_STREETS = frozenset("区路园厂场城站湖山桥族村")  # ends of stems that are rather a street or a place in town
_FEW_COUNTIES = 3
_TOWN_END = re.compile("街道|镇|乡|苏木|办事处")
_LISTED = re.compile("(?P<names>(?:[一-鿿]{2,4}、){1,8}[一-鿿]{2,4}?)(?:等|(?:等)?(?:[0-9]{1,2}|[两二三四五六七八九十])个?)乡?$")
_IN_LIST = "(?=(?:、[一-鿿]{2,4}){0,8}?(?:等|[0-9两二三四五六七八九十]{1,2}个?(?:乡|镇|街道)))"
_LONGEST_LIST = 44
_TAIL = 3  # characters: no name of a township that is looked for is shorter
_NEAR = 400  # characters in which the county of a township of a common name is looked for
_MOST_COUNTIES = 40  # a document that names more is about the country: nobody looks for its townships


class Towns(NamedTuple):
    """The words that name a township, and of each the name of every county that has one → its path."""

    pattern: re.Pattern[str]
    paths: dict[str, dict[str, str]]


def townships_in(text: str, counties: Mapping[str, Place], city: str) -> Towns | None:
    """Words that occur and name a township of a county named: 河西镇; where few counties are named also 孙家疃 for 孙家疃街道.

    In a city's document also the full names that only one of its townships has. `counties` and `city` by code.
    """
    if len(counties) > _MOST_COUNTIES or not (counties or city):
        return None
    paths: dict[str, dict[str, str]] = {}
    ends = list(_TOWN_END.finditer(text, _TAIL))
    tails = {text[m.end() - _TAIL : m.end()] for m in ends}
    stems = _listed(text, [m.start() for m in ends]) if len(counties) <= _FEW_COUNTIES else frozenset[str]()
    for county in counties.values():
        for place in gazetteer().townships(county.code) if stems else ():
            if (stem := _TOWN.sub("", place.name)) in stems:
                paths.setdefault(stem, {})[county.name] = county.name + place.name
        for word, town in _words_of(county.code):
            if (word[-_TAIL:] in tails if word == town else len(counties) <= _FEW_COUNTIES) and word in text:
                paths.setdefault(word, {})[county.name] = county.name + town
    for town, county_name in _towns_of_city(city).items():
        if town[-_TAIL:] in tails and town not in paths and town in text:
            paths[town] = {county_name: county_name + town}
    words = sorted(paths, key=lambda word: (-len(word), word))
    return Towns(re.compile("|".join(word + _IN_LIST if len(word) < _TAIL else word for word in words)), paths) if paths else None


def _listed(text: str, ends: list[int]) -> frozenset[str]:
    """The members of lists that share their 镇 or 乡: 会川, 五竹 of `会川、五竹等乡镇`."""
    found: set[str] = set()
    for end in ends:
        if text[end - 1] in "等个乡两二三四五六七八九十0123456789":
            listed = _LISTED.search(text[max(0, end - _LONGEST_LIST) : end])
            names = listed["names"].split("、") if listed else [""]
            found.update(names, (names[0][1:], names[0][2:]))  # 在|莲峰
    return frozenset(found)


@lru_cache(maxsize=512)
def _towns_of_city(code: str) -> dict[str, str]:
    """The townships of a city whose name no other of its townships has, with their county."""
    found: dict[str, set[str]] = {}
    for county in gazetteer().children(code) if code else ():
        for town in gazetteer().townships(county.code) if county.level == "county" and not county.until else ():
            found.setdefault(town.name, set()).add(county.name)
    return {town: counties.pop() for town, counties in found.items() if len(counties) == 1 and len(town) > 2 and not _GENERAL.match(town)}


@lru_cache(maxsize=4096)
def _words_of(code: str) -> tuple[tuple[str, str], ...]:
    """The townships of a county by name, and by stem where that names nothing else: (孙家疃街道, 孙家疃街道), (孙家疃, 孙家疃街道)."""
    found: list[tuple[str, str]] = []
    for town in gazetteer().townships(code):
        stem = _TOWN.sub("", town.name)
        found += [(word, town.name) for word in dict.fromkeys((town.name, stem)) if len(word) > 2 and (word == town.name or _is_stem(word))]
    return tuple(found)


def _is_stem(word: str) -> bool:
    return word[-1] not in _STREETS and not gazetteer().named(word)


def townships(text: str, towns: Towns) -> Iterator[tuple[Name, str]]:
    """The townships named, each with its path; of words that begin together the longest."""
    for match in towns.pattern.finditer(text):
        at, paths = match.start(), towns.paths[match[0]]
        before = text[max(0, at - _NEAR) : at] if len(paths) > 1 else ""
        nearest = max(paths, key=before.rfind)
        if len(paths) == 1 or nearest in before:
            yield Name(at, match.end(), match[0], NameKind.TOWNSHIP), paths[nearest]
