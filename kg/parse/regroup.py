"""What is a provision of its own is seen only when its neighbours are known: paragraphs below a heading, paragraphs behind a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.parse.leads import LEAD
from kg.parse.nodes import LEAD_RANK, Node
from kg.parse.paragraphs import Paragraph, relabelled
from kg.parse.played import Played, Role
from kg.parse.provisions import is_text_alone

_DUTY = Role.DUTY
_ROW = Role.ROW
_TEXT = Role.TEXT
_CLOSED_LEAST = 40  # characters of a provision that can stand without a further paragraph
_LISTED_LEAST = 3  # paragraphs below a heading that are a list
_OPENS = re.compile(r"[^。；：！？]{6,50}。")
# a paragraph that closes a notice: it speaks to all who received it, or of the notice itself
_CLOSES = re.compile(
    r"各(?!项)[^，。；]{1,40}(?:要|应|请|可|务必)|请(?:各|你们)|(?:本|此)(?:通知|方案|意见|要点)|执行(?:中|过程中)|以上|特此"
)
_IN_FORCE = re.compile(r"本[^，。；]{1,8}[自从][^，。；]{2,30}起(?:正式)?(?:施行|实施|执行|生效)")
# a paragraph of such a list: a few words and what they mean (`坚持问题导向。从……`)
_LISTED = re.compile(r"[^。；：！？\d]{4,24}。(?=[^。]{8})")
_HEADS = re.compile(r"[^。；：，！？]{2,20}。?")


def regroup(root: Node, reports: bool) -> None:
    """Makes provisions of paragraphs that are a list below a heading; with `reports`, as reports of governments write them."""
    for node in root.walk():
        if node.label is not None and not node.children and len(node.rest) >= _LISTED_LEAST:
            _list(node)
        elif node.children:
            _set_free(node)
    if reports:
        _unfold(root)
    _release(root)


def _list(node: Node) -> None:
    """A numbered heading below which every paragraph, but for one that leads in, opens with a few words of its own: `（二）基本原则。`."""
    told = [one for one in node.rest if one.role is _TEXT]
    if not told or not _HEADS.fullmatch(node.text) or any(one.role in (_ROW, _DUTY) for one in node.rest):
        return
    listed = told if _LISTED.match(told[0].text) else told[1:]
    if len(listed) >= _LISTED_LEAST and all(_LISTED.match(one.text) for one in listed):
        node.children = [Node(one.paragraph, LEAD_RANK, "lead") for one in listed]
        node.rest = [one for one in node.rest if one not in listed]


def _set_free(node: Node) -> None:
    """Paragraphs behind the last of several in bold that open with a few words as well, though the bold was lost."""
    last, others = node.children[-1], node.children[:-1]
    if last.kind != "bold" or len(others) + 1 < _LISTED_LEAST or any(child.rest for child in others):
        return
    if all(one.role is _TEXT and _LISTED.match(one.text) for one in last.rest):
        node.children += [Node(one.paragraph, last.rank, last.kind) for one in last.rest]
        last.rest = []


def _unfold(root: Node) -> None:
    """A report's numbered paragraph is the heading of those behind it that open with heading sentences; only the last may sum up."""
    for node in root.walk():
        opening = _OPENS.match(node.text) if node.kind == "hanparen" and not node.children and len(node.texts) > 1 else None
        told = [one for one in node.rest if one.role is _TEXT]
        led = [one for one in told if LEAD.match(one.text)]
        begin = told.index(led[0]) if led else 0  # one paragraph may lead in
        behind = told[begin:]
        if opening is None or node.head is None or node.label is None or len(led) < 2 or led != behind[: max(len(led), len(behind) - 1)]:
            continue
        if begin > 1 or (begin and opening.end() < len(node.text)):
            continue
        head, end = node.head, node.label.end + opening.end()
        node.head = relabelled(head, head.view[:end])
        node.children = [Node(one.paragraph, LEAD_RANK, "lead") for one in led]
        node.after = behind[len(led) :]
        node.rest = [one for one in node.rest if one.role is not _TEXT or one in told[:begin]]
        if end < len(head.view):
            node.rest.insert(0, Played(Paragraph(head.view[end:], None, 0, glued=True), _TEXT))


def _release(root: Node) -> None:
    """Paragraphs behind the last of several one-paragraph provisions close the document or section; they are no part of it.

    So do those that say from when on the document holds; and what follows the numbered parts of an article is the article's.
    """
    for section in root.walk():
        if not section.children or section.after or _ends_bare(section):
            continue
        leaves = [n for n in section.walk() if n.label is not None and not n.children]
        last = leaves[-1] if leaves else None
        if last is None or not last.texts:
            continue
        told = [one for one in last.rest if one.role is _TEXT]
        begin = _closing(section, last, told)
        alike = [n for n in leaves if n.kind == last.kind]
        kept = max((len(n.texts) for n in alike[:-1]), default=0)
        closed = (kept == 0 and len(last.text) >= _CLOSED_LEAST) or (len(last.texts) > kept and _CLOSES.match(last.texts[kept].text))
        if begin is None and len(alike) >= 3 and kept <= 1 and closed:
            begin = kept
        if begin is not None:
            section.after = told[begin:]
            last.rest = [one for one in last.rest if one not in section.after]


def _closing(section: Node, last: Node, told: Sequence[Played]) -> int | None:
    """Where behind the last provision of a section the words begin that speak of the whole document or, in an article, of all its parts."""
    if section.kind == "article" and section.children[-1] is last and not any(child.rest for child in section.children[:-1]):
        return 0
    only = (
        is_text_alone(last) and last.head is not None and not last.head.text.endswith("。")
    )  # all that stands below its heading, as `附则`
    return next((at for at, one in enumerate(told) if _IN_FORCE.match(one.text) and not (only and at == 0)), None)


def _ends_bare(section: Node) -> bool:
    """Whether the last node below a section is a provision with nothing behind its first paragraph."""
    while section.children:
        section = section.children[-1]
    return section.label is not None and not section.rest
