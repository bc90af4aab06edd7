"""A clause cut into cells: one number each, with the words before it and after it that are its own.

`创建健康机关5个、健康社区7个` gives (`创建健康机关`, 5个, ``) and (`健康社区`, 7个, ``); `2个国家专科、11个县级专科建设` gives (``, 2个, `国家专科`) and (``, 11个, `县级专科建设`).
"""

from __future__ import annotations

import re
from itertools import zip_longest

from kg.model.frozen import frozen
from kg.rules.quantities import QuantityRules
from kg.text.quantities import Quantity

_LEADING = re.compile(r"(?:、|以及|和|及|与|或|并|且|，)+")
_TRAILING = re.compile(r"(?:、|以及|和|及|与|或|同)$")
_INSIDE = re.compile(r"、|以及|和|及|并")

TO = re.compile(
    r"(?:已|逐步|分别)?(?:提高|提升|增加|增长|增|减|升|上升|扩大|扩展|拓展|下降|降低|降|减少|缩短|压缩|调整|跃升|攀升|回落|缩小|收窄|下调|上调|压减|精简|拓宽|延长|跨越|跃|扩充|壮大|发展|整合|合并|归并|精简|压降|恢复|攻坚|扩容|延伸)?(?:到|至|为)"
)


@frozen()
class Cell:
    """`text[start:end]` is the whole cell; `bound` the sign of a suffix (`以上`), `listed` says that a separator alone parts it from the cell before."""

    start: int
    end: int
    before: str
    quantity: Quantity
    bound: str | None
    stop: int  # where number, unit and suffix end
    after: str
    listed: bool


def cells(rules: QuantityRules, text: str, start: int, end: int, quantities: list[Quantity]) -> list[Cell]:
    """One cell a quantity, in order."""
    found: list[Cell] = []
    begin = before = start  # where the cell begins, and where the one before it ended
    for q, following in zip_longest(quantities, quantities[1:]):
        suffix = rules.suffix.match(text, q.end, end)
        stop, sign = (suffix.end(), rules.suffixes[suffix[0]]) if suffix else (q.end, None)
        cut, resume = _cut(rules, text, stop, following.start) if following else (end, end)
        found.append(Cell(begin, cut, text[begin : q.start], q, sign, stop, text[stop:cut], begin > before))
        begin, before = resume, cut
    return found


def _cut(rules: QuantityRules, text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words of the first number end and those of the second begin, in `text[start:end]` between the two."""
    if TO.match(text, start, end):
        return start, start
    leading = _LEADING.match(text, start, end)
    if leading:
        return start, leading.end()
    trailing = _TRAILING.search(text, start, end)
    if trailing:
        return trailing.start(), end
    inside = list(_INSIDE.finditer(text, start, end))
    for mark in reversed(inside):
        if rules.opening.match(text, mark.end(), end):
            return mark.span()
    if inside:
        return inside[-1].span()
    verb = rules.opening.search(text, start, end)
    if verb or rules.cue.find(text[start:end]):
        at = verb.start() if verb else start
        return at, at
    return end, end
