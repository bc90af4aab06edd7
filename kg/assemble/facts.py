"""A record → facts: subject, predicate, object, each with the evidence behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.assemble.grounds import cited_id
from kg.assemble.schema import CitationRow, DutyRow, EntityRow, EvidenceRow, ItemRow, MentionRow, Record, TargetRow
from kg.model import Evidence, Fact, Span, Value

_ITEM_CLASS = {
    "task": "pol:Task",
    "safeguard": "pol:Safeguard",
    "achievement": "pol:Achievement",
    "problem": "pol:Problem",
    "principle": "pol:Principle",
}
_QUANTITY = {
    "target": ("pol:Target", "pol:sets"),
    "actual": ("pol:Observation", "pol:reports"),
    "baseline": ("pol:Baseline", "pol:reports"),
}
_DUTY = {"lead": "pol:ledBy", "support": "pol:supportedBy", "person": "pol:responsiblePerson"}
_CITES = {"implements": "pol:implements", "issues": "pol:issues", "mentions": "pol:cites"}


class Grounded:
    """Makes facts of one document: every fact goes through `fact`, so none is without evidence."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.iri = f"id:document/{document}"

    def evidence(self, row: EvidenceRow, item: str | None = None) -> Evidence:
        return Evidence(self.document, item, Span(row["start"], row["end"]), row["rule"])

    def fact(self, subject: str, predicate: str, obj: str | Value, row: EvidenceRow, item: str | None = None) -> Fact:
        return Fact(subject, predicate, obj, (self.evidence(row, item),))

    def part(self, local: str) -> str:
        return f"{self.iri}/{local}"


def moment(text: str) -> Value:
    """A time as stated, with its own precision: 2025 → year, 2020-11 → month, 2021-06-30 → date, anything else a string."""
    shapes = {4: "year", 7: "month", 10: "date"}
    plain = text.replace("-", "").isdigit()
    return Value(text, shapes.get(len(text), "string") if plain else "string")


def facts(record: Record) -> Iterator[Fact]:
    """Every fact the document states, in document order, each with its evidence."""
    ground = Grounded(record["source"]["id"])
    yield from _document(record, ground)
    yield from _sections(record, ground)
    for item in record["items"]:
        yield from _item(item, ground)
    for target in record["targets"]:
        yield from _target(target, record, ground)
    yield from _mentions(record, ground)


def shared_facts(record: Record) -> Iterator[Fact]:
    """What is known of the entities and cited documents it names: no document says it, so there is no evidence; our tables do."""
    for entity in (*record["entities"], *record.get("cited_entities", ())):
        yield from entity_facts(entity)
    for citation in record["citations"]:
        yield from stub_facts(citation)


def cited_iri(citation: CitationRow) -> str:
    """The document a citation means; before documents were seen together, a stub of its own."""
    return f"id:{cited_id(citation)}"


def stub_facts(citation: CitationRow) -> Iterator[Fact]:
    """What is known of a cited document that is not in the build: title, number, issuing body, year."""
    cited = cited_iri(citation)
    if not cited.startswith("id:cited/"):
        return
    number, issuer, issued = citation.get("cited_number", citation["number"]), citation.get("cited_issuer"), citation.get("cited_issued")
    yield Fact(cited, "rdf:type", "pol:Document", ())
    yield Fact(cited, "dcterms:title", Value(citation.get("cited_title", citation["title"]), "@zh"), ())
    if number:
        yield Fact(cited, "pol:documentNumber", Value(number), ())
    if issuer:
        yield Fact(cited, "dcterms:creator", f"id:{issuer}", ())
    if issued:
        yield Fact(cited, "dcterms:issued", moment(issued), ())


def _whole(record: Record) -> EvidenceRow:
    """Evidence for what rests on the document as such: its title, or the first words where it has none."""
    grounds = record["document"]["evidence"]
    return grounds["title"][0] if "title" in grounds else {"start": 0, "end": 0, "quote": "", "rule": "document", "before": "", "after": ""}


