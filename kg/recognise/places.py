"""Administrative areas named or implied in the passages of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Part, Passage, PlaceMention
from kg.rules.placenames import Name, NameKind, names, settings
from kg.rules.placeruns import meanings
from kg.rules.places import Place, gazetteer

_OPENING = (Part.TITLE, Part.LETTERHEAD, Part.CLOSING)
_EDGE = frozenset("、，。；：（）《》“”|/")
_PLAIN = (NameKind.FULL, NameKind.IMPLIED, NameKind.JOINED)
_NATURE = re.compile("[湖江河海峡湾岭岛关港戏沙]|山(?![洪体区])")  # 祁连山, 鄱阳湖, 黄梅戏
_TOWN_SIGNS = "镇乡街"
_MOST_COUNTIES = 40  # a document that names more is about the country: nobody looks for its townships


class Setting(NamedTuple):
    """What else the document names: decides whether a word is a name."""

    counties: dict[str, Place]  # counties named in full, by code
    prefectures: frozenset[str]  # codes of prefectures and provinces named in full or by an unmistakable short name
    home: str  # code of the province most of the names lie in; empty if none has half of them


def places(passages: Sequence[Passage]) -> tuple[PlaceMention, ...]:
    """A mention for each name of an area (`威海市` and `环翠区` of `威海市环翠区`) and each word implying one (全县, 我市, 自治区).

    `name` is the path as read (`威海市环翠区`), so that it can be resolved without the text around it.
    """
    read = [(p, list(names(p.view.text))) for p in passages if p.part is not Part.CHROME]
    setting = _setting([name for _, found in read for name in found])
    towns = _towns(setting.counties, "\n".join(p.view.text for p, _ in read))
    mentions: list[PlaceMention] = []
    for passage, found in read:
        kept = [name for at, name in enumerate(found) if _is_name(passage, found, at, setting)]
        if kept or towns:
            text = passage.view.text
            mentions += [_mention(passage, *one) for one in sorted([*_paths(kept, text), *_townships(text, towns)])]
    return tuple(mentions)


def _mention(passage: Passage, name: Name, path: str) -> PlaceMention:
    return PlaceMention(name.text, passage.view.span(name.start, name.end), passage.item, f"place/{name.kind}", path)


def _setting(found: list[Name]) -> Setting:
    counts = Counter(n.text for n in found if n.kind in (NameKind.FULL, NameKind.SHORT, NameKind.WEAK))
    counties: dict[str, Place] = {}
    wide: set[str] = set()
    provinces: Counter[str] = Counter()
    for text, count in counts.items():
        fitting = meanings(text)
        if len(fitting) != 1:
            continue
        place = fitting[0]
        if place.level == "county" or not gazetteer().children(place.code):
            counties[place.code] = place
        else:
            wide.add(place.code)
        provinces[gazetteer().chain(place)[1].code] += count
    home = next((code for code, count in provinces.most_common(1) if count * 2 >= provinces.total()), "")
    return Setting(counties, frozenset(wide), home)


def _is_name(passage: Passage, found: list[Name], at: int, setting: Setting) -> bool:
    """Whether a word found is a name: by its kind, by what stands beside it, or by what else the document names."""
    name, text = found[at], passage.view.text
    if name.kind in _PLAIN:
        return True
    if name.kind is NameKind.SHORT:
        schools = tuple(settings()["schools"])
        return not any(text.startswith(schools, name.end + skip) for skip in (0, 2))
    if at and _joins(found[at - 1], name):
        return True
    if name.kind is NameKind.WEAK:
        return name.start == 0 and passage.part in _OPENING or _listed(text, name, setting)
    return _is_short_name(text, found, at, setting)


def _is_short_name(text: str, found: list[Name], at: int, setting: Setting) -> bool:
    """Whether a county's short name is meant: it lies in the document's province, and if it is an ordinary word too, it stands in a list of counties."""
    name = found[at]
    if name.kind is NameKind.IMPLIED or _NATURE.match(text, name.end):
        return False
    at_home = [p for p in gazetteer().named(name.text) if p.code in setting.counties or (setting.home and gazetteer().within(p, setting.home))]
    if name.kind is NameKind.COUNTY:
        return bool(at_home)
    beside = [n for n in found[max(0, at - 1) : at] if text[n.end : name.start] == "、"]
    beside += [n for n in found[at + 1 : at + 2] if text[name.end : n.start] == "、"]
    around = {p.parent for n in beside if n.kind in (NameKind.FULL, NameKind.COUNTY) for p in gazetteer().named(n.text) if p.level == "county"}
    return any(p.parent in around for p in at_home)


def _joins(before: Name, name: Name) -> bool:
    """Whether the name follows at once the name of what its area lies in (an ordinary word: lies in directly), or of a neighbour."""
    if before.end != name.start or before.kind in (NameKind.IMPLIED, NameKind.COMMON, NameKind.ACCIDENT):
        return False
    outer = set(meanings(before.text))
    codes = {p.code for p in outer}
    inner = gazetteer().named(name.text)
    if name.kind is NameKind.COUNTY:
        return any(codes & {above.code for above in gazetteer().chain(p)[1:-1]} for p in inner)
    beside = before.kind is NameKind.FULL and {p.parent for p in outer if p.level == "county"}
    return any(p.parent in codes or (name.kind is NameKind.WEAK and beside and p.parent in beside) for p in inner)


def _listed(text: str, name: Name, setting: Setting) -> bool:
    """Whether a full name that is also a word (和县) stands after a stop or comma where what it lies in is named."""
    bounded = name.start == 0 or text[name.start - 1] in _EDGE
    return bounded and len(name.text) == 2 and any(p.parent in setting.prefectures for p in meanings(name.text))


def _paths(kept: list[Name], text: str) -> Iterator[tuple[Name, str]]:
    """Each name with the path it ends: `环翠区` after `威海市` with `威海市环翠区`."""
    start, end = 0, -1
    for name in kept:
        single = name.kind in (NameKind.IMPLIED, NameKind.JOINED)
        if single or name.start != end:
            start = name.start
        end = -1 if single else name.end
        yield name, gazetteer().by_code[name.code].name if name.code else text[start : name.end]


def _towns(counties: dict[str, Place], text: str) -> dict[str, str]:
    """Name of a township that occurs → its county's, for the counties named; names of three characters at least."""
    if len(counties) > _MOST_COUNTIES or not any(sign in text for sign in _TOWN_SIGNS):
        return {}
    listed = ((t.name, county.name) for county in counties.values() for t in gazetteer().townships(county.code))
    return {town: county for town, county in listed if len(town) > 2 and town in text}


def _townships(text: str, towns: dict[str, str]) -> Iterator[tuple[Name, str]]:
    """The townships named in full, with the county each lies in."""
    for town, county in towns.items():
        at = text.find(town)
        while at >= 0:
            yield Name(at, at + len(town), town, NameKind.FULL), county + town
            at = text.find(town, at + len(town))
