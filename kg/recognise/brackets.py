"""Brackets that say who does what or by when: where they stand, whether they are an attribution, what they assign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.model import DeadlineMention, View
from kg.model.frozen import frozen
from kg.recognise.clauses import Assigned, assigned, label_rule
from kg.recognise.deadlines import deadline_clause
from kg.recognise.lists import expand
from kg.recognise.shapes import bodylike
from kg.rules.bodies import is_body, is_collective, lookup
from kg.rules.duties import duty_rules

_LONGEST = 900
_LONGEST_TAIL = 240
_OPENING, _CLOSING = "（〔【", "）〕】"
_MARK = re.compile(f"[{_OPENING}{_CLOSING}]")
_ENDS = "。；！"
_LIKELY = re.compile(
    "负责|牵头|配合|责任|协助|指导|监督(?!管理)|落实|实施|完成|坚持|推进|承办|主办|主责|协办|协同|参与|参加|时限|单位|部门|处室|科室|[底月末年]前|长期|分工"
)
_SPEAKS = re.compile("负责(?!人|同志)|牵头")
_CHARGING = re.compile("（[^（）。]{2,120}(?:负责|牵头|配合|参加)(?:[；，][^（）。]{2,24}(?:完成|坚持))?）")
_USUAL = 3
_LASTING = re.compile("长期|持续推进|常年|常态化")
_LONE = frozenset(("部门", "单位", "科室", "处室", "时间", "日期", "期限", "人员", "进度", "同志", "联系人", "企业", "机构"))
_LABEL_START = re.compile("^[^：，。；]{2,12}：")


@frozen()
class Bracket:
    """An attribution at `start:end` of a view, its brackets included."""

    start: int
    end: int
    assigned: tuple[Assigned, ...]
    deadline: DeadlineMention | None


@frozen()
class _Place:
    """Whether a bracket closes a sentence, and whether it may name one body alone: behind a stop, or where brackets usually name bodies."""

    final: bool
    alone: bool


def brackets(view: View, year: int | None, item: str | None, *, usual: bool) -> tuple[list[Bracket], list[tuple[int, int]]]:
    """The attributions among the brackets of a view, and the brackets that speak of duties but gave none.

    Where they are `usual` in the document, one that names a single body before a stop is one too: `改进服务（市民政局）。`
    """
    found: list[Bracket] = []
    empty: list[tuple[int, int]] = []
    for start, end in _outermost(view.text):
        closed = view.text[end - 1] in _CLOSING
        content = view[start + 1 : end - 1 if closed else end]
        place = _Place(_is_final(view, start, end), usual or (start > 0 and view.text[start - 1] in _ENDS))
        if not place.final and not _LABEL_START.match(content.text) and not _charges(content):
            continue
        bracket = _read(content, place, year, item)
        if bracket is not None:
            found.append(Bracket(start, end, *bracket))
        elif place.final and closed and _SPEAKS.search(content.text):
            empty.append((start, end))
    tail = _tail(view, found[-1].end if found else 0) if "：" in view.text else None
    if tail is not None:
        deadline, rest = deadline_clause(view[tail:], year, item) or (None, view[tail:])
        found.append(Bracket(tail, len(view), assigned(rest), deadline))
    return found, empty


def usually_charge(text: str) -> bool:
    """Whether brackets of a document usually say who acts."""
    return sum(1 for _ in islice(_CHARGING.finditer(text), _USUAL)) == _USUAL


def may_assign(text: str) -> bool:
    """Whether a text holds a bracket, or the colon of a label: no other has attributions."""
    return "（" in text or "：" in text or "〔" in text or "【" in text


def _tail(view: View, after: int) -> int | None:
    """Where the labels begin that close a passage without brackets: `改进服务。牵头单位：A；配合单位：B。`; None if it has none."""
    text = view.text
    floor = max(after, len(text) - _LONGEST_TAIL)
    end, found = len(text) - 1, None
    while end > floor:
        start = max(floor, text.rfind("。", floor, end) + 1)
        begins = _labels_from(view, start, end + 1) if text.find("：", start, end) >= 0 else None
        found = begins if begins is not None else found
        if begins is None or begins > start:
            return found
        end = start - 1
    return found


def _labels_from(view: View, start: int, end: int) -> int | None:
    """Where in `view[start:end]` labels begin whose values name bodies, to its end."""
    text = view.text
    for label in duty_rules().any_label.finditer(text, start, end):
        rule = label_rule(label["label"]) if label[0].endswith("：") else None
        if (
            rule is not None
            and rule.alone
            and label["label"] not in _LONE
            and (label.start() == 0 or text[label.start() - 1] in "。；，）")
        ):
            part = view[label.start() : end]
            _, rest = deadline_clause(part, None, None) or (None, part)
            found = assigned(rest)
            return label.start() if found and all(_names_bodies(a, part) for a in found) else None
    return None


def _outermost(text: str) -> Iterator[tuple[int, int]]:
    """Brackets that stand in no other; one left open at the end counts to the end if it begins with a label."""
    depth = start = 0
    for mark in _MARK.finditer(text):
        at, char = mark.start(), mark[0]
        if char in _OPENING:
            if depth == 0 or at - start > _LONGEST:
                depth, start = 0, at
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and at - start <= _LONGEST:
                yield start, at + 1
    if depth and len(text) - start <= _LONGEST and _LABEL_START.match(text[start + 1 : start + 16]):
        yield start, len(text)


def _is_final(view: View, start: int, end: int) -> bool:
    """Whether a bracket closes a sentence: a stop before or after it, the end of the passage, a line break, or another bracket."""
    if end >= len(view) or view.text[end] in _ENDS or (start and view.text[start - 1] in _ENDS):
        return True
    if view.text[end] in _OPENING:
        return True
    return view.origin[end] - view.origin[end - 1] > 1


def _charges(content: View) -> bool:
    """Whether a bracket inside a sentence says nothing but which known bodies do what stands before it."""
    verbs = list(duty_rules().clause.finditer(content.text)) if _SPEAKS.search(content.text) else []
    if not verbs or verbs[-1].end() < len(content):
        return False
    names = [one.name for a in assigned(content) for one in expand(a.names)]
    return bool(names) and all(lookup(name) is not None or is_collective(name) or (is_body(name) and bodylike(name)) for name in names)


def _read(content: View, place: _Place, year: int | None, item: str | None) -> tuple[tuple[Assigned, ...], DeadlineMention | None] | None:
    if not _LIKELY.search(content.text):
        dated = deadline_clause(content, year, item) if place.final else None
        deadline, rest = dated if dated else (None, content)
        names = _bare(rest) if place.final else ()
        return (names, deadline) if names and (place.alone or dated or len(expand(rest)) > 1) else None
    dated = deadline_clause(content, year, item) if place.final else None
    deadline, rest = dated if dated else (None, content)
    found = tuple([a for a in assigned(rest) if _names_bodies(a, rest)])
    if any(a.kind != "deadline" for a in found) or (found and deadline is None):
        return found, deadline
    if deadline is not None and (_LASTING.search(content.text) or _by(deadline, content)):
        return _bare(rest), deadline
    return None


def _by(deadline: DeadlineMention, content: View) -> bool:
    """Whether a bracket that holds a date alone is a deadline: `2024年6月底前`, `2024年完成`; not `2024年`."""
    return "前" in deadline.text or "完成" in content.text


def _names_bodies(assignment: Assigned, content: View) -> bool:
    """Whether an assignment of a bracket names what it should: bodies for the most part; a lone label (`单位：万元`) does not count."""
    label = _LABEL_START.match(content.text)
    if label and label[0][:-1] in _LONE:
        return False
    if assignment.kind != "body":
        return True
    names = [listed.name for listed in expand(assignment.names)]
    bodies = sum(bodylike(name) for name in names)
    return bool(names) and bodies * 2 >= len(names)


def _bare(content: View) -> tuple[Assigned, ...]:
    """A bracket that holds names of bodies and nothing else."""
    if not 3 <= len(content) <= 200 or "：" in content.text:
        return ()
    names = expand(content)
    if names and all(is_body(listed.name) and bodylike(listed.name) for listed in names):
        return (Assigned("body", 2, content, duty_rules().bare_id),)
    return ()
