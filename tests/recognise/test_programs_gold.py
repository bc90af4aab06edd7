"""Programs and citations of the annotated documents, where they lie beside the repository."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.model import Document, Outline
from kg.parse import parse
from kg.recognise.citations import citations
from kg.recognise.programs import programs

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold" / "score.py").is_file(), reason="the annotated documents are not here")


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outlines() -> Iterable[tuple[Outline, dict[str, Any]]]:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        document = Document(path.stem, path.name, text, "utf-8", hashlib.sha256(text.encode()).hexdigest())
        yield parse(document), json.loads((SHARED / "gold" / f"{path.stem}.json").read_text("utf-8"))


def f1(pairs: list[tuple[int, int, int]]) -> float:
    hit, gold, found = (sum(column) for column in zip(*pairs, strict=True))
    return 2 * hit / (gold + found)


def test_programs_reach_their_figure() -> None:
    def same(a: dict[str, str], b: dict[str, str]) -> float:
        best = max(scorer().dice(a[x], b[y]) for x in ("name", "quote") for y in ("name", "quote"))
        return best if best >= 0.75 else 0.0

    counts = []
    for outline, gold in outlines():
        names: dict[str, str] = {}
        for mention in programs(outline.passages, outline):
            names.setdefault(mention.name, mention.text)
        found = [{"name": name, "quote": quote} for name, quote in names.items()]
        counts.append((len(scorer().match(gold["programs"], found, same)), len(gold["programs"]), len(found)))
    assert f1(counts) >= 0.86


def test_citations_reach_their_figure() -> None:
    counts = []
    for outline, gold in outlines():
        titles = list(dict.fromkeys(m.title for m in citations(outline.passages)))
        wanted = [c["title"] for c in gold["citations"]]
        pairs = scorer().match(wanted, titles, lambda a, b: (lambda s: s if s >= 0.8 else 0)(scorer().dice(a, b)))
        counts.append((len(pairs), len(wanted), len(titles)))
    assert f1(counts) >= 0.96