def _document(record: Record, ground: Grounded) -> Iterator[Fact]:
    row, iri, whole = record["document"], ground.iri, _whole(record)
    yield ground.fact(iri, "rdf:type", "pol:Document", whole)
    yield ground.fact(iri, "dcterms:identifier", Value(ground.document), whole)
    literal = {"title": ("dcterms:title", "@zh"), "number": ("pol:documentNumber", "string"), "period": ("pol:period", "string")}
    for field, (predicate, datatype) in literal.items():
        if (value := row[field]) is not None:  # type: ignore[literal-required]
            yield ground.fact(iri, predicate, Value(value, datatype), row["evidence"][field][0])
    if row["kind"] is not None:
        yield ground.fact(iri, "pol:documentKind", Value(row["kind"]), row["evidence"]["kind"][0])
    if row["issued"] is not None:
        yield ground.fact(iri, "dcterms:issued", moment(row["issued"]), row["evidence"]["issued"][0])
    if row["place_id"] is not None:
        yield ground.fact(iri, "pol:governs", f"id:{row['place_id']}", row["evidence"].get("place", [whole])[0])
    for entity, grounds in zip(row["issuer_ids"], _spread(row["evidence"].get("issuer"), len(row["issuer_ids"]), whole), strict=True):
        yield ground.fact(iri, "dcterms:creator", f"id:{entity}", grounds)
    for field, predicate in (("recipients", "pol:addressedTo"), ("copied_to", "pol:copiedTo")):
        for name, grounds in zip(row[field], row["evidence"].get(field, []), strict=True):  # type: ignore[literal-required]
            yield ground.fact(iri, predicate, Value(name, "@zh"), grounds)


def _spread(rows: Sequence[EvidenceRow] | None, wanted: int, whole: EvidenceRow) -> list[EvidenceRow]:
    """One evidence row for each value; values found together share the last row."""
    rows = rows or [whole]
    return [rows[min(n, len(rows) - 1)] for n in range(wanted)]


def _sections(record: Record, ground: Grounded) -> Iterator[Fact]:
    for order, section in enumerate(record["sections"], 1):
        iri, row = ground.part(section["id"]), section["evidence"]
        above = ground.part(section["parent"]) if section["parent"] else ground.iri
        yield ground.fact(iri, "rdf:type", "pol:Section", row)
        yield ground.fact(iri, "dcterms:isPartOf", above, row)
        yield ground.fact(iri, "dcterms:title", Value(section["printed"], "@zh"), row)
        yield ground.fact(iri, "pol:order", Value(str(order), "integer"), row)


def _item(item: ItemRow, ground: Grounded) -> Iterator[Fact]:
    iri, row, name = ground.part(item["id"]), item["mark"], item["id"]
    above = item["parent"] or item["section_id"]
    yield ground.fact(iri, "rdf:type", _ITEM_CLASS[item["kind"]], row, name)
    yield ground.fact(iri, "pol:document", ground.iri, row, name)
    yield ground.fact(iri, "dcterms:isPartOf", ground.part(above) if above else ground.iri, row, name)
    yield ground.fact(iri, "pol:order", Value(item["id"].lstrip("i"), "integer"), row, name)
    yield ground.fact(iri, "pol:text", Value(item["text"], "@zh"), item["evidence"], name)
    if item["label"] is not None:
        yield ground.fact(iri, "pol:label", Value(item["label"]), row, name)
    if item["heading"] is not None:
        yield ground.fact(iri, "dcterms:title", Value(item["heading"], "@zh"), row, name)
    for duty in item["duties"]:
        yield from _duty(duty, iri, name, ground)
    if item["deadline"] is not None and item["deadline_evidence"] is not None:
        ongoing = item["deadline"] == "ongoing"
        value = Value("true", "boolean") if ongoing else moment(item["deadline"])
        yield ground.fact(iri, "pol:ongoing" if ongoing else "pol:deadline", value, item["deadline_evidence"], name)


def _duty(duty: DutyRow, iri: str, item: str, ground: Grounded) -> Iterator[Fact]:
    if duty["entity"] is not None:
        yield ground.fact(iri, _DUTY[duty["role"]], f"id:{duty['entity']}", duty["evidence"], item)


def _target(target: TargetRow, record: Record, ground: Grounded) -> Iterator[Fact]:
    iri, row, item = ground.part(target["id"]), target["evidence"], target["item"]
    kind, sets = _QUANTITY[target["role"]]

    def fact(predicate: str, obj: str | Value) -> Fact:
        return ground.fact(iri, predicate, obj, row, item)

    yield fact("rdf:type", kind)
    yield ground.fact(ground.part(item) if item else ground.iri, sets, iri, row, item)
    yield fact("pol:indicator", f"id:{target['indicator_id']}")
    yield fact("pol:comparator", Value(target["comparator"]))
    yield fact("pol:value", Value(_decimal(target["value"]), "decimal"))
    if target["high"] is not None:
        yield fact("pol:high", Value(_decimal(target["high"]), "decimal"))
    yield fact("pol:unit", Value(target["unit"]))
    yield fact("pol:quote", Value(target["quote"], "@zh"))
    yield fact("rdfs:label", Value(target["indicator"], "@zh"))
    if target["time"] is not None:
        yield fact("pol:time", moment(target["time"]))
    if target["place_id"] is not None:
        yield fact("pol:place", f"id:{target['place_id']}")


