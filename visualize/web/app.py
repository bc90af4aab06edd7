"""Requests → responses: which page answers which path, and what is told when none does."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from kg.errors import KGError, QueryError
from kg.store.process import Limits
from visualize.web import answers, asking, pages
from visualize.web.asking import Ask
from visualize.web.pages import Page
from visualize.web.render import POLICY, page
from visualize.web.request import NotFoundError, Request, Response
from visualize.web.site import Site
from visualize.web.words import TYPES

_PAGES: Mapping[str, Page] = {
    "/": pages.overview,
    "/search": pages.search,
    "/connect": answers.connect,
    "/compare": answers.compare,
    "/ledger": answers.ledger,
    "/workload": answers.workload,
    "/build": pages.build,
}
_STATIC = {"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "favicon.svg": "image/svg+xml"}
_HTML = "text/html; charset=utf-8"
_DRAWN = {  # folder and suffix of drawn files
    **{(folder, ".html"): _HTML for folder in (".", "pages", "pages/views")},
    ("pages/assets", ".js"): _STATIC["app.js"],
}


class App:
    """The web app of one build folder; `ask` answers SPARQL under the server's limits."""

    def __init__(self, out: Path, ask: Ask, limits: Limits) -> None:
        self.site = Site(out)
        self._ask, self._limits = ask, limits

    def close(self) -> None:
        self.site.close()

    def respond(self, request: Request) -> Response:
        """The answer to any request; a page that is not there or goes wrong is told in both languages."""
        try:
            return self._static(request) or self._drawn(request) or self._csv(request) or self._page(request)
        except NotFoundError as missing:
            return _html(request, "message.html", 404, said=missing.said)
        except QueryError as problem:
            return _html(request, "message.html", 400, said=("查询有误", str(problem)))
        except KGError as problem:
            return _html(request, "message.html", 500, said=("出了问题", str(problem)))

    def _static(self, request: Request) -> Response | None:
        name = request.path.removeprefix("/static/")
        if not request.path.startswith("/static/") or name not in _STATIC:
            return None
        return Response(200, _STATIC[name], files("visualize.web").joinpath("static", name).read_bytes())

    def _drawn(self, request: Request) -> Response | None:
        """The pages a build drew; they carry their own content security policy, by hashes."""
        if request.path not in ("/graph.html", "/report.html") and not request.path.startswith("/pages/"):
            return None
        folder = self.site.folder().resolve()
        path = (folder / request.path.lstrip("/")).resolve()
        media = _DRAWN.get((path.parent.relative_to(folder).as_posix(), path.suffix)) if path.is_relative_to(folder) else None
        if media is None or not path.is_file():
            raise NotFoundError(f"没有画出 {request.path}", f"{request.path} has not been drawn")
        return Response(200, media, path.read_bytes(), {"Content-Security-Policy": "frame-ancestors 'none'"})

    def _csv(self, request: Request) -> Response | None:
        if request.path != "/query.csv":
            return None
        body = asking.download(self._ask, request)
        return Response(200, "text/csv; charset=utf-8", body, {"Content-Disposition": 'attachment; filename="answer.csv"'})

    def _page(self, request: Request) -> Response:
        found = asking.page(self._ask, self._limits) if request.path == "/query" else _PAGES.get(request.path) or _thing(request.path)
        if found is None:
            raise NotFoundError(f"没有页面 {request.path}", f"there is no page {request.path}")
        with self.site.index() as store:
            template, values = found(self.site, store, request)
        return _html(request, template, 200, **values)


def _thing(path: str) -> Page | None:
    """The page of an entity or document: `/program/三减三健`, `/document/tongxin_2020/i3` – the local part of its IRI."""
    kind = path.strip("/").partition("/")[0]
    if kind == "theme":
        return pages.theme
    if kind not in TYPES:
        return None
    return pages.document if kind == "document" else pages.entity


def _html(request: Request, template: str, status: int, **values: object) -> Response:
    return Response(status, _HTML, page(request, template, **values), {"Content-Security-Policy": POLICY})
