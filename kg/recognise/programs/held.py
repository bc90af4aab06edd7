"""Where the names of the thesaurus stand in a text, and how other stretches lie to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, islice, takewhile

from kg.recognise.programs.candidate import Candidate
from kg.recognise.programs.known import Known


class Held:
    """The known names of a text."""

    def __init__(self, names: Iterable[Known]) -> None:
        spans = sorted({(one.start, one.end) for one in names})
        self._spans = spans
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate([end for _, end in spans], max))  # how far the names up to this one reach
        self._shortest = dict(reversed(spans))  # where the shortest name that starts here ends

    def beside(self, start: int, end: int) -> tuple[int, int] | None:
        """How many characters stand before and behind the known names inside; (0, 0) if there are none.

        None for what cuts through a known name or is one.
        """
        first = bisect_left(self._starts, start)
        if first and self._reach[first - 1] > start:
            return None
        last = bisect_left(self._starts, end, first)
        if first == last:
            return 0, 0
        before, behind = self._starts[first] - start, end - self._reach[last - 1]
        return (before, behind) if behind >= 0 and (before or behind) else None

    def tells(self, candidate: Candidate) -> bool:
        """Is a member of a list told already? The list's last name, which it overlaps, does not count."""
        if candidate.start in self._shortest:
            return True
        at = bisect_left(self._starts, candidate.start)
        inside = takewhile(lambda start: start < candidate.end, islice(self._starts, at, None))
        return any(self._shortest[start] <= candidate.end - 8 for start in inside)
