"""Where the names of the thesaurus stand in a text, and how other stretches lie to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from kg.recognise.programs.known import Known


class Held:
    """The known names of a text of `size` characters; `inner` has a 1 for each place over which one of them goes on."""

    def __init__(self, names: Iterable[Known], size: int) -> None:
        spans = sorted({(start, end) for start, end, _ in names})
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate([end for _, end in spans], max))  # how far the names up to this one reach
        self.inner = inner = bytearray(size + 1)
        for start, end in spans:
            inner[start + 1 : end] = b"\1" * (end - start - 1)

    def beside(self, start: int, end: int) -> tuple[int, int] | None:
        """How many characters stand before and behind the known names inside; (0, 0) if there are none.

        None for what cuts through a known name or is one.
        """
        inner = self.inner
        if inner.find(1, start, end + 1) < 0:
            return 0, 0
        if inner[start] or inner[end]:
            return None
        before = self._starts[bisect_left(self._starts, start)] - start
        behind = end - self._reach[bisect_left(self._starts, end) - 1]
        return (before, behind) if before or behind else None
