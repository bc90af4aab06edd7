"""What a query may not do, decided by its tokens before it is parsed: call other servers, update, nest without end.

Oxigraph evaluates SERVICE and dies of very deep nesting, so neither may reach it. A word in a string, an IRI, a comment or after a
prefix is no keyword; the engine's parser needs no space after a keyword (`trueSERVICE:x{…}`), so here none is needed either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from kg.errors import QueryError
from kg.rdf.vocabulary import PREFIXES

MAX_BYTES = 100_000
MAX_DEPTH = 200

_LETTER = r"[^\W\d_]"
_LOCAL = r"(?:[\w:%.\-·]|\\[_~.\-!$&'()*+,;=/?#@%])*"
_TOKEN = re.compile(
    rf"""
      (?P<comment>\#[^\n\r]*)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*(?:\"\"\")? | '''(?:[^'\\]|\\.|'(?!''))*(?:''')?
        | "(?:[^"\\\n\r]|\\.)*"? | '(?:[^'\\\n\r]|\\.)*'?)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:_|{_LETTER}[\w.\-·]*)?:{_LOCAL})
    | (?P<word>{_LETTER}\w*)
    | (?P<number>\d[\d.]*(?:[eE][+-]?\d+)?)
    | (?P<escape>\\[uU][0-9A-Fa-f]+)
    | (?P<open><<|[({{\[])
    | (?P<close>>>|[)}}\]])
    | (?P<other>\S)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_LOCAL_ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of SPARQL: its kind (a group of the pattern above) and its text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the tokens say: `form` in capitals, variables by first appearance, `SELECT *` or not, and the graphs of FROM and FROM NAMED."""

    form: str
    variables: tuple[str, ...]
    star: bool
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query without white space and comments."""
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup
        if kind is not None and kind != "comment":
            yield Token(kind, match[0])


def inspect(sparql: str) -> Inspection:
    """What the query is; one that may not be evaluated raises `QueryError` in plain words."""
    if len(sparql.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise QueryError(f"the query is longer than {MAX_BYTES:,} bytes; shorten it")
    found = list(tokens(sparql))
    _refuse_depth(found)
    _refuse_service(found)
    form = _form(found)
    variables = tuple(dict.fromkeys(t.text[1:] for t in found if t.kind == "variable"))
    default, named = _graphs(found)
    return Inspection(form, variables, form == "SELECT" and _star(found), default, named)


def _refuse_depth(found: list[Token]) -> None:
    depth = 0
    for token in found:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        if depth > MAX_DEPTH:
            raise QueryError(f"the query is nested deeper than {MAX_DEPTH} brackets; write it flatter")


def _refuse_service(found: list[Token]) -> None:
    for token in found:
        if token.kind == "escape":
            raise QueryError(f"{token.text}: character escapes may stand in strings only; write the character itself")
        word = token.text if token.kind == "word" else token.text.partition(":")[0] if token.kind == "name" else ""
        if "SERVICE" in word.upper():
            raise QueryError("SERVICE is not allowed: queries are answered from this graph alone (a prefix may not be called so either)")


def _form(found: list[Token]) -> str:
    for token in found:
        word = token.text.upper()
        if token.kind == "word" and word in _FORMS:
            return word
        if token.kind == "word" and word in _UPDATES:
            raise QueryError(f"{word} is an update; the graph is read-only here: change the documents and build again")
    raise QueryError("the query has none of SELECT, ASK, CONSTRUCT and DESCRIBE")


def _star(found: list[Token]) -> bool:
    after = next(i for i, t in enumerate(found) if t.kind == "word" and t.text.upper() == "SELECT") + 1
    while after < len(found) and found[after].text.upper() in {"DISTINCT", "REDUCED"}:
        after += 1
    return after < len(found) and found[after].text == "*"


def _graphs(found: list[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    prefixes, base = dict(PREFIXES), ""
    default: list[str] = []
    named: list[str] = []
    for i, token in enumerate(found[:-1]):
        word = token.text.upper() if token.kind == "word" else ""
        if word == "BASE" and found[i + 1].kind == "iri":
            base = found[i + 1].text[1:-1]
        elif word == "PREFIX" and i + 2 < len(found) and found[i + 2].kind == "iri":
            prefixes[found[i + 1].text[:-1]] = urljoin(base, found[i + 2].text[1:-1])
        elif word == "FROM":
            is_named = found[i + 1].text.upper() == "NAMED"
            at = i + 2 if is_named else i + 1
            if at < len(found):
                (named if is_named else default).append(_resolve(found[at], prefixes, base))
    return tuple(default), tuple(named)


def _resolve(token: Token, prefixes: dict[str, str], base: str) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1]) if base else token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix, "") + _LOCAL_ESCAPE.sub(r"\1", local)
