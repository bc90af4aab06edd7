"""Which nodes of the tree are sections, which are items, and what their headings are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import ItemKind
from kg.parse.kinds import kind_of_heading
from kg.parse.nodes import Node
from kg.parse.paragraphs import Paragraph

_BRACKET_END = re.compile(r"（[^（）]{1,300}(?:（[^（）]{1,60}）[^（）]{0,200}){0,6}）。?$")
_DUTY_WORDS = re.compile(r"牵头|负责|责任|配合|单位|部门|分工|完成|局|委|厅|办")
_TWIN = re.compile(
    r"(?:局|委|部|厅|办|政府)（[^（）、；，]{1,8}(?:局|办|办事处|街道)）$"
)  # the other name of a body that is the whole heading
_FIRST_SENTENCE = re.compile(r"[^。！？；]{2,60}[。！？；：]")
_BRACKET = re.compile(r"（[^（）]{1,300}(?:（[^（）]{1,60}）[^（）]{0,200}){0,6}）|〔[^〔〕]{1,300}〕")
_BRACKETS_ONLY = re.compile(rf"(?:(?:{_BRACKET.pattern})[。；]?){{0,4}}")
_ANNOUNCES = re.compile(r"^[^。]{0,90}(?:下列|以下|如下)[^。]{0,140}[：。]$")
_STOP = re.compile("[。；！？：]")
_OPENING = "（〔"
_TRAILING = "。：；，、"
_HEADING_MOST = 50
_LEAD_MOST = 30  # characters of a heading sentence
_BARE_MOST = 24  # characters of a heading below which nothing stands
TOP = ("han", "hancolon")  # numbered as sections are; an item numbered so says of itself what a section says of its items


def bare(text: str) -> str:
    """A heading without the bracket that names who acts, and without closing punctuation: `bare("体检（市教育局负责）。")` is `体检`."""
    found = _BRACKET_END.search(text) if text.endswith(("）", "）。")) else None
    if found and found.start() > 1 and _DUTY_WORDS.search(found.group()) and not _TWIN.search(text):
        text = text[: found.start()]
    return text.rstrip(_TRAILING)


def heading_like(p: Paragraph) -> bool:
    """Whether a provision's first paragraph is nothing but a heading."""
    text = bare(p.body)
    if p.bold and p.bold >= len(p.text) - 1:
        return True
    return 0 < len(text) <= _HEADING_MOST and _STOP.search(text) is None and (p.sharps > 0 or p.text[-1] not in "，、；")


def _introduces(p: Paragraph) -> bool:
    """A sentence that opens a list (`申请人应当符合条件，包括：`) is a provision, not a heading."""
    return p.text.endswith("：") and ("，" in p.body or len(p.body) > 30)


def _announces(p: Paragraph) -> bool:
    """A sentence that does nothing but announce the provisions below it (`有下列情形之一的，不予受理：`)."""
    return _ANNOUNCES.search(p.body) is not None


def is_text_alone(node: Node) -> bool:
    """A top heading on a line of its own with nothing but paragraphs below, which sets no aims."""
    if node.kind not in TOP or node.children or not node.texts or node.head is None:
        return False
    return heading_like(node.head) and kind_of_heading(bare(node.head.body)) is not ItemKind.PRINCIPLE


def is_section(node: Node) -> bool:
    """A heading with provisions, or with text that sets aims only, below it; all else is an item."""
    if node.kind in ("attachment", "part", "chapter", "section"):
        return True
    assert node.head is not None
    if node.kind == "heading":
        return bool(node.children) or not node.texts or kind_of_heading(node.text) is ItemKind.PRINCIPLE
    if node.children:
        return (heading_like(node.head) and not _introduces(node.head)) or _announces(node.head)
    if node.kind in TOP and heading_like(node.head):
        if kind_of_heading(bare(node.head.body)) is ItemKind.PRINCIPLE:
            return True
        return not node.texts and len(node.head.body) <= _BARE_MOST and node.head.text[-1] not in "。；）"
    return False


def headings(siblings: Sequence[Node]) -> list[str | None]:
    """The heading of each of some sibling items, without its full stop.

    Bold words and a line of its own are one for certain; a short first sentence with more behind it counts where at least
    half of the siblings have a heading.
    """
    starts = [0, *(at for at in range(1, len(siblings)) if _begins_anew(siblings[at - 1], siblings[at])), len(siblings)]
    return [heading for start, end in pairwise(starts) for heading in _of_run(siblings[start:end])]


def _of_run(siblings: Sequence[Node]) -> list[str | None]:
    certain = [_set_off(node) for node in siblings]
    likely = [found or _lead_sentence(node) for found, node in zip(certain, siblings, strict=True)]
    return likely if 2 * sum(h is not None for h in likely) >= len(likely) else certain


def _begins_anew(before: Node, node: Node) -> bool:
    """Whether a second list of the same kind begins with `node`."""
    return node.kind == before.kind and node.label is not None and node.label.number == 1


def _set_off(node: Node) -> str | None:
    """Words in bold, or a first line with paragraphs below it."""
    p = node.head
    if p is None:
        return None
    start = p.label.end if p.label else 0
    if start < p.bold < len(p.text):
        return bare(p.text[start : p.bold]) or None
    return bare(p.body) if _told(node) and heading_like(p) else None


def _told(node: Node) -> bool:
    """Whether paragraphs below a provision's first say more than who acts."""
    return bool(node.rest) and not all(p.text[0] in _OPENING and _BRACKETS_ONLY.fullmatch(p.text) for p in node.texts)


def _lead_sentence(node: Node) -> str | None:
    """A short first sentence that more text follows. A bracket that says who acts is no more text, and what it stands behind is a task."""
    text = node.text
    found = _FIRST_SENTENCE.match(text)
    if found is None:
        return None
    words, end = found[0][:-1], found.end()
    commas = words.count("，") + words.count(",")
    if len(words) > _LEAD_MOST or commas > 1 or (commas and len(words) > _LEAD_MOST - 4) or text[end - 1] in "；！？":
        return None
    if end < len(text) and text[end] not in _OPENING:
        return words
    bracket = _BRACKET.match(text, end)
    if bracket and _DUTY_WORDS.search(bracket[0]):
        return None
    return None if _BRACKETS_ONLY.fullmatch(text, end) and not _told(node) else words
