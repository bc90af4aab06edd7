"""Which bodies took over from which: the whole country's from national.tsv, local ones by the name patterns of successions.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import RuleError
from kg.rules.body_tables import FOLDER, nationals
from kg.rules.files import load_tsv

_TAILS = ("委员会", "局", "厅")
_NOT_HERE = "-"


@dataclass(frozen=True, slots=True)
class Succession:
    """One row for one tail: `new` took over from `old`; `since` by level, `-` where the row does not hold."""

    new: str
    old: str
    since: tuple[str, ...]
    only: frozenset[str]
    besides: frozenset[str]

    def holds(self, level: int, areas: Collection[str]) -> bool:
        """Whether it holds for a body of this level (0 province, 1 prefecture, 2 county) in these areas, named from the inside out."""
        return (
            self.since[level] != _NOT_HERE
            and not self.besides.intersection(areas)
            and (not self.only or bool(self.only.intersection(areas)))
        )


@cache
def successions() -> tuple[Succession, ...]:
    """The rows of successions.tsv, `{t}` and `{c}` written out."""
    return tuple(made for row in load_tsv(FOLDER + "successions.tsv") for made in _rows(row))


def _rows(row: Mapping[str, str]) -> Iterator[Succession]:
    since = tuple(row["since"].split("/"))
    if len(since) != 3 or any(year and year != _NOT_HERE and not year.isdigit() for year in since):
        raise RuleError(
            f"data/{FOLDER}successions.tsv: {row['new']}: since needs a year, - or nothing for each of three levels, found {row['since']!r}"
        )
    only, besides = frozenset(row["only"].split()), frozenset(row["except"].split())
    for tail in _TAILS if "{t}" in row["new"] else ("",):
        new, old = (row[key].replace("{t}", tail).replace("{c}", "中共{p}委") for key in ("new", "old"))
        yield Succession(new, old, since, only, besides)


@cache
def _by(side: str) -> Mapping[str, tuple[Succession, ...]]:
    found: dict[str, list[Succession]] = defaultdict(list)
    for row in successions():
        found[row.new if side == "new" else row.old].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def before(template: str, level: int, areas: Collection[str]) -> tuple[Succession, ...]:
    """What a local body took over from: `{p}卫生健康局` → `{p}卫生和计划生育局`, by 2019 in a county."""
    return tuple(row for row in _by("new").get(template, ()) if row.holds(level, areas))


def after(template: str, level: int, areas: Collection[str]) -> tuple[Succession, ...]:
    """What took over from a local body."""
    return tuple(row for row in _by("old").get(template, ()) if row.holds(level, areas))


@cache
def national_predecessors() -> Mapping[str, tuple[str, ...]]:
    """For each body of the country those it took over from in the year it began: 国家卫生健康委员会 → 国家卫生和计划生育委员会."""
    found: dict[str, list[str]] = defaultdict(list)
    for old in nationals().values():
        new = nationals().get(old.successor)
        if new is not None and new.since == old.until:
            found[new.name].append(old.name)
    return {name: tuple(names) for name, names in found.items()}
