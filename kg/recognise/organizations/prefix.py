"""The place words before a body, with lists that share the body: `区、市`卫健委, `中宁、海原县`人民医院."""

from __future__ import annotations

import re

from kg.rules.body_places import place_before

_RUN = re.compile(r"自治[区州县]|[省市州盟县区旗镇乡]|街道")
_TOWNS = ("街道", "镇", "乡")
_COUNTRY = ("国家", "中国", "全国", "中央")
_JOINT = "、和及与"


def places_before(text: str, end: int) -> list[tuple[int, str]]:
    """The places a body that starts at `end` is named for, as `(start, words)` in order; `start` of the first is where the names begin."""
    start = place_before(text, end)
    if start == end:
        return []
    found = [(start, words) for words in _levels(text[start:end])[::-1]]
    while start > 1 and text[start - 1] in _JOINT and found[0][1] not in _COUNTRY:
        earlier = place_before(text, start - 1)
        if (
            earlier == start - 1
            or text[earlier : start - 1] in _TOWNS
            or (_RUN.fullmatch(found[0][1]) and not _RUN.search(text[start - 2 : start - 1]))
        ):
            break
        found += [(earlier, words) for words in reversed(_levels(_complete(text[earlier : start - 1], text[start:end])))]
        start = earlier
    return found[::-1]


def _levels(words: str) -> list[str]:
    """`区市` → `区`, `市`: bare levels side by side are as many places; a name stays whole."""
    runs = _RUN.findall(words) if len(words) > 1 else []
    return runs if len(runs) > 1 and "".join(runs) == words else [words]


def _complete(first: str, last: str) -> str:
    """A short name in a list takes the level of the last: `中宁` before `海原县` is `中宁县`."""
    level = _RUN.search(last[-1:])
    return first + level[0] if level and len(first) > 1 and not _RUN.search(first) else first
