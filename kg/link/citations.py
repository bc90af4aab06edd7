"""Cited documents across a build: the document itself where it was read, else one stub for all who cite it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.link.organizations.context import Context
from kg.link.organizations.names import official
from kg.link.titles import Title, read_title
from kg.model import Relation
from kg.rules.places import COUNTRY, Place, gazetteer

_NUMBER_PARTS = re.compile(r"[\s第号]|（|）")
_YEAR = re.compile(r"〔([12][0-9]{3})〕")
_ACTED_ON = (Relation.IMPLEMENTS, Relation.ISSUES)


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the build, as its record says: `place` is the id of the area it governs, `issuers` official names."""

    id: str
    title: str | None
    number: str | None
    issuers: tuple[str, ...]
    issued: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Cited:
    """One title as one document cites it."""

    document: str
    title: str
    number: str | None
    relation: Relation


@dataclass(frozen=True, slots=True)
class Meant:
    """What a citation means: the id of a document of the build or of a stub with what is known of it; `why`, and what kept it from a document."""

    entity: str
    title: str
    number: str | None = None
    issuer: str | None = None  # id of the issuing body
    issued: str | None = None  # a year
    why: str = ""
    code: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    cited: Cited
    by: Held
    place: Place | None
    title: Title
    issuer: str
    number: str


def cited_documents(held: Sequence[Held], cited: Iterable[Cited]) -> Mapping[tuple[str, str], Meant]:
    """For each (citing document, title as cited) what it means; depends on the documents alone, not on their order."""
    known = {h.id: h for h in held}
    readings = [_reading(c, known[c.document]) for c in sorted(set(cited), key=lambda c: (c.document, c.title))]
    stubs = _stubs(readings)
    index = _index(held)
    return {(r.cited.document, r.cited.title): _meant(r, index, stubs[r.cited.document, r.cited.title]) for r in readings}


def _reading(cited: Cited, by: Held) -> _Reading:
    place = _place(by.place)
    title = read_title(cited.title, place)
    issuer, area = _issuer(title.issuer, place)
    if area and not title.area:  # what a local body issues holds for its area, though the title does not say so
        title = replace(title, area=area)
    return _Reading(cited, by, place, title, issuer, _number(cited.number))


def _place(found: str | None) -> Place | None:
    return gazetteer().place(found.removeprefix("place/")) if found else None


def _number(number: str | None) -> str:
    return _NUMBER_PARTS.sub("", number or "")


def _issuer(words: str, place: Place | None) -> tuple[str, str]:
    """The official name of a body named in front of a title and the code of its area; empty where they cannot be told."""
    if not words:
        return "", ""
    chain = {p.level: p for p in gazetteer().chain(place)} if place else {}
    body = official(words, Context(place, chain, ()))
    if body.problem:
        return "", ""
    return body.name, body.place.code if body.place and body.place.code != COUNTRY else ""


# ---------------------------------------------------------------- documents of the build


@dataclass(frozen=True, slots=True)
class _Index:
    by_number: Mapping[str, tuple[Held, ...]]
    by_core: Mapping[str, tuple[tuple[Held, Title], ...]]


def _index(held: Sequence[Held]) -> _Index:
    numbers: dict[str, list[Held]] = defaultdict(list)
    cores: dict[str, list[tuple[Held, Title]]] = defaultdict(list)
    for one in sorted(held, key=lambda h: h.id):
        if one.number:
            numbers[_number(one.number)].append(one)
        if one.title:
            title = read_title(one.title, _place(one.place))
            cores[title.core].append((one, title))
    return _Index({k: tuple(v) for k, v in numbers.items()}, {k: tuple(v) for k, v in cores.items()})


def _meant(reading: _Reading, index: _Index, stub: Meant) -> Meant:
    """The only document that fits; else the stub, with the reason where a document of this title was refused."""
    same_number = [h for h in index.by_number.get(reading.number, ()) if reading.number and h.id != reading.by.id]
    named = [(h, t) for h, t in index.by_core.get(reading.title.core, ()) if h.id != reading.by.id and not reading.title.generic]
    candidates = same_number or [h for h, t in named if _same_title(reading, h, t)]
    refused = [(h, reason) for h in candidates if (reason := _refused(reading, h)) is not None]
    fitting = [h for h in candidates if all(h is not r for r, _ in refused)]
    if len(fitting) == 1:
        told = "same number" if same_number else "same title, area and issuer as far as told"
        return Meant(f"document/{fitting[0].id}", fitting[0].title or stub.title, why=told)
    if fitting:
        found = "、".join(h.id for h in fitting)
        return _with(stub, "cited-ambiguous", f"《{reading.cited.title}》: 有多份文件同题 / several documents are called so: {found}")
    if refused:
        one, (code, sentence) = refused[0]
        return _with(stub, code, f"《{reading.cited.title}》: 不是 / is not {one.id}: {sentence}")
    return stub


