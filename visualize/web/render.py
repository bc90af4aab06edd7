"""Templates → pages. Everything is escaped; templates get values, never markup of documents."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from visualize.web import words
from visualize.web.request import Request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


@cache
def _templates() -> Environment:
    folder = str(files("visualize.web").joinpath("templates"))
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def page(request: Request, template: str, **values: Any) -> bytes:
    """The page as UTF-8."""
    language = request.language

    def w(zh: object, en: object) -> object:
        return (zh, en)[language]

    def say(table: str, key: object) -> str:
        return words.say(getattr(words, table), key, language)

    def at(document: str, start: int | None, end: int | None) -> str:
        """The sentence behind a fact: the reader, opened at those characters."""
        shown = f"{start}-{end}" if start is not None and end is not None else None
        return request.link(f"/document/{document}", at=shown, _at="at" if shown else None)

    known = {"w": w, "say": say, "at": at, "url": request.link, "again": request.again, "asked": request, "language": language}
    return _templates().get_template(template).render(**known, **values).encode()
