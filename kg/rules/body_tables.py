"""The tables of public bodies, `data/lexicon/bodies/`, as frozen values, loaded once when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.model import OrganizationType
from kg.rules.files import load_tsv, load_yaml
from kg.rules.organization_rules import organization_table

FOLDER = "lexicon/bodies/"
Templates = tuple[str, str, str, str]
"""The name of a body at province, prefecture and county, and where no one area is meant."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a known form stands for. `full` has one template a level (`{p}卫生健康局`, `中共{p}委组织部`); `national` bodies have no place."""

    surface: str
    full: Templates
    type: OrganizationType
    rule: str
    national: bool = False


@dataclass(frozen=True, slots=True)
class National:
    """A row of national.tsv."""

    name: str
    short: tuple[str, ...]
    type: OrganizationType
    since: str
    until: str
    successor: str
    parent: str
    free: bool = False  # of no jurisdiction in this country


@dataclass(frozen=True, slots=True)
class Stem:
    """A field of work: `卫健` → full `卫生健康`, whose usual tails by level are `levels`."""

    full: str
    levels: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Heads:
    """The word lists of heads.yaml."""

    tails: Mapping[str, str]
    abbreviations: frozenset[str]
    joints: frozenset[str]
    not_before: Mapping[str, str]
    types: Mapping[str, OrganizationType]
    units: tuple[str, ...]
    collective: tuple[str, ...]
    each: tuple[str, ...]


@cache
def heads() -> Heads:
    """heads.yaml as frozen values; lists are longest first so that the first that fits is the right one."""
    raw: dict[str, Any] = load_yaml(FOLDER + "heads.yaml")
    types = {head: OrganizationType(kind) for kind, words in raw["heads"].items() for head in words}
    return Heads(
        raw["tails"],
        frozenset(raw["abbreviations"]),
        frozenset(raw["joints"]),
        raw["not_before"],
        dict(sorted(types.items(), key=_longest_first)),
        tuple(sorted(raw["units"], key=len, reverse=True)),
        tuple(sorted(raw["collective"], key=len, reverse=True)),
        tuple(sorted(raw["each"], key=len, reverse=True)),
    )


def head_noun(name: str) -> str:
    """The longest head noun a name ends with: 医院 of 县人民医院; empty if none."""
    types = heads().types
    return next((name[-size:] for size in _head_sizes().get(name[-1:], ()) if name[-size:] in types), "")


@cache
def _head_sizes() -> dict[str, tuple[int, ...]]:
    return sizes_by_end(heads().types, 1)


def _longest_first(pair: tuple[str, OrganizationType]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]


@cache
def nationals() -> Mapping[str, National]:
    """The bodies of the whole country by full name."""
    rows = (
        National(
            r["name"],
            tuple(filter(None, r["short"].split("|"))),
            _type(r["type"]),
            r["since"],
            r["until"],
            r["successor"],
            r["parent"],
            r["area"] in ("world", "none"),
        )
        for r in load_tsv(FOLDER + "national.tsv")
    )
    return {row.name: row for row in rows}


def _type(word: str) -> OrganizationType:
    try:
        return OrganizationType(word.strip())
    except ValueError as problem:
        raise RuleError(f"{FOLDER}: {word!r} is no type of organization; use one of {', '.join(OrganizationType)}") from problem


@cache
def national_forms() -> Mapping[str, National]:
    """Every full and short form of the national bodies; of two bodies with one short form the one that still exists wins."""
    found: dict[str, National] = {}
    for body in sorted(nationals().values(), key=lambda b: b.until or "9999"):
        found.update(dict.fromkeys(body.short, body))
    found.update(nationals())
    return found


@cache
def local_forms() -> Mapping[str, Body]:
    """The fixed forms of tails.tsv; what a party committee's organ is called after 委 also stands for the form with 党委."""
    found: dict[str, Body] = {}
    for row in load_tsv(FOLDER + "tails.tsv"):
        full = row["full"].split("/") if row["full"].count("/") == 2 else [row["full"]] * 3
        full = [f.replace("{c}", "中共{p}委") for f in full]
        body = Body(row["short"], (full[0], full[1], full[2], full[-1]), _type(row["type"]), "body-tail")
        for form in (row["short"], "党" + row["short"] if row["short"].startswith("委") else row["short"]):
            found[form] = body
    return found


@cache
def named_otherwise() -> Mapping[str, str]:
    """What the patterns make of a department's name → its official name, where that departs from them (otherwise.tsv)."""
    return {
        area + composed: row["official"].replace("{p}", area)
        for row in load_tsv(FOLDER + "otherwise.tsv")
        for area in row["areas"].split()
        for composed in row["composed"].split("|")
    }


@cache
def stems() -> Mapping[str, Stem]:
    """The fields of work by every wording."""
    found: dict[str, Stem] = {}
    for row in load_tsv(FOLDER + "stems.tsv"):
        levels = row["levels"].split("/")
        if len(levels) != 3:
            raise RuleError(f"{FOLDER}stems.tsv: {row['stem']}: levels need three parts, found {row['levels']!r}")
        stem = Stem(row["stem"], (levels[0], levels[1], levels[2]))
        for form in filter(None, (row["stem"], *row["short"].split("|"))):
            found.setdefault(form, stem)
        found[row["stem"]] = stem
    return found


@cache
def stem_sizes() -> dict[str, tuple[int, ...]]:
    """How long the wordings of fields are that end in each two characters, longest first."""
    return sizes_by_end(stems(), 2)


def sizes_by_end(words: Iterable[str], ending: int) -> dict[str, tuple[int, ...]]:
    """How long the words are that share their last characters, longest first: 2 of 卫健 and 教育体育, 体育 → `{"卫健": (2,), "体育": (4, 2)}`."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[-ending:], set()).add(len(word))
    return {end: tuple(sorted(sizes, reverse=True)) for end, sizes in found.items()}


@cache
def organization_scores() -> Mapping[str, float]:
    """How sure each way of finding a body's area is, from data/rules/organizations.yaml."""
    scores: dict[str, float] = organization_table()["scores"]
    return scores
