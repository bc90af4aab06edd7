"""The tables that tell targets and reported figures from other numbers, as compiled values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.rules.files import load_yaml
from kg.text.quantities import Scanner, Unit, UnitKind
from kg.text.words import any_of


class Endings:
    """Words looked for at the end of a text, longest first; `guards` has the characters a word may not follow."""

    def __init__(self, words: Iterable[str], guards: dict[str, str] | None = None) -> None:
        self.words = frozenset(words)
        self._lengths: dict[str, list[int]] = {}  # last character → lengths of the words that end with it, longest first
        for length, last in sorted({(-len(word), word[-1]) for word in self.words}):
            self._lengths.setdefault(last, []).append(-length)
        self._guards = guards or {}

    def find(self, text: str) -> str:
        """The longest word the text ends with, empty if none: cues 达到, 到 find 达到 in `签约率达到`."""
        for length in self._lengths.get(text[-1:], ()):
            word = text[-length:]
            if word in self.words and (length >= len(text) or text[-length - 1] not in self._guards.get(word, "")):
                return word
        return ""


@dataclass(frozen=True, slots=True)
class _Merged:
    """The rows on one unit: whether one needs no words, any words before, any words after, and those that need both."""

    always: bool
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    around_after: re.Pattern[str] | None  # the second of any of these


class Exclusions:
    """The rows that say of which numbers the text before or after tells that they are no target, put together by unit."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._rows = rows
        self._told = frozenset(unit for row in rows for unit in row.get("units", ()))  # units of which rows of their own speak
        self._merged: dict[tuple[UnitKind, str, bool], _Merged] = {}  # filled as units are met

    def hold(self, unit: Unit, before: str, after: str, *, plan: bool) -> bool:
        """Whether a row leaves out a number with this unit, between these words; some rows hold in plans only, since a report may count these."""
        key = unit.kind, unit.printed if unit.printed in self._told else "", plan
        rows = self._merged.get(key) or self._merged.setdefault(key, self._of(*key))
        if rows.always or (rows.before and rows.before.search(before)) or (rows.after and rows.after.match(after)):
            return True
        if not (rows.around_after and rows.around_after.match(after)):
            return False
        return any(right.match(after) and left.search(before) for left, right in rows.around)

    def _of(self, kind: UnitKind, unit: str, plan: bool) -> _Merged:
        one, other, both, always = [], [], [], False
        for row in self._rows:
            if kind.value not in row.get("kinds", (kind.value,)) or unit not in row.get("units", (unit,)) or (row.get("plan") and not plan):
                continue
            match row:
                case {"before": before, "after": after}:
                    both.append((_compiled(row["id"], before), _compiled(row["id"], after)))
                case {"before": before}:
                    one.append(before)
                case {"after": after}:
                    other.append(after)
                case _:
                    always = True
        return _Merged(always, _either(one), _either(other), tuple(both), _either([after.pattern for _, after in both]))


@dataclass(frozen=True, slots=True)
class Whole:
    """An aim said without a digit (全覆盖 = 100 %, 清零 = 0): group `indicator` and `tail` name what it measures.

    The pattern is looked for only in a text that holds one of `words`.
    """

    id: str
    pattern: re.Pattern[str]
    tail: str
    value: float
    unit: str
    sign: str
    words: frozenset[str]


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
    complete: frozenset[str]  # short rates that need no subject
    people: re.Pattern[str]
    crowds: re.Pattern[str]  # the same with words that tell which people
    lasting: tuple[str, ...]
    due: re.Pattern[str]  # what is done within a stretch of time
    each: re.Pattern[str]  # for each person, in each year
    allowances: re.Pattern[str]
    states: re.Pattern[str]  # words before a number that describe and set no aim
    counted: dict[str, str]  # noun that says what a number without unit counts → unit
    tails: tuple[str, ...]
    subject: Endings  # those of them that leave the subject before them
    named: re.Pattern[str]  # a text that opens with something that has such a tail (`地区生产总值跨越…`)
    rates: Endings
    leads: re.Pattern[str]
    exclusions: Exclusions
    conditions: re.Pattern[str]
    norms: re.Pattern[str]
    grants: re.Pattern[str]
    wholes: tuple[Whole, ...]
    whole_words: tuple[str, ...]
    whole: re.Pattern[str]  # any of these words


@cache
def quantity_rules() -> QuantityRules:
    """The rules of data/rules/quantities.yaml with the units of data/lexicon/units.yaml."""
    table = load_yaml("rules/quantities.yaml")
    cues = {word: row["sign"] for row in table["cues"] for word in row["words"]}
    suffixes = {word: row["sign"] for row in table["suffixes"] for word in row["words"]}
    whole_words = tuple(dict.fromkeys(word for row in table["whole"] for word in row["words"]))
    return QuantityRules(
        scanner=Scanner(units()),
        cues=cues,
        cue=Endings([*cues, *table["adverbs"]], table["guards"]),
        firm=frozenset(table["firm"]),
        suffixes=suffixes,
        suffix=_compiled("suffixes", any_of(suffixes)),
        vague=table["vague"],
        heads=Endings(table["verbs"]["head"]),
        opening=_compiled("verbs.head", any_of(table["verbs"]["head"], but=table["verbs"]["nouns"])),
        links=_compiled("verbs.link", any_of(table["verbs"]["link"], but=table["verbs"]["no_link"])),
        generic=frozenset(table["heads"]),
        complete=frozenset(table["complete"]),
        people=_compiled("people", any_of(table["people"])),
        crowds=_compiled("people", f"(?:左右|以上)?{table['which']}{any_of(table['people'])}"),
        lasting=tuple(table["lasting"]),
        due=_compiled("due", table["due"]),
        each=_compiled("each", table["each"]),
        allowances=_compiled("allowances", table["allowances"]),
        states=_compiled("states", table["states"]),
        counted=dict(table["counted"]),
        tails=tuple(sorted(table["tails"], key=len, reverse=True)),
        subject=Endings(tail for tail in table["tails"] if len(tail) > 1 or tail == "率"),
        named=_compiled("tails", f"[^，、]{{2,20}}?{any_of(t for t in table['tails'] if len(t) > 1)}(?![中值])"),
        rates=Endings(table["rates"]),
        leads=_compiled("leads", f"(?:{table['leads']['times']}|{any_of(table['leads']['words'])}(?!性)|{table['leads']['guarded']})"),
        exclusions=Exclusions(table["exclusions"]),
        conditions=_compiled("conditions", "|".join(table["conditions"])),
        norms=_compiled("norms", "|".join(table["norms"])),
        grants=_compiled("grants", any_of(table["grants"])),
        wholes=tuple(map(_whole, table["whole"])),
        whole_words=whole_words,
        whole=_compiled("whole", any_of(whole_words)),
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


def _either(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return _compiled("exclusions", "|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


def _whole(row: dict[str, Any]) -> Whole:
    return Whole(
        row["id"],
        _compiled(row["id"], row["pattern"]),
        row["tail"],
        float(row.get("value", 100)),
        str(row.get("unit", "%")),
        str(row.get("sign", "=")),
        frozenset(row["words"]),
    )


def _compiled(row: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as problem:
        raise RuleError(f"data/rules/quantities.yaml, row {row}: not a pattern ({problem}): {pattern[:80]}") from problem
