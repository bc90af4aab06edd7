"""Mentions of bodies → the bodies: official name, type, area, level, what they belong to and what they succeeded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.link.organizations.bodies import body
from kg.link.organizations.context import Context, context, level, shown
from kg.link.organizations.names import official
from kg.link.organizations.own_forms import by_own_forms
from kg.link.organizations.reading import Named
from kg.link.organizations.variants import merged
from kg.model import DutyMention, Entity, Link, OrganizationMention, OrganizationType, Outline, Stated, Unlinked
from kg.rules.body_places import place_start
from kg.rules.body_tables import organization_scores
from kg.rules.duties import duty_rules
from kg.rules.organization_rules import organization_rules
from kg.rules.places import gazetteer

_COLLECTIVE = OrganizationType.COLLECTIVE
_COUNTY = 2
_VAGUE = "body-collective-vague"
_GROUP = "body-head-government"
_ANY_GROUP = re.compile(
    "(?:新型冠状病毒感染的?|肺炎|新冠肺炎|疫情|防控|应对|联防联控|处置|协调|部际|工作|应急)*(?:领导小组|指挥部|委员会|联席会议|专班)(?:办公室)?"
)
_BUREAUS = ("局", "委员会", "厅")
_LOCAL_RULES = frozenset({"body-stem", "body-stems", "body-tail", "body-field"})

__all__ = ["link_organizations"]


def link_organizations(
    mentions: Sequence[OrganizationMention | DutyMention], place: Entity | None, issuers: tuple[Stated, ...], outline: Outline
) -> tuple[Link | Unlinked, ...]:
    """One answer for each mention, in their order: `区卫健委` in Tongxin → 宁夏回族自治区卫生健康委员会; not certain → the candidates and why."""
    known = context(place, issuers, [m.name for m in mentions])
    names = by_own_forms({name: official(name, known) for name in dict.fromkeys(m.name for m in mentions)}, known)
    same = merged([reading for m in mentions if not (reading := names[m.name]).problem])
    readings = {name: _bureau_of_field(name, reading, names) for name, reading in names.items()}
    groups = {reading.name: reading for m in mentions if (reading := readings[m.name]).type is _COLLECTIVE and not _is_vague(m)}
    answers: dict[tuple[str, str], Link | Unlinked] = {}  # by name and rule
    given: list[Link | Unlinked] = []
    for m in mentions:
        asked = m.name, m.rule
        answer = answers.get(asked)
        if answer is None:
            answers[asked] = answer = _answer(m, readings[m.name], same, groups, known)
        else:
            answer = answer.of(m)
        given.append(answer)
    return tuple(given)


def _answer(
    mention: OrganizationMention | DutyMention, reading: Named, same: Mapping[str, str], groups: Mapping[str, Named], known: Context
) -> Link | Unlinked:
    if reading.problem:
        return Unlinked(mention, tuple(_entity(reading, f"{shown(p)}{reading.name}") for p in reading.candidates[:8]), reading.problem)
    if mention.rule == "body-one-of-a-kind" and (known.governed is None or level(known.governed) != _COUNTY):
        return Unlinked(mention, (), f"{mention.name} is a kind of institution here: the governed area has more than one")
    if _is_no_area(mention, reading, known):
        return Unlinked(mention, (), f"{mention.name} is a kind of body here: the document speaks for the whole country")
    if mention.rule == "body-town" and not _is_town(mention.name, known):
        return Unlinked(mention, (), "no township of the governed area has this name")
    if _is_vague(mention) and same.get(reading.name, reading.name) not in groups:
        return Unlinked(mention, (), f"{mention.name} is a kind of body: the document names no such group with 各")
    if mention.rule == "body-kind":
        group = _group_of_kind(reading, groups)
        if group is None:
            return Unlinked(mention, (), f"{mention.name} is a kind of institution, not one of them")
        reading = group._replace(why=(f"the document speaks of {group.name}",))
    name = same.get(reading.name, reading.name)
    why = (*reading.why, f"written {reading.name} as well") if name != reading.name else reading.why
    return Link(mention, _entity(reading, name), reading.method, organization_scores()[reading.method], why)


def _is_vague(mention: OrganizationMention | DutyMention) -> bool:
    """Whether a mention outside the header says 有关 or 相关 without 各: `市相关部门`, `相关区`."""
    if mention.rule == _VAGUE:
        return True
    name = mention.name
    vague = "关" in name and ("有关" in name or "相关" in name) and not mention.rule.startswith("header-")
    return vague and duty_rules().nobody.fullmatch(name) is not None


def _bureau_of_field(name: str, reading: Named, names: Mapping[str, Named]) -> Named:
    """`科技部门` is the area's 科技工业和信息化局 where the document names that, and no other bureau that holds the field."""
    field = name.removesuffix("部门")
    if field == name or reading.place is None or reading.problem or reading.type is not OrganizationType.GOVERNMENT:
        return reading
    field = field[place_start(field) :]
    area = shown(reading.place)
    bureaus = {
        r.name: r
        for n, r in names.items()
        if r.place == reading.place and not n.endswith("部门") and r.name.startswith(area) and r.name.endswith(_BUREAUS)
    }
    holding = [r for name, r in bureaus.items() if field in name[len(area) :].removeprefix("人民政府")]
    if len(holding) != 1 or reading.name in bureaus:
        return reading
    return holding[0]._replace(why=(*reading.why, f"the only bureau of the document that holds {field}"))


def _is_no_area(mention: OrganizationMention | DutyMention, reading: Named, known: Context) -> bool:
    """Whether running text of the whole country names a kind of local body without an area (`民政部门`, `教育局`)."""
    own = reading.method == "national" and reading.type is OrganizationType.ASSOCIATION and not reading.name.startswith(mention.name[:2])
    if mention.rule == _GROUP and known.country:
        return reading.method == "implied" and _ANY_GROUP.fullmatch(mention.name) is not None
    return known.country and (reading.method == "implied" or own) and mention.rule in _LOCAL_RULES


def _group_of_kind(reading: Named, groups: Mapping[str, Named]) -> Named | None:
    """`同心县各公立医院` for `同心县公立医院`, where the document speaks of the group."""
    name = shown(reading.place) if reading.place else ""
    return groups.get(f"{name}各{reading.name.removeprefix(name).removeprefix('级')}")


def _is_town(name: str, known: Context) -> bool:
    """Whether the name without its head noun is that of a township in the governed county or a county of the governed city."""
    words = next((name.removesuffix(head) for head in organization_rules().town if name.endswith(head)), name)
    if known.governed is None or known.governed.level not in ("prefecture", "county", "township"):
        return False
    county = known.chain.get("county")
    within = [county] if county else list(gazetteer().children(known.governed.code))
    return any(town.name.startswith(words) for place in within for town in gazetteer().townships(place.code))


def _entity(reading: Named, name: str) -> Entity:
    """The body read, under the name that stands for all its spellings in the document."""
    return body(name, reading.type, reading.place, reading.parent, () if name == reading.name else (reading.name,))
