"""Fit the weights by which names of programs are told from other phrases (`weights.tsv` beside this file).

usage: train.py TEXTS ANNOTATIONS [--fold]

It learns from annotated documents and from `judged.tsv`, candidates of further documents that were judged by hand. TEXTS holds documents,
ANNOTATIONS one JSON file of the same stem for each, with `programs: [{name, quote}]`. With --fold nothing is written: every document is
judged by weights fitted on the others, and precision, recall and F1 of the discovered names are logged.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import Document, Part
from kg.parse import parse
from kg.recognise.programs import READ
from kg.recognise.programs.candidates import Candidate
from kg.recognise.programs.discover import LEAST, candidates
from kg.recognise.programs.features import features, probability
from kg.rules.files import load_tsv
from kg.rules.programs import program_rules

MARKS = re.compile(r"[\s*“”\"'‘’（）()，,。；;：:、·—\-]")
SAME = 0.75  # alike enough to be the annotated program
SEEN = 3  # a feature must occur so often
ROUNDS, RATE, SHRINK = 30, 0.3, 2.0
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with its features, where it stands, and how it compares with the annotation."""

    passage: int
    candidate: Candidate
    written: str
    features: tuple[str, ...]
    label: bool = False
    weight: float = 1.0


@cache
def alike(a: str, b: str) -> float:
    """Dice similarity of the character pairs of two strings."""
    a, b = MARKS.sub("", a).lower(), MARKS.sub("", b).lower()
    if a == b:
        return 1.0
    x, y = (Counter(s[i : i + 2] for i in range(len(s) - 1)) or Counter([s]) for s in (a, b))
    return 2 * sum((x & y).values()) / max(1, sum(x.values()) + sum(y.values()))


def examples(path: Path, annotated: Sequence[dict[str, str]]) -> list[Example]:
    """Every candidate of a document, labelled: of those that end together only the one most like a program of the annotation is one."""
    text = path.read_text("utf-8")
    outline = parse(Document(path.stem, path.name, text, "utf-8", hashlib.sha256(text.encode()).hexdigest()))
    passages = [p for p in outline.passages if p.part in READ]
    rules, found = program_rules(), []
    proposed = [list(candidates(p.view.text, rules)) for p in passages]
    often = Counter(one.name for ones in proposed for one in ones)
    for number, (passage, ones) in enumerate(zip(passages, proposed, strict=True)):
        words = passage.view.text
        for one in ones:
            marks = tuple(features(one, words, rules, passage.part is Part.HEADING, often[one.name]))
            found.append(Example(number, one, words[one.start : one.end], marks))
    return labelled(found, annotated)


def labelled(found: Sequence[Example], annotated: Sequence[dict[str, str]]) -> list[Example]:
    scores = [
        max((alike(p[key], name) for p in annotated for key in ("name", "quote") for name in (e.candidate.name, e.written)), default=0.0)
        for e in found
    ]
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for i, (example, score) in enumerate(zip(found, scores, strict=True)):
        if score >= SAME:
            key = (example.passage, example.candidate.end)
            best[key] = max(best.get(key, (0.0, -1)), (score, i))
    chosen = {i for _, i in best.values()}
    return [
        Example(e.passage, e.candidate, e.written, e.features, i in chosen, 0.5 if scores[i] >= SAME and i not in chosen else 1.0)
        for i, e in enumerate(found)
    ]


def judged() -> list[Example]:
    """The candidates judged by hand, beside the annotated documents."""
    nowhere = Candidate(0, 0, "", "", "")
    return [Example(-1, nowhere, "", tuple(row["features"].split("|")), row["label"] == "1") for row in load_tsv("programs/judged.tsv")]


def fit(data: Iterable[Example]) -> dict[str, float]:
    """Weights of a logistic regression, by AdaGrad in a fixed order."""
    data = list(data)
    often = Counter(f for e in data for f in set(e.features))
    rows = [([f for f in e.features if often[f] >= SEEN], float(e.label), e.weight) for e in data]
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    for turn in range(ROUNDS):
        for i in range(len(rows)):
            marks, label, weight = rows[(i * 7919 + turn * 31) % len(rows)]
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights.get(f, 0.0) for f in marks))))) - label) * weight
            for f in marks:
                slope = error + (0.0 if f == "bias" else SHRINK * 10 / len(rows) * weights.get(f, 0.0))
                squares[f] = squares.get(f, 0.01) + slope * slope
                weights[f] = weights.get(f, 0.0) - RATE * slope / math.sqrt(squares[f])
    return weights


def score(data: Sequence[Example], annotated: Sequence[dict[str, str]], weights: dict[str, float]) -> tuple[int, int, int]:
    """How many annotated programs are found, how many there are, how many were named."""
    names: dict[str, str] = {}
    held: dict[int, list[tuple[int, int]]] = {}
    for chance, example in sorted(
        ((probability(weights, iter(e.features)), e) for e in data), key=lambda pe: (-pe[0], pe[1].passage, pe[1].candidate.start)
    ):
        start, end = example.candidate.start, example.candidate.end
        if chance >= LEAST and not any(a < end and start < b for a, b in held.setdefault(example.passage, [])):
            held[example.passage].append((start, end))
            names.setdefault(example.candidate.name, example.written)
    pairs = sorted(
        (
            (max(alike(p[k], n) for k in ("name", "quote") for n in nw), i, j)
            for i, p in enumerate(annotated)
            for j, nw in enumerate(names.items())
        ),
        reverse=True,
    )
    used_i: set[int] = set()
    used_j: set[int] = set()
    for score, i, j in pairs:
        if score >= SAME and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
    return len(used_i), len(annotated), len(names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("--fold", action="store_true")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    annotated = {
        p: json.loads((args.annotations / f"{p.stem}.json").read_text("utf-8"))["programs"] for p in sorted(args.texts.glob("*.txt"))
    }
    data = {path: examples(path, rows) for path, rows in annotated.items()}
    if args.fold:
        results = [score(data[p], annotated[p], fit([*judged(), *(e for q in data if q != p for e in data[q])])) for p in data]
        hit, gold, found = (sum(column) for column in zip(*results, strict=True))
        log.info("P %.3f R %.3f F1 %.3f", hit / max(1, found), hit / gold, 2 * hit / (gold + found))
        return
    weights = fit([*judged(), *(e for rows in data.values() for e in rows)])
    lines = [f"{name}\t{value:.3f}" for name, value in sorted(weights.items()) if abs(value) >= 0.02]
    head = "# Weights of the features of kg/recognise/programs/features.py; made by train.py, not by hand.\nfeature\tweight\n"
    (Path(__file__).parent / "weights.tsv").write_text(head + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
