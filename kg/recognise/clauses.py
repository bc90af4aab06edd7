"""What stands in an attribution: `牵头单位：A；配合单位：B`, `A牵头，B、C配合`, `6月底前完成，A负责` → names with their role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import View
from kg.model.frozen import frozen
from kg.recognise.shapes import bodylike
from kg.rules.duties import SUPPORT, LabelRule, duty_rules

_LABEL = re.compile("(?<![^，；。、,;：])(?P<label>[^，；。：、（）]{2,14}(?:（[^（）：]{1,14}）)?)：")
_PART = re.compile("[^；。]{1,300}")
_OWN_PART = re.compile("(?P<names>[^：；。，（）]{2,60})：(?P<verb>牵头|负责|承担|配合|参与|协助)")
_ROLES = {"牵头": 1, "负责": 2, "承担": 2, "配合": SUPPORT, "参与": SUPPORT, "协助": SUPPORT}
_STOPS = "，；。、,;： "
_MARKED = re.compile("(?P<name>.{2,40})（(?P<role>牵头|主办|配合|协办)(?:单位|部门)?）$")
_IN_BRACKET = re.compile("([^（）]{2,40})（([^（）]{2,20})）$")
_BY = re.compile("(?:由|经(?![济信发贸开合管促营委科]))(?=.{2})")  # 经信局 begins with 经 itself


@frozen()
class Assigned:
    """Names (a list yet to be read) or a deadline, with the role the words around give. `kind` is body, person or deadline.

    The lowest `strength` among the bodies of one attribution leads, `SUPPORT` never does.
    """

    kind: str
    strength: int
    names: View
    rule: str


@frozen()
class _Stretch:
    """The same before it is known where the words stand: `names` are the characters `start:end` of them."""

    kind: str
    strength: int
    start: int
    end: int
    rule: str


@lru_cache(maxsize=1024)  # a document says few labels, many times
def label_rule(label: str) -> LabelRule | None:
    """The rule of a label, or None for labels that say nothing of duties (`适用范围`)."""
    label = label.strip("【】〔〕 ")
    return next((rule for rule in duty_rules().labels if rule.pattern.fullmatch(label)), None)


def assigned(content: View, rule: LabelRule | None = None) -> tuple[Assigned, ...]:
    """The assignments of a bracket's content or, with its label's `rule`, of a line or cell."""
    found = _read(content.text, content.gaps(), rule)
    return tuple([Assigned(one.kind, one.strength, content[one.start : one.end], one.rule) for one in found])


@lru_cache(maxsize=1024)
def _read(text: str, gaps: tuple[int, ...], rule: LabelRule | None) -> tuple[_Stretch, ...]:
    """The assignments of some words; a document says the same of many items."""
    found = _each_its_own(text)
    if found:
        return tuple(found)
    for start, end, own in _segments(text, rule):
        if own is not None and own.role == "both":
            found.extend(_both(text, *_stripped(text, start, end), gaps, own))
        elif own is not None and own.role != "body":
            found.append(_Stretch(own.role, 0, *_stripped(text, start, end), own.id))
        else:
            found.extend(_clauses(text, start, end, own))
    return tuple([one for one in found if one.start < one.end])


def _each_its_own(text: str) -> list[_Stretch]:
    """`A：负责培训；B：负责资金`: bodies with what each has to do; nothing unless every part of the words is of that form."""
    if "：" not in text:
        return []
    parts = [(part.start(), _OWN_PART.match(part[0])) for part in _PART.finditer(text)]
    if not all(own and all(bodylike(name) for name in own["names"].split("、")) for _, own in parts):
        return []
    by_role = {clause.strength: clause.id for clause in reversed(duty_rules().clauses)}
    charged = [(start, own, _ROLES[own["verb"]]) for start, own in parts if own is not None]
    return [_Stretch("body", strength, start, start + own.end("names"), by_role[strength]) for start, own, strength in charged]


def _segments(text: str, rule: LabelRule | None) -> Iterator[tuple[int, int, LabelRule | None]]:
    """The stretches between labels, with the rule of the label before each; what an unknown label stands before is left out."""
    marks = _labels(text)
    yield 0, marks[0][0] if marks else len(text), rule
    for at, (_, start, own) in enumerate(marks):
        if own is not None:
            yield start, marks[at + 1][0] if at + 1 < len(marks) else len(text), own


def _labels(text: str) -> list[tuple[int, int, LabelRule | None]]:
    """Start of each label, start of its value, its rule (None for a label that is not ours)."""
    colon = text.rfind("：")
    last = max(colon, text.rfind("为"))  # no label ends behind it
    if last < 0:
        return []
    marks: list[tuple[int, int, LabelRule | None]] = [
        (m.start(), m.end(), label_rule(m["label"])) for m in duty_rules().any_label.finditer(text, 0, last + 2)
    ]
    known = tuple(marks)
    for other in _LABEL.finditer(text, 0, colon + 1):
        begin, stop = other.span()
        if not any(start <= begin < end or start < stop <= end for start, end, _ in known):
            marks.append((begin, stop, label_rule(other["label"])))
    return sorted(marks, key=lambda mark: mark[0])


def _clauses(text: str, start: int, end: int, label: LabelRule | None) -> Iterator[_Stretch]:
    """The clauses of a segment: each verb takes the names before it; names without a verb take the label's role."""
    rules = duty_rules()
    at = start
    led = False
    for verb in rules.clause.finditer(text, start, end) if rules.spoken.search(text, start, end) else ():
        if verb.start() < at:
            continue
        own = next(rule for i, rule in enumerate(rules.clauses) if verb[f"c{i}"] is not None)
        strength = max(own.strength, SUPPORT if label is not None and label.strength == SUPPORT and own.strength > 1 else 0)
        apart = at + (_apart(text[at : verb.start()]) if strength == SUPPORT and at == start else 0)
        if apart > at:
            yield _Stretch("body", label.strength if label else 2, *_stripped(text, at, apart), label.id if label else rules.bare_id)
        yield from _with_joined(text, *_stripped(text, apart, verb.start()), strength, own.id)
        at, led = verb.end(), led or own.strength == 1
    at, end = _stripped(text, at, end)
    if label is not None and at < end:
        yield from _marked(text, at, end, label, led)
    elif led and at < end:
        yield _Stretch("body", SUPPORT, at, end, rules.clauses[0].id)


