"""An item's place in a scheme, and places as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.assemble.schema import Record
from kg.rules.themes import Concept, concepts

COLUMNS = (
    "document",
    "item",
    "label",
    "kind",
    "scheme",
    "concept",
    "concept_zh",
    "concept_en",
    "rank",
    "score",
    "reasons",
    "quote",
    "start",
    "end",
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An item's place in a scheme. `rank` 1 is the main theme; `reasons` are `word (where, points)`; `start` and `end` the strongest cue in the source."""

    item: str
    scheme: str
    concept: str
    score: float
    rank: int
    reasons: tuple[str, ...]
    start: int
    end: int
    quote: str

    @property
    def key(self) -> str:
        """The id of the concept: `theme/prevention`, `instrument/supply-talent`."""
        return f"{self.scheme}/{self.concept}"


@cache
def _concepts() -> dict[str, Concept]:
    return {concept.key: concept for concept in concepts()}


def named(key: str) -> Concept:
    """The concept of `Placed.key`."""
    return _concepts()[key]


def theme_rows(record: Record, placed: Iterable[Placed]) -> Iterator[dict[str, object]]:
    """The rows of one record whose placements are known."""
    items = {item["id"]: item for item in record["items"]}
    for one in placed:
        concept, item = named(one.key), items[one.item]
        yield {
            "document": record["source"]["id"],
            "item": one.item,
            "label": item["label"],
            "kind": item["kind"],
            "scheme": one.scheme,
            "concept": one.concept,
            "concept_zh": concept.zh,
            "concept_en": concept.en,
            "rank": one.rank,
            "score": one.score,
            "reasons": "；".join(one.reasons),
            "quote": one.quote,
            "start": one.start,
            "end": one.end,
        }
