"""Fit the weights by which candidates for program names are told from other phrases.

usage: train.py TEXTS ANNOTATIONS [--fold]

TEXTS holds documents, ANNOTATIONS one JSON file of the same stem each with `programs: [{name, quote}]`. Writes `weights.tsv` beside this
file; with --fold it writes nothing and tells how well each document is judged by weights from the others.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.parse import parse
from kg.read import read
from kg.recognise.programs.discover import Scored, candidates_of
from kg.rules.programs import program_rules

MARKS = re.compile(r"[\s*“”\"'‘’（）()，,。；;：:、·—\-]")
SAME = 0.75  # alike enough to be the annotated program


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one candidate and whether it names a program."""

    features: tuple[str, ...]
    label: bool
    weight: float


def dice(a: str, b: str) -> float:
    """Similarity of two strings by their character pairs."""
    a, b = MARKS.sub("", a).lower(), MARKS.sub("", b).lower()
    if a == b:
        return 1.0
    x, y = (Counter(s[i : i + 2] for i in range(len(s) - 1)) or Counter([s]) for s in (a, b))
    return 2 * sum((x & y).values()) / max(1, sum(x.values()) + sum(y.values()))
