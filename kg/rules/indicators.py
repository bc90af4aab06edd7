"""The grammar of indicator phrases (`data/rules/indicators.yaml`) and the indicators known by name (`data/lexicon/indicators.yaml`), compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.rules.files import load_yaml
from kg.text.words import any_of

GRAMMAR = "rules/indicators.yaml"
LEXICON = "lexicon/indicators.yaml"

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """An indicator researchers look up by name. `flow`: its number belongs to its year alone; `direction` is up, down or None."""

    name: str
    en: str
    direction: str | None
    flow: bool
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two phrases with their unit that must never be one indicator, and why."""

    one: str
    other: str
    unit: str
    why: str


@dataclass(frozen=True, slots=True)
class IndicatorRules:
    """All that is known of indicator phrases. `known` is keyed by every name and variant without 的; words are keyed by what is printed."""

    known: Mapping[str, KnownIndicator] = field(repr=False)
    of_people: Mapping[str, KnownIndicator] = field(repr=False)
    terms: Pattern
    term: Mapping[str, str]
    implied: tuple[tuple[str, tuple[str, ...]], ...]
    marks: Pattern
    dropped: Pattern
    joints: Pattern
    lead: Pattern
    trail: Pattern
    measures: Pattern
    measure: Mapping[str, str]
    covers: Pattern
    rises: Pattern
    falls: Pattern
    amounts: Pattern
    shares: Pattern
    stages: Pattern
    stage_ends: Pattern
    stage: Mapping[str, str]
    flows: Pattern
    flow_measures: Pattern
    flow_units: frozenset[str]
    per_people: Pattern
    per_thing: Pattern
    per_time: Pattern
    dimension: Mapping[str, str]
    factor: Mapping[str, float]
    zones: Pattern
    counted: frozenset[str]
    more: frozenset[str]
    vague: frozenset[str]
    down: Pattern
    people: Pattern
    unmarked: frozenset[str]
    bodies: Pattern
    said: Pattern
    kin: tuple[tuple[str, ...], ...]
    families: tuple[tuple[str, Pattern], ...]
    staff: Pattern
    money: Pattern
    generic: Pattern
    people_words: Pattern
    apart: tuple[Apart, ...]


@cache
def indicator_rules() -> IndicatorRules:
    """The compiled tables; raises RuleError where a part is missing, contradicts another, or does not compile."""
    try:
        return _compiled(load_yaml(GRAMMAR), load_yaml(LEXICON))
    except (KeyError, TypeError, re.error) as problem:
        raise RuleError(f"data/{GRAMMAR}, data/{LEXICON}: {problem!r}; compare with the version in the repository") from problem


