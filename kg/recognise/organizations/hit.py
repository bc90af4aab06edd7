"""A stretch of a passage that names a body, before it becomes a mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Hit(NamedTuple):
    """`start:end` in the passage's text; `name` is the single name, which differs from the text where a list shares a head or tail."""

    start: int
    end: int
    name: str
    rule: str


def outermost(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits in order without those that lie in another; several names for the same stretch (`区、市卫健委`) stay together."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        last = kept[-1] if kept else None
        if last is None or hit.start >= last.end:
            kept.append(hit)
        elif (hit.start, hit.end) == (last.start, last.end):
            if all(k.name != hit.name for k in kept if k.start == hit.start):
                kept.append(hit)
        elif hit.end > last.end and hit.end - hit.start > last.end - last.start:
            kept = [k for k in kept if (k.start, k.end) != (last.start, last.end)]
            kept.append(hit)
    return kept
