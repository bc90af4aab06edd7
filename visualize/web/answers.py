"""Pages that hold things together: connect, compare, ledger, workload."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from typing import Any

from kg.analyse.comparison import compare as held_against
from kg.analyse.printed import figure
from kg.analyse.words import topics
from visualize.web import find
from visualize.web.index import rows
from visualize.web.over_time import Plot, drawn
from visualize.web.pages import Shown
from visualize.web.plots import stacked
from visualize.web.request import NotFoundError, Request
from visualize.web.site import Site
from visualize.web.words import VERDICTS

_SUGGESTED = 8
_CHANGED = re.compile(r"(\[-.{0,2000}?-\]|\{\+.{0,2000}?\+\})", re.S)
_FIRST = ("met", "met later", "missed", "not comparable", "open", "unknown")  # what says most comes first


# ---------------------------------------------------------------- connect


def connect(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    a, b = request.text("a"), request.text("b")
    ends = [resolve(store, text) if text else None for text in (a, b)]
    documents = tuple(sorted({one for name in ("in1", "in2") if (one := request.text(name)) and find.document(store, one)}))
    answer = None
    if ends[0] and ends[1]:
        answer = site.connector(documents).connect(ends[0], ends[1])
    said = {} if answer is None else {name: find.by_name(store, name) for name in _names(answer)}
    return "connect.html", {
        "ends": ends,
        "typed": (a, b),
        "suggested": [_suggested(store, text) if text and not end else [] for text, end in zip((a, b), ends, strict=True)],
        "answer": answer,
        "links": said,
        "titles": {row["id"]: row["title"] for row in find.titles(store)},
        "documents": documents,
    }


def resolve(store: sqlite3.Connection, text: str) -> str | None:
    """The entity a person means: by id, by name, a document by id, title or number, a topic by its word, or the only one the words fit."""
    words = "".join(text.split())
    if find.entity(store, text):
        return text
    row = store.execute(
        "SELECT id FROM document WHERE id = ? OR title = ? OR number = ?", (text.removeprefix("document/"), text, text)
    ).fetchone()
    if row:
        return f"document/{row['id']}"
    named = find.by_name(store, words) or find.by_name(store, text)
    if named:
        return named
    found = find.search(store, text, "", 1)
    if found.total == 1:
        return str(found.rows[0]["id"])
    return f"topic/{words}" if words in topics().terms else None


def _suggested(store: sqlite3.Connection, text: str) -> list[sqlite3.Row]:
    return list(find.search(store, text, "", 1).rows[:_SUGGESTED])


def _names(answer: Any) -> set[str]:
    return {answer.a, answer.b, *(name for path in answer.paths for hop in path.hops for name in (*hop.left, *hop.right))}


# ---------------------------------------------------------------- compare


def compare(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    keys = (request.text("a"), request.text("b"))
    pair = [find.document(store, key) for key in keys]
    for key, row in zip(keys, pair, strict=True):
        if key and row is None:
            raise NotFoundError(f"没有文件 {key}", f"there is no document {key}")
    told: dict[str, Any] = {"found": None, "parts": {}, "shared": {}, "apart": []}
    if pair[0] and pair[1]:
        found = held_against(site.record(keys[0]), site.record(keys[1]))
        told["found"] = found
        told["parts"] = {
            part: [change for change in found.changes if change.part == part] for part in ("target", "program", "lead", "wording")
        }
        told["shared"] = {kind: _shared(store, keys, kind) for kind in ("organization", "cited")}
        apart = rows(store, "SELECT row FROM apart WHERE (a = ? AND b = ?) OR (a = ? AND b = ?) ORDER BY n", *keys, keys[1], keys[0])
        told["apart"] = [json.loads(row["row"]) for row in apart]
    return "compare.html", {"pair": pair, "titles": find.titles(store), "count": Counter, "wording": wording, **told}


def wording(note: str) -> list[tuple[str, str]]:
    """`[-old-]{+new+}rest` → [("del", old), ("ins", new), ("", rest)]."""
    found: list[tuple[str, str]] = []
    for piece in _CHANGED.split(note):
        if piece.startswith("[-") and piece.endswith("-]"):
            found.append(("del", piece[2:-2]))
        elif piece.startswith("{+") and piece.endswith("+}"):
            found.append(("ins", piece[2:-2]))
        elif piece:
            found.append(("", piece))
    return found


def _shared(store: sqlite3.Connection, keys: tuple[str, str], kind: str) -> list[tuple[sqlite3.Row, list[sqlite3.Row], list[sqlite3.Row]]]:
    """What both documents name, each with the first place where they do."""
    statement = (
        "SELECT DISTINCT e.id, e.name, e.documents FROM mention x JOIN mention y ON y.entity = x.entity JOIN entity e ON e.id = x.entity"
        " WHERE x.document = ? AND y.document = ? AND e.type = ? ORDER BY e.documents, e.name, e.id"
    )
    first = "SELECT * FROM mention WHERE entity = ? AND document = ? ORDER BY start LIMIT 1"
    return [
        (row, rows(store, first, row["id"], keys[0]), rows(store, first, row["id"], keys[1])) for row in rows(store, statement, *keys, kind)
    ]


# ---------------------------------------------------------------- ledger


_ORDER = "CASE verdict " + " ".join(f"WHEN '{v}' THEN {n}" for n, v in enumerate(_FIRST)) + " ELSE 9 END, n"


def ledger(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    asked = {
        "verdict = ?": request.text("verdict"),
        "place = ?": request.text("place"),
        "document = ?": request.text("document"),
        "indicator LIKE ? ESCAPE '\\'": find.like(request.text("q")) if request.text("q") else "",
    }
    clause, values = find.where(asked)
    found = find.cut(store, "*", f"ledger{clause}", values, _ORDER, request.number("page"))
    tally = {row["verdict"]: row["c"] for row in rows(store, f"SELECT verdict, COUNT(*) AS c FROM ledger{clause} GROUP BY 1", *values)}
    total = sum(tally.values())
    return "ledger.html", {
        "found": found,
        "rows": [(row, json.loads(row["row"])) for row in found.rows],
        "tally": {verdict: tally[verdict] for verdict in VERDICTS if verdict in tally},
        "bar": stacked([(f"v-{v.replace(' ', '-')}", tally.get(v, 0)) for v in VERDICTS], total, 640),
        "places": [r["place"] for r in rows(store, "SELECT DISTINCT place FROM ledger WHERE place IS NOT NULL ORDER BY 1")],
        "titles": find.titles(store),
        "plots": _plots(store, request),
        "figure": lambda row: figure(row["comparator"], row["value"], row["high"], row["unit"]),
    }


def _plots(store: sqlite3.Connection, request: Request) -> list[Plot]:
    """Indicators of a place that most documents give numbers for."""
    words = request.text("q")
    named = find.like(words) if words else ""
    return drawn(store, request, {"name LIKE ? ESCAPE '\\'": named, "place = ?": request.text("place")})


# ---------------------------------------------------------------- workload


def workload(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    document = request.text("document") or "*"
    kind = "person" if request.text("kind") == "person" else "body"
    found = find.cut(
        store, "*", "load WHERE document = ? AND kind = ?", [document, kind], "leads DESC, supports DESC, name", request.number("page")
    )
    most = store.execute("SELECT max(leads + supports) FROM load WHERE document = ? AND kind = ?", (document, kind)).fetchone()[0] or 0
    bars = [
        (row, stacked((("lead", row["leads"]), ("support", row["supports"])), most), find.by_name(store, row["name"])) for row in found.rows
    ]
    held = {row["document"] for row in rows(store, "SELECT DISTINCT document FROM load")}
    titles = [row for row in find.titles(store) if row["id"] in held]
    return "workload.html", {"found": found, "bars": bars, "document": document, "kind": kind, "titles": titles}
