"""What the words of a list look like: a body, an inner unit of one, a level of government."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.rules.duties import duty_rules

_LONGEST = 44
_TORN = ("公室", "事处")  # 市委办公室 is no 公室 of 市委办
_BRACKET = re.compile("（[^（）]{0,20}）")
_LAST_BRACKET = re.compile("（[^（）]{1,16}）$")


@lru_cache(maxsize=4096)
def bodylike(words: str) -> bool:
    """Whether the words have the shape of a body's name: `市教育局`, `各有关部门`, `总工会`; not `发展`, `单位`, `对部门`."""
    names = duty_rules().names
    if not 2 <= len(words) <= _LONGEST:
        return False
    if words in names.bare or without_level(words) in names.bare:
        return True
    core = _BRACKET.sub("", words) if "（" in words else words
    if words in names.generic or core in names.generic or names.not_in.search(core):
        return False
    return words.endswith(names.tails) or (words[-1] == "）" and _LAST_BRACKET.sub("", words).endswith(names.tails))


def without_level(words: str) -> str:
    """The words without a level of government in front: `市总工会` → `总工会`."""
    for level in duty_rules().names.levels:
        if words.startswith(level):
            return words[len(level) :]
    return words


@lru_cache(maxsize=4096)
def head_of_unit(words: str) -> str | None:
    """The body an inner unit is named with: `局综合管理岗位` → `局`, `市教育局人事科` → `市教育局`; None where it stands alone."""
    names = duty_rules().names
    if len(words) > _LONGEST or not words.endswith(names.inner):
        return None
    own = names.self.match(words)
    if own:
        return own[0]
    for at in range(len(words) - 2, 1, -1):
        head, rest = words[:at], words[at:]
        if rest not in _TORN and rest.endswith(names.inner) and bodylike(head) and not head.endswith(names.inner):
            return head
    return None
