"""Which files a user means: files and folders in, a sorted list of inputs and one sentence per problem out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from kg.read.source import FORMATS

KNOWN = "、".join(sorted(FORMATS))


@dataclass(frozen=True, slots=True)
class Gathered:
    """Inputs to read, sorted by stem; `problems` are errors (exit code 1), `passed_over` files in folders of formats not read."""

    files: tuple[Path, ...]
    problems: tuple[SourceError, ...]
    passed_over: tuple[Path, ...]


def gather(paths: Iterable[Path]) -> Gathered:
    """Every input under `paths`, in an order that does not depend on the order given; of two files with one stem the first by path is kept."""
    found: dict[Path, Path] = {}  # resolved → as given
    problems: list[SourceError] = []
    passed_over: list[Path] = []
    for path in sorted(set(paths)):
        if path.is_dir():
            inside, other = _inside(path)
            passed_over += other
            if not inside:
                problems.append(SourceError(f"{path}: 文件夹里没有可读的文件 / no readable file in this folder; expected {KNOWN}"))
            for file in inside:
                found.setdefault(file.resolve(), file)
        elif not path.exists():
            problems.append(SourceError(f"{path}: 找不到 / no such file or folder; check the path"))
        elif path.suffix.lower() not in FORMATS:
            problems.append(SourceError(f"{path}: 格式不支持 / format {path.suffix or '(no suffix)'} is not read; expected {KNOWN}"))
        else:
            found.setdefault(path.resolve(), path)
    files, twins = _one_per_stem(found.values())
    return Gathered(files, (*problems, *twins), tuple(passed_over))


def _inside(folder: Path) -> tuple[list[Path], list[Path]]:
    readable: list[Path] = []
    other: list[Path] = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(top) / name
                (readable if path.suffix.lower() in FORMATS else other).append(path)
    return readable, other


def _one_per_stem(files: Iterable[Path]) -> tuple[tuple[Path, ...], list[SourceError]]:
    kept: dict[str, Path] = {}
    problems: list[SourceError] = []
    for file in sorted(files, key=lambda f: (f.stem, str(f))):
        first = kept.setdefault(file.stem, file)
        if first is not file:
            problems.append(SourceError(f"{file}: 与 {first} 同名 / has the same stem as {first}, which is kept; rename one of the two"))
    return tuple(kept.values()), problems
