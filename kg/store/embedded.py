"""The embedded Oxigraph store of a build: numbered generation folders and a one-line file that names the current one.

A rebuild writes a new generation beside the old and switches by replacing that file, so a reader sees one generation or the other,
never a mixture, and a build killed at any moment leaves the previous one in place.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.errors import StoreError

_POINTER = "generation"
_NAME = re.compile(r"generation-(\d{6,})")


def write_store(quads: Iterable[Quad], folder: Path) -> Path:
    """A new generation under `folder` holding the quads, made current; returns its path.

    The generation before it stays for readers that have it open; older ones and those of killed builds are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = _current(folder)
    path = folder / f"generation-{_next(folder):06d}"
    _fill(path, quads)
    _point(folder, path.name)
    _clear(folder, keep={path.name, before})
    return path


def _fill(path: Path, quads: Iterable[Quad]) -> None:
    try:
        store = Store(str(path))
        store.bulk_extend(quads)
        store.optimize()
        store.flush()
    except OSError as problem:
        shutil.rmtree(path, ignore_errors=True)
        raise StoreError(f"{path}: the store cannot be written ({problem}); is the disk full, or the folder another user's?") from problem


def _generations(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if _NAME.fullmatch(p.name))


def _next(folder: Path) -> int:
    found = [int(match[1]) for p in folder.iterdir() if (match := _NAME.fullmatch(p.name))]
    return max(found, default=0) + 1


def _current(folder: Path) -> str | None:
    try:
        return (folder / _POINTER).read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None


def _point(folder: Path, name: str) -> None:
    draft = folder / f"{_POINTER}.new"
    with draft.open("w", encoding="ascii") as out:
        out.write(name + "\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(folder / _POINTER)


def _clear(folder: Path, keep: set[str | None]) -> None:
    for path in _generations(folder):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)  # one that another process still holds open goes at the next build


def current_store(folder: Path) -> Path:
    """The folder of the current generation, links resolved: another build never gets the same path. Says what to do where there is none."""
    folder = folder.resolve()
    if not folder.is_dir():
        raise StoreError(f"{folder}: no store here; build it first with build_graph.py")
    name = _current(folder)
    if name is None or not _NAME.fullmatch(name) or not (folder / name).is_dir():
        raise StoreError(f"{folder}: the store is incomplete (no current generation); build it again with build_graph.py")
    return folder / name


def open_store(folder: Path) -> Store:
    """The current generation, opened read-only; it does not change under the reader when a build switches generations."""
    path = current_store(folder)
    try:
        return Store.read_only(str(path))
    except (OSError, RuntimeError) as problem:
        if path != current_store(folder):  # switched between the two steps
            return open_store(folder)
        raise StoreError(f"{path}: the store cannot be opened ({problem}); build it again with build_graph.py") from problem
