"""Is every fact of a document backed by evidence, and does every quote stand where the evidence says?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.rdf.quads import SHARED_GRAPH, document_graph, documents, evidence_graph
from kg.rdf.vocabulary import compact, iri

Properties = Mapping[str, list[object]]
_NEEDED = ("rdf:subject", "rdf:predicate", "rdf:object", "pol:document", "pol:start", "pol:end", "pol:quote", "pol:rule")
_LONGEST = 40


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that does not hold: its stable `code`, the document, the node it is about, the characters if known, and a sentence."""

    document: str
    node: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        place = "" if self.start is None else f" [{self.start}:{self.end}]"
        return f"{self.document}{place} {self.node}: {self.message}"


def verify(data: Store | Iterable[Quad], sources: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the evidence, sorted; nothing if the graph is sound.

    `sources` holds each document's text as read, by id. Every triple of a document's graph must have evidence, every evidence must be
    of a triple there, be complete, and quote exactly `text[start:end]`; no triple may stand in a graph of another name.
    """
    store = data if isinstance(data, Store) else _loaded(data)
    named = [g for g in store.named_graphs() if isinstance(g, NamedNode)]
    found = list(_strays(store, named))
    for document in documents(named):
        found.extend(_document(store, document, sources.get(document)))
    return sorted(set(found), key=lambda p: (p.document, p.start or 0, p.node, p.code, p.message))


def _loaded(quads: Iterable[Quad]) -> Store:
    store = Store()
    store.bulk_extend(quads)
    return store


def _strays(store: Store, named: list[NamedNode]) -> Iterator[Problem]:
    known = {SHARED_GRAPH, *(g for d in documents(named) for g in (document_graph(d), evidence_graph(d)))}
    for graph in named:
        if graph not in known:
            yield Problem("", compact(graph.value), "stray-graph", "this graph belongs to no document and is not the shared one")


def _document(store: Store, document: str, text: str | None) -> Iterator[Problem]:
    if text is None:
        graph = compact(document_graph(document).value)
        yield Problem(document, graph, "source-missing", "the source of this document was not given; its evidence cannot be checked")
    facts = {(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, document_graph(document))}
    proven = set()
    for node, properties in _evidence(store, document):
        complaints = list(_complaints(document, node, properties, text))
        yield from complaints
        if any(c.code == "incomplete-evidence" for c in complaints):
            continue
        triple = tuple(properties[name][0] for name in _NEEDED[:3])
        proven.add(triple)
        if triple not in facts:
            yield Problem(document, node, "evidence-without-fact", f"there is no such fact in the document's graph: {_say(triple)}")
    for triple in facts - proven:
        yield Problem(document, _short(triple[0]), "fact-without-evidence", f"no evidence for {_say(triple)}")


def _evidence(store: Store, document: str) -> Iterator[tuple[str, Properties]]:
    nodes: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    names: dict[NamedNode, str] = {}
    for quad in store.quads_for_pattern(None, None, None, evidence_graph(document)):
        predicate = quad.predicate
        if predicate not in names:
            names[predicate] = compact(predicate.value)
        nodes[str(quad.subject)][names[predicate]].append(quad.object)
    for node, properties in nodes.items():
        yield compact(node[1:-1]) if node.startswith("<") else node, properties


def _complaints(document: str, node: str, properties: Properties, text: str | None) -> Iterator[Problem]:
    wrong = [name for name in _NEEDED if len(properties.get(name, ())) != 1]
    if wrong:
        yield Problem(document, node, "incomplete-evidence", f"must have exactly one {', '.join(wrong)}")
        return
    start, end = (_integer(properties[name][0]) for name in ("pol:start", "pol:end"))
    quote = properties["pol:quote"][0]
    if properties["pol:document"][0] != iri(f"id:document/{document}"):
        other = _short(properties["pol:document"][0])
        yield Problem(document, node, "other-document", f"stands in this document's graph but is of {other}")
    if start is None or end is None or not start <= end or not isinstance(quote, Literal):
        yield Problem(document, node, "incomplete-evidence", "start and end must be numbers in order, quote a text")
        return
    if text is None:
        return
    if end > len(text):
        yield Problem(document, node, "beyond-text", f"ends beyond the text, which has {len(text)} characters", start, end)
    elif text[start:end] != quote.value:
        there, said = _cut(text[start:end]), _cut(quote.value)
        yield Problem(document, node, "quote-differs", f"quotes {said!r}, but the text has {there!r} there", start, end)


def _integer(term: object) -> int | None:
    return int(term.value) if isinstance(term, Literal) and term.value.isdecimal() else None


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _short(term: object) -> str:
    return compact(term.value) if isinstance(term, NamedNode) else _cut(term.value) if isinstance(term, Literal) else str(term)


def _say(triple: Iterable[object]) -> str:
    return " ".join(_short(term) for term in triple)
