"""All bodies of a kind: `各乡镇`, `各有关部门（单位）`, `市政府各委、办、局`, `医改领导小组成员单位`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.organizations.hit import Hit
from kg.recognise.organizations.known import ends_here
from kg.rules.bodies import known_tail, place_before
from kg.rules.body_tables import heads
from kg.rules.organization_rules import organization_rules

_LONGEST = 18
_HOLDER = re.compile(r"(?:[一-鿿]{0,12}(?:领导小组|委员会|指挥部|联席会议|医改|集团|联盟))$")
_OFFICE = re.compile(r"(?:局|委|办|厅|院)(?:机关|直属?|属)?$|[省市县区州]直?(?:机关)?$|(?:医共体|医联体)内$")
_NEXT = re.compile(r"（(?:单位|机构|街道|办事处|部门|社区|企业|组织|室|局|委|区|市|场|园区|中心|[市县区旗]、[市县区旗]|镇、街道)）")


def collectives(text: str) -> Iterator[Hit]:
    """Every group named with 各 (or 有关部门, 成员单位), with the place or body whose members they are."""
    for opener in organization_rules().collective.finditer(text):
        end = opener.end() if opener[0] == "成员单位" else _end(text, opener.end())
        if end is None:
            continue
        start = _start(text, opener.start())
        if opener[0] == "成员单位" and start == opener.start():
            continue
        yield Hit(start, end, text[start:end], "body-collective" if opener[0][0] == "各" else "body-collective-vague")


def _end(text: str, start: int) -> int | None:
    """The end of the last kind word within reach, before a mark that ends the name."""
    best = None
    stop = re.compile(r"[，。；：！？《》“”]|[对将应要按从在为是的由以向根据]").search(text, start, start + _LONGEST)
    limit = stop.start() if stop else min(len(text), start + _LONGEST)
    for kind in heads().collective:
        at = text.find(kind, start, limit)
        if at >= 0 and (best is None or at + len(kind) > best) and ends_here(text, at + len(kind)) and _joined(text[start:at]):
            best = at + len(kind)
    if best is None:
        return None
    tail = _NEXT.match(text, best)
    return tail.end() if tail else best


def _joined(between: str) -> bool:
    """Whether the kind word still belongs to the opener: no full list between them unless it is one of places (`各省、自治区、直辖市`)."""
    return "、" not in between or re.fullmatch(r"(?:[^、]{0,2}[省市县区州委办局、自治直辖（）]+)", between) is not None


def _start(text: str, start: int) -> int:
    window = text[max(0, start - 24) : start]
    for pattern in (_HOLDER, _OFFICE):
        found = pattern.search(window)
        if found:
            start -= len(found[0])
            break
    held = known_tail(text[max(0, start - 24) : start])
    if held is not None and held[1].rule != "body-field":
        start = max(0, start - 24) + held[0]
    return place_before(text, start)
