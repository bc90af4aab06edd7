"""What a saved query says of itself in its first comment lines: `# zh: …`, `# en: …`, `# param: …`."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import RuleError

_LINE = re.compile(r"#\s*(\w+):\s*(\S.*)")


def lines(sparql: str) -> list[tuple[str, str]]:
    """The key and value of each comment line before the query begins."""
    found = []
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        if match := _LINE.fullmatch(line.rstrip()):
            found.append((match[1], match[2]))
    return found


def head(path: Path, sparql: str, *keys: str) -> dict[str, str]:
    """The values of the keys; one that is missing or said twice names the file."""
    told = lines(sparql)
    for key in keys:
        if sum(k == key for k, _ in told) != 1:
            raise RuleError(f"{path}: must begin with exactly one line '# {key}: …'")
    return {k: v for k, v in told if k in keys}
