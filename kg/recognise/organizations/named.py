"""Bodies that no table lists, cut out by their head noun: `健康同心建设领导小组`, `威海里口山医院`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.organizations.hit import Hit
from kg.recognise.organizations.known import ends_here
from kg.rules.bodies import place_names
from kg.rules.body_tables import heads
from kg.rules.organization_rules import organization_rules

_LONGEST = 28
_COUNTRY = re.compile(r"(?:中国|国家|全国|中华|国务院)")
_GROUP = ("领导小组", "指挥部", "联席会议", "委员会", "协调小组", "专班", "工作小组", "领导小组办公室", "指挥部办公室", "委员会办公室", "联席会议办公室", "专班办公室")
_NOT_A_NAME = re.compile(r"(?:工作|专项|医院|学校|议事|村民|居民|业主|家长|专家|管理|领导|指导|监督|学术|伦理|教育|咨询|评审|评审|仲裁|职工|安全|技术|建设|办公室|中心)*")
_LEVEL_START = re.compile(r"(?:自治[区州县]|[我本全][省市州县区]|[省市州县区旗](?!场|域|级|民|内|外|区|街|政|容|乡|属|域))")


def named(text: str) -> Iterator[Hit]:
    """Names that end in a head noun and begin at a place; groups also where they begin after a stop."""
    types = heads().types
    for head in organization_rules().head.finditer(text):
        if not ends_here(text, head.end()):
            continue
        window = max(0, head.start() - _LONGEST)
        begin = _last_stop(text, window, head.start())
        start = _anchor(text, begin, head.start())
        group = head[0].endswith(_GROUP)
        if start is None and group and head.start() - begin >= 2 and not _NOT_A_NAME.fullmatch(text, begin, head.start()):
            start = begin
        if start is None or head.start() - start < 2:
            continue
        rule = f"body-head-{types[head[0]]}"
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
