"""Programs × plans: which plan names which program, as a table that leads into the graphs of the plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.assemble.schema import Record
from visualize.plans import plan

MOST_PLANS = 60  # columns; beyond, years take the place of plans
MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Column:
    """A plan, or all plans of a year; `page` is empty for a year."""

    key: str
    title: str
    where: str
    page: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """`counts[program id][column key]` is how often a plan names it (of a year: how many plans do); `alone` programs only one plan names."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, str, int], ...]
    counts: dict[str, Counter[str]]
    alone: int
    cut: int


def table(records: Sequence[Record], most: int = MOST_ROWS) -> Matrix:
    """Programs that two plans or more name, the most shared first; with one plan, all of them."""
    by_plan = len(records) <= MOST_PLANS
    plans = sorted((plan(record) for record in records), key=lambda p: (p.year, p.title, p.id))
    years = {p.id: p.year or "—" for p in plans}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    documents: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for record in records:
        source = record["source"]["id"]
        for program in record["programs"]:
            names[program["entity"]] = program["name"]
            counts[program["entity"]][source if by_plan else years[source]] += len(program["mentions"]) if by_plan else 1
            documents[program["entity"]].add(source)
    shared = [key for key in names if len(documents[key]) > 1 or len(records) == 1]
    shared.sort(key=lambda key: (-len(documents[key]), names[key], key))
    columns = [Column(p.id, p.title, f"{p.place} {p.year}", f"../{quote(p.id)}.html") for p in plans]
    if not by_plan:
        columns = [Column(year, year, f"{n}", "") for year, n in sorted(Counter(years.values()).items())]
    rows = tuple((key, names[key], len(documents[key])) for key in shared[:most])
    return Matrix(tuple(columns), rows, counts, len(names) - len(shared), max(0, len(shared) - most))


def matrix(records: Sequence[Record]) -> str:
    """The page; no script, no request, everything escaped."""
    loader = PackageLoader("visualize", "web/templates")
    templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return templates.get_template("matrix.html").render(found=table(records), quote=quote)
