"""Names → what a person may type for them without a Chinese keyboard. Search keys only: nothing is identified by its sound."""

from __future__ import annotations

import re
from functools import cache

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LONGEST = 60  # characters of a name that are spelled out


def spelled(name: str) -> str:
    """`三减三健` → `sanjiansanjian sjsj`: whole syllables, then initials; letters and digits stay; empty where there is no Han character."""
    short = name[:_LONGEST].lower()
    if not _HAN.search(short):
        return ""
    full: list[str] = []
    first: list[str] = []
    for part in re.split(r"([\u3400-\u9fff]+)", short):
        syllables = _syllables(part) if _HAN.fullmatch(part) else (re.sub(r"[^0-9a-z]+", "", part),)
        full += syllables
        first += [s[0] for s in syllables if s] if _HAN.fullmatch(part) else syllables
    return f"{''.join(full)} {''.join(first)}"


@cache
def _syllables(han: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(han, style=Style.NORMAL, errors="ignore"))
