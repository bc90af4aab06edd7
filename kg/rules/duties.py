"""The tables of who does what, `data/rules/duties.yaml`, as compiled values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.rules.files import load_yaml
from kg.text.words import ByWords, tried_in_words

FILE = "rules/duties.yaml"
_LABEL_MOST = 30  # characters of a label before a bracket or its colon
_MAY_LACK = re.compile(r"\(\?:[^()]*\)\?")
SUPPORT = 99  # the strength of words that never lead


@dataclass(frozen=True, slots=True, eq=False)
class LabelRule:
    """A kind of label (`牵头科室`). `role` is body, person or deadline; the lowest `strength` of an attribution leads.

    Without `alone`, a single line with it in a whole document does not count; next to a label of the rule `beside` it leads all the same.
    """

    id: str
    role: str
    strength: int
    pattern: re.Pattern[str]
    alone: bool = True
    beside: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class VerbRule:
    """Words behind names that say their role (`按职责分工负责`). `needs` is what must hold of the names besides, see `kg.recognise.prose`.

    The pattern is found only in a text that holds one of `words`.
    """

    id: str
    strength: int
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    needs: str = ""


@dataclass(frozen=True, slots=True)
class DefaultRule:
    """A clause that holds for the items after it."""

    id: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NameShapes:
    """What tells a body's name in a list from other words, and how lists share heads and tails."""

    tails: tuple[str, ...]
    not_in: re.Pattern[str]
    bare: frozenset[str]
    levels: tuple[str, ...]
    inner: tuple[str, ...]  # the longer ones first
    shared: tuple[str, ...]
    seats: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]  # kinds of areas, and how the bodies that govern them end
    self: re.Pattern[str]
    generic: frozenset[str]
    carried: frozenset[str]
    open: re.Pattern[str]
    nothing: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RunningWords:
    """What the words around the verbs of running text tell; see the table."""

    acting: re.Pattern[str]
    named: re.Pattern[str]
    unit: re.Pattern[str]
    common: re.Pattern[str]
    subject: re.Pattern[str]
    governing: re.Pattern[str]
    verbal: re.Pattern[str]
    generic: re.Pattern[str]
    open: re.Pattern[str]
    allied: re.Pattern[str]
    second_leads: re.Pattern[str]
    second_supports: re.Pattern[str]
    done: re.Pattern[str]
    day: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Titles, and what Chinese names begin with."""

    title: re.Pattern[str]
    surnames: frozenset[str]
    given: re.Pattern[str]  # a name of peoples without surnames
    compound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutyRules:
    """The whole table."""

    labels: tuple[LabelRule, ...]
    any_label: re.Pattern[str]  # a known label before its colon, anywhere
    beside: dict[str, str]  # rules of labels that lead next to a label of another rule
    clauses: tuple[VerbRule, ...]
    spoken: re.Pattern[str]  # a word without any of which no clause is found
    clause: re.Pattern[str]  # any of them at the end of a clause; the group's name is `c` and its number
    joining: tuple[tuple[re.Pattern[str], int], ...]  # the word, and the strength of those behind it (0 = the same)
    bare_id: str
    owner_id: str
    owner_unit: re.Pattern[str]
    defaults: ByWords[DefaultRule]
    prose: ByWords[VerbRule]
    running: RunningWords
    nobody: re.Pattern[str]
    ongoing: re.Pattern[str]
    deadline_id: str
    deadline_before: re.Pattern[str]
    deadline_after: re.Pattern[str]
    prose_deadline_id: str
    names: NameShapes
    people: PeopleWords


@cache
def duty_rules() -> DutyRules:
    """The compiled table; raises RuleError where a part is missing or a pattern does not compile."""
    try:
        return _compiled(load_yaml(FILE))
    except (KeyError, TypeError, IndexError, re.error) as problem:
        raise RuleError(f"data/{FILE}: {problem!r}; compare with the version in the repository") from problem


def either(words: list[str]) -> str:
    """A pattern for any of the words, the longer ones first."""
    return "(?:" + "|".join(map(re.escape, _longest_first(words))) + ")"


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda w: (-len(w), w)))


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with `{name}` replaced by that part; counts such as `{0,4}` stay."""
    return re.sub(r"\{([a-z]+)\}", lambda m: parts[m[1]], pattern)


