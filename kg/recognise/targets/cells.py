"""A clause cut into cells: one number each, with the words before it and after it that are its own.

`创建健康机关5个、健康社区7个` gives (`创建健康机关`, 5个, ``) and (`健康社区`, 7个, ``); `2个国家专科、11个县级专科建设` gives (``, 2个, `国家专科`) and (``, 11个, `县级专科建设`).
"""

from __future__ import annotations

import re

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
    stops = [_suffixed(rules, text, q, end) for q in quantities]
    cuts, resumes = [], [start]
    for (stop, _), q in zip(stops, quantities[1:], strict=False):
        cut, resume = _cut(rules, text[stop : q.start])
        cuts.append(stop + cut)
        resumes.append(stop + resume)
    cuts.append(end)
    return [
        Cell(resume, cut, text[resume : q.start], q, sign, stop, text[stop:cut], resume > cut_before)
        for q, (stop, sign), cut, resume, cut_before in zip(quantities, stops, cuts, resumes, [start, *cuts], strict=False)
    ]


def _suffixed(rules: QuantityRules, text: str, q: Quantity, end: int) -> tuple[int, str | None]:
    suffix = rules.suffix.match(text, q.end, end)
    return (suffix.end(), rules.suffixes[suffix[0]]) if suffix else (q.end, None)


def _cut(rules: QuantityRules, gap: str) -> tuple[int, int]:
    """Where the words of the first number end and those of the second begin, in the text between the two."""
    if TO.match(gap):
        return 0, 0
    leading = _LEADING.match(gap)
    if leading:
        return 0, leading.end()
    trailing = _TRAILING.search(gap)
    if trailing:
        return trailing.start(), len(gap)
    inside = list(_INSIDE.finditer(gap))
    for mark in reversed(inside):
        if rules.opening.match(gap, mark.end()):
            return mark.start(), mark.end()
    if inside:
        return inside[-1].start(), inside[-1].end()
    verb = rules.opening.search(gap)
    if verb or rules.cue.find(gap):
        at = verb.start() if verb else 0
        return at, at
    return len(gap), len(gap)
