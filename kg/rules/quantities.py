"""The tables that tell targets and reported figures from other numbers, as compiled values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.rules.files import load_yaml
from kg.text.quantities import Scanner, Unit, UnitKind


class Endings:
    """Words looked for at the end of a text, longest first; `guards` has the characters a word may not follow."""

    def __init__(self, words: Iterable[str], guards: dict[str, str] | None = None) -> None:
        self.words = frozenset(words)
        self._lengths = sorted({len(w) for w in self.words}, reverse=True)
        self._guards = guards or {}

    def find(self, text: str) -> str:
        """The longest word the text ends with, empty if none: cues 达到, 到 find 达到 in `签约率达到`."""
        for length in self._lengths:
            word = text[-length:]
            if len(word) == length and word in self.words and text[:-length][-1:] not in tuple(self._guards.get(word) or ()):
                return word
        return ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A number is no target where the text before it ends, and the text after it starts, as these say."""

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    kinds: frozenset[UnitKind]
    units: frozenset[str]  # empty = all of those kinds
    plan: bool  # holds in plans only: a report may count these


@dataclass(frozen=True, slots=True)
class Whole:
    """An aim said without a digit (全覆盖 = 100 %, 清零 = 0): group `indicator` and `tail` name what it measures.

    The pattern is looked for only in a text that holds one of `words`; without any, in every text.
    """

    id: str
    pattern: re.Pattern[str]
    tail: str
    value: float
    unit: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """All words and patterns the target recogniser works with."""

    scanner: Scanner
    cues: dict[str, str]  # word before a number → sign
    cue: Endings  # those words and adverbs
    firm: frozenset[str]
    suffixes: dict[str, str]
    suffix: re.Pattern[str]
    vague: dict[str, str]
    heads: Endings  # verbs whose object is counted
    opening: re.Pattern[str]  # the same at the start of a text
    links: re.Pattern[str]
    generic: frozenset[str]
    people: re.Pattern[str]
    lasting: tuple[str, ...]
    due: re.Pattern[str]  # what is done within a stretch of time
    each: re.Pattern[str]  # for each person, in each year
    allowances: re.Pattern[str]
    states: re.Pattern[str]  # words before a number that describe and set no aim
    counted: dict[str, str]  # noun that says what a number without unit counts → unit
    tails: tuple[str, ...]
    named: re.Pattern[str]  # a text that opens with something that has such a tail (`地区生产总值跨越…`)
    rates: Endings
    leads: re.Pattern[str]
    exclusions: dict[UnitKind, tuple[Exclusion, ...]]
    conditions: re.Pattern[str]
    norms: re.Pattern[str]
    wholes: tuple[Whole, ...]


@cache
def quantity_rules() -> QuantityRules:
    """The rules of data/rules/quantities.yaml with the units of data/lexicon/units.yaml."""
    table = load_yaml("rules/quantities.yaml")
    cues = {word: row["sign"] for row in table["cues"] for word in row["words"]}
    suffixes = {word: row["sign"] for row in table["suffixes"] for word in row["words"]}
    exclusions = tuple(map(_exclusion, table["exclusions"]))
    return QuantityRules(
        scanner=Scanner(units()),
        cues=cues,
        cue=Endings([*cues, *table["adverbs"]], table["guards"]),
        firm=frozenset(table["firm"]),
        suffixes=suffixes,
        suffix=_compiled("suffixes", f"(?:{_words(suffixes)})"),
        vague=table["vague"],
        heads=Endings(table["verbs"]["head"]),
        opening=_compiled("verbs.head", f"(?:{_words(table['verbs']['head'])})"),
        links=_compiled("verbs.link", f"(?:{_words(table['verbs']['link'])})"),
        generic=frozenset(table["heads"]),
        people=_compiled("people", f"(?:{_words(table['people'])})"),
        lasting=tuple(table["lasting"]),
        due=_compiled("due", table["due"]),
        each=_compiled("each", table["each"]),
        allowances=_compiled("allowances", table["allowances"]),
        states=_compiled("states", table["states"]),
        counted=dict(table["counted"]),
        tails=tuple(sorted(table["tails"], key=len, reverse=True)),
        named=_compiled("tails", f"[^，、]{{2,20}}?(?:{_words(t for t in table['tails'] if len(t) > 1)})"),
        rates=Endings(table["rates"]),
        leads=_compiled("leads", f"(?:{table['leads']['times']}|{_words(table['leads']['words'])}|{table['leads']['guarded']})"),
        exclusions={kind: tuple(row for row in exclusions if kind in row.kinds) for kind in UnitKind},
        conditions=_compiled("conditions", "|".join(table["conditions"])),
        norms=_compiled("norms", "|".join(table["norms"])),
        wholes=tuple(map(_whole, table["whole"])),
    )


@cache
def units() -> dict[str, Unit]:
    """Printed unit → unit, from data/lexicon/units.yaml; `个百分点 = 百分点` is recorded under the second name."""
    found: dict[str, Unit] = {}
    for kind, words in load_yaml("lexicon/units.yaml").items():
        for word in words:
            printed, _, name = str(word).partition(" = ")
            found.setdefault(printed, Unit(printed, name or printed, UnitKind(kind)))
    return found


def _exclusion(row: dict[str, Any]) -> Exclusion:
    kinds = row.get("kinds") or [kind.value for kind in UnitKind]
    before, after = (_compiled(row["id"], row[side]) if side in row else None for side in ("before", "after"))
    return Exclusion(
        row["id"],
        before,
        after,
        frozenset(map(UnitKind, kinds)),
        frozenset(row.get("units", ())),
        bool(row.get("plan")),
    )


def _whole(row: dict[str, Any]) -> Whole:
    return Whole(
        row["id"],
        _compiled(row["id"], row["pattern"]),
        row["tail"],
        float(row.get("value", 100)),
        str(row.get("unit", "%")),
        tuple(row.get("words", ("",))),
    )


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def _compiled(row: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as problem:
        raise RuleError(f"data/rules/quantities.yaml, row {row}: not a pattern ({problem}): {pattern[:80]}") from problem
