"""The tables of `site.sqlite`: what the web app reads, made from the records of a build and thrown away with it."""

from __future__ import annotations

TABLES = """
CREATE TABLE document (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE, file TEXT, title TEXT, number TEXT, issuer TEXT, issued TEXT, period TEXT, year TEXT,
    kind TEXT, place TEXT, place_id TEXT, items INTEGER, targets INTEGER, keys TEXT
);
CREATE TABLE item (
    document TEXT, id TEXT, n INTEGER, kind TEXT, label TEXT, heading TEXT, section TEXT, text TEXT, deadline TEXT,
    lead TEXT, support TEXT, people TEXT, start INTEGER, end INTEGER, PRIMARY KEY (document, id)
) WITHOUT ROWID;
CREATE TABLE section (document TEXT, id TEXT, level INTEGER, printed TEXT, start INTEGER, end INTEGER, PRIMARY KEY (document, id)) WITHOUT ROWID;
CREATE TABLE entity (
    id TEXT PRIMARY KEY, type TEXT, name TEXT, aliases TEXT, known TEXT, keys TEXT, documents INTEGER, mentions INTEGER
) WITHOUT ROWID;
CREATE TABLE mention (
    entity TEXT, document TEXT, item TEXT, role TEXT, value TEXT, quote TEXT, before TEXT, after TEXT,
    start INTEGER, end INTEGER, rule TEXT
);
CREATE TABLE held (entity TEXT, document TEXT, item TEXT, PRIMARY KEY (entity, document, item)) WITHOUT ROWID;
CREATE TABLE ledger (
    n INTEGER PRIMARY KEY, verdict TEXT, place TEXT, indicator TEXT, document TEXT, start INTEGER, end INTEGER,
    seen_start INTEGER, seen_end INTEGER, row TEXT
);
CREATE TABLE series (
    id TEXT, place TEXT, name TEXT, unit TEXT, documents INTEGER, points TEXT, PRIMARY KEY (id, place)
) WITHOUT ROWID;
CREATE TABLE apart (n INTEGER PRIMARY KEY, a TEXT, b TEXT, row TEXT);
CREATE TABLE theme (concept TEXT, zh TEXT, en TEXT, document TEXT, item TEXT, rank INTEGER, start INTEGER, end INTEGER);
CREATE TABLE load (
    document TEXT, kind TEXT, name TEXT, leads INTEGER, supports INTEGER, distinct_leads INTEGER, PRIMARY KEY (document, kind, name)
) WITHOUT ROWID;
CREATE TABLE issue (document TEXT, stage TEXT, code TEXT, message TEXT, start INTEGER, end INTEGER);
"""

INDEXES = """
CREATE INDEX entity_name ON entity (name);
CREATE INDEX entity_type ON entity (type, documents);
CREATE INDEX mention_entity ON mention (entity, document, start);
CREATE INDEX mention_document ON mention (document, start);
CREATE INDEX held_item ON held (document, item);
CREATE INDEX ledger_document ON ledger (document);
CREATE INDEX theme_concept ON theme (concept);
CREATE INDEX theme_document ON theme (document);
CREATE INDEX issue_code ON issue (code);
"""
