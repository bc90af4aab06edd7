"""Paragraphs with roles → a tree of provisions: which stands under which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.parse.leads import leading
from kg.parse.nodes import LEAD_RANK, Node
from kg.parse.paragraphs import Paragraph
from kg.parse.played import Played, Role
from kg.parse.regroup import regroup

_ATTACHMENT = Role.ATTACHMENT
_COPIES = Role.COPIES
_HEADING = Role.HEADING
_NOTE = Role.NOTE
_PROVISION = Role.PROVISION
_SIGNATURE = Role.SIGNATURE
_TEXT = Role.TEXT
_TITLE = Role.TITLE
_HEADING_RANK = 45  # unlabelled headings stand above 一、 unless they come inside one
_INNER = 60  # （一） and below: an unlabelled heading stands above them
_BOLD_RANK = 105
_TOLD_LEAST = 60  # characters of `六是……` that says all it has to say
_BEGINS = frozenset((Role.TITLE, Role.ATTACHMENT, Role.PROVISION, Role.HEADING))
_ENDS = frozenset((Role.DATE, Role.COPIES))
# a paragraph of a report that sums up or turns to something else, and so belongs to no provision before it
_TURN = re.compile(
    r"各位代表[！，]|回顾|过去[一五]年|[五一]年来|总结|在?(?:肯定|看到)?成绩|我们也?(?:也|还)?清醒|同时，我们也|实现上述目标|让我们|综合考虑"
)


_LAST_SENTENCE = re.compile(r"^.{0,10000}[。！？；](?=.{2})")


def build_tree(played: Sequence[Played], title: str = "", leads: bool = False) -> Node:
    """A root node whose descendants are the document's headings and provisions, in order.

    `title` is the document's own: an annex of that name is the document itself. With `leads`, paragraphs that open with a
    heading sentence count as provisions (government reports).
    """
    root = Node(None, 0, "root")
    stack = [root]
    opening = leading(played) if leads else frozenset[int]()
    signed = False  # below a signature and its date: what follows is no provision's text
    for at, one in enumerate(played):
        if one.role in _BEGINS:
            signed = False
        elif one.role in _ENDS and (one.role is _COPIES or (at and played[at - 1].role is _SIGNATURE)):
            signed = True
            del stack[1:]
        elif signed and one.role is _TEXT:
            one = Played(one.paragraph, _NOTE)
        role = one.role
        if role is _PROVISION and _tells_more(stack, one.paragraph):
            stack[-1].rest.append(Played(one.paragraph, _TEXT))
        elif role is _PROVISION:
            _push(stack, _provision(one.paragraph, played[at - 1] if at else None))
            _hand_on(stack)
        elif role is _HEADING:
            _push_heading(stack, one.paragraph)
        elif role is _ATTACHMENT:
            del stack[1:]
            if _is_itself(played, at, title, root):
                root.rest.append(one)
            else:
                _add(stack, Node(one.paragraph, 5, "attachment", attachment=True))
        elif role is not _TEXT:
            if role is _TITLE and not stack[-1].attachment and at:
                del stack[1:]
            stack[-1].rest.append(one)
        elif _bold_lead(one):
            _push(stack, Node(one.paragraph, _BOLD_RANK, "bold"))
        elif at in opening and _headed(stack):
            _push(stack, Node(one.paragraph, LEAD_RANK, "lead"))
        else:
            if stack[-1].kind == "ordinal" and _begins_run(played, at + 1):
                stack.pop()
            if leads and _TURN.match(one.text):
                while stack[-1].rank >= _INNER:
                    stack.pop()
            stack[-1].rest.append(one)
    regroup(root, leads)
    return root


def _provision(p: Paragraph, before: Played | None) -> Node:
    assert p.label is not None
    first = p.label.kind == "dash" or (p.label.kind == "ordinal" and p.label.number == 1)
    told = first and before is not None and before.role is _TEXT
    return Node(p, p.label.rank, p.label.kind, p.label, said=_LAST_SENTENCE.sub("", before.text) if told and before else "")


def _tells_more(stack: Sequence[Node], p: Paragraph) -> bool:
    """Whether a bullet or dash sets off what is said of the provision above it: a bullet below a sentence, a dash below a bullet."""
    kind = p.label.kind if p.label else ""
    if kind == "dash":
        return stack[-1].kind == "bullet"
    return kind == "bullet" and stack[-1].kind not in ("root", "bullet") and not _headed(stack)


def _is_itself(played: Sequence[Played], at: int, title: str, root: Node) -> bool:
    """Whether the annex at `at` is the plan itself, sent behind a covering letter."""
    named = "".join(one.text for one in played[at + 1 : at + 5] if one.role is _TITLE)
    if named and title and (named in title or title in named):
        return True
    return not root.children and played[at].text.rstrip("：") in ("附件", "附")


def _begins_run(played: Sequence[Played], at: int) -> bool:
    """Whether `一是` stands at `at`: what comes before it announces a new list."""
    label = played[at].paragraph.label if at < len(played) and played[at].role is _PROVISION else None
    return label is not None and label.kind == "ordinal" and label.number == 1


def _headed(stack: Sequence[Node]) -> bool:
    """Whether what comes next stands under a heading."""
    beside = (n.kind in ("lead", "dash", "bold") or (n.kind == "ordinal" and len(n.text) > _TOLD_LEAST) for n in reversed(stack))
    above = next((n for n, passed in zip(reversed(stack), beside, strict=True) if not passed), stack[0])
    return above.head is not None and len(above.text) <= 60 and not any(c in above.text for c in "。；")


def _bold_lead(one: Played) -> bool:
    p = one.paragraph
    return 3 < p.bold < len(p.text) and p.text[p.bold - 1] not in "：，、"


def _add(stack: list[Node], node: Node) -> None:
    stack[-1].children.append(node)
    stack.append(node)


def _push(stack: list[Node], node: Node) -> None:
    """Puts a provision beside the last one of its kind, or inside the last of a higher rank."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].kind == node.kind:
            del stack[depth:]
            break
    else:
        while len(stack) > 1 and stack[-1].rank >= node.rank:
            stack.pop()
    _add(stack, node)


def _hand_on(stack: Sequence[Node]) -> None:
    """What was said of the first of a list holds for those after it."""
    siblings, node = stack[-2].children, stack[-1]
    if len(siblings) > 1 and node.label and node.label.number != 1 and siblings[-2].kind == node.kind and not node.said:
        node.said = siblings[-2].said


def _push_heading(stack: list[Node], p: Paragraph) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].kind == "heading":
            del stack[depth:]
            break
    else:
        while len(stack) > 1 and (stack[-1].rank >= _INNER or stack[-1].texts):
            stack.pop()
    rank = max(_HEADING_RANK, stack[-1].rank + 1)
    _add(stack, Node(p, rank, "heading"))
