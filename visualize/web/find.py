"""Questions to the index: lists are always cut at a page and say how many there are in all."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visualize.web.index import rows

PAGE = 50


@dataclass(frozen=True, slots=True)
class Cut:
    """One page of a list: its rows, the number of all rows, the page shown (from 1) and how many pages there are."""

    rows: Sequence[sqlite3.Row]
    total: int
    page: int = 1
    size: int = PAGE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))


def cut(store: sqlite3.Connection, select: str, source: str, values: Sequence[object], order: str, page: int = 1, size: int = PAGE) -> Cut:
    """A page of `SELECT {select} FROM {source} ORDER BY {order}`; these are our own words, only `values` come from outside."""
    total = store.execute(f"SELECT COUNT(*) FROM {source}", values).fetchone()[0]
    page = min(max(1, page), max(1, -(-total // size)))
    found = rows(store, f"SELECT {select} FROM {source} ORDER BY {order} LIMIT ? OFFSET ?", *values, size, (page - 1) * size)
    return Cut(found, total, page, size)


def like(words: str) -> str:
    """A LIKE pattern for words as typed; its wildcards are data."""
    escaped = words.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def where(conditions: Mapping[str, str]) -> tuple[str, list[object]]:
    """`WHERE` of those conditions (SQL with one `?` → value) whose value is not empty."""
    used = {sql: value for sql, value in conditions.items() if value}
    return (" WHERE " + " AND ".join(used) if used else ""), list(used.values())


# ---------------------------------------------------------------- documents


def documents(store: sqlite3.Connection, asked: Mapping[str, str], page: int) -> Cut:
    """Documents by year and title, narrowed by words, place, year and kind."""
    conditions = {
        "keys LIKE ? ESCAPE '\\'": like(asked["q"]) if asked.get("q") else "",
        "place = ?": asked.get("place", ""),
        "year = ?": asked.get("year", ""),
        "kind = ?": asked.get("kind", ""),
    }
    clause, values = where(conditions)
    return cut(store, "*", f"document{clause}", values, "year IS NULL, year DESC, title, id", page)


def choices(store: sqlite3.Connection, column: str) -> list[tuple[str, int]]:
    """The values of a column of `document` (our own name) with how many documents have each."""
    found = rows(store, f"SELECT {column} AS v, COUNT(*) AS c FROM document WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 1")
    return [(row["v"], row["c"]) for row in found]


def document(store: sqlite3.Connection, key: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = store.execute("SELECT * FROM document WHERE id = ?", (key,)).fetchone()
    return found


def titles(store: sqlite3.Connection) -> list[sqlite3.Row]:
    """Id and title of every document, to choose from."""
    return rows(store, "SELECT id, title, year FROM document ORDER BY title, id")


# ---------------------------------------------------------------- entities


def entity(store: sqlite3.Connection, key: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = store.execute("SELECT * FROM entity WHERE id = ?", (key,)).fetchone()
    return found


def by_name(store: sqlite3.Connection, name: str) -> str | None:
    """The id of the only or most mentioned entity of that very name; a document by its title."""
    found = store.execute("SELECT id FROM entity WHERE name = ? ORDER BY mentions DESC, id LIMIT 1", (name,)).fetchone()
    if found:
        return str(found["id"])
    found = store.execute("SELECT id FROM document WHERE title = ? ORDER BY id LIMIT 1", (name,)).fetchone()
    return f"document/{found['id']}" if found else None


def search(store: sqlite3.Connection, words: str, kind: str, page: int) -> Cut:
    """Entities whose name, alias, English name, pinyin or initials hold the words; the shortest names first."""
    conditions = {"keys LIKE ? ESCAPE '\\'": like("".join(words.split()) if not words.isascii() else words.strip()), "type = ?": kind}
    clause, values = where(conditions)
    return cut(store, "*", f"entity{clause}", values, "length(name), documents DESC, mentions DESC, id", page)


def passages(store: sqlite3.Connection, words: str, page: int) -> Cut:
    """Items whose text holds the words."""
    source = "item JOIN document d ON d.id = item.document WHERE item.text LIKE ? ESCAPE '\\'"
    return cut(store, "item.*, d.title AS title", source, [like(words.strip())], "d.year DESC, item.document, item.n", page, 20)


def top(store: sqlite3.Connection, kind: str, most: int) -> list[sqlite3.Row]:
    """Entities of a type that most documents name."""
    return rows(store, "SELECT * FROM entity WHERE type = ? ORDER BY documents DESC, mentions DESC, id LIMIT ?", kind, most)


def neighbours(store: sqlite3.Connection, key: str, most: int) -> list[sqlite3.Row]:
    """Entities that stand in the same items, by how many items they share."""
    statement = (
        "SELECT e.id, e.type, e.name, COUNT(*) AS shared FROM held a JOIN held b ON b.document = a.document AND b.item = a.item"
        " JOIN entity e ON e.id = b.entity WHERE a.entity = ? AND b.entity != ?"
        " GROUP BY e.id ORDER BY shared DESC, e.mentions, e.id LIMIT ?"
    )
    return rows(store, statement, key, key, most)


def by_document(store: sqlite3.Connection, key: str) -> list[sqlite3.Row]:
    """The documents that name an entity, with how often and in which roles."""
    statement = (
        "SELECT d.id, d.title, d.year, d.place, COUNT(*) AS c, group_concat(DISTINCT m.role) AS roles"
        " FROM mention m JOIN document d ON d.id = m.document WHERE m.entity = ? GROUP BY d.id ORDER BY d.year, d.title, d.id"
    )
    return rows(store, statement, key)


def evidence(store: sqlite3.Connection, key: str, document_id: str, page: int) -> Cut:
    """Where an entity is named, in one document or in all."""
    clause, values = where({"m.entity = ?": key, "m.document = ?": document_id})
    select = "m.*, d.title AS title, i.label AS label, i.heading AS heading"
    source = f"mention m JOIN document d ON d.id = m.document LEFT JOIN item i ON i.document = m.document AND i.id = m.item{clause}"
    return cut(store, select, source, values, "d.year, m.document, m.start, m.role", page, 30)
