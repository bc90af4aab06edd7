"""Who leads and supports each item, which people answer for it, and by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import (
    DeadlineMention,
    DutyMention,
    Issue,
    Item,
    ItemKind,
    Mention,
    Outline,
    Part,
    Passage,
    PersonMention,
    View,
)
from kg.recognise.attribution import Attribution, attributed
from kg.recognise.brackets import brackets
from kg.recognise.clauses import assigned, label_rule
from kg.recognise.deadlines import base_year, deadline_value, latest, prose_deadline
from kg.recognise.defaults import Defaults, defaults
from kg.recognise.lists import whole_names
from kg.recognise.owners import owner
from kg.recognise.people import people
from kg.recognise.prose import prose

_READ = (Part.BODY, Part.HEADING)
_PROSE_KINDS = (ItemKind.TASK, ItemKind.SAFEGUARD)


@dataclass(slots=True)
class _Gathered:
    """What was found while reading the passages in order."""

    own: dict[str, list[Attribution]] = field(default_factory=dict)  # by item
    shared: dict[str, list[Attribution]] = field(default_factory=dict)  # by section: holds for the items below it
    left: list[Passage] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def duties(outline: Outline, document: str = "") -> tuple[tuple[Mention, ...], tuple[Passage, ...], tuple[Issue, ...]]:
    """The duty, person and deadline mentions of a document, the passages left for the other recognisers, and issues.

    Brackets that were read are cut out of the passages left; duty lines and cells are dropped from them.
    """
    year = base_year(outline)
    gathered = _Gathered()
    single = _single_labels(outline)
    for passage in outline.passages:
        if passage.part is Part.DUTY:
            if passage.label not in single:
                _read_line(passage, gathered)
        elif passage.part in _READ:
            _read_brackets(passage, year, gathered, document)
        else:
            gathered.left.append(passage)
    _read_prose(outline, gathered)
    clauses = defaults(outline)
    known = whole_names(a.names for group in _groups(gathered) for a in group.assigned if a.kind == "body")
    mentions: list[Mention] = []
    for item in outline.items:
        mentions.extend(_of_item(item, outline, gathered, clauses, known, year))
    return tuple(mentions), tuple(gathered.left), (*gathered.issues,)


def _single_labels(outline: Outline) -> frozenset[str | None]:
    """Labels that stand once in the document and then mean nothing (`主办单位` in a site's footer)."""
    counts = Counter(p.label for p in outline.passages if p.part is Part.DUTY)
    rules = {label: label_rule(label or "") for label, count in counts.items() if count == 1}
    return frozenset(label for label, rule in rules.items() if rule is not None and not rule.alone)


def _groups(gathered: _Gathered) -> Iterator[Attribution]:
    for found in (*gathered.own.values(), *gathered.shared.values()):
        yield from found


def _read_line(passage: Passage, gathered: _Gathered) -> None:
    """A duty line or cell joins the one attribution its item's lines make; a label that is none of ours leaves the text to the others."""
    rule = label_rule(passage.label or "")
    if rule is None or passage.item is None:
        gathered.left.append(passage)
        return
    found = assigned(passage.view, rule)
    groups = gathered.own.setdefault(passage.item, [])
    if groups and groups[-1].lines:
        groups[-1].add(found)
    else:
        groups.append(Attribution(list(found), lines=True, at=passage.view))


def _read_brackets(passage: Passage, year: int | None, gathered: _Gathered, document: str) -> None:
    found, empty = brackets(passage.view, year, passage.item)
    for start, end in empty:
        words = passage.view.text[start:end]
        message = f"this bracket speaks of duties but names no body that could be read: {words[:80]}"
        gathered.issues.append(Issue("recognise", "bracket-without-duty", message, document, passage.view.span(start, end)))
    if not found:
        gathered.left.append(passage)
        return
    groups = [Attribution(list(b.assigned), deadline=b.deadline, at=passage.view[b.start : b.end]) for b in found]
    if passage.item is not None:
        gathered.own.setdefault(passage.item, []).extend(groups)
    elif passage.section is not None:
        gathered.shared.setdefault(passage.section, []).extend(groups)
    gathered.left.append(_cut(passage, [(b.start, b.end) for b in found]))


def _cut(passage: Passage, stretches: Iterable[tuple[int, int]]) -> Passage:
    """The passage without those stretches of its view."""
    kept: list[View] = []
    at = 0
    for start, end in stretches:
        kept.append(passage.view[at:start])
        at = end
    kept.append(passage.view[at:])
    return Passage(passage.part, View.join(kept), passage.item, passage.section, passage.label)


def _read_prose(outline: Outline, gathered: _Gathered) -> None:
    """Running text and headings count only for items that nothing else assigns."""
    kinds = {item.id: item.kind for item in outline.items}
    for passage in gathered.left:
        item = passage.item
        if item is None and passage.part is Part.HEADING and passage.section is not None:
            _add_owner(passage, gathered.shared.setdefault(passage.section, []))
        elif item is not None and passage.part is Part.BODY and kinds[item] in _PROSE_KINDS and not gathered.own.get(item):
            groups = gathered.own.setdefault(item, [])
            _add_owner(passage, groups)
            found = prose(passage.view) if not groups else []
            if found:
                groups.append(Attribution(found, prose=True, at=passage.view))


def _add_owner(passage: Passage, groups: list[Attribution]) -> None:
    head = owner(passage) if not groups else None
    if head is not None:
        groups.append(Attribution([head], at=head.names))


def _of_item(
    item: Item, outline: Outline, gathered: _Gathered, clauses: Defaults, known: frozenset[str], year: int | None
) -> Iterator[Mention]:
    """The mentions of one item: its own, else those of the headings above it; defaults added."""
    groups = gathered.own.get(item.id, [])
    found = list(_mentions(groups, item, clauses, known, year))
    for section in reversed(outline.path(item.section)):
        inherited = _mentions(gathered.shared.get(section.id, []), item, clauses, known, year)
        found.extend(m for m in inherited if not any(type(m) is type(own) for own in found))
    found.extend(clauses.added(item, found))
    if not any(isinstance(m, DeadlineMention) for m in found):
        passage = next((p for p in gathered.left if p.item == item.id and p.part is Part.BODY), None)
        deadline = prose_deadline(passage.view, item.heading, year, item.id) if passage else None
        if deadline:
            found.append(deadline)
    yield from _distinct(found)


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
    leads = {m.name for m in found if isinstance(m, DutyMention) and m.role == "lead"}
    seen: set[tuple[str, str]] = set()
    for mention in found:
        if isinstance(mention, DutyMention):
            if mention.role == "support" and mention.name in leads:
                continue
            key = (mention.role.value, mention.name)
        elif isinstance(mention, PersonMention):
            key = ("person", mention.name)
        else:
            key = ("deadline", "")
        if key not in seen:
            seen.add(key)
            yield mention
