"""One build as the app sees it: the folder in force, its index, its sources, its connections. Nothing is read that no page asks for."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.analyse.across import across
from kg.analyse.connection import Connector
from kg.analyse.workload import workload
from kg.assemble.schema import Record
from kg.errors import KGError, StoreError
from kg.model import Document
from kg.outputs import generation
from kg.outputs.files import read_record, records
from kg.read import read
from visualize.web.index import NAME, open_index, write_index


class Site:
    """Answers about the build under `out`. Requests come from many threads; what is dear is made once for each build."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._lock = threading.Lock()
        self._made: dict[Path, Path] = {}
        self._aside = tempfile.TemporaryDirectory(prefix="policykg-")
        self._connector = lru_cache(maxsize=4)(self._connect)
        self.folder()  # said now rather than at the first page

    def close(self) -> None:
        self._aside.cleanup()

    def folder(self) -> Path:
        """The build in force."""
        found = generation.current(self.out)
        if found is None:
            raise StoreError(f"{self.out}: 这里没有建好的图 / no build here; run build_graph.py first")
        return found

    @contextmanager
    def index(self) -> Iterator[sqlite3.Connection]:
        """The index of the build in force, open for one request."""
        store = open_index(self._index_of(self.folder()))
        try:
            yield store
        finally:
            store.close()

    def _index_of(self, folder: Path) -> Path:
        """The index a build wrote, or one made now for a build without pages."""
        path = folder / NAME
        if path.is_file():
            return path
        with self._lock:
            if folder not in self._made:
                made = Path(self._aside.name) / f"{len(self._made)}.sqlite"
                held = list(records(folder / "records"))
                write_index(held, across(held), workload(held), made)
                self._made[folder] = made
            return self._made[folder]

    def manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = json.loads((self.folder() / generation.MANIFEST).read_text("utf-8"))
        return manifest

    def record(self, document: str) -> Record:
        """The record of a document the index knows."""
        return read_record(self.folder() / "records" / f"{document}.json")

    def source(self, document: str) -> Document | None:
        """The text a record was made from; None if the file is gone or has changed since."""
        told = self.manifest()["documents"].get(document)
        if told is None:
            return None
        try:
            found = read(self.out.resolve() / told["path"])
        except KGError:
            return None
        return found if found.digest == told["digest"] else None

    def connector(self, documents: tuple[str, ...] = ()) -> Connector:
        """What answers how two entities hang together, in all documents or some; made when first asked for."""
        with self._lock:
            return self._connector(self.folder(), documents)

    def _connect(self, folder: Path, documents: tuple[str, ...]) -> Connector:
        if documents:
            return Connector([read_record(folder / "records" / f"{one}.json") for one in documents])
        return Connector(list(records(folder / "records")))
