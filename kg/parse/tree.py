"""Paragraphs with roles → a tree of provisions: which stands under which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.parse.labels import Label
from kg.parse.paragraphs import Paragraph, relabelled
from kg.parse.roles import Played, Role

_HEADING_RANK = 45  # unlabelled headings stand above 一、 unless they come inside one
_INNER = 60  # （一） and below: an unlabelled heading stands above them
_BOLD_RANK = 105
_LEAD_RANK = 100
_BEGINS = frozenset((Role.TITLE, Role.ATTACHMENT, Role.PROVISION, Role.HEADING))
_ENDS = frozenset((Role.DATE, Role.COPIES))
_CLOSED_LEAST = 40  # characters of a provision that can stand without a further paragraph
# a heading sentence: no summing up, no announcement, no closing appeal
_LEAD = re.compile(
    r"(?![^。]{0,40}(?:一年|五年来?|代表[：。]|如下)|[^。]{0,30}(?:主要|以下|下列|方面)[^。]{0,8}工作。|[^。]{0,60}。(?:让我们|我们要))[^。；：！？\d]{6,36}。(?=[^。]{4})"
)
_OPENS = re.compile(r"[^。；：！？]{6,50}。")
# a paragraph of a report that sums up or turns to something else, and so belongs to no provision before it
_TURN = re.compile(
    r"各位代表[！，]|回顾|过去[一五]年|[五一]年来|总结|在?(?:肯定|看到)?成绩|我们也?(?:也|还)?清醒|同时，我们也|实现上述目标|让我们|综合考虑"
)


# a paragraph that closes a notice: it speaks to all who received it, or of the notice itself
_CLOSES = re.compile(
    r"各(?!项)[^，。；]{1,40}(?:要|应|请|可|务必)|请(?:各|你们)|(?:本|此)(?:通知|方案|意见|要点)|执行(?:中|过程中)|以上|特此"
)
_LAST_SENTENCE = re.compile(r"^.{0,10000}[。！？；](?=.{2})")


@dataclass(slots=True)
class Node:
    """A provision or heading while the tree is being built: `head` is its first paragraph, `rest` what follows before its children."""

    head: Paragraph | None
    rank: int
    kind: str
    label: Label | None = None
    rest: list[Played] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    attachment: bool = False
    said: str = ""  # what the text right before the first of some siblings says of them
    after: list[Played] = field(default_factory=list)  # closes the section behind its children

    def walk(self) -> list[Node]:
        """This node and all below it, in document order."""
        found: list[Node] = []
        ahead = [self]
        while ahead:
            node = ahead.pop()
            found.append(node)
            ahead += node.children[::-1]
        return found

    @property
    def text(self) -> str:
        """The words of the first paragraph after the label."""
        return self.head.body if self.head else ""

    @property
    def texts(self) -> list[Paragraph]:
        return [p.paragraph for p in self.rest if p.role is Role.TEXT] if self.rest else []


def build_tree(played: Sequence[Played], title: str = "", leads: bool = False) -> Node:
    """A root node whose descendants are the document's headings and provisions, in order.

    `title` is the document's own: an annex of that name is the document itself. With `leads`, paragraphs that open with a
    heading sentence count as provisions (government reports).
    """
    root = Node(None, 0, "root")
    stack = [root]
    signed = False  # below a signature and its date: what follows is no provision's text
    for at, one in enumerate(played):
        if one.role in _BEGINS:
            signed = False
        elif one.role in _ENDS and (one.role is Role.COPIES or (at and played[at - 1].role is Role.SIGNATURE)):
            signed = True
            del stack[1:]
        elif signed and one.role is Role.TEXT:
            one = Played(one.paragraph, Role.NOTE)
        match one.role:
            case Role.PROVISION:
                _push(stack, _provision(one.paragraph, played[at - 1] if at else None))
                _hand_on(stack)
            case Role.HEADING:
                _push_heading(stack, one.paragraph)
            case Role.ATTACHMENT:
                del stack[1:]
                if _is_itself(played, at, title, root):
                    root.rest.append(one)
                else:
                    _add(stack, Node(one.paragraph, 5, "attachment", attachment=True))
            case _:
                if _bold_lead(one):
                    _push(stack, Node(one.paragraph, _BOLD_RANK, "bold"))
                    continue
                if leads and one.role is Role.TEXT and _leads(stack, one.paragraph):
                    _push(stack, Node(one.paragraph, _LEAD_RANK, "lead"))
                    continue
                if one.role is Role.TEXT and stack[-1].kind == "ordinal" and _begins_run(played, at + 1):
                    stack.pop()
                if leads and one.role is Role.TEXT and _TURN.match(one.text):
                    while stack[-1].rank >= _INNER:
                        stack.pop()
                if one.role is Role.TITLE and not stack[-1].attachment and at:
                    del stack[1:]
                stack[-1].rest.append(one)
    _fold(root)
    if leads:
        _unfold(root)
    _release(root)
    return root


def _fold(root: Node) -> None:
    """One heading sentence alone below a numbered heading is no list of provisions, but what the heading's provision says."""
    for node in root.walk():
        if node.kind in ("hanparen", "number") and len(node.children) == 1 and not node.texts:
            lead = node.children[0]
            if lead.kind == "lead" and lead.head is not None and not lead.children:
                node.rest += [Played(lead.head, Role.TEXT), *lead.rest]
                node.children = []


