"""The saved questions of `ontology/queries/`: what each asks in Chinese and English, its parameters, and the query with values filled in.

A file begins with `# zh:`, `# en:` and a `# param: NAME KIND – description` for each parameter, and is a whole query as it stands: a
parameter is a variable with `VALUES $name { UNDEF }`, which leaves it open; a given value takes the place of UNDEF.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal

from kg.errors import QueryError, RuleError
from kg.rules.files import root
from kg.store.heads import head, lines

_PARAMETER = re.compile(r"(\w+)\s+(text|year)\s+–\s+(.+?)\s+/\s+(.+)")
_KINDS = {"text": re.compile(r"[^\x00-\x1f]{1,200}"), "year": re.compile(r"\d{4}")}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value a question may be narrowed by; `kind` is text or year."""

    name: str
    kind: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question; `name` is the file's stem (`q01_lead_most`)."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    sparql: str


@cache
def questions() -> tuple[Question, ...]:
    """Every saved question, by name."""
    return tuple(read(path) for path in sorted((root("ontology") / "queries").glob("*.rq")))


def question(name: str) -> Question:
    """The question called `name`, or the only one whose name begins with it (`q01`)."""
    known = questions()
    found = [q for q in known if q.name == name] or [q for q in known if q.name.startswith(name)]
    if len(found) != 1:
        raise QueryError(
            f"{name!r} is {'more than one' if found else 'no'} saved question; there are: {', '.join(q.name for q in found or known)}"
        )
    return found[0]


def read(path: Path) -> Question:
    """The question a file holds; a head that does not say what it must names the file and the line."""
    sparql = path.read_text("utf-8")
    told = head(path, sparql, "zh", "en")
    parameters = tuple(_parameter(path, sparql, value) for key, value in lines(sparql) if key == "param")
    return Question(path.stem, told["zh"], told["en"], parameters, sparql)


def _parameter(path: Path, sparql: str, row: str) -> Parameter:
    match = _PARAMETER.fullmatch(row)
    if match is None:
        raise RuleError(f"{path}: '# param: {row}' must read NAME text|year – 中文 / English")
    if _open(match[1]) not in sparql:
        raise RuleError(f"{path}: the parameter {match[1]} needs '{_open(match[1])}' in the query")
    return Parameter(match[1], match[2], match[3], match[4])


def _open(name: str) -> str:
    return f"VALUES ${name} {{ UNDEF }}"


def bind(question: Question, values: Mapping[str, str]) -> str:
    """The question's query with the given values; those left out stay open. A value is data whatever it holds, never query text."""
    sparql, known = question.sparql, {p.name: p for p in question.parameters}
    for name, value in values.items():
        if name not in known:
            raise QueryError(f"{question.name} has no parameter {name!r}; it has: {', '.join(known) or 'none'}")
        if not _KINDS[known[name].kind].fullmatch(value):
            raise QueryError(f"{name} = {value!r}: a {known[name].kind} is needed ({known[name].zh} / {known[name].en})")
        sparql = sparql.replace(_open(name), f"VALUES ${name} {{ {Literal(value)} }}")
    return sparql
