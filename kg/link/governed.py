"""Which area a document governs: the features that speak for an area are weighed and can be read in the link's `why`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.link.areas import country, entity
from kg.model import Document, Entity, Link, Outline, Part, PlaceMention, Span, Stated, Unlinked, View
from kg.model.frozen import frozen
from kg.rules.placenames import Name, NameKind, names, settings
from kg.rules.placeruns import Run, leading, meanings, resolve, with_township, with_zone
from kg.rules.places import COUNTRY, Place, gazetteer

_UNIT = re.compile(r"^(?:中共|中国共产党)?(省|自治区|市|州|盟|县|区|旗)(?=[一-龥])")
_BODY = re.compile(
    r"[^，。；“”《》0-9]{2,60}?关于|[^，。；“”《》0-9]{1,40}(?:国务院|委|部|局|署|院|会|中央|令|文件|办公厅|办公室|司|小组|机制)$|国务院|中共中央"
)
_UNREAD, _RECIPIENTS = Part.CHROME, Part.RECIPIENTS
_IMPLIED, _SURE = NameKind.IMPLIED, (NameKind.FULL, NameKind.SHORT)
_ZONES = {Part.TITLE: "title", Part.LETTERHEAD: "letterhead", Part.CLOSING: "closing"}
_FEW_NAMES, _FEW_UNITS = 9, 3  # below so many names of areas, so many words like 全县, their shares say little


class Feature(NamedTuple):
    """Something that speaks for an area: its name in the table of weights, how strongly (0 to 2), and the words."""

    name: str
    share: float
    words: str
    span: Span
    note: str = ""


@frozen()
class Reading:
    """A passage with the names in it and what they mean."""

    part: Part
    view: View
    found: tuple[Name, ...]
    runs: tuple[Run, ...]


Vote = tuple[Place, Feature]


def governed(outline: Outline, document: Document) -> Link | Unlinked:
    """The area the document governs, with the features that decided; unlinked if too little speaks for any.

    A notice of `威海市环翠区卫生健康局` governs 山东省威海市环翠区; one of 国务院办公厅 governs 中国.
    """
    table = settings()["governed"]
    weights: dict[str, float] = table["weights"]
    scores: dict[Place, list[Feature]] = defaultdict(list)
    for place, feature in _votes(outline):
        if all(feature.name != known.name for known in scores[place]):  # a title that stands twice speaks once
            scores[place].append(feature)
    totals = {place: sum(weights[f.name] * f.share for f in found) for place, found in scores.items()}
    ranked = sorted(totals, key=lambda place: (-totals[place], place.code))
    best = totals[ranked[0]] if ranked else 0.0
    second = totals[ranked[1]] if len(ranked) > 1 else 0.0
    if best < table["least"] or best == second:
        reason = "several areas are as likely" if best >= table["least"] else "too little in the document says which area it governs"
        return Unlinked(PlaceMention("", Span(0, 0), None, "governed", ""), tuple(_entity(p) for p in ranked[:3]), reason)
    found = sorted(scores[ranked[0]], key=lambda f: -weights[f.name] * f.share)
    mention = PlaceMention(found[0].words, found[0].span, None, f"governed/{found[0].name}", found[0].words)
    why = tuple(dict.fromkeys(f"{f.name} {weights[f.name] * f.share:+.1f}: {f.words}{f.note}" for f in found))
    return Link(mention, _entity(ranked[0]), "governed", round(best / (best + second), 3), why[:12])


def _entity(place: Place) -> Entity:
    return country() if place.code == COUNTRY else entity(place)


def _votes(outline: Outline) -> Iterator[Vote]:
    read = [(p, names(p.view.text)) for p in outline.passages if p.part is not _UNREAD]
    named = _named(name for _, found in read for name in found)
    readings = [Reading(p.part, p.view, found, tuple(resolve(found, p.view.text, named)) if found else ()) for p, found in read]
    votes = [*_stated(outline, named), *_zones(readings), *_addressed(readings)]
    yield from votes
    counts = Counter(run.places[0] for reading in readings for run in reading.runs if len(run.places) == 1)
    candidates = tuple(dict.fromkeys([*(place for place, _ in votes), *counts, gazetteer().by_code[COUNTRY]]))
    yield from _number(outline.header.number, candidates)
    yield from _shares(readings, counts)
    yield from _levels(outline, readings, candidates)


def _named(found: Iterator[Name]) -> frozenset[str]:
    """Codes of the areas whose name is unmistakable, with all they lie in."""
    codes: set[str] = set()
    for text in dict.fromkeys(n.text for n in found if n.kind in _SURE):
        places = meanings(text)
        if len(places) == 1:
            codes.update(p.code for p in gazetteer().chain(places[0]))
    return frozenset(codes)


def _organ(text: str, *, alone: bool = False) -> bool:
    """Whether the words begin with an organ of the state; unless they are known to be a body (`alone`), they must read as one.

    `国务院办公厅关于…` and `国家发展改革委` do, the title `国家卫生城市创建方案` does not.
    """
    return text.startswith(tuple(settings()["governed"]["state_organs"])) and (alone or bool(_BODY.match(text)))


def _stated(outline: Outline, named: frozenset[str]) -> Iterator[Vote]:
    """What the header's issuers and title begin with."""
    header = outline.header
    stated = [("issuer", issuer) for issuer in header.issuers] + ([("title", header.title)] if header.title else [])
    for name, value in stated:
        if _organ(value.value, alone=name == "issuer"):
            yield gazetteer().by_code[COUNTRY], Feature("state", 1.0, value.value, value.span)
        elif run := leading(value.value, named):
            yield from _spread(run, Feature(name, 1.0, value.value, value.span))


