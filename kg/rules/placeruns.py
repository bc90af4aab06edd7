"""Names that follow each other read as one path (`威海市环翠区`), and names of several areas decided by what else is named."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.rules.placenames import Name, NameKind, names
from kg.rules.places import LEVELS, Place, gazetteer

_BEFORE_NAME = re.compile(r"^(?:中共|中国共产党|关于印发《?|关于|印发|共青团|[《“（]|20\d\d年|\d{4}年度?)*")


class Run(NamedTuple):
    """`text[start:end]` names one of `places`: exactly one if it is certain."""

    start: int
    end: int
    places: tuple[Place, ...]


def leading(text: str, named: frozenset[str] = frozenset()) -> Run | None:
    """The path a body's name begins with: 环翠区 of `威海市环翠区卫生健康局`; nothing for `市卫生健康局`."""
    head = _BEFORE_NAME.match(text)
    start = head.end() if head else 0
    found = resolve([n for n in names(text) if n.start >= start], text, named, open_start=start)
    return found[0] if found and found[0].start == start else None


def resolve(found: list[Name], text: str, named: frozenset[str], open_start: int = 0) -> list[Run]:
    """The names as runs; an ordinary word that only looks like a name is left out.

    `named`: codes of areas named unmistakably in the document, which decide between areas of one name.
    """
    runs: list[Run] = []
    for name in found:
        if name.kind in (NameKind.IMPLIED, NameKind.ACCIDENT):
            continue
        before = runs[-1] if runs and runs[-1].end == name.start else None
        inner = _inside(name, before)
        if before and inner:
            runs[-1] = Run(before.start, name.end, inner)
        elif name.kind in (NameKind.FULL, NameKind.SHORT, NameKind.JOINED) or (name.start == open_start and name.kind is NameKind.WEAK):
            runs.append(Run(name.start, name.end, likely(candidates(name), named)))
    return [run for run in runs if run.places]


def candidates(name: Name) -> tuple[Place, ...]:
    """What a name found in a text may mean."""
    if name.code:
        place = gazetteer().place(name.code)
        return (place,) if place else ()
    return meanings(name.text)


def meanings(name: str) -> tuple[Place, ...]:
    """The areas of this name: full before short, standing before former; of a short name only those of the highest level (吉林, 临夏)."""
    places = gazetteer().named(name)
    full = [p for p in places if p.name == name]
    standing = [p for p in full or places if not p.until] or full or list(places)
    if full or not standing:
        return tuple(standing)
    highest = min(LEVELS.index(p.level) for p in standing)
    return tuple(p for p in standing if LEVELS.index(p.level) == highest)


def likely(places: tuple[Place, ...], named: frozenset[str]) -> tuple[Place, ...]:
    """Those of the places that lie in an area named besides: the one in the innermost such area; all if none does."""
    if len(places) < 2 or not named:
        return places
    depth = {p: sum(above.code in named for above in gazetteer().chain(p)[1:-1]) for p in places}
    deepest = max(depth.values())
    return tuple(p for p in places if depth[p] == deepest) if deepest else places


def _inside(name: Name, before: Run | None) -> tuple[Place, ...]:
    """What the name means if it continues the run before it."""
    if before is None or name.kind is NameKind.JOINED:
        return ()
    outer = {p.code for p in before.places}
    inside = [p for p in gazetteer().named(name.text) if outer & {above.code for above in gazetteer().chain(p)[:-1]}]
    full = [p for p in inside if p.name == name.text] or inside
    return tuple(p for p in full if not p.until) or tuple(full)
