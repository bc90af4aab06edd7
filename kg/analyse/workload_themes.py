"""Who carries the tasks of which theme. A task counts under its main theme; a task without one is `unsure`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.analyse.placed import named
from kg.analyse.projections import duties_graph
from kg.analyse.themes import themes
from kg.assemble.schema import Record

COLUMNS = ("document", "theme", "theme_zh", "theme_en", "kind", "name", "leads", "supports")
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ThemeLoad:
    """What one body or person carries of one theme in one document; people's tasks count as led."""

    document: str
    theme: str
    kind: str
    name: str
    leads: int
    supports: int


def by_theme(records: Iterable[Record]) -> list[ThemeLoad]:
    """Loads by document, theme, then most led."""
    held = list(records)
    placed = {(r["source"]["id"], item): key for r in held for item, key in main_themes(r).items()}
    duties = duties_graph(held)
    leads: Counter[tuple[str, str, str]] = Counter()
    supports: Counter[tuple[str, str, str]] = Counter()
    for node, task, role in duties.edges(keys=True):
        document, _, item = task.rpartition("/")
        (supports if role == "support" else leads)[document, placed.get((document, item), UNSURE), node] += 1
    loads = [
        ThemeLoad(document, theme, duties.nodes[node]["kind"], duties.nodes[node]["name"], leads[key], supports[key])
        for key in {*leads, *supports}
        for document, theme, node in [key]
    ]
    return sorted(loads, key=lambda load: (load.document, load.theme, load.kind, -load.leads, -load.supports, load.name))


def main_themes(record: Record) -> Mapping[str, str]:
    """The key of the main theme of each item that has one."""
    return {one.item: one.key for one in themes(record) if one.scheme == "theme" and one.rank == 1}


def rows(loads: Iterable[ThemeLoad]) -> list[dict[str, object]]:
    """The table `workload_themes.csv`, in the columns of COLUMNS."""
    return [
        {
            "document": load.document,
            "theme": load.theme,
            "theme_zh": "不确定" if load.theme == UNSURE else named(load.theme).zh,
            "theme_en": UNSURE if load.theme == UNSURE else named(load.theme).en,
            "kind": load.kind,
            "name": load.name,
            "leads": load.leads,
            "supports": load.supports,
        }
        for load in loads
    ]
