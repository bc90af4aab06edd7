"""Lists of bodies as printed → single names: `区、市卫生健康委` → 区卫生健康委, 市卫生健康委."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from kg.model import View
from kg.model.frozen import frozen
from kg.recognise.elision import completed
from kg.recognise.shapes import bodylike, head_of_unit
from kg.rules.bodies import is_collective, lookup
from kg.rules.duties import duty_rules
from kg.rules.places import gazetteer

_SEPARATORS = "、，,；;/|。"
_OPENING, _CLOSING = "（〔《“", "）〕》”"
_MARK = re.compile(f"[{re.escape(_SEPARATORS + _OPENING + _CLOSING)}]")
_JOINT = re.compile("以及|及其|[和及与暨]|and")
_SEATED = re.compile("（(?:(?:办公室)?(?:设在|设于|挂靠|以下简称|简称)|原)[^（）]{1,40}）$")
_TWIN = re.compile("（([^（）]{2,16})）$")  # the other name under which the body before it acts
_LEADING = re.compile("(?:由|以及|及其?|和|与|其中|包括|含|其他|：|:)(?!各)|(?:由|以及|及其?|和|与)")
_BOTH = re.compile("(?P<head>.{1,16}?)(?P<one>党委|党工委|党（工）委)(?:和|及|与)?(?P<other>人民政府|政府)")
_INSPECTORS = re.compile("(?P<head>[^各]{0,16}?)(?P<one>纪委)(?P<other>监委|监察委)")  # one office of two bodies
_LEVEL = "(?:自治区|直辖市|自治州|自治县|县级市|设区市|[省市州区县盟旗镇乡])(?:（[^（）]{1,8}）)?"
_EACH = re.compile(f"各{_LEVEL}(?:[、和]{_LEVEL}){{1,4}}(?=人民政府|政府|党委|党工委|$)")  # one collective: 各市、县人民政府
_AND_OTHERS = re.compile(
    "(?P<name>[^等]{2,8})等(?:[一二三四五六七八九十0-9]{1,3}个)?(?:(?:相关|有关)?(?:县区|区县|[市县区]))?"
    "(?P<kind>镇|乡|街道|(?:镇|乡)?(?:人民政府|政府))"
)
_KINDS = ("镇", "乡", "街道", "政府")
_FOR_ALL = re.compile("。[^。]{0,30}(?:责任|牵头|配合)单位(?:均|都|[为是包])")  # what is said of many items is no name of this one's list
_LONGEST = 200  # no list of names runs so long without a separator
_NEW_LEVEL = re.compile("[省市县区州](?![直级属])(?=.)|各(?!有?关?成员)")  # 市安委会各成员单位 is one group
_NATIONAL = ("中国", "国家", "全国")
_AREA_NAMES = (3, 4, 5)  # characters of the names of areas that lists begin with
_REST = ("公室", "事处", "员会")  # how the rest of a name begins that a line tore where a shorter one ends
_NOBODY: frozenset[str] = frozenset()


@frozen()
class Listed:
    """One name of a list, printed at `start:end` of it. `name` is what it reads in full; `open` where 等 follows."""

    start: int
    end: int
    open: bool
    name: str


def expand(view: View, known: frozenset[str] = _NOBODY) -> tuple[Listed, ...]:
    """The bodies a list names, in its order, heads and tails it shares written out.

    `known` are names that stand in full elsewhere in the document and complete a name cut short.
    """
    return _read(view.text, view.gaps(), known)


def bodies_in(view: View, known: frozenset[str]) -> tuple[Listed, ...]:
    """The same without words that can be no bodies (`3分`, `按要求`)."""
    return _bodies(view.text, view.gaps(), known)


@lru_cache(maxsize=1024)
def _bodies(text: str, gaps: tuple[int, ...], known: frozenset[str]) -> tuple[Listed, ...]:
    refused = duty_rules().names.not_in
    return tuple([n for n in _read(text, gaps, known) if len(n.name) > 1 and (bodylike(n.name) or not refused.search(n.name))])


def whole_names(lists: Iterable[View]) -> frozenset[str]:
    """The inner units that stand in full in some list of a document, with their body: what completes names cut short elsewhere."""
    return frozenset[str]().union(*[_whole(view.text, view.gaps()) for view in lists])


@lru_cache(maxsize=1024)
def _whole(text: str, gaps: tuple[int, ...]) -> frozenset[str]:
    """The same of one list."""
    printed = [(one.name, text[one.start : one.end]) for one in _read(text, gaps, _NOBODY)]
    return frozenset([name for name, words in printed if name.endswith(words) and bodylike(words) and head_of_unit(name)])


@lru_cache(maxsize=4096)
def _read(text: str, gaps: tuple[int, ...], known: frozenset[str]) -> tuple[Listed, ...]:
    """The names of a list in full; a document asks for the same list more than once, and says the same list of many items."""
    said = _FOR_ALL.search(text) if "。" in text else None
    pieces = list(_pieces(text[: said.start()] if said else text, gaps))
    names = completed([p.name for p in pieces], known)
    return tuple([p if p.name == name else Listed(p.start, p.end, p.open, name) for p, name in zip(pieces, names, strict=True)])


def _pieces(text: str, gaps: tuple[int, ...]) -> Iterator[Listed]:
    """The names as printed, but for those the printed words are not."""
    nothing = duty_rules().names.nothing
    for start, end in _separated(text):
        start, end, is_open = _trimmed(text, start, end)
        if start >= end or nothing.fullmatch(text, start, end):
            continue
        others = _AND_OTHERS.fullmatch(text, start, end) if text.endswith(_KINDS, start, end) else None
        if others:
            area = "街道" if others["kind"] == "街道" else others["kind"][0]
            yield Listed(start, others.end("name"), True, others["name"].removesuffix(area) + others["kind"])
            continue
        pair = {"政府": _BOTH, "监委": _INSPECTORS, "察委": _INSPECTORS}.get(text[end - 2 : end])
        both = pair.fullmatch(text, start, end) if pair else None
        if both:
            yield Listed(start, both.end("one"), False, text[start : both.end("one")])
            yield Listed(both.start("other"), end, is_open, both["head"] + both["other"])
            continue
        twin = _TWIN.search(text, start, end) if text.endswith("）", start, end) else None
        if twin and _acts_too(twin[1]) and _is_known(text[start : twin.start()]) and not is_collective(text[start : twin.start()]):
            yield Listed(start, twin.start(), False, text[start : twin.start()])
            yield Listed(twin.start(1), twin.end(1), is_open, twin[1])
            continue
        for a, b, open_here in _joined(text, start, end):
            for c, d in _gapped(text, a, b, gaps):
                name = text[c:d]
                last = d == b and (open_here or (is_open and b == end))
                if last and "部门" in text[d : d + 8] and not bodylike(name):
                    name += "部门"
                yield Listed(c, d, last, name)


def _acts_too(words: str) -> bool:
    """Whether the words in a bracket behind a body name another, known or with a level of its own: `省秦岭办`."""
    return lookup(words) is not None or (_NEW_LEVEL.match(words) is not None and bodylike(words))


def _separated(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between separators that stand outside brackets and quotes."""
    depth = start = 0
    whole = [m.span() for m in _EACH.finditer(text)] if "各" in text else []
    for mark in _MARK.finditer(text):
        char, at = mark[0], mark.start()
        if whole and any(a <= at < b for a, b in whole):
            continue
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            yield start, at
            start = at + 1
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The stretch without joining words before it and 等… behind it; whether there was 等."""
    leading = _LEADING.match(text, start, end)
    if leading:
        start = leading.end()
    seated = _SEATED.search(text, start, end) if text.endswith("）", start, end) else None
    if seated:
        end = seated.start()
    tail = duty_rules().names.open.search(text, start, end) if text.find("等", start, end) >= 0 else None
    return (start, tail.start(), True) if tail else (start, end, False)


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The stretch split at 和, 及, 与 where both sides are bodies on their own."""
    generic = duty_rules().names.generic
    joints = list(_JOINT.finditer(text, start, end)) if end - start <= _LONGEST else []
    for joint in joints if joints and not _one_department(text[start:end]) else ():
        _, stop, is_open = _trimmed(text, start, joint.start())
        left, right = text[start:stop], text[joint.end() : end]
        if left.count("（") != left.count("）") or left in generic or right in generic:
            continue
        if bodylike(left) and (bodylike(right) or any(True for _ in _splits(right))):
            yield start, stop, is_open
            yield from _joined(text, joint.end(), end)
            return
    yield start, end, False


