"""Names told by a form of words alone: X进A、进B, 改革X体制, X二期工程, 开通X绿色通道, A、B等改革."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.programs.candidate import Candidate
from kg.recognise.programs.headed import last_beginning
from kg.rules.programs import ProgramRules

_ENTERING = re.compile(
    "(?:^|[，。；：、的\\n])(?P<name>[^，。；：、（）《》“”进\\n]{2,16}进[^，。；：、（）《》“”等\\n]{2,6}(?:、进[^，。；：、（）《》“”等\\n]{2,6}){1,9})"
)
_TURNED = re.compile(
    "改革(?:[和并]?完善|现行)?(?P<name>(?!创新)[^，。；：、（）《》“”\\n和与及的改]{2,10}(?:体制|制度))(?=[，。；、\\n]|$)"
)
_PHASES = ("期工程", "期项目", "期扩建", "期改扩建")
_NUMBERS = "一二三四五"
_MARKS = "，。；：、（）《》“”\n"
_LANE = "绿色通道"
_LANED = re.compile(
    "(?:开通|开辟|建立|设立|开设|完善|畅通|疏通|落实|执行)了?(?P<name>[^，。；：、（）《》“”\\n的和与及等]{2,12})“?绿色通道”?"
)
_POOLED = re.compile("等(?:重点|[0-9]{1,3}[条个])?(?P<head>改革|高铁|高速铁路|铁路|高速公路)(?![开放委局]|创新|发展|部门)")
_POOL = 100  # characters before 等 that may hold the list
_MEMBERS = re.compile("、|(?<=制)和|(?<=制度)和|(?<=体制)和|(?<=机制)和")
_MEMBER = re.compile("(?!续建|改扩建|扩建)[^“”的等和与及是为在将以第《》（）]{2,14}(?<!扩容|扩能)")
_NEAR = 30  # characters before the last words of a form that are looked at


def told_by_form(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """All names of these forms."""
    yield from entering(text, rules)
    yield from turned(text)
    yield from phased(text, rules)
    yield from laned(text)
    yield from pooled(text, rules)


def entering(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """X进A、进B: 健康教育进乡村、进家庭."""
    at = text.find("、进")
    while at >= 0:
        before, behind = text.rfind("\n", 0, at), text.find("\n", at)
        last = behind if behind >= 0 else len(text)
        for match in _ENTERING.finditer(text, max(before, 0), last):
            start, end = match.span("name")
            while (verb := rules.govern.match(text, start, end)) and "进" not in verb[0]:
                start = verb.end()
            if text.find("进", start) >= start + 2:
                yield Candidate(start, end, text[start:end], "entering", "")
        at = text.find("、进", last)


def turned(text: str) -> Iterator[Candidate]:
    """改革流通体制 is named 流通体制改革."""
    for match in _TURNED.finditer(text):
        yield Candidate(match.start(), match.end(), match["name"] + "改革", "turned", "改革")


def phased(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """Works are named with their phase: 武宿机场三期改扩建."""
    for words in _PHASES:
        at = text.find(words)
        while at >= 0:
            begin = max(text.rfind(mark, max(0, at - _NEAR), at) for mark in _MARKS) + 1 or max(0, at - _NEAR)
            start, end = last_beginning(text, begin, at, rules), at + len(words)
            if at - start >= 5 and text[at - 1] in _NUMBERS:
                yield Candidate(start, end, text[start:end], "phased", "")
            at = text.find(words, end)


def laned(text: str) -> Iterator[Candidate]:
    """开通防疫物资运输“绿色通道” is named 防疫物资运输绿色通道."""
    at = text.find(_LANE)
    while at >= 0:
        if match := _LANED.search(text, max(0, at - _NEAR), at + len(_LANE) + 1):
            yield Candidate(match.start("name"), match.end(), match["name"] + _LANE, "laned", "")
        at = text.find(_LANE, at + len(_LANE))


def pooled(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """Every member of a list with the head that 等 leads to: 农垦、供销社等改革 is 农垦改革 and 供销社改革."""
    for match in _POOLED.finditer(text):
        first = max(0, match.start() - _POOL)
        begin = max(text.rfind(mark, first, match.start()) for mark in "，。；：）！？\n") + 1 or first
        if "、" not in text[begin : match.start()]:
            continue
        at = last_beginning(text, begin, text.index("、", begin), rules)
        for member in _MEMBERS.split(text[at : match.start()]):
            if _MEMBER.fullmatch(member) and not rules.ends_in_head.search(member.removesuffix("制度").removesuffix("机制")):
                yield Candidate(at, match.end("head"), member + match["head"], "pooled", match["head"])
            at += len(member) + 1
