"""Times as stretches of days: `2021-H1` is 2021-01-01 … 2021-06-30. ISO dates as text, so that they compare as they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.assemble.schema import Record


class Period(NamedTuple):
    """First and last day, both ISO dates."""

    start: str
    end: str


_TIME = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>[01][0-9])(?:-(?P<day>[0-3][0-9]))?))?$")
_LAST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=4096)
def period(time: str | None) -> Period | None:
    """The days a time covers, None if it is none: `2020`, `2020-03`, `2020-03-31`, `2021-H1`, `2021-Q3`, `2021/2025`."""
    if not time:
        return None
    first, _, last = time.partition("/")
    one = _single(first)
    other = _single(last) if last else one
    if one is None or other is None or other.end < one.start:
        return None
    return Period(one.start, other.end)


def _single(time: str) -> Period | None:
    found = _TIME.match(time)
    if found is None:
        return None
    year, months = found["year"], (1, 12)
    if found["half"]:
        months = (1, 6) if found["half"] == "1" else (7, 12)
    elif found["quarter"]:
        months = (3 * int(found["quarter"]) - 2, 3 * int(found["quarter"]))
    elif found["month"]:
        months = (int(found["month"]),) * 2
    if not 1 <= months[0] <= 12:
        return None
    if found["day"]:
        return Period(time, time)
    leap = months[1] == 2 and int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    return Period(f"{year}-{months[0]:02}-01", f"{year}-{months[1]:02}-{29 if leap else _LAST[months[1] - 1]:02}")


def plans(record: Record) -> Period | None:
    """The time a document plans or reports: its period, else the year it was issued in."""
    row = record["document"]
    return period(row["period"]) or period((row["issued"] or "")[:4])


def known_until(record: Record) -> str:
    """The last day the document can speak of: its date of issue, else the end of the latest time it reports a number for within its period."""
    issued = period(record["document"]["issued"])
    return issued.end if issued is not None else _reported(record)


def reaches(record: Record) -> str:
    """The last day the document surely knows: as `known_until`, but no later than the first day of a date of issue that is only a year or month."""
    issued = period(record["document"]["issued"])
    return issued.start if issued is not None else _reported(record)


def _reported(record: Record) -> str:
    planned = period(record["document"]["period"])
    found = [when.end for t in record["targets"] if t["role"] == "actual" and (when := period(t["time"])) is not None]
    within = [end for end in found if planned is None or end <= planned.end]
    return max(within, default=planned.start if planned else "")