def _compiled(grammar: Any, lexicon: Any) -> IndicatorRules:
    drop, per, changes = grammar["drop"], grammar["per"], grammar["changes"]
    term, measure, stage = _inverted_terms(lexicon["terms"]), _inverted(grammar["measures"]), _inverted(grammar["stages"])
    counts = "|".join(("人数", "户数", "家数", "个数", "总数", "数量", "数"))
    terms = re.compile(any_of(term))
    known = _known(lexicon["indicators"], lambda form: terms.sub(lambda m: term[m[0]], form).replace("的", ""))
    return IndicatorRules(
        known=known,
        of_people={printed: known[name] for printed, name in lexicon["of_people"].items()},
        terms=terms,
        term=term,
        implied=tuple((row["drop"], tuple(row["before"])) for row in lexicon["implied"]),
        marks=re.compile(grammar["marks"]),
        dropped=re.compile("|".join((drop["areas"], drop["times"], drop["aims"]))),
        joints=re.compile(grammar["joints"]),
        lead=re.compile(grammar["lead"]),
        trail=re.compile(grammar["trail"]),
        measures=re.compile(any_of(measure) + "$"),
        measure=measure,
        covers=re.compile(rf"(?P<deed>{any_of(grammar['covers'])})(?:服务)?(?:任务)?(?:全?覆盖|覆盖率|率)$"),
        rises=re.compile(f"的?{any_of(changes['up'])}$"),
        falls=re.compile(f"的?{any_of(changes['down'])}$"),
        amounts=re.compile(grammar["amounts"]),
        shares=re.compile(grammar["shares"]),
        stages=re.compile(any_of(stage)),
        stage_ends=re.compile(f"{any_of(stage)}(?={counts})?$"),
        stage=stage,
        flows=re.compile(any_of(grammar["flows"])),
        flow_measures=re.compile(grammar["flow_measures"]),
        flow_units=frozenset(grammar["flow_units"]),
        per_people=re.compile(per["people"]),
        per_thing=re.compile(per["thing"]),
        per_time=re.compile(per["often"]),
        dimension=_inverted(grammar["dimensions"]) | {unit: base for base, row in grammar["conversions"].items() for unit in row},
        factor={unit: float(size) for row in grammar["conversions"].values() for unit, size in row.items()},
        zones=re.compile(grammar["zones"]),
        counted=frozenset(grammar["counted"]),
        more=frozenset(grammar["more"]),
        vague=frozenset(grammar["vague"]),
        down=re.compile(grammar["down"]),
        people=_people(lexicon["populations"]),
        unmarked=frozenset(lexicon["populations"]["unmarked"]),
        bodies=re.compile(_listed(any_of(lexicon["populations"]["bodies"]))),
        said=re.compile(any_of(lexicon["said"])),
        kin=tuple(tuple(row) for row in grammar["kin"]),
        families=tuple((row["name"], re.compile(any_of(row["words"]))) for row in lexicon["families"]),
        staff=re.compile(any_of(grammar["people"])),
        money=re.compile(grammar["money"]),
        generic=re.compile(any_of(grammar["generic"])),
        people_words=_people_words(lexicon["populations"]),
        apart=tuple(Apart(*row) for row in lexicon["apart"]),
    )


def _listed(name: str) -> str:
    return f"{name}(?:、{name}){{0,4}}"


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {printed: name for name, words in table.items() for printed in (*words, name)}


def _inverted_terms(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Printed word → term; a longer word inside which the term stays is its own term."""
    found = dict(_pairs(rows))
    return {printed: found.get(name, name) for printed, name in found.items()}


def _pairs(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for printed in row["words"]:
            yield printed.replace("（", "").replace("）", ""), row["name"]
        yield row["name"], row["name"]
        for longer in row.get("not", ()):
            yield longer, longer


def _known(rows: Iterable[Mapping[str, Any]], normal: Callable[[str], str]) -> dict[str, KnownIndicator]:
    found: dict[str, KnownIndicator] = {}
    for row in rows:
        known = KnownIndicator(row["name"], row["en"], row.get("direction"), bool(row.get("flow")), tuple(row["variants"]))
        for form in (known.name, *known.variants):
            key = normal(form)
            if found.setdefault(key, known) is not known:
                raise RuleError(f"data/{LEXICON}: {form} names both {found[key].name} and {known.name}; keep one")
    return found


def _people(table: Mapping[str, Any]) -> Pattern:
    qualified = f"{any_of(table['qualifiers'])}{{0,3}}{any_of(table['nouns'])}{{1,2}}"
    patients = f"{_listed(any_of(table['diseases']))}(?:患者|病人|病例|人群)"
    one = f"(?:{table['age']}|{patients}|{qualified}|{table['guarded']})"
    return re.compile(_listed(one))


def _people_words(table: Mapping[str, Any]) -> Pattern:
    """The smallest words that say who is meant: 建档立卡, 患者, 65岁以上, 高血压."""
    finest = [w for w in table["nouns"] if not any(len(v) > 1 and v != w and v in w for v in (*table["nouns"], *table["marks"]))]
    return re.compile("|".join((r"[0-9]{1,3}岁(?:以[上下])?", any_of((*table["marks"], *table["diseases"], *finest)))))
