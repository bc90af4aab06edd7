"""The two standard ways to put graphs on a SPARQL 1.1 server: SPARQL Update, and the Graph Store Protocol. Both in pieces of bounded size."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from kg.store.protocol import UPDATE
from kg.store.transport import Client, RemoteError

Lines = Sequence[str]  # N-Triples, a statement each
_TRIES, _PAUSE = 4, 1.0


@dataclass(frozen=True, slots=True)
class Batch:
    """The most that one request carries: bytes, and statements (Virtuoso compiles an update and gives up on very long ones)."""

    size: int = 1 << 20
    statements: int = 1_000


class Writer(Protocol):
    """Puts graphs on a server."""

    def replace(self, graphs: Sequence[tuple[str, Lines]]) -> None:
        """Each graph holds just these statements afterwards."""

    def add(self, graph: str, lines: Lines) -> None:
        """The graph holds these statements besides its own."""

    def drop(self, graphs: Sequence[str]) -> None:
        """The graphs are gone."""


class Updating:
    """Writes by SPARQL Update: `DROP SILENT GRAPH` and `INSERT DATA`."""

    def __init__(self, url: str, client: Client, batch: Batch) -> None:
        self._url, self._client, self._batch = url, client, batch

    def replace(self, graphs: Sequence[tuple[str, Lines]]) -> None:
        self.drop([graph for graph, _ in graphs])
        self._insert(graphs)

    def add(self, graph: str, lines: Lines) -> None:
        self._insert([(graph, lines)])

    def drop(self, graphs: Sequence[str]) -> None:
        drops = [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]
        for part in pieces(drops, Batch(self._batch.size, 100)):
            self._send(" ;\n".join(part))

    def _insert(self, graphs: Sequence[tuple[str, Lines]]) -> None:
        """`INSERT DATA` requests, each of one operation over as many graphs as fit."""
        held: list[str] = []
        size = count = 0
        for graph, lines in graphs:
            for part in pieces(lines, self._batch):
                more = sum(len(line.encode()) + 1 for line in part)
                if held and (size + more > self._batch.size or count + len(part) > self._batch.statements):
                    self._send("INSERT DATA {\n" + "".join(held) + "}")
                    held, size, count = [], 0, 0
                held.append(f"GRAPH <{graph}> {{\n" + "\n".join(part) + "\n}\n")
                size, count = size + more, count + len(part)
        if held:
            self._send("INSERT DATA {\n" + "".join(held) + "}")

    def _send(self, update: str) -> None:
        again(lambda: self._client.send("POST", self._url, update.encode(), {"Content-Type": UPDATE}))


class Storing:
    """Writes by the Graph Store Protocol: PUT replaces a graph, POST adds to it, DELETE removes it."""

    def __init__(self, url: str, client: Client, batch: Batch) -> None:
        self._url, self._client, self._batch = url, client, Batch(batch.size, 1_000_000)

    def replace(self, graphs: Sequence[tuple[str, Lines]]) -> None:
        for graph, lines in graphs:
            for number, part in enumerate(pieces(lines, self._batch)):
                self._send("POST" if number else "PUT", graph, part)

    def add(self, graph: str, lines: Lines) -> None:
        for part in pieces(lines, self._batch):
            self._send("POST", graph, part)

    def drop(self, graphs: Sequence[str]) -> None:
        for graph in graphs:
            try:
                self._send("DELETE", graph, None)
            except RemoteError as problem:
                if problem.status != 404:  # it was not there
                    raise

    def _send(self, method: str, graph: str, lines: Lines | None) -> None:
        mark = "&" if "?" in self._url else "?"
        url = f"{self._url}{mark}graph={quote(graph, safe='')}"
        body = None if lines is None else ("\n".join(lines) + "\n").encode()
        headers = {"Content-Type": "text/turtle; charset=utf-8"} if body is not None else {}
        again(lambda: self._client.send(method, url, body, headers))


def pieces(lines: Iterable[str], batch: Batch) -> Iterator[list[str]]:
    """The lines in runs that stay within the batch; a line longer than it goes alone."""
    held: list[str] = []
    size = 0
    for line in lines:
        more = len(line.encode()) + 1
        if held and (size + more > batch.size or len(held) >= batch.statements):
            yield held
            held, size = [], 0
        held.append(line)
        size += more
    if held:
        yield held


def again(send: Callable[[], object]) -> None:
    """Sends; what may pass (a busy server, a broken connection) is tried again with longer pauses. All our requests may be repeated."""
    for attempt in range(_TRIES):
        try:
            send()
            return
        except RemoteError as problem:
            if not problem.again or attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE * 2**attempt)
