"""Deadlines that cannot be, or that the text and its deadline field give differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.analyse.finding import Finding, Quote, finding, named, quoted, within
from kg.analyse.periods import Period, period
from kg.analyse.words import audit_words
from kg.assemble.schema import ItemRow, Record


def early_deadlines(record: Record) -> Iterator[Finding]:
    """Tasks due before their document was issued: 2019-11 in a document of 2020-03-31."""
    issued = period(record["document"]["issued"])
    if issued is None:
        return
    for item in record["items"]:
        due, said = period(item["deadline"]), item["deadline_evidence"]
        if item["kind"] == "task" and due is not None and said is not None and due.end < issued.start:
            stated = record["document"]["evidence"].get("issued", [])
            zh = f"{named(item)}的完成时限{item['deadline']}早于发文日期{record['document']['issued']}"
            en = f"{named(item)} is due {item['deadline']}, before the document was issued ({record['document']['issued']})"
            yield finding(record, "deadline-before-issue", [item], zh, en, quoted(said), *map(quoted, stated[:1]))


def other_deadlines(record: Record) -> Iterator[Finding]:
    """Items whose text says 2020年底 where the deadline field says 2020年11月: only where the field is a labelled one of the same year."""
    for item in record["items"]:
        said, due = item["deadline_evidence"], period(item["deadline"])
        if said is None or due is None or not said["rule"].startswith("label"):
            continue
        for words, other in _dates_said(item, due.end[:4]):
            if other.end != due.end:
                zh = f"{named(item)}的正文写“{words.text}”，完成时限为{item['deadline']}"
                en = f"the text of {named(item)} says {words.text}, its deadline field {item['deadline']}"
                yield finding(record, "deadline-in-text-differs", [item], zh, en, words, quoted(said))
                break


def _dates_said(item: ItemRow, year: str) -> Iterator[tuple[Quote, Period]]:
    """The ends of a year or month the text names, those of the field's own year only."""
    for found in audit_words().year_end.finditer(item["text"]):
        if (found["year"] or year) == year:
            yield _whole(item, found), Period(f"{year}-01-01", f"{year}-12-31")
    for found in audit_words().month_end.finditer(item["text"]):
        when = period(f"{found['year'] or year}-{int(found['month']):02}")
        if when is not None and when.end[:4] == year:
            yield _whole(item, found), when


def _whole(item: ItemRow, found: re.Match[str]) -> Quote:
    """The words with up to four characters before them: 到2020年底."""
    start = found.start()
    if start > 0 and item["text"][start - 1] in "到至":
        start -= 1
    return within(item, item["text"][start : found.end()])
