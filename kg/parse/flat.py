"""Texts that stand on one line from title to signature: where title, addressees, headings and signature end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import View
from kg.parse.forms import addresses, dated, ends_title, numbers, signs
from kg.parse.kinds import stock_heading
from kg.parse.paragraphs import Paragraph

LOST_BREAKS = 1200  # characters; longer paragraphs have lost their line breaks
_FLAT_LEAST = 200  # characters of a whole document on one line
_SHARE = 0.6  # of the document's text
_TITLE_MOST = 90
_SIGNER_MOST = 30
_HEADING_MOST = 30
_ANNEX = re.compile(r"(?<=[。）\u4e00-\u9fff])(?:附件(?:\d{1,2}(?!\d))?(?:：|(?=[^。；：，]{4,60}))|抄[送报]：)")
_SIGNED = re.compile(r"(?<=[。）])[\u4e00-\u9fff]{4,30}(?=(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?P<printed>印发)?$)")


def flat_from(paragraphs: Sequence[Paragraph]) -> int:
    """From how many characters on a paragraph of this document counts as flat."""
    lengths = [len(p.view.text) for p in paragraphs if not p.chrome]
    longest = max(lengths, default=0)
    whole = longest >= max(_FLAT_LEAST, _SHARE * sum(lengths)) and sum(p.label is not None for p in paragraphs) <= 1
    return _FLAT_LEAST if whole else LOST_BREAKS


def gap(view: View, at: int) -> bool:
    """Whether white space stood before `at` in the raw text."""
    return view.origin[at] > view.origin[at - 1] + 1


def head_cuts(view: View, end: int) -> list[int]:
    """Where title, 文号, addressees, signature and date end before the first provision at `end`."""
    cuts: list[int] = []
    last = 0
    for at in range(1, end):
        if gap(view, at) and _ends(view.text[last:at]):
            cuts.append(at)
            last = at
    return cuts


def _ends(piece: str) -> bool:
    if piece[-1] == "。":
        return True
    if len(piece) > _TITLE_MOST:
        return False
    return ends_title(piece) or numbers(piece) or addresses(piece) or dated(piece) or (len(piece) <= _SIGNER_MOST and signs(piece))


def annex_cuts(view: View, start: int) -> list[int]:
    """Where behind `start` an annex is announced (`附件：…清单`) and copies are sent (`抄送：`), and where an annex's mark and title begin."""
    if "附件" not in view.text and "抄" not in view.text:
        return []
    found: list[int] = []
    for mark in _ANNEX.finditer(view.text, start):
        if gap(view, mark.start()) and (view.text[mark.end() - 1] == "：" or gap(view, mark.end())):
            found += [mark.start()] if view.text[mark.end() - 1] == "：" else [mark.start(), mark.end()]
    return found


def signature_cuts(view: View) -> list[int]:
    """Where a signature and its date begin at the end of a flat text, or the line that says who printed it."""
    found = _SIGNED.search(view.text, max(0, len(view) - 60))
    if not found or not signs(found.group()):
        return []
    return [found.start()] if found["printed"] else [found.start(), found.end()]


def heading_end(p: Paragraph) -> int:
    """Where the heading of a glued section ends and its text begins; 0 if it is all one."""
    if p.label is None or "，" not in p.body:
        return 0
    stock = stock_heading(p.body)
    if stock and p.body[stock] not in "的和与及、，：":
        return p.label.end + stock
    for at in range(p.label.end + 2, min(len(p.view) - 15, p.label.end + _HEADING_MOST)):
        if p.text[at - 1] in "，。；：、":
            return 0
        if gap(p.view, at):
            return at
    return 0
