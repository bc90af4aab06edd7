"""One name as printed → the body's official name, type and place. Readers are tried from the surest to the loosest."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.link.organizations.context import Area, Context, area, issuing_body, level, shown
from kg.link.organizations.parts import part, party_in
from kg.link.organizations.reading import Named, kind_of
from kg.link.organizations.spelling import names_a_place, respelled
from kg.model import OrganizationType
from kg.rules.bodies import known_tail, may_end
from kg.rules.body_places import is_place_words, is_placed, place_start
from kg.rules.body_tables import National, head_noun, heads, named_otherwise, national_forms
from kg.rules.full_forms import full_forms
from kg.rules.places import COUNTRY, Place, gazetteer

_OWN = re.compile(r"(?:[我本该](?P<named>委|局|厅|办|院|校|部|署|站|中心|集团)|(?P<head>委|局|厅|办|院|部|署))(?P<rest>.*)")
_OPENER = re.compile(r"各级各类|各类各级|各级|各类|各有关|各相关|各|有关|相关|其他|成员单位")
_COMMITTEE = re.compile(r"(?P<place>.*(?:自治[区州县]|[省市州县区旗]))党?委")
_FULL_COMMITTEE = re.compile(r"(?P<whole>.*(?:自治[区州县]|[省市州县区旗]))委员会(?P<organ>[^委]{0,12})")
_LONGEST_STEM = 4
_CITY = 1  # the form a body's name has in a prefecture
_RUN = re.compile(r"[省市州县区旗]")
_GROUPS = ("领导小组", "委员会", "指挥部", "联席会议", "协会", "联盟", "集团", "小组", "专班")
_SUPERIORS = ("部", "委", "局", "厅", "署")
_POST = re.compile(r".+(?:岗位|处室|科室|(?<![事理络])处|科|(?<!公)室|股)")
_PROVINCES = re.compile("各省(?![辖级直属])")
_POSTS = re.compile(r"各(?:处室|科室|股室|岗位|科|处|室|股)")
_OWN_COMMITTEE = re.compile(r"(?<![省市州县区旗盟党])委(?:员会)?$")  # one that is not the party's
_STATIONED = re.compile(r"(?:[一-鿿]{1,8}(?:纪委监委|纪委))?派?驻(?P<host>[一-鿿]{1,20}?)(?:机关)?(?P<group>纪检监察组|纪检组)")
_FORMER = re.compile(r"（(?:原|挂牌|加挂)[^（）]{1,30}）")  # what it was called before
_DIRECT = re.compile(r"各?直属各?(?P<kind>(?:事业)?单位|机构)")
_ZONE = re.compile(r"(?:新区|开发区|示范区|实验区|度假区|保税区|园区)管理委员会$")
_ABROAD = ("国家", "中国", "全国", "中华", "国务院", "中央", "国际", "世界")


def official(name: str, known: Context) -> Named:
    """The body a printed name stands for in a document of this context."""
    name = respelled(_plain(name), known)
    national = national_forms().get(name) if name.startswith("中国共产党") else None
    if national is not None:
        return Named(national.name, national.type, None, "national", (f"{name} is a body of the whole country",))
    bare = name if name.startswith("中共中央") else name.removeprefix("中共").removeprefix("中国共产党")
    if len(name) <= _LONGEST_STEM and (town := _town(name, known)):
        return _placed(area("", known), "{p}" + town, OrganizationType.GOVERNMENT)
    for reader in (_in_full, _own_office, _whole, _committee, _stationed, _own, _collective, _unit, _headed):
        found = reader(bare, known)
        if found is not None:
            return _party(found) if bare != name else found
    return _placed(area("", known), "{p}" + bare, OrganizationType.GOVERNMENT)


def _town(name: str, known: Context) -> str:
    """The township of the governed county that a list leaves without its 镇 or 乡 (`会川、五竹等乡镇`); empty if none is called so."""
    if known.governed is None or known.governed.level != "county":
        return ""
    towns = [town.name for town in gazetteer().townships(known.governed.code) if town.name in (name + "镇", name + "乡", name + "街道")]
    return towns[0] if len(towns) == 1 else ""


def _plain(name: str) -> str:
    """A name without what it was called before and without the end of a bracket that stood around its list."""
    if "）" not in name:
        return name
    return _FORMER.sub("", name) if "（" in name else name.removesuffix("）")


def _party(found: Named) -> Named:
    name = found.name if found.name.startswith("中共") else "中共" + found.name
    return found._replace(name=name, type=OrganizationType.PARTY)


def _placed(where: Area, template: str, kind: OrganizationType) -> Named:
    """A template with the area's name put in; without an area the reason why."""
    if where.place is None and where.method != "implied":
        return Named(template.replace("{p}", ""), kind, None, where.method, where.why, None, where.why[0], where.candidates)
    name = shown(where.place) if where.place else ""
    if not name and template.startswith("中共{p}委"):
        return Named(template, kind, None, where.method, (), None, "a party committee's organ without a known area")
    if name.endswith("特别行政区"):
        template = template.replace("{p}人民政府", "{p}政府")
    if name.endswith("自治区"):
        template = re.sub(r"(?<=\{p\})委(?!员会)", "委员会", template) if template.startswith("中共") else template
    full = template.replace("{p}", name)
    return Named(named_otherwise().get(full, full), kind, where.place, where.method, where.why)


