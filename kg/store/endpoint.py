"""A read-only SPARQL 1.1 endpoint at `/sparql` on this machine, for tools that speak the protocol."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import KGError, QueryError, StoreError
from kg.store.description import description
from kg.store.embedded import current_store
from kg.store.formats import render
from kg.store.guard import MAX_BYTES, inspect
from kg.store.memory import give_back
from kg.store.pool import BusyError, Lanes, LeftError, Pool
from kg.store.process import LimitError, Limits
from kg.store.protocol import GRAPHS, ROWS, Asked, RefusedError, asked, negotiate
from kg.store.query import read

PATH = "/sparql"
LIMITS = Limits(memory=1 << 30, cut=False)
_BODY = 4 * MAX_BYTES  # a form may percent-encode every byte
_DRAINED = 4 << 20  # bytes of a refused body that are still read, so that the client gets to see why
_IDLE = 60.0  # seconds a connection may stay open without a request
_CONNECTIONS = 256
_READING = threading.Lock()  # parsing holds the interpreter anyway; one request at a time keeps long hostile ones from adding up


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1 only; each connection has a thread, each query a worker process."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, folder: Path, port: int, limits: Limits, lanes: Lanes | None) -> None:
        current_store(folder)  # said now rather than at the first query
        give_back()
        super().__init__(("127.0.0.1", port), Handler, bind_and_activate=False)
        try:
            self.server_bind()
            self.server_activate()
        except OSError as problem:
            self.socket.close()
            raise StoreError(
                f"端口 {port} 无法使用 / port {port} cannot be used ({problem.strerror}); choose another with --port"
            ) from problem
        self.limits = limits
        self.pool = Pool(folder, limits, lanes)
        names = ("127.0.0.1", "localhost", "[::1]")
        self.hosts = {*(f"{name}:{self.server_port}" for name in names), *(names if self.server_port == 80 else ())}

    @property
    def url(self) -> str:
        """Where the endpoint is."""
        return f"http://127.0.0.1:{self.server_port}{PATH}"

    def server_close(self) -> None:
        super().server_close()
        self.pool.close()

    def process_request(self, request: Any, client_address: Any) -> None:
        if threading.active_count() > _CONNECTIONS:
            self.shutdown_request(request)
        else:
            super().process_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that breaks off is no defect of ours."""


class Handler(BaseHTTPRequestHandler):
    """One connection: checks the request, has it answered, writes the answer."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "policy-kg", ""
    timeout = _IDLE
    wbufsize = 1 << 16  # head and body in one packet: sent apart, the second waits 40 ms for the first's receipt
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        self._answer()

    do_HEAD = do_POST = do_GET  # noqa: N815

    def _refuse_method(self) -> None:
        self._send(405, "text/plain", b"GET, HEAD and POST only: the graph is read-only here\n", {"Allow": "GET, HEAD, POST"}, close=True)

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = _refuse_method  # noqa: N815

    def _answer(self) -> None:
        length = self.headers.get("Content-Length", "")
        self._unread = min(int(length), _DRAINED) if length.isdecimal() else 0
        try:
            self._check_origin()
            url = urlsplit(self.path)
            if url.path != PATH:
                raise RefusedError(404, f"the endpoint is {PATH}")
            body = self._body() if self.command == "POST" else b""
            with _READING:
                request = asked(self.command, url.query, self.headers.get("Content-Type"), body)
                form = inspect(request.sparql).form if request.sparql is not None else None
            self._reply(request, form)
        except RefusedError as refused:
            self._drain()
            self._say(refused.status, refused.message)
        except LeftError:
            self.close_connection = True
        except BusyError as busy:
            self._say(503, str(busy), {"Retry-After": "2"})
        except LimitError as problem:
            self._say(503, str(problem))
        except QueryError as problem:
            self._say(400, str(problem))
        except KGError as problem:
            self._say(500, str(problem))

    def _check_origin(self) -> None:
        """Only pages and programs of this machine: another host's name, or another page's script, is refused (DNS rebinding)."""
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            raise RefusedError(403, f"this server answers as {self.server.url} only")
        origin = self.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc.lower() not in self.server.hosts:
            raise RefusedError(403, "requests from other sites' pages are not answered")

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not length.isdecimal():
            raise RefusedError(411, "POST needs a Content-Length")
        if int(length) > _BODY:
            raise RefusedError(413, f"the query is longer than {MAX_BYTES:,} bytes")
        self._unread = 0
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise RefusedError(400, "the body is shorter than its Content-Length")
        return body

    def _drain(self) -> None:
        while self._unread > 0:
            part = self.rfile.read(min(self._unread, 1 << 16))
            self._unread = self._unread - len(part) if part else 0

    def _reply(self, request: Asked, form: str | None) -> None:
        accept = ", ".join(self.headers.get_all("Accept", [])) or None
        media, name = negotiate(accept, ROWS if form in ("SELECT", "ASK") else GRAPHS)
        if request.sparql is None:
            self._send(200, media, render(description(self.server.url), name))
            return
        result = self.server.pool.ask(request.sparql, request.default_graphs, request.named_graphs, left=self._left)
        self._send(200, media, result.payload if name in ("json", "ntriples") else render(read(result), name))

    def _left(self) -> bool:
        """Whether the client has closed the connection while it should be waiting."""
        try:
            readable, _, _ = select.select([self.connection], [], [], 0)
            return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)
        except (OSError, ValueError):
            return True

    def _say(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        self._send(status, "text/plain", message.encode() + b"\n", headers, close=self.command == "POST")

    def _send(self, status: int, media: str, body: bytes, headers: dict[str, str] | None = None, *, close: bool = False) -> None:
        self.send_response(status)
        text = media.startswith(("text/", "application/x-turtle")) or media == "application/xml"
        self.send_header("Content-Type", f"{media}; charset=utf-8" if text else media)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "default-src 'none'")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if close:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: queries are the researcher's own business."""


@contextmanager
def endpoint(folder: Path, port: int = 0, limits: Limits = LIMITS, lanes: Lanes | None = None) -> Iterator[Server]:
    """A server for the store under `folder`, ready for `serve_forever`; port 0 takes a free one. Leaves no process behind."""
    server = Server(folder, port, limits, lanes)
    try:
        yield server
    finally:
        server.server_close()
