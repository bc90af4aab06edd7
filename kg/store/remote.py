"""Reading from any SPARQL 1.1 server: a query → an `Answer`, as from a store of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import RdfFormat, Triple, parse

from kg.errors import QueryError
from kg.rdf.dump import written
from kg.rdf.vocabulary import PREFIXES
from kg.store.evaluate import Result
from kg.store.guard import Inspection, inspect, tokens
from kg.store.process import Limits
from kg.store.protocol import FORM
from kg.store.query import Answer, read
from kg.store.transport import Client, Login, RemoteError

_ROWS = "application/sparql-results+json"
_GRAPHS = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
    "text/rdf+n3": RdfFormat.TURTLE,
}
_MOST_GRAPHS = 20_000  # named in one request, where a server keeps its default graph apart
_SERVERS_CUT = "x-sparql-maxrows"  # how Virtuoso says that it cut an answer
_NAMES = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


class Remote:
    """A SPARQL server to ask. A server whose default graph is empty is asked for the union of its named graphs, as our own store answers."""

    def __init__(self, url: str, who: Login | None = None, seconds: float = 60.0) -> None:
        self.url = url
        self._client = Client(who, seconds)
        self._union: tuple[str, ...] | None = None

    def run(self, sparql: str, limits: Limits | None = None) -> Answer:
        """The answer to a query, cut at the limits and marked so."""
        return self.ask(sparql, limits or Limits(), self._default())

    def ask(self, sparql: str, limits: Limits, graphs: tuple[str, ...] = ()) -> Answer:
        """The answer over the graphs named, or else the server's own default graph."""
        seen = inspect(sparql)
        whole = declared(sparql)
        form = urlencode([("query", whole), *(("default-graph-uri", graph) for graph in graphs)]).encode()
        accept = _ROWS if seen.form in ("SELECT", "ASK") else "application/n-triples, text/turtle;q=0.9"
        reply = self._client.send("POST", self.url, form, {"Content-Type": FORM, "Accept": accept}, limits.size)
        if not reply.whole:
            raise QueryError(f"the answer is longer than {limits.size >> 20:,} MB; narrow the query or add LIMIT")
        cut = _SERVERS_CUT in reply.headers
        try:
            found = _rows(reply.body, seen, limits.rows) if accept == _ROWS else _triples(reply.body, reply.media, limits.rows)
        except (ValueError, KeyError, TypeError, AttributeError, SyntaxError) as problem:
            raise RemoteError(f"{self.url}: 回答不是 SPARQL 结果 / the answer is no SPARQL result ({reply.media}: {problem})") from problem
        return read(Result(found.kind, found.payload, found.columns, found.truncated or cut))

    def _default(self) -> tuple[str, ...]:
        """The graphs to name in each query: none where the server's default graph shows the data."""
        if self._union is None:
            self._union = () if self._holds("?s ?p ?o") or not self._holds("GRAPH ?g { ?s ?p ?o }") else self._graphs()
        return self._union

    def _holds(self, pattern: str) -> bool:
        return self.ask(f"ASK {{ {pattern} }}", Limits()).boolean

    def _graphs(self) -> tuple[str, ...]:
        found = self.ask(_NAMES, Limits(rows=_MOST_GRAPHS))
        if found.truncated:
            raise RemoteError(
                f"{self.url}: 默认图为空且命名图过多 / its default graph is empty and it has very many named graphs: "
                "let the server show their union as default graph"
            )
        return tuple(row[0].value for row in found.rows if row[0] is not None and hasattr(row[0], "value"))


def declared(sparql: str) -> str:
    """The query with a PREFIX line for each of our prefixes it uses without declaring it; lines keep their number."""
    used: dict[str, None] = {}
    own: set[str] = set()
    before = ""
    for token in tokens(sparql):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                own.add(prefix)
            else:
                used[prefix] = None
        before = token.word
    lines = [f"PREFIX {p}: <{PREFIXES[p]}> " for p in used if p in PREFIXES and p not in own]
    return "".join(lines) + sparql


def _rows(body: bytes, seen: Inspection, most: int) -> Result:
    told = json.loads(body)
    if seen.form == "ASK":
        return Result("ask", json.dumps({"head": {}, "boolean": _truth(told)}).encode())
    columns = list(told["head"]["vars"])
    if seen.star:
        place = {name: i for i, name in enumerate(seen.variables)}
        columns.sort(key=lambda name: (place.get(name, len(place)), name))
    bindings = told["results"]["bindings"]
    rows = [{name: _term(value) for name, value in row.items()} for row in bindings[:most]]
    payload = json.dumps({"head": {"vars": columns}, "results": {"bindings": rows}}, ensure_ascii=False).encode()
    return Result("select", payload, tuple(columns), len(bindings) > most)


def _truth(told: Mapping[str, Any]) -> bool:
    """The answer to ASK; some releases of Virtuoso write it as a table with one cell, or none for no."""
    if "boolean" in told:
        return bool(told["boolean"])
    return any(value["value"] in ("1", "true") for row in told["results"]["bindings"] for value in row.values())


def _term(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """A term as the standard writes it; older servers say `typed-literal`."""
    return {**value, "type": "literal"} if value["type"] == "typed-literal" else value


def _triples(body: bytes, media: str, most: int) -> Result:
    form = _GRAPHS.get(media)
    if form is None:
        raise ValueError(f"neither N-Triples nor Turtle: {re.sub(r'[^ -~]', '?', media) or 'no media type'}")
    kept: dict[Triple, None] = {}
    for quad in parse(body, form):
        kept[quad.triple] = None
        if len(kept) > most:
            break
    lines = sorted(written(list(kept)[:most], RdfFormat.N_TRIPLES).splitlines(keepends=True))
    return Result("graph", b"".join(lines), truncated=len(kept) > most)
