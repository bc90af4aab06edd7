"""Which area a document governs: the features that speak for an area are weighed and can be read in the link's `why`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg.link.areas import country, entity
from kg.model import Document, Entity, Link, Outline, Part, PlaceMention, Span, Unlinked
from kg.rules.placenames import Name, NameKind, names, settings
from kg.rules.placeruns import Run, leading, resolve
from kg.rules.places import COUNTRY, Place, gazetteer

_UNIT = re.compile(r"^(?:中共|中国共产党)?(省|自治区|市|州|盟|县|区|旗)(?=[一-龥])")
_ZONES = {Part.TITLE: "title", Part.LETTERHEAD: "letterhead", Part.CLOSING: "closing", Part.RECIPIENTS: "recipients"}


class Feature(NamedTuple):
    """Something that speaks for an area: its name in the table of weights, how strongly (0 to 1), and the words."""

    name: str
    share: float
    words: str
    span: Span


def governed(outline: Outline, document: Document) -> Link | Unlinked:
    """The area the document governs, with the features that decided; unlinked if too little speaks for any.

    A notice of `威海市环翠区卫生健康局` governs 山东省威海市环翠区; one of 国务院办公厅 governs 中国.
    """
    weights, least = settings()["governed"]["weights"], settings()["governed"]["least"]
    scores: dict[str, list[Feature]] = defaultdict(list)
    for place, feature in _features(outline, document):
        scores[place.code].append(feature)
    totals = {code: sum(weights[f.name] * f.share for f in found) for code, found in scores.items()}
    ranked = sorted(totals, key=lambda code: (-totals[code], code))
    nothing = PlaceMention("", Span(0, 0), None, "governed", "")
    if not ranked or totals[ranked[0]] < least:
        return Unlinked(nothing, tuple(_entity(c) for c in ranked[:3]), "too little in the document says which area it governs")
    best = ranked[0]
    second = totals[ranked[1]] if len(ranked) > 1 else 0.0
    if second == totals[best]:
        return Unlinked(nothing, tuple(_entity(c) for c in ranked[:3]), "several areas are as likely")
    found = sorted(scores[best], key=lambda f: -weights[f.name] * f.share)
    mention = PlaceMention(found[0].words, found[0].span, None, f"governed/{found[0].name}", found[0].words)
    why = tuple(dict.fromkeys(f"{f.name} {weights[f.name] * f.share:+.1f}: {f.words}" for f in found))
    return Link(mention, _entity(best), "governed", round(totals[best] / (totals[best] + second), 3), why[:12])


def _entity(code: str) -> Entity:
    place = gazetteer().place(code)
    return country() if place is None else entity(place)


def _features(outline: Outline, document: Document) -> Iterator[tuple[Place, Feature]]:
    texts = [p.view for p in outline.passages if p.part is not Part.CHROME]
    found = [name for view in texts for name in names(view.text)]
    named = _named(found)
    yield from _issuers(outline, named)
    yield from _zones(outline, named)
    candidates = dict.fromkeys(place for run in _runs(outline, named) for place in run.places)
    for place, _ in list(_issuers(outline, named)) + list(_zones(outline, named)):
        candidates.setdefault(place)
    yield from _number(outline, tuple(candidates))
    yield from _shares(outline, named, tuple(candidates))


def _named(found: list[Name]) -> frozenset[str]:
    """Codes of the areas whose name is unmistakable, with all they lie in."""
    codes: set[str] = set()
    for name in found:
        places = gazetteer().named(name.text) if name.kind in (NameKind.FULL, NameKind.SHORT) else ()
        if len({p.parent for p in places if not p.until}) == 1 or (places and places[0].level == "province"):
            codes.update(p.code for p in gazetteer().chain(places[0]))
    return frozenset(codes)


def _issuers(outline: Outline, named: frozenset[str]) -> Iterator[tuple[Place, Feature]]:
    organs = tuple(settings()["governed"]["state_organs"])
    for issuer in outline.header.issuers:
        if issuer.value.startswith(organs):
            yield gazetteer().by_code[COUNTRY], Feature("state", 1.0, issuer.value, issuer.span)
        elif run := leading(issuer.value, named):
            for place in run.places:
                yield place, Feature("issuer", 1 / len(run.places), issuer.value, issuer.span)


def _zones(outline: Outline, named: frozenset[str]) -> Iterator[tuple[Place, Feature]]:
    """Names that open the title, the letterhead and the signature, and those of the recipients."""
    organs = tuple(settings()["governed"]["state_organs"])
    seen: set[tuple[str, str]] = set()
    for passage in outline.passages:
        zone = _ZONES.get(passage.part)
        if zone is None:
            continue
        text = passage.view.text
        if zone != "recipients" and text.startswith(organs):
            yield gazetteer().by_code[COUNTRY], Feature(zone, 1.0, text[:20], passage.view.span(0, min(20, len(text))))
        for run in resolve(list(names(text)), text, named)[:1]:
            for place in run.places:
                if (zone, place.code) not in seen:
                    seen.add((zone, place.code))
                    share = 1 / len(run.places)
                    yield place, Feature(zone, share, text[run.start : run.end], passage.view.span(run.start, run.end))
                    if zone == "recipients" and (parent := gazetteer().by_code.get(place.parent)):
                        yield parent, Feature(zone, share, text[run.start : run.end], passage.view.span(run.start, run.end))


def _number(outline: Outline, candidates: tuple[Place, ...]) -> Iterator[tuple[Place, Feature]]:
    """`威环卫〔2019〕98号` speaks for 环翠区 in 威海市, `京政发…` for 北京市, `国办发…` for the state."""
    number = outline.header.number
    if number is None:
        return
    if number.value.startswith(tuple(settings()["governed"]["state_numbers"])):
        yield gazetteer().by_code[COUNTRY], Feature("number", 1.0, number.value, number.span)
    signs = number.value.split("〔")[0]
    for place in candidates:
        own = {name[0] for name in (place.name, *place.short)}
        above = gazetteer().by_code.get(place.parent)
        if signs[:1] in own:
            yield place, Feature("number", 1.0, number.value, number.span)
        elif above and signs[1:2] in own and signs[:1] in {name[0] for name in (above.name, *above.short)}:
            yield place, Feature("number", 2.0, number.value, number.span)


def _runs(outline: Outline, named: frozenset[str]) -> Iterator[Run]:
    for passage in outline.passages:
        if passage.part is not Part.CHROME:
            yield from resolve(list(names(passage.view.text)), passage.view.text, named)


def _shares(outline: Outline, named: frozenset[str], candidates: tuple[Place, ...]) -> Iterator[tuple[Place, Feature]]:
    """How much of the naming is of a candidate (areas within it count half), and how many of 全县, 我市 … fit its kind."""
    counts: Counter[str] = Counter()
    for run in _runs(outline, named):
        if len(run.places) == 1:
            counts[run.places[0].code] += 1
    units, spans = _units(outline)
    total, words = sum(counts.values()), sum(units.values())
    chains = {code: {p.code for p in gazetteer().chain(_place(code))} for code in counts}
    start = Span(0, 0)
    for place in candidates:
        if place.code == COUNTRY:
            continue
        own = sum(n * (1.0 if code == place.code else 0.5) for code, n in counts.items() if place.code in chains[code])
        if total and own:
            yield place, Feature("text", own / total, f"{place.name} ×{counts[place.code]}", start)
        fitting = [u for u in units if fits(place, u)]
        if words and fitting:
            yield place, Feature("level", sum(units[u] for u in fitting) / words, "全" + fitting[0], spans[fitting[0]])
        for issuer in outline.header.issuers:
            if (unit := _UNIT.match(issuer.value)) and fits(place, unit[1]):
                yield place, Feature("issuer_level", 1.0, issuer.value, issuer.span)


def _place(code: str) -> Place:
    return gazetteer().place(code) or gazetteer().by_code[COUNTRY]


def _units(outline: Outline) -> tuple[Counter[str], dict[str, Span]]:
    """The units of 全县, 我市 … with how often each stands and where first."""
    units: Counter[str] = Counter()
    spans: dict[str, Span] = {}
    for passage in outline.passages:
        if passage.part is Part.CHROME:
            continue
        for name in names(passage.view.text):
            if name.kind is NameKind.IMPLIED and name.text[0] in "全我本" and not name.text.endswith("国"):
                unit = name.text[1:]
                units[unit] += 1
                spans.setdefault(unit, passage.view.span(name.start, name.end))
    return units, spans


def fits(place: Place, unit: str) -> bool:
    """Whether a document of this place calls it 全`unit`: 县 fits 中宁县 and 阜新蒙古族自治县, 区 fits 环翠区 and 宁夏回族自治区."""
    if unit == "国":
        return place.level == "country"
    if unit in ("镇", "乡"):
        return place.level == "township" and place.name.endswith(unit)
    return place.level != "township" and place.name.endswith(unit)
