"""When a found name, number or unit is the annotated one. The same measures as the annotation guide's judge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_LEFT_OUT = re.compile(r"[\s*“”\"'‘’「」『』《》〈〉()（）\[\]【】,，.。;；:：、·•—\-－–~～]")
# units that count the same thing, by the one they are compared as
_SAME_UNIT = {
    **dict.fromkeys(("名", "位", "人次"), "人"),
    **dict.fromkeys(("所", "家", "项", "户", "支", "处", "间", "座", "种", "类"), "个"),
    **dict.fromkeys(("场次", "场", "轮次"), "次"),
    **dict.fromkeys(("1/10万", "每10万", "十万分之", "/十万"), "/10万"),
    "％": "%",
    "个百分点": "百分点",
}


def bare(text: object) -> str:
    """The text without punctuation, quotation marks and white space."""
    return _LEFT_OUT.sub("", str(text or "")).lower()


def dice(a: object, b: object) -> float:
    """Similarity of two texts by their character pairs, 0 to 1 (Dice's coefficient)."""
    one, two = bare(a), bare(b)
    if one == two:
        return 1.0
    first, second = (Counter(t[i : i + 2] for i in range(len(t) - 1)) or Counter([t]) for t in (one, two))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def unit(text: object) -> str:
    plain = re.sub(r"\s", "", str(text or ""))
    return _SAME_UNIT.get(plain, plain)


def same_number(a: float | None, b: float | None) -> bool:
    return a == b or (a is not None and b is not None and abs(a - b) <= 1e-6 * max(1.0, abs(a)))


def pair(gold: Sequence[T], found: Sequence[T], score: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """One-to-one pairs, the best first; a score of 0 is no match; ties go to the earlier."""
    candidates = [(-s, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (s := score(g, f)) > 0]
    left, right = set[int](), set[int]()
    pairs: list[tuple[T, T]] = []
    for _, i, j in sorted(candidates):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], found[j]))
    return pairs
