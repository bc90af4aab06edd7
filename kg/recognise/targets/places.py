"""The area a number holds for, where its clause opens with one."""

from __future__ import annotations

import re

from kg.rules.placenames import NameKind, names
from kg.rules.quantities import QuantityRules

_KINDS = frozenset({NameKind.FULL, NameKind.IMPLIED, NameKind.SHORT})
_ATTRIBUTE = re.compile(
    r"文明|重点|首|第|最|前[0-9一-十]|统一|一流|卫生城|示范|先进|各|大会|人大|政协"
)  # 全国文明城市 is no statement about the country


def whole_area(text: str) -> str | None:
    """The text if it is the name of an area and nothing else."""
    found = names(text)
    return text if len(found) == 1 and found[0].kind in _KINDS and (found[0].start, found[0].end) == (0, len(text)) else None


class Areas:
    """The names of areas in a text, by where they start; looked for when first asked."""

    def __init__(self, rules: QuantityRules, text: str) -> None:
        self._rules, self._text = rules, text
        self._found: dict[int, str] | None = None

    def opening(self, start: int) -> str | None:
        """The area named where a clause starts, past adverbs and times (`中宁县新建…` → 中宁县)."""
        if self._found is None:
            self._found = {n.start: n.text for n in names(self._text) if n.kind in _KINDS and not _ATTRIBUTE.match(self._text, n.end)}
        if not self._found:
            return None
        if start in self._found:
            return self._found[start]
        lead = self._rules.leads.match(self._text, start)
        return self._found.get(lead.end()) if lead else None
