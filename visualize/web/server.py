"""The web app and `/sparql` on one port of this machine: the endpoint's server with pages beside it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.store.endpoint import LIMITS, PATH, Handler, Server
from kg.store.pool import LeftError
from kg.store.process import Limits
from kg.store.protocol import FORM, RefusedError
from visualize.web.app import App
from visualize.web.request import Response, request


class SiteServer(Server):
    """Serves the build under `out`; 127.0.0.1 only, Host names checked, as the endpoint does."""

    def __init__(self, out: Path, port: int, limits: Limits) -> None:
        super().__init__(out / "store", port, limits, None)
        self.RequestHandlerClass = SiteHandler
        self.app = App(out, lambda sparql: self.pool.ask(sparql), limits)

    @property
    def address(self) -> str:
        """Where the web app is."""
        return self.url.removesuffix(PATH) + "/"

    def server_close(self) -> None:
        super().server_close()
        self.app.close()


class SiteHandler(Handler):
    """One connection; what is not SPARQL goes to the app."""

    server: SiteServer

    def _answer(self) -> None:
        if self.path.partition("?")[0] == PATH:
            super()._answer()
            return
        try:
            self._check_origin()
            self._give(self._respond())
        except RefusedError as refused:
            self._say(refused.status, refused.message)
        except LeftError:
            self.close_connection = True

    def _respond(self) -> Response:
        form = ""
        if self.command == "POST":
            if not (self.headers.get("Content-Type") or "").startswith(FORM):
                raise RefusedError(415, f"a page takes {FORM} only")
            form = self._body().decode("utf-8", "replace")
        try:
            asked = request(self.path.encode("latin-1").decode("utf-8", "replace"), form)  # some clients send Chinese unescaped
        except ValueError as problem:
            raise RefusedError(400, "the address cannot be read") from problem
        try:
            return self.server.app.respond(asked)
        except LeftError:
            raise
        except Exception as problem:  # a defect met on one page must not end the server silently; it is told on that page
            place = traceback.extract_tb(problem.__traceback__)[-1]
            where = f"{type(problem).__name__}: {problem}, {Path(place.filename).name}:{place.lineno}"
            raise RefusedError(500, f"程序缺陷 / a defect of policy-kg ({where})") from problem

    def _give(self, response: Response) -> None:
        self.send_response(response.status)
        headers = {
            "Content-Type": response.media,
            "Content-Length": str(len(response.body)),
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            **response.headers,
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)


@contextmanager
def site(out: Path, port: int = 0, limits: Limits = LIMITS) -> Iterator[SiteServer]:
    """A server for the build under `out`, ready for `serve_forever`; port 0 takes a free one. Leaves no process behind."""
    server = SiteServer(out, port, limits)
    try:
        yield server
    finally:
        server.server_close()


__all__ = ["SiteServer", "site"]
