"""One document's share of the dumps, made on its own: the dumps of a build are the shares one after the other.

A document's graphs have subjects of their own, so shares neither overlap nor depend on each other and can be made in any process.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat

from kg.model import Fact
from kg.rdf.dump import ordered, written
from kg.rdf.quads import quads
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

    statements = ordered(quads(facts, text_of))
    return Shard(_body(statements, RdfFormat.TRIG), _body(statements, RdfFormat.TURTLE), len(statements))


def prefixes() -> bytes:
    """The lines a dump begins with, Turtle or TriG."""
    return "".join(f"@prefix {name}: <{start}> .\n" for name, start in sorted(PREFIXES.items())).encode()


def _body(statements: list[Quad], form: RdfFormat) -> bytes:
    rows = statements if form == RdfFormat.TRIG else [q.triple for q in statements]
    return written(rows, form).split(b"\n", len(PREFIXES))[-1]