def _with(stub: Meant, code: str, problem: str) -> Meant:
    return Meant(stub.entity, stub.title, stub.number, stub.issuer, stub.issued, stub.why, code, problem)


def _same_title(reading: _Reading, held: Held, title: Title) -> bool:
    """Whether nothing in the two titles speaks against one document: years, number, issuer, area named."""
    cited = reading.title
    if cited.years and title.years and cited.years != title.years:
        return False
    if reading.number and held.number and reading.number != _number(held.number):
        return False
    if reading.issuer and held.issuers and reading.issuer not in held.issuers:
        return False
    area = title.area or (held.place or "").removeprefix("place/")
    return not cited.area or not area or cited.area == area


def _refused(reading: _Reading, held: Held) -> tuple[str, str] | None:
    """Why a document of the right title cannot be the one meant: it is later, or of another area."""
    if (later := _later(held.issued, reading.by.issued)) is not None:
        return "cited-later", later
    theirs, ours = _place(held.place), reading.place
    if theirs is None or ours is None or theirs.code == COUNTRY:
        return None
    above = {p.code for p in gazetteer().chain(ours)}
    if theirs.code in above or (reading.title.area == theirs.code and reading.cited.relation not in _ACTED_ON):
        return None
    if reading.cited.relation in _ACTED_ON or not reading.title.area:
        return "cited-elsewhere", f"{theirs.name} 的文件不适用于 / a document of this area does not hold for {ours.name}"
    return None


def _later(cited: str | None, citing: str | None) -> str | None:
    """A sentence if the first date lies after the second, at the precision both have."""
    if not cited or not citing:
        return None
    size = min(len(cited), len(citing))
    return f"成文日期在后 / issued later ({cited} after {citing})" if cited[:size] > citing[:size] else None


# ---------------------------------------------------------------- stubs


def _stubs(readings: Sequence[_Reading]) -> Mapping[tuple[str, str], Meant]:
    """One stub for each document cited: same words, area and years; told apart by number, then issuer, where these differ."""
    groups: dict[tuple[str, ...], list[_Reading]] = defaultdict(list)
    for reading in readings:
        scope = reading.by.id if reading.title.generic and not reading.number else ""
        groups[reading.title.core, reading.title.area, scope].append(reading)
    found: dict[tuple[str, str], Meant] = {}
    for (core, area, scope), group in groups.items():
        place = gazetteer().place(area) if area else None
        name = (gazetteer().path(place) if place else "") + core + (f"（{scope}）" if scope else "")
        parts: dict[str, list[_Reading]] = defaultdict(list)
        for reading in group:
            parts[_apart(reading, group)].append(reading)
        for part, same in parts.items():
            stub = _stub(name + part, same)
            found.update({(r.cited.document, r.cited.title): stub for r in same})
    return found


def _apart(reading: _Reading, group: Sequence[_Reading]) -> str:
    """What tells a citation from others of the same words, if anything does: years, number, issuer."""
    for mark in range(len(_marks(reading))):
        if len({_marks(r)[mark] for r in group} - {""}) > 1:
            return f"（{_marks(reading)[mark]}）" if _marks(reading)[mark] else ""
    return ""


def _marks(reading: _Reading) -> tuple[str, str, str]:
    return reading.title.years, reading.number, reading.issuer


def _stub(name: str, same: Sequence[_Reading]) -> Meant:
    titles = Counter(r.cited.title for r in same)
    title = min(titles, key=lambda t: (-titles[t], len(t), t))
    number = next((r.cited.number for r in same if r.cited.number), None)
    issuer = next((r.issuer for r in same if r.issuer), None)
    year = _YEAR.search(number or "")
    why = "cited, not in the build" + ("" if len(titles) == 1 else f"; also cited as {'、'.join(sorted(t for t in titles if t != title))}")
    return Meant(f"cited/{name}", title, number, f"organization/{issuer}" if issuer else None, year[1] if year else None, why)