def _spread(run: Run, feature: Feature) -> Iterator[Vote]:
    for place in run.places:
        yield place, feature._replace(share=feature.share / len(run.places))


def _zones(readings: Sequence[Reading]) -> Iterator[Vote]:
    """The first area named in each part of the letterhead, the title and the signature; once for each part and area."""
    seen: set[tuple[str, Place]] = set()
    for reading in readings:
        zone = _ZONES.get(reading.part)
        if zone is None:
            continue
        text = reading.view.text
        votes: list[Vote] = []
        if _organ(text):
            votes = [(gazetteer().by_code[COUNTRY], Feature(zone, 1.0, text[:20], reading.view.span(0, min(20, len(text)))))]
        elif reading.runs:
            run = with_zone(with_township(reading.runs[0], text), text)
            votes = list(_spread(run, Feature(zone, 1.0, text[run.start : run.end], reading.view.span(run.start, run.end))))
        for place, feature in votes:
            if (zone, place) not in seen:
                seen.add((zone, place))
                yield place, feature


def _addressed(readings: Sequence[Reading]) -> Iterator[Vote]:
    """Recipients of every province speak for the state, two and more areas for what they lie in."""
    to_provinces = tuple(settings()["governed"]["to_provinces"])
    for reading in readings:
        text = reading.view.text
        if text.startswith(to_provinces):
            yield gazetteer().by_code[COUNTRY], Feature("to_provinces", 1.0, text[:12], reading.view.span(0, min(12, len(text))))
            return
        if reading.part is _RECIPIENTS:
            parents = Counter(run.places[0].parent for run in reading.runs if len(run.places) == 1)
            for code, count in parents.items():
                if count > 1 and (parent := gazetteer().by_code.get(code)):
                    yield parent, Feature("recipients", 1.0, text[:40], reading.view.span(0, min(40, len(text))))


def _number(number: Stated | None, candidates: tuple[Place, ...]) -> Iterator[Vote]:
    """`威环卫〔2019〕98号` speaks for 环翠区 in 威海市, `京政发…` for 北京市, `国办发…` for the state."""
    if number is None:
        return
    signs = number.value.split("〔")[0]
    for place in candidates:
        above = gazetteer().by_code.get(place.parent)
        if place.code == COUNTRY:
            share = float(number.value.startswith(tuple(settings()["governed"]["state_numbers"])))
        elif signs[:1] in _signs(place):
            share = 1.0
        else:
            share = 2.0 if above and signs[1:2] in _signs(place) and signs[:1] in _signs(above) else 0.0
        if share:
            yield place, Feature("number", share, number.value, number.span)


def _signs(place: Place) -> set[str]:
    return {name[0] for name in (place.name, *place.short)}


def _shares(readings: Sequence[Reading], counts: Counter[Place]) -> Iterator[Vote]:
    """How much of the naming is of an area; areas within it count half."""
    first: dict[Place, tuple[str, Span]] = {}
    for reading in readings:
        for run in reading.runs:
            if len(run.places) == 1 and run.places[0] not in first:
                first[run.places[0]] = (reading.view.text[run.start : run.end], reading.view.span(run.start, run.end))
    sums: dict[str, float] = defaultdict(float)
    for place, count in counts.items():
        for above in gazetteer().chain(place)[1:]:
            sums[above.code] += count if above == place else 0.5 * count
    total = max(sum(counts.values()), _FEW_NAMES)
    for place, count in counts.items():
        if place.code != COUNTRY:
            yield place, Feature("text", sums[place.code] / total, *first[place], note=f" ×{count}")


def _levels(outline: Outline, readings: Sequence[Reading], candidates: tuple[Place, ...]) -> Iterator[Vote]:
    """How many of 全县, 我市 … fit the kind of area, and whether the issuer is called 市卫生健康委, 县政府 …"""
    units: Counter[str] = Counter()
    first: dict[str, tuple[str, Span]] = {}
    for reading in readings:
        for name in reading.found:
            if name.kind is _IMPLIED and name.text[0] in "全我本":
                units[name.text[1:]] += 1
                first.setdefault(name.text[1:], (name.text, reading.view.span(name.start, name.end)))
    total = max(units.total(), _FEW_UNITS)
    issuers = [(unit[1], issuer) for issuer in outline.header.issuers if (unit := _UNIT.match(issuer.value))]
    for place in candidates:
        weight = "nation" if place.code == COUNTRY else "level"
        fitting = [unit for unit in units if fits(place, unit)]
        if fitting:
            yield place, Feature(weight, sum(units[unit] for unit in fitting) / total, *first[fitting[0]])
        for called, issuer in issuers:
            if fits(place, called):
                yield place, Feature("issuer_level", 1.0, issuer.value, issuer.span)


def fits(place: Place, unit: str) -> bool:
    """Whether a document of this place calls it 全`unit`: 县 fits 中宁县 and 阜新蒙古族自治县, 区 fits 环翠区 and 宁夏回族自治区."""
    if unit == "国":
        return place.level == "country"
    if unit in ("镇", "乡"):
        return place.level == "township" and place.name.endswith(unit)
    return place.level != "township" and place.name.endswith(unit)
