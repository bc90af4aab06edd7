"""One document's share of the dumps, made on its own: the dumps of a build are the shares one after the other.

A document's graphs have subjects of their own, so shares neither overlap nor depend on each other and can be made in any process.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat

from kg.model import Fact
from kg.rdf.dump import ordered, written
from kg.rdf.quads import Proof, proven
from kg.rdf.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Shard:
    """The statements of some facts as TriG and as Turtle, both without prefix lines, and how many there are."""

    trig: bytes
    turtle: bytes
    statements: int


def shard(facts: Iterable[Fact], document: str, text: str) -> Shard:
    """The share of one document, whose raw text is `text`; equal facts give equal bytes. Facts without evidence go to the shared graph."""

    def text_of(wanted: str) -> str:
        if wanted != document:
            raise ValueError(f"a fact of {document} cites {wanted}")
        return text

    statements = _ordered(proven(facts, text_of))
    return Shard(_body(statements, RdfFormat.TRIG), _body(statements, RdfFormat.TURTLE), len(statements))


def _ordered(found: Iterable[tuple[list[Quad], list[Proof]]]) -> list[Quad]:
    """All quads in the order of the dumps; evidence, most of them, is put in order by node and not quad by quad."""
    stated: list[Quad] = []
    proofs: dict[tuple[str, str], tuple[Quad, ...]] = {}
    for quads, evidence in found:
        stated += quads
        proofs.update(((proof.graph, proof.node), proof.quads) for proof in evidence)
    graphs: dict[str, list[Quad]] = {}
    for quad in ordered(stated):
        graphs.setdefault(str(quad.graph_name), []).append(quad)
    for graph, node in sorted(proofs):
        graphs.setdefault(graph, []).extend(proofs[graph, node])
    return [quad for graph in sorted(graphs) for quad in graphs[graph]]


def prefixes() -> bytes:
    """The lines a dump begins with, Turtle or TriG."""
    return "".join(f"@prefix {name}: <{start}> .\n" for name, start in sorted(PREFIXES.items())).encode()


def _body(statements: list[Quad], form: RdfFormat) -> bytes:
    rows = statements if form == RdfFormat.TRIG else [q.triple for q in statements]
    return written(rows, form).split(b"\n", len(PREFIXES))[-1]
