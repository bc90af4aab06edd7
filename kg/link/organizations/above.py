"""What a body belongs to, as far as its name and area tell for certain: department → government, organ → committee, office → group."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.link.organizations.context import level, shown
from kg.model import OrganizationType
from kg.rules.bodies import department
from kg.rules.organization_rules import organization_table
from kg.rules.places import COUNTRY, Place, gazetteer

_OFFICES = ("办公室", "办公厅")
_BRANCHES = ("分局",)


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = organization_table()["hierarchy"]
    return rules


def above(name: str, kind: OrganizationType, place: Place | None) -> str | None:
    """The body directly above: 同心县卫生健康局 → 同心县人民政府; None where the name does not tell (a group may be the party's or the state's)."""
    if kind is OrganizationType.COLLECTIVE:
        return None
    if (held := _held(name)) is not None:
        return held
    if place is None or place.code == COUNTRY:
        return None
    area = shown(place)
    for reader in (_organ, _branch, _part, _department):
        found = reader(name, area, place)
        if found is not None and found != name:
            return found
    return None


def _held(name: str) -> str | None:
    """The group, committee or government whose office this is; the body whose party group this is."""
    office = next((tail for tail in _OFFICES if name.endswith(tail)), None)
    if office is not None and name.removesuffix(office).endswith(tuple(_rules()["with_office"])):
        return name.removesuffix(office)
    if name.startswith("中共") and name.endswith("党组"):
        return name.removeprefix("中共").removesuffix("党组")
    return None


def _organ(name: str, area: str, place: Place) -> str | None:
    """Organs of a party committee: 中共同心县委组织部 → 中共同心县委员会."""
    if not name.startswith(f"中共{area}委") or name == f"中共{area}委员会":
        return None
    rest = name.removeprefix(f"中共{area}委").removeprefix("员会")
    return f"中共{area}委员会" if rest.endswith(tuple(_rules()["party_organs"])) else None


def _branch(name: str, area: str, place: Place) -> str | None:
    """A branch office belongs to the bureau of the city: 中卫市沙坡头区公安分局 → 中卫市公安局."""
    own = name.removeprefix(area)
    city = gazetteer().by_code.get(place.parent)
    if own == name or city is None or own.removesuffix("分局") not in _rules()["branches"] or level(place) != 2:
        return None
    return f"{shown(city)}{own.removesuffix('分局')}局"


def _part(name: str, area: str, place: Place) -> str | None:
    """What carries the whole name of another body before its own: 同心县人民政府办公室, 中卫市公安局交通警察支队."""
    own = name.removeprefix(area)
    holder = next((h for h in _rules()["holders"] if own != name and own.startswith(h) and own != h), None)
    return area + holder if holder else None


def _department(name: str, area: str, place: Place) -> str | None:
    """Departments of a government; not those the country runs itself, nor those that are the party's."""
    own = name.removeprefix(area)
    if own == name or place.level == "township" or not own.endswith(tuple(_rules()["departments"])) or own.endswith(_BRANCHES):
        return None
    if any(word in own for word in _rules()["not_of_government"]):
        return None
    made = department(own)
    if made is None or made[0] != 0:
        return None
    return f"{area}政府" if area.endswith("特别行政区") else f"{area}人民政府"
