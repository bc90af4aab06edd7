"""The ledger: each aim held against what later documents report of the same indicator and the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NotRequired, TypedDict

from kg.analyse.alike import Index, Look
from kg.analyse.indicators import OBSERVED, Number, SeriesRow
from kg.analyse.periods import reaches
from kg.analyse.reasons import reason
from kg.analyse.said import Said, Words
from kg.analyse.verdicts import Verdict, figure, judge
from kg.assemble.schema import Record

LEDGER_COLUMNS = (
    *("verdict", "place", "indicator", "target_document", "target_item", "target", "target_time", "target_quote"),
    *("observed_as", "observed_document", "observed_item", "observed", "observed_time", "observed_quote"),
    *("why", "said_document", "said_item", "said"),
)


class LedgerRow(TypedDict):
    """`verdict` is met, met later, missed, open, not comparable or unknown; `observation` the number it rests on; `said` words beside it."""

    target: SeriesRow
    observation: SeriesRow | None
    verdict: str
    why: str
    said: NotRequired[Said]


def ledger(records: Sequence[Record], found: Iterable[Number]) -> list[LedgerRow]:
    """One row for each aim, in order of documents."""
    latest = max((reaches(record) for record in records), default="")
    places: dict[str, list[Number]] = defaultdict(list)
    targets: list[Number] = []
    for number in found:
        if number.row["role"] == "target":
            targets.append(number)
        elif number.row["role"] in OBSERVED and number.row["place"] is not None:
            places[number.row["place"]].append(number)
    reports = {place: _Reports(rows) for place, rows in places.items()}
    words = Words(records)
    return [_row(target, reports.get(target.row["place"] or ""), latest, words) for target in targets]


class _Reports:
    """The numbers reported for one place, by indicator and by look."""

    def __init__(self, rows: Sequence[Number]) -> None:
        self.same: dict[str, list[Number]] = defaultdict(list)
        for row in rows:
            self.same[row.indicator].append(row)
        self.index = Index([Look(key, group[0].what) for key, group in sorted(self.same.items()) if not group[0].what.vague])


def _row(target: Number, reports: _Reports | None, latest: str, words: Words) -> LedgerRow:
    verdict = _verdict(target, reports, latest)
    row: LedgerRow = {
        "target": target.row,
        "observation": verdict.observation.row if verdict.observation else None,
        "verdict": verdict.verdict,
        "why": verdict.why,
    }
    said = words.of(target)
    if said is not None:
        row["said"] = said
    return row


def _verdict(target: Number, reports: _Reports | None, latest: str) -> Verdict:
    if target.row["place"] is None:
        return Verdict("unknown", None, "目标未写明地区 · the aim names no place")
    if target.what.vague:
        return Verdict("unknown", None, "指标名称不完整，无法比较 · the words do not say what is measured")
    same = [n for n in reports.same.get(target.indicator, ()) if later(target, n)] if reports else []
    verdict = judge(target, same, latest)
    if reports is None or same or verdict.verdict == "open":
        return verdict
    for look, _ in reports.index.nearest(Look(target.indicator, target.what), 3):
        seen = next((n for n in reports.same[look.key] if later(target, n)), None)
        if seen is not None:
            return Verdict("not comparable", seen, reason(target.what, seen.what))
    return verdict


def later(target: Number, observed: Number) -> bool:
    """Whether a number can speak of the aim: it holds for a time that ends after the aim was set, and no earlier document tells it.

    An aim is set on the day its document can last speak of; a plan issued in its own period is judged from that day.
    """
    if observed.when is None or target.when is None:
        return False
    start = target.document.start if target.document else target.when.start
    told = max(observed.known, observed.document.start if observed.document else observed.when.start)
    if observed.row["document"] == target.row["document"]:
        return target.when.start <= observed.when.end <= observed.known
    return observed.when.end >= max(start, target.known if target.when.start > start else start) and told >= start


def ledger_table(rows: Iterable[LedgerRow]) -> Iterator[dict[str, object]]:
    """Rows of `tables/ledger.csv`, in the columns of `LEDGER_COLUMNS`."""
    for row in rows:
        target, seen, said = row["target"], row["observation"], row.get("said")
        yield {
            "verdict": row["verdict"],
            "place": target["place"],
            "indicator": target["indicator"],
            "target_document": target["document"],
            "target_item": target["item"],
            "target": figure(target),
            "target_time": target["time"],
            "target_quote": target["quote"],
            "observed_as": seen["indicator"] if seen else None,
            "observed_document": seen["document"] if seen else None,
            "observed_item": seen["item"] if seen else None,
            "observed": figure(seen) if seen else None,
            "observed_time": seen["time"] if seen else None,
            "observed_quote": seen["quote"] if seen else None,
            "why": row["why"],
            "said_document": said["document"] if said else None,
            "said_item": said["item"] if said else None,
            "said": said["sentence"] if said else None,
        }
