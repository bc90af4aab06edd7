"""The query page: saved questions with fields to fill in, an editor, results as a table with links, CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from kg.errors import KGError, QueryError
from kg.outputs.files import BOM, plain
from kg.rdf.vocabulary import PREFIXES
from kg.store.evaluate import Result, Term
from kg.store.formats import plain as printed
from kg.store.process import LimitError, Limits
from kg.store.query import Answer, read
from kg.store.questions import Question, bind, question, questions
from visualize.web import find
from visualize.web.pages import Shown
from visualize.web.request import Request

Ask = Callable[[str], Result]
SHOWN = 500  # rows on the page; the CSV holds all
_EXAMPLE = """PREFIX pol: <https://w3id.org/policy-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?task ?body ?text WHERE {
  ?task a pol:Task ; pol:ledBy/skos:prefLabel ?body ; pol:text ?text .
  FILTER(LANG(?body) = "zh")
}
LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell prints and where it leads (empty: nowhere)."""

    text: str
    path: str = ""
    number: bool = False


def query(ask: Ask, limits: Limits, store: sqlite3.Connection, request: Request) -> Shown:
    """The page, with the answer if something is asked."""
    chosen, sparql, values, problem = _asked(request)
    answer: Answer | None = None
    if sparql and not problem:
        answer, problem = _answered(ask, sparql)
    columns, rows = table(answer, SHOWN) if answer else ((), [])
    _link_documents(store, columns, rows)
    return "query.html", {
        "questions": questions(),
        "chosen": chosen,
        "values": values,
        "sparql": sparql or _EXAMPLE,
        "ran": answer is not None,
        "boolean": answer.boolean if answer is not None and answer.kind == "ask" else None,
        "columns": columns,
        "rows": rows,
        "total": len(answer.rows or answer.triples) if answer else 0,
        "problem": problem,
        "limits": limits,
    }


def _asked(request: Request) -> tuple[Question | None, str, dict[str, str], tuple[str, str] | None]:
    """The saved question, the query, the values filled in, and what is wrong with them."""
    if not request.text("ask"):
        return None, request.text("query"), {}, None
    try:
        chosen = question(request.text("ask"))
    except QueryError as problem:
        return None, "", {}, ("没有这个问题", str(problem))
    values = {p.name: value for p in chosen.parameters if (value := request.text(f"p_{p.name}"))}
    try:
        return chosen, bind(chosen, values), values, None
    except QueryError as problem:
        return chosen, chosen.sparql, values, ("所填的值不合要求", str(problem))


def _answered(ask: Ask, sparql: str) -> tuple[Answer | None, tuple[str, str] | None]:
    try:
        return read(ask(sparql)), None
    except LimitError as problem:
        return None, ("超出了限度：请缩小查询范围（加条件或 LIMIT）后再试", str(problem))
    except KGError as problem:
        return None, ("查询有误", str(problem))


def table(answer: Answer, most: int | None = None) -> tuple[tuple[str, ...], list[list[Cell]]]:
    """Columns and cells of an answer, or of its first rows; triples are a table of three columns."""
    if answer.kind == "graph":
        return ("subject", "predicate", "object"), [[cell(term) for term in triple] for triple in answer.triples[:most]]
    return answer.columns, [[cell(term) for term in row] for row in answer.rows[:most]]


def cell(term: Term | None) -> Cell:
    """A term of the graph as a person reads it; what has a page here leads to it."""
    if term is None:
        return Cell("")
    if isinstance(term, NamedNode):
        path = "/" + unquote(term.value.removeprefix(PREFIXES["id"])) if term.value.startswith(PREFIXES["id"]) else ""
        return Cell(unquote(printed(term)).removeprefix("id:"), path if not path.startswith("/graph/") else "")
    number = isinstance(term, Literal) and term.datatype.value.rpartition("#")[2] in ("decimal", "integer", "double")
    return Cell(printed(term), number=number)


def _link_documents(store: sqlite3.Connection, columns: tuple[str, ...], rows: list[list[Cell]]) -> None:
    """Ids of documents, which saved questions print as plain text, lead to the document too."""
    for n, name in enumerate(columns):
        if name == "id" or name.endswith("document"):
            for row in rows:
                if not row[n].path and find.document(store, row[n].text) is not None:
                    row[n] = Cell(row[n].text, f"/document/{row[n].text}")


def download(ask: Ask, request: Request) -> bytes:
    """The whole answer as CSV that a spreadsheet opens rightly and takes no cell of for a formula. Raises QueryError."""
    _, sparql, _, problem = _asked(request)
    if problem or not sparql:
        raise QueryError(problem[1] if problem else "nothing is asked")
    answer = read(ask(sparql))
    out = io.StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out)
    if answer.kind == "ask":
        writer.writerows([["answer"], [str(answer.boolean).lower()]])
    else:
        columns, rows = table(answer)
        writer.writerow(columns)
        writer.writerows([str(plain(one.text)) for one in row] for row in rows)
    return out.getvalue().encode()


def page(ask: Ask, limits: Limits) -> Callable[[object, sqlite3.Connection, Request], Shown]:
    """The query page in the form of the other pages."""
    return lambda _site, store, request: query(ask, limits, store, request)
