"""One query against one open store, in this process: the result as bytes of a standard format, cut at the limits and marked so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
)

from kg.errors import QueryError
from kg.rdf.dump import written
from kg.rdf.vocabulary import PREFIXES
from kg.store.guard import Inspection, inspect

Term = NamedNode | BlankNode | Literal | Triple
_POSITION = re.compile(r"error at (\d+):(\d+)")
_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Result:
    """`kind` is select, ask or graph (CONSTRUCT, DESCRIBE); `payload` SPARQL results JSON for the first two, N-Triples for the last."""

    kind: str
    payload: bytes
    columns: tuple[str, ...] = ()
    truncated: bool = False


def evaluate(
    store: Store,
    sparql: str,
    *,
    rows: int,
    size: int,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Result:
    """The answer to a query that passed the guard, of at most `rows` rows or triples and about `size` bytes.

    The default graph is the union of all graphs unless the query (FROM) or the caller names graphs, which must be in the store.
    """
    seen = inspect(sparql)
    chosen, offered = (default_graphs, named_graphs) if default_graphs or named_graphs else (seen.default_graphs, seen.named_graphs)
    union = not chosen and not offered
    default, named = (None, None) if union else (_known(store, chosen), _known(store, offered))
    try:
        result = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=union, default_graph=default, named_graphs=named)
        if isinstance(result, QuerySolutions):
            return _select(result, _columns(result, seen), rows, size)
        if isinstance(result, QueryBoolean):
            return Result("ask", json.dumps({"head": {}, "boolean": bool(result)}).encode())
        return _graph(result, rows, size)
    except SyntaxError as problem:
        raise QueryError(_where(str(problem), sparql)) from problem
    except ValueError as problem:
        raise QueryError(f"the query cannot be evaluated: {problem}") from problem


def _where(message: str, sparql: str) -> str:
    """The parser's message in one line, with the text it stopped at."""
    short = message if len(message) <= 160 else message[:160].rsplit(",", 1)[0] + " …"
    if match := _POSITION.search(message):
        lines, row, column = sparql.splitlines(), int(match[1]) - 1, int(match[2]) - 1
        rest = lines[row][column : column + 40] if row < len(lines) else ""
        short += f"; it stops before {rest!r}" if rest else "; it stops at the end of a line"
    return f"the query is not valid SPARQL: {short}"


def _known(store: Store, graphs: Sequence[str]) -> list[Any]:
    found = []
    for name in graphs:
        try:
            graph = NamedNode(name)
        except ValueError as problem:
            raise QueryError(f"FROM <{name}> is no IRI: {problem}") from problem
        if not store.contains_named_graph(graph):
            raise QueryError(f"FROM <{name}>: there is no such graph in this store, and nothing is fetched from elsewhere")
        found.append(graph)
    return found


def _columns(solutions: QuerySolutions, seen: Inspection) -> tuple[str, ...]:
    names = tuple(v.value for v in solutions.variables)
    if not seen.star:
        return names
    place = {name: i for i, name in enumerate(seen.variables)}
    return tuple(sorted(names, key=lambda name: (place.get(name, len(place)), name)))


def _select(solutions: QuerySolutions, columns: tuple[str, ...], rows: int, size: int) -> Result:
    keys = [json.dumps(name) for name in columns]
    parts: list[str] = []
    length, truncated = 0, False
    for solution in solutions:
        if len(parts) >= rows or length > size:
            truncated = True
            break
        cells = (f"{key}:{_term(value)}" for key, name in zip(keys, columns, strict=True) if (value := solution[name]) is not None)
        parts.append("{" + ",".join(cells) + "}")
        length += len(parts[-1])
    body = f'{{"head":{{"vars":[{",".join(keys)}]}},"results":{{"bindings":[{",".join(parts)}]}}}}'
    return Result("select", body.encode(), columns, truncated)


def _term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f'{{"type":"uri","value":{json.dumps(term.value)}}}'
    if isinstance(term, Literal):
        value = json.dumps(term.value)
        if term.language:
            return f'{{"type":"literal","value":{value},"xml:lang":{json.dumps(term.language)}}}'
        if term.datatype.value == _STRING:
            return f'{{"type":"literal","value":{value}}}'
        return f'{{"type":"literal","value":{value},"datatype":{json.dumps(term.datatype.value)}}}'
    if isinstance(term, BlankNode):
        return f'{{"type":"bnode","value":{json.dumps(term.value)}}}'
    inner = f'"subject":{_term(term.subject)},"predicate":{_term(term.predicate)},"object":{_term(term.object)}'
    return f'{{"type":"triple","value":{{{inner}}}}}'


def _graph(triples: QueryTriples, rows: int, size: int) -> Result:
    kept, truncated = _cut(triples, rows, size)
    lines = sorted(written(kept, RdfFormat.N_TRIPLES).splitlines(keepends=True))
    return Result("graph", b"".join(lines), truncated=truncated)


def _cut(triples: Iterable[Triple], rows: int, size: int) -> tuple[list[Triple], bool]:
    kept: dict[Triple, None] = {}
    length = 0
    for triple in triples:
        if triple in kept:
            continue
        if len(kept) >= rows or length > size:
            return list(kept), True
        kept[triple] = None
        length += len(triple.object.value) if isinstance(triple.object, Literal) else 100
    return list(kept), False
