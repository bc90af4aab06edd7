"""What all documents of a build together say of the entities they share: each entity once, each property of which there is one once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.assemble.facts import entity_facts, stub_facts
from kg.assemble.schema import EntityRow, Record
from kg.model import Fact

_SEVERAL = frozenset({"succeeds", "broader", "related"})  # properties an entity may have many of
_SINGLE_TYPES = frozenset({"organization", "place"})


@dataclass(slots=True)
class _Entity:
    """An entity as the documents know it: how often each name and value is given."""

    type: str
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    values: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, row: EntityRow) -> None:
        self.names[row["name"]] += 1
        self.aliases.update(row["aliases"])
        for key, texts in row["values"].items():
            self.values[key].update(texts)

    def row(self, name: str, known: frozenset[str]) -> EntityRow:
        best = _best(self.names)
        values = {key: self._of(key, known) for key in sorted(self.values)}
        return {"id": name, "type": self.type, "name": best, "aliases": sorted((self.aliases | set(self.names)) - {best}), "values": values}

    def _of(self, key: str, known: frozenset[str]) -> list[str]:
        """The values of a property: of a body or area the one most documents give; a predecessor only where some document names it."""
        if key == "succeeds":
            return sorted(value for value in self.values[key] if value in known)
        if key in _SEVERAL or self.type not in _SINGLE_TYPES:
            return sorted(self.values[key])
        return [_best(self.values[key])]


def _best(counts: Counter[str]) -> str:
    return min(counts, key=lambda text: (-counts[text], text))


def shared(records: Iterable[Record]) -> Iterator[Fact]:
    """Every statement of the shared graph once, in a fixed order; records may be read one at a time."""
    entities: dict[str, _Entity] = {}
    stubs: dict[Fact, None] = {}
    for record in records:
        for row in (*record["entities"], *record.get("cited_entities", ())):
            entities.setdefault(row["id"], _Entity(row["type"])).add(row)
        for citation in record["citations"]:
            stubs.update(dict.fromkeys(stub_facts(citation)))
    known = frozenset(entities)
    for name in sorted(entities):
        yield from entity_facts(entities[name].row(name, known))
    yield from stubs
