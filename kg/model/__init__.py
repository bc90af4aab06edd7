"""The frozen values that pass between stages. Imports nothing of ours.

Offsets are characters (code points) into `Document.text`, the text exactly as it was read; spans are half-open.
"""

from kg.model.entities import Entity, EntityType, Evidence, Fact, Link, Unlinked, Value
from kg.model.extraction import Extraction
from kg.model.mentions import (
    CitationMention,
    DeadlineMention,
    DutyMention,
    DutyRole,
    Mention,
    OrganizationMention,
    OrganizationType,
    PersonMention,
    PlaceMention,
    ProgramMention,
    QuantityRole,
    Relation,
    TargetMention,
)
from kg.model.outline import DocumentKind, Header, Issue, Item, ItemKind, Outline, Part, Passage, Section, Stated, Table
from kg.model.text import Document, Span, View

__all__ = [
    "CitationMention",
    "DeadlineMention",
    "Document",
    "DocumentKind",
    "DutyMention",
    "DutyRole",
    "Entity",
    "EntityType",
    "Evidence",
    "Extraction",
    "Fact",
    "Header",
    "Issue",
    "Item",
    "ItemKind",
    "Link",
    "Mention",
    "OrganizationMention",
    "OrganizationType",
    "Outline",
    "Part",
    "Passage",
    "PersonMention",
    "PlaceMention",
    "ProgramMention",
    "QuantityRole",
    "Relation",
    "Section",
    "Span",
    "Stated",
    "Table",
    "TargetMention",
    "Unlinked",
    "Value",
    "View",
]
