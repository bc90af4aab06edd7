"""Puts back a heading that was printed too early: its sibling's items, then a lost scrap of it, stand after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.parse.labels import Label
from kg.parse.paragraphs import Paragraph
from kg.parse.played import Played, Role

_CHROME = Role.CHROME
_HEADING = Role.HEADING
_PROVISION = Role.PROVISION
_SCRAP = Role.SCRAP
_TEXT = Role.TEXT
_KINDS = ("han", "hanparen")
_SCRAP_MOST = 6
_WITHIN = 12  # paragraphs from the heading to its scrap
_CLOSED = "。！？；）”"


def restore_order(played: Sequence[Played]) -> tuple[list[Played], list[Paragraph]]:
    """The paragraphs with displaced headings moved to the scrap that broke off them, and the headings that were moved."""
    order = list(played)
    moved: list[Paragraph] = []
    for at in range(len(order) - 2):
        first = _label(order[at])
        if first is None or first.kind not in _KINDS:
            continue
        second = _label(order[at + 1])
        if second is None or first.kind != second.kind or second.number != first.number + 1:
            continue
        if not (_heading(order[at].text) and _heading(order[at + 1].text)):
            continue
        scrap = _scrap(order, at + 2, second)
        if scrap is None:
            continue
        heading = order.pop(at + 1)
        moved.append(heading.paragraph)
        order[scrap - 1] = replace(order[scrap - 1], role=_SCRAP)
        order.insert(scrap - 1, heading)
    return order, moved


def _label(one: Played) -> Label | None:
    return one.paragraph.label if one.role is _PROVISION else None


def _heading(text: str) -> bool:
    return len(text) <= 50 and not re.search(r"[。；：]", text)


def _scrap(order: Sequence[Played], start: int, heading: Label) -> int | None:
    """Where a few characters without punctuation stand alone between items below `heading`'s rank; it heads those that follow."""
    for at in range(start, min(len(order), start + _WITHIN)):
        one, label = order[at], _label(order[at])
        if label is not None and label.rank <= heading.rank:
            return None
        alone = one.role in (_TEXT, _HEADING) and len(one.text) <= _SCRAP_MOST and one.text.isalnum()
        if alone and at > start and order[at - 1].text[-1] in _CLOSED:
            below = next((_label(after) for after in order[at + 1 :] if after.role is not _CHROME), None)
            return at if below is not None and below.rank > heading.rank else None
    return None
