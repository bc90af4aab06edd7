"""Names that stand in the thesaurus: longest match on the text without quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from kg.rules.programs import ENDINGS, QUOTE, QUOTES, ProgramRules, Thesaurus, plain

_JOINS = "、和与及等"
_AND_MORE = re.compile("、[^、，。；：！？（）《》\\n]{2,16}?等")
_STOPS = "、和与及，。；：！？（）《》\n"
_LONGEST_MEMBER = 16


Known = tuple[int, int, str]  # where a program of the thesaurus starts and ends in the text, its name


def known(text: str, thesaurus: Thesaurus) -> tuple[Known, ...]:
    """Every surface form in the text, leftmost and longest first; quotation marks around it belong to it.

    A form that counts only in quotes also counts beside another program in a list: `双高、双一流`.
    """
    parts = QUOTE.split(text)
    bare = "".join(parts)
    matches = thesaurus.automaton.find_matches_as_indexes(bare)
    if not matches:
        return ()
    dropped = list(accumulate(map(len, parts[:-1])))  # how much of `bare` stands before each mark
    found: list[Known] = []
    doubtful: list[Known] = []
    surfaces, size = thesaurus.surfaces, len(text)
    for index, start, end in matches:
        program, quoted_only, listed = surfaces[index]
        if program is None:
            continue
        start += bisect_right(dropped, start)
        end += bisect_left(dropped, end)
        if start and text[start - 1] in QUOTES and end < size and text[end] in QUOTES:
            start, end, quoted_only = start - 1, end + 1, False
        (doubtful if quoted_only else found).append((start, end, program))
        if listed:
            found.extend(_parts(text, start, end, program, thesaurus))
    starts = {start for start, _, _ in found} if doubtful else set()
    for start, end, program in reversed(doubtful):
        if end + 1 in starts and text[end] == "、":
            found.append((start, end, program))
            starts.add(start)
    return tuple(found)


def _parts(text: str, start: int, end: int, whole: str, thesaurus: Thesaurus) -> Iterator[Known]:
    """Programs that a form with several parts names besides itself: 基层首诊、双向转诊 … names 双向转诊."""
    for part in text[start:end].split("、"):
        name = thesaurus.named(plain(part))
        if name is not None and name != whole:
            yield start, start + len(part), name
        start += len(part) + 1


def completed(text: str, found: Iterable[Known], rules: ProgramRules, thesaurus: Thesaurus) -> Iterator[Known]:
    """Members of a list that share the head of its last one: in 胸痛、创伤中心 the thesaurus knows 胸痛中心."""
    for start, end, _ in found:
        if start >= 3 and text[start - 1] in _JOINS:
            yield from _members(text, start, end, _tails(text[start:end]), thesaurus)
    for more in _AND_MORE.finditer(text) if "等" in text else ():
        head = rules.heads.search(text, more.end(), more.end() + 9)
        if head:
            tails = (text[more.end() : head.end()], head[0])
            yield from _members(text, more.end(), head.end(), tails, thesaurus)


def _tails(name: str) -> tuple[str, ...]:
    """What members of a list may share with its last one: 中心 of 创伤中心, 保险省级统筹 of 工伤保险省级统筹."""
    return tuple([name[-size:] for size in (2, 3, 4, 6) if len(name) > size] or [name])


def _members(text: str, start: int, end: int, tails: tuple[str, ...], thesaurus: Thesaurus) -> Iterator[Known]:
    while start > 2 and text[start - 1] in _JOINS:
        for tail in tails:
            if member := _member(text, start - 1, tail, thesaurus):
                break
        else:
            return
        start, name = member
        yield start, end, name


def _member(text: str, end: int, head: str, thesaurus: Thesaurus) -> tuple[int, str] | None:
    """The longest words before `end` that name a program once `head` is added: where they begin, and its name."""
    last = text[end - 1]
    ending = last + head
    if last not in QUOTES and (ending if len(ending) in ENDINGS else ending[-3:]) not in thesaurus.endings:
        return None
    begin = end
    while begin > 0 and end - begin < _LONGEST_MEMBER and text[begin - 1] not in _STOPS:
        begin -= 1
    words = text[begin:end]
    marked = QUOTE.search(words) is not None
    for start in range(begin, end - 1):
        member = words[start - begin :]
        if not marked and member[:2] not in thesaurus.beginnings:
            continue
        name = thesaurus.named((plain(member) if marked else member) + head)
        if name is not None:
            return start, name
    return None
