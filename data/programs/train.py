"""Fit the weights by which names of programs are told from other phrases (`weights.tsv` beside this file).

usage: train.py [TEXTS ANNOTATIONS WEIGHT]... [--verdicts TEXTS TABLE WEIGHT] [--fold]

TEXTS is a folder of documents, ANNOTATIONS one of JSON files with the same stems, each with `programs: [{name, quote}]`; WEIGHT is how much
a candidate of them counts. TABLE holds single candidates that a person judged, one a line: `stem`, `name` and `verdict` (1 = is a named
program) with tabs between them and a first line that says so. The candidates are judged by annotation and table and kept in `judged.tsv`,
their features alone; without folders those kept are used as they are. With --fold nothing is written: every document is read with weights
fitted on documents of other folds, and the figures are logged.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import logging
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import Document, Outline
from kg.parse import parse
from kg.recognise.duties import duties
from kg.recognise.programs import READ, programs, weigh
from kg.recognise.programs.candidate import Candidate, modifier
from kg.recognise.programs.discover import candidates
from kg.recognise.programs.features import inside, left, of_head, of_known, of_left, of_length, of_right, right
from kg.recognise.programs.held import Held
from kg.recognise.programs.joined import joined
from kg.recognise.programs.known import completed, known
from kg.rules.files import load_tsv
from kg.rules.programs import program_rules, thesaurus

HERE = Path(__file__).parent
MARKS = re.compile(r"[\s*“”\"'‘’「」『』（）()，,。；;：:、·—\-]")
SAME = 0.75  # alike enough to be the annotated program
SEEN = 3  # a feature must occur so often
COST = 0.1  # of a candidate judged wrongly, against that of a weight's square
SWEEPS = 20
FOLDS = 5
JUDGED = """# Candidates of annotated documents: is it a named program? Only features are kept, no text. Made by train.py.
label\tweight\thow\tfeatures\tcharacters"""
WEIGHTS = """# Weights of the features of kg/recognise/programs/features.py; made by train.py, not by hand.
feature\tweight"""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate by its features; a near miss of a name counts half."""

    how: str
    features: tuple[str, ...]
    characters: str
    label: bool
    weight: float

    def marks(self) -> list[str]:
        return [f"{self.how} {mark}" for mark in (*self.features, *self.characters)]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and the programs a person found in it."""

    outline: Outline
    programs: tuple[dict[str, str], ...]
    weight: float

    def text(self) -> str:
        return joined(p for p in duties(self.outline)[1] if p.part in READ).text


def annotated(texts: Path, annotations: Path, weight: float) -> Iterator[Annotated]:
    for path in sorted(texts.glob("*.txt")):
        rows = {row["name"]: row for row in json.loads((annotations / f"{path.stem}.json").read_text("utf-8"))["programs"]}
        yield Annotated(outlined(path), tuple(rows.values()), weight)


def outlined(path: Path) -> Outline:
    text = path.read_text("utf-8")
    return parse(Document(path.stem, path.name, text, "utf-8", hashlib.sha256(text.encode()).hexdigest()))


@cache
def alike(a: str, b: str) -> float:
    """Dice similarity of the character pairs of two strings."""
    a, b = MARKS.sub("", a).lower(), MARKS.sub("", b).lower()
    if a == b:
        return 1.0
    x, y = (Counter(s[i : i + 2] for i in range(len(s) - 1)) or Counter([s]) for s in (a, b))
    return 2 * sum((x & y).values()) / max(1, sum(x.values()) + sum(y.values()))


def likeness(program: Mapping[str, str], name: str, written: str) -> float:
    return max(alike(program[key], words) for key in ("name", "quote") for words in (name, written))


def free_of(text: str) -> list[tuple[Candidate, tuple[int, int]]]:
    """The candidates of a text that are no known name and cut through none, with what stands beside the known names inside."""
    rules = program_rules()
    names = known(text, thesaurus())
    held = Held((*names, *completed(text, names, rules, thesaurus())), len(text))
    return [(c, beside) for c in candidates(text, rules, held, -math.inf) if (beside := held.beside(c.start, c.end)) is not None]


def examples(document: Annotated) -> list[Example]:
    """Every candidate, judged: of those that end together only the one most like a program of the annotation is one."""
    text = document.text()
    free = free_of(text)
    scores = [max((likeness(p, c.name, text[c.start : c.end]) for p in document.programs), default=0.0) for c, _ in free]
    best: dict[int, tuple[float, int]] = {}
    for i, ((candidate, _), score) in enumerate(zip(free, scores, strict=True)):
        if score >= SAME:
            best[candidate.end] = max(best.get(candidate.end, (0.0, -1)), (score, i))
    chosen = {i for _, i in best.values()}
    found = []
    for i, (candidate, beside) in enumerate(free):
        near = scores[i] >= SAME and i not in chosen
        found.append(example(candidate, text, beside, i in chosen, document.weight / 2 if near else document.weight))
    return found


def example(candidate: Candidate, text: str, beside: tuple[int, int], label: bool, weight: float) -> Example:
    return Example(candidate.how, features(candidate, text, beside), "".join(sorted(set(modifier(candidate)))), label, weight)


def told(texts: Path, table: Path, weight: float) -> Iterator[Example]:
    """The candidates of a table of verdicts, each where it first stands in its document."""
    verdicts: dict[str, dict[str, str]] = defaultdict(dict)
    for row in csv.DictReader(table.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        verdicts[row["stem"]][row["name"]] = row["verdict"]
    for stem in sorted(verdicts):
        text = Annotated(outlined(texts / f"{stem}.txt"), (), weight).text()
        for candidate, beside in sorted(free_of(text)):
            if verdict := verdicts[stem].pop(candidate.name, ""):
                yield example(candidate, text, beside, verdict == "1", weight)


def features(candidate: Candidate, text: str, beside: tuple[int, int]) -> tuple[str, ...]:
    rules, (start, end, name, how, head, _) = program_rules(), candidate
    size = end - start - len(head) if how == "headed" else len(name)
    around = (*of_head(head, rules), *of_left(left(text, start, rules), rules), *of_right(right(text, end, rules)), *of_length(size))
    return (*around, *inside(candidate, modifier(candidate), text, rules), *(of_known(*beside) if any(beside) else ()))


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression, one after the other brought to where they cost least, in a fixed order."""
    every: dict[str, list[int]] = defaultdict(list)
    for i, example in enumerate(data):
        for mark in example.marks():
            every[mark].append(i)
    rows = {mark: every[mark] for mark in sorted(every) if len(every[mark]) >= SEEN}
    signs = [1.0 if example.label else 0.0 for example in data]
    sums = [0.0] * len(data)
    weights = dict.fromkeys(rows, 0.0)
    for _ in range(SWEEPS):
        for feature in weights:
            slope, bend = weights[feature], 1.0
            for i in rows[feature]:
                chance = 1 / (1 + math.exp(-sums[i]))
                cost = COST * data[i].weight
                slope += cost * (chance - signs[i])
                bend += cost * chance * (1 - chance)
            step = slope / bend
            weights[feature] -= step
            for i in rows[feature]:
                sums[i] -= step
    return weights