# ---------------------------------------------------------------- readers


def _whole(name: str, known: Context) -> Named | None:
    """Place words and a known form: `区卫健委`, `教育局`, `国家发展改革委`."""
    found = known_tail(name, known.country and not is_placed(name))
    if found is None or not is_place_words(name[: found[0]]):
        return None
    body = found[1]
    national = _national(name) if known.country and not body.national else None
    if national is not None:
        return Named(national.name, national.type, None, "national", (f"{name} in a document of the whole country",))
    if body.national:
        return Named(body.full[0], body.type, None, "national", (f"{body.surface} is a body of the whole country",))
    words = name[: found[0]]
    where = area(words, known)
    if where.place is not None and _of_a_city(words, where.place):
        return _placed(
            where, words + body.full[level(where.place)].replace("{p}", ""), body.type
        )  # a city's bureau for one of its counties
    if where.place is not None and body.surface.endswith(("馆", "台")) and words in where.place.short:
        return Named(name, body.type, where.place, where.method, where.why)  # 上海博物馆 is not 上海市博物馆
    rank = _CITY if body.rule == "body-field" and _is_municipality(where.place) else level(where.place)
    template = body.full[rank]
    if "{w}" in template and where.place is not None and where.place.code == COUNTRY:
        return None
    if "{w}" in template and where.place is not None:
        template = template.replace("{w}", where.place.short[0] if where.place.short else where.place.name)
    return _placed(where, template.replace("{w}", ""), body.type)


def _is_municipality(place: Place | None) -> bool:
    """Whether a province is a city, whose departments are bureaus as a city's are (上海市财政局)."""
    return place is not None and place.level == "province" and place.name.endswith("市")


def _of_a_city(words: str, place: Place) -> bool:
    """Whether a county is named by its short name after its city's (`镇江市句容`), as the city's bureaus for it are."""
    short = next((word for word in place.short if words.endswith(word)), "")
    return bool(short) and _RUN.search(words[: -len(short)]) is not None


def _in_full(name: str, known: Context) -> Named | None:
    """Names that hold their area inside, printed in full: `共青团沈阳市委员会`, `国家税务总局同心县税务局`."""
    for start, end, template, kind in full_forms().get(name[:2], ()):
        middle = name.removeprefix(start).removesuffix(end)
        if len(name) - len(middle) == len(start) + len(end) and middle and is_place_words(middle):
            where = area(middle, known)
            short = where.place.short[0] if where.place and where.place.short else middle
            return _placed(where, template.replace("{w}", short), kind)
    return None


def _national(form: str) -> National | None:
    """The national body a short form without its 国家, 中国 or 中央 stands for: `网信办`, `残联`."""
    forms = national_forms()
    return next((forms[prefix + form] for prefix in _ABROAD if prefix + form in forms), None)


