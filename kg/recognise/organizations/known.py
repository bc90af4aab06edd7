"""Bodies the tables know, wherever they stand: `区卫健委`, `市委、市政府`, `国家发展改革委`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.organizations.hit import Hit
from kg.recognise.organizations.prefix import places_before
from kg.rules.bodies import known_tail
from kg.rules.body_tables import heads
from kg.rules.organization_rules import organization_rules

_WINDOW = 24
_PARTY_HOLDER = re.compile(r"(?:省|市|县|区|州|旗|自治区|工)(?:党?委)$|党委$")
_COMMITTEE_AND_GOVERNMENT = re.compile(r"(?P<place>自治[区州县]|[省市县区州旗])?(?P<committee>党?委)(?:、|和|与|及)?(?P<other>自治[区州县]|[省市县区州旗])?(?P<government>(?:人民)?政府)(?!办|采购|投资|性|购)")


def known(text: str) -> Iterator[Hit]:
    """Every known form with the place words before it; a form that is also a word only with a place."""
    rules = organization_rules()
    for last in rules.last.finditer(text):
        end = last.end()
        found = known_tail(text[max(0, end - _WINDOW) : end])
        if found is None or not ends_here(text, end):
            continue
        core = max(0, end - _WINDOW) + found[0]
        yield from _with_place(text, core, end, found[1].rule, found[1].national)


def ends_here(text: str, end: int) -> bool:
    """Whether a name can end at `end`: what follows does not make its last characters another word (`卫生健康局|面`)."""
    after, table = text[end : end + 1], heads().not_before
    return not after or all(after not in table.get(text[max(0, end - size) : end], "") for size in (1, 2))


def _with_place(text: str, core: int, end: int, rule: str, national: bool) -> Iterator[Hit]:
    rules, form = organization_rules(), text[core:end]
    if national:
        yield Hit(core, end, form, rule)
        return
    starts = places_before(text, core)
    if starts:
        first = starts[0][0]
        for _, words in starts:
            yield Hit(first, end, words + form, rule)
    elif form in rules.one_of_a_kind:
        if not text[:core].endswith(rules.kind_before):
            yield Hit(core, end, form, "body-one-of-a-kind")
    elif form not in rules.weak:
        yield Hit(core, end, form, rule)


def committee_and_government(text: str) -> Iterator[Hit]:
    """`区委、区政府`, `市委、政府`, `自治区党委和政府` as two bodies."""
    if "政府" not in text:
        return
    for pair in _COMMITTEE_AND_GOVERNMENT.finditer(text):
        place, at = pair["place"] or "", pair.start()
        if not place:
            continue
        starts = places_before(text, at + len(place))
        words = starts[0][1] if starts else place
        start = starts[0][0] if starts else at
        yield Hit(start, pair.end("committee"), words + pair["committee"], "body-pair")
        begin = pair.start("other") if pair["other"] else pair.start("government")
        yield Hit(begin, pair.end(), (pair["other"] or words) + pair["government"], "body-pair")
