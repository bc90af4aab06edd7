"""Where the tables are and how they are read: the clone's `data/` or the copy inside an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import RuleError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def root(folder: str) -> Path:
    """The folder `data` or `ontology`, from the clone if we run in one, else from the installed package."""
    installed = Path(__file__).parent.parent / folder
    clone = Path(__file__).parent.parent.parent / folder
    for place in (clone, installed):
        if place.is_dir():
            return place
    raise RuleError(f"{folder}/ is missing beside the package ({clone}, {installed}): reinstall policy-kg")


def load_yaml(name: str) -> Any:
    """The parsed content of `data/<name>`; a syntax error is named by file and line."""
    path = root("data") / name
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_LOADER)
    except OSError as problem:
        raise RuleError(f"{path}: cannot be read ({problem.strerror}); restore it from the repository") from problem
    except yaml.YAMLError as problem:
        raise RuleError(f"{path}: not valid YAML: {problem}") from problem


def load_tsv(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>`, tab-separated with a header line; `#` starts a comment line."""
    path = root("data") / name
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise RuleError(f"{path}: row {number} has {len(cells)} cells, {len(header)} expected: {line[:60]}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows
