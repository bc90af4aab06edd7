"""Stretches of a text that may name an undertaking: names in quotes and phrases that end with a head such as 行动 or 工程."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby, islice
from typing import NamedTuple

from kg.rules.programs import ProgramRules

LONGEST = 30  # characters of a phrase before its head
LONGEST_SEGMENT = 120  # characters between punctuation marks; more are no prose
MOST_HEADS = 12  # of one stretch between punctuation marks; more are no prose
_QUOTED = re.compile("“([^“”。；！？《》\\n]{2,26})”")
_ENTERING = re.compile(
    "(?:^|[，。；：、的\\n])(?P<name>[^，。；：、（）《》“”进\\n]{2,16}进[^，。；：、（）《》“”等\\n]{2,6}(?:、进[^，。；：、（）《》“”等\\n]{2,6}){1,9})"
)
_STOP = re.compile("[，。；：！？（）《》、\\n]")
_TIMES = ("年", "月", "周", "日", "节")
_NO_QUOTES = str.maketrans("", "", "“”")
_OWN_FIRST = "我本全"
_OWN = re.compile("^[我本全][省市县区州旗](?=.{4})(?!级|域|直|际)")  # 我市…服务 is called …服务
_DOING = frozenset({"建设", "创建"})
_ENDS = "、，。；：！？（）《》“”\n"
_CUT = re.compile("[的和与及等以将把对于在从向]|以及")


class Candidate(NamedTuple):
    """`start:end` of the text; `name` is what it would be called; `how` is quoted, headed or listed; `head` its last word ('' = none)."""

    start: int
    end: int
    name: str
    how: str
    head: str


def quoted(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """“X” and, where a head follows closely, “X”…head: `“银龄安康”工程` is named 银龄安康工程, `“敬老月”活动` 敬老月."""
    if "“" not in text:
        return
    for match in _QUOTED.finditer(text):
        word, end = match[1], match.end()
        if rules.so_called.search(text, max(0, match.start() - 5), match.start()):
            continue
        if "、" in word and (parts := _parts(word, match.start(1), rules)):
            yield from parts
            continue
        head, after = _head_after(text, end, rules)
        if head:
            name = word if head not in rules.named or word.endswith(head) else word + text[end:after]
            yield Candidate(match.start(), after, name, "quoted", head)
        yield Candidate(match.start(), end, word, "quoted", "")


def _parts(word: str, at: int, rules: ProgramRules) -> list[Candidate]:
    """The names of a quoted list whose members all end alike: “作风建设年、素质提升年”; empty for a name that holds a 、."""
    parts = word.split("、")
    head = rules.ends_in_head.search(parts[0])
    tail = head[0] if head else parts[0][-1:] if parts[0][-1:] in _TIMES else ""
    if not tail or not all(len(part) > len(tail) + 1 and part.endswith(tail) for part in parts):
        return []
    starts = [at + sum(len(p) + 1 for p in parts[:i]) for i in range(len(parts))]
    return [Candidate(start, start + len(part), part, "quoted", tail) for start, part in zip(starts, parts, strict=True)]


def entering(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """X进A、进B: 健康教育进乡村、进家庭."""
    if "、进" not in text:
        return
    for match in _ENTERING.finditer(text):
        start, end = match.span("name")
        while (verb := rules.govern.match(text, start, end)) and "进" not in verb[0]:
            start = verb.end()
        if text.find("进", start) >= start + 2:
            yield Candidate(start, end, text[start:end], "entering", "")


def _head_after(text: str, end: int, rules: ProgramRules) -> tuple[str, int]:
    """The head that closes a quoted name and where it ends; ('', end) if none follows within a few characters."""
    for gap in range(0, 7):
        at = end + gap
        if gap and (at >= len(text) or text[at - 1] in "，。；：！？（）《》“”、的和与及等是为在\n"):
            break
        match = rules.heads.match(text, at)
        if match:
            return match[0], match.end()
    return "", end


def headed(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """Phrases without quotes around them that end with a head, one candidate for each place they may begin."""
    stops = [-1, *[stop.start() for stop in _STOP.finditer(text)], len(text)]
    heads = [(start, end) for _, start, end in rules.head_scan.find_matches_as_indexes(text)]
    for after, inside in groupby(heads, lambda head: bisect_left(stops, head[0])):
        begin = stops[after - 1] + 1
        starts = [begin + start for start in _starts(text[begin : min(stops[after], begin + LONGEST_SEGMENT)], rules)]
        for head, end in islice(inside, MOST_HEADS):
            last = text[head:end]
            for start in starts[bisect_left(starts, head - LONGEST) : bisect_right(starts, head - 2)]:
                name = text[start:end]
                if "“" in name or "”" in name:
                    if name.count("“") != name.count("”") or (name[0] == "“" and name.find("”") >= len(name) - 8):
                        continue
                    name = name.translate(_NO_QUOTES)
                yield Candidate(start, end, called(name, last), "headed", last)


def _starts(words: str, rules: ProgramRules) -> list[int]:
    """Where a name may begin: at the segment's start and after each governing word, not after an adverb that another one follows."""
    found = {0}
    at, verb = 0, False
    while match := rules.govern.match(words, at):
        found.discard(at if at and not verb else -1)
        at = match.end()
        verb = match[0] in rules.verb_words
        found.add(at)
    found.update([match.end() for match in rules.verbs.finditer(words, at)])
    found.update([match.end() for match in _CUT.finditer(words, at)])
    return sorted(found)


def called(name: str, head: str) -> str:
    """The name without 等 or a head that only says what is done with it: 胸痛中心建设 is called 胸痛中心."""
    name = _OWN.sub("", name) if name[0] in _OWN_FIRST else name
    size = len(head)
    if name[-size - 1 : -size] == "等":
        return name[: -size - 1] + head
    return name[:-size] if head in _DOING and len(name) >= size + 4 else name


def listed(text: str, last: Candidate, rules: ProgramRules) -> Iterator[Candidate]:
    """The names that share the head of `last`: 合理用药、合理检查专项整治 holds 合理用药专项整治 too."""
    start = last.start
    while start > 2 and text[start - 1] == "、":
        begin = max(text.rfind(mark, 0, start - 1) for mark in _ENDS) + 1
        words = text[begin : start - 1]
        governed = _starts(words, rules)[-1] if words else 0
        first = governed < len(words) - 1 and governed > 0
        member = words[governed if first else 0 :]
        if not 2 <= len(member) <= 22 or rules.ends_in_head.search(member) or "”" in member:
            return
        begin = start - 1 - len(member)
        yield Candidate(begin, last.end, member + last.head, "listed", last.head)
        if first:
            return
        start = begin


def candidates(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """All candidates of a text."""
    yield from quoted(text, rules)
    yield from headed(text, rules)
