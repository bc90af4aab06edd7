"""Rosters: collectives that are put on so many tasks that their presence tells nothing of any one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.assemble.schema import Record

_SHARE = 0.10  # of a document's tasks with duties
_LEAST = 3
_SELDOM_LEADS = 0.2  # a roster is told to help, not to lead: at most this share of its tasks


@dataclass(frozen=True, slots=True)
class Roster:
    """`tasks` it sits on of the `of` tasks of the document that name anyone; `leads` those it leads. `collective` is how its name reads (各…)."""

    entity: str
    name: str
    document: str
    tasks: int
    of: int
    leads: int
    collective: bool


def rosters(records: Iterable[Record]) -> list[Roster]:
    """Bodies that sit on a tenth of a document's tasks or more, at least three, and hardly lead any, if they are named as collectives.

    A single body that helps with many tasks (a finance bureau) is a finding, not a roster.
    """
    found: list[Roster] = []
    for record in records:
        collective = {body["entity"] for body in record["organizations"] if body["type"] == "collective"}
        total, leads = 0, Counter[str]()
        sits: dict[str, set[str]] = defaultdict(set)
        names: dict[str, str] = {}
        for item in record["items"]:
            if item["kind"] != "task" or not item["duties"]:
                continue
            total += 1
            for duty in item["duties"]:
                if duty["role"] == "person":
                    continue
                key = duty["entity"] or duty["name"]
                names[key] = duty["name"]
                leads[key] += duty["role"] == "lead"
                sits[key].add(item["id"])
        for key, tasks in sorted(sits.items()):
            many = len(tasks) >= max(_LEAST, _SHARE * total)
            if many and key in collective and leads[key] <= _SELDOM_LEADS * len(tasks):
                found.append(Roster(key, names[key], record["source"]["id"], len(tasks), total, leads[key], True))
    return found
