"""Clauses that hold for many items: `以下任务责任单位均包括各县（市、区）人民政府`, `排在第一位的为牵头单位，下同`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import DutyMention, DutyRole, Item, ItemKind, Mention, Outline, Part, Span
from kg.recognise.lists import Listed, expand
from kg.rules.duties import DefaultRule, duty_rules

_ALSO = "default-also"
_UNREAD = (Part.CHROME, Part.TITLE, Part.LETTERHEAD, Part.RECIPIENTS)


@dataclass(frozen=True, slots=True)
class _Also:
    """Bodies that lead every task after `start`."""

    start: int
    named: tuple[Listed, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """The default clauses of a document. `first` is where the first-named begin to lead, None if they do not."""

    also: tuple[_Also, ...]
    first: int | None

    def first_leads(self, item: Item) -> bool:
        return self.first is not None and item.span.end > self.first

    def added(self, item: Item, found: Iterable[Mention]) -> Iterator[DutyMention]:
        """The bodies default clauses add to an item that stands after them."""
        leads = {m.name for m in found if isinstance(m, DutyMention)}
        if item.kind is not ItemKind.TASK:
            return
        for clause in self.also:
            if item.span.end <= clause.start:
                return
            for listed in clause.named:
                if listed.name not in leads:
                    yield DutyMention(listed.printed, listed.span, item.id, clause.rule, DutyRole.LEAD, listed.name)


def defaults(outline: Outline) -> Defaults:
    """The default clauses of a document's passages."""
    also: list[_Also] = []
    first: list[int] = []
    told: set[str] = set()  # bodies that an earlier clause adds already
    for passage in outline.passages:
        text = passage.view.text
        if passage.part in _UNREAD or ("均" not in text and "牵头" not in text):
            continue
        for rule in duty_rules().defaults:
            for match in rule.pattern.finditer(text):
                span = passage.view.span(match.start(), match.end())
                if rule.id == _ALSO:
                    named = [n for n in expand(passage.view[match.start("names") : match.end("names")]) if n.name not in told]
                    told.update(n.name for n in named)
                    also.append(_Also(span.start, tuple(named), rule.id))
                else:
                    first.append(_scope(rule, passage.item, text, match.start(), span))
    return Defaults(tuple(sorted((a for a in also if a.named), key=lambda a: a.start)), min(first) if first else None)


def _scope(rule: DefaultRule, item: str | None, text: str, at: int, span: Span) -> int:
    """Where the clause begins to hold: a note (`注：`) outside the items holds for the whole document."""
    whole = item is None and ("注" in text[max(0, at - 12) : at] or "下" not in text[max(0, at - 20) : at + 40])
    return 0 if whole else span.start
