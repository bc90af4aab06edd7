"""What an audit finds: a code, the sentence for people, and the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.assemble.schema import EvidenceRow, ItemRow, Record


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `[start, end)` of the source and what stands there, white space left out."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is stable; `items` are the ids it concerns; at least one quote."""

    document: str
    code: str
    items: tuple[str, ...]
    zh: str
    en: str
    quotes: tuple[Quote, ...]


COLUMNS = ("document", "code", "items", "finding", "quotes", "start", "end")


def row(finding: Finding) -> dict[str, object]:
    """The table row of a finding; `start` and `end` are those of its first quote."""
    return {
        "document": finding.document,
        "code": finding.code,
        "items": "；".join(finding.items),
        "finding": f"{finding.zh} / {finding.en}",
        "quotes": " ┃ ".join(quote.text for quote in finding.quotes),
        "start": finding.quotes[0].start,
        "end": finding.quotes[0].end,
    }


def quoted(evidence: EvidenceRow) -> Quote:
    return Quote(evidence["start"], evidence["end"], "".join(evidence["quote"].split()))


def within(item: ItemRow, words: str) -> Quote:
    """Where words of an item's cleaned text stand in the source: found again between the white space; the whole item if they are not."""
    raw, begin = item["evidence"]["quote"], item["evidence"]["start"]
    places = [place for place, char in enumerate(raw) if not char.isspace()]
    at = "".join(raw[place] for place in places).find(words)
    if not words or at < 0:
        return Quote(begin, item["evidence"]["end"], words)
    return Quote(begin + places[at], begin + places[at + len(words) - 1] + 1, words)


def named(item: ItemRow) -> str:
    """What an item is called in a sentence: its label, else its id."""
    return item["label"] or item["id"]


def finding(record: Record, code: str, items: Sequence[ItemRow], zh: str, en: str, *quotes: Quote) -> Finding:
    return Finding(record["source"]["id"], code, tuple(item["id"] for item in items), zh, en, quotes)
