"""Outputs that appear all at once: built aside, then one atomic switch.

`DIR/.generations/<id>/` holds a whole build; `DIR/.generations/current` is a symbolic link to it, and `DIR/records`, `DIR/graph.ttl` … are
links through `current`. Renaming one link changes all outputs together, so a run killed at any moment leaves the previous ones whole, and
a reader that resolves `current` once sees one build. The last but one is kept, for readers that still hold it.
Where the system has no symbolic links for ordinary users (Windows), each output is moved into `DIR` by a rename of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows: its users build alone
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
_FOLDER = ".generations"
_CURRENT = "current"
_STAGING = ".staging-"


def current(out: Path) -> Path | None:
    """The folder of the build that is in force, or None."""
    link = out / _FOLDER / _CURRENT
    if link.is_dir():
        return link.resolve()
    return out if (out / MANIFEST).is_file() and not (out / MANIFEST).is_symlink() else None


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Holds `out` for one build at a time; a second one is told so at once. The lock goes with the process, however it ends."""
    generations = out / _FOLDER
    try:
        generations.mkdir(parents=True, exist_ok=True)
        lock = (generations / "lock").open("a")
    except OSError as problem:
        raise StoreError(f"{out}: 无法写入 / cannot be written ({problem.strerror}); choose another --out") from problem
    with lock:
        try:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise StoreError(f"{out}: 另一个建图正在写入 / another build is writing here; wait for it or choose another --out") from problem
        yield


def stage(out: Path, name: str) -> Path:
    """A fresh folder to build generation `name` in, under the lock; leftovers of killed runs are removed."""
    generations = out / _FOLDER
    for left in generations.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    staging = generations / f"{_STAGING}{name}"
    staging.mkdir()
    return staging


def switch(out: Path, staging: Path) -> Path:
    """Puts the staged build in force and returns the folder it is found in."""
    generations = out / _FOLDER
    name = staging.name.removeprefix(_STAGING)
    before = current(out)
    if before == out:  # an earlier build found no symbolic links here
        return _move(out, staging)
    try:
        for entry in sorted(staging.iterdir()):
            _link(Path(_FOLDER) / _CURRENT / entry.name, out / entry.name)
    except OSError:
        return _move(out, staging)
    final = generations / name
    if final.exists():  # the same inputs and code, built again on demand
        _retire(final)
    staging.rename(final)
    _link(Path(name), generations / _CURRENT)
    _sweep(out, keep={final.resolve(), before})
    return final


def _retire(folder: Path) -> None:
    aside = folder.with_name(f"{_STAGING}old-{folder.name}")
    folder.rename(aside)
    shutil.rmtree(aside, ignore_errors=True)


def _link(target: Path, link: Path) -> None:
    """Makes or replaces a symbolic link in one step; whatever else stands in its place must be the user's and is not touched."""
    if link.is_symlink() and link.readlink() == target:
        return
    if link.exists() and not link.is_symlink():
        raise StoreError(f"{link}: 不是本程序生成 / was not made by policy-kg and is in the way; move it or choose another --out")
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _move(out: Path, staging: Path) -> Path:
    for entry in sorted(staging.iterdir(), key=lambda e: e.name == MANIFEST):  # the manifest last: it says the build is whole
        there = out / entry.name
        aside = staging / f".old-{entry.name}"
        if there.exists():
            there.rename(aside)
        entry.rename(there)
    shutil.rmtree(staging, ignore_errors=True)
    return out


def _sweep(out: Path, keep: set[Path | None]) -> None:
    for folder in (out / _FOLDER).iterdir():
        if folder.is_dir() and not folder.is_symlink() and folder.resolve() not in keep:
            shutil.rmtree(folder, ignore_errors=True)
    for link in out.iterdir():
        if link.is_symlink() and not link.exists():
            link.unlink()
