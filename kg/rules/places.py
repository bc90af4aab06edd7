"""The administrative areas of China: codes, full paths, short names, what lies in what.

Tables in `data/places/`; a path is written without the country and without repeating a municipality: `上海市浦东新区`, `湖北省仙桃市`.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kg.errors import RuleError
from kg.rules.files import load_tsv, root

COUNTRY = "CN"
LEVELS = ("country", "province", "prefecture", "county", "township")
_TABLES = ("areas.tsv", "zones.tsv", "former.tsv")


class Place(NamedTuple):
    """One area. `code` is that of GB/T 2260 (townships: nine digits), `x-<name>` where it has none; `until` is the year in which it ended.

    `common`: its short name is also an ordinary word or stands for something else (`长治`, `同心`), so it counts only in context.
    """

    code: str
    name: str
    level: str
    parent: str
    short: tuple[str, ...] = ()
    common: bool = False
    since: str = ""
    until: str = ""
    successor: str = ""  # code of the area that took a former one's place


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All areas down to the county; townships are read county by county when asked for."""

    by_code: dict[str, Place]
    _by_name: dict[str, tuple[Place, ...]] = field(repr=False)
    _children: dict[str, tuple[Place, ...]] = field(repr=False)
    _by_path: dict[str, Place] = field(repr=False)
    _chains: dict[str, tuple[Place, ...]] = field(repr=False, default_factory=dict)  # of the areas of the tables, once asked for

    def place(self, code: str) -> Place | None:
        """The area with this code, townships included."""
        if code in self.by_code or len(code) != 9:
            return self.by_code.get(code)
        return next((t for t in self.townships(code[:6]) if t.code == code), None)

    def named(self, name: str) -> tuple[Place, ...]:
        """Every area of this full or short name, standing ones before former ones: `鼓楼区` gives several."""
        return self._by_name.get(name, ())

    def children(self, code: str) -> tuple[Place, ...]:
        """The areas directly in this one, townships excepted."""
        return self._children.get(code, ())

    def chain(self, place: Place) -> tuple[Place, ...]:
        """The place and all it lies in, the country first."""
        if self.by_code.get(place.code) is not place:
            return self._chain(place)
        found = self._chains.get(place.code)
        if found is None:
            found = self._chains[place.code] = self._chain(place)
        return found

    def _chain(self, place: Place) -> tuple[Place, ...]:
        found = [place]
        while found[-1].parent:
            parent = self.by_code.get(found[-1].parent)
            if parent is None:
                raise RuleError(f"data/places: {place.code} {place.name} lies in {found[-1].parent}, which is not in the tables")
            found.append(parent)
        return tuple(reversed(found))

    def path(self, place: Place) -> str:
        """The canonical full name: `宁夏回族自治区吴忠市同心县`; the country is `中国`."""
        return "".join(p.name for p in self.chain(place)[1:]) or place.name

    def at_path(self, path: str) -> Place | None:
        """The area with exactly this canonical full name."""
        return self._by_path.get(path)

    def within(self, place: Place, other: str) -> bool:
        """Whether `place` is or lies in the area with the code `other`."""
        return any(p.code == other for p in self.chain(place))

    def townships(self, code: str) -> tuple[Place, ...]:
        """Towns, townships and streets of a county (or of a city without counties)."""
        return _townships(code)

    def names(self) -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Every full and short name with what it may mean."""
        return iter(self._by_name.items())


@cache
def gazetteer() -> Gazetteer:
    """The tables as one value."""
    places = [_place(row) for table in _TABLES for row in load_tsv(f"places/{table}")]
    by_code = {p.code: p for p in places}
    if len(by_code) < len(places):
        raise RuleError("data/places: a code occurs twice in areas.tsv, zones.tsv and former.tsv")
    by_name: dict[str, list[Place]] = defaultdict(list)
    children: dict[str, list[Place]] = defaultdict(list)
    by_path: dict[str, Place] = {}
    paths = {"": "", COUNTRY: ""}
    for place in sorted(places, key=lambda p: (bool(p.until), LEVELS.index(p.level), p.code)):
        for name in {place.name: None, **dict.fromkeys(place.short)}:
            by_name[name].append(place)
        children[place.parent].append(place)
        paths[place.code] = paths.get(place.parent, "") + ("" if place.code == COUNTRY else place.name)
        by_path.setdefault(paths[place.code] or place.name, place)
    return Gazetteer(by_code, {k: tuple(v) for k, v in by_name.items()}, {k: tuple(v) for k, v in children.items()}, by_path)


def _place(row: dict[str, str]) -> Place:
    short = tuple(row["short"].split())
    return Place(
        row["code"],
        row["name"],
        row["level"],
        row["parent"],
        short,
        bool(row["common"]),
        row["since"],
        row["until"],
        row.get("successor", ""),
    )


@cache
def _township_lines() -> dict[str, str]:
    text = gzip.decompress((root("data") / "places" / "townships.tsv.gz").read_bytes()).decode("utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines())


@cache
def _townships(code: str) -> tuple[Place, ...]:
    listed = _township_lines().get(code, "").split()
    return tuple(Place(code + entry[:3], entry[3:], "township", code) for entry in listed)
