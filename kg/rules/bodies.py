"""Reading the names of public bodies: what a short form stands for at each level, and which words make a name a body."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.model import OrganizationType
from kg.rules.body_places import is_place_words
from kg.rules.body_tables import Body, Stem, Templates, head_noun, heads, local_forms, national_forms, sizes_by_end, stem_sizes, stems

_SELF = re.compile(r"(?:我|本|该)(?:委|局|厅|办|院|校|中心|部|署|馆|站|所|处|公司|集团|行)")


# ---------------------------------------------------------------- departments made of a field and a tail


@lru_cache(maxsize=8192)
def department(name: str) -> tuple[int, Body] | None:
    """The department a text ends with, made of fields of work and a tail: `由教育体育局` → `(1, {p}教育体育局)`."""
    tails = heads().tails
    for size in _tail_sizes().get(name[-1:], ()):
        tail = tails.get(name[-size:]) if size < len(name) else None
        parts = _stems_before(name, len(name) - size) if tail else []
        if tail and parts:
            start = parts[-1][0]
            return start, _compose(name[start:], [part for _, part in reversed(parts)], tail)
    return None


def fields_of(name: str) -> tuple[int, tuple[str, ...]]:
    """Where the fields of a `…部门` begin and each as a department: `经卫生健康、药监部门` → `(1, (卫生健康部门, 药监部门))`."""
    tail = next(
        (t for t, full in heads().tails.items() if full == "部门" and name.endswith(t) and _stems_before(name, len(name) - len(t))), ""
    )
    parts = _stems_before(name, len(name) - len(tail), frozenset("、和与及")) if tail else []
    bare = [part if part in stems() else part[:-1] for _, part in reversed(parts)]
    return (parts[-1][0] if parts else len(name)), tuple(field + "部门" for field in bare)


def _stems_before(name: str, end: int, joints: frozenset[str] | None = None) -> list[tuple[int, str]]:
    """The fields that stand before `end`, last first, with where each starts and the joint after it."""
    known, sizes, joints = stems(), stem_sizes(), heads().joints if joints is None else joints
    found: list[tuple[int, str]] = []
    at = end
    while at > 1:
        joint = name[at - 1] if found and name[at - 1] in joints else ""
        stop = at - len(joint)
        start = next((stop - n for n in sizes.get(name[stop - 2 : stop], ()) if n <= stop and name[stop - n : stop] in known), None)
        if start is None:
            break
        found.append((start, name[start:at]))
        at = start
    return found


def _compose(surface: str, parts: list[str], tail: str) -> Body:
    """The full form: a single field is written out, of several only the abbreviations are."""
    known = stems()
    if len(parts) == 1:
        stem = known[parts[0]]
        if tail == "部门":
            return Body(surface, _usual(stem, _written_out(parts[0])), OrganizationType.GOVERNMENT, "body-field")
        if stem.full.endswith(tail[:2]) and len(tail) > 2:
            tail = tail[2:]
        written = parts[0] if tail.endswith(("中心", "队")) and parts[0] not in heads().abbreviations else stem.full
        return _local(surface, written + tail, "body-stem")
    return _local(surface, "".join(map(_written_out, parts)) + tail, "body-stems")


def _written_out(part: str) -> str:
    bare = part if part in stems() else part[:-1]
    return (stems()[bare].full if bare in heads().abbreviations else bare) + part[len(bare) :]


def _usual(stem: Stem, printed: str) -> Templates:
    """What `X部门` is at each level: the bureau where its form is certain, else the field with 部门."""
    field = "{p}" + printed + "部门"
    bureaus = [stem.full + tail if tail and "|" not in tail else "" for tail in stem.levels]
    fixed = [local_forms().get(bureau) for bureau in bureaus]
    names = [
        body.full[at] if body else "{p}" + bureau if bureau else field for at, (bureau, body) in enumerate(zip(bureaus, fixed, strict=True))
    ]
    return names[0], names[1], names[2], field


def _local(surface: str, full: str, rule: str) -> Body:
    kind = OrganizationType.INSTITUTION if full.endswith("中心") else OrganizationType.GOVERNMENT
    return Body(surface, ("{p}" + full,) * 4, kind, rule)


# ---------------------------------------------------------------- whole names


COMMITTEE = Body("委", ("中共{p}委员会",) * 4, OrganizationType.PARTY, "body-committee")
_LEVELS = "省市州县区旗"
_COMMITTEE_END = re.compile(rf"(?<=[{_LEVELS}])委$")


@lru_cache(maxsize=16384)
def known_tail(name: str, country: bool = False) -> tuple[int, Body] | None:
    """The longest known form a text ends with, as `(start, body)`; None where no table knows one.

    A short form that local bodies share (`发展改革委`) is the national body only with `country`.
    """
    if not may_end(name, len(name)):
        return None
    local, whole = local_forms(), national_forms()
    made = department(name)
    own = len(name) - made[0] if made else 0
    for size in _sizes().get(name[-2:], ()):
        if size < own:
            break
        rest = name[-size:] if size <= len(name) else ""
        here = rest in local or size == own
        body = whole.get(rest)
        if body and (country or not here or body.name == rest):
            return len(name) - size, Body(rest, (body.name,) * 4, body.type, "body-national", national=True)
        if here:
            return (len(name) - size, local[rest]) if rest in local else made
    if made:
        return made
    return (len(name) - 1, COMMITTEE) if _COMMITTEE_END.search(name) else None


def may_end(text: str, end: int) -> bool:
    """Whether a form that a table knows may end at this place, by the last characters before it."""
    return text[max(0, end - 3) : end] in endings() or text[max(0, end - 2) : end] in endings()


@cache
def endings() -> frozenset[str]:
    """The last three characters, or all two, of every text in which `known_tail` can find a body."""
    departments = (field[-2:] + tail for field in stems() for tail in heads().tails)
    committees = (level + "委" for level in _LEVELS)
    return frozenset(form[-3:] for form in (*local_forms(), *national_forms(), *departments, *committees))


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """How long the known forms are that end in each two characters, longest first."""
    return sizes_by_end((*local_forms(), *national_forms()), 2)


@cache
def _tail_sizes() -> dict[str, tuple[int, ...]]:
    return sizes_by_end(heads().tails, 1)


def lookup(name: str, country: bool = False) -> tuple[str, Body] | None:
    """The place words and the body of a whole name: `区卫健委` → `("区", {p}卫生健康委员会)`; None if the name is not just that."""
    found = known_tail(name, country)
    if found is None or not is_place_words(name[: found[0]]):
        return None
    return name[: found[0]], found[1]


def is_body(name: str) -> bool:
    """Whether a whole name is a body's: a known form with or without its place, or one with a head noun (`孙家疃社区卫生服务中心`)."""
    if len(name) < 2:
        return False
    return lookup(name) is not None or _SELF.fullmatch(name) is not None or is_collective(name) or _has_head(name)


def is_collective(name: str) -> bool:
    """Whether a name means all bodies of a kind: `各乡镇`, `有关部门`, `县直各单位`."""
    return name.endswith(heads().collective) and any(word in name[:12] for word in heads().each)


def _has_head(name: str) -> bool:
    head = head_noun(name)
    if head:
        return len(name) - len(head) > (2 if len(head) < 4 else 1)
    return len(name) > 2 and name.endswith(heads().units)
