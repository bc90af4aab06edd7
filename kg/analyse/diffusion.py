"""What a plan takes over from documents it cites and from earlier plans: numbers, programs, targets, phrases. The order in time is kept;
a document without a date, or dated too coarsely to tell, stays `unknown` and is never called earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.analyse.appearances import by_time, level, order
from kg.analyse.compare_targets import figure, status_of
from kg.analyse.phrases import LEAST, shared
from kg.analyse.sentences import around
from kg.assemble.grounds import cited_id
from kg.assemble.schema import MentionRow, Record, TargetRow

COLUMNS = ("part", "what", "order", "source", "source_issued", "source_level", "relation", "here_item", "here", "there", "note")
_MOST_PHRASES = 5  # of one document, the longest


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing taken over. `part` cites, program, target or phrase; `order` earlier, later, same time or unknown; `source` the other document."""

    part: str
    what: str
    order: str
    source: str
    source_issued: str | None
    source_level: str | None
    relation: str
    here_item: str
    here: str
    there: str
    note: str = ""


def diffusion(records: Sequence[Record], record: Record) -> list[Taken]:
    """What the record takes over, by part: documents cited, programs, targets, phrases — from other records that are not later."""
    others = [other for other in records if other["source"]["id"] != record["source"]["id"]]
    before = [other for other in others if order(other["document"]["issued"], record["document"]["issued"]) in ("earlier", "unknown")]
    return [*_cited(record, others), *_programs(record, before), *_targets(record, before), *_phrases(record, before)]


def rows(found: Iterable[Taken]) -> Iterator[dict[str, object]]:
    for one in found:
        yield {name: getattr(one, name) for name in COLUMNS}


def _taken(part: str, what: str, record: Record, other: Record, relation: str, item: str, here: str, there: str, note: str = "") -> Taken:
    row = other["document"]
    when = order(row["issued"], record["document"]["issued"])
    return Taken(part, what, when, other["source"]["id"], row["issued"], level(other), relation, item, here, there, note)


def _relation(record: Record, other: Record) -> str:
    """superior, same place or elsewhere: where the other document governs against this one."""
    mine, theirs = record["document"]["place"] or "", other["document"]["place"] or ""
    if not mine or not theirs:
        return "unknown"
    if mine == theirs:
        return "same place"
    return "superior" if mine.startswith(theirs) or level(other) == "country" else "elsewhere"


# ---------------------------------------------------------------- citations


def _cited(record: Record, others: Sequence[Record]) -> Iterator[Taken]:
    """Every document cited, with its number; its date only where it is itself in the graph."""
    known = {f"document/{other['source']['id']}": other for other in others}
    items = {item["id"]: item for item in record["items"]}
    for cited in record["citations"]:
        if cited["relation"] == "issues":
            continue
        other = known.get(cited_id(cited))
        mention = cited["mentions"][0]
        here = around(mention["evidence"], items.get(mention["items"][0]) if mention["items"] else None)
        where, number = "；".join(cited["items"]), cited["number"] or ""
        if other is not None:
            yield _taken("cites", cited["title"], record, other, cited["relation"], where, here, other["document"]["title"] or "", number)
        else:
            yield Taken("cites", cited["title"], "unknown", "", None, None, cited["relation"], where, here, "", number)


# ---------------------------------------------------------------- programs


def _programs(record: Record, before: Sequence[Record]) -> Iterator[Taken]:
    """Programs that stand in an earlier document: its first appearance, and its first in a superior document; else in an undated one."""
    holding: dict[str, list[Record]] = defaultdict(list)
    for other in before:
        for program in other["programs"]:
            holding[program["entity"]].append(other)
    for program in record["programs"]:
        dated = sorted((o for o in holding[program["entity"]] if _earlier(o, record)), key=by_time)
        above = [other for other in dated if _relation(record, other) == "superior"]
        chosen = [*dated[:1], *(other for other in above[:1] if other is not dated[0])]
        for other in chosen or holding[program["entity"]][:1]:
            there = next(p for p in other["programs"] if p["entity"] == program["entity"])
            relation, where = _relation(record, other), "；".join(program["items"])
            note = f"{len(dated)} 份更早的文件 / earlier documents" if dated else "时间先后不明 / order unknown"
            yield _taken(
                "program",
                program["name"],
                record,
                other,
                relation,
                where,
                _said(record, program["mentions"][0]),
                _said(other, there["mentions"][0]),
                note,
            )


def _said(record: Record, mention: MentionRow) -> str:
    items = {item["id"]: item for item in record["items"]}
    return around(mention["evidence"], items.get(mention["items"][0]) if mention["items"] else None)


def _earlier(other: Record, record: Record) -> bool:
    return order(other["document"]["issued"], record["document"]["issued"]) == "earlier"


# ---------------------------------------------------------------- targets and phrases


def _targets(record: Record, before: Sequence[Record]) -> Iterator[Taken]:
    """Targets whose indicator an earlier superior document, or an earlier one of the same place, sets too: the latest such, with what changed."""
    holding: dict[str, list[tuple[Record, TargetRow]]] = defaultdict(list)
    for other in before:
        if _earlier(other, record) and _relation(record, other) in ("superior", "same place"):
            for target in other["targets"]:
                if target["role"] == "target":
                    holding[target["indicator_id"]].append((other, target))
    for target in record["targets"]:
        if target["role"] == "target" and holding[target["indicator_id"]]:
            other, theirs = max(holding[target["indicator_id"]], key=lambda pair: by_time(pair[0]))
            status, _ = status_of(theirs, target, "")
            note = f"{figure(theirs)} → {figure(target)}: {status}"
            yield _taken(
                "target",
                target["indicator"],
                record,
                other,
                _relation(record, other),
                target["item"] or "",
                target["quote"],
                theirs["quote"],
                note,
            )


def _phrases(record: Record, before: Sequence[Record]) -> Iterator[Taken]:
    """The longest phrases shared with each document that is not later, those dated earlier first."""
    text = _text(record)
    found = shared(text, {other["source"]["id"]: _text(other) for other in before})
    by_id = {other["source"]["id"]: other for other in before}
    for key in sorted(found, key=lambda name: (not _earlier(by_id[name], record), -sum(map(len, found[name])), name)):
        for phrase in sorted(found[key], key=lambda words: (-len(words), words))[:_MOST_PHRASES]:
            if len(phrase) >= LEAST:
                item = next((i["id"] for i in record["items"] if phrase in i["text"]), "")
                note = f"{len(found[key])} 处相同 / stretches shared"
                yield _taken("phrase", phrase, record, by_id[key], _relation(record, by_id[key]), item, phrase, phrase, note)


def _text(record: Record) -> str:
    return "\n".join(item["text"] for item in record["items"])