def _unfold(root: Node) -> None:
    """A report's numbered paragraph is the heading of those behind it that open with heading sentences; only the last may sum up."""
    for node in root.walk():
        opening = _OPENS.match(node.text) if node.kind == "hanparen" and not node.children and len(node.texts) > 1 else None
        told = [one for one in node.rest if one.role is Role.TEXT]
        led = [one for one in told if _LEAD.match(one.text)]
        if opening is None or node.head is None or node.label is None or len(led) < 2 or led != told[: max(len(led), len(told) - 1)]:
            continue
        head, end = node.head, node.label.end + opening.end()
        node.head = relabelled(head, head.view[:end])
        node.children = [Node(one.paragraph, _LEAD_RANK, "lead") for one in led]
        node.after = told[len(led) :]
        node.rest = [one for one in node.rest if one.role is not Role.TEXT]
        if end < len(head.view):
            node.rest.insert(0, Played(Paragraph(head.view[end:], None, 0, glued=True), Role.TEXT))


def _release(root: Node) -> None:
    """Paragraphs behind the last of several one-paragraph provisions close the document or section; they are no part of it."""
    for section in root.walk():
        leaves = [n for n in section.walk() if n.label is not None and not n.children] if section.children else []
        last = leaves[-1] if leaves else None
        if last is None or not last.texts or section.after:
            continue
        alike = [n for n in leaves if n.kind == last.kind]
        kept = max((len(n.texts) for n in alike[:-1]), default=0)
        closed = (kept == 0 and len(last.text) >= _CLOSED_LEAST) or (len(last.texts) > kept and _CLOSES.match(last.texts[kept].text))
        if len(alike) >= 3 and kept <= 1 and closed:
            section.after = [one for one in last.rest if one.role is Role.TEXT][kept:]
            last.rest = [one for one in last.rest if one not in section.after]


def _provision(p: Paragraph, before: Played | None) -> Node:
    assert p.label is not None
    first = p.label.kind == "dash" or (p.label.kind == "ordinal" and p.label.number == 1)
    told = first and before is not None and before.role is Role.TEXT
    return Node(p, p.label.rank, p.label.kind, p.label, said=_LAST_SENTENCE.sub("", before.text) if told and before else "")


def _is_itself(played: Sequence[Played], at: int, title: str, root: Node) -> bool:
    """Whether the annex at `at` is the plan itself, sent behind a covering letter."""
    named = "".join(one.text for one in played[at + 1 : at + 5] if one.role is Role.TITLE)
    if named and title and (named in title or title in named):
        return True
    return not root.children and played[at].text.rstrip("：") in ("附件", "附")


def _begins_run(played: Sequence[Played], at: int) -> bool:
    """Whether `一是` stands at `at`: what comes before it announces a new list."""
    label = played[at].paragraph.label if at < len(played) and played[at].role is Role.PROVISION else None
    return label is not None and label.kind == "ordinal" and label.number == 1


def _leads(stack: Sequence[Node], p: Paragraph) -> bool:
    """Whether a plain paragraph of a report is a provision of its own: under a heading, opening with a heading sentence."""
    above = next((n for n in reversed(stack) if n.kind not in ("lead", "dash", "bold")), stack[0])
    if above.head is None or len(above.text) > 60 or any(c in above.text for c in "。；"):
        return False
    return _LEAD.match(p.text) is not None


def _bold_lead(one: Played) -> bool:
    p = one.paragraph
    return one.role is Role.TEXT and 3 < p.bold < len(p.text) and p.text[p.bold - 1] not in "：，、"


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
