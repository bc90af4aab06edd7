"""Facts → quads: each document's facts in its own graph, their evidence in a second one, shared entities in a third."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import KGError
from kg.model import Evidence, Fact, Value
from kg.rdf.vocabulary import BROADER, SHARED, expand, iri

SHARED_GRAPH = iri("id:graph/shared")
_GRAPHS = SHARED_GRAPH.value.removesuffix("shared")
_TYPES = {
    "string": "xsd:string",
    "decimal": "xsd:decimal",
    "integer": "xsd:integer",
    "boolean": "xsd:boolean",
    "year": "xsd:gYear",
    "month": "xsd:gYearMonth",
    "date": "xsd:date",
}


class FactError(KGError):
    """A fact that cannot stand in the graph: an unknown datatype, or no evidence and no shared entity."""


@lru_cache(maxsize=256)
def document_graph(document: str) -> NamedNode:
    """The graph of one document's facts."""
    if document == "shared":  # a file may be called so; the graph of shared entities already is
        return NamedNode(f"{_GRAPHS}%73hared")
    return iri(f"id:graph/{document}")


@lru_cache(maxsize=256)
def evidence_graph(document: str) -> NamedNode:
    """The graph of the evidence for one document's facts."""
    return NamedNode(f"{document_graph(document).value}/evidence")


def documents(graphs: Iterable[NamedNode]) -> list[str]:
    """The ids of the documents among the graphs, sorted."""
    names = {g.value.removeprefix(_GRAPHS).removesuffix("/evidence") for g in graphs if g.value.startswith(_GRAPHS) and g != SHARED_GRAPH}
    return sorted(unquote(name) for name in names)


def literal(value: Value) -> Literal:
    """The RDF literal of a value: `Value("65.0", "decimal")` → `65`, `Value("2020-11", "month")` → `"2020-11"^^xsd:gYearMonth`."""
    kind, text = value.datatype, value.text
    if kind.startswith("@"):
        return Literal(text, language=kind[1:])
    if kind not in _TYPES:
        raise FactError(f"{text!r} has the unknown datatype {kind!r}; known are {', '.join(_TYPES)}, @zh, @en")
    if kind == "string":
        return Literal(text)
    return Literal(_decimal(text) if kind == "decimal" else text, datatype=iri(_TYPES[kind]))


def _decimal(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation as problem:
        raise FactError(f"{text!r} is no decimal number") from problem
    if not number.is_finite():
        raise FactError(f"{text!r} is no decimal number")
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def term(object_: str | Value) -> NamedNode | Literal:
    """The RDF term a fact's object stands for."""
    return iri(object_) if isinstance(object_, str) else literal(object_)


class Proof(NamedTuple):
    """An evidence node: its graph and its name, as N-Triples writes them, and what is said of it, in the order of the dumps."""

    graph: str
    node: str
    quads: tuple[Quad, ...]


def quads(facts: Iterable[Fact], text_of: Callable[[str], str]) -> Iterator[Quad]:
    """The quads of the facts; `text_of` gives the raw text of a document by its id, for the quotes.

    A fact with evidence goes to the graph of each document that gives evidence, and so does its evidence node; a fact without
    must be about a shared entity (a label, a place in a hierarchy) and goes to `id:graph/shared`. What a fact entails (a task is an
    item, what implements cites) is stated too, on the same evidence. Repeated facts repeat.
    """
    for stated, proofs in proven(facts, text_of):
        yield from stated
        for proof in proofs:
            yield from proof.quads


def proven(facts: Iterable[Fact], text_of: Callable[[str], str]) -> Iterator[tuple[list[Quad], list[Proof]]]:
    """For each fact the quads that state it and its evidence."""
    for fact in _entailed(facts):
        subject, predicate, object_ = iri(fact.subject), iri(fact.predicate), term(fact.object)
        if fact.evidence:
            stated = [Quad(subject, predicate, object_, graph) for graph in _graphs(fact)]
        else:
            stated = [Quad(subject, predicate, object_, _shared(fact))]
        words = f"{subject}\n{predicate}\n{object_}"
        yield stated, [_proof(subject, predicate, object_, words, evidence, text_of(evidence.document)) for evidence in fact.evidence]


def _graphs(fact: Fact) -> Iterator[NamedNode]:
    return map(document_graph, dict.fromkeys(evidence.document for evidence in fact.evidence))


def _entailed(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        yield fact
        for wider in BROADER.get(fact.predicate, ()):
            yield replace(fact, predicate=wider)
        if fact.predicate == "rdf:type" and isinstance(fact.object, str):
            for wider in BROADER.get(fact.object, ()):
                yield replace(fact, object=wider)


def _shared(fact: Fact) -> NamedNode:
    kind, _, name = fact.subject.removeprefix("id:").partition("/")
    if kind not in SHARED or (kind == "document" and "/" in name):
        raise FactError(f"{fact.subject} {fact.predicate} has no evidence, which only a shared entity may ({', '.join(sorted(SHARED))})")
    return SHARED_GRAPH


def _proof(subject: NamedNode, predicate: NamedNode, object_: NamedNode | Literal, words: str, evidence: Evidence, text: str) -> Proof:
    document, start, end = evidence.document, evidence.span.start, evidence.span.end
    if end > len(text):
        raise FactError(f"{subject} {predicate}: evidence {start}..{end} ends beyond document {document} ({len(text)} characters)")
    digest = hashlib.sha256(f"{words}\n{start}\n{end}\n{evidence.rule}".encode()).hexdigest()[:16]
    node, graph = NamedNode(_evidence_start(document) + digest), evidence_graph(document)
    said = (
        Quad(node, iri("rdf:type"), iri("pol:Evidence"), graph),
        Quad(node, iri("rdf:object"), object_, graph),
        Quad(node, iri("rdf:predicate"), predicate, graph),
        Quad(node, iri("rdf:subject"), subject, graph),
        Quad(node, iri("pol:document"), iri(f"id:document/{document}"), graph),
        Quad(node, iri("pol:end"), _offset(end), graph),
        Quad(node, iri("pol:quote"), Literal(text[start:end], language="zh"), graph),
        Quad(node, iri("pol:rule"), Literal(evidence.rule), graph),
        Quad(node, iri("pol:start"), _offset(start), graph),
    )
    return Proof(str(graph), str(node), said)


@lru_cache(maxsize=256)
def _evidence_start(document: str) -> str:
    return expand(f"id:evidence/{document}/")


@lru_cache(maxsize=65536)
def _offset(place: int) -> Literal:
    return Literal(str(place), datatype=iri("xsd:integer"))
