"""Who leads and supports each item, which people answer for it, and by when."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import DeadlineMention, DutyMention, DutyRole, Issue, Item, Mention, Outline, Part, Passage, PersonMention, Section, Span
from kg.recognise.attribution import Attribution, attributed
from kg.recognise.deadlines import base_year, deadline_value, latest, phase_deadline, prose_deadline
from kg.recognise.defaults import Defaults, defaults
from kg.recognise.gathering import Gathered, gather
from kg.recognise.lists import whole_names
from kg.recognise.people import OFFICE_HEAD, office_heads, people
from kg.rules.duties import duty_rules

_BODY = Part.BODY
_LEAD, _SUPPORT = DutyRole.LEAD, DutyRole.SUPPORT


def duties(outline: Outline, document: str = "") -> tuple[tuple[Mention, ...], tuple[Passage, ...], tuple[Issue, ...]]:
    """The duty, person and deadline mentions of a document, the passages left for the other recognisers, and issues.

    Brackets that were read are cut out of the passages left; duty lines and cells are dropped from them. `document` is named in the issues.
    """
    year = base_year(outline)
    gathered = gather(outline, year, document)
    clauses = defaults(outline)
    paths = outline.paths() if any(gathered.shared.values()) else {}
    known = whole_names(gathered.names())
    bodies = {p.item: p for p in reversed(gathered.left) if p.part is _BODY}
    heads: dict[str, list[PersonMention]] = {}
    for passage in gathered.left:
        if passage.part is _BODY and passage.item and OFFICE_HEAD in passage.view.text:
            heads.setdefault(passage.item, []).extend(office_heads(passage.view, passage.item))
    mentions: list[Mention] = []
    for item in outline.items:
        found = _stated(item, paths.get(item.section, ()), gathered, clauses, known, year)
        if clauses.also:
            found.extend(clauses.added(item, found))
        if item.id in bodies and not any(isinstance(m, DeadlineMention) for m in found):
            body = bodies[item.id].view
            found.extend(_present(prose_deadline(body, item.heading, year, item.id) or phase_deadline(body, year, item.id)))
        if item.id in heads and not any(isinstance(m, PersonMention) for m in found):
            found.extend(heads[item.id])
        gathered.issues.extend(_unread(item, gathered, found, document))
        mentions.extend(_distinct(found) if len(found) > 1 else found)
    return tuple(mentions), tuple(gathered.left), tuple(gathered.issues)


def _unread(item: Item, gathered: Gathered, found: list[Mention], document: str) -> Iterator[Issue]:
    """An issue for each duty line of the item that has a value but gave nothing: `完成时限：按上级要求`."""
    for group in gathered.own.get(item.id, ()):
        for a in group.assigned if group.lines else ():
            begin, end = a.names.origin[0], a.names.origin[-1] + 1
            read = any(m.span.start < end and begin < m.span.end for m in found)
            if read or (a.kind == "deadline" and any(isinstance(m, DeadlineMention) for m in found)):
                continue
            span = Span(begin, end)
            if item.span.contains(span) and not duty_rules().names.nothing.fullmatch(a.names.text):
                yield Issue("recognise", "duty-line-unread", f"this duty line could not be read: {a.names.text[:80]}", document, span)


def _stated(
    item: Item, path: tuple[Section, ...], gathered: Gathered, clauses: Defaults, known: frozenset[str], year: int | None
) -> list[Mention]:
    """What is stated of an item: its own, and of each kind it lacks that of the nearest heading above it."""
    found = _mentions(gathered.own.get(item.id, []), item, clauses, known, year)
    for section in reversed(path):
        groups = gathered.shared.get(section.id)
        if groups:
            kinds = _kinds(found)
            found.extend(m for m in _mentions(groups, item, clauses, known, year) if _kind(m) not in kinds)
    return found


def _kind(mention: Mention) -> object:
    return mention.role if isinstance(mention, DutyMention) else type(mention)


def _kinds(found: list[Mention]) -> set[object]:
    """What an item has been told: who leads it says all of who acts, who supports it leaves open who leads."""
    kinds = {_kind(m) for m in found}
    return kinds | {_SUPPORT} if _LEAD in kinds else kinds


def _mentions(groups: list[Attribution], item: Item, clauses: Defaults, known: frozenset[str], year: int | None) -> list[Mention]:
    found: list[Mention] = []
    deadlines: list[DeadlineMention] = []
    for group in groups:
        found.extend(attributed(group, item.id, clauses.first_leads(item), known))
        for a in group.assigned:
            if a.kind == "person":
                found.extend(people(a.names, item.id, a.rule))
            elif a.kind == "deadline":
                deadlines.extend(_present(deadline_value(a.names, year, item.id, a.rule)))
        deadlines.extend(_present(group.deadline_for(item.id)))
    if deadlines:
        found.append(latest(deadlines))
    return found


def _present(mention: DeadlineMention | None) -> tuple[DeadlineMention, ...]:
    return () if mention is None else (mention,)


def _distinct(found: list[Mention]) -> Iterator[Mention]:
    """Each body, person and deadline once; a body that leads does not support too."""
    leads = {m.name for m in found if isinstance(m, DutyMention) and m.role is _LEAD}
    seen: set[tuple[str, str]] = set()
    key: tuple[str, str]
    for mention in found:
        if isinstance(mention, DutyMention):
            if mention.role is _SUPPORT and mention.name in leads:
                continue
            key = (mention.role, mention.name)
        elif isinstance(mention, PersonMention):
            key = ("person", mention.name)
        else:
            key = ("deadline", "")
        if key not in seen:
            seen.add(key)
            yield mention