def _decimal(value: float) -> str:
    text = f"{value:.9f}".rstrip("0").rstrip(".")
    return text or "0"


def _mentions(record: Record, ground: Grounded) -> Iterator[Fact]:
    named: list[tuple[str, str, list[MentionRow]]] = [
        *(("pol:mentionsProgram", row["entity"], row["mentions"]) for row in record["programs"]),
        *(("pol:mentionsOrganization", row["entity"], row["mentions"]) for row in record["organizations"]),
        *(("pol:mentionsPlace", row["entity"], row["mentions"]) for row in record["place_rows"]),
    ]
    for predicate, entity, mentions in named:
        for mention in mentions:
            for item in mention["items"]:
                yield ground.fact(ground.part(item), predicate, f"id:{entity}", mention["evidence"], item)
            if not mention["items"]:
                yield ground.fact(ground.iri, predicate, f"id:{entity}", mention["evidence"])
    for citation in record["citations"]:
        yield from _citation(citation, ground)


def _citation(citation: CitationRow, ground: Grounded) -> Iterator[Fact]:
    cited = cited_iri(citation)
    for mention in citation["mentions"]:
        yield ground.fact(ground.iri, _CITES[citation["relation"]], cited, mention["evidence"])
        for item in mention["items"]:
            yield ground.fact(ground.part(item), "pol:cites", cited, mention["evidence"], item)


_ENTITY_CLASS = {
    "organization": "pol:Organization",
    "person": "pol:Person",
    "place": "pol:Place",
    "program": "pol:Program",
    "indicator": "pol:Indicator",
    "document": "pol:Document",
}
_ORGANIZATION_CLASS = {
    "party": "pol:PartyBody",
    "government": "pol:GovernmentBody",
    "institution": "pol:Institution",
    "enterprise": "pol:Enterprise",
    "association": "pol:Association",
    "unit": "pol:Unit",
    "collective": "pol:Collective",
}
# what an entity's values become: predicate and datatype, or a link to another entity where the datatype is None
_VALUES: Mapping[str, tuple[str, str | None]] = {
    "code": ("pol:code", "string"),
    "level": ("pol:level", "string"),
    "within": ("pol:within", None),
    "jurisdiction": ("pol:jurisdiction", None),
    "parent": ("org:subOrganizationOf", None),
    "unit_of": ("org:unitOf", None),
    "succeeds": ("pol:succeeds", None),
    "since": ("pol:since", "year"),
    "until": ("pol:until", "year"),
    "replaced_by": ("dcterms:isReplacedBy", None),
    "unit": ("pol:unit", "string"),
    "population": ("pol:population", "@zh"),
    "direction": ("pol:direction", "string"),
    "en": ("skos:prefLabel", "@en"),
    "definition": ("skos:definition", "@zh"),
    "broader": ("skos:broader", None),
    "related": ("skos:related", None),
}
_NAMES_OF_PROGRAMS = {"broader", "related"}  # these values are names, the others ids


def entity_facts(entity: EntityRow) -> Iterator[Fact]:
    """What our tables say of an entity; no evidence, since no document says it."""
    iri, kind = f"id:{entity['id']}", entity["type"]
    yield Fact(iri, "rdf:type", _ENTITY_CLASS[kind], ())
    if kind == "organization":
        for sort in entity["values"].get("type", []):
            yield Fact(iri, "rdf:type", _ORGANIZATION_CLASS[sort], ())
    yield Fact(iri, "foaf:name" if kind == "person" else "skos:prefLabel", Value(entity["name"], "@zh"), ())
    for alias in entity["aliases"]:
        yield Fact(iri, "skos:altLabel", Value(alias, "@zh"), ())
    for key, texts in entity["values"].items():
        if key in _VALUES and not (kind == "person" and key == "within"):
            predicate, datatype = _VALUES[key]
            for text in texts:
                target = f"program/{text}" if key in _NAMES_OF_PROGRAMS else text
                yield Fact(iri, predicate, f"id:{target}" if datatype is None else Value(text, datatype), ())
