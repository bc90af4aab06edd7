"""What a name cannot reach back over."""

from __future__ import annotations

import re


def last_stop(text: str, stop: re.Pattern[str], start: int, end: int) -> int:
    """Where the last stop in `text[start:end]` ends: after 落实 in `认真落实|健康同心建设|领导小组`; `start` if there is none."""
    found = stop.match(text, start, end)
    return found.end() if found else start
