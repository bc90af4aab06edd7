"""Running text that says who leads: `由市教育局牵头制定`, `县财政局会同县民政局……`, `A牵头抓总，B具体协调`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import View
from kg.recognise.clauses import Assigned
from kg.recognise.lists import expand
from kg.recognise.organizations import hits
from kg.recognise.organizations.hit import Hit, outermost
from kg.recognise.shapes import bodylike
from kg.rules.duties import SUPPORT, VerbRule, duty_rules

_BETWEEN = re.compile("[、和与及]|以及")
_STOPS = "。；，：、！？"
_SENTENCE_STOPS = "。；！？"
_WITH = re.compile("(?<![市省州、和与及在到])(?<!^)会同")
_ALONGSIDE = re.compile("(?:(?<=[，。；])|^)(?:会同|联合)(?!会|体|社|国|工会|党)")
_HELPERS = re.compile(
    "[^，。；：、（）“”]{2,16}(?:[、和][^，。；：、（）“”]{2,16}){0,6}?(?=(?:积极|密切|协同)?(?:配合|协助|协同|参与|参加)[，。；])"
)
_LONGEST = 60
_WINDOW = 240


def prose(view: View) -> list[Assigned]:
    """The bodies a text says lead or support, by verbs that stand right behind their names."""
    text = view.text
    rules = [rule for rule in duty_rules().prose.of(text) if rule.needs != "由" or "由" in text]
    verbs = [(rule, verb) for rule in rules for verb in rule.pattern.finditer(text)]
    assigned: list[Assigned] = []
    for rule, verb in verbs:
        start, end = _sentence(text, verb.start())
        if rule.needs == "由" and text.find("由", start, verb.start()) < 0:
            continue
        found = _bodies(text, start, end)
        names = _names_before(view, found, rule, verb.start(), bool(assigned))
        if names is None or _is_past(text, names[0], verb.end()) or "解释" in text[max(0, names[0] - 16) : names[0]]:
            continue
        assigned.append(Assigned("body", rule.strength, view[slice(*names)], rule.id))
        assigned.extend(_others(view, found, rule, verb.end()))
    return assigned


def alongside(view: View) -> Iterator[Assigned]:
    """Those a text without a subject says are acted with: `会同市民政局开展检查；联合市体育局举办比赛`."""
    text = view.text
    for word in _ALONGSIDE.finditer(text) if "会同" in text or "联合" in text else ():
        found = _bodies(text, *_sentence(text, word.start()))
        end = _chain_after(text, found, word.end())
        if end is not None:
            yield Assigned("body", SUPPORT, view[word.end() : end], duty_rules().owner_id)


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The stretch around `at` that can hold the names a verb there speaks of: its sentence, or a window of a text without stops."""
    floor = at - at % _WINDOW
    start = max(text.rfind(stop, max(0, floor - _WINDOW), at) for stop in _SENTENCE_STOPS) + 1
    ends = (text.find(stop, at, floor + 2 * _WINDOW) for stop in _SENTENCE_STOPS)
    return max(start, floor - _WINDOW), min((end for end in ends if end >= 0), default=min(len(text), floor + 2 * _WINDOW))


@lru_cache(maxsize=64)
def _bodies(text: str, start: int, end: int) -> tuple[Hit, ...]:
    """The bodies named in `text[start:end]`, with offsets in `text`."""
    sentence = _WITH.sub("；；", text[start:end])  # 会同县 is a county too
    return tuple(hit._replace(start=hit.start + start, end=hit.end + start) for hit in outermost(hits(sentence)))


def _names_before(view: View, found: tuple[Hit, ...], rule: VerbRule, end: int, told: bool) -> tuple[int, int] | None:
    """Where the list of bodies stands that a verb at `end` speaks of: right before it, or at the head of its sentence.

    `told` says whether the text has charged a body already.
    """
    text = view.text
    start = _chain_before(view, found, end)
    start = _acting_clause(text, end) if start is None else start
    if start is not None:
        return (start, end) if _holds(text, rule, start, end, told) else None
    if rule.needs or end == 0 or text[end - 1] != "，" or text.startswith("会同", end):
        return None
    return _subject(view, found, end)


def _holds(text: str, rule: VerbRule, start: int, end: int, told: bool) -> bool:
    """Whether the names have what the rule needs: `由` before them, bodies that govern, or a body that acts under its own name at the
    head of a sentence."""
    if rule.needs == "由":
        return start > 0 and text[start - 1] == "由"
    name = text[start:end]
    if rule.needs == "governing":
        running = duty_rules().running
        return running.governing.search(name) is not None and not running.common.search(name)
    if rule.needs == "acting":
        first = start == 0 or text[start - 1] in _SENTENCE_STOPS or (told and text[start - 1] == "，")
        return first and duty_rules().running.acting.search(name) is not None and not duty_rules().running.common.search(name)
    return True


def _subject(view: View, found: tuple[Hit, ...], end: int) -> tuple[int, int] | None:
    """The body that begins the sentence before `end`: `甲委员会实行例会制度，牵头推进……`."""
    text = view.text
    start = max(text.rfind(stop, max(0, end - 2 * _LONGEST), end) for stop in _SENTENCE_STOPS) + 1
    named = duty_rules().running.subject.match(text, start, end)
    if named and not duty_rules().running.verbal.search(named[0]):
        return named.span()
    stop = _chain_after(text, found, start)
    if stop is None or duty_rules().running.generic.match(text, start) or "各" in text[start:stop]:
        return None
    bracket = re.compile("（[^（）]{2,20}）(?:办公室)?").match(text, stop)
    stop = bracket.end() if bracket else stop
    return (start, stop) if stop < end and duty_rules().running.acting.search(text[start:stop]) else None


