"""What filters know of a document, and where its own graph stands."""

from __future__ import annotations

import re

from kg.assemble.schema import Record
from visualize.picture import Plan

_YEAR = re.compile(r"(?:19|20)\d\d")


def plan(record: Record) -> Plan:
    """The document's id, title, place and year; empty where it states none."""
    row = record["document"]
    return Plan(record["source"]["id"], row["title"] or record["file"], row["place"] or "", year(record) or "")


def year(record: Record) -> str | None:
    """The year a document is for, else that of its date, else the one its title names; of several it is for, the one its title names."""
    row = record["document"]
    titled = _YEAR.findall(row["title"] or "")
    period = _YEAR.findall(row["period"] or "")
    within = [one for one in titled if period and period[0] <= one <= period[-1]]
    return next(iter((*within, *period, *_YEAR.findall(row["issued"] or ""), *titled)), None)
