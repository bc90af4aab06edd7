"""What a document itself writes in full stands for its short forms: 营商环境办 → 优化营商环境工作领导小组办公室, 领导小组办公室 → that of its one group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.link.organizations.context import Context, shown
from kg.link.organizations.reading import Named
from kg.model import OrganizationType
from kg.rules.bodies import lookup
from kg.rules.body_places import place_start
from kg.rules.places import COUNTRY

_GROUP = ("领导小组", "协调小组", "指挥部", "联席会议", "专班", "委员会")
_BARE = re.compile(r"(?:工作)?(?P<group>领导小组|协调小组|指挥部|联席会议|专班)(?:下设)?(?P<office>办公室|办)?(?:（[^（）]{1,20}）)?")
_WRITTEN = (("办", "办公室"), ("委", "委员会"))
_OTHER_BODY = re.compile(
    r"(?:执法|监察|稽查|服务|保护|(?<!监督)管理)(?:局|[支大总]队)$"
)  # a bureau's own offspring: 交通运输综合行政执法局 is not 交通局
_NEVER = (OrganizationType.COLLECTIVE, OrganizationType.ENTERPRISE)
_SHORT, _FULL, _CORE = 7, 6, 3  # characters of a short form at most, of a full one and of words taken whole at least


def by_own_forms(names: Mapping[str, Named], known: Context) -> dict[str, Named]:
    """The readings by printed name; a short form stands for the one body of its area that the document writes in full and it can be short for."""
    full = {own: reading for name, reading in names.items() if (own := _in_full(name, reading))}
    offices = {own + "办公室": _office(reading) for own, reading in full.items() if own.endswith(_GROUP)}
    bodies = {**offices, **full}
    return {name: _meant(name, reading, bodies, known) or reading for name, reading in names.items()}


def _meant(name: str, reading: Named, bodies: Mapping[str, Named], known: Context) -> Named | None:
    """The body the document writes in full that a name is short for."""
    if reading.problem:
        return None
    form = name[place_start(name) :]
    return _bare(form, reading, bodies, known) or _by_form(form, name, reading, bodies)


def _in_full(name: str, reading: Named) -> str:
    """The name without its area, if it is printed as it officially reads; empty for any other."""
    if reading.problem or reading.place is None or reading.place.code == COUNTRY or reading.type in _NEVER:
        return ""
    own = reading.name.removeprefix("中共").removeprefix(shown(reading.place))
    return own if len(own) >= _FULL and name.endswith(own) and not _BARE.fullmatch(own) else ""


def _office(group: Named) -> Named:
    return group._replace(name=group.name + "办公室", parent=group.name)


def _bare(form: str, reading: Named, bodies: Mapping[str, Named], known: Context) -> Named | None:
    """`领导小组`, `领导小组办公室（设在…）` in a document that names one such group of its area."""
    found = _BARE.fullmatch(form)
    if found is None:
        return None
    place = reading.place or known.governed
    end = found["group"] + ("办公室" if found["office"] else "")
    meant = [body for own, body in bodies.items() if body.place == place and own.endswith(end)]
    return meant[0]._replace(why=(f"the only {end} that the document names",)) if len(meant) == 1 else None


def _by_form(form: str, name: str, reading: Named, bodies: Mapping[str, Named]) -> Named | None:
    """`营商环境办` for the one body of its area that takes these characters in their order."""
    if reading.place is None or not 2 < len(form) <= _SHORT:
        return None
    written = reading.name.removeprefix("中共").removeprefix(shown(reading.place))
    if written in bodies or (written == form and lookup(name) is not None):
        return None
    long = next((form.removesuffix(short) + long for short, long in _WRITTEN if form.endswith(short)), form)
    last = long[-1]
    meant = {
        body.name: body for own, body in bodies.items() if own[-1] == last and body.place == reading.place and _short_for(form, long, own)
    }
    if len(meant) != 1:
        return None
    (body,) = meant.values()
    return body._replace(why=(*reading.why, f"the document writes {body.name} in full"))


def _short_for(form: str, written: str, own: str) -> bool:
    """Whether a form, with its end `written` out, takes its characters from a full name in their order, from the first to the last."""
    if len(own) <= len(written) or (own[-2:] != written[-2:] and len(written) > len(form)) or _OTHER_BODY.search(own):
        return False
    core = form[:-1]
    if own.endswith("办公室") and form[-1] == "办" and len(core) >= _CORE and core in own:
        return True
    return own[0] == written[0] and _in_order(written, own)


def _in_order(short: str, full: str) -> bool:
    rest: Iterator[str] = iter(full)
    return all(char in rest for char in short)
