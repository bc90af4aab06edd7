"""Quads → `graph.trig` and `graph.ttl`: sorted, without repeats, so that equal graphs give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.errors import StoreError
from kg.rdf.vocabulary import PREFIXES, iri

_TYPE = iri("rdf:type")


def ordered(quads: Iterable[Quad]) -> list[Quad]:
    """The distinct quads by graph, subject, predicate (`rdf:type` first) and object."""
    return sorted(set(quads), key=_key)


def _key(quad: Quad) -> tuple[str, str, str, str]:
    predicate = "" if quad.predicate == _TYPE else str(quad.predicate)
    return str(quad.graph_name), str(quad.subject), predicate, str(quad.object)


def trig(quads: Iterable[Quad]) -> bytes:
    """The quads as TriG, one block a graph."""
    return written(ordered(quads), RdfFormat.TRIG)


def turtle(quads: Iterable[Quad]) -> bytes:
    """The union of the graphs as Turtle."""
    union = sorted({Quad(q.subject, q.predicate, q.object) for q in quads}, key=_key)
    return written([q.triple for q in union], RdfFormat.TURTLE)


def written(statements: Iterable[Triple] | Iterable[Quad], form: RdfFormat, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """The statements in a format, in the order given; prefix lines are sorted, since the serialiser's own order differs from run to run."""
    dump = serialize(statements, format=form, prefixes=dict(prefixes))
    assert dump is not None  # it is, unless an output is given
    if form not in (RdfFormat.TURTLE, RdfFormat.TRIG):
        return dump
    lines = dump.split(b"\n", len(prefixes))
    return b"\n".join([*sorted(lines[:-1]), lines[-1]])


def scan(path: Path) -> Iterator[Quad]:
    """The quads of a dump one by one, in the order they are written."""
    return parse(path=str(path), format=RdfFormat.TRIG)


def read_trig(path: Path) -> list[Quad]:
    """The quads of a dump; says which file and where if it is not TriG."""
    try:
        return list(scan(path))
    except OSError as problem:
        raise StoreError(f"{path}: cannot be read ({problem}); build it first with build_graph.py") from problem
    except SyntaxError as problem:
        raise StoreError(f"{path}: not valid TriG ({problem}); build it again") from problem
