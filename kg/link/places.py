"""Which area a mention of a place means, given the area the document governs."""

from __future__ import annotations

from collections.abc import Sequence

from kg.link.areas import Chain, chain, country, entity, level_of, place_of
from kg.link.governed import fits, governed
from kg.model import Entity, Link, PlaceMention, Unlinked
from kg.rules.placenames import NameKind, names, settings
from kg.rules.placeruns import Run, likely, meanings, resolve, with_township
from kg.rules.places import Place, gazetteer

__all__ = ["Chain", "chain", "country", "entity", "governed", "level_of", "link_places", "place_of", "resolve_place"]

_IMPLIED = NameKind.IMPLIED
_INNER_FIRST = ("township", "county", "prefecture", "province")


def link_places(mentions: Sequence[PlaceMention], governed: Entity | None) -> tuple[Link | Unlinked, ...]:
    """One answer for each mention, in their order: 全县 by the governed area, 鼓楼区 by what it or another name lies in."""
    distinct = dict.fromkeys(m.name for m in mentions)
    alone = {name: _runs(name, frozenset()) for name in distinct if not _unit(name)}
    certain = [runs[-1].places[0] for runs in alone.values() if runs and len(runs[-1].places) == 1]
    home = frozenset(p.code for p in _chain(governed))
    named = home.union(p.code for place in certain for p in gazetteer().chain(place))
    meant = {name: _first_certain(name, runs, governed, home, named) for name, runs in alone.items()}
    answers = {(m.name, m.text): _link(m, governed, meant.get(m.name)) for m in {(m.name, m.text): m for m in mentions}.values()}
    return tuple(answers[m.name, m.text].of(m) for m in mentions)


def resolve_place(words: str | None, governed: Entity | None) -> Entity | None:
    """The area meant by the words of a target: `全县`, `中宁县`; without words the governed one; nothing where they name none for certain."""
    if not words:
        return governed
    if unit := _unit(words):
        found = _implied(unit, governed)
        return entity(found) if found else None
    runs = _own(words, governed) or _runs(words, frozenset(p.code for p in _chain(governed)))
    return entity(runs[0].places[0]) if len(runs) == 1 and len(runs[0].places) == 1 else None


def _link(mention: PlaceMention, governed: Entity | None, runs: list[Run] | None) -> Link | Unlinked:
    if runs is None:
        unit = _unit(mention.name) or ""
        found = _implied(unit, governed)
        if found is None:
            return Unlinked(mention, (), f"the document speaks in the name of no {unit}")
        return Link(mention, entity(found), "implied", 0.95, (f"document of {governed.name if governed else ''}",))
    places = runs[-1].places if runs else ()
    if len(places) == 1:
        unique = sum(1 for p in gazetteer().named(mention.text) if not p.until) < 2
        why = "only area of this name" if unique else "lies in an area named besides, or is the chief area of this name"
        return Link(mention, entity(places[0]), "name" if unique else "context", 1.0 if unique else 0.9, (why,))
    return Unlinked(mention, tuple(entity(p) for p in places[:8]), "several areas have this name" if places else "no area of this name")


def _first_certain(name: str, alone: list[Run], governed: Entity | None, home: frozenset[str], named: frozenset[str]) -> list[Run]:
    """The first reading that ends in one area: as the document's own, alone, by where it lies, by what is named besides; the last if none does."""
    own = _own(name, governed)
    if own:
        return own
    if len(alone) == 0 or len(alone[-1].places) != 1:
        near = _runs(name, home)
        return near if near and len(near[-1].places) == 1 else _runs(name, named)
    return alone


def _runs(words: str, named: frozenset[str]) -> list[Run]:
    """The words as a path; words that as a whole are a name count even where they are also ordinary words."""
    if exact := meanings(words):
        return [Run(0, len(words), likely(exact, named))]
    runs = resolve(list(names(words)), words, named)
    inner = [longer for run in runs if (longer := _zone(words, run) or with_township(run, words)).end > run.end]
    return inner[:1] or runs


def _own(words: str, governed: Entity | None) -> list[Run]:
    """What the words mean where the document's own areas have that name: 海南 is the prefecture in its own documents, the province elsewhere."""
    own = tuple(p for p in _chain(governed) if p in gazetteer().named(words))
    return [Run(0, len(words), own)] if len(own) == 1 else []


def _zone(words: str, run: Run) -> Run | None:
    """`金昌经济技术开发区`: a zone of the city whose name it begins with, known by its name alone."""
    if len(run.places) != 1 or run.places[0].level != "prefecture" or not words.endswith("开发区"):
        return None
    city = run.places[0]
    name = next((short for short in city.short if words[run.start : run.end].endswith(short)), city.name) + words[run.end :]
    return Run(run.start, len(words), (Place(f"x-{name}", name, "county", city.code),))


def _chain(governed: Entity | None) -> tuple[Place, ...]:
    place = place_of(governed)
    return gazetteer().chain(place) if place else ()


def _unit(words: str) -> str | None:
    """县 of 全县, 自治区 of 自治区; nothing for a name."""
    found = next((n for n in names(words) if n.kind is _IMPLIED and n.start == 0 and n.end == len(words)), None)
    if found is None:
        return words if words in settings()["implied"]["units"] else None
    return words.lstrip("全我本") or None


def _implied(unit: str, governed: Entity | None) -> Place | None:
    """The innermost area of the governed one's chain that is called so.

    区 is the district where a district speaks; in a county or city of an autonomous region it is the region.
    """
    if unit == "国":  # the country is an area of a document only where the state speaks
        return place_of(governed) if level_of(governed) == "country" else None
    areas = {p.level: p for p in _chain(governed)}
    return next((areas[level] for level in _INNER_FIRST if level in areas and fits(areas[level], unit)), None)
