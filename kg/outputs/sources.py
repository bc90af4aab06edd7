"""The sources of a finished build, read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from kg.errors import SourceError, StoreError
from kg.outputs.generation import MANIFEST
from kg.read import read


class _Source(TypedDict):
    path: str
    digest: str


def texts(out: Path, moved: Path | None = None) -> tuple[dict[str, str], list[str]]:
    """Text by document id, and a sentence for each source that is gone or is no longer the file that was read.

    `moved` is the folder the sources are in now; by default they are where they were, relative to `out`.
    """
    found: dict[str, str] = {}
    missing: list[str] = []
    for document, source in manifest(out).items():
        path = (moved / Path(source["path"]).name) if moved else out / source["path"]
        try:
            read_now = read(path)
        except SourceError as problem:
            missing.append(str(problem))
            continue
        found[document] = read_now.text
        if read_now.digest != source["digest"]:
            missing.append(f"{path}: 原文在建图后被改动 / changed since the graph was built; build it again")
    return found, missing


def manifest(out: Path) -> dict[str, _Source]:
    """The documents of a build; raises StoreError where there is none."""
    try:
        documents: dict[str, _Source] = json.loads((out / MANIFEST).read_text("utf-8"))["documents"]
    except (OSError, ValueError, KeyError) as problem:
        raise StoreError(
            f"{out}: 没有建图结果 / no build here ({type(problem).__name__}); run build_graph.py --out {out} first"
        ) from problem
    return documents