def _one_department(text: str) -> bool:
    """Whether 和 stands inside the name of a single body: `县科技和经信局`."""
    found = lookup(text)
    return found is not None and not found[1].national


def _splits(text: str) -> Iterator[int]:
    """Where a stretch that is no single body could be split into two."""
    for joint in _JOINT.finditer(text):
        if bodylike(text[: joint.start()]) and bodylike(text[joint.end() :]):
            yield joint.start()


def _gapped(text: str, start: int, end: int, gaps: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The stretch split where white space stood between bodies, if every part is one (`市教育局 市财政局`)."""
    inside = [at for at in gaps if start + 2 <= at < end - 1]
    parts = list(pairwise([start, *inside, end])) if inside else []
    if parts and all(_is_known(text[a:b]) for a, b in parts):
        yield from parts
        return
    for (_, at), (_, following) in pairwise(parts):
        if at - start <= _LONGEST and bodylike(text[start:at]) and _begins_anew(text[start:at], text[at:following]):
            yield from _glued(text, start, at)
            start = at
    yield from _glued(text, start, end)


def _begins_anew(above: str, below: str) -> bool:
    """Whether a name that stands below another begins a new one (`基础教育股` / `县教师发展中心`) and is no rest of it (`卫生健康委` / `员会`)."""
    if _NEW_LEVEL.match(below) or below.startswith(_NATIONAL) or any(gazetteer().named(below[:n]) for n in _AREA_NAMES):
        return True
    inner = duty_rules().names.inner
    alike = above[-1] == below[-1] or (above.endswith(inner) and below.endswith(inner))
    return alike and not below.startswith(_REST) and bodylike(below)


def _glued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch split where two bodies stand without a separator, each with its level (`市委市政府`)."""
    if end - start <= _LONGEST:
        levels = list(_NEW_LEVEL.finditer(text, start + 2, end))
        for level in levels if levels and lookup(text[start:end]) is None else ():
            at = level.start()
            if lookup(text[start:at]) is not None and _is_known(text[at:end]):
                yield start, at
                yield at, end
                return
    yield start, end


def _is_known(name: str) -> bool:
    return lookup(name) is not None or is_collective(name)
