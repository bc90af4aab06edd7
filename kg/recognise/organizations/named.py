"""Bodies that no table lists, cut out by their head noun: `健康同心建设领导小组`, `威海里口山医院`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.recognise.organizations.hit import Hit
from kg.recognise.organizations.prefix import places_before
from kg.recognise.organizations.stops import ends_here, last_stop
from kg.rules.body_cues import Head
from kg.rules.body_places import place_before, place_names, place_sizes, place_start
from kg.rules.body_tables import heads
from kg.rules.organization_rules import organization_rules

_LONGEST = 28
_COUNTRY = re.compile(r"中国|国家|全国|中华(?!人民共)|国务院|中央(?=应对)")
_GROUPS = tuple(
    group + office for group in ("领导小组", "指挥部", "联席会议", "委员会", "协调小组", "专班", "工作小组") for office in ("", "办公室")
)
_BRACKET = re.compile(r"（(?<=[一-鿿]（)[一-鿿]{2,6}）(?=[一-鿿])")
_QUOTED = re.compile(r"“(?<=[一-鿿]“)[一-鿿]{2,8}”(?=[一-鿿]{2})")
_CENTRAL = re.compile("(?<!党)中央(?![和与及、，]|企业|财政|预算)(?=[一-鿿]{2,14}$)")
_SECOND_NAME = re.compile(r"（(?!以下|简称)[一-鿿]{2,14}(?:委员会|领导小组|指挥部)）(?:办公室)?")
_LEVELS = frozenset("省市县区州旗")
_LEVEL = re.compile("[省市县区州旗]")
_MAIN = ("总院", "总医院")  # a county has one, so it is no kind
_OWN = "局委厅院校"
_MANY = re.compile("[乡村城]镇|农村|[全各]|(?<![一-鿿])[所家个]")
_TOWN = re.compile("[一-鿿]{2,5}[镇乡]、")
_TOWNS = re.compile("(?:[一-鿿]{2,5}[镇乡]、){1,6}$")
_TOWN_NAME = re.compile(r"[一-鿿]{2,4}")
_PREFIXES = ("武警", "国网", "民航")
_LONG = 4  # characters of an association's purpose that make it one, whatever its words
_BRANCHES = ("分行", "支行", "分公司", "支公司")
_SHARED = re.compile(
    "(?:国际|科技|技术|产业|区域性?|制造业|协同|联合|综合性|创新|示范|中试|新兴|未来|企业|[省市县区]级|校企|高校|全国|世界|全球|重要|重大|级|性|型)+$"
)
_SITES = ("博物馆", "博物院", "纪念馆")
_SITE_NAME = re.compile(
    "(?![全各类个该其]|丰富|国有|民办|公共|综合|专题|县级|市级|省级|一批|免费|线上|数字|行业|非|乡村|社区|校园|智慧|大型|中小|特色|主题|重点|地方|历史|革命|烈士|爱国|人均|遗址$)[一-鿿]{2,10}(?<!类)"
)
_COMPANY = re.compile(r"[一-鿿]{4,18}公司")
_LEVEL_START = re.compile(r"(?:县域|自治[区州县]|[我本][省市州县区]|[省市州县区旗](?:本级)?(?![场域级内外街政容乡属委]|民(?![政生族宗])))")


def named(text: str, nouns: Iterable[Head]) -> Iterator[Hit]:
    """Names that end in one of these head nouns and begin at a place; groups and town institutions also where they begin after a stop."""
    types, rules = heads().types, organization_rules()
    nouns = [head for head in nouns if ends_here(text, head.end) and not _is_word(text, head)]
    whole = _BRACKET.sub(lambda m: "一" * len(m[0]), text) if nouns and "（" in text else text
    for head in nouns:
        group = head.text in _groups()
        line = whole if whole.startswith(head.text, head.start) else text  # a head noun inside a bracket has what stands there before it
        first = max(0, head.start - _LONGEST)
        stop = (rules.group_stop if group else rules.stop).match(line, first, head.start)
        begin = stop.end() if stop else first
        start = _anchor(text, begin, head.start)
        if start is None and text[begin : begin + 2] in _PREFIXES and _anchor(text, begin + 2, head.start) == begin + 2:
            start = begin  # 武警|柳州支队
        if start is None and group and text.find("”", first, head.start) >= 0:
            begin, start = _quoting(text, head, begin)
        if start is None and not group and stop and stop[1] in rules.inside:
            begin = last_stop(line, rules.placed_stop, first, head.start)
            start = _anchor(text, begin, head.start)
        if group and (central := _CENTRAL.search(text, begin, head.start)):
            start = begin = central.start()
        if start and (text[start - 1] == "（" or (group and (start - begin == 2 or text[begin] in _OWN))):
            start = start if text[begin:start] in rules.verbs else begin
        if start and head.text in _BRANCHES:
            start -= next((len(owner) for owner in rules.owners if text.endswith(owner, 0, start)), 0)
        end = _with_second_name(text, head.end) if group else head.end
        if start is not None and end - start > 3:
            yield from _hits(text, start, end, head, f"body-head-{types[head.text]}")
        elif start is None and head.start > begin and (rule := _begins_at_stop(text, begin, head)):
            towns = _towns_before(text, begin) if rule == "body-town" and text[begin - 1 : begin] == "、" else []
            start = towns[0][0] if towns else begin
            yield from (Hit(start, end, town + head.text, rule) for _, town in towns)
            yield Hit(start, end, text[begin:end], rule)


@cache
def _groups() -> frozenset[str]:
    """The head nouns of groups."""
    return frozenset(head for head in heads().types if head.endswith(_GROUPS))


def _quoting(text: str, head: Head, begin: int) -> tuple[int, int | None]:
    """Where a group's name begins that holds words in quotes: 省“四好农村路”建设|工作专班; only at a place."""
    first = max(0, head.start - _LONGEST)
    whole = text[:first] + _QUOTED.sub(lambda m: "一" * len(m[0]), text[first : head.start])
    stop = last_stop(whole, organization_rules().group_stop, first, head.start)
    start = _anchor(text, stop, head.start)
    return (stop, start) if start is not None else (begin, None)


