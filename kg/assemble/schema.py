"""The shape of a record: what `records/<stem>.json` holds.

It is the annotation format (document, items, targets, programs, citations, organizations, places) with evidence added, and everything
made later (facts, tables, comparisons) is made from it alone: a record is the whole result of reading one document.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class EvidenceRow(TypedDict):
    """The characters `[start, end)` of the source, what stands there (`quote`, raw), and the rule that read it.

    `before` and `after` are the words around a short quote, without white space, to show it in its sentence.
    """

    start: int
    end: int
    quote: str
    rule: str
    before: str
    after: str


class SourceRow(TypedDict):
    """`extractor` identifies code and tables: another one means the record is out of date."""

    id: str
    file: str
    digest: str
    encoding: str
    characters: int
    extractor: str


class EntityRow(TypedDict):
    id: str
    type: str
    name: str
    aliases: list[str]
    values: dict[str, list[str]]


class DocumentRow(TypedDict):
    title: str | None
    number: str | None
    issuer: list[str]
    issued: str | None
    period: str | None
    kind: str | None
    place: str | None
    recipients: list[str]
    copied_to: list[str]
    issuer_ids: list[str]
    place_id: str | None
    evidence: dict[str, list[EvidenceRow]]  # by field; one for each value of a list field


class SectionRow(TypedDict):
    id: str
    level: int
    label: str | None
    title: str
    printed: str
    parent: str | None
    evidence: EvidenceRow


class DutyRow(TypedDict):
    """`role` is lead, support or person; `entity` the id of the body or person."""

    role: str
    name: str
    entity: str | None
    surface: str
    evidence: EvidenceRow


class ItemRow(TypedDict):
    id: str
    label: str | None
    section: list[str]
    heading: str | None
    kind: str
    start: str
    lead: list[str]
    support: list[str]
    people: list[str]
    deadline: str | None
    text: str
    section_id: str | None
    parent: str | None
    duties: list[DutyRow]
    deadline_evidence: EvidenceRow | None
    mark: EvidenceRow  # its label, or its first words where it has none: what says that there is an item, and where
    evidence: EvidenceRow  # all of it


class TargetRow(TypedDict):
    id: str
    item: str | None
    quote: str
    indicator: str
    comparator: str
    value: float
    high: float | None
    unit: str
    role: str
    time: str | None
    place: str | None
    place_id: str | None
    indicator_id: str
    method: NotRequired[str]
    why: NotRequired[list[str]]
    evidence: EvidenceRow


class ProgramRow(TypedDict):
    name: str
    quote: str
    items: list[str]
    entity: str
    mentions: list[MentionRow]


class MentionRow(TypedDict):
    """One place where an entity is named; `items` are those it counts for (a heading's name counts for all below it)."""

    items: list[str]
    evidence: EvidenceRow
    method: NotRequired[str]
    score: NotRequired[float]
    why: NotRequired[list[str]]


class CitationRow(TypedDict):
    """`entity` is the document meant: `document/<stem>` of one in the build, else `cited/…`, the stub that all who cite it share.

    It and the fields after it are filled in when all documents are seen together; `cited_…` is what is known of a stub.
    """

    title: str
    number: str | None
    relation: str
    items: list[str]
    mentions: list[MentionRow]
    entity: NotRequired[str]
    cited_title: NotRequired[str]
    cited_number: NotRequired[str | None]
    cited_issuer: NotRequired[str | None]
    cited_issued: NotRequired[str | None]
    why: NotRequired[str]


class OrganizationRow(TypedDict):
    name: str
    surfaces: list[str]
    type: str
    entity: str
    mentions: list[MentionRow]


class PlaceRow(TypedDict):
    name: str
    entity: str
    mentions: list[MentionRow]


class UnlinkedRow(TypedDict):
    surface: str
    candidates: list[str]
    reason: str
    evidence: EvidenceRow


class IssueRow(TypedDict):
    document: str
    stage: str
    code: str
    message: str
    start: int | None
    end: int | None


class Record(TypedDict):
    file: str
    source: SourceRow
    document: DocumentRow
    sections: list[SectionRow]
    items: list[ItemRow]
    targets: list[TargetRow]
    programs: list[ProgramRow]
    citations: list[CitationRow]
    organizations: list[OrganizationRow]
    places: list[str]
    place_rows: list[PlaceRow]
    entities: list[EntityRow]
    unlinked: list[UnlinkedRow]
    issues: list[IssueRow]
    cited_entities: NotRequired[list[EntityRow]]  # bodies named in cited titles, and what these refer to
