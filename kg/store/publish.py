"""A build's graph → any SPARQL 1.1 server, graph by graph: only what changed, and from where it stopped when it is stopped.

What the server holds is written on the server itself, in a small graph of digests: a graph's digest is entered only after the server was
asked how many statements the graph has. So a transfer that was cut anywhere, from whichever machine, is taken up again without loss.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError
from kg.rdf.dump import scan
from kg.rdf.vocabulary import iri
from kg.store.process import Limits
from kg.store.remote import Remote
from kg.store.transport import RemoteError
from kg.store.writers import Batch, Writer

STATE = iri("id:publication").value
DIGEST = "https://w3id.org/policy-kg/publication#sha256"
_ROUND = 100  # graphs sent before the server is asked what it holds
_PAGE = 1_000  # digests asked for at once: some servers cut answers at 10,000 rows without a word

Told = Callable[[int, int, str], None]  # graphs done, graphs in all, the one just done


@dataclass(frozen=True, slots=True)
class Share:
    """What a graph of the dump is: how many statements, and the digest of its sorted N-Triples."""

    statements: int
    digest: str


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did, in graphs; `statements` of those sent."""

    sent: int
    unchanged: int
    removed: int
    statements: int


def publish(
    dump: Path, reader: Remote, writer: Writer, *, keep: bool = False, batch: Batch | None = None, told: Told | None = None
) -> Published:
    """The server holds the graphs of `dump` as they are there; graphs of earlier publications that are no more go, unless `keep`."""
    ours = shares(dump)
    theirs = published(reader)
    changed = {name for name, share in ours.items() if theirs.get(name) != share.digest}
    gone = [] if keep else sorted(theirs.keys() - ours.keys())
    if changed or gone:
        _begin(writer, theirs, {*changed, *gone})
    done = 0
    for held in _rounds(dump, changed, (batch or Batch()).size):
        writer.replace(held)
        _check(reader, {graph: ours[graph].statements for graph, _ in held})
        writer.add(STATE, [_line(graph, ours[graph].digest) for graph, _ in held])
        for graph, _ in held:
            done += 1
            if told is not None:
                told(done, len(changed), graph)
    writer.drop(gone)
    if changed or gone:
        _note(writer, {**({} if not keep else theirs), **{name: share.digest for name, share in ours.items()}})
    return Published(len(changed), len(ours) - len(changed), len(gone), sum(ours[name].statements for name in changed))


def shares(dump: Path) -> dict[str, Share]:
    """Each graph of a dump by its IRI; raises StoreError where it cannot be read or a graph stands in two places."""
    found: dict[str, Share] = {}
    for graph, lines in _graphs(dump):
        if graph in found:
            raise StoreError(f"{dump}: 图 {graph} 分列两处 / the graph stands in two places; build it again with build_graph.py")
        found[graph] = Share(len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest())
    return found


def published(reader: Remote) -> dict[str, str]:
    """The digests the server has of graphs published before, page by page."""
    where = f"GRAPH <{STATE}> {{ ?g <{DIGEST}> ?d }}"
    count = reader.ask(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}", Limits()).rows
    number = int(str(getattr(count[0][0], "value", "0"))) if count else 0
    found: dict[str, str] = {}
    for start in _prefixes(number):
        page = f'FILTER(STRSTARTS(STR(?d), "{start}"))' if start else ""  # for Virtuoso no text begins with nothing
        answer = reader.ask(f"SELECT ?g ?d WHERE {{ {where} {page} }}", Limits())
        if answer.truncated:
            raise RemoteError(f"{reader.url}: 回答被截断 / the server cut its answer about what was published; raise its row limit")
        for graph, digest in answer.rows:
            if isinstance(graph, NamedNode) and (graph.value not in found or digest != _begun(graph.value)):
                found[graph.value] = str(getattr(digest, "value", ""))
    return found


def _prefixes(number: int) -> Sequence[str]:
    """Beginnings of digests, so many that each has about a page of them."""
    length = 0
    while number > _PAGE * 16**length:
        length += 1
    return [f"{n:0{length}x}" if length else "" for n in range(16**length)]


def _graphs(dump: Path) -> Iterator[tuple[str, list[str]]]:
    """Each run of quads of one graph: its IRI and its distinct statements as sorted N-Triples."""
    try:
        for graph, quads in groupby(scan(dump), key=attrgetter("graph_name")):
            if not isinstance(graph, NamedNode):
                raise StoreError(f"{dump}: 有不属于任何图的三元组 / statements outside named graphs; build it again with build_graph.py")
            yield graph.value, sorted({f"{q.triple} ." for q in quads})
    except OSError as problem:
        raise StoreError(f"{dump}: 无法读取 / cannot be read ({problem}); build it first with build_graph.py") from problem
    except SyntaxError as problem:
        raise StoreError(f"{dump}: 不是有效的 TriG / not valid TriG ({problem}); build it again") from problem


def _rounds(dump: Path, wanted: set[str], most: int) -> Iterator[list[tuple[str, list[str]]]]:
    """The wanted graphs in groups of about `most` bytes; a long graph is a group of its own."""
    held: list[tuple[str, list[str]]] = []
    size = 0
    for graph, lines in _graphs(dump):
        if graph in wanted:
            held.append((graph, lines))
            size += sum(map(len, lines))
            if size > most or len(held) >= _ROUND:
                yield held
                held, size = [], 0
    if held:
        yield held


def _line(graph: str, digest: str) -> str:
    return f'<{graph}> <{DIGEST}> "{digest}" .'


def _begin(writer: Writer, theirs: Mapping[str, str], touched: set[str]) -> None:
    """Before a graph is touched its digest gives way to one that fits no content, so that a half-sent graph is known as such."""
    _note(writer, {**theirs, **{name: _begun(name).value for name in touched}})


def _begun(graph: str) -> Literal:
    return Literal(hashlib.sha256(f"begun {graph}".encode()).hexdigest())


def _note(writer: Writer, digests: Mapping[str, str]) -> None:
    writer.replace([(STATE, [_line(name, digest) for name, digest in sorted(digests.items())])])


def _check(reader: Remote, expected: Mapping[str, int]) -> None:
    """Asks the server how many statements it has of each graph; raises where it has not what it was sent."""
    names = " ".join(f"<{name}>" for name in expected)
    answer = reader.ask(f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g", Limits())
    found = {g.value: int(str(getattr(n, "value", "0"))) for g, n in answer.rows if isinstance(g, NamedNode)}
    for name, count in expected.items():
        if found.get(name, 0) != count:
            raise RemoteError(
                f"{reader.url}: {name}: 发送 {count} 条，服务器有 {found.get(name, 0)} 条 / {count} statements sent, the server has "
                f"{found.get(name, 0)}; is the query address that of the same data?"
            )