def _committee(name: str, known: Context) -> Named | None:
    """`区委`, `自治区党委`, and in full `红寺堡区委员会`, also with its office."""
    if "委" not in name:
        return None
    short, full = _COMMITTEE.fullmatch(name), _FULL_COMMITTEE.fullmatch(name)
    place = short["place"] if short else full["whole"] if full else ""
    if not place or not is_place_words(place):
        return None
    return _placed(area(place, known), "中共{p}委员会" + (full["organ"] if full else ""), OrganizationType.PARTY)


def _stationed(name: str, known: Context) -> Named | None:
    """`驻局纪检监察组`, `派驻市教育局纪检监察组`: the discipline inspectors stationed in the issuing or the named body."""
    found = _STATIONED.fullmatch(name) if "驻" in name else None
    if found is None:
        return None
    host = found["host"].lstrip("我本")
    body = (
        official(issuing_body(known) if len(host) == 1 else host, replace(known, issuers=()))
        if issuing_body(known) or len(host) > 1
        else None
    )
    if body is None or body.problem or body.place is None or not body.name.startswith(shown(body.place)):
        return None
    place = shown(body.place)
    stationed = f"{place}纪委监委驻{'自治区' if place.endswith('自治区') else place[-1]}{body.name.removeprefix(place)}{found['group']}"
    return Named(stationed, OrganizationType.PARTY, body.place, body.method, body.why, f"{place}纪委监委")


def _own(name: str, known: Context) -> Named | None:
    """`我委`, `局综合管理岗位`, `局机关各岗位`: the issuing body or a part of it."""
    found, issuer = _OWN.fullmatch(name), issuing_body(known)
    if found is None:
        return None
    head = found["named"] or found["head"]
    if head in _SUPERIORS and issuer.endswith(("办公厅", "办公室")):
        issuer = issuer.removesuffix("办公厅").removesuffix("办公室")
    if not issuer or head not in issuer[-3:]:
        if found["head"]:
            return None
        return Named(name, OrganizationType.GOVERNMENT, None, "own", (), None, f"the document says {name}, but was not issued by a {head}")
    body = official(issuer, replace(known, issuers=()))
    rest = found["rest"]
    if not rest:
        return body._replace(method="own", why=(f"{name} in a document of {body.name}",))
    if (party := party_in(body, rest)) is not None:
        return party._replace(method="own", why=(f"{name} in a document of {body.name}",))
    kind = OrganizationType.COLLECTIVE if _OPENER.search(rest) else kind_of(rest) if rest.endswith(_GROUPS) else OrganizationType.UNIT
    kept = name if rest.startswith(("直", "属")) else rest
    return Named(body.name + kept, kind, body.place, "own", (f"part of {body.name}, which issued the document",), body.name)


def _own_office(name: str, known: Context) -> Named | None:
    """`委办公室` in a document of a committee that is not the party's: the general office of that committee."""
    return _own(name, known) if name == "委办公室" and _OWN_COMMITTEE.search(issuing_body(known)) else None


