"""Running text that says who leads: `由市教育局牵头制定`, `县财政局会同县民政局……`, `A牵头抓总，B具体协调`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import View
from kg.recognise.clauses import Assigned
from kg.recognise.organizations import hits
from kg.recognise.organizations.hit import Hit, outermost
from kg.recognise.shapes import bodylike
from kg.rules.bodies import is_body
from kg.rules.duties import SUPPORT, VerbRule, duty_rules

_MARKERS = ("牵头", "会同", "负责")
_BETWEEN = re.compile("[、和与及]|以及")
_OPEN = re.compile("等(?:有关|相关|其他|各|市级|成员|省级|县级|直属)?(?:部门|单位)?(?:（单位）)?")
_ACTING = re.compile("(?:局|委|厅|办|领导小组|委员会|指挥部|专班|联席会议|办公室|工作组)$")
_LONGEST = 60
_BOUNDARY = "。；，：、！？由"
_WITH = re.compile("(?:(?:市级|省级|县级|区级|同级|各|市直|县直|区直|其他)?(?:有关|相关)(?:职能|责任|成员)?(?:部门|单位|方面)(?:（单位）|（部门）|和单位)?)")
_SECOND_LEADS = re.compile("(?:要|负责)?(?:具体|统筹|日常|组织)?(?:负责|协调|抓落实|组织实施|落实|实施)")
_SECOND_SUPPORTS = re.compile("(?:要|负责)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:积极|密切|协同|主动|全力|共同|做好|予以)?(?:配合|参与|协助|协同|支持)")
_DONE = re.compile("了|已经?|曾")


def prose(view: View) -> Iterator[Assigned]:
    """The bodies a text says lead or support, by verbs that stand right behind their names."""
    text = view.text
    if not any(marker in text for marker in _MARKERS):
        return
    found = outermost(hits(text))
    for rule in duty_rules().prose:
        for verb in rule.pattern.finditer(text):
            start = _clause_of_bodies(text, verb.start())
            start = _chain_before(text, found, verb.start()) if start is None else start
            if start is None or not _stands_free(text, start) or _is_past(text, verb.end()):
                continue
            yield Assigned("body", rule.strength, view[start : verb.start()], rule.id)
            yield from _others(view, found, rule, verb.end())


def _clause_of_bodies(text: str, end: int) -> int | None:
    """Where the clause before `end` begins if it holds names of bodies and nothing else, or None."""
    start = max(text.rfind(stop, max(0, end - _LONGEST), end) for stop in _BOUNDARY) + 1
    if not 2 <= end - start <= _LONGEST - 1:
        return None
    opened = _OPEN.search(text, start, end)
    names = _BETWEEN.split(text[start : opened.start() if opened and opened.end() == end else end])
    return start if all(is_body(name) or _ACTING.search(name) and bodylike(name) for name in names) else None


def _chain_before(text: str, found: list[Hit], end: int) -> int | None:
    """Where the list of bodies that ends right before `end` begins, or None."""
    start = None
    at = end
    for hit in reversed(found):
        if hit.start >= at:
            continue
        between = text[hit.end : at]
        joined = _OPEN.fullmatch(between) if start is None else _BETWEEN.fullmatch(between)
        if between and not joined:
            break
        start = at = hit.start
    return start


def _chain_after(text: str, found: list[Hit], start: int) -> int | None:
    """Where the list of bodies that begins at `start` ends, or None."""
    end = None
    at = start
    for hit in found:
        if hit.start < at:
            continue
        if hit.start > at and not (end is not None and _BETWEEN.fullmatch(text[at : hit.start])):
            break
        end = at = hit.end
    generic = _WITH.match(text, at if end is None else at)
    if end is None:
        return generic.end() if generic else None
    return end


def _stands_free(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _BOUNDARY


def _is_past(text: str, at: int) -> bool:
    """Whether the clause behind the verb tells of something done (`印发了`)."""
    stop = next((i for i in range(at, min(len(text), at + 40)) if text[i] in "，。；"), min(len(text), at + 40))
    return _DONE.search(text, at, stop) is not None


def _others(view: View, found: list[Hit], rule: VerbRule, at: int) -> Iterator[Assigned]:
    """Those named behind the verb: `会同B`, or in the next clause `，B具体协调` (leads too), `，B配合`."""
    text = view.text
    if text[:at].endswith("会同") or text.startswith("会同", at):
        start = at if text[:at].endswith("会同") else at + 2
        end = _chain_after(text, found, start)
        if end is not None:
            yield Assigned("body", SUPPORT, view[start:end], rule.id)
        return
    if rule.strength != 1:
        return
    comma = text.find("，", at, at + 30)
    end = _chain_after(text, found, comma + 1) if comma >= 0 else None
    if end is None:
        return
    opened = _OPEN.match(text, end)
    verb_at = opened.end() if opened else end
    if _SECOND_SUPPORTS.match(text, verb_at):
        yield Assigned("body", SUPPORT, view[comma + 1 : end], rule.id)
    elif _SECOND_LEADS.match(text, verb_at):
        yield Assigned("body", rule.strength, view[comma + 1 : end], rule.id)
