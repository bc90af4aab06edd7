"""Where names end, and what they cannot reach back over."""

from __future__ import annotations

import re
from functools import cache

from kg.rules.body_tables import heads


def last_stop(text: str, stop: re.Pattern[str], start: int, end: int) -> int:
    """Where the last stop in `text[start:end]` ends: after 落实 in `认真落实|健康同心建设|领导小组`; `start` if there is none."""
    found = stop.match(text, start, end)
    return found.end() if found else start


def ends_here(text: str, end: int) -> bool:
    """Whether a name can end at `end`: what follows does not make its last characters another word (`卫生健康局|面`)."""
    if end >= len(text):
        return True
    after, table = text[end], heads().not_before
    if after not in _going_on():
        return True
    return after not in table.get(text[end - 1 : end], "") and after not in table.get(text[max(0, end - 2) : end], "")


@cache
def _going_on() -> frozenset[str]:
    """All characters that make another word of some ending."""
    return frozenset("".join(heads().not_before.values()))
