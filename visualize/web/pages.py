"""Pages that show what was read: overview, search, entity, document, build. Each is a function of the request to a template and values."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from kg.assemble.schema import Record
from visualize.web import find
from visualize.web.index import rows
from visualize.web.over_time import drawn
from visualize.web.reader import Note, pieces
from visualize.web.request import NotFoundError, Request
from visualize.web.site import Site

Shown = tuple[str, dict[str, Any]]
Page = Callable[[Site, sqlite3.Connection, Request], Shown]
_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_NOTED = {"lead": "organization", "support": "organization", "named": "organization", "issued": "organization", "person": "person"}
_NOTED |= {"names": "program", "implements": "cited", "issues": "cited", "mentions": "cited", "place": "place", "governs": "place"}
_NOTED |= {"target": "figure", "actual": "figure", "baseline": "figure"}
_INNER = frozenset({"discovered", "direction", "type", "level"})  # what the program needs and a reader does not
_RANK = {"organization": 0, "person": 0, "program": 1, "cited": 2, "place": 3, "figure": 4}


def overview(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    counts = {table: store.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in ("document", "item", "ledger")}
    types = {row["type"]: row["c"] for row in rows(store, "SELECT type, COUNT(*) AS c FROM entity WHERE mentions > 0 GROUP BY type")}
    return "overview.html", {
        "counts": counts,
        "types": types,
        "documents": find.documents(store, request.fields, request.number("page")),
        "choices": {column: find.choices(store, column) for column in ("year", "place", "kind")},
        "programs": find.top(store, "program", 12),
        "bodies": find.top(store, "organization", 12),
        "themes": rows(store, "SELECT concept, zh, en, COUNT(*) AS c FROM theme WHERE rank = 1 GROUP BY concept ORDER BY c DESC, concept"),
        "drawn": [name for name in ("graph.html", "report.html") if (site.folder() / name).is_file()],
    }


def search(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    words, kind = request.text("q"), request.text("type")
    found: dict[str, Any] = {"entities": None, "documents": None, "passages": None}
    if words:
        found["entities"] = find.search(store, words, kind, request.number("page"))
        found["documents"] = find.documents(store, {"q": words}, 1) if not kind else None
        found["passages"] = find.passages(store, words, 1) if not kind else None
    return "search.html", {"words": words, "kind": kind, **found}


def entity(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    key = request.path.strip("/")
    row = find.entity(store, key)
    if row is None:
        raise NotFoundError(f"图中没有 {key}", f"the graph has no {key}")
    return "entity.html", {
        "one": row,
        "known": _known(store, json.loads(row["known"])),
        "documents": find.by_document(store, key),
        "evidence": find.evidence(store, key, request.text("document"), request.number("page")),
        "neighbours": find.neighbours(store, key, 40),
        "plots": drawn(store, request, {"id = ?": key}) if row["type"] == "indicator" else [],
        "same": find.by_name(store, row["name"]) if row["type"] == "cited" else None,
    }


def _known(store: sqlite3.Connection, known: Mapping[str, list[str]]) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """What our tables know: key, and each value with the entity it points to."""
    return [(key, [_pointed(store, value) for value in values]) for key, values in known.items() if key not in _INNER]


def _pointed(store: sqlite3.Connection, value: str) -> tuple[str, str | None]:
    target = find.entity(store, value) or find.entity(store, f"program/{value}")
    return (target["name"], target["id"]) if target else (value, None)


# ---------------------------------------------------------------- the reader


def document(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    key, _, part = request.path.removeprefix("/document/").partition("/")
    row = find.document(store, key)
    if row is None:
        raise NotFoundError(f"没有文件 {key}", f"there is no document {key}")
    record = site.record(key)
    source = site.source(key)
    items = rows(store, "SELECT * FROM item WHERE document = ? ORDER BY n", key)
    shown = _shown(request.text("at"), part, record)
    names = {
        e["id"]: e["name"]
        for e in rows(store, "SELECT id, name FROM entity WHERE id IN (SELECT entity FROM mention WHERE document = ?)", key)
    }
    return "document.html", {
        "one": row,
        "record": record["document"],
        "issuers": list(zip(record["document"]["issuer_ids"], record["document"]["issuer"], strict=False)),
        "items": items,
        "duties": {item["id"]: item["duties"] for item in record["items"]},
        "targets": _by_item(record),
        "themes": {row["item"]: row for row in rows(store, "SELECT * FROM theme WHERE document = ? AND rank = 1", key)},
        "pieces": _pieces(store, record, source.text, shown, names) if source is not None else None,
        "shown": shown,
        "issues": rows(store, "SELECT * FROM issue WHERE document = ? ORDER BY start, code", key),
        "unlinked": record["unlinked"],
    }


def _shown(asked: str, part: str, record: Record) -> tuple[int, int] | None:
    """The characters a link points to: given as such, or an item, section or number by its id."""
    match = _AT.fullmatch(asked)
    if match:
        return int(match[1]), int(match[2])
    parts = [*record["items"], *record["sections"], *record["targets"]]
    return next(((one["evidence"]["start"], one["evidence"]["end"]) for one in parts if one["id"] == part), None)


def _by_item(record: Record) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for target in record["targets"]:
        found.setdefault(target["item"] or "", []).append(target)
    return found


def _pieces(store: sqlite3.Connection, record: Record, text: str, shown: tuple[int, int] | None, names: Mapping[str, str]) -> Any:
    mentions = rows(store, "SELECT * FROM mention WHERE document = ? ORDER BY start", record["source"]["id"])
    notes = [Note(m["start"], m["end"], _NOTED[m["role"]], m["entity"], names.get(m["entity"], "")) for m in mentions]
    notes.sort(key=lambda note: _RANK[note.kind])
    bold = [(s["evidence"]["start"], s["evidence"]["end"]) for s in record["sections"]]
    bold += [(i["mark"]["start"], i["mark"]["end"]) for i in record["items"] if i["label"]]
    bold += [(e["start"], e["end"]) for e in record["document"]["evidence"].get("title", [])]
    anchors = [(one["evidence"]["start"], one["id"]) for one in (*record["sections"], *record["items"])]
    return pieces(text, notes, anchors=anchors, bold=bold, shown=shown)


def theme(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    key = request.path.removeprefix("/theme/")
    named = store.execute("SELECT concept, zh, en FROM theme WHERE concept = ? LIMIT 1", (key,)).fetchone()
    if named is None:
        raise NotFoundError(f"没有主题 {key}", f"there is no theme {key}")
    clause, values = find.where({"t.concept = ?": key, "t.document = ?": request.text("document")})
    source = f"theme t JOIN document d ON d.id = t.document JOIN item i ON i.document = t.document AND i.id = t.item{clause}"
    select = "i.*, d.title AS title, d.year AS year, d.place AS place"
    found = find.cut(store, select, source, values, "t.rank, d.year DESC, t.document, i.n", request.number("page"))
    return "theme.html", {"named": named, "found": found}


def build(site: Site, store: sqlite3.Connection, request: Request) -> Shown:
    manifest = site.manifest()
    folder = site.folder()
    return "build.html", {
        "manifest": manifest,
        "files": sorted((p.name, p.stat().st_size) for p in folder.iterdir() if p.is_file()),
        "issues": rows(
            store, "SELECT stage, code, COUNT(*) AS c, MIN(message) AS message FROM issue GROUP BY stage, code ORDER BY c DESC, code"
        ),
        "where": rows(
            store,
            "SELECT i.*, d.title AS title FROM issue i JOIN document d ON d.id = i.document WHERE i.code = ? ORDER BY i.document, i.start LIMIT 200",
            request.text("code"),
        ),
    }
