"""Stretches of a text that may name an undertaking: names in quotes and phrases that end with a head such as 行动 or 工程."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, groupby, islice

from kg.recognise.programs import weigh
from kg.recognise.programs.candidate import Candidate, called
from kg.recognise.programs.features import left, right
from kg.rules.programs import ProgramRules

LONGEST = 30  # characters of a phrase before its head
LONGEST_SEGMENT = 120  # characters between punctuation marks; more are no prose
MOST_BEFORE = 0.3  # the length of a phrase and the words before it seldom weigh more
MOST_HEADS = 12  # of one stretch between punctuation marks; more are no prose
_QUOTED = re.compile("“([^“”。；！？《》\\n]{2,26})”")
_ENTERING = re.compile(
    "(?:^|[，。；：、的\\n])(?P<name>[^，。；：、（）《》“”进\\n]{2,16}进[^，。；：、（）《》“”等\\n]{2,6}(?:、进[^，。；：、（）《》“”等\\n]{2,6}){1,9})"
)
_TURNED = re.compile(
    "改革(?:[和并]?完善|现行)?(?P<name>(?!创新)[^，。；：、（）《》“”\\n和与及的改]{2,10}(?:体制|制度))(?=[，。；、\\n]|$)"
)
_STOP = re.compile("[，。；：！？（）《》、\\n]")
_TIMES = ("年", "月", "周", "日", "节")
_NO_QUOTES = str.maketrans("", "", "“”")
_ENDS = "、，。；：！？（）《》“”\n"

_Ending = tuple[int, int, float]  # where a head starts and ends, what it weighs with the words behind it


def quoted(text: str, rules: ProgramRules) -> Iterator[Candidate]:
    """“X” and, where a head follows closely, “X”…head: `“银龄安康”工程` is named 银龄安康工程, `“敬老月”活动` 敬老月."""
    if "“" not in text:
        return
    for match in _QUOTED.finditer(text):
        word, start, end = match[1], match.start(), match.end()
        if rules.so_called.search(text, max(0, start - 5), start):
            continue
        if "、" in word and (parts := _parts(word, match.start(1), rules)):
            yield from [_quoted(text, *part, rules) for part in parts]
            continue
        head, after = _head_after(text, end, rules)
        if head:
            name = word if head not in rules.named or word.endswith(head) else word + text[end:after]
            yield _quoted(text, start, after, name, head, rules)
        yield _quoted(text, start, end, word, "", rules)


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


def _head_after(text: str, end: int, rules: ProgramRules) -> tuple[str, int]:
    """The head that closes a quoted name and where it ends; ('', end) if none follows within a few characters."""
    match = rules.head_near.match(text, end)
    return (match["head"], match.end()) if match else ("", end)


def headed(text: str, rules: ProgramRules, least: float) -> list[Candidate]:
    """Phrases without quotes around them that end with a head, one candidate for each place they may begin.

    Those to which head, length and the words around give less than `least` are left out.
    """
    stretches = [
        (inside, [at for at in _starts(text, begin, end, rules) if inside[0][0] - LONGEST <= at <= end - 2])
        for begin, end, inside in _stretches(text, _endings(text, rules, least - MOST_BEFORE))
    ]
    weighed = [(inside, [(at, weigh.left("headed", left(text, at, rules))) for at in starts]) for inside, starts in stretches if starts]
    return _phrases(text, weighed, least)


def _stretches(text: str, endings: list[_Ending]) -> list[tuple[int, int, list[_Ending]]]:
    """The stretches between punctuation marks that hold heads: where each begins, where names may last begin before a head, its heads."""
    begins = [0, *accumulate([len(part) + 1 for part in _STOP.split(text)])] if endings else []
    found = []
    for after, inside in groupby(endings, lambda ending: bisect_right(begins, ending[0])):
        near = list(islice(inside, MOST_HEADS))
        begin = begins[after - 1]
        found.append((begin, min(near[-1][0], begin + LONGEST_SEGMENT), near))
    return found


def _phrases(text: str, stretches: list[tuple[list[_Ending], list[tuple[int, float]]]], least: float) -> list[Candidate]:
    """What begins at a place in a stretch and ends with a head of it, if the words around give it enough; a mere head is no name."""
    lengths = weigh.lengths("headed", LONGEST)
    spans = [
        (start, head, end, around)
        for endings, starts in stretches
        for head, end, behind in endings
        for start, before in starts
        if 2 <= head - start <= LONGEST and (around := before + behind + lengths[head - start]) >= least
    ]
    found = []
    for start, head, end, around in spans:
        phrase, word = _phrase(text[start:end]), text[head:end]
        if phrase and (name := called(phrase, word)) != word:
            found.append(Candidate(start, end, name, "headed", word, around))
    return found


def _endings(text: str, rules: ProgramRules, least: float) -> list[_Ending]:
    """Where heads start and end, with their weight and that of what follows them, if it is at least `least`."""
    weights = weigh.heads("headed")
    hopeful = least - weigh.best_right("headed")
    found = []
    for word, start, end in rules.head_scan.find_matches_as_indexes(text):
        if weights[word] >= hopeful:
            weight = weights[word] + weigh.right("headed", right(text, end, rules))
            if weight >= least:
                found.append((start, end, weight))
    return found


def _phrase(words: str) -> str:
    """The words without quotation marks; empty if these are cut through, or quote the name that stands there alone."""
    if "“" not in words and "”" not in words:
        return words
    if words.count("“") != words.count("”") or (words[0] == "“" and words.find("”") >= len(words) - 8):
        return ""
    return words.translate(_NO_QUOTES)


def _starts(text: str, begin: int, end: int, rules: ProgramRules) -> list[int]:
    """Where a name may begin: where the segment does and after each governing word, not after an adverb that another one follows."""
    found, at = [begin], begin
    verb = True
    while text[at] in rules.governing_firsts and (match := rules.govern.match(text, at, end)):
        if not verb:
            found.pop()
        verb = match[0] in rules.verb_words
        at = match.end()
        found.append(at)
    return found + [at + after for _, _, after in rules.openers.find_matches_as_indexes(text[at:end])]


def listed(text: str, last: Candidate, rules: ProgramRules) -> Iterator[Candidate]:
    """The names that share the head of `last`: 合理用药、合理检查专项整治 holds 合理用药专项整治 too."""
    start = last.start
    while start > 2 and text[start - 1] == "、":
        begin = max(text.rfind(mark, 0, start - 1) for mark in _ENDS) + 1
        governed = _starts(text, begin, start - 1, rules)[-1]
        first = begin < governed < start - 2
        member = text[governed if first else begin : start - 1]
        if not 2 <= len(member) <= 22 or rules.ends_in_head.search(member) or "”" in member:
            return
        begin = start - 1 - len(member)
        yield Candidate(begin, last.end, member + last.head, "listed", last.head)
        if first:
            return
        start = begin
