"""Themes and instruments as facts: an item's place on the evidence of the words that put it there, the schemes as shared entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.analyse.placed import Placed
from kg.analyse.themes import themes
from kg.assemble.schema import Record
from kg.model import Evidence, Fact, Span, Value
from kg.rules.themes import concepts

_CLASSES = {"theme": "pol:Theme", "instrument": "pol:Instrument"}
_PREDICATES = {"theme": "pol:theme", "instrument": "pol:instrument"}


def theme_facts(record: Record, placed: Iterable[Placed] | None = None) -> Iterator[Fact]:
    """One fact for each placement (made anew unless given); its evidence is the strongest cue, its rule the concept that cue stands under."""
    document = record["source"]["id"]
    for one in themes(record) if placed is None else placed:
        ground = Evidence(document, one.item, Span(one.start, one.end), one.key)
        yield Fact(f"id:document/{document}/{one.item}", _PREDICATES[one.scheme], f"id:{one.key}", (ground,))


def scheme_facts() -> Iterator[Fact]:
    """What the schemes say of their concepts: class, names, definition, group; no evidence, since our tables say it."""
    for concept in concepts():
        iri = f"id:{concept.key}"
        yield Fact(iri, "rdf:type", _CLASSES[concept.scheme], ())
        yield Fact(iri, "skos:prefLabel", Value(concept.zh, "@zh"), ())
        yield Fact(iri, "skos:prefLabel", Value(concept.en, "@en"), ())
        if concept.definition:
            yield Fact(iri, "skos:definition", Value(concept.definition, "@zh"), ())
        if concept.broader is not None:
            yield Fact(iri, "skos:broader", f"id:{concept.scheme}/{concept.broader}", ())