def _apart(text: str) -> int:
    """Where those begin who only help, when others stand before them without a verb: `A；B、C配合`, `A、B，C配合`; 0 if none do."""
    at = max(text.rfind("；"), 0) or max(text.rfind("，"), 0)
    return at if at and bodylike(text[:at].rsplit("、", 1)[-1]) else 0


def _with_joined(text: str, start: int, end: int, strength: int, rule: str) -> Iterator[_Stretch]:
    """`A会同B` gives A the clause's role and B that of support."""
    for word, second in duty_rules().joining:
        joint = word.search(text, start, end)
        if joint is not None:
            yield _Stretch("body", strength, *_stripped(text, start, joint.start()), rule)
            yield _Stretch("body", second or strength, *_stripped(text, joint.end(), end), rule)
            return
    yield _Stretch("body", strength, start, end, rule)


def _marked(text: str, start: int, end: int, label: LabelRule, led: bool) -> Iterator[_Stretch]:
    """Names behind a label; `A（牵头）、B` says that A leads the others."""
    if not led and all(text.find(mark, start, end) < 0 for mark in ("（牵头", "（配合", "（协办")):
        yield from _with_joined(text, start, end, label.strength, label.id)
        return
    for begin, stop in _parts(text, start, end):
        mark = _MARKED.match(text, begin, stop)
        role = {"牵头": 1, "主办": 1}.get(mark["role"], SUPPORT) if mark else label.strength
        yield _Stretch("body", role, begin, mark.end("name") if mark else stop, label.id)


def _both(text: str, start: int, end: int, gaps: tuple[int, ...], label: LabelRule) -> Iterator[_Stretch]:
    """`市教育局（王小明）、市财政局 李文`: the body, and the person in brackets or behind white space."""
    for begin, stop in _parts(text, start, end):
        bracket = _IN_BRACKET.match(text, begin, stop)
        gap = next((at for at in gaps if begin + 2 <= at < stop), None)
        body = bodylike(text[begin:stop])
        if bracket or gap is not None or body:
            yield _Stretch("body", label.strength, begin, bracket.end(1) if bracket else gap or stop, label.id)
        if bracket or gap is not None or not body:
            yield _Stretch("person", 0, *(bracket.span(2) if bracket else (gap or begin, stop)), label.id)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas outside brackets."""
    depth = 0
    for at in range(start, end):
        char = text[at]
        depth += {"（": 1, "）": -1}.get(char, 0)
        if char in "、，；" and depth <= 0:
            yield start, at
            start = at + 1
    yield start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without stops, 由 and the beginning of a bracket around it."""
    words = text[start:end].strip(_STOPS).rstrip("（")
    start = text.index(words, start)
    end = start + len(words)
    return start + 1 if _BY.match(words) else start, end
