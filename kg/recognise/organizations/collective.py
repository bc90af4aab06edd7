"""All bodies of a kind: `各乡镇`, `各有关部门（单位）`, `市政府各委、办、局`, `医改领导小组成员单位`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.recognise.organizations.carried import bureau_after, fields_after, members_after, placed_bureau
from kg.recognise.organizations.hit import Hit
from kg.recognise.organizations.stops import ends_here, last_stop
from kg.rules.bodies import department, known_tail
from kg.rules.body_cues import matches
from kg.rules.body_places import place_before
from kg.rules.body_tables import heads
from kg.rules.organization_rules import organization_rules
from kg.text.words import any_of

_LONGEST = 20
_WINDOW = 24
_GROUP = re.compile(r"(?:领导小组|委员会|指挥部|联席会议|医改|集团|联盟|联合体|医共体|医联体)内?$")
_OFFICE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[、，]))(?:局|委|办|厅|院|署|部)(?:机关|直属?|属)$|[省市县区州]直(?:机关)?$|[省市县区州]属$|中央和国家机关$"
)
_OFFICE_ENDS, _GROUP_ENDS, _SUPERIORS = frozenset("关直属"), frozenset("组会部议改团盟体内"), frozenset("局委厅")
_ADMINISTRATIVE = re.compile(
    r"(?:[省市州盟县区旗镇乡村委办局部厅、（）]|自治[区州县]|直辖市|设区的?市|街道|社区|开发区|高新区|功能区|新区|兵团|管委会|人民|政府|党|工|地|级|直)*"
)
_JOINTS = ("和", "及", "与", "、")
_GENERAL = frozenset({"单位", "机构", "部门", "街道", "企业", "组织", "有关单位", "社会组织"})
_LEVELS = re.compile(
    r"(?<![地社园辖城各])[省市县区](?:（[市县区、]{1,3}）)?、(?:[省市县区]、)*[省市县区]（[市县区、]{1,3}）$|(?<![地社园辖城各])(?:[省市县区]、)+$"
)
_AREAS = re.compile(
    r"(?<![国界省市县区])各地(?=[要应须需可在将对、]|不得|结合|根据|按照|因地制宜|认真|切实|加强|加快|积极|进一步)(?!在建|对口)"
)
_BRANCHES = ("工业", "农业", "经济", "产业", "行业", "社会")  # 国民经济各部门 are no bodies
_VAGUE = ("有关", "相关")
_CENTRE = ("中央和国家", "地方")
_STATIONED = re.compile("驻[一-鿿]{1,2}$")
_ALL_SORTS = ("企业", "单位", "组织", "园区", "市场主体")  # 各类企业 are no bodies of anybody
_VAGUE_KIND = re.compile(r"(?:部门|单位|职能部门|责任单位|方面|机构)(?:（[一-鿿]{2}）|[、和](?:部门|单位|机构))?")
_BOTH = re.compile(r"(?P<each>.{0,12}各.{0,14}?)(?P<one>党委)(?:、|和|及)?(?P<other>(?:人民)?政府)")
_BRACKET = re.compile(r"（(?![不包]?含|包括|以下|除)(?:[\u4e00-\u9fff]{1,5}(?:、[\u4e00-\u9fff]{1,4}){0,3})）")
_END = re.compile(r"[，。；：！？《》“”]|[对将应按从在为是的由以向]|要(?!素)|根据|结合|立足|参照|围绕")


def collectives(text: str, openers: Iterable[int]) -> Iterator[Hit]:
    """Every group named with 各 (or 有关部门, 成员单位) at one of these offsets, with the place or body whose members they are."""
    if "各地" in text:
        yield from (Hit(m.start(), m.end(), "各地", "body-collective") for m in _AREAS.finditer(text))
    last: Hit | None = None
    for opener in matches(organization_rules().collective, text, openers):
        if opener[0] == "成员单位":
            start = _group_start(text, opener.start())
            if start < opener.start():
                yield Hit(start, opener.end(), text[start : opener.end()], "body-collective")
        elif opener[0] in _VAGUE:
            yield from _vague(text, *opener.span())
        else:
            found = list(_each(text, *opener.span()))
            if found and last and _follows(text, last.end, found[0].start) and (head := last.name[: last.name.rfind("各")]):
                found[0] = found[0]._replace(name=head + found[0].name)  # 中央各部门|各单位
            yield from found
            last = found[-1] if found else None


def _follows(text: str, end: int, start: int) -> bool:
    """Whether a group that begins with 各 belongs to the one before it: 中央各部门|各单位, 区直各部门、|各单位."""
    return end == start or (end + 1 == start and text[end] == "、" and text.startswith("各单位", start))


def _vague(text: str, at: int, opener: int) -> Iterator[Hit]:
    """`有关部门`, which means one of the groups that the document names with 各."""
    end = _end(text, opener)
    start = _start(text, at) if end else at
    if end and (start < at or _VAGUE_KIND.fullmatch(text, opener, end)):
        yield Hit(start, end, text[start:end], "body-collective-vague")


def _each(text: str, at: int, opener: int) -> Iterator[Hit]:
    """The groups that one 各 opens."""
    if text.endswith(_BRANCHES, 0, at):
        return
    end = _end(text, opener) or placed_bureau(text, opener)
    if end and text.startswith("各类", at) and text.endswith(_ALL_SORTS, at, end):
        return
    found = list(fields_after(text, at, opener))
    if not found and end:
        start = _start(text, at)
        both = _BOTH.fullmatch(text, start, end)
        end = end if both else bureau_after(text, end)
        names = (both["each"] + both["one"], both["each"] + both["other"]) if both else (text[start:end],)
        found = [Hit(start, end, name, "body-collective") for name in names]
    if found:
        yield from found
        yield from members_after(text, found[0].start, opener, found[0].end)


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(any_of(heads().collective))


def _end(text: str, start: int) -> int | None:
    """The end of the last kind word within reach that still belongs to the opener."""
    stop = _END.search(text, start, start + _LONGEST)
    limit = stop.start() if stop else min(len(text), start + _LONGEST)
    best = None
    at = start
    while found := _kinds().search(text, at, limit):
        if not _belongs(text, start, best or start, found):
            if len(found[0]) > 1:
                break
            at = found.start() + 1
            continue
        if ends_here(text, found.end()) or bureau_after(text, found.end()) > found.end():
            best = found.end()
        at = found.end()
    if best is not None and text[best : best + 1] == "）" and "（" in text[start:best]:
        best += 1
    return best if best is None else _with_bracket(text, best)


def _with_bracket(text: str, end: int) -> int:
    tail = _BRACKET.match(text, end)
    if tail is None:
        return end
    more = _kinds().match(text, tail.end())
    return more.end() if more else tail.end()


def _belongs(text: str, start: int, after: int, found: re.Match[str]) -> bool:
    """Whether nothing but a description stands before the kind word, and no list other than one of areas (`各省、自治区、直辖市`)."""
    between = text[after : found.start()]
    if _ADMINISTRATIVE.fullmatch(text, start, found.end()):
        return True
    if len(found[0]) == 1:
        return not between and after == start
    if after > start and between[:1] in _JOINTS:
        return between in _JOINTS and found[0] in _GENERAL
    if after > start and len(between) > 4:
        return False
    field = department(between + found[0]) if found[0].endswith("部门") else None
    if field is not None:
        between = between[: field[0]]
    return "、" not in between and "（" not in between and organization_rules().verb.search(between) is None


def _start(text: str, start: int) -> int:
    """Where the group's name begins: with the office, body or place words directly before 各."""
    window, last = max(0, start - _WINDOW), text[start - 1 : start]
    if last in _OFFICE_ENDS and (office := _OFFICE.search(text[window:start])):
        return window + office.start()
    held = known_tail(text[window:start])
    if held is not None and held[1].rule != "body-field":
        start = window + held[0]
    elif last in _SUPERIORS and text[start - 2 : start - 1] in "、，。：；":
        start -= 1
    elif last in _GROUP_ENDS and _GROUP.search(text[window:start]):
        start = _group_start(text, start)
    if text.endswith(_CENTRE, 0, start) and not text.endswith("各地方", 0, start):
        return start - len(next(words for words in _CENTRE if text.endswith(words, 0, start)))
    if stationed := _STATIONED.search(text[max(0, start - 3) : start]):
        return start - len(stationed[0])
    return _listed(text, place_before(text, start))


def _listed(text: str, start: int) -> int:
    """`市、县（区）各医疗卫生单位`: the levels listed before 各 belong to the group."""
    if not text.endswith(("、", "）"), 0, start):
        return start
    levels = _LEVELS.search(text[max(0, start - 12) : start])
    return start - len(levels[0]) if levels else start


def _group_start(text: str, end: int) -> int:
    """Where the group whose members are meant begins: after the last stop."""
    window = max(0, end - _WINDOW)
    if not _GROUP.search(text[window:end]):
        return end
    return last_stop(text, organization_rules().stop, window, end)
