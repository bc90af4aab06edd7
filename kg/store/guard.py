"""What a query may not do, decided by its tokens before it is parsed: call other servers, update, nest without end.

Oxigraph evaluates SERVICE and dies of very deep nesting, so neither may reach it. A word in a string, an IRI, a comment or after a
prefix is no keyword; the engine's parser needs no space after a keyword (`trueSERVICE:x{…}`), so here none is needed either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
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
_MODIFIERS = frozenset({"DISTINCT", "REDUCED"})
_LOCAL_ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of SPARQL: its kind (a group of the pattern above) and its text."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """The text of a keyword in capitals, nothing for other kinds."""
        return self.text.upper() if self.kind == "word" else ""


_NONE = Token("none", "")


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


@lru_cache(maxsize=32)
def inspect(sparql: str) -> Inspection:
    """What the query is; one that may not be evaluated raises `QueryError` in plain words."""
    if len(sparql.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise QueryError(f"the query is longer than {MAX_BYTES:,} bytes; shorten it")
    reader = _Reader()
    before, last = _NONE, _NONE
    for token in tokens(sparql):
        _refuse(token)
        reader.take(before, last, token)
        before, last = last, token
    if reader.form is None:
        raise QueryError("the query has none of SELECT, ASK, CONSTRUCT and DESCRIBE")
    return Inspection(reader.form, tuple(reader.variables), reader.star, tuple(reader.default), tuple(reader.named))


def _refuse(token: Token) -> None:
    if token.kind == "escape":
        raise QueryError(f"{token.text}: character escapes may stand in strings only; write the character itself")
    word = token.text if token.kind == "word" else token.text.partition(":")[0] if token.kind == "name" else ""
    if "SERVICE" in word.upper():
        raise QueryError("SERVICE is not allowed: queries are answered from this graph alone (a prefix may not be called so either)")


class _Reader:
    """Gathers what the tokens say, one at a time with the two before it: a long hostile query costs time, not memory."""

    def __init__(self) -> None:
        self.form: str | None = None
        self.star = False
        self.variables: dict[str, None] = {}
        self.default: list[str] = []
        self.named: list[str] = []
        self._depth = 0
        self._prefixes, self._base = dict(PREFIXES), ""

    def take(self, before: Token, last: Token, token: Token) -> None:
        if token.kind == "variable":
            self.variables[token.text[1:]] = None
        elif token.kind in ("open", "close"):
            self._nest(1 if token.kind == "open" else -1)
        elif token.kind == "word" and self.form is None:
            self._begin(token.text.upper())
        elif token.text == "*" and self.form == "SELECT" and not self._depth:
            self.star = self.star or last.word == "SELECT" or (before.word == "SELECT" and last.word in _MODIFIERS)
        self._declare(before, last, token)

    def _nest(self, step: int) -> None:
        self._depth += step
        if self._depth > MAX_DEPTH:
            raise QueryError(f"the query is nested deeper than {MAX_DEPTH} brackets; write it flatter")

    def _begin(self, word: str) -> None:
        if word in _UPDATES:
            raise QueryError(f"{word} is an update; the graph is read-only here: change the documents and build again")
        if word in _FORMS:
            self.form = word

    def _declare(self, before: Token, last: Token, token: Token) -> None:
        if token.kind == "iri" and last.word == "BASE":
            self._base = token.text[1:-1]
        elif token.kind == "iri" and before.word == "PREFIX":
            self._prefixes[last.text[:-1]] = urljoin(self._base, token.text[1:-1])
        elif token.kind in ("iri", "name") and last.word == "FROM":
            self.default.append(_resolve(token, self._prefixes, self._base))
        elif token.kind in ("iri", "name") and last.word == "NAMED" and before.word == "FROM":
            self.named.append(_resolve(token, self._prefixes, self._base))


def _resolve(token: Token, prefixes: dict[str, str], base: str) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1]) if base else token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix, "") + _LOCAL_ESCAPE.sub(r"\1", local)
