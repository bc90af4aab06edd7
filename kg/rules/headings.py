"""How documents number, label and furnish their parts: `data/rules/structure.yaml`, `data/rules/labels.yaml`, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from kg.errors import RuleError
from kg.rules.files import load_yaml
from kg.text.words import ByWords, tried_in_words

_NUMERALS = "一二三四五六七八九十百"
_HAN = f"[{_NUMERALS}]{{1,5}}"


@dataclass(frozen=True, slots=True)
class LabelRule:
    """One way to number a provision; `rank` orders the ways from outer to inner."""

    id: str
    rank: int
    first: str  # the characters it can begin with
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Structure:
    """The compiled `structure.yaml`."""

    by_first: dict[str, re.Pattern[str]]  # of each character the labels it can begin, in their order
    by_group: dict[str, LabelRule]  # which of them was found: by the named group that holds its numeral
    chrome: str  # lines that a mark, a number or certain words begin
    chrome_said: ByWords[str]  # those that hold certain words
    page_end: re.Pattern[str]
    metadata: dict[str, str]  # printed key → field of the header (or "other")
    title_nouns: tuple[str, ...]
    title_end: re.Pattern[str]  # one of those, and what can stand behind it
    body_ends: tuple[str, ...]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class DutyLabels:
    """The compiled `labels.yaml`: what starts a duty line, and what a column of a task table is."""

    line: re.Pattern[str]
    columns: tuple[tuple[str, re.Pattern[str]], ...]


def compiled(pattern: str, where: str) -> re.Pattern[str]:
    """The pattern, or a `RuleError` naming the row it stands in."""
    try:
        return re.compile(pattern)
    except re.error as problem:
        raise RuleError(f"{where}: not a valid pattern ({problem}): {pattern}") from problem


def _label(row: dict[str, Any]) -> LabelRule:
    where = f"data/rules/structure.yaml, label {row['id']}"
    pattern = row["pattern"].format(han=_HAN)
    guard = row.get("not_before")
    if guard:
        pattern = f"(?:{pattern})(?!{guard.replace('{han}', _HAN)})"
    first = (
        row["first"].replace("han", _NUMERALS).replace("digit", "0123456789").replace("circled", "".join(map(chr, range(0x2460, 0x2474))))
    )
    return LabelRule(row["id"], row["rank"], first, compiled(pattern, where))


@cache
def structure() -> Structure:
    """The table of numbering, chrome, metadata keys, titles and kinds of document."""
    table = load_yaml("rules/structure.yaml")
    where = "data/rules/structure.yaml"
    labels = tuple(_label(row) for row in table["labels"])
    chrome = table["chrome"]
    return Structure(
        by_first={
            c: compiled("|".join(one.pattern.pattern for one in labels if c in one.first), where) for rule in labels for c in rule.first
        },
        by_group={group: rule for rule in labels for group in rule.pattern.groupindex},
        chrome=f"(?![\u4e00-\u9fff])(?:{'|'.join(chrome['marks'])})|{tried_in_words('|'.join(chrome['words']))}",
        chrome_said=ByWords((row["words"], row["pattern"]) for row in chrome["said"]),
        page_end=compiled(table["page_end"], where),
        metadata={key.lower(): field for field, keys in table["metadata"].items() for key in keys},
        title_nouns=tuple(table["title_nouns"]),
        title_end=compiled(
            f"(?:{'|'.join(table['title_nouns'])})[》”]?(?:（[^（）]{{1,16}}）){{0,2}}(?:[-_—|]{{1,2}}.{{0,16}}(?:网|网站|平台|门户))?$",
            where,
        ),
        body_ends=tuple(table["body_ends"]),
        kinds=tuple((row["kind"], compiled(row["pattern"], where)) for row in table["kinds"]),
    )


def chrome_in(text: str) -> re.Pattern[str]:
    """The pattern of the lines of a text that are site navigation, page furniture or a page number."""
    return _chrome(tuple(structure().chrome_said.of(text)))


@lru_cache(maxsize=64)
def _chrome(said: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join((structure().chrome, *said)), "data/rules/structure.yaml, chrome")


@cache
def duty_labels() -> DutyLabels:
    """The table of duty labels."""
    table = load_yaml("rules/labels.yaml")
    where = "data/rules/labels.yaml"
    one = f"{table['who']}{table['body']}|{table['deadline']}|{'|'.join(table['others'])}"
    name = f"(?:{one})(?:[和及、/](?:{one})){{0,2}}{table['suffix']}"
    return DutyLabels(
        line=compiled(f"【(?P<boxed>{name})】：?|{tried_in_words(f'(?P<label>{name})：')}", where),
        columns=tuple((row["field"], compiled("|".join(row["words"]), where)) for row in table["columns"]),
    )
