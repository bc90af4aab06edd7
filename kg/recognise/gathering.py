"""What the passages of a document assign, in reading order: duty lines, brackets, headings, running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.model import Issue, Item, ItemKind, Outline, Part, Passage, View
from kg.recognise.attribution import Attribution
from kg.recognise.brackets import brackets, may_assign, usually_charge
from kg.recognise.clauses import assigned, label_rule
from kg.recognise.owners import owner
from kg.recognise.prose import alongside, prose
from kg.rules.duties import LabelRule, duty_rules

_BODY = Part.BODY
_DUTY = Part.DUTY
_HEADING = Part.HEADING
_FIRST_LEADS = re.compile("(?:第一|首)[^）]{0,8}牵头")
_READ = (Part.BODY, Part.HEADING)
_PROSE_KINDS = (ItemKind.TASK, ItemKind.SAFEGUARD)


@dataclass(slots=True)
class Gathered:
    """What was found while reading the passages in order."""

    own: dict[str, list[Attribution]] = field(default_factory=dict)  # by item
    shared: dict[str, list[Attribution]] = field(default_factory=dict)  # by section: holds for the items below it
    left: list[Passage] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def names(self) -> Iterator[View]:
        """Every list of bodies that was assigned."""
        for groups in (*self.own.values(), *self.shared.values()):
            yield from (a.names for group in groups for a in group.assigned if a.kind == "body")


def gather(outline: Outline, year: int | None, document: str) -> Gathered:
    """The attributions of a document by item and section, the passages left for the other recognisers, and issues."""
    gathered = Gathered()
    single = _single_labels(outline)
    by_brackets = usually_charge("\n".join([p.view.text for p in outline.passages if p.part in _READ]))
    for passage in outline.passages:
        if passage.part is _DUTY:
            if passage.label not in single:
                _read_line(passage, gathered)
        elif passage.part in _READ and may_assign(passage.view.text):
            _read_brackets(passage, year, gathered, document, usual=by_brackets)
        else:
            gathered.left.append(passage)
    _inherit(outline, gathered)
    _read_prose(outline, gathered)
    return gathered


def _single_labels(outline: Outline) -> frozenset[str | None]:
    """Labels that a single item of the document has and that then mean nothing (`主办单位` in a site's footer)."""
    counts = Counter(label for label, _ in {(p.label, p.item) for p in outline.passages if p.part is _DUTY})
    rules = {label: label_rule(label or "") for label, count in counts.items() if count == 1}
    return frozenset(label for label, rule in rules.items() if rule is not None and not rule.alone)


def _read_line(passage: Passage, gathered: Gathered) -> None:
    """A duty line or cell joins the one attribution its item's lines make; a label that is none of ours leaves the text to the others."""
    rule, first_leads = _said_by(passage.label or "")
    groups = _groups_of(passage, gathered)
    if rule is None or groups is None:
        gathered.left.append(passage)
        return
    found = assigned(passage.view, rule)
    if groups and groups[-1].lines:
        groups[-1].add(found)
    else:
        groups.append(Attribution(list(found), lines=True, at=passage.view))
    if first_leads:
        groups[-1].first_leads = True


@lru_cache(maxsize=1024)
def _said_by(label: str) -> tuple[LabelRule | None, bool]:
    """The rule of a label, and whether it says that the first of its bodies leads: `责任单位（首位牵头）`."""
    return label_rule(label), _FIRST_LEADS.search(label) is not None


def _groups_of(passage: Passage, gathered: Gathered) -> list[Attribution] | None:
    """The attributions of a passage's item or, outside items, of its section; None where it has neither."""
    if passage.item is not None:
        return gathered.own.setdefault(passage.item, [])
    return gathered.shared.setdefault(passage.section, []) if passage.section is not None else None


def _read_brackets(passage: Passage, year: int | None, gathered: Gathered, document: str, *, usual: bool) -> None:
    found, empty = brackets(passage.view, year, passage.item, usual=usual)
    for start, end in empty:
        words = passage.view.text[start:end]
        message = f"this bracket speaks of duties but names no body that could be read: {words[:80]}"
        gathered.issues.append(Issue("recognise", "bracket-without-duty", message, document, passage.view.span(start, end)))
    if not found:
        gathered.left.append(passage)
        return
    groups = [Attribution(list(b.assigned), deadline=b.deadline, at=passage.view[b.start : b.end]) for b in found]
    holder = _groups_of(passage, gathered)
    if holder is not None:
        holder.extend(groups)
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


def _read_prose(outline: Outline, gathered: Gathered) -> None:
    """Headings and running text count only for items that nothing else says the lead of."""
    items = {item.id: item for item in outline.items}
    headed = _read_owners(items, gathered)
    acting = {item.id: item.section or "" for item in outline.items if item.kind in _PROSE_KINDS}
    for passage in gathered.left:
        if passage.part is _BODY and passage.item in acting:
            groups = gathered.own.setdefault(passage.item, [])
            found = prose(passage.view) if all(group.prose or group.supports for group in groups) else []
            if headed and _headed_by_body(groups or gathered.shared.get(acting[passage.item], [])):
                found.extend(alongside(passage.view))
            if found:
                groups.append(Attribution(found, prose=True, at=passage.view))


def _headed_by_body(groups: Sequence[Attribution]) -> bool:
    """Whether an item's lead is the body that heads it or its section: who acts with that body supports it."""
    return any(a.rule == duty_rules().owner_id for group in groups for a in group.assigned)


def _inherit(outline: Outline, gathered: Gathered) -> None:
    """An item nested in another, and without an attribution of its own, has that of the other."""
    for item in outline.items:
        if item.parent is not None and not gathered.own.get(item.id):
            gathered.own[item.id] = list(gathered.own.get(item.parent, []))


def _read_owners(items: dict[str, Item], gathered: Gathered) -> bool:
    """Items and sections headed by a body, and whether there are any; one alone is no duty list."""
    found: list[tuple[list[Attribution], Attribution]] = []
    for passage in gathered.left:
        if passage.part is _HEADING and passage.item is None and passage.section is not None:
            groups = gathered.shared.setdefault(passage.section, [])
        elif passage.part is _BODY and passage.item is not None and _opens(passage, items[passage.item]):
            groups = gathered.own.setdefault(passage.item, [])
        else:
            continue
        head = owner(passage) if not groups else None
        if head is not None:
            found.append((groups, Attribution([head], at=head.names)))
    if len(found) < 2:
        return False
    for groups, attribution in found:
        groups.append(attribution)
    return True


def _opens(passage: Passage, item: Item) -> bool:
    """Whether a passage is the beginning of a labelled item."""
    return item.label is not None and passage.view.text != "" and passage.view.origin[0] <= item.body.start + 1