def _towns_before(text: str, begin: int) -> list[tuple[int, str]]:
    """The other towns of a list that shares its institution, with where each starts: 永兴镇 of `永兴镇、高台镇卫生院`."""
    listed = _TOWNS.search(text[max(0, begin - _LONGEST) : begin])
    found: list[tuple[int, str]] = []
    for town in _TOWN.finditer(text, begin - len(listed[0]), begin) if listed else ():
        start = last_stop(text, organization_rules().stop, town.start(), town.end() - 2)
        found.append((start, text[start : town.end() - 1]))
    return found


def _with_second_name(text: str, end: int) -> int:
    """The end of a group's name with the second name it goes by and its office: `…建设委员会（爱国卫生运动委员会）办公室`."""
    second = _SECOND_NAME.match(text, end)
    return second.end() if second else end


def _is_word(text: str, head: Head) -> bool:
    """Whether what looks like a head noun is the end of another word (大局), or of a thing that is no body (国际航运中心)."""
    rules = organization_rules()
    if text.endswith(head.text, 0, head.start):
        return True
    before = rules.not_after.get(head.text, "")
    if before and head.start and text[head.start - 1] in before:
        return True
    if not head.text.endswith("中心") or not text.endswith(rules.not_a_center, 0, head.end):
        return False
    return not text.endswith("创新", 0, head.start) or not _has_field(text, head.start)


def _has_field(text: str, end: int) -> bool:
    """Whether words for a field stand before those that all centres of innovation share: 国家|大豆|技术创新, not 上海|国际科技创新."""
    begin = max(0, end - _LONGEST)
    at = begin + len(_SHARED.sub("", text[begin:end]))
    return (
        at > begin
        and "一" <= text[at - 1] <= "鿿"
        and place_before(text, at) == at
        and last_stop(text, organization_rules().stop, begin, at) < at - 1
    )


