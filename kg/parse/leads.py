"""Paragraphs without a number that are provisions all the same: several side by side open with a heading sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.parse.played import Played, Role

# a heading sentence: no summing up, no announcement, no closing appeal
LEAD = re.compile(
    r"(?!(?:[今明]年|“[^”]{2,6}”时期)，?是|[^。]{0,40}(?:一年|五年来?|代表[：。]|如下)|[^。]{0,30}(?:主要|以下|下列|方面)[^。]{0,8}工作。|[^。]{0,60}。(?:让我们|我们要))[^。；：！？\d]{6,36}。(?=[^。]{4})"
)
# any short sentence that more follows; paragraphs in a row that begin with the same words say so together
_OPENING = re.compile(r"[^。；：！？]{6,70}。(?=[^。]{4})")
_SOBER = re.compile(r"[^。]{0,32}(?:问题|困难|不足|短板)[^。]{0,8}。")  # one paragraph may be all that is said of problems
_ALONE = re.compile(r"(?!各位|同志|让我们|我们|今[年天]|以上|现在|下面)[^。；：！？\d]{6,44}。")
_ALONE_MOST, _ALONE_LEAST = 45, 4
_SAME = 3  # characters with which such paragraphs begin
_ROW_LEAST = 3
_NEAR = 4  # paragraphs from one heading sentence to the next
_BREAKS = frozenset((Role.PROVISION, Role.HEADING, Role.TITLE, Role.ATTACHMENT))


def leading(played: Sequence[Played]) -> frozenset[int]:
    """Which paragraphs of a report are provisions: those that open with a heading sentence and have others like them near
    or speak of problems, and those in a row that begin alike (`这一年，……。`). Where heading sentences stand on lines of their own, only those."""
    alone = _alone(played)
    found: set[int] = set()
    before: int | None = None
    led = False  # a heading sentence on a line of its own has been met below the heading
    for at, one in enumerate(played):
        if one.role in _BREAKS:
            before, led = None, False
        elif at in alone:
            found.add(at)
            led = True
        elif one.role is Role.TEXT and LEAD.match(one.text):
            if _SOBER.match(one.text):
                found.add(at)
            if before is not None and at - before <= _NEAR and not led:
                found.update((before, at))
            before = at
    return frozenset(found.union(*_rows(played)))


def _alone(played: Sequence[Played]) -> frozenset[int]:
    """The heading sentences on lines of their own, each over a long paragraph; a few in a whole report are none, nor are those over
    several paragraphs with heading sentences, which are sections."""
    found = [
        at
        for at, one in enumerate(played[:-1])
        if one.role is Role.TEXT
        and len(one.text) <= _ALONE_MOST
        and _ALONE.fullmatch(one.text)
        and played[at + 1].role is Role.TEXT
        and len(played[at + 1].text) > 2 * _ALONE_MOST
    ]
    over = [at for at in found if all(LEAD.match(one.text) for one in played[at + 1 : at + 3])]
    return frozenset(found) if len(found) >= _ALONE_LEAST and 3 * len(over) <= len(found) else frozenset()


def _rows(played: Sequence[Played]) -> list[range]:
    """Runs of paragraphs that begin with the same words."""
    found: list[range] = []
    start = 0
    for at in range(1, len(played) + 1):
        if at < len(played) and played[at].role is Role.TEXT and played[at].text[:_SAME] == played[start].text[:_SAME]:
            continue
        if at - start >= _ROW_LEAST and all(one.role is Role.TEXT and _OPENING.match(one.text) for one in played[start:at]):
            found.append(range(start, at))
        start = at
    return found
