"""What the columns of a task table hold, by the words of their heads."""

from __future__ import annotations

from functools import lru_cache

from kg.rules.headings import duty_labels


@lru_cache(maxsize=1024)
def header_field(head: str) -> str:
    """What a column with this head holds: `header_field("牵头单位")` is `lead`; empty if the words do not say."""
    for field, words in duty_labels().columns:
        if words.search(head):
            return field
    return ""
