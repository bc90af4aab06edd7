"""What a build depends on besides its inputs: our code and our tables."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg.rules.files import root

_TABLES = ("lexicon", "rules", "places", "programs")


@cache
def extractor() -> str:
    """A digest of every module of `kg` and every table under `data/` (16 hex digits): same digest, same records."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    files = [*package.rglob("*.py")]
    for table in _TABLES:
        files += [f for f in (root("data") / table).rglob("*") if f.is_file()]
    files += [f for f in root("ontology").rglob("*") if f.is_file()]
    for file in sorted(files, key=lambda f: f.as_posix()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
