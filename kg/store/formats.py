"""An `Answer` → text for people (a table) or for programs (CSV, TSV, SPARQL JSON and XML; Turtle, N-Triples, JSON-LD)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, parse_query_results

from kg.errors import QueryError
from kg.rdf.dump import written
from kg.rdf.vocabulary import PREFIXES, compact
from kg.store.evaluate import Term
from kg.store.query import Answer

_ROWS = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}
_GRAPHS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}
FORMATS = ("table", *_ROWS, *_GRAPHS)
_WIDEST = 60
F = TypeVar("F")


def render(answer: Answer, name: str) -> bytes:
    """The answer in the format called `name`, as UTF-8; a format that cannot hold this kind of answer raises, saying which can."""
    if name == "table":
        return table(answer).encode()
    if answer.kind == "graph":
        return _graph(answer, _pick(name, _GRAPHS, "CONSTRUCT and DESCRIBE"))
    return _rows(answer, _pick(name, _ROWS, "SELECT and ASK"))


def _pick(name: str, known: Mapping[str, F], forms: str) -> F:
    if name not in known:
        raise QueryError(f"{forms} answers can be written as {', '.join(['table', *known])}, not as {name}")
    return known[name]


def _rows(answer: Answer, form: QueryResultsFormat) -> bytes:
    if form == QueryResultsFormat.JSON:
        return answer.payload
    parsed = parse_query_results(answer.payload, QueryResultsFormat.JSON)
    if not isinstance(parsed, QuerySolutions) and form in (QueryResultsFormat.CSV, QueryResultsFormat.TSV):
        return b"true\n" if answer.boolean else b"false\n"
    text = parsed.serialize(format=form)
    assert text is not None  # it is, unless an output is given
    return text


def _graph(answer: Answer, form: RdfFormat) -> bytes:
    prefixes = {p: start for p, start in PREFIXES.items() if start.encode() in answer.payload}
    return written(answer.triples, form, prefixes)


def table(answer: Answer) -> str:
    """Aligned columns for a terminal; Han characters count as two. Long cells are cut and marked with an ellipsis."""
    if answer.kind == "ask":
        return "是 yes\n" if answer.boolean else "否 no\n"
    if answer.kind == "graph":
        return _aligned(("subject", "predicate", "object"), [tuple(plain(t) for t in triple) for triple in answer.triples])
    return _aligned(answer.columns, [tuple("" if t is None else plain(t) for t in row) for row in answer.rows])


def plain(term: Term) -> str:
    """A term as a person would write it: the text of a literal, the compact name of an IRI."""
    if isinstance(term, NamedNode):
        return compact(term.value)
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, BlankNode):
        return str(term)
    return f"<<{plain(term.subject)} {plain(term.predicate)} {plain(term.object)}>>"


def width(text: str) -> int:
    """The columns a text takes in a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fit(text: str) -> str:
    text = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)
    if width(text) <= _WIDEST:
        return text
    kept, used = [], 1
    for char in text:
        used += width(char)
        if used > _WIDEST:
            break
        kept.append(char)
    return "".join(kept) + "…"


def _aligned(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    cells = [head, *(tuple(_fit(cell) for cell in row) for row in rows)]
    widths = [max(width(row[i]) for row in cells) for i in range(len(head))]
    rule = "  ".join("-" * w for w in widths)
    lines = ["  ".join(c + " " * (w - width(c)) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"
