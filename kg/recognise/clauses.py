"""What stands in an attribution: `牵头单位：A；配合单位：B`, `A牵头，B、C配合`, `6月底前完成，A负责` → names with their role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import View
from kg.model.frozen import frozen
from kg.recognise.shapes import bodylike
from kg.rules.duties import SUPPORT, LabelRule, duty_rules

_LABEL = re.compile("(?P<label>[^，；。：、（）]{2,14}(?:（[^（）：]{1,14}）)?)：")
_PART = re.compile("[^；。]{1,300}")
_OWN_PART = re.compile("(?P<names>[^：；。，（）]{2,60})：(?P<verb>牵头|负责|承担|配合|参与|协助)")
_ROLES = {"牵头": 1, "负责": 2, "承担": 2, "配合": SUPPORT, "参与": SUPPORT, "协助": SUPPORT}
_STOPS = "，；。、,;： "
_MARKED = re.compile("^(?P<name>.{2,40})（(?P<role>牵头|主办|配合|协办)(?:单位|部门)?）$")
_IN_BRACKET = re.compile("^([^（）]{2,40})（([^（）]{2,20})）$")
_BY = re.compile("^(?:由|经(?![济信发贸开合管促营委科]))(?=.{2})")  # 经信局 begins with 经 itself


@frozen()
class Assigned:
    """Names (a list yet to be read) or a deadline, with the role the words around give. `kind` is body, person or deadline.

    The lowest `strength` among the bodies of one attribution leads, `SUPPORT` never does.
    """

    kind: str
    strength: int
    names: View
    rule: str


@lru_cache(maxsize=1024)  # a document says few labels, many times
def label_rule(label: str) -> LabelRule | None:
    """The rule of a label, or None for labels that say nothing of duties (`适用范围`)."""
    label = label.strip("【】〔〕 ")
    return next((rule for rule in duty_rules().labels if rule.pattern.fullmatch(label)), None)


def assigned(content: View, rule: LabelRule | None = None) -> tuple[Assigned, ...]:
    """The assignments of a bracket's content or, with its label's `rule`, of a line or cell."""
    found: list[Assigned] = list(_each_its_own(content))
    if found:
        return tuple(found)
    for segment, own in _segments(content, rule):
        if own is not None and own.role == "both":
            found.extend(_both(_stripped(segment), own))
        elif own is not None and own.role != "body":
            found.append(Assigned(own.role, 0, _stripped(segment), own.id))
        else:
            found.extend(_clauses(segment, own))
    return tuple(a for a in found if len(a.names))


def _each_its_own(content: View) -> Iterator[Assigned]:
    """`A：负责培训；B：负责资金`: bodies with what each has to do; nothing unless every part of the content is of that form."""
    if "：" not in content.text:
        return
    parts = [(part.start(), _OWN_PART.match(part[0])) for part in _PART.finditer(content.text)]
    if not parts or not all(own and all(bodylike(name) for name in own["names"].split("、")) for _, own in parts):
        return
    by_role = {clause.strength: clause.id for clause in reversed(duty_rules().clauses)}
    for start, own in parts:
        if own is not None:
            strength = _ROLES[own["verb"]]
            yield Assigned("body", strength, content[start : start + own.end("names")], by_role[strength])


def _segments(content: View, rule: LabelRule | None) -> Iterator[tuple[View, LabelRule | None]]:
    """The content cut at its labels; what an unknown label stands before is left out."""
    marks = _labels(content.text)
    yield content[: marks[0][0] if marks else len(content)], rule
    for at, (_, start, own) in enumerate(marks):
        end = marks[at + 1][0] if at + 1 < len(marks) else len(content)
        if own is not None:
            yield content[start:end], own


def _labels(text: str) -> list[tuple[int, int, LabelRule | None]]:
    """Start of each label, start of its value, its rule (None for a label that is not ours)."""
    if "：" not in text and "为" not in text:
        return []
    marks: list[tuple[int, int, LabelRule | None]] = [
        (m.start(), m.end(), label_rule(m["label"])) for m in duty_rules().any_label.finditer(text)
    ]
    known = tuple(marks)
    for other in _LABEL.finditer(text):
        begin, stop = other.span()
        free = begin == 0 or text[begin - 1] in _STOPS
        if free and not any(start <= begin < end or start < stop <= end for start, end, _ in known):
            marks.append((begin, stop, label_rule(other["label"])))
    return sorted(marks, key=lambda mark: mark[0])


def _clauses(segment: View, label: LabelRule | None) -> Iterator[Assigned]:
    """The clauses of a segment: each verb takes the names before it; names without a verb take the label's role."""
    rules = duty_rules()
    at = 0
    led = False
    text = segment.text
    for verb in rules.clause.finditer(text) if rules.spoken.search(text) else ():
        if verb.start() < at:
            continue
        own = next(rule for i, rule in enumerate(rules.clauses) if verb[f"c{i}"] is not None)
        strength = max(own.strength, SUPPORT if label is not None and label.strength == SUPPORT and own.strength > 1 else 0)
        names = segment[at : verb.start()]
        apart = _apart(names.text) if strength == SUPPORT and at == 0 else 0
        if apart:
            yield Assigned("body", label.strength if label else 2, _stripped(names[:apart]), label.id if label else rules.bare_id)
        yield from _with_joined(_stripped(names[apart:]), strength, own.id)
        at, led = verb.end(), led or own.strength == 1
    rest = _stripped(segment[at:])
    if label is not None and len(rest):
        yield from _marked(rest, label, led)
    elif led and len(rest):
        yield Assigned("body", SUPPORT, rest, rules.clauses[0].id)


