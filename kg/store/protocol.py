"""The SPARQL 1.1 protocol as values: what an HTTP request asks, and in which format it is to be answered. No sockets here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

ROWS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/x-turtle": "turtle",
    "application/json": "jsonld",
    "text/plain": "ntriples",
}
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_QUALITY = re.compile(r"q=(\d(?:\.\d{0,3})?)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query to be answered; `sparql` is None where the service description is asked for."""

    sparql: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class RefusedError(Exception):
    """A request that is not answered: its status, and a sentence for the client."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


def asked(method: str, url_query: str, content_type: str | None, body: bytes) -> Asked:
    """What a request to the endpoint asks for, by the protocol's three ways (GET, form POST, direct POST)."""
    parameters = _decoded(url_query)
    if method in ("GET", "HEAD"):
        return _from(parameters, describe=True)
    media, charset = _media(content_type)
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise RefusedError(415, f"the charset must be UTF-8, not {charset}")
    text = _text(body)
    if media == FORM:
        return _from({**parameters, **_decoded(text)}, describe=False)
    if media == QUERY:
        if "query" in parameters:
            raise RefusedError(400, "the query stands in the body or in the URL, not in both")
        return _from({**parameters, "query": [text]}, describe=False)
    if media == UPDATE:
        raise RefusedError(403, "the graph is read-only here; updates are not accepted")
    raise RefusedError(415, f"POST needs Content-Type {FORM} or {QUERY}, not {media or 'none'}")


def _decoded(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as problem:
        raise RefusedError(400, "the parameters are not UTF-8") from problem
    except ValueError as problem:
        raise RefusedError(400, "too many parameters") from problem


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise RefusedError(400, "the body is not UTF-8") from problem


def _media(content_type: str | None) -> tuple[str, str]:
    media, _, rest = (content_type or "").partition(";")
    charset = re.search(r"charset\s*=\s*\"?([\w.-]+)", rest, re.IGNORECASE)
    return media.strip().lower(), charset[1].lower() if charset else "utf-8"


def _from(parameters: Mapping[str, list[str]], *, describe: bool) -> Asked:
    if "update" in parameters:
        raise RefusedError(400 if describe else 403, "the graph is read-only here; updates are not accepted")
    queries = parameters.get("query", [])
    if len(queries) > 1:
        raise RefusedError(400, "there must be one query, not several")
    if not queries and not (describe and not parameters):
        raise RefusedError(400, "the parameter 'query' is missing")
    default, named = parameters.get("default-graph-uri", ()), parameters.get("named-graph-uri", ())
    return Asked(queries[0] if queries else None, tuple(default), tuple(named))


def negotiate(accept: str | None, offered: Mapping[str, str]) -> tuple[str, str]:
    """The media type to answer with and the name of its format, by the client's preferences; the first offered where it has none."""
    ranges = [_range(part) for part in (accept or "*/*").split(",") if part.strip()] or [("*/*", 1.0)]
    best: tuple[float, int] | None = None
    for place, media in enumerate(offered):
        quality = _best(media, ranges)
        if quality > 0 and (best is None or quality > best[0]):
            best = (quality, place)
    if best is None:
        raise RefusedError(406, f"offered here: {', '.join(offered)}")
    media = list(offered)[best[1]]
    return media, offered[media]


def _range(part: str) -> tuple[str, float]:
    media, _, parameters = part.partition(";")
    quality = _QUALITY.search(parameters.replace(" ", ""))
    return media.strip().lower(), min(float(quality[1]), 1.0) if quality else 1.0


def _best(media: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that covers the media type."""
    for wanted in (media, media.partition("/")[0] + "/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
