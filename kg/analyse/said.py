"""What later documents say of an undertaking in words (成效显著, 推进缓慢): shown beside the ledger, never counted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from kg.analyse.indicators import Number
from kg.analyse.periods import plans
from kg.assemble.schema import Record
from kg.rules.indicators import indicator_rules

_SENTENCE = re.compile(r"[^。；！？\n]{6,200}")
_TAIL = re.compile(r"(?:服务|工作|建设|覆盖|占比|水平|任务|完成|规范管理|管理|健康|综合)?(?:率|占比|数|人数|任务完成率)?$")
_REPORTS = frozenset({"achievement", "problem"})
_LEAST = 4
_LONGEST = 14


class Said(TypedDict):
    document: str
    item: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: str
    item: str
    start: str
    text: str


class Words:
    """Sentences of the corpus that speak of progress in words, by the place their document governs."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_place: dict[str, list[_Sentence]] = defaultdict(list)
        for record in records:
            place, planned = record["document"]["place"], plans(record)
            if place is not None and planned is not None:
                self._by_place[place] += _sentences(record, planned.start)

    def of(self, target: Number) -> Said | None:
        """The first sentence of a later document of the same place that speaks of the target's own words."""
        start = target.document.start if target.document else ""
        subject = topic(target)
        if len(subject) < _LEAST:
            return None
        for sentence in self._by_place.get(target.row["place"] or "", ()):
            if sentence.document != target.row["document"] and sentence.start >= start and subject in sentence.text:
                return {"document": sentence.document, "item": sentence.item, "sentence": sentence.text}
        return None


def topic(target: Number) -> str:
    """The words by which an undertaking is known: 家庭医生签约 of 重点人群家庭医生签约服务覆盖率; empty if they are too long to be found again."""
    what = target.what
    subject = _TAIL.sub("", what.measure.removeprefix(what.stage))
    return subject if len(subject) <= _LONGEST else ""


def _sentences(record: Record, start: str) -> Iterable[_Sentence]:
    said = indicator_rules().said
    for item in record["items"]:
        if item["kind"] in _REPORTS and said.search(item["text"]):
            for found in _SENTENCE.finditer(item["text"]):
                if said.search(found[0]):
                    yield _Sentence(record["source"]["id"], item["id"], start, found[0].strip())