def _compiled(table: Any) -> DutyRules:
    parts: dict[str, str] = table["parts"]
    labels = tuple(_label(row, parts) for row in table["labels"])
    clauses = tuple(_verb(row, _filled(row["pattern"], parts)) for row in table["clauses"])
    prose = tuple(_verb(row, _searched(_filled(row["pattern"], parts))) for row in table["prose"])
    one_of = "|".join(f"(?P<c{i}>{rule.pattern.pattern})" for i, rule in enumerate(clauses))
    words = "|".join(rule.pattern.pattern for rule in labels)
    return DutyRules(
        labels=labels,
        beside={rule.id: rule.beside for rule in labels if rule.beside},
        any_label=re.compile(_labelled(words)),
        clauses=clauses,
        spoken=re.compile(either([word for rule in clauses for word in rule.words])),
        clause=re.compile(tried_in_words(rf"(?:{one_of})(?=[，；。、]|$)")),
        joining=tuple((re.compile(row["words"]), row["strength"]) for row in table["joining"]),
        bare_id=table["bare"]["id"],
        owner_id=table["owner"]["id"],
        owner_unit=re.compile(table["owner"]["unit"]),
        defaults=ByWords((row["words"], DefaultRule(row["id"], re.compile(_filled(row["pattern"], parts)))) for row in table["defaults"]),
        prose=ByWords((rule.words, rule) for rule in prose),
        running=RunningWords(**{name: re.compile(_filled(pattern, parts)) for name, pattern in table["running"].items()}),
        nobody=re.compile(table["nobody"]["pattern"]),
        ongoing=re.compile(table["ongoing"]),
        deadline_id=table["deadline"]["id"],
        deadline_before=re.compile(table["deadline"]["before"]),
        deadline_after=re.compile(table["deadline"]["after"]),
        prose_deadline_id=table["prose_deadline"]["id"],
        names=_shapes(table["names"]),
        people=PeopleWords(
            re.compile(tried_in_words("(?:(?:常务|第一)?副)?" + either(table["titles"]))),
            frozenset(table["surnames"]),
            re.compile(f"(?:{'|'.join(_longest_first(table['given']))}){{1,3}}"),
            tuple(table["compound"]),
        ),
    )


def _labelled(words: str) -> str:
    """A pattern for a label before its colon, given up at once where characters of labels do not lead to a colon or a bracket."""
    own = "".join(sorted(set(re.findall(r"[\u4e00-\u9fff]", words))))
    return rf"(?=[{own}、/]{{1,{_LABEL_MOST}}}[（：为])(?P<label>{words})(?:：|为(?=[^主重了期]))"


def _label(row: Any, parts: dict[str, str]) -> LabelRule:
    pattern = _filled(row["pattern"], parts)
    if "not" in row:
        pattern = f"(?!(?:{row['not']})(?:：|$))(?:{pattern})"
    return LabelRule(row["id"], row["role"], row["strength"], re.compile(pattern), row.get("alone", True), row.get("beside", ""))


def _verb(row: Any, pattern: str) -> VerbRule:
    return VerbRule(row["id"], row["strength"], re.compile(pattern), tuple(row["words"]), row.get("needs", ""))


def _searched(pattern: str) -> str:
    """A pattern to search a text for: one that begins with words that may be missing is slow to search for as it stands."""
    return tried_in_words(pattern) if _MAY_LACK.match(pattern) else pattern


def _shapes(table: Any) -> NameShapes:
    return NameShapes(
        tails=tuple(table["tails"]),
        not_in=re.compile(table["not_in"]),
        bare=frozenset(table["bare"]),
        levels=tuple(table["levels"]),
        inner=_longest_first(table["inner"]),
        shared=_longest_first(table["shared"]),
        seats=tuple((re.compile(row["area"]), tuple(row["tails"])) for row in table["seats"]),
        self=re.compile(table["self"]),
        generic=frozenset(table["generic"]),
        carried=frozenset(table["carried"]),
        open=re.compile(table["open"]),
        nothing=re.compile(table["nothing"]),
    )