def _apart(text: str) -> int:
    """Where those begin who only help, when others stand before them without a verb: `A；B、C配合`, `A、B，C配合`; 0 if none do."""
    at = max(text.rfind("；"), 0) or max(text.rfind("，"), 0)
    return at if at and bodylike(text[:at].rsplit("、", 1)[-1]) else 0


def _with_joined(names: View, strength: int, rule: str) -> Iterator[Assigned]:
    """`A会同B` gives A the clause's role and B that of support."""
    for word, second in duty_rules().joining:
        joint = word.search(names.text)
        if joint is not None:
            yield Assigned("body", strength, _stripped(names[: joint.start()]), rule)
            yield Assigned("body", second or strength, _stripped(names[joint.end() :]), rule)
            return
    yield Assigned("body", strength, names, rule)


def _marked(names: View, label: LabelRule, led: bool) -> Iterator[Assigned]:
    """Names behind a label; `A（牵头）、B` says that A leads the others."""
    if not led and "（牵头" not in names.text and "（配合" not in names.text and "（协办" not in names.text:
        yield from _with_joined(names, label.strength, label.id)
        return
    for part in _parts(names):
        mark = _MARKED.match(part.text)
        role = {"牵头": 1, "主办": 1}.get(mark["role"], SUPPORT) if mark else label.strength
        yield Assigned("body", role, part[: mark.end("name")] if mark else part, label.id)


def _both(names: View, label: LabelRule) -> Iterator[Assigned]:
    """`市教育局（王小明）、市财政局 李文`: the body, and the person in brackets or behind white space."""
    for part in _parts(names):
        bracket = _IN_BRACKET.match(part.text)
        gap = next((at for at in range(2, len(part)) if part.origin[at] - part.origin[at - 1] > 1), None)
        end = bracket.end(1) if bracket else gap if gap is not None else len(part)
        if bracket or gap is not None or bodylike(part.text):
            yield Assigned("body", label.strength, part[:end], label.id)
        if bracket or gap is not None or not bodylike(part.text):
            yield Assigned("person", 0, part[bracket.start(2) : bracket.end(2)] if bracket else part[gap or 0 :], label.id)


def _parts(names: View) -> Iterator[View]:
    start = depth = 0
    for at, char in enumerate(names.text):
        depth += {"（": 1, "）": -1}.get(char, 0)
        if char in "、，；" and depth <= 0:
            yield names[start:at]
            start = at + 1
    yield names[start:]


def _stripped(view: View) -> View:
    """The view without stops and 由 around it."""
    words = view.text.strip(_STOPS)
    start = view.text.index(words)
    end = start + len(words)
    start += 1 if _BY.match(words) else 0
    return view if end - start == len(view) else view[start:end]
