"""What a build depends on besides its inputs: our code and our tables."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from kg.rules.files import root

_TABLES = ("lexicon", "rules", "places", "programs", "themes")


@cache
def extractor() -> str:
    """A digest of every module of `kg` and every table under `data/` (16 hex digits): same digest, same records."""
    tables = (_files(root("data") / table) for table in _TABLES)
    return _digest(chain(Path(__file__).parent.parent.rglob("*.py"), *tables, _files(root("ontology"))))


def package_of(function: Callable[..., object]) -> str:
    """A digest of the package a function belongs to, templates and styles included."""
    return _digest(_files(Path(inspect.getfile(function)).parent))


def _files(folder: Path) -> Iterator[Path]:
    """All files below, without what Python leaves when it runs them."""
    return (f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda f: f.as_posix()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
