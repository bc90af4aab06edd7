"""Cuts paragraphs in which provisions were glued together when line breaks were lost.

A label inside a paragraph is taken for one only outside quotes and brackets, where it carries on the numbering or begins one,
and where a sentence, a bracket or a heading ends before it: `2.5公里`, `本条（一）项` and `第一、二类` stay whole.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.parse.flat import annex_cuts, flat_from, gap, head_cuts, heading_end, signature_cuts
from kg.parse.kinds import announces
from kg.parse.labels import Label, label_at
from kg.parse.paragraphs import Paragraph, is_chrome, relabelled
from kg.rules.headings import duty_labels

_CANDIDATE = re.compile(
    r"[一二三四五六七八九十（0-9第\u2460-\u2473](?:"  # the first character stands apart, and without \d, so that most places are passed over at once
    r"(?<=[一二三四五六七八九十])[一二三四五六七八九十]{0,3}[、.是]|(?<=（)(?:[一二三四五六七八九十]{1,4}|[0-9]{1,2})）"
    r"|(?<=[0-9])[0-9]{0,2}[.、](?![0-9])|(?<=第)[一二三四五六七八九十百]{1,5}[章条]|(?<=[\u2460-\u2473]))"
)
_SHUT = re.compile(r"《[^《》]{0,120}》|“[^“”]{0,120}”|（(?![一二三四五六七八九十\d]{1,4}）)[^（）]{0,200}）")
_SENTENCE_END = "。！？”）】"
_CLAUSE_END = "；：:;"
_REFERS = "第、及和与至按照见据到属于述条款项"
_UNMISTAKABLE = ".）"  # how labels end that, where they carry on the count, are labels even without a stop before them
_SHORT = 24  # characters of a paragraph that holds one provision at most
_HEADING_MOST = 60
_ANNOUNCED_MOST = 60  # characters of an announcement
_DUTY_MOST = 200  # characters of a duty line
_RUNNING = frozenset(("ordinal", "dash", "bullet"))  # kinds of label that running text has too
_INNER = frozenset(("numberparen", "circled", "ordinal", "decimal"))


@dataclass(slots=True)
class _Numbering:
    """Which kinds of label the document uses at the start of lines, and how far each has counted."""

    used: set[str]
    last: dict[str, int]
    flat_from: int  # characters from which on a paragraph has lost its line breaks

    def count(self, label: Label) -> None:
        self.used.add(label.kind)
        self.last[label.kind] = label.number

    def expects(self, label: Label) -> bool:
        return label.number == self.last.get(label.kind, 0) + 1

    def skips(self, label: Label) -> bool:
        """Whether at most two numbers are missing before a label."""
        return 1 < label.number - self.last.get(label.kind, 0) <= 3


def split_glued(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that hold several provisions cut before each label."""
    numbering = _Numbering({p.label.kind for p in paragraphs if p.label}, {}, flat_from(paragraphs))
    found: list[Paragraph] = []
    before: Paragraph | None = None
    for p in paragraphs:
        pieces = [p] if p.chrome or p.cells else _pieces(p, before, numbering)
        found.extend(pieces)
        if not p.chrome:
            before = pieces[-1]
    return found


def _pieces(p: Paragraph, before: Paragraph | None, numbering: _Numbering) -> list[Paragraph]:
    if p.label:
        numbering.count(p.label)
    text = p.view.text
    if len(text) < _SHORT or not _CANDIDATE.search(text, 2):
        return [p]
    flat = len(p.view) >= numbering.flat_from
    duties = _duties(p.text) if flat else []
    cuts = sorted({*_cuts(p, before, numbering, duties), *duties})
    if flat and cuts and p.label is None:
        cuts = [*head_cuts(p.view, cuts[0]), *cuts, *(at for at in signature_cuts(p.view) if at > cuts[-1])]
        cuts = sorted({*cuts, *annex_cuts(p.view, cuts[0])})
    if not cuts:
        return [p]
    bounds = [0, *cuts, len(p.view)]
    pieces = []
    for start, end in itertools.pairwise(bounds):
        view = p.view[start:end]
        if start == 0:
            pieces.append(replace(relabelled(p, view), bold=min(p.bold, end), chrome=is_chrome(view.text)))
        else:
            pieces += _after_heading(Paragraph(view, label_at(view.text), 0, chrome=is_chrome(view.text), glued=True), flat)
    return [*pieces[:-1], *_without_tail(pieces[-1])]


