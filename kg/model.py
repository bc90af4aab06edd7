"""The frozen values that pass between stages. Imports nothing of ours.

Offsets are characters (code points) into `Document.text`, the text exactly as it was read; spans are half-open.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeVar

# ---------------------------------------------------------------- text and places in it


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One input as read. `id` is the file's stem, `digest` the SHA-256 (hex) of the file's bytes."""

    id: str
    file: str
    text: str
    encoding: str
    digest: str

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class View:
    """Text cleaned for reading (no stray white space, one width of punctuation) that remembers where each character stood.

    `origin[i]` is the offset in `Document.text` of `text[i]`; it never decreases.
    """

    text: str
    origin: array[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> View:
        return View(self.text[part], self.origin[part])

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the document; an empty stretch has an empty span."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else (self.origin[-1] + 1 if self.origin else 0)
            return Span(at, at)
        return Span(self.origin[start], self.origin[end - 1] + 1)

    @staticmethod
    def join(views: Iterable[View]) -> View:
        """The views one after the other, nothing between them."""
        text, origin = [], array("l")
        for view in views:
            text.append(view.text)
            origin.extend(view.origin)
        return View("".join(text), origin)


# ---------------------------------------------------------------- what a document is made of


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


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of the header and where it stands (or, if inferred, the words it was inferred from)."""

    value: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
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


class Section(NamedTuple):
    """A heading and what stands under it. `printed` is label and title as printed, without white space: `三、实施“十大工程”`."""

    id: str  # s1, s2 … in document order
    level: int  # 1 = outermost
    label: str | None
    title: str
    printed: str
    span: Span
    parent: str | None


class Item(NamedTuple):
    """The lowest numbered (or bold-headed) provision. `span` runs from its label to the end of its duty lines, `body` is its text after the label."""

    id: str  # i1, i2 … in document order
    kind: ItemKind
    label: str | None
    heading: str | None
    section: str | None  # id of the innermost section
    parent: str | None  # id of the item it is nested in
    span: Span
    body: Span


class Passage(NamedTuple):
    """A stretch of text that is read as one: a heading, an item's text, one duty value. `label` only for duties (`牵头单位`)."""

    part: Part
    view: View
    item: str | None = None
    section: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table that sets no tasks, row by row and cell by cell; its cells are passages too."""

    rows: tuple[tuple[View, ...], ...]
    item: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
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


# ---------------------------------------------------------------- mentions: what the text names


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the document that name something. `text` is the cleaned form of `document.text[span]` unless a list was expanded.

    `surface` spans may cover more than the name itself where a list shares a head or tail (`区、市卫生健康委`).
    """

    text: str
    span: Span
    item: str | None
    rule: str


class OrganizationType(StrEnum):
    PARTY = "party"
    GOVERNMENT = "government"
    INSTITUTION = "institution"
    ENTERPRISE = "enterprise"
    ASSOCIATION = "association"
    UNIT = "unit"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class OrganizationMention(Mention):
    """A body as named; `name` is the expanded single name (`局规划发展岗位` for the second half of `局医政药政管理、规划发展岗位`)."""

    name: str


class DutyRole(StrEnum):
    LEAD = "lead"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class DutyMention(Mention):
    """A body that leads or supports an item; one per body, `name` expanded as in `OrganizationMention`."""

    role: DutyRole
    name: str


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A person in charge of an item (责任领导)."""

    name: str


@dataclass(frozen=True, slots=True)
class DeadlineMention(Mention):
    """By when a whole item is to be done: `when` is YYYY, YYYY-MM, YYYY-MM-DD or `ongoing`."""

    when: str


class QuantityRole(StrEnum):
    TARGET = "target"
    ACTUAL = "actual"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class TargetMention(Mention):
    """One number aimed at or reported. `span` covers the clause that holds indicator and value; `value_span` the number with its unit.

    `comparator` is one of = >= <= > < ≈ range increase decrease. `time` is YYYY[-MM[-DD]], YYYY-H1/H2, YYYY/YYYY or None;
    `place` the place words it holds for (`全县`, `中宁县`) or None for the document's own place.
    """

    indicator: str
    comparator: str
    value: float
    high: float | None
    unit: str
    role: QuantityRole
    time: str | None
    place: str | None
    value_span: Span


@dataclass(frozen=True, slots=True)
class ProgramMention(Mention):
    """A named undertaking; `name` is the canonical name in the thesaurus or, if discovered, the shortest form to look it up by."""

    name: str
    known: bool  # stands in the thesaurus


class Relation(StrEnum):
    IMPLEMENTS = "implements"
    MENTIONS = "mentions"
    ISSUES = "issues"


@dataclass(frozen=True, slots=True)
class CitationMention(Mention):
    """Another document, in 《》 or by an unmistakable title. `title` is without 《》."""

    title: str
    number: str | None
    relation: Relation


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """An administrative area named (`中宁县`) or implied (`全县`, `我市`)."""

    name: str


# ---------------------------------------------------------------- entities and links


class EntityType(StrEnum):
    DOCUMENT = "document"
    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    PROGRAM = "program"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing mentions point to. `id` depends on type and identity alone; `values` holds what is known of it (pairs, sorted by key)."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def value(self, key: str) -> str | None:
        return next((v for k, v in self.values if k == key), None)


class Link(NamedTuple):
    """A mention and the entity it names; `why` lists the features that spoke for it."""

    mention: Mention
    entity: Entity
    method: str
    score: float
    why: tuple[str, ...] = ()

    def of(self, mention: Mention) -> Link:
        """The same answer for another mention of the same words."""
        return Link(mention, self.entity, self.method, self.score, self.why)


class Unlinked(NamedTuple):
    """A mention for which several entities fit, or none; `reason` says which."""

    mention: Mention
    candidates: tuple[Entity, ...]
    reason: str

    def of(self, mention: Mention) -> Unlinked:
        """The same answer for another mention of the same words."""
        return Unlinked(mention, self.candidates, self.reason)


# ---------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Why a fact is believed: these characters of that document, by that rule."""

    document: str
    item: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A literal: `datatype` is `string`, `decimal`, `integer`, `boolean`, `year`, `month`, `date`, or a language tag (`@zh`, `@en`)."""

    text: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject and predicate are compact names (`id:task/…`, `pol:ledBy`); the object is a compact name or a `Value`."""

    subject: str
    predicate: str
    object: str | Value
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something the corpus did that we record; `code` is stable (`no-items`, `bracket-without-duty`), `message` is for people."""

    stage: str
    code: str
    message: str
    document: str
    span: Span | None = None


# ---------------------------------------------------------------- what one document yields

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one document, before documents are seen together."""

    document: Document
    outline: Outline
    place: Entity | None
    issuers: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    unlinked: tuple[Unlinked, ...]
    related: tuple[Entity, ...]  # entities the linked ones refer to (the area a body belongs to …), named by no words here
    issues: tuple[Issue, ...]

    def of(self, kind: type[M]) -> Iterator[M]:
        return (m for m in self.mentions if isinstance(m, kind))
