"""The place words in front of a body's own name: `吴忠市红寺堡区|卫健局`, `我县|教育局`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.rules.body_tables import sizes_by_end
from kg.rules.organization_rules import organization_table
from kg.rules.places import gazetteer

_NOT_LEVEL = (
    "(?<![社地城景园辖片山校库牧矿林灾战小病特新发]区)(?<![城都超门股夜集菜楼辖]市)(?<!城镇)(?<![乡村]镇)(?<![城下]乡)(?<![节反]省)"
)
_LEVEL = re.compile(
    rf"(?:[我本全该](?=自治区|[省市州盟县区旗镇乡])|)(?:自治[区州县]|[省市州盟县区旗镇乡]{_NOT_LEVEL}|街道)(?:本级|级|直属?|属)?$"
    r"|(?:国家|中国|中央|全国)$"
)
_LEVEL_ENDS = frozenset("区州县省市盟旗镇乡道级直属家国央")
_LEVEL_FIRST = re.compile(
    r"(?:国家|中国|全国)|(?:[我本全该](?=[自省市州盟县区旗])|)(?:自治[区州县]|[省市州盟县区旗])(?:本级|级)?(?![场域内外街容属长]|政(?!务|数)|(?<![我本][省市州县区])民(?![政生族宗]))"
)


def place_before(text: str, end: int) -> int:
    """Where the place words that stand directly before `end` begin: `请吴忠市红寺堡区|卫健局` → 1; `end` if there are none."""
    if text[end - 1 : end] not in _last_characters():
        return end
    at = end
    while at > 0 and end - at < 24:
        start = _place_name_before(text, at)
        if start == at and (at == end or end - at == 1):
            found = _LEVEL.search(text[max(0, at - 6) : at]) if text[at - 1] in _LEVEL_ENDS else None
            start = at - len(found[0]) if found and (at == end or len(found[0]) in (1, 3)) else at
        if start == at:
            return at
        at = start
    return at


def _place_name_before(text: str, end: int) -> int:
    names = place_names()
    for size in _sizes_by_end().get(text[end - 2 : end], ()):
        if size <= end and text[end - size : end] in names:
            return end - size
    return end


@cache
def _last_characters() -> frozenset[str]:
    return _LEVEL_ENDS.union(name[-1] for name in place_names())


@cache
def _sizes_by_end() -> dict[str, tuple[int, ...]]:
    return sizes_by_end(place_names(), 2)


@cache
def place_names() -> frozenset[str]:
    """Names of areas that tell a body's place without further context: full names, and short ones that are no ordinary words."""
    never = frozenset(organization_table()["not_places"])
    return frozenset(
        name
        for name, places in gazetteer().names()
        if len(name) > 1 and name not in never and any(p.name == name or not p.common for p in places)
    )


@lru_cache(maxsize=4096)  # the names of a document recur
def place_start(text: str) -> int:
    """Where the place words at the beginning of a name end: `红寺堡区|医改领导小组`; 0 if it begins with none."""
    names, sizes, at = place_names(), place_sizes(), 0
    while at < len(text):
        for size in sizes.get(text[at : at + 2], ()):
            if text[at : at + size] in names:
                at += size
                break
        else:
            break
    if at:
        return at
    level = _LEVEL_FIRST.match(text)
    return level.end() if level else 0


@cache
def place_sizes() -> dict[str, tuple[int, ...]]:
    """How long the names of areas are that begin with each two characters, longest first."""
    found: dict[str, set[int]] = {}
    for name in place_names():
        found.setdefault(name[:2], set()).add(len(name))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def is_placed(name: str) -> bool:
    """Whether a name begins with the full or short name of an area (`广州市财政局`), not only with a level (`市财政局`)."""
    return any(name[:size] in place_names() for size in place_sizes().get(name[:2], ()))


@lru_cache(maxsize=4096)
def is_place_words(words: str) -> bool:
    """Whether all of `words` can be a body's place: ``, `市`, `我区`, `吴忠市红寺堡区`."""
    return place_before(words, len(words)) == 0
