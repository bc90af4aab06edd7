"""Why words were taken for an entity: every mention with its candidates, the features that spoke for it, its score and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.assemble.schema import CitationRow, EntityRow, EvidenceRow, MentionRow, Record

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Reason:
    """One mention. `entity` is empty where it was left open; `candidates` are then those between which nothing decided."""

    document: str
    item: str
    words: str
    entity: str
    method: str
    score: float | None
    why: tuple[str, ...]
    candidates: tuple[str, ...]
    rule: str
    start: int
    said: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The entities that the words name, with what is known of them, and every mention that led there or was left open."""

    entities: tuple[EntityRow, ...]
    reasons: tuple[Reason, ...]


def explain(records: Iterable[Record], words: str) -> Explanation:
    """`区卫健委` → the bodies it was taken for and why, document by document; an id or name → all its mentions; without any, nothing."""
    wanted = "".join(words.split())
    entities: dict[str, EntityRow] = {}
    reasons: list[Reason] = []
    for record in records:
        called = {e["id"] for e in record["entities"] if wanted in (e["id"], e["name"])}
        found = [r for r in _all(record) if r.entity in called or wanted in (r.words, r.entity)]
        reasons += found or [r for r in _all(record) if len(wanted) > 1 and wanted in r.words]
        named = {r.entity for r in reasons} | called
        entities.update({e["id"]: e for e in record["entities"] if e["id"] in named})
    return Explanation(tuple(entities[i] for i in sorted(entities)), tuple(reasons))


def _all(record: Record) -> Iterator[Reason]:
    """Every mention of a record that was linked or left open."""
    groups: list[tuple[str, list[MentionRow]]] = [
        *((row["entity"], row["mentions"]) for row in record["organizations"]),
        *((row["entity"], row["mentions"]) for row in record["place_rows"]),
        *((row["entity"], row["mentions"]) for row in record["programs"]),
    ]
    for entity, mentions in groups:
        for mention in mentions:
            yield _linked(record, entity, mention, ())
    for target in record["targets"]:
        yield _reason(record, target["item"] or "", target["indicator"], target["indicator_id"], target, target["evidence"])
    for citation in record["citations"]:
        yield from _cited(record, citation)
    for row in record["unlinked"]:
        yield _reason(record, "", row["surface"], "", {"why": (row["reason"],), "candidates": row["candidates"]}, row["evidence"])


def _cited(record: Record, citation: CitationRow) -> Iterator[Reason]:
    entity = citation.get("entity", "")
    refused = [i["message"] for i in record["issues"] if i["stage"] == "cite" and citation["title"] in i["message"]]
    for mention in citation["mentions"]:
        yield _linked(record, entity, mention, (citation.get("why", ""), *refused), citation["title"])


def _linked(record: Record, entity: str, mention: MentionRow, why: tuple[str, ...], words: str = "") -> Reason:
    said = words or "".join(mention["evidence"]["quote"].replace("**", "").split())
    known = {**mention, "why": [*mention.get("why", ()), *filter(None, why)]}
    return _reason(record, "、".join(mention["items"][:_MOST_SHOWN]), said, entity, known, mention["evidence"])


def _reason(record: Record, item: str, words: str, entity: str, known: Mapping[str, object], row: EvidenceRow) -> Reason:
    why, candidates, score = known.get("why") or (), known.get("candidates") or (), known.get("score")
    assert isinstance(why, list | tuple) and isinstance(candidates, list | tuple)
    return Reason(
        record["source"]["id"],
        item,
        words,
        entity,
        str(known.get("method") or ""),
        score if isinstance(score, float | int) else None,
        tuple(map(str, why)),
        tuple(map(str, candidates)),
        row["rule"],
        row["start"],
        row["before"] + row["quote"] + row["after"],
    )
