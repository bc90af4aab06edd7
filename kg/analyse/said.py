"""What later documents say of an undertaking in words (成效显著, 推进缓慢): shown beside the ledger, never counted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict

from kg.analyse.indicators import Number
from kg.analyse.periods import plans
from kg.assemble.schema import Record
from kg.rules.indicators import indicator_rules

_SENTENCE = re.compile(r"[^。；！？\n]{6,200}")
_TAIL = re.compile(r"(?:服务|工作|建设|覆盖|占比|水平|任务|完成|规范管理|管理|健康|综合)?(?:率|占比|数|人数|任务完成率)?$")
_QUOTES = str.maketrans("", "", "“”\"‘’'「」")
_REPORTS = frozenset({"achievement", "problem"})
_LEAST, _LONGEST = 3, 14
_NEAR = 80  # characters between an aim and a program it is named with


class Said(TypedDict):
    """`about` are the words of the aim, or the program its item names near it, that the sentence speaks of."""

    document: str
    item: str
    about: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: str
    item: str
    start: str
    text: str
    clauses: str


class Words:
    """Sentences of the corpus that speak of progress in words, by the place their document governs."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_place: dict[str, list[_Sentence]] = defaultdict(list)
        self._programs: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for record in records:
            place, planned = record["document"]["place"], plans(record)
            if place is not None and planned is not None:
                self._by_place[place] += _sentences(record, planned.start)
            for program in record["programs"]:
                for mention in program["mentions"]:
                    if len(mention["items"]) == 1:  # a heading's name says little of any one item below it
                        where = record["source"]["id"], mention["items"][0]
                        self._programs[where].append((mention["evidence"]["start"], program["name"].translate(_QUOTES)))

    def of(self, target: Number) -> Said | None:
        """The first sentence of a later document of the same place about the target's own words, else about a program its item names near it."""
        start = target.document.start if target.document else ""
        own = target.row["document"]
        later = [s for s in self._by_place.get(target.row["place"] or "", ()) if s.document != own and s.start >= start]
        if not later:
            return None
        named = self._programs.get((own, target.row["item"] or ""), ())
        near = sorted((abs(at - target.start), name) for at, name in named if abs(at - target.start) <= _NEAR)
        for about in (topic(target), *(name for _, name in near)):
            if len(about) >= _LEAST and (found := next((s for s in later if about in s.clauses), None)) is not None:
                return {"document": found.document, "item": found.item, "about": about, "sentence": found.text}
        return None


def topic(target: Number) -> str:
    """The words by which an undertaking is known: 家庭医生签约 of 重点人群家庭医生签约服务覆盖率; empty if they are too long to be found again."""
    what = target.what
    subject = _TAIL.sub("", what.measure.removeprefix(what.stage))
    return subject if _LEAST < len(subject) <= _LONGEST else ""


def _sentences(record: Record, start: str) -> Iterator[_Sentence]:
    said = indicator_rules().said
    for item in record["items"]:
        if item["kind"] in _REPORTS and said.search(item["text"]):
            for found in _SENTENCE.finditer(item["text"]):
                told = "，".join(clause for clause in found[0].split("，") if said.search(clause))
                if told:
                    yield _Sentence(record["source"]["id"], item["id"], start, found[0].strip(), told.translate(_QUOTES))