def use(weights: Mapping[str, float]) -> None:
    """From now on programs are read with these weights."""
    weigh.program_weights = lambda: weights  # type: ignore[assignment,attr-defined]
    for cached in (weigh.of_how, weigh.head, weigh.heads, weigh.settled, weigh.left, weigh.right, weigh.best_right):
        cached.cache_clear()
    for counted in (weigh.lengths, weigh.length, weigh.wider):
        counted.cache_clear()


def score(document: Annotated) -> tuple[int, int, int]:
    """How many annotated programs are found, how many there are, how many were named."""
    names: dict[str, str] = {}
    for mention in programs(duties(document.outline)[1], document.outline):
        names.setdefault(mention.name, mention.text)
    likest = sorted(
        ((likeness(p, *named), i, j) for i, p in enumerate(document.programs) for j, named in enumerate(names.items())), reverse=True
    )
    used_i: set[int] = set()
    used_j: set[int] = set()
    for alikeness, i, j in likest:
        if alikeness >= SAME and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
    return len(used_i), len(document.programs), len(names)


def fold(documents: Sequence[Annotated]) -> None:
    judged = [examples(document) for document in documents]
    results = []
    for number in range(FOLDS):
        use(fit([e for i, rows in enumerate(judged) if i % FOLDS != number for e in rows]))
        results += [score(document) for document in documents[number::FOLDS]]
    hit, gold, found = (sum(column) for column in zip(*results, strict=True))
    log.info("P %.3f R %.3f F1 %.3f", hit / max(1, found), hit / gold, 2 * hit / (gold + found))


def kept() -> list[Example]:
    rows = load_tsv("programs/judged.tsv")
    return [Example(r["how"], tuple(r["features"].split("|")), r["characters"], r["label"] == "1", float(r["weight"])) for r in rows]


def row(e: Example) -> str:
    return f"{e.label:d}\t{e.weight:g}\t{e.how}\t{'|'.join(e.features)}\t{e.characters}"


def write(name: str, head: str, lines: Iterable[str]) -> None:
    (HERE / name).write_text("\n".join([head, *lines]) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--verdicts", nargs=3, metavar=("TEXTS", "TABLE", "WEIGHT"))
    parser.add_argument("--fold", action="store_true")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    groups = zip(args.folders[::3], args.folders[1::3], args.folders[2::3], strict=True)
    documents = [d for texts, annotations, weight in groups for d in annotated(Path(texts), Path(annotations), float(weight))]
    if args.fold:
        fold(documents)
        return
    if documents:
        judged = [one for document in documents for one in examples(document)]
        if args.verdicts:
            texts, table, weight = args.verdicts
            judged += told(Path(texts), Path(table), float(weight))
        write("judged.tsv", JUDGED, map(row, judged))
    weights = [f"{name}\t{value:.3f}" for name, value in fit(kept()).items() if abs(value) >= 0.02]
    write("weights.tsv", WEIGHTS, weights)


if __name__ == "__main__":
    main()