def _acting_clause(text: str, end: int) -> int | None:
    """Where the clause before `end` begins if it is the name of a body that no table knows (`健康甲县建设领导小组`), or None."""
    start = max(text.rfind(stop, max(0, end - _LONGEST), end) for stop in _STOPS + "由") + 1
    name = text[start:end]
    by = start > 0 and text[start - 1] == "由"
    acting = (
        3 <= len(name) < _LONGEST
        and (duty_rules().running.named.search(name) or (by and duty_rules().running.unit.search(name)))
        and not duty_rules().running.verbal.search(name)
        and bodylike(name)
    )
    return start if acting else None


def _chain_before(view: View, found: tuple[Hit, ...], end: int) -> int | None:
    """Where the list of bodies that ends right before `end` begins, or None if other words stand before it."""
    text = view.text
    start = None
    at = end
    for hit in reversed(found):
        if hit.start >= at or hit.end > at:
            continue
        between = text[hit.end : at]
        joined = duty_rules().running.open.fullmatch(between) if start is None else _BETWEEN.fullmatch(between)
        if between and not joined:
            break
        start = at = hit.start
    if start is None or not _stands_free(view, start) or duty_rules().running.verbal.search(text, start, end):
        return None
    return start


def _chain_after(text: str, found: tuple[Hit, ...], start: int) -> int | None:
    """Where the list of bodies that begins at `start` ends, or None."""
    generic = duty_rules().running.generic.match(text, start)
    end = generic.end() if generic else None
    at = end if end is not None else start
    for hit in found:
        if hit.start < at:
            continue
        if hit.start > at and not (end is not None and _BETWEEN.fullmatch(text[at : hit.start])):
            break
        end = at = hit.end
    opened = duty_rules().running.open.match(text, end) if end is not None else None
    return opened.end() if opened else end


def _stands_free(view: View, start: int) -> bool:
    """Whether a clause or a line begins at `start`, or 由 stands before it."""
    return start == 0 or view.text[start - 1] in _STOPS + "由" or view.origin[start] - view.origin[start - 1] > 1


def _is_past(text: str, start: int, at: int) -> bool:
    """Whether the sentence tells of something done: `印发了` behind the verb, a day before the names."""
    stop = next((i for i in range(at, min(len(text), at + 100)) if text[i] in "。；"), min(len(text), at + 100))
    comma = text.find("，", at, stop)
    return (
        duty_rules().running.done.search(text, at, stop if comma < 0 else comma) is not None
        or duty_rules().running.day.search(text[max(0, start - 8) : start]) is not None
    )


def _after(text: str, at: int, word: str) -> int | None:
    """The end of `word` where it stands at `at` or opens the next clause: `牵头，会同……`."""
    if text.startswith(word, at):
        return at + len(word)
    comma = text.find("，", at, at + 20)
    return comma + 1 + len(word) if comma >= 0 and word == "会同" and text.startswith(word, comma + 1) else None


def _others(view: View, found: tuple[Hit, ...], rule: VerbRule, at: int) -> Iterator[Assigned]:
    """Those named behind the verb: `会同B`, `联合B` (leads too), or in the next clause `，B具体协调` (leads too), `，B配合`."""
    text = view.text
    for word, strength in (("会同", SUPPORT), ("联合", rule.strength)):
        start = at if text.endswith(word, 0, at) else _after(text, at, word)
        if start is None:
            continue
        end = _chain_after(text, found, start) or 0
        allied = _allied(view, start)
        if not end or any(mark in text[end:allied] for mark in "、和"):
            end = max(end, allied)
        if end:
            yield Assigned("body", strength, view[start:end], rule.id)
            at = end
        break
    comma = text.find("，", at, at + 30) if rule.strength < SUPPORT else -1
    if comma >= 0:
        yield from _next_clause(view, found, rule, comma + 1)


def _allied(view: View, start: int) -> int:
    """Where a list of bodies that no table knows ends, before the verb of what they do together; 0 if none begins at `start`."""
    allied = duty_rules().running.allied.match(view.text, start)
    return allied.end() if allied and all(bodylike(one.name) for one in expand(view[start : allied.end()])) else 0


def _next_clause(view: View, found: tuple[Hit, ...], rule: VerbRule, start: int) -> Iterator[Assigned]:
    """Those whom the clause at `start` charges too: `B具体协调` leads as well, `B配合` supports."""
    text = view.text
    end = _chain_after(text, found, start)
    if end is not None and duty_rules().running.second_supports.match(text, end):
        yield Assigned("body", SUPPORT, view[start:end], rule.id)
    elif end is not None and rule.strength == 1 and duty_rules().running.second_leads.match(text, end):
        yield Assigned("body", rule.strength, view[start:end], rule.id)
    elif (helpers := _HELPERS.match(text, start)) and all(bodylike(one.name) for one in expand(view[start : helpers.end()])):
        yield Assigned("body", SUPPORT, view[start : helpers.end()], rule.id)
