"""Spellings of one body inside one document: `妇幼保健岗位` / `妇幼健康岗位`, `发展和改革局` / `发展和改革委员会`, `县医院` / `县人民医院`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.link.organizations.reading import Named
from kg.model import OrganizationType

_COLLECTIVE = OrganizationType.COLLECTIVE
_LONG_ENOUGH = 9  # characters of a post's own name below which two differing ones may be another post (综合管理岗位, 综合监督岗位)
_HOSPITAL = re.compile(r"(.*[省市州县区旗])(?:人民)?医院")
_BUREAU = re.compile(r"(?:局|委员会|厅)$")
_JOINTS = re.compile(r"[和与及、]")
_EACH = re.compile(r"各级各类|各类各级|各级|各类|各(?=医疗|学校|机构|医院|部门)")
_AREA_GROUP = re.compile(r"各(?:[省市州县区旗、]|（[省市州县区旗、]{1,5}）|自治[区州县])+$")
_GENERAL = ("各地区", "各地")
_AREAS = re.compile(r"[（）、]|自治|直辖")
_DISTRICTS = re.compile(r"(?<=[区县市])(?:人民政府|政府|)$")  # 相关区 is the 各有关区人民政府 of the document
_BRACKETS = re.compile(r"（[^（）]{0,12}）")


def merged(found: Sequence[Named]) -> Mapping[str, str]:
    """For each name that is another spelling the name that stands for both: the more frequent, of equals the first."""
    counts = Counter(named.name for named in found)
    order = {name: at for at, name in enumerate(counts)}
    kinds = {named.name: named for named in found}
    chosen: dict[str, str] = {}
    for one, other in _pairs(kinds):
        best, rest = sorted((one, other), key=lambda n: (-counts[n], order[n]))
        best, rest = _forced(one, other) or (best, rest)
        chosen.setdefault(rest, best)
    return {name: _last(name, chosen) for name in chosen}


def _last(name: str, chosen: Mapping[str, str]) -> str:
    seen = {name}
    while name in chosen and chosen[name] not in seen:
        name = chosen[name]
        seen.add(name)
    return name


def _pairs(kinds: Mapping[str, Named]) -> Iterator[tuple[str, str]]:
    collective = [named for named in kinds.values() if named.type is _COLLECTIVE]
    single = [named for named in kinds.values() if named.type is not _COLLECTIVE]
    for key, some in (
        (_bureau_key, single),
        (_joint_key, single),
        (_hospital_key, kinds.values()),
        (_vague_key, collective),
        (_each_key, collective),
        (_government_key, collective),
    ):
        groups: dict[str, list[str]] = {}
        for named in some:
            if (k := key(named)) is not None:
                groups.setdefault(k, []).append(named.name)
        for names in groups.values():
            yield from ((names[0], other) for other in names[1:])
    yield from _local_areas([named.name for named in collective])
    yield from _close_units([named for named in single if named.type is OrganizationType.UNIT])


def _local_areas(named: Sequence[str]) -> Iterator[tuple[str, str]]:
    """`各地` in a document that writes `各地区`, or otherwise speaks of one kind of area only (`各市县`)."""
    general = [name for name in named if name.endswith(_GENERAL)]
    exact = [name for name in named if _AREA_GROUP.search(name)]
    if len({name.removesuffix("区") for name in general}) != 1:
        return
    yield from ((general[0], other) for other in general[1:])
    if len(exact) == 1:
        yield from ((exact[0], one) for one in general)


def _bureau_key(named: Named) -> str | None:
    """Bureau and commission of one field and area are one body under two names."""
    if named.type is not OrganizationType.GOVERNMENT or named.place is None or not _BUREAU.search(named.name):
        return None
    return _JOINTS.sub("", _BUREAU.sub("", named.name))


def _joint_key(named: Named) -> str | None:
    return _JOINTS.sub("", named.name)


def _hospital_key(named: Named) -> str | None:
    """An area's 医院 without another word is its 人民医院."""
    found = _HOSPITAL.fullmatch(named.name) if named.name.endswith("医院") else None
    return found[1] if found else None


def _vague_key(named: Named) -> str | None:
    """`有关部门` is short for the document's `各有关部门（单位）`."""
    if "有关" not in named.name and "相关" not in named.name:
        return None
    name = _BRACKETS.sub("", named.name).replace("各", "").removesuffix("和单位").removesuffix("、单位")
    return _DISTRICTS.sub("", name).replace("相关", "有关") if _DISTRICTS.search(name) else name


def _each_key(named: Named) -> str | None:
    """`各级医疗机构`, `各医疗机构`, `各级各类医疗机构` are one group."""
    return _EACH.sub("各", named.name) if _EACH.search(named.name) else None


def _government_key(named: Named) -> str | None:
    """`各区政府` is short for `各区人民政府`; brackets and commas in the list of areas make no difference."""
    areas = named.name.removesuffix("政府").removesuffix("人民")
    if not named.name.endswith("政府") or "各" not in areas[:-1]:
        return None
    return _AREAS.sub("", areas).replace("省区市", "省级")


def _forced(one: str, other: str) -> tuple[str, str] | None:
    """Which of two is the right name whatever is written more often: 人民医院, the group with 各."""
    for right, wrong in ((one, other), (other, one)):
        if right.endswith("人民医院") and not wrong.endswith("人民医院"):
            return right, wrong
        if ("各有关" in right and "各有关" not in wrong) or ("各相关" in right and "各" not in wrong):
            return right, wrong
        if right.endswith("人民政府") and not wrong.endswith("人民政府"):
            return right, wrong
        if "和单位" in right and "和单位" not in wrong:
            return right, wrong
        if "各级各类" in right and "各级各类" not in wrong:
            return right, wrong
        if wrong.endswith(_GENERAL) and (right == wrong + "区" or _AREA_GROUP.search(right)):
            return right, wrong
        if right.startswith(wrong) and right.endswith("岗位"):
            return right, wrong
    return None


def _close_units(units: Iterable[Named]) -> Iterator[tuple[str, str]]:
    """Posts of one body whose names differ in at most two characters in one place, or that were cut short before 岗位."""
    posts = list(units)
    for at, one in enumerate(posts):
        for other in posts[at + 1 :]:
            own = len(one.name) - len(one.parent or "")
            longer, shorter = sorted((one.name, other.name), key=len, reverse=True)
            if longer == shorter + "岗位" or (one.parent == other.parent and own >= _LONG_ENOUGH and _one_place(one.name, other.name)):
                yield one.name, other.name


def _one_place(one: str, other: str) -> bool:
    if len(one) != len(other) or one[-2:] != other[-2:]:
        return False
    differing = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(differing) <= 2 and differing[-1] - differing[0] <= 1
