"""The parse stage: a document as read → its outline."""

from __future__ import annotations

from kg.model import Document, DocumentKind, Issue, Outline
from kg.parse.displaced import restore_order
from kg.parse.header import read_header
from kg.parse.outline import write
from kg.parse.paragraphs import read_paragraphs
from kg.parse.roles import play
from kg.parse.split import split_glued
from kg.parse.tree import build_tree


def parse(document: Document) -> Outline:
    """Header, sections, items and passages of a document; what could not be made out becomes an issue."""
    played = play(split_glued(read_paragraphs(document.text)))
    played, moved = restore_order(played)
    header = read_header(played)
    kind = DocumentKind(header.kind.value) if header.kind else None
    title = header.title.value if header.title else ""
    written = write(build_tree(played, title, kind is DocumentKind.GOVERNMENT_REPORT), kind)
    issues = [
        Issue(
            "parse",
            "displaced-heading",
            f"{p.text} stands before the items of the heading above it",
            document.id,
            p.view.span(0, len(p.view)),
        )
        for p in moved
    ]
    issues += written.issues
    if not written.items:
        issues.append(Issue("parse", "no-items", "no numbered or headed provision was found", document.id))
    if header.title is None:
        issues.append(Issue("parse", "no-title", "no title was found", document.id))
    return Outline(header, tuple(written.sections), tuple(written.items), tuple(written.passages), tuple(issues))
