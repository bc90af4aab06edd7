"""Administrative areas named or implied in the passages of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Part, Passage, PlaceMention
from kg.recognise.townships import townships, townships_in
from kg.rules.placenames import Name, NameKind, common_words, names, settings
from kg.rules.placeruns import meanings, within
from kg.rules.places import Place, gazetteer

_OPENING = (Part.TITLE, Part.LETTERHEAD, Part.CLOSING)
_EDGE = frozenset("、，。；：（）《》“”|/")
_UNREAD = Part.CHROME
_FULL, _WEAK, _SHORT, _COUNTY = NameKind.FULL, NameKind.WEAK, NameKind.SHORT, NameKind.COUNTY
_COMMON, _IMPLIED, _JOINED = NameKind.COMMON, NameKind.IMPLIED, NameKind.JOINED
_NAMED = (_FULL, _SHORT, _WEAK)
_SURE = (_FULL, _SHORT, _COUNTY)
_DOUBTED = (_COUNTY, _COMMON)
_SINGLE = (_IMPLIED, _JOINED)
_PLAIN = (_FULL, _SHORT, _IMPLIED)
_OTHER = re.compile("[湖江河海峡湾岭岛关港戏沙]|山(?![洪体区])|(?:国际)?机场|大桥|公园|大道|[东西南北中]?路[0-9]")  # 祁连山, 鄱阳湖, 黄梅戏
_RIVER = re.compile("(?:、[一-鿿]{1,3}[江河水溪湖]){0,4}等?(?:流域|[干支]流|水系|[上中下]游|沿岸)")  # 黑河 of 黑河流域 is no city
_ZONE = re.compile("经济技术开发区|经济开发区|高新技术产业开发区|高新技术开发区")
_AND = ("、", "和", "与", "至")
_NATION = ("全国", "我国")
_WORDLIKE = frozenset(["和县", "应县", "理县", "成县", "新县", "高县", "费县", "单县"])
_MANY_NAMES, _SOME_WORDS = 10, 3
_LONGEST_LIST = 20


class Setting(NamedTuple):
    """What else the document names: decides whether a word is a name."""

    counties: dict[str, Place]  # counties named in full, by code
    prefectures: frozenset[str]  # codes of prefectures and provinces named in full or by an unmistakable short name
    home: str  # code of the province most of the names lie in; empty if none has half of them
    city: str  # code of the area right above counties in which most lie
    nation: bool  # it speaks of 全国 and 我国 more than of any 全省, 我市 …, and not mostly of one province


def places(passages: Sequence[Passage]) -> tuple[PlaceMention, ...]:
    """A mention for each name of an area (`威海市` and `环翠区` of `威海市环翠区`) and each word implying one (全县, 我市, 自治区).

    `name` is the path as read (`威海市环翠区`), so that it can be resolved without the text around it.
    """
    read = [(p, p.view.text, names(p.view.text)) for p in passages if p.part is not _UNREAD]
    setting = _setting([name for *_, found in read for name in found])
    towns = townships_in("\n".join([text for _, text, _ in read]), setting.counties, setting.city)
    mentions: list[PlaceMention] = []
    for passage, text, found in read:
        kept = [name for at, name in enumerate(found) if _is_name(passage, found, at, setting)] if found else []
        inner = list(townships(text, towns)) if towns and towns.pattern.search(text) else []
        if not kept and not inner:
            continue
        free = [n for n in kept if not any(t.start <= n.start < t.end for t, _ in inner)] if inner else kept
        named = [*_paths(free, text), *inner]
        if len(named) > 1:
            named.sort(key=_position)
        span, item = passage.view.span, passage.item
        mentions += [PlaceMention(n.text, span(n.start, n.end), item, f"place/{n.kind}", path) for n, path in named]
    return tuple(mentions)


def _position(named: tuple[Name, str]) -> tuple[int, int]:
    return named[0].start, named[0].end


def _setting(found: list[Name]) -> Setting:
    counts = Counter(n.text for n in found if n.kind in _NAMED)
    counties: dict[str, Place] = {}
    wide: set[str] = set()
    provinces: Counter[str] = Counter()
    cities: Counter[str] = Counter()
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
        cities[place.parent if place.level == "county" else place.code] += count
    home, city = (next((code for code, n in of.most_common(1) if n * 2 >= of.total()), "") for of in (provinces, cities))
    implied = Counter(n.text in _NATION for n in found if n.kind is _IMPLIED and len(n.text) == 2)
    local = bool(home) and provinces.total() >= _MANY_NAMES and implied[False] >= _SOME_WORDS
    return Setting(counties, frozenset(wide), home, city, not local and implied[True] > implied[False])


def _is_name(passage: Passage, found: Sequence[Name], at: int, setting: Setting) -> bool:
    """Whether a word found is a name: by its kind, by what stands beside it, or by what else the document names."""
    name, text = found[at], passage.view.text
    if name.text[-1] in "江河" and _RIVER.match(text, name.end) and all(place.level != "province" for place in meanings(name.text)):
        return False
    if name.kind in _PLAIN:
        return name.text not in settings()["bodies"] and (name.text not in _NATION or setting.nation)
    if name.kind is _JOINED:
        return all(
            setting.home == home
            for word, home in settings()["joined_at_home"].items()
            if word in text[max(0, name.start - 1) : name.end + 1]
        )
    if name.kind in _DOUBTED and _OTHER.match(text, name.end):
        return False
    if at and _joins(found[at - 1], name):
        return True
    if name.kind is _WEAK:
        return (name.start == 0 and passage.part in _OPENING) or _listed(text, name, setting) or _at_home(text, name, setting)
    return _is_short_name(text, found, at, setting)


def _is_short_name(text: str, found: Sequence[Name], at: int, setting: Setting) -> bool:
    """Whether a county's short name is meant: it lies in the document's province, and if it is an ordinary word too, it stands in a list of counties."""
    name = found[at]
    places = gazetteer().named(name.text)
    if name.kind is _COMMON and not (name.text in settings()["clear_at_home"] and setting.home):
        sure = (n for n in _listed_with(text, found, at) if n.kind in _SURE)
        around = {p.parent for n in sure for p in meanings(n.text)}
        places = tuple(p for p in places if p.parent in around)
    return any(p.code in setting.counties or (setting.home and gazetteer().within(p, setting.home)) for p in places)


def _listed_with(text: str, found: Sequence[Name], at: int) -> list[Name]:
    """The names of the list in which a name stands: 太平 and 新邱区 of `海州、太平、新邱区` for 海州."""
    first = last = at
    while max(0, at - _LONGEST_LIST) < first and text[found[first - 1].end : found[first].start] in _AND:
        first -= 1
    while last + 1 < min(len(found), at + _LONGEST_LIST) and text[found[last].end : found[last + 1].start] in _AND:
        last += 1
    return [*found[first:at], *found[at + 1 : last + 1]]


def _joins(before: Name, name: Name) -> bool:
    """Whether the name follows at once the name of what its area lies in (an ordinary word: lies in directly), or of a neighbour."""
    if before.end != name.start or before.kind in (_IMPLIED, _COMMON, _JOINED):
        return False
    outer = meanings(before.text)
    inner = within(name.text, outer)
    if name.kind is _COUNTY:
        return bool(inner)
    direct = {p.code for p in outer} & {p.parent for p in inner}
    beside = {p.parent for p in outer if p.level == "county"} & {p.parent for p in meanings(name.text)}
    return bool(direct) or (name.kind is _WEAK and before.kind is _FULL and bool(beside))


def _listed(text: str, name: Name, setting: Setting) -> bool:
    """Whether a full name that is also a word (和县) stands after a stop or comma where what it lies in is named."""
    bounded = name.start == 0 or text[name.start - 1] in _EDGE
    return bounded and len(name.text) == 2 and any(p.parent in setting.prefectures for p in meanings(name.text))


def _at_home(text: str, name: Name, setting: Setting) -> bool:
    """Whether a county of the document's province is named by two characters (杞县) that no word shares (示|范县)."""
    if name.text[1:] != "县" or not setting.home or text[name.start - 1 : name.start + 1] in common_words():
        return False
    return name.text not in _WORDLIKE and any(gazetteer().within(p, setting.home) for p in meanings(name.text))


def _paths(kept: list[Name], text: str) -> Iterator[tuple[Name, str]]:
    """Each name with the path it ends: `环翠区` after `威海市` with `威海市环翠区`; a zone after a city is a name of its own."""
    start, end = 0, -1
    outer: tuple[Place, ...] = ()
    for name in kept:
        inner = within(name.text, outer) if name.start == end else ()
        if not inner:
            start = name.start
        single = name.kind in _SINGLE
        end, outer = (-1, ()) if single else (name.end, inner or meanings(name.text))
        yield name, gazetteer().by_code[name.code].name if name.code else text[start : name.end]
        if not single and (zone := _ZONE.match(text, name.end)) and any(p.level == "prefecture" for p in outer):
            yield Name(start, zone.end(), text[start : zone.end()], _FULL), text[start : zone.end()]
