"""Sentences of items: what is printed beside an answer so that it can be judged."""

from __future__ import annotations

import re

from kg.assemble.schema import EvidenceRow, ItemRow

_SENTENCE = re.compile(r"[^。；！？\n]{1,400}[。；！？]?")
_LONGEST = 160


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark; very long ones are cut where they pass 400 characters."""
    return [found[0].strip() for found in _SENTENCE.finditer(text) if found[0].strip()]


def holding(text: str, words: str) -> str:
    """The first sentence of the text that holds the words; the first one if none does."""
    found = sentences(text)
    return next((one for one in found if words in one), found[0] if found else "")


def around(evidence: EvidenceRow, item: ItemRow | None = None) -> str:
    """The sentence a quote stands in: of the item, if the quote lies in its text, else the quote with the words kept around it."""
    quote = "".join(evidence["quote"].split())
    if item is not None:
        inside = next((one for one in sentences(item["text"]) if quote in one), None)
        if inside is not None:
            return inside
    return shortened(f"{evidence['before'][-30:]}{quote}{evidence['after'][:30]}")


def shortened(text: str, most: int = _LONGEST) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"
