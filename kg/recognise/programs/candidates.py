"""Stretches of a text that may name an undertaking: names in quotes and members of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.programs import weigh
from kg.recognise.programs.candidate import Candidate
from kg.recognise.programs.features import left, right
from kg.recognise.programs.headed import last_beginning
from kg.rules.programs import ProgramRules

_QUOTED = re.compile("“([^“”。；！？《》\\n]{2,26})”")
_OF_OTHERS = re.compile("[省市县区乡镇村]$|集团|公司$|实验室$|机场$|成员$|资金$|[0-9]月|(?:国家|个人|住房)$")  # areas, bodies, buildings
MORE_ALIKE = 2  # characters by which members of a list may differ in length
_TIMES = ("年", "月", "周", "日", "节")
_ENDS = "、，。；：！？（）《》“”\n"


def quoted(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """“X” and, where a head follows closely, “X”…head: `“银龄安康”工程` is named 银龄安康工程, `“敬老月”活动` 敬老月."""
    if "“" not in text:
        return
    for match in _QUOTED.finditer(text):
        word, start, end = match[1], match.start(), match.end()
        if rules.so_called.search(text, max(0, start - 5), start) or rules.only_said.match(text, end):
            continue
        if "、" in word and (parts := _parts(word, match.start(1), rules)):
            yield from [_quoted(text, *part, rules) for part in parts]
            continue
        head, after = _head_after(text, end, rules)
        if head:
            name = word if head not in rules.named or word.endswith(head) else word + text[end:after]
            yield _quoted(text, start, after, name, head, rules)
        elif rules.formula.match(word):
            continue
        own = rules.ends_in_head.search(word)
        yield _quoted(text, start, end, word, own[0] if own and own.start() and own[0] in rules.named else "", rules)


def _quoted(text: str, start: int, end: int, name: str, head: str, rules: ProgramRules) -> Candidate:
    around = weigh.left("quoted", left(text, start, rules)) + weigh.right("quoted", right(text, end, rules))
    return Candidate(start, end, name, "quoted", head, around + weigh.head("quoted", head) + weigh.length("quoted", len(name)))


def _parts(word: str, at: int, rules: ProgramRules) -> list[tuple[int, int, str, str]]:
    """The names of a quoted list whose members all end alike: “作风建设年、素质提升年”; empty for a name that holds a 、."""
    parts = word.split("、")
    head = rules.ends_in_head.search(parts[0])
    tail = head[0] if head else parts[0][-1:] if parts[0][-1:] in _TIMES else ""
    if not tail or not all(len(part) > len(tail) + 1 and part.endswith(tail) for part in parts):
        return []
    starts = [at + sum(len(p) + 1 for p in parts[:i]) for i in range(len(parts))]
    return [(start, start + len(part), part, tail) for start, part in zip(starts, parts, strict=True)]


def _head_after(text: str, end: int, rules: ProgramRules) -> tuple[str, int]:
    """The head that closes a quoted name and where it ends; ('', end) if none follows within a few characters."""
    match = rules.head_near.match(text, end)
    return (match["head"], match.end()) if match else ("", end)


def listed(text: str, last: Candidate, rules: ProgramRules) -> Iterator[Candidate]:
    """The names that share the head of `last`: 合理用药、合理检查专项整治 holds 合理用药专项整治 too.

    A member much shorter than what stands before the head shares more than the head, unless 等 says where the list ends.
    """
    start, own = last.start, last.end - last.start - len(last.head)
    shortest = 2 if text[last.end - len(last.head) - 1] == "等" else max(2, own - MORE_ALIKE)
    while start > 2 and text[start - 1] == "、":
        begin = max(text.rfind(mark, 0, start - 1) for mark in _ENDS) + 1
        governed = last_beginning(text, begin, start - 3, rules) if begin < start - 3 else begin
        member = text[governed : start - 1]
        if not shortest <= len(member) <= 22 or rules.ends_in_head.search(member) or "”" in member:
            return
        if not _OF_OTHERS.search(member):
            yield Candidate(governed, last.end, member + last.head, "listed", last.head)
        if governed > begin:
            return
        start = begin
