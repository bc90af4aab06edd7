"""`data/rules/organizations.yaml` as frozen values: how names of bodies are cut out of running text and tied to a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.rules.files import load_yaml
from kg.text.words import any_at_once, any_of


@dataclass(frozen=True, slots=True)
class OrganizationRules:
    """`stop`, `placed_stop` and `group_stop` reach up to the end of the last word that a name cannot go back over, which is their group 1.

    `inside` are the words that `stop` has and `placed_stop` has not; `verb` finds a verb anywhere.
    """

    stop: re.Pattern[str]
    placed_stop: re.Pattern[str]
    group_stop: re.Pattern[str]
    inside: frozenset[str]
    verb: re.Pattern[str]
    verbs: frozenset[str]
    not_a_group: re.Pattern[str]
    not_a_part: re.Pattern[str]
    not_after: Mapping[str, str]
    not_a_center: tuple[str, ...]
    weak: frozenset[str]
    one_of_a_kind: frozenset[str]
    one_each: frozenset[str]
    never_bare: frozenset[str]
    company: frozenset[str]
    not_a_company: re.Pattern[str]
    town: tuple[str, ...]
    slogans: tuple[str, ...]
    kind_before: tuple[str, ...]
    kind: re.Pattern[str]
    collective: re.Pattern[str]
    group_words: tuple[str, ...]
    own: re.Pattern[str]
    own_words: tuple[str, ...]
    owners: tuple[str, ...]
    carriers: Mapping[str, str]
    carrier_list: re.Pattern[str]


@cache
def organization_table() -> Any:
    """The table as it stands."""
    return load_yaml("rules/organizations.yaml")


@cache
def organization_rules() -> OrganizationRules:
    """The table, compiled."""
    raw = organization_table()
    stops = raw["stops"]
    return OrganizationRules(
        _up_to_last(_stop([*stops["verbs"], *stops["attributes"]], stops["patterns"])),
        _up_to_last(_stop([w for w in (*stops["verbs"], *stops["attributes"]) if w not in stops["inside"]], stops["patterns"])),
        _up_to_last(_stop(raw["group_verbs"], stops["patterns"])),
        frozenset(stops["inside"]),
        re.compile(_stop(stops["verbs"], stops["patterns"])),
        frozenset(stops["verbs"]),
        _any_of(raw["not_a_group"]),
        re.compile(any_of(raw["not_a_part"])),
        raw["not_after"],
        tuple(word + "中心" for word in raw["not_a_center"]),
        frozenset(raw["weak"]),
        frozenset(raw["one_of_a_kind"]),
        frozenset(raw["one_each"]),
        frozenset(raw["never_bare"]),
        frozenset(raw["company"]),
        re.compile(any_of(raw["not_a_company"])),
        tuple(raw["town"]),
        tuple(raw["slogans"]),
        tuple(raw["kind_before"]),
        _any_of(raw["kinds"]),
        _collective(raw["collective"]),
        (*raw["collective"]["openers"], *raw["collective"]["vague"], "成员单位"),
        re.compile(
            f"(?:我(?<!自我)(?:{'|'.join(raw['self'])})|本(?<![根基资成日文样版书课标原]本)(?:{'|'.join(raw['self_formal'])}))"
            "(?:党组|党委)?(?![国们地人法门])|局(?:(?<![一-鿿]局)|(?<=[经由报]局))(?:党组|党委)"
        ),
        (*("我" + head for head in raw["self"]), *("本" + head for head in raw["self_formal"]), "局党组", "局党委"),
        tuple(sorted({*raw["branches_of"], *raw["branches_of"].values()}, key=lambda owner: (-len(owner), owner))),
        raw["carriers"],
        _list_of(raw["carriers"]),
    )


def _stop(words: list[str], patterns: list[str]) -> str:
    plain = [word for word in words if re.escape(word) == word]
    return "|".join(["[^一-鿿A-Za-z0-9]", any_at_once(plain), *(word for word in words if word not in plain), *patterns])


def _up_to_last(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?s:.*)({pattern})")


def _list_of(words: Iterable[str]) -> re.Pattern[str]:
    one = "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
    return re.compile(rf"{one}(?:公司)?(?:[、和]{one}(?:公司)?){{1,5}}")


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")*")


def _collective(raw: dict[str, list[str]]) -> re.Pattern[str]:
    openers, vague = "|".join(raw["openers"]), "|".join(raw["vague"])
    return re.compile(rf"(?:{openers})(?![自种项界类国位方族]|有(?!关)|个岗位|条战线)|(?:{vague})|成员单位")
