"""Finds names of areas, and words that imply one, in cleaned text; what they mean is decided by the link stage."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.model.frozen import frozen
from kg.rules.files import load_yaml, root
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


@frozen(order=True)
class Name:
    """A name at `text[start:end]`; `code` only where the words fix it (京 in 京宁)."""

    start: int
    end: int
    text: str
    kind: NameKind
    code: str = ""


_STREET = re.compile("[东西南北中]?(?:路|大道|大街)(?![线桥演由径])")  # 南京东路
_WHOLE = (NameKind.ACCIDENT, NameKind.JOINED)  # what is found of these kinds is no name that other words could share out
_WINDOW = 8  # characters after a word that is no name in which one may begin inside it


class _Vocabulary(NamedTuple):
    words: tuple[str, ...]
    kinds: tuple[NameKind, ...]
    automaton: AhoCorasick
    joined: dict[str, list[int | None]]
    not_after: dict[str, tuple[str, ...]]
    schools: tuple[str, ...]


@cache
def settings() -> dict[str, Any]:
    """`data/rules/places.yaml` as it stands."""
    found = load_yaml("rules/places.yaml")
    return dict(found)


@lru_cache(maxsize=1024)  # several stages ask for the names of the same passages
def names(text: str) -> tuple[Name, ...]:
    """The names in a text, left to right, the longest first where several begin together; they do not overlap."""
    vocabulary = _vocabulary()
    words, kinds, automaton, *_ = vocabulary
    found_names: list[Name] = []
    before = -1
    for found in automaton.find_matches_as_indexes(text):
        index, start, end = found
        if start > before and _is_split_up(text, start, end, kinds[index]):
            shifted = next(iter(automaton.find_matches_as_indexes(text[start + 1 : end + _WINDOW])), (index, end, end))
            index, start, end = shifted[0], start + 1 + shifted[1], start + 1 + shifted[2]  # 亲临海南: not 临海, but 海南
            if start >= found[2] or _is_split_up(text, start, end, kinds[index]):
                continue
        kind, word = kinds[index], words[index]
        if start < before or kind is NameKind.ACCIDENT or _goes_on(text, end, word, kind, vocabulary):
            continue
        before = end
        if kind is NameKind.JOINED:
            found_names += [
                Name(start + i, start + i + 1, word[i], kind, str(code)) for i, code in enumerate(vocabulary.joined[word]) if code
            ]
        else:
            found_names.append(Name(start, end, word, kind))
    return tuple(found_names)


def _goes_on(text: str, end: int, word: str, kind: NameKind, vocabulary: _Vocabulary) -> bool:
    """Whether what follows makes it another word: 东方市|场, 西部城区|域, 北京|大学, 河南|村."""
    if text[end : end + 1] in vocabulary.not_after.get(word[-1], ()):
        return True
    if kind is not NameKind.SHORT:
        return False
    return (
        _STREET.match(text, end) is not None
        or text.startswith(("村", "屯", *vocabulary.schools), end)
        or text.startswith(vocabulary.schools, end + 2)
    )


def _is_split_up(text: str, start: int, end: int, kind: NameKind) -> bool:
    """Whether two common words share the name out between them: 均|衡水|平, 沿|海城市; a province's name is too common itself to be doubted."""
    if start == 0 or end - start > 3 or kind in _WHOLE or text[start - 1 : start + 1] not in common_words():
        return False
    rest = text[end - 1 : end + 1] if end - start == 2 else text[start + 1 : end]
    return rest in common_words() and not any(p.level == "province" for p in gazetteer().named(text[start:end]))


@cache
def common_words() -> frozenset[str]:
    """Words so common that a name which begins or ends inside one may be none."""
    return frozenset((root("data") / "places" / "words.txt").read_text("utf-8").split())


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
    return _Vocabulary(
        tuple(kinds),
        tuple(kinds.values()),
        AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        rules["joined"],
        {end: tuple(following) for end, following in rules["not_after"].items()},
        tuple(rules["schools"]),
    )


def _kind(name: str, places: tuple[Place, ...], weak: set[str]) -> NameKind:
    if name in weak:
        return NameKind.WEAK
    full = [p for p in places if p.name == name]
    if full:
        return NameKind.WEAK if len(name) == 2 and name not in {"兵团"} else NameKind.FULL
    if len(name) > 2 and name[-1] in "州县旗":  # 红河州, 阜新县: as good as a full name
        return NameKind.SHORT
    wide = [p for p in places if p.level in ("province", "prefecture")]
    if wide:
        return NameKind.SHORT if any(p.level == "province" or not p.common for p in wide) else NameKind.COMMON
    return NameKind.COMMON if any(p.common for p in places) else NameKind.COUNTY