def _collective(name: str, known: Context) -> Named | None:
    """`各乡镇`, `区直各部门`, `市政府各委、办、局`: a group is named with the area or body it belongs to."""
    opener = _OPENER.search(name)
    if opener is None:
        return None
    holder, rest = name[: opener.start()], name[opener.start() :]
    if rest == "成员单位" and not holder.endswith(_GROUPS):
        holder += "领导小组"
        name = holder + rest
    issuer = issuing_body(known)
    if known.country and issuer.startswith("国务院") and name in ("各有关部门", "有关部门"):
        return Named(
            "国务院各有关部门", OrganizationType.COLLECTIVE, None, "implied", ("named in a document of the State Council",), "国务院"
        )
    if not holder and issuer and _POSTS.fullmatch(rest):
        body = official(issuer, replace(known, issuers=()))
        return Named(body.name + rest, OrganizationType.COLLECTIVE, body.place, "own", (f"posts of {body.name}",), body.name)
    if holder in _ABROAD or holder.startswith("中央和国家") or holder.endswith("国家机关") or (not holder and _PROVINCES.match(rest)):
        return Named(name, OrganizationType.COLLECTIVE, None, "national", ("named for the whole country",))
    direct = _DIRECT.fullmatch(name)
    if direct and issuer.endswith((*_SUPERIORS, "委员会")):
        body = official(issuer, replace(known, issuers=()))
        return Named(f"{body.name}各直属{direct['kind']}", OrganizationType.COLLECTIVE, body.place, "own", (f"of {body.name}",), body.name)
    if not holder or holder[-1] in "直属、）" or not _is_holder(holder):
        if place_start(holder) and "、" not in holder and not holder.endswith(("直", "属")):
            at = place_start(holder)
            return _placed(area(holder[:at], known), "{p}" + holder[at:] + rest, OrganizationType.COLLECTIVE)
        return _placed(area("", known), "{p}" + name, OrganizationType.COLLECTIVE)
    if is_place_words(holder):
        return _placed(area(holder, known), "{p}" + rest, OrganizationType.COLLECTIVE)
    body = official(holder, known)
    owner = (
        body.name.removesuffix("员会")
        if _COMMITTEE.fullmatch(holder) and body.place and not body.place.name.endswith("自治区")
        else body.name
    )
    return body._replace(name=owner + rest, type=OrganizationType.COLLECTIVE, parent=body.name)


def _is_holder(words: str) -> bool:
    return is_place_words(words) or _COMMITTEE.fullmatch(words) is not None or known_tail(words) is not None


def _unit(name: str, known: Context) -> Named | None:
    """A body and a part of it: `市卫健委党委`, `市人民医院120指挥调度中心`; a bare post belongs to the issuer."""
    for end in range(len(name) - 2, 2, -1):
        found = known_tail(name[:end], known.country) if may_end(name, end) else None
        if found is None or found[1].rule == "body-field" or not is_place_words(name[: found[0]]):
            continue
        rest, body = name[end:], official(name[:end], known)
        if rest.endswith("委") and body.name.endswith("人民代表大会"):
            rest += "员会"  # 区人大|城建环资委
        if body.problem or not (rest.endswith(heads().units) or head_noun(rest)):
            return None
        return party_in(body, rest) or part(body, rest)
    issuer = issuing_body(known)
    if not issuer or place_start(name) or not (_POST.fullmatch(name) or name.startswith("机关")):
        return None
    body = official(issuer, replace(known, issuers=()))
    if not issuer.endswith("政府") and (party := party_in(body, name)) is not None:
        return party
    if _POST.fullmatch(name):
        return Named(body.name + name, OrganizationType.UNIT, body.place, "own", (f"a post in a document of {body.name}",), body.name)
    return None


def _headed(name: str, known: Context) -> Named | None:
    """A name with a head noun: its place is written out where it is named in full or as a level, else the governed one is put before."""
    kind = kind_of(name)
    if name.startswith(_ABROAD):
        kind = OrganizationType.PARTY if name.startswith("中央") and name.endswith(_GROUPS) else kind
        return Named(name, kind, None, "national", ("named for the whole country",))
    name = re.sub("管委会$", "管理委员会", name)
    at = place_start(name)
    if not at:
        bare = (
            kind is OrganizationType.ENTERPRISE
            or (name.endswith("局") and names_a_place(name))
            or (name.startswith(("武警", "国网")) and names_a_place(name))
            or name.endswith(("大学", "学院", "研究院", "基金会", "博物馆", "博物院", "纪念馆"))
        )
        where = area("", known)
        if _ZONE.search(name) and where.place is not None and where.place.code != COUNTRY:
            bare, name = True, (where.place.short or (where.place.name,))[0] + name  # zones bear their city's short name: 襄阳东津新区
        return _placed(where, ("" if bare else "{p}") + name, kind)
    where = area(name[:at], known)
    if where.place and any(name[:at].endswith(short) for short in where.place.short):
        return Named(name, kind, where.place, "named", where.why)
    if name[at : at + 1] == "委" and _RUN.search(name[at - 1]):
        return _placed(where, "中共{p}" + name[at:], OrganizationType.PARTY)
    return _placed(where, "{p}" + name[at:], kind)
