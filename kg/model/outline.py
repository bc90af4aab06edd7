"""What a document is made of."""

from __future__ import annotations

from enum import StrEnum

from kg.model.frozen import frozen
from kg.model.text import Span, View


class DocumentKind(StrEnum):
    WORK_POINTS = "work_points"
    TASK_DIVISION = "task_division"
    IMPLEMENTATION_PLAN = "implementation_plan"
    WORK_SUMMARY = "work_summary"
    GOVERNMENT_REPORT = "government_report"
    NOTICE = "notice"
    OTHER = "other"


class ItemKind(StrEnum):
    TASK = "task"
    SAFEGUARD = "safeguard"
    ACHIEVEMENT = "achievement"
    PROBLEM = "problem"
    PRINCIPLE = "principle"


class Part(StrEnum):
    """What a passage is in its document: decides which recognisers look at it."""

    TITLE = "title"
    LETTERHEAD = "letterhead"  # issuer line, 文号, archive header
    RECIPIENTS = "recipients"  # 主送
    PREAMBLE = "preamble"  # before the first numbered provision
    HEADING = "heading"  # a section's heading
    BODY = "body"  # text of an item, or of a section outside its items (general aims …)
    DUTY = "duty"  # the value of a labelled duty line or table cell; `label` says which
    CLOSING = "closing"  # signature, date, 抄送, 印发
    CHROME = "chrome"  # site navigation, page numbers: read by nobody


@frozen()
class Stated:
    """A value of the header and where it stands (or, if inferred, the words it was inferred from)."""

    value: str
    span: Span
    rule: str


@frozen()
class Header:
    """What the document says of itself, as printed; names are resolved to bodies by the link stage.

    `issued` is YYYY, YYYY-MM or YYYY-MM-DD; `period` is a year, `A/B`, or half-years (`2021-H1/2021-H2`); `kind` a `DocumentKind`.
    """

    title: Stated | None = None
    number: Stated | None = None
    issuers: tuple[Stated, ...] = ()
    issued: Stated | None = None
    period: Stated | None = None
    kind: Stated | None = None
    recipients: tuple[Stated, ...] = ()
    copied_to: tuple[Stated, ...] = ()


@frozen()
class Section:
    """A heading and what stands under it. `printed` is label and title as printed, without white space: `三、实施“十大工程”`."""

    id: str  # s1, s2 … in document order
    level: int  # 1 = outermost
    label: str | None
    title: str
    printed: str
    span: Span
    parent: str | None


@frozen()
class Item:
    """The lowest numbered (or bold-headed) provision. `span` runs from its label to the end of its duty lines, `body` is its text after the label."""

    id: str  # i1, i2 … in document order
    kind: ItemKind
    label: str | None
    heading: str | None
    section: str | None  # id of the innermost section
    parent: str | None  # id of the item it is nested in
    span: Span
    body: Span


@frozen()
class Passage:
    """A stretch of text that is read as one: a heading, an item's text, one duty value. `label` only for duties (`牵头单位`)."""

    part: Part
    view: View
    item: str | None = None
    section: str | None = None
    label: str | None = None


@frozen()
class Table:
    """A table that sets no tasks, row by row and cell by cell; its cells are passages too."""

    rows: tuple[tuple[View, ...], ...]
    item: str | None = None
    section: str | None = None


@frozen()
class Issue:
    """Something the corpus did that we record; `code` is stable (`no-items`, `bracket-without-duty`), `message` is for people."""

    stage: str
    code: str
    message: str
    document: str
    span: Span | None = None


@frozen()
class Outline:
    """A parsed document. Passages stand in document order and do not overlap."""

    header: Header
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    passages: tuple[Passage, ...]
    issues: tuple[Issue, ...] = ()
    tables: tuple[Table, ...] = ()

    def path(self, section: str | None) -> tuple[Section, ...]:
        """The section and those above it, outermost first. Who asks for many takes `paths` once."""
        return self.paths()[section]

    def paths(self) -> dict[str | None, tuple[Section, ...]]:
        """Of each section's id the section and those above it, outermost first; nothing for None."""
        found: dict[str | None, tuple[Section, ...]] = {None: ()}
        for section in self.sections:  # what stands above another comes before it
            found[section.id] = (*found[section.parent], section)
        return found
