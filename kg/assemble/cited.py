"""Records and the citations between them: what the pass across documents needs, and its answers written into a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.assemble.schema import CitationRow, EntityRow, Record
from kg.link.citations import Cited, Held, Meant, cited_documents
from kg.link.organizations.bodies import body_of_id
from kg.link.related import related
from kg.model import Entity, Relation

Answers = Mapping[str, Meant]
"""What each title cited in one document means."""

_STAGE = "cite"


def citations_meant(records: Iterable[Record]) -> Mapping[str, Answers]:
    """For each document that cites others what its citations mean, given all records of the build (read one at a time)."""
    held: list[Held] = []
    cited: list[Cited] = []
    for record in records:
        row, name = record["document"], record["source"]["id"]
        held.append(Held(name, row["title"], row["number"], tuple(row["issuer"]), row["issued"], row["place_id"]))
        cited += (Cited(name, c["title"], c["number"], Relation(c["relation"])) for c in record["citations"])
    found: dict[str, dict[str, Meant]] = defaultdict(dict)
    for (document, title), meant in cited_documents(held, cited).items():
        found[document][title] = meant
    return found


def with_citations(record: Record, answers: Answers) -> Record:
    """The record with the document each citation means, the bodies that issued them, and an issue for each that was refused."""
    rows = [_row(row, answers[row["title"]]) for row in record["citations"]]
    known = {entity["id"] for entity in record["entities"]}
    bodies = [body_of_id(i) for i in sorted({m.issuer for m in answers.values() if m.issuer} - known)]
    added = {e.id: e for e in (*bodies, *related(bodies)) if e.id not in known}
    issues = [issue for issue in record["issues"] if issue["stage"] != _STAGE]
    for row in rows:
        meant = answers[row["title"]]
        if meant.problem:
            at = row["mentions"][0]["evidence"]
            issues.append(
                {
                    "document": record["source"]["id"],
                    "stage": _STAGE,
                    "code": meant.code,
                    "message": meant.problem,
                    "start": at["start"],
                    "end": at["end"],
                }
            )
    return {**record, "citations": rows, "cited_entities": [_entity(added[i]) for i in sorted(added)], "issues": issues}


def _row(row: CitationRow, meant: Meant) -> CitationRow:
    return {
        **row,
        "entity": meant.entity,
        "cited_title": meant.title,
        "cited_number": meant.number,
        "cited_issuer": meant.issuer,
        "cited_issued": meant.issued,
        "why": meant.why,
    }


def _entity(entity: Entity) -> EntityRow:
    values: dict[str, list[str]] = {}
    for key, value in entity.values:
        values.setdefault(key, []).append(value)
    return {"id": entity.id, "type": entity.type.value, "name": entity.name, "aliases": list(entity.aliases), "values": values}
