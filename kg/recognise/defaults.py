"""Clauses that hold for many items: `以下任务责任单位均包括各县（市、区）人民政府`, `未注明责任单位的由市教育局负责`, `排在第一位的为牵头单位，下同`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from kg.model import DutyMention, DutyRole, Item, ItemKind, Mention, Outline, Part, Span, View
from kg.model.frozen import frozen
from kg.recognise.lists import Listed, expand
from kg.recognise.shapes import bodylike
from kg.rules.duties import DefaultRule, duty_rules

_FIRST = "default-first-leads"
_REST = "default-rest"
_HELPING = re.compile("配合|参与|协助|参加|协办")
_ABOVE = ("以上", "上述")
_PARTS = re.compile("第(?:[一二三四五六七八九十]{1,3}[、和至到])*(?P<last>[一二三四五六七八九十]{1,3})(?:大)?部分")
_PARTS_MOST = 24  # characters before a clause in which the parts it holds for are named
_LEAD, _TASK = DutyRole.LEAD, ItemKind.TASK
_UNREAD = (Part.CHROME, Part.TITLE, Part.LETTERHEAD, Part.RECIPIENTS)


@frozen()
class _Also:
    """Bodies that lead or support every task from `start` to `end` or, by the rule for the rest, those that name no lead."""

    start: int
    end: int | None
    role: DutyRole
    names: View
    named: tuple[Listed, ...]
    rule: str


@frozen()
class Defaults:
    """The default clauses of a document. `first` is where the first-named begin to lead, None if they do not."""

    also: tuple[_Also, ...]
    first: int | None

    def first_leads(self, item: Item) -> bool:
        return self.first is not None and item.span.end > self.first

    def added(self, item: Item, found: Iterable[Mention]) -> Iterator[DutyMention]:
        """The bodies default clauses add to an item that stands after them."""
        if item.kind is not _TASK or not self.also:
            return
        named = {m.name: m.role for m in found if isinstance(m, DutyMention)}
        led = _LEAD in named.values()
        for clause in self.also:
            if item.span.end <= clause.start:
                return
            if clause.end is not None and item.span.start >= clause.end:
                continue
            for listed in clause.named if not (led and clause.rule == _REST) else ():
                if listed.name not in named:
                    span = clause.names.span(listed.start, listed.end)
                    printed = clause.names.text[listed.start : listed.end]
                    yield DutyMention(printed, span, item.id, clause.rule, clause.role, listed.name)


def defaults(outline: Outline) -> Defaults:
    """The default clauses of a document's passages."""
    also: list[_Also] = []
    first: list[int] = []
    told: set[str] = set()  # bodies that an earlier clause adds already
    rules = duty_rules().defaults
    texts = [passage.view.text for passage in outline.passages]
    places = rules.places("\n".join(texts))
    ends = list(accumulate([len(text) + 1 for text in texts])) if places else []
    for at in sorted({bisect_right(ends, place) for place in places}):
        passage, text = outline.passages[at], texts[at]
        for rule in rules.of(text) if passage.part not in _UNREAD else ():
            for match in rule.pattern.finditer(text):
                span = passage.view.span(match.start(), match.end())
                if rule.id == _FIRST:
                    first.append(_scope(rule, passage.item, text, match.start(), span))
                    continue
                names = passage.view[match.start("names") : match.end("names")]
                named = tuple(n for n in expand(names) if (rule.id == _REST or n.name not in told) and bodylike(n.name))
                told.update(n.name for n in named if rule.id != _REST)
                start = 0 if match[0].startswith(_ABOVE) else span.start
                also.append(_Also(start, _parts_end(outline, text, match), _role(match), names, named, rule.id))
    return Defaults(tuple(sorted((a for a in also if a.named), key=lambda a: a.start)), min(first) if first else None)


def _parts_end(outline: Outline, text: str, match: re.Match[str]) -> int | None:
    """Where the parts end that the clause is said of (`第四、五部分……`): at the next heading as high; None if it names no parts."""
    parts = _PARTS.search(text, max(0, match.start() - _PARTS_MOST), match.end())
    if parts is None:
        return None
    tops = [s for s in outline.sections if s.parent is None and s.label]
    last = next((at for at, s in enumerate(tops) if s.label == f"{parts['last']}、"), len(tops))
    return tops[last + 1].span.start if last + 1 < len(tops) else None


def _role(match: re.Match[str]) -> DutyRole:
    """What the words around the names of a clause make of them."""
    around = match[0][: match.start("names") - match.start()] + match[0][match.end("names") - match.start() :]
    return DutyRole.SUPPORT if _HELPING.search(around) else DutyRole.LEAD


def _scope(rule: DefaultRule, item: str | None, text: str, at: int, span: Span) -> int:
    """Where the clause begins to hold: a note (`注：`) outside the items holds for the whole document."""
    whole = item is None and ("注" in text[max(0, at - 12) : at] or "下" not in text[max(0, at - 20) : at + 40])
    return 0 if whole else span.start
