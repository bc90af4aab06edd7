"""Phrases that end with a head such as 行动 or 工程: where they end, where they may begin, what the words around say of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise

from kg.recognise.programs import weigh
from kg.recognise.programs.candidate import Candidate, called
from kg.recognise.programs.features import left, right
from kg.recognise.programs.held import Held
from kg.rules.programs import ProgramRules

LONGEST = 30  # characters of a phrase before its head
LONGEST_SEGMENT = 120  # characters between a punctuation mark and a head; more are no prose
MOST_BEFORE = 0.3  # the length of a phrase and the words before it seldom weigh more
MORE_BY_VERB = 0.8  # must speak for a phrase that begins with a verb that governs names than for another
MOST_HEADS = 12  # of one stretch between punctuation marks; more are no prose
_KINDS_OF_PLAN = ("计划", "方案", "规划")
_YEARS = ("（19", "（20")
_UP_TO_MARK = re.compile("(?s:.*)[，。；：！？（）《》〈〉、\\n]")
_NO_QUOTES = str.maketrans("", "", "“”")

_Beginning = tuple[int, float, float]  # where a name may begin, what the words before it weigh, how much must speak for it at least
_Ending = tuple[int, int, float]  # where a head starts and ends, what it weighs with the words behind it
_Stretch = tuple[int, list[_Ending]]  # where it begins, its heads


def headed(text: str, rules: ProgramRules, held: Held, least: float) -> list[Candidate]:
    """Phrases without quotes around them that end with a head, one candidate for each place they may begin.

    Those to which head, length and the words around give less than `least` are left out, and those that cut through a known name.
    """
    stretches = _stretches(text, _endings(text, rules, held, least - MOST_BEFORE))
    beginnings = _beginnings(text, stretches, rules, least)
    free = [[beginning for beginning in some if not held.inner[beginning[0]]] for some in beginnings]
    return _phrases(text, [(some, endings) for some, (_, endings) in zip(free, stretches, strict=True)])


def _endings(text: str, rules: ProgramRules, held: Held, least: float) -> list[_Ending]:
    """Where heads start and end, with their weight and that of what follows them, if it is at least `least`."""
    weights, inner = weigh.heads("headed"), held.inner
    hopeful = least - weigh.best_right("headed")
    goes_on = rules.goes_on
    free = [
        (start, end, weights[word])
        for word, start, end in rules.head_scan.find_matches_as_indexes(text)
        if weights[word] >= hopeful and not inner[end] and not text.startswith(goes_on[word], end)
    ]
    weighed = [(start, end, weight + weigh.right("headed", right(text, end, rules))) for start, end, weight in free]
    likely = [ending for ending in weighed if ending[2] >= least]
    return [ending for ending in likely if not (text.startswith(_KINDS_OF_PLAN, ending[1]) and _of_title(text, ending[1]))]


def _of_title(text: str, end: int) -> bool:
    """Is it cut out of a document's title? 《…提升行动 before 计划（2023—2025年）》."""
    first = max(0, end - LONGEST_SEGMENT)
    return text.rfind("《", first, end) > text.rfind("》", first, end)


def _stretches(text: str, endings: list[_Ending]) -> list[_Stretch]:
    """The stretches between punctuation marks that hold heads: where each begins, its heads."""
    found: list[_Stretch] = []
    before = -1
    for ending in endings:
        start = ending[0]
        least = max(0, start - LONGEST_SEGMENT)
        mark = _UP_TO_MARK.match(text, max(before, least), start)
        if mark or before < least:
            found.append((mark.end() if mark else least, [ending]))
        elif len(found[-1][1]) < MOST_HEADS:
            found[-1][1].append(ending)
        before = start
    return found


def _beginnings(text: str, stretches: list[_Stretch], rules: ProgramRules, least: float) -> list[list[_Beginning]]:
    """Where names that end with a head of a stretch may begin: where the stretch does, after governing words and after openers."""
    governed = [_governed(text, begin, endings[-1][0], rules) for begin, endings in stretches]
    firsts = [places[-1][1] for places in governed]
    rests = [text[first : endings[-1][0]] for first, (_, endings) in zip(firsts, stretches, strict=True)]
    ends = [0, *accumulate([len(rest) + 1 for rest in rests])]
    verbs = least + MORE_BY_VERB
    places = [
        (number, word, at, verbs if after in rules.verb_kinds else least)
        for number, some in enumerate(governed)
        for (word, at), (after, _) in pairwise(some)
    ]
    places += [(number, *some[-1], least) for number, some in enumerate(governed)]
    for opener, _, after in rules.openers.find_matches_as_indexes("\n".join(rests)):
        number = bisect_right(ends, after) - 1
        places.append((number, rules.opener_words[opener], firsts[number] + after - ends[number], least))
    settled = weigh.settled("headed")
    found: list[list[_Beginning]] = [[] for _ in stretches]
    for number, word, at, needed in places:
        weight = settled.get(word)
        found[number].append((at, weigh.left("headed", left(text, at, rules)) if weight is None else weight, needed))
    return found


def _phrases(text: str, stretches: list[tuple[list[_Beginning], list[_Ending]]]) -> list[Candidate]:
    """What begins at a place in a stretch and ends with a head of it, if the words around give it enough; a mere head is no name."""
    lengths = weigh.lengths("headed", LONGEST)
    spans = [
        (start, head, end, around)
        for beginnings, endings in stretches
        for head, end, behind in endings
        for start, before, least in beginnings
        if 2 <= head - start <= LONGEST and (around := before + behind + lengths[head - start]) >= least
    ]
    found = []
    for start, head, end, around in spans:
        phrase, word = _phrase(text[start:end]), text[head:end]
        if phrase and (name := called(phrase, word)) != word:
            found.append(Candidate(start, end, name, "headed", word, around))
    return found


def _phrase(words: str) -> str:
    """The words without quotation marks; empty if these are cut through, or quote the name that stands there alone."""
    if "“" not in words and "”" not in words:
        return words
    if words.count("“") != words.count("”") or (words[0] == "“" and words.find("”") >= len(words) - 8):
        return ""
    return words.translate(_NO_QUOTES)


def _governed(text: str, begin: int, end: int, rules: ProgramRules) -> list[tuple[str, int]]:
    """Where a segment begins and after each governing word there, with what stands before; not after an adverb that another one follows."""
    found, at, verb = [(text[begin - 1 : begin], begin)], begin, True
    while text[at] in rules.governing_firsts and (match := rules.govern.match(text, at, end)):
        if not verb:
            found.pop()
        word = match[0]
        verb = word in rules.verb_words
        at = match.end()
        found.append((word, at))
    return found


def last_beginning(text: str, begin: int, end: int, rules: ProgramRules) -> int:
    """The last place of `text[begin:end]`, a part of a sentence, where a name may begin."""
    _, at = _governed(text, begin, end, rules)[-1]
    return at + max((after for _, _, after in rules.openers.find_matches_as_indexes(text[at:end])), default=0)
