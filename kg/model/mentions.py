"""What the text names."""

from __future__ import annotations

from enum import StrEnum

from kg.model.frozen import frozen
from kg.model.text import Span


@frozen()
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


@frozen()
class OrganizationMention(Mention):
    """A body as named; `name` is the expanded single name (`局规划发展岗位` for the second half of `局医政药政管理、规划发展岗位`)."""

    name: str


class DutyRole(StrEnum):
    LEAD = "lead"
    SUPPORT = "support"


@frozen()
class DutyMention(Mention):
    """A body that leads or supports an item; one per body, `name` expanded as in `OrganizationMention`."""

    role: DutyRole
    name: str


@frozen()
class PersonMention(Mention):
    """A person in charge of an item (责任领导)."""

    name: str


@frozen()
class DeadlineMention(Mention):
    """By when a whole item is to be done: `when` is YYYY, YYYY-MM, YYYY-MM-DD or `ongoing`."""

    when: str


class QuantityRole(StrEnum):
    TARGET = "target"
    ACTUAL = "actual"
    BASELINE = "baseline"


@frozen()
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


@frozen()
class ProgramMention(Mention):
    """A named undertaking; `name` is the canonical name in the thesaurus or, if discovered, the shortest form to look it up by."""

    name: str
    known: bool  # stands in the thesaurus


class Relation(StrEnum):
    IMPLEMENTS = "implements"
    MENTIONS = "mentions"
    ISSUES = "issues"


@frozen()
class CitationMention(Mention):
    """Another document, in 《》 or by an unmistakable title. `title` is without 《》."""

    title: str
    number: str | None
    relation: Relation


@frozen()
class PlaceMention(Mention):
    """An administrative area named (`中宁县`) or implied (`全县`, `我市`)."""

    name: str
