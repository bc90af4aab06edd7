"""A SPARQL query → an `Answer`: checked by the guard, evaluated in a worker process, cut at the limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store, Triple, parse, parse_query_results

from kg.store.evaluate import Result, Term, evaluate
from kg.store.guard import inspect
from kg.store.process import Limits, Worker, ask_current

Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`kind` is select (columns, rows), ask (boolean) or graph (triples); `truncated` says that a limit cut it.

    `payload` is the same as SPARQL results JSON or N-Triples.
    """

    kind: str
    payload: bytes = field(repr=False)
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool = False
    triples: tuple[Triple, ...] = ()
    truncated: bool = False


def run(
    folder: Path,
    sparql: str,
    *,
    limits: Limits | None = None,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Answer:
    """The answer of the store under `folder`, evaluated in a process of its own that is killed when it passes a limit.

    The default graph is the union of all graphs; columns come in the order asked, for `SELECT *` by first appearance in the query.
    """
    inspect(sparql)
    limits = limits or Limits()
    worker = Worker(limits.memory)
    try:
        return read(ask_current(worker, folder, sparql, limits, default_graphs=default_graphs, named_graphs=named_graphs))
    finally:
        worker.kill()


def here(store: Store, sparql: str, *, rows: int = 1_000_000, size: int = 1 << 30) -> Answer:
    """The answer of an open store, in this process and without a time limit: for our own queries only."""
    return read(evaluate(store, sparql, rows=rows, size=size))


def read(result: Result) -> Answer:
    """The terms of a result in wire form."""
    if result.kind == "graph":
        return Answer("graph", result.payload, triples=_triples(result.payload), truncated=result.truncated)
    parsed = parse_query_results(result.payload, QueryResultsFormat.JSON)
    if isinstance(parsed, QuerySolutions):
        rows = tuple(tuple(solution[name] for name in result.columns) for solution in parsed)
        return Answer("select", result.payload, result.columns, rows, truncated=result.truncated)
    return Answer("ask", result.payload, boolean=bool(parsed))


def _triples(payload: bytes) -> tuple[Triple, ...]:
    return tuple(quad.triple for quad in parse(payload, RdfFormat.N_TRIPLES))