def _cuts(p: Paragraph, before: Paragraph | None, numbering: _Numbering, duties: Sequence[int]) -> list[int]:
    text = p.text
    outside = _outside(text)
    seconds = {label.kind: at for at, label in outside if label.number == 2}  # where each kind's last 2 stands
    flat = len(text) >= numbering.flat_from
    cuts: list[int] = []
    last, current = (p.label.end if p.label else 0), p.label
    for at, label in outside:
        followed = seconds.get(label.kind, 0) > at
        heading = current is not None and 2 <= at - last <= _HEADING_MOST and not re.search(r"[。；：]", text[last:at].rstrip("。"))
        if label.number == 1 and current is not None and current.kind == label.kind:
            good = False
        elif label.kind == "ordinal":
            good = _ordinal(
                p, before, current, label, text[at - 1], heading, followed, plain=not numbering.used - _RUNNING or _announced(text, at)
            )
        else:
            closes = heading and text[at - 1] not in "。，；"
            good = _structural(p, at, label, numbering, flat, closes or _ends_duty(text, at, duties), followed)
        if good and text[at - 1] not in _REFERS:
            cuts.append(at)
            numbering.count(label)
            last, current = label.end, label
    return cuts


def _outside(text: str) -> list[tuple[int, Label]]:
    """The labels inside a paragraph that stand outside quotes and brackets."""
    shut = [m.span() for m in _SHUT.finditer(text)]
    found, at = [], 0
    for m in _CANDIDATE.finditer(text, 1):
        while at < len(shut) and shut[at][1] <= m.start():
            at += 1
        if at < len(shut) and shut[at][0] < m.start():
            continue
        label = label_at(text, m.start())
        if label:
            found.append((m.start(), label))
    return found


def _duties(text: str) -> list[int]:
    """Where duty lines begin in a flat text, brackets apart: the first of a group after a full stop, the others behind it."""
    found: list[int] = []
    shut = [m.span() for m in _SHUT.finditer(text)]
    for mark in duty_labels().line.finditer(text):
        at = mark.start()
        if any(start < at < end for start, end in shut):
            continue
        after_stop = at > 0 and text[at - 1] in "。；"
        if after_stop or (found and at - found[-1] < _DUTY_MOST and "。" not in text[found[-1] : at]):
            found.append(at)
    return found


def _ends_duty(text: str, at: int, duties: Sequence[int]) -> bool:
    """Whether `text[at]` stands behind the value of a duty line."""
    before = bisect_left(duties, at) - 1
    return before >= 0 and at - duties[before] < _DUTY_MOST and "。" not in text[duties[before] : at]


def _after_heading(p: Paragraph, flat: bool) -> list[Paragraph]:
    """A piece of a flat text, its heading cut off from the text behind it."""
    end = heading_end(p) if flat else 0
    if not end:
        return [p]
    return [relabelled(p, p.view[:end]), Paragraph(p.view[end:], None, 0, glued=True)]


def _structural(p: Paragraph, at: int, label: Label, numbering: _Numbering, flat: bool, heading: bool, followed: bool) -> bool:
    """Whether a numbered label inside a paragraph starts a provision that lost its line break."""
    if label.kind in _INNER and not (flat and label.kind in numbering.used):
        return False
    ends = p.text[at - 1] in _SENTENCE_END or (flat and (p.text[at - 1] in _CLAUSE_END or gap(p.view, at)))
    if not (ends or heading):
        return flat and numbering.expects(label) and label.kind in numbering.used and label.text[-1] in _UNMISTAKABLE
    if label.number == 1:
        return (flat or heading) and (followed or heading)
    if not (numbering.expects(label) or (flat and numbering.skips(label))):
        return False
    return flat or label.kind in numbering.used


def _announced(text: str, at: int) -> bool:
    """Whether the words before `at` do nothing but announce a list of problems or principles (`我们也清醒看到：`)."""
    return at <= _ANNOUNCED_MOST and text[at - 1] == "：" and announces(text[:at])


def _ordinal(
    p: Paragraph,
    before: Paragraph | None,
    current: Label | None,
    label: Label,
    mark: str,
    heading: bool,
    followed: bool,
    plain: bool,
) -> bool:
    """`一是…二是…` is cut where it is all that stands below a heading, goes on behind such a list, or in a text numbered in no other way (`plain`)."""
    if label.number == 1:
        outer = current is not None and current.kind in ("han", "hancolon") and mark in "：。；"
        under = (
            outer
            or (heading and mark not in "。：")
            or (p.label is None and mark in "。：" and (plain or (before is not None and _ends_run(before))))
            or (p.label is None and before is not None and before.label is not None and _is_heading(before))
        )
        return under and followed
    return current is not None and current.kind == "ordinal" and label.number == current.number + 1 and mark in "。；！？”），"


def _ends_run(p: Paragraph) -> bool:
    return p.label is not None and p.label.kind == "ordinal" and p.label.number > 1


def _is_heading(p: Paragraph) -> bool:
    return len(p.body) <= _HEADING_MOST and not re.search(r"[。；，：]", p.body.rstrip("。："))


def _without_tail(p: Paragraph) -> list[Paragraph]:
    """The paragraph and, apart, the navigation glued to its end."""
    if not p.glued:
        return [p]
    tail = len(p.view)
    for at in range(len(p.view) - 1, max(0, len(p.view) - 80), -1):
        if gap(p.view, at) and is_chrome(p.text[at:]):
            tail = at
    if tail == len(p.view) or tail == 0:
        return [p]
    return [relabelled(p, p.view[:tail]), Paragraph(p.view[tail:], None, 0, chrome=True)]
