"""Bodies that no table lists, cut out by their head noun: `健康同心建设领导小组`, `威海里口山医院`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.organizations.hit import Hit
from kg.recognise.organizations.known import ends_here
from kg.recognise.organizations.prefix import places_before
from kg.rules.bodies import place_names, place_start
from kg.rules.body_tables import heads
from kg.rules.organization_rules import organization_rules

_LONGEST = 28
_COUNTRY = re.compile(r"中国|国家|全国|中华|国务院|中央(?!财|预)")
_GROUP = re.compile(r"(?:领导小组|指挥部|联席会议|委员会|协调小组|专班|工作小组)(?:办公室)?$")
_BRACKET = re.compile(r"(?<=[一-鿿])（[一-鿿]{2,6}）(?=[一-鿿])")
_TOWN_NAME = re.compile(r"[一-鿿]{2,4}")
_NOT_A_NAME = re.compile(r"(?:常务|行政|工作|专项|议事|村民|居民|业主|家长|专家|管理|领导|指导|监督|学术|伦理|教育|咨询|评审|仲裁|职工|安全|技术|建设|办公室|中心|相应|本级|统一)*")
_LEVEL_START = re.compile(r"(?:自治[区州县]|[我本][省市州县区]|[省市州县区旗](?:本级)?(?![场域级民内外街政容乡属委]))")


def named(text: str) -> Iterator[Hit]:
    """Names that end in a head noun and begin at a place; groups and town institutions also where they begin after a stop."""
    types, rules = heads().types, organization_rules()
    whole = _BRACKET.sub(lambda m: "一" * len(m[0]), text)
    for head in rules.head.finditer(text):
        if not ends_here(text, head.end()):
            continue
        begin = _last_stop(whole, max(0, head.start() - _LONGEST), head.start())
        start = _anchor(text, begin, head.start())
        if start and text[start - 1] == "（":
            start = begin
        if start is not None and head.end() - start > 3:
            yield from _hits(text, start, head, f"body-head-{types[head[0]]}")
        elif start is None and head.start() > begin and (rule := _begins_at_stop(text, begin, head)):
            yield Hit(begin, head.end(), text[begin : head.end()], rule)


def _begins_at_stop(text: str, begin: int, head: re.Match[str]) -> str:
    """The rule by which a name without a place is one all the same: a group with a purpose, a town's institution; empty if it is none."""
    rules = organization_rules()
    if _GROUP.search(head[0]):
        named = head.start() - begin >= 2 and not _NOT_A_NAME.fullmatch(text, begin, head.start())
        return "body-head-government" if named else ""
    town = head[0] in rules.town and _TOWN_NAME.fullmatch(text, begin, head.start()) and not rules.kind.fullmatch(text, begin, head.start())
    return "body-town" if town else ""


def _hits(text: str, start: int, head: re.Match[str], rule: str) -> Iterator[Hit]:
    """The name, once for each place of a list it shares (`市本级和海原县…中心`)."""
    words = place_start(text[start : head.end()])
    if words and start + words < head.start() and organization_rules().kind.fullmatch(text, start + words, head.start()):
        rule = "body-kind"
    if _COUNTRY.match(text, start) and (rule == "body-kind" or rule.endswith("party") or (head[0].endswith("中心") and text[start] == "国")):
        return
    places = places_before(text, start + words) if words else []
    if len(places) > 1:
        for _, words_there in places:
            yield Hit(places[0][0], head.end(), words_there + text[start + words : head.end()], rule)
    else:
        yield Hit(start, head.end(), text[start : head.end()], rule)


def _last_stop(text: str, start: int, end: int) -> int:
    last = start
    for stop in organization_rules().stop.finditer(text, start, end):
        last = stop.end()
    return last


def _anchor(text: str, begin: int, end: int) -> int | None:
    """Where the name begins: at the first place or country word after the stop."""
    country = _COUNTRY.search(text, begin, end)
    if _LEVEL_START.match(text, begin, end):
        return begin
    names = place_names()
    for start in range(begin, end - 1):
        if country and country.start() == start:
            return start
        if any(text[start : start + size] in names for size in range(min(11, end - start), 1, -1)):
            return start
    return None
