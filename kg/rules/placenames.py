"""Finds names of areas, and words that imply one, in cleaned text; what they mean is decided by the link stage."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.rules.files import load_yaml
from kg.rules.places import Place, gazetteer


class NameKind(StrEnum):
    FULL = "full"  # 中宁县
    WEAK = "weak"  # 和县, 新城区: also ordinary words
    SHORT = "short"  # 银川: a province or prefecture
    COUNTY = "county"  # 中宁: a county's short name, in need of context
    COMMON = "common"  # 同心, 长治: a short name that is also an ordinary word
    IMPLIED = "implied"  # 全县, 我市
    JOINED = "joined"  # the 京 and the 宁 of 京宁
    TOWNSHIP = "township"  # 河西镇: looked for only where its county is named
    ACCIDENT = "accident"  # 集|中卫|生


class Name(NamedTuple):
    """A name at `text[start:end]`; `code` only where the words fix it (京 in 京宁)."""

    start: int
    end: int
    text: str
    kind: NameKind
    code: str = ""


class _Vocabulary(NamedTuple):
    words: tuple[str, ...]
    kinds: tuple[NameKind, ...]
    automaton: AhoCorasick


@cache
def settings() -> dict[str, Any]:
    """`data/rules/places.yaml` as it stands."""
    found = load_yaml("rules/places.yaml")
    return dict(found)


def names(text: str) -> Iterator[Name]:
    """The names in a text, left to right, the longest first where several begin together; they do not overlap."""
    words, kinds, automaton = _vocabulary()
    guards, joined, schools = settings()["not_after"], settings()["joined"], tuple(settings()["schools"])
    for index, start, end in automaton.find_matches_as_indexes(text):
        kind, word = kinds[index], words[index]
        if kind is NameKind.ACCIDENT or (word[-1] in guards and text[end : end + 1] in (guards[word[-1]] or "") and end < len(text)):
            continue
        if kind is NameKind.SHORT and any(text.startswith(schools, end + skip) for skip in (0, 2)):
            continue
        if kind is NameKind.JOINED:
            yield from (Name(start + i, start + i + 1, word[i], kind, str(code)) for i, code in enumerate(joined[word]))
        else:
            yield Name(start, end, word, kind)


@cache
def _vocabulary() -> _Vocabulary:
    rules = settings()
    kinds: dict[str, NameKind] = {}
    weak = set(rules["weak"])
    for name, places in gazetteer().names():
        if len(name) > 1 and name != "中国":
            kinds[name] = _kind(name, places, weak)
    implied = rules["implied"]
    kinds.update({head + unit: NameKind.IMPLIED for head in implied["heads"] for unit in implied["units"]})
    kinds.update(dict.fromkeys(implied["whole"], NameKind.IMPLIED))
    kinds.update(dict.fromkeys(rules["joined"], NameKind.JOINED))
    kinds.update(dict.fromkeys(rules["false_friends"], NameKind.ACCIDENT))
    return _Vocabulary(tuple(kinds), tuple(kinds.values()), AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest))


def _kind(name: str, places: tuple[Place, ...], weak: set[str]) -> NameKind:
    if name in weak:
        return NameKind.WEAK
    full = [p for p in places if p.name == name]
    if full:
        return NameKind.WEAK if len(name) == 2 and name not in {"兵团"} else NameKind.FULL
    wide = [p for p in places if p.level in ("province", "prefecture")]
    if wide:
        return NameKind.SHORT if any(p.level == "province" or not p.common for p in wide) else NameKind.COMMON
    return NameKind.COMMON if any(p.common for p in places) else NameKind.COUNTY
