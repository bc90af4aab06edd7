"""The checks of `ontology/checks/`: one defect a file; a sound graph gives no rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Store

from kg.errors import RuleError
from kg.rules.files import root
from kg.store.formats import plain
from kg.store.heads import head
from kg.store.query import here

ABOUT = ("graph", "document")


@dataclass(frozen=True, slots=True)
class Check:
    """`about` says whose defect it finds: the `graph`'s, which is ours, or the `document`'s, which is recorded as found."""

    name: str
    zh: str
    en: str
    about: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A node that has the defect, with what a person needs to see it."""

    check: Check
    node: str
    detail: str

    def __str__(self) -> str:
        return f"{self.check.name}: {self.node} ({self.detail}): {self.check.zh} / {self.check.en}"


@cache
def checks() -> tuple[Check, ...]:
    """Every check, by name."""
    return tuple(read(path) for path in sorted((root("ontology") / "checks").glob("*.rq")))


def read(path: Path) -> Check:
    """The check a file holds."""
    sparql = path.read_text("utf-8")
    told = head(path, sparql, "zh", "en", "about")
    if told["about"] not in ABOUT:
        raise RuleError(f"{path}: '# about: {told['about']}' must be one of {', '.join(ABOUT)}")
    return Check(path.stem, told["zh"], told["en"], told["about"], sparql)


def findings(store: Store, wanted: Iterable[Check] | None = None) -> list[Finding]:
    """What the checks (all by default) find in the store, check by check."""
    found = []
    for check in checks() if wanted is None else wanted:
        answer = here(store, check.sparql)
        for row in answer.rows:
            node, detail = ("" if term is None else plain(term) for term in row)
            found.append(Finding(check, node, detail))
    return found
