"""Names in the header's lists (主送, 抄送), with what one carries over to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Stated
from kg.recognise.organizations.known import committee_and_government, known
from kg.rules.bodies import fields_of, is_collective, known_tail, lookup
from kg.rules.body_cues import cues
from kg.rules.body_places import place_start
from kg.rules.body_tables import heads

_HOLDER = re.compile(r"(?P<holder>国务院|.{1,12}(?:委|政府))各")
_EACH = re.compile(r"(?P<each>.{0,6}?各(?:乡镇|镇街|镇|街道|县|区|市|镇（街道）|乡镇（街道）)(?:（[^（）]{1,6}）)?)(?:党|人民)")
_PLAIN = ("直属", "事业", "企业", "驻", "街道", "镇", "乡")  # what a list leaves without the 各 of the name before
_AREAS = re.compile("(?:各.*(?:[省市县区州旗盟）]|地区|兵团)|新疆生产建设兵团)")
_PROVINCES = re.compile(r"各省、自治区、直辖市(?:[、及和]{1,2}(?:计划单列市|新疆生产建设兵团)){0,2}")
_VARIANTS = re.compile(r"（[^（）]{1,40}）$")
_VAGUE = re.compile("(?<!各)有关(?=(?:部门|单位|委、办、局|企业)(?:（[^（）]{1,6}）)?$)")
_KINDS = (
    "机构",
    "单位",
    "企业",
    "学校",
    "院校",
    "高校",
    "机关",
    "团体",
    "组织",
    "卫生院",
    "社区卫生服务中心",
    "医院",
    "开发区管委会",
    "园区管委会",
)
_COMMITTEES = re.compile(r"(?P<each>.{0,30}各.{0,30}?)(?P<one>党委)(?:、|和|与|及)?(?P<other>(?:人民)?政府)")
_LOCAL_KINDS = ("委员会办公室", "协会", "领导小组办公室", "联席会议办公室")
_ABROAD = ("中国", "全国", "国家", "中华", "国务院", "中央")
_DIRECT = re.compile(r"各直属|各特设")


def carried(values: Sequence[Stated]) -> Iterator[tuple[str, Stated]]:
    """Each value's name in full: `人民政府` after `各乡镇党委` is 各乡镇人民政府, `各直属机构` after `国务院各部委` the State Council's."""
    holder = direct = each = areas = ""
    grouped = joined = False
    for stated in values:
        name = stated.value
        if name.startswith("人民政府") and each:
            name = each + name
        elif _DIRECT.match(name) and holder:
            name = holder + name
        elif direct and name.startswith("直属"):
            name = direct + "各" + name
        elif areas and (_is_bare(name) or (joined and _is_named_by_kind(name))):
            name = areas + name
        elif grouped and not is_collective(name) and name.endswith(heads().collective) and _is_kind(name):
            name = "各" + name
        yield name, stated
        direct = ""
        if found := _HOLDER.match(name):
            holder = direct = found["holder"]
        if found := _EACH.match(name):
            each = found["each"]
        own = _areas(name)
        joined = bool(own)
        if own or _is_national(name):
            areas = own
        grouped = is_collective(name)


def _is_kind(name: str) -> bool:
    """Whether a name in a list after 各… tells a kind, not a body: `直属事业单位`, `开发区管委会`."""
    return name.startswith(_PLAIN) or (name.endswith(_KINDS) and not place_start(name) and lookup(name) is None)


def _areas(name: str) -> str:
    """The areas whose departments a name means: `各设区市、县（市、区）` of `各设区市、县（市、区）民政局`."""
    found = known_tail(_VARIANTS.sub("", name)) if "各" in name or "兵团" in name else None
    areas = name[: found[0]] if found else ""
    if _AREAS.fullmatch(areas):
        return areas
    return provinces[0] if (provinces := _PROVINCES.match(name)) else ""


def _is_bare(name: str) -> bool:
    """Whether a name is a department without a place: `财政厅（局）`, `总工会`."""
    found = lookup(_VARIANTS.sub("", name))
    return found is not None and not found[0] and not found[1].national


def _is_named_by_kind(name: str) -> bool:
    """Whether a name is an office or association that each area has, though no table knows it: `律师协会`, `信访联席会议办公室`."""
    return name.endswith(_LOCAL_KINDS) and not place_start(name) and not name.startswith(_ABROAD)


def _is_national(name: str) -> bool:
    """Whether a name is one body of the whole country, which ends a list of areas' departments: `国家发展改革委`, `财政部`."""
    found = lookup(name)
    return found is not None and found[1].national


def singles(name: str) -> list[str]:
    """The names a shared list stands for, `自治区、吴忠市卫生健康委员会` → two; any other name alone."""
    if "各" in name and (several := _several(name)):
        return several
    (found,) = cues([name])
    for hits in (known(name, found.ends), committee_and_government(name)) if found else ():
        whole = list(dict.fromkeys(hit.name for hit in hits if hit.start == 0 and hit.end == len(name)))
        if len(whole) > 1:
            return whole
    return [name]


def _several(name: str) -> list[str]:
    """What areas have several of: committee and government of `各省党委和政府`, a department a field of `各省教育、科技主管部门`."""
    both = _COMMITTEES.fullmatch(name)
    if both:
        return [both["each"] + both["one"], both["each"] + both["other"]]
    at, fields = fields_of(name) if name.endswith("部门") else (0, ())
    return [name[:at] + field for field in fields] if len(fields) > 1 and _AREAS.fullmatch(name[:at]) else []
