"""The endpoint's service description (SPARQL 1.1 Service Description): what it speaks and what it holds."""

from __future__ import annotations

from pyoxigraph import NamedNode, RdfFormat, Triple

from kg.rdf.dump import written
from kg.rdf.vocabulary import iri
from kg.store.query import Answer

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_OFFERED = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def description(url: str) -> Answer:
    """The triples that describe the endpoint at `url`."""
    service, dataset, graph = NamedNode(url), NamedNode(f"{url}#dataset"), NamedNode(f"{url}#union")
    rows = [
        (service, iri("rdf:type"), _sd("Service")),
        (service, _sd("endpoint"), service),
        (service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (service, _sd("feature"), _sd("UnionDefaultGraph")),
        (service, _sd("defaultDataset"), dataset),
        *((service, _sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _OFFERED),
        (dataset, iri("rdf:type"), _sd("Dataset")),
        (dataset, _sd("defaultGraph"), graph),
        (graph, iri("rdf:type"), _sd("Graph")),
    ]
    triples = tuple(Triple(*row) for row in rows)
    return Answer("graph", written(triples, RdfFormat.N_TRIPLES), triples=triples)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
