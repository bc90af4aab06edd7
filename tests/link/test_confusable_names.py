"""The benchmark of easily confused names: its shape, and that the linker does on it what it did before."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

from kg.rules.places import gazetteer

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "confusable_names.py"
PROVINCES = 31


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("confusable_names", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def judged(benchmark):
    return list(benchmark.judged(benchmark.pairs()))


def test_the_pairs_are_many_and_cover_provinces_and_levels(benchmark):
    rows = benchmark.pairs()
    assert len(rows) >= 300
    assert len({row["id"] for row in rows}) == len(rows)
    assert min(Counter(row["label"] for row in rows).values()) >= 100
    assert {row["label"] for row in rows} == set(benchmark.LABELS)
    places = [gazetteer().at_path(row[side]) for row in rows for side in ("place_a", "place_b")]
    assert {p.level for p in places} == {"country", "province", "prefecture", "county"}
    assert len({gazetteer().chain(p)[1].code for p in places if p.level != "country"}) >= PROVINCES


def test_no_pair_is_given_twice(benchmark):
    keys = [tuple(row[c] for c in row if c not in ("id", "label", "note")) for row in benchmark.pairs()]
    assert len(set(keys)) == len(keys)


def test_precision_and_recall_do_not_fall(benchmark, judged):
    figures = benchmark.precision_and_recall(judged)
    assert figures["same"][0] >= 0.99  # never one body out of two: a wrong merge spoils a graph for good
    assert figures["same"][1] >= 0.97
    assert min(figures["successor"]) >= 0.98
    assert min(figures["different"]) >= 0.97


def test_nothing_is_left_open_that_the_context_decides(judged):
    assert sum(j.said == "uncertain" for j in judged) <= len(judged) // 100
