"""Counts what records and annotations agree on, kind by kind."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.evaluate.similar import bare, dice, pair, same_number, unit

Row = Mapping[str, Any]
Key = tuple[Any, ...]

_HEADER = ("title", "number", "issuer", "issued", "period", "kind", "place", "recipients", "copied_to")
_STRICT = ("comparator", "role", "time")
_SHORTEST_START = 4


@dataclass(slots=True)
class Tally:
    """Agreement on one kind over all documents; `missed` and `spurious` say what was not found and what should not have been."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(
        self, gold: Sequence[Any], found: Sequence[Any], pairs: Sequence[tuple[Any, Any]], stem: str, show: Callable[[Any], object]
    ) -> None:
        self.hits += len(pairs)
        self.gold += len(gold)
        self.found += len(found)
        right = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
        self.missed += [f"{stem}: {show(g)}" for g in gold if id(g) not in right[0]]
        self.spurious += [f"{stem}: {show(f)}" for f in found if id(f) not in right[1]]


def evaluate(records: Path, gold: Path) -> dict[str, Tally]:
    """A tally for every kind, over all annotated documents; a document without a record counts as nothing found."""
    tallies: dict[str, Tally] = {}
    for path in sorted(gold.glob("*.json")):
        annotated = json.loads(path.read_text("utf-8"))
        if isinstance(annotated, dict) and "items" in annotated:
            there = records / path.name
            found = json.loads(there.read_text("utf-8")) if there.exists() else {}
            _Comparison(annotated, found, path.stem, tallies).run()
    if not tallies:
        raise SourceError(f"{gold}: 没有标注文件 / no annotations here; expected *.json in the annotation format")
    return tallies


def figures(tallies: Mapping[str, Tally]) -> dict[str, float]:
    """F1 by kind (kinds that occur), and `macro`, their mean."""
    values = {name: tally.f1 for name, tally in tallies.items() if tally.gold or tally.found}
    return {**values, "macro": sum(values.values()) / len(values)}


def equal(a: Key, b: Key) -> float:
    return float(a == b)


class _Comparison:
    """One document's annotation beside its record."""

    def __init__(self, gold: Row, found: Row, stem: str, tallies: dict[str, Tally]) -> None:
        self.gold, self.found, self.stem, self.tallies = gold, found, stem, tallies
        self.twin: dict[str, str] = {}  # our item id → the annotated one

    def run(self) -> None:
        self._keys("document", _header(self.gold.get("document") or {}), _header(self.found.get("document") or {}))
        self._items()
        for role in ("lead", "support", "people"):
            self._keys(role, self._named(self.gold, role, own=True), self._named(self.found, role, own=False))
        self._keys("deadline", self._deadlines(self.gold, own=True), self._deadlines(self.found, own=False))
        self._rows("targets", self._near)
        self._rows("targets", self._exact, name="targets strict")
        self._programs()
        self._rows("citations", lambda a, b: s if (s := dice(a.get("title"), b.get("title"))) >= 0.8 else 0.0)
        self._rows("organizations", lambda a, b: float(bare(a.get("name")) == bare(b.get("name"))))
        self._keys("places", [(bare(p),) for p in self.gold["places"]], [(bare(p),) for p in dict.fromkeys(self._list("places"))])

    def _list(self, kind: str) -> list[Any]:
        return self.found.get(kind) or []

    def _count(
        self, name: str, gold: Sequence[Any], found: Sequence[Any], pairs: Sequence[tuple[Any, Any]], show: Callable[[Any], object]
    ) -> None:
        self.tallies.setdefault(name, Tally()).add(gold, found, pairs, self.stem, show)

    def _keys(self, name: str, gold: list[Key], found: list[Key]) -> None:
        self._count(name, gold, found, pair(gold, found, equal), str)

    def _rows(self, kind: str, score: Callable[[Row, Row], float], name: str | None = None) -> list[tuple[Row, Row]]:
        gold, found = self.gold[kind], self._list(kind)
        pairs = pair(gold, found, score)
        self._count(name or kind, gold, found, pairs, _shown)
        return pairs

    def _items(self) -> None:
        pairs = self._rows("items", _same_start)
        self.twin = {f["id"]: g["id"] for g, f in pairs}
        gold, found = self.gold["items"], self._list("items")
        self._keys("item kind", [(i["id"], i["kind"]) for i in gold], [(self.twin.get(i["id"], i["id"]), i["kind"]) for i in found])
        self._keys(
            "item section",
            [(i["id"], bare(s)) for i in gold for s in i["section"]],
            [(self.twin.get(i["id"]), bare(s)) for i in found for s in i["section"]],
        )

    def _id(self, item: Row, own: bool) -> str | None:
        return item["id"] if own else self.twin.get(item["id"])

    def _named(self, record: Row, role: str, own: bool) -> list[Key]:
        return [(self._id(i, own), bare(name)) for i in record.get("items") or [] for name in i.get(role) or []]

    def _deadlines(self, record: Row, own: bool) -> list[Key]:
        return [(self._id(i, own), i["deadline"]) for i in record.get("items") or [] if i.get("deadline")]

    def _near(self, a: Row, b: Row) -> float:
        if not same_number(a.get("value"), b.get("value")) or not same_number(a.get("high"), b.get("high")):
            return 0.0
        if unit(a.get("unit")) != unit(b.get("unit")):
            return 0.0
        alike, one, two = dice(a.get("indicator"), b.get("indicator")), bare(a.get("indicator")), bare(b.get("indicator"))
        if alike < 0.5 and not (alike >= 0.3 and (one in two or two in one)):
            return 0.0
        return alike + 0.1 * float(self.twin.get(b.get("item") or "", b.get("item")) == a.get("item"))

    def _exact(self, a: Row, b: Row) -> float:
        agree = all(a.get(key) == b.get(key) for key in _STRICT) and a.get("item") == self.twin.get(b.get("item") or "")
        return self._near(a, b) if agree else 0.0

    def _programs(self) -> None:
        pairs = self._rows("programs", _same_program)
        named = {id(f): g["name"] for g, f in pairs}
        gold = [(p["name"], i) for p in self.gold["programs"] for i in p["items"]]
        found = [(named.get(id(p), p.get("name")), self.twin.get(i)) for p in self._list("programs") for i in p.get("items") or []]
        self._keys("program mentions", gold, found)


def _header(document: Row) -> list[Key]:
    rows: list[Key] = []
    for key in _HEADER:
        value = document.get(key)
        rows += [(key, bare(v)) for v in (value if isinstance(value, list) else [value]) if v]
    return rows


def _same_start(a: Row, b: Row) -> float:
    one, two = bare(a.get("start"))[:10], bare(b.get("start"))[:10]
    begins = bool(one) and (one.startswith(two[:6]) or two.startswith(one[:6]))
    return float(begins and min(len(one), len(two)) >= _SHORTEST_START)


def _same_program(a: Row, b: Row) -> float:
    best = max(dice(a.get(x), b.get(y)) for x in ("name", "quote") for y in ("name", "quote"))
    return best if best >= 0.75 else 0.0


def _shown(row: Row) -> str:
    if "indicator" in row:
        return f"{row['indicator']} {row['comparator']} {row['value']}{row['unit']} {row['role']} {row['time']} [{row['item']}]"
    return str(row.get("name") or row.get("title") or f"{row.get('label')} {row.get('start')}")
