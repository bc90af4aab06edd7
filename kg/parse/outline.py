"""The tree of provisions → numbered sections and items, and the passages that cover the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.model import DocumentKind, Item, ItemKind, Part, Passage, Section, Span, Table, View
from kg.parse.duties import duty_passages
from kg.parse.kinds import kind_of, kind_under, safeguards, work_done
from kg.parse.labels import label_at
from kg.parse.nodes import Node
from kg.parse.paragraphs import Paragraph
from kg.parse.played import Played, Role
from kg.parse.provisions import TOP, bare, headings, is_section, is_text_alone
from kg.parse.tables import is_rule, read_rows

_BODY = Part.BODY
_HEADING = Part.HEADING
_VALUE = Part.DUTY
_PREAMBLE = Part.PREAMBLE
_CHROME = Role.CHROME
_ROW = Role.ROW
_SCRAP = Role.SCRAP
_TEXT = Role.TEXT
_DUTY = Role.DUTY
_PARTS = {
    Role.CHROME: Part.CHROME,
    Role.META: Part.LETTERHEAD,
    Role.NUMBER: Part.LETTERHEAD,
    Role.LETTERHEAD: Part.LETTERHEAD,
    Role.TITLE: Part.TITLE,
    Role.RECIPIENTS: Part.RECIPIENTS,
    Role.ANNEXES: Part.CLOSING,
    Role.ATTACHMENT: Part.CLOSING,
    Role.SIGNATURE: Part.CLOSING,
    Role.DATE: Part.CLOSING,
    Role.COPIES: Part.CLOSING,
    Role.NOTE: Part.CLOSING,
}
_TELLS = frozenset((Role.TEXT, Role.DUTY))  # what an item's span covers behind its first paragraph
_SENT_WITH = frozenset((DocumentKind.TASK_DIVISION, DocumentKind.IMPLEMENTATION_PLAN, DocumentKind.WORK_POINTS))  # plans sent with a letter
_SENDS = re.compile("(?:印发|转发)(?:给你们|你们)|(?:印|转)发如下")
_UNPRINTED = ("", "ordinal", "dash", "bullet")  # kinds of label that are no name for the item


@dataclass(slots=True)
class Written:
    """What has been written so far."""

    text: str
    kind: DocumentKind | None
    done: frozenset[str] = frozenset()  # headings of work that was done
    sections: list[Section] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    told: dict[str | None, ItemKind | None] = field(default_factory=lambda: {None: None})  # what the headings say of what stands below

    def section(self, parent: Section | None, span: Span, label: str | None, title: str) -> Section:
        printed = f"{label or ''}{title}"
        made = Section(
            f"s{len(self.sections) + 1}", parent.level + 1 if parent else 1, label, title, printed, span, parent.id if parent else None
        )
        self.sections.append(made)
        self.told[made.id] = kind_under(title, self.told[made.parent], self.done)
        return made

    def passage(self, part: Part, view: View, item: str | None = None, section: str | None = None, label: str | None = None) -> None:
        if view.text:
            self.passages.append(Passage(part, view, item, section, label))


def write(root: Node, text: str, kind: DocumentKind | None) -> Written:
    """Sections, items and passages of a tree, in document order."""
    titles = [bare(child.head.body) for child in root.children if child.head] if kind is DocumentKind.WORK_SUMMARY else []
    written = Written(text, kind, work_done(titles))
    _rest(written, root, None, None)
    _children(written, root, None, None)
    written.passages.sort(key=lambda p: p.view.origin[0])
    _renumber(written)
    return written


def _renumber(written: Written) -> None:
    """Numbers the items in document order, where a table behind the sections was written before them."""
    order = sorted(written.items, key=lambda item: item.span.start)
    if order == written.items:
        return
    new = {item.id: f"i{n}" for n, item in enumerate(order, 1)}
    written.items = [replace(item, id=new[item.id], parent=new[item.parent] if item.parent else None) for item in order]
    written.passages = [replace(p, item=new[p.item]) if p.item else p for p in written.passages]
    written.tables = [replace(t, item=new[t.item]) if t.item else t for t in written.tables]


def _children(written: Written, node: Node, section: Section | None, parent: Item | None) -> None:
    own = headings(node.children)
    safe = written.told[section.id if section else None] is None and safeguards(
        [heading or child.text[:20] for heading, child in zip(own, node.children, strict=True)]
    )
    sections = any(child.children and child.kind in TOP for child in node.children)
    letter = _letter(node) if written.kind in _SENT_WITH and section is None else 0
    for at, (heading, child) in enumerate(zip(own, node.children, strict=True)):
        voted = safe or at < letter
        if sections and is_text_alone(child):
            _unlabelled(written, child, section)
        else:
            _node(written, child, section, parent, heading, voted)
    for one in node.after:
        _passage(written, one, section.id if section else None, None, preamble=False)


def _letter(root: Node) -> int:
    """How many provisions a covering letter has: those without any below them, before the plan that it sends counts anew or is annexed."""
    if not any(one.role is _TEXT and _SENDS.search(one.text) for one in root.rest):
        return 0
    count = next((n for n, child in enumerate(root.children) if child.label is None or child.label.number != n + 1), len(root.children))
    alone = all(not child.children for child in root.children[:count])
    return count if alone and count < len(root.children) and _plan_follows(root.children[count]) else 0


def _plan_follows(node: Node) -> bool:
    return node.attachment or (node.label is not None and node.label.number == 1)


def _node(written: Written, node: Node, section: Section | None, parent: Item | None, heading: str | None, voted: bool) -> None:
    if is_section(node):
        section, parent = _open_section(written, node, section), None
        _rest(written, node, section, None)
    else:
        parent = _item(written, node, section, parent, heading, voted)
    if node.children or node.after:
        _children(written, node, section, parent)


def _unlabelled(written: Written, node: Node, above: Section | None) -> None:
    """A section whose paragraphs are one item, beside sections that hold provisions."""
    section = _open_section(written, node, above)
    first = next(i for i, one in enumerate(node.rest) if one.role is _TEXT)
    body = Node(node.rest[first].paragraph, node.rank + 1, "text", rest=node.rest[first + 1 :])
    _rest(written, Node(None, 0, "text", rest=node.rest[:first]), section, None)
    _item(written, body, section, None, None, voted=False)


def _open_section(written: Written, node: Node, above: Section | None) -> Section:
    p = node.head
    assert p is not None
    view, label = p.view, p.label.text if p.label else None
    title = bare(p.body)
    if node.attachment:
        label, title, view = _attached(written, node)
    if not node.attachment:
        label, title = _as_printed(written.text, p, len(title))
    made = written.section(above, p.view.span(0, len(p.view)), label, title)
    written.passage(_HEADING, view[p.label.end :] if p.label else view, section=made.id)
    return made


def _as_printed(text: str, p: Paragraph, length: int) -> tuple[str | None, str]:
    """Label and title of a heading in the characters of the document itself (`1．` is not `1.`)."""
    end = p.label.end if p.label else 0
    return (_printed(text, p.view, 0, end) if p.label else None), _printed(text, p.view, end, end + length)


def _printed(text: str, view: View, start: int, end: int) -> str:
    """The characters of the document itself that the view has at `start:end`."""
    span = view.span(start, end)
    words = text[span.start : span.end]
    return words if len(words) == end - start else "".join([text[at] for at in view.origin[start:end]])


def _attached(written: Written, node: Node) -> tuple[str, str, View]:
    """Label, title and heading of an annex; the title lines below `附件1` are taken from what follows it."""
    p = node.head
    assert p is not None
    titles = []
    for one in node.rest:
        if one.role is Role.TITLE:
            titles.append(one)
        elif one.role is not Role.CHROME:
            break
    node.rest = [one for one in node.rest if one not in titles]
    label = p.text.rstrip("：")
    title = "".join(one.text for one in titles)
    return label, title, View.join([p.view, *(one.paragraph.view for one in titles)])


def _item(written: Written, node: Node, section: Section | None, parent: Item | None, heading: str | None, voted: bool) -> Item:
    p = node.head
    assert p is not None
    numbered = p.label.kind if p.label else ""
    own = p.view[p.label.end :] if p.label and numbered != "ordinal" else p.view
    label = _printed(written.text, p.view, 0, p.label.end) if p.label and numbered not in _UNPRINTED else None
    texts = [one.paragraph.view for one in node.rest if one.role is _TEXT]
    bodies = [b for b in (own, *texts) if b.text] or [p.view]
    ends = [one.paragraph.view.origin[-1] for one in node.rest if one.role in _TELLS]
    section_id = section.id if section else None
    told = written.told[section_id]
    if heading and numbered in TOP:
        told = kind_under(heading, told, written.done)
    text = "".join([p.body, *[view.text for view in texts]])
    kind = kind_of(told, heading or bare(p.body)[:30], text, written.kind, safeguard=voted, said=node.said)
    made = Item(
        f"i{len(written.items) + 1}",
        kind,
        label,
        heading,
        section_id,
        parent.id if parent else None,
        Span(p.view.origin[0], max([p.view.origin[-1], *ends]) + 1),
        Span(bodies[0].origin[0], bodies[-1].origin[-1] + 1),
    )
    written.items.append(made)
    written.passage(_BODY, own, made.id, made.section)
    _rest(written, node, section, made)
    return made


def _rest(written: Written, node: Node, section: Section | None, item: Item | None) -> None:
    """Writes what follows a node's first paragraph: text, duty lines, tables, signatures."""
    rows: list[Paragraph] = []
    section_id = section.id if section else None
    item_id = item.id if item else None
    for one in node.rest:
        if one.role is _ROW:
            rows.append(one.paragraph)
            continue
        if rows and one.role is not _CHROME:  # a page number ends no table
            _table(written, rows, section, item)
            rows = []
        _passage(written, one, section_id, item_id, preamble=node.kind == "root")
    if rows:
        _table(written, rows, section, item)


