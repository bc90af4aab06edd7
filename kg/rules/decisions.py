"""Human decisions on identity, a table kept beside the inputs: these two are the same, those two are not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import RuleError

NAME = "decisions.tsv"
COLUMNS = ("decision", "one", "other", "note", "who", "when")
SAME, DIFFERENT = "same", "different"
KINDS = frozenset({"organization", "program", "indicator", "person"})


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: `one` is the same as, or differs from, `other`; ids as in the records."""

    decision: str
    one: str
    other: str
    note: str
    who: str
    when: str

    @property
    def why(self) -> str:
        """The row as a reason: who decided when, and why."""
        by = " ".join(filter(None, (self.who, self.when)))
        return f"decided{f' by {by}' if by else ''}: {self.decision}" + (f" ({self.note})" if self.note else "")


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a build. `same` leads from an id to the one it is merged into, `different` from an id to those it must not be."""

    same: Mapping[str, Decision] = field(default_factory=dict)
    different: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    digest: str = ""

    def merged(self, found: str) -> tuple[str, tuple[Decision, ...]]:
        """The id that stands for this one in the end, and the decisions that lead there."""
        path: list[Decision] = []
        while found in self.same:
            path.append(self.same[found])
            found = path[-1].other
        return found, tuple(path)


NONE = Decisions()


def beside(paths: Iterable[Path]) -> Path | None:
    """The `decisions.tsv` in an input folder or beside an input file; RuleError where there are several."""
    folders = {path if path.is_dir() else path.parent for path in paths}
    found = sorted(folder / NAME for folder in folders if (folder / NAME).is_file())
    if len(found) > 1:
        raise RuleError(f"{found[0]}, {found[1]}: 有多份人工判定 / several files of decisions; join them, or name one with --decisions")
    return found[0] if found else None


def load_decisions(path: Path) -> Decisions:
    """The decisions in a file; a row that says nothing clear or contradicts another is named with its line."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise RuleError(f"{path}: 无法读取 / cannot be read ({problem}); expected UTF-8 text with tabs") from problem
    rows = [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not rows or tuple(cell.strip() for cell in rows[0][1]) != COLUMNS:
        raise RuleError(f"{path}: 缺表头 / the first row must be the header: {' '.join(COLUMNS)}, with tabs between")
    return _checked(path, [(number, _decision(path, number, cells)) for number, cells in rows[1:]], text)


def _decision(path: Path, number: int, cells: list[str]) -> Decision:
    if len(cells) != len(COLUMNS):
        raise RuleError(f"{path}: row {number} has {len(cells)} cells, {len(COLUMNS)} expected: {' '.join(cells)[:60]}")
    made = Decision(*(cell.strip() for cell in cells))
    kinds = {made.one.partition("/")[0], made.other.partition("/")[0]}
    if made.decision not in (SAME, DIFFERENT):
        raise RuleError(f"{path}: row {number}: {made.decision!r} is no decision; write {SAME} or {DIFFERENT}")
    if len(kinds) != 1 or not kinds <= KINDS or not all(i.partition("/")[2] for i in (made.one, made.other)):
        raise RuleError(
            f"{path}: row {number}: {made.one!r} and {made.other!r} must be two ids of one kind, one of {', '.join(sorted(KINDS))}"
        )
    if made.one == made.other:
        raise RuleError(f"{path}: row {number}: {made.one} is compared with itself")
    return made


def _checked(path: Path, rows: list[tuple[int, Decision]], text: str) -> Decisions:
    same: dict[str, Decision] = {}
    lines: dict[str, int] = {}
    for number, row in rows:
        if row.decision == SAME:
            if same.get(row.one, row).other != row.other:
                raise RuleError(f"{path}: row {number}: {row.one} is already merged into {same[row.one].other} in row {lines[row.one]}")
            same[row.one], lines[row.one] = row, number
            if _circular(same, row.one):
                raise RuleError(f"{path}: row {number}: {row.one} is merged into itself by way of {row.other}")
    found = Decisions(same, {}, hashlib.sha256(text.encode()).hexdigest()[:16])
    apart: dict[str, list[Decision]] = {}
    for number, row in rows:
        if row.decision == DIFFERENT:
            if found.merged(row.one)[0] == found.merged(row.other)[0]:
                raise RuleError(f"{path}: row {number}: {row.one} and {row.other} are called different here and the same in another row")
            for end in (row.one, row.other):
                apart.setdefault(end, []).append(row)
    return Decisions(same, {key: tuple(value) for key, value in apart.items()}, found.digest)


def _circular(same: Mapping[str, Decision], start: str) -> bool:
    at = same[start].other
    while at in same and at != start:
        at = same[at].other
    return at == start
