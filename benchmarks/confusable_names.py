"""How well easily confused names are told apart: `uv run benchmarks/confusable_names.py [--errors]`; the data are `data/benchmarks/`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parent.parent))

from kg.link.areas import entity
from kg.link.organizations import link_organizations
from kg.link.organizations.bodies import body_of_id
from kg.model import Entity, Header, Link, OrganizationMention, Outline, Span
from kg.rules.files import load_tsv
from kg.rules.places import gazetteer

SAME, SUCCESSOR, DIFFERENT, UNCERTAIN = "same", "successor", "different", "uncertain"
LABELS = (SAME, SUCCESSOR, DIFFERENT)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, what is right and what the linker says."""

    row: Mapping[str, str]
    label: str
    said: str
    ids: tuple[str, str]


def pairs() -> list[dict[str, str]]:
    """The rows of the benchmark."""
    return load_tsv("benchmarks/confusable_pairs.tsv")


def judged(rows: list[dict[str, str]]) -> Iterator[Judged]:
    """Each pair linked, each mention in a document of its own that governs the place of its context."""
    for row in rows:
        one = _linked(row["mention_a"], row["place_a"])
        other = _linked(row["mention_b"], row["place_b"])
        yield Judged(row, row["label"], _relation(one, other), (one.id if one else "", other.id if other else ""))


def precision_and_recall(found: list[Judged]) -> dict[str, tuple[float, float]]:
    """For each label how often it is right when said, and how often it is said when right."""
    said, right = Counter(j.said for j in found), Counter(j.label for j in found)
    hits = Counter(j.label for j in found if j.label == j.said)
    return {label: (hits[label] / (said[label] or 1), hits[label] / (right[label] or 1)) for label in LABELS}


def _relation(one: Entity | None, other: Entity | None) -> str:
    if one is None or other is None:
        return UNCERTAIN
    if one.id == other.id:
        return SAME
    return SUCCESSOR if one.id in _predecessors(other.id) or other.id in _predecessors(one.id) else DIFFERENT


@cache
def _predecessors(body: str) -> frozenset[str]:
    """All bodies this one took over from, directly or through others."""
    found: set[str] = set()
    waiting = [body]
    while waiting:
        for key, value in body_of_id(waiting.pop()).values:
            if key == "succeeds" and value not in found:
                found.add(value)
                waiting.append(value)
    return frozenset(found)


def _linked(name: str, path: str) -> Entity | None:
    place = gazetteer().at_path(path)
    assert place is not None, f"no area {path}"
    mention = OrganizationMention(name, Span(0, len(name)), None, "benchmark", name)
    (answer,) = link_organizations([mention], entity(place), (), Outline(Header(), (), (), ()))
    return answer.entity if isinstance(answer, Link) else None


@click.command()
@click.option("--errors", is_flag=True, help="print every pair that was judged wrongly")
def main(errors: bool) -> None:
    """Prints precision and recall for each label, and how many pairs were left open."""
    found = list(judged(pairs()))
    for label, (precision, recall) in precision_and_recall(found).items():
        click.echo(f"{label:10} precision {precision:.3f}  recall {recall:.3f}  pairs {sum(j.label == label for j in found)}")
    right, open_ = sum(j.label == j.said for j in found), sum(j.said == UNCERTAIN for j in found)
    click.echo(f"{len(found)} pairs, {right / len(found):.3f} right, {open_} left open")
    for j in found:
        if errors and j.label != j.said:
            row = j.row
            names = f"{row['place_a']} {row['mention_a']} {j.ids[0]} | {row['place_b']} {row['mention_b']} {j.ids[1]}"
            click.echo(f"{row['id']} {j.label} said {j.said}: {names}")


if __name__ == "__main__":
    main()
