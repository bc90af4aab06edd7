"""A stretch of text that may name an undertaking, and what it would be called."""

from __future__ import annotations

import re
from typing import NamedTuple

_OWN_FIRST = "我本全新第首"
_OWN = re.compile(  # 我市…服务 is called …服务, 新一轮…行动 …行动
    "^(?:[我本全][省市县区州旗](?=.{4})(?!级|域|直|际)|新一[轮批]|第[一二三四五六七八九十百0-9]{1,4}[届轮批](?=.{4})|首届(?=.{4}))"
)
_DOING = frozenset({"建设", "创建"})


class Candidate(NamedTuple):
    """`start:end` of the text; `name` is what it would be called; `how` is quoted, headed or listed; `head` its last word ('' = none).

    `around` is the weight of its head, its length and of the words around it.
    """

    start: int
    end: int
    name: str
    how: str
    head: str
    around: float = 0.0


def called(name: str, head: str) -> str:
    """The name without 等 or a head that only says what is done with it: 胸痛中心建设 is called 胸痛中心, 流通体制的改革 流通体制改革."""
    name = _OWN.sub("", name) if name[0] in _OWN_FIRST else name
    before = name[: -len(head)].removesuffix("等")
    before = before.removesuffix("的") if head == "改革" else before
    return before if head in _DOING and len(before) >= 4 else before + head


def modifier(candidate: Candidate) -> str:
    """The name without its head: 胸痛中心 is 胸痛."""
    name, head = candidate.name, candidate.head
    return name[: len(name) - len(head)] if candidate.how == "headed" and head and name.endswith(head) else name
