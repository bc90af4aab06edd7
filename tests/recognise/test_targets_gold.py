"""Targets of the annotated seeds, judged by the scorer that stands beside them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from kg.model import Document
from kg.parse import parse
from kg.recognise.targets import targets

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold" / "score.py").exists(), reason="annotated documents are not here")


def record(path: Path) -> dict[str, object]:
    """A document's record with what the scorer needs to judge its targets."""
    document = Document(path.stem, path.name, path.read_text("utf-8"), "utf-8", "")
    outline = parse(document)
    found, _ = targets(outline.passages, outline)
    fields = ("item", "indicator", "comparator", "value", "high", "unit", "role", "time")
    blank = {"section": [], "lead": [], "support": [], "people": [], "deadline": None}
    items = [{"id": i.id, "kind": i.kind, "start": document.quote(i.body).strip()[:40], **blank} for i in outline.items]
    return {"items": items, "targets": [{f: getattr(m, f) for f in fields} for m in found]}


def test_seeds(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(record(path)), "utf-8")
    tallies = scorer.score(tmp_path, SHARED / "gold")
    assert tallies["targets"].row["f1"] >= 0.95
    assert tallies["targets strict"].row["f1"] >= 0.9