def _begins_at_stop(text: str, begin: int, head: Head) -> str:
    """The rule by which a name without a place is one all the same: a group with a purpose, a town's institution; empty if it is none."""
    rules = organization_rules()
    if head.text in _groups():
        named = head.start - begin >= 2 and not rules.not_a_group.fullmatch(text, begin, head.start)
        return "body-head-government" if named else ""
    if head.text in rules.company:
        own = _COMPANY.fullmatch(text, begin, head.end) and not rules.not_a_company.search(text, begin, head.start)
        return "body-company" if own else ""
    if head.text in _SITES:
        kind = rules.kind.fullmatch(text, begin, head.start) or rules.verb.search(text, begin, head.start)
        return "" if kind or not _SITE_NAME.fullmatch(text, begin, head.start) else "body-site"
    town = (
        head.text in rules.town
        and _TOWN_NAME.fullmatch(text, begin, head.start)
        and not _MANY.search(text, begin, head.start)
        and not rules.kind.fullmatch(text, begin, head.start)
    )
    return "body-town" if town else ""


def _hits(text: str, start: int, end: int, head: Head, rule: str) -> Iterator[Hit]:
    """The name, once for each place of a list it shares (`市本级和海原县…中心`)."""
    whole_county = text.startswith("县域", start)
    words = 2 if whole_county else place_start(text[start : head.end])
    if whole_county and not head.text.endswith(_MAIN):
        return
    official = head.text.endswith(_MAIN) or rule.endswith(("government", "party"))
    if words and start + words < head.start and not official and organization_rules().kind.fullmatch(text, start + words, head.start):
        rule = rule if words > 2 and _is_one(text, start + words, head, rule) else "body-kind"
    if start + words == head.start and head.text in organization_rules().never_bare:
        return  # 省重点实验室
    if _COUNTRY.match(text, start) and _is_kind_of_country(text, start + 2, head, rule):
        return
    places = places_before(text, start + words) if words and text[start + words - 1] != "域" else []
    if len(places) > 1:
        for _, words_there in places:
            yield Hit(places[0][0], end, words_there + text[start + words : end], rule)
    else:
        yield Hit(start, end, text[start:end], rule)


def _is_one(text: str, at: int, head: Head, rule: str) -> bool:
    """Whether a name that begins with a named area and goes on with words for kinds is one body all the same: 云山市|中心医院."""
    return text[at : head.end] in organization_rules().one_each or (rule.endswith("association") and head.start - at >= _LONG)


def _is_kind_of_country(text: str, after: int, head: Head, rule: str) -> bool:
    """Whether a name that begins with the country means a kind (全国医院, 国家医疗中心), not a body."""
    kind = organization_rules().kind.fullmatch(text, after, head.start) is not None
    if head.text == "中心" and text.endswith("创新", after, head.start) and text[after - 2 : after] == "国家":
        return kind or text[after - 3 : after - 2] in ("个", "家") or not _has_field(text, head.start)
    return kind or rule.endswith("party") or (head.text.endswith("中心") and text[after - 2 : after] in ("国家", "全国"))


def _anchor(text: str, begin: int, end: int) -> int | None:
    """Where the name begins: at the first place or country word after the stop; a short name of a place only at the stop (医保|定点)."""
    if _LEVEL_START.match(text, begin, end):
        return begin
    country = _COUNTRY.search(text, begin, end)
    names, sizes = place_names(), place_sizes()
    last = country.start() if country else end
    starts = range(begin, min(last, end - 1))
    for start in starts if _LEVEL.search(text, begin, end) else starts[:1]:
        if (here := sizes.get(text[start : start + 2])) is None:
            continue
        size = next((n for n in here if text[start : start + n] in names and start + n <= end), 0)
        if size and (start == begin or text[start + size - 1] in _LEVELS or text[start - 1] in _LEVELS):
            return start
    return last if country else None
