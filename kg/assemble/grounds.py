"""Where in the document a fact stands, and which items a mention counts for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from kg.assemble.schema import CitationRow, EvidenceRow, MentionRow
from kg.model import Document, Extraction, Mention, Outline, Part, Span
from kg.text.view import view

_AROUND = 60  # raw characters looked at on each side of a short quote
_SHORT = 80
_SENTENCE_START = re.compile(r"(?<=[。！？])")
_SENTENCE_END = re.compile(r"(?<=[。！？])")


def evidence(document: Document, span: Span, rule: str) -> EvidenceRow:
    before = after = ""
    if len(span) < _SHORT:
        before = _squeezed(document.text[max(0, span.start - _AROUND) : span.start])
        after = _squeezed(document.text[span.end : span.end + _AROUND])
        before = _SENTENCE_START.split(before)[-1]
        after = _SENTENCE_END.split(after, maxsplit=1)[0]
    return {"start": span.start, "end": span.end, "quote": document.quote(span), "rule": rule, "before": before, "after": after}


def _squeezed(text: str) -> str:
    return "".join(text.replace("**", "").split())


def printed(document: Document, span: Span) -> str:
    """The words at a span without white space and `**`, nothing else changed: the form quotes are compared in."""
    return _squeezed(document.quote(span))


def cleaned(document: Document, span: Span) -> str:
    """The words at a span as rules read them."""
    return view(document.text, span.start, span.end).text


def cited_id(citation: CitationRow) -> str:
    """The document a citation means: `document/<stem>` of one in the build, else the stub `cited/…`."""
    return citation.get("entity") or f"cited/{citation['title']}"


class ItemsBelow:
    """Which items a mention counts for: its own, or, if it stands in a section's heading, all items below that heading."""

    def __init__(self, outline: Outline) -> None:
        self._order = {item.id: n for n, item in enumerate(outline.items)}
        self._below: dict[str, list[str]] = defaultdict(list)
        paths = outline.paths()
        for item in outline.items:
            for section in paths[item.section]:
                self._below[section.id].append(item.id)
        headings = [p for p in outline.passages if p.part is Part.HEADING and len(p.view)]
        self._starts = [p.view.span(0, len(p.view)).start for p in headings]
        self._headings = headings

    def of(self, mention: Mention) -> list[str]:
        if mention.item is not None:
            return [mention.item]
        at = bisect_right(self._starts, mention.span.start) - 1
        if at < 0:
            return []
        heading = self._headings[at]
        inside = mention.span.start < heading.view.span(0, len(heading.view)).end
        return list(self._below[heading.section]) if inside and heading.section else []

    def merged(self, groups: list[MentionRow]) -> list[str]:
        """The items of several mentions, in document order."""
        return sorted({item for row in groups for item in row["items"]}, key=lambda i: self._order.get(i, -1))


def mention_row(extraction: Extraction, below: ItemsBelow, mention: Mention) -> MentionRow:
    return {"items": below.of(mention), "evidence": evidence(extraction.document, mention.span, mention.rule)}
