"""A graph against `ontology/shapes.ttl` (SHACL): what is not well-formed, in plain words, with node and document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.rdf.quads import documents
from kg.rdf.vocabulary import compact, iri
from kg.rules.files import root

if TYPE_CHECKING:
    import rdflib

_STRING = iri("xsd:string")
_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a shape: in which document (empty for shared entities), at which property, with which value, and why (zh, en)."""

    document: str
    node: str
    path: str
    zh: str
    en: str
    value: str
    warning: bool

    def __str__(self) -> str:
        where = f"{self.document}: " if self.document else ""
        value = f" ({self.value})" if self.value else ""
        return f"{where}{self.node} {self.path}{value}: {self.zh} / {self.en}"


def validate(data: Store | Iterable[Quad], *, evidence: bool = False) -> list[Violation]:
    """Every violation of the shapes, sorted; empty if the graph is well-formed. Warnings are of what a document lacks, not of our making.

    Evidence, nine tenths of a graph, is left out unless asked for: `kg.store.verify` checks it more strictly and much faster.
    """
    from pyshacl import validate as check
    from rdflib import Graph

    quads = [q for q in data if evidence or not str(q.graph_name).endswith("/evidence>")]
    conforms, report, text = check(_graph(quads), shacl_graph=_shapes(), inference="none", meta_shacl=False, advanced=False)
    if not isinstance(report, Graph):
        raise RuntimeError(f"the shapes cannot be checked: {text}")
    return [] if conforms and not len(report) else sorted(_violations(report, _places(quads)))


@cache
def _shapes() -> rdflib.Graph:
    from rdflib import Graph

    return Graph().parse(str(root("ontology") / "shapes.ttl"), format="turtle")


def _graph(quads: Iterable[Quad]) -> rdflib.Graph:
    """The union of the quads' graphs as an rdflib graph."""
    from rdflib import BNode, Graph, URIRef
    from rdflib import Literal as Value

    def term(t: Any) -> Any:
        if isinstance(t, NamedNode):
            return URIRef(t.value)
        if isinstance(t, BlankNode):
            return BNode(t.value)
        if isinstance(t, Literal):
            if t.language or t.datatype == _STRING:
                return Value(t.value, lang=t.language)
            return Value(t.value, datatype=URIRef(t.datatype.value))
        raise TypeError(f"{t} cannot stand in this graph")

    known: dict[Any, Any] = {}
    graph = Graph()
    for quad in quads:
        triple = []
        for t in (quad.subject, quad.predicate, quad.object):
            if t not in known:
                known[t] = term(t)
            triple.append(known[t])
        graph.add((triple[0], triple[1], triple[2]))
    return graph


def _places(quads: Iterable[Quad]) -> dict[str, str]:
    """For every node the document it is described in (the first by name), if any."""
    found: dict[str, str] = {}
    names: dict[Any, str] = {}
    for quad in quads:
        graph = quad.graph_name
        if graph not in names:
            names[graph] = next(iter(documents([graph])), "") if isinstance(graph, NamedNode) else ""
        node = quad.subject.value if isinstance(quad.subject, NamedNode | BlankNode) else ""
        if names[graph]:
            found[node] = min(found.get(node, names[graph]), names[graph])
    return found


def _violations(report: rdflib.Graph, places: dict[str, str]) -> Iterable[Violation]:
    from rdflib import Literal as Value
    from rdflib import Namespace

    sh = Namespace(_SHACL)
    for result in report.objects(None, sh.result):
        node = str(report.value(result, sh.focusNode))
        messages = {m.language: str(m) for m in report.objects(result, sh.resultMessage) if isinstance(m, Value)}
        value, path = report.value(result, sh.value), report.value(result, sh.resultPath)
        yield Violation(
            document=places.get(node, ""),
            node=compact(node),
            path=compact(str(path)) if path is not None and "://" in str(path) else "",
            zh=messages.get("zh", ""),
            en=messages.get("en", ""),
            value="" if value is None else compact(str(value))[:80],
            warning=report.value(result, sh.resultSeverity) == sh.Warning,
        )
