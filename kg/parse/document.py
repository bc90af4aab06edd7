"""The parse stage: a document as read → its outline."""

from __future__ import annotations

from kg.model import Document, DocumentKind, Issue, Outline
from kg.parse import doubts
from kg.parse.displaced import restore_order
from kg.parse.header import read_header
from kg.parse.navigation import without_contents, without_navigation, without_repeats
from kg.parse.outline import write
from kg.parse.paragraphs import read_paragraphs
from kg.parse.roles import play
from kg.parse.spaced import number_spaced
from kg.parse.split import split_glued
from kg.parse.tree import build_tree


def parse(document: Document) -> Outline:
    """Header, sections, items and passages of a document; what could not be made out becomes an issue."""
    paragraphs = without_repeats(without_contents(without_navigation(number_spaced(read_paragraphs(document.text)))))
    played, moved = restore_order(play(split_glued(paragraphs)))
    header = read_header(played)
    kind = DocumentKind(header.kind.value) if header.kind else None
    root = build_tree(played, header.title.value if header.title else "", kind is DocumentKind.GOVERNMENT_REPORT)
    written = write(root, document.text, kind)
    issues = [*doubts.displaced(document.id, moved), *doubts.abridged(document.id, played), *doubts.gaps(document.id, root)]
    if not written.items:
        issues.append(Issue("parse", "no-items", "no numbered or headed provision was found", document.id))
    if header.title is None:
        issues.append(Issue("parse", "no-title", "no title was found", document.id))
    return Outline(header, tuple(written.sections), tuple(written.items), tuple(written.passages), tuple(issues), tuple(written.tables))
