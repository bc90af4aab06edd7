"""What one 各 covers besides the first word behind it: `各级财政、审计部门`, `各级医疗机构和学校`, `各县（市、区）|教育局`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.recognise.organizations.hit import Hit
from kg.recognise.organizations.stops import ends_here
from kg.rules.bodies import fields_of, lookup
from kg.rules.body_tables import heads
from kg.rules.organization_rules import organization_rules
from kg.text.words import any_of

_LONGEST_BUREAU = 14
_FIELDS = re.compile(r"[一-鿿、]{2,30}?(?<!各)部门")
_AREA_ENDS = frozenset("省市县区州旗盟地级）")
_WHERE = re.compile("地(?![区方市])|[省市县区]级")
_VARIANTS = re.compile("（[局厅委办、]{1,5}）")


def fields_after(text: str, start: int, opener: int) -> Iterator[Hit]:
    """`各级财政、审计部门` as one group a field: 各级 begins at `start` and ends at `opener`; nothing for a single field."""
    opener += text.startswith("地", opener)
    found = _FIELDS.match(text, opener)
    if found is None or ("、" not in found[0] and "和" not in found[0]):
        return
    at, names = fields_of(found[0])
    if at == 0 and len(names) > 1:
        yield from (Hit(start, found.end(), text[start:opener] + name, "body-collective") for name in names)


def bureau_after(text: str, end: int) -> int:
    """Where the bureau that follows a group of areas ends: `各省（区、市）|知识产权局`; `end` if none does."""
    if text[end - 1] not in _AREA_ENDS:
        return end
    for size in range(min(_LONGEST_BUREAU, len(text) - end), 2, -1):
        name = text[end : end + size]
        found = lookup(name) if name[-1] in "局委厅办会院" and ends_here(text, end + size) else None
        if found and not found[0] and not found[1].national:
            variants = _VARIANTS.match(text, end + size)
            return variants.end() if variants else end + size
    return end


def placed_bureau(text: str, opener: int) -> int | None:
    """Where the bureau each area has ends: `各|省级卫生健康委`, `各|地教育局`."""
    where = _WHERE.match(text, opener)
    end = bureau_after(text, where.end()) if where else opener
    return end if where and end > where.end() else None


def members_after(text: str, start: int, opener: int, end: int) -> Iterator[Hit]:
    """The other kinds one 各 covers, which begins at `start` and ends at `opener`: 各级学校 of `各级医疗机构和学校要`."""
    where = _WHERE.match(text, opener)
    each = text[start : where.end() if where else opener]
    found = _next().match(text, end)
    while found and ends_here(text, found.end()) and not organization_rules().verb.search(found["other"]):
        yield Hit(found.start("other"), found.end(), each + found["other"], "body-collective")
        found = _next().match(text, found.end())


@cache
def _next() -> re.Pattern[str]:
    kinds = any_of(kind for kind in heads().collective if len(kind) > 1 and not kind.startswith(("牵头", "责任", "成员")))
    own = "各|有关|相关|其他|社会|个人|群众|基层|[省市县区州旗镇乡村](?:级|直|属|委|政府|人民|里|域)|自治|国家|中央|国务院|本|我|该"
    return re.compile(
        rf"(?:以及|[、和与及])(?P<other>(?!{own})[一-鿿]{{0,8}}?{kinds})(?=[，。；：！？（、和与及要应须负按结对将可在]|以及|$)"
    )
