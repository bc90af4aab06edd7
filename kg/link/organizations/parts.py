"""Parts of a body, named after it: 中共同心县卫生健康局党组, 怀化市公安局交通警察支队, 中共通渭县委农村工作领导小组."""

from __future__ import annotations

import re

from kg.link.organizations.context import level, shown
from kg.link.organizations.reading import Named, kind_of
from kg.model import OrganizationType
from kg.rules.bodies import known_tail

_PARTY_GROUP = re.compile(r"党组|党委|党工委|纪委|纪检组")
_INNER_PARTY = re.compile(r"机关(?:党委|党总支|党支部|纪委)|党总支|党支部")
_COMMITTEE = re.compile(r"(?<=[省市州县旗盟区])(?<!自治区)委员会$")


def party_in(body: Named, rest: str) -> Named | None:
    """The party's organs in a body: its leading group bears 中共 before the body's name, the committee of its own staff (机关党委) does not."""
    if not (_PARTY_GROUP.fullmatch(rest) or _INNER_PARTY.fullmatch(rest)):
        return None
    name = body.name + rest
    return body._replace(name="中共" + name if _PARTY_GROUP.fullmatch(rest) else name, type=OrganizationType.PARTY, parent=body.name)


def part(body: Named, rest: str) -> Named:
    """Another part of a body; what a table knows as a part of such a body by its table's name (市公安局|交警支队)."""
    fixed = known_tail(rest)
    if fixed is not None and not fixed[0] and body.place is not None:
        whole = fixed[1].full[level(body.place)].replace("{p}", shown(body.place))
        if whole.startswith(body.name):
            rest = whole.removeprefix(body.name)
        elif body.name.endswith("人民政府"):
            rest = whole.removeprefix(shown(body.place))
    kind = _kind(rest, body)
    return body._replace(name=_stem(body.name) + rest, type=kind, parent=body.name)


def _kind(rest: str, body: Named) -> OrganizationType:
    """What a part of a body is: its general office and the office of a group act as the body does, other parts are units."""
    if rest == "办公厅" or (rest == "办公室" and body.name.endswith(("组", "委员会", "指挥部", "政府"))):
        return body.type
    return kind_of(rest) if rest.endswith(("小组", "专班", "指挥部", "分行", "局")) else OrganizationType.UNIT


def _stem(name: str) -> str:
    """A party committee's organs are named after its short name: 中共同心县委|农村工作领导小组."""
    return _COMMITTEE.sub("委", name) if name.startswith("中共") else name