def _passage(written: Written, one: Played, section: str | None, item: str | None, *, preamble: bool) -> None:
    view = one.paragraph.view
    if one.role is _DUTY:
        for label, value in duty_passages(view):
            written.passage(_VALUE, value, item, section, label)
    elif one.role is _TEXT:
        written.passage(_PREAMBLE if preamble and item is None else _BODY, view, item, section)
    elif one.role is _SCRAP:
        written.passage(_HEADING, view, None, section)
    else:
        written.passage(_PARTS[one.role], view)


def _table(written: Written, rows: list[Paragraph], section: Section | None, item: Item | None) -> None:
    above, over = section, dict[int, Section]()  # the headings over rows, by where they stand
    read = read_rows(rows)
    if not any(row.task for row in read):
        cells = tuple(p.cells for p in rows if not is_rule(p.cells))
        written.tables.append(Table(cells, item.id if item else None, section.id if section else None))
    for row in read:
        section = above
        for cell in row.groups:
            section = over.get(cell.origin[0]) or over.setdefault(cell.origin[0], _over_rows(written, cell, section))
        if row.task is None:
            for view in row.other:
                if row.head:
                    written.passage(Part.CHROME, view)
                    continue
                written.passage(_BODY, view, item.id if item else None, section.id if section else None)
            continue
        heading = row.heading.text if row.heading is not None and len(row.heading) else None
        made = Item(
            f"i{len(written.items) + 1}",
            kind_of(written.told[section.id if section else None], heading, row.task.text, written.kind),
            row.label,
            heading,
            section.id if section else None,
            item.id if item else None,
            row.span,
            row.body,
        )
        written.items.append(made)
        for view in row.other:
            written.passage(_BODY, view, made.id, made.section)
        written.passage(_BODY, row.task, made.id, made.section)
        for label, view in row.duties:
            written.passage(_VALUE, view, made.id, made.section, label)


def _over_rows(written: Written, cell: View, above: Section | None) -> Section:
    """The section that a cell over several rows heads."""
    label = label_at(cell.text)
    end = label.end if label else 0
    made = written.section(above, cell.span(0, len(cell)), label.text if label else None, cell.text[end:])
    written.passage(_HEADING, cell[end:], section=made.id)
    return made
