"""Our figures are those of the annotation guide's judge, and errors are named by kind."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.evaluate import evaluate, figures
from kg.evaluate.similar import dice, pair, same_number, unit

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold"


def _row(**given: Any) -> dict[str, Any]:
    item = {"id": "i1", "label": "1.", "section": ["一、总则"], "heading": None, "kind": "task", "start": "推进医联体建设工作"}
    item |= {"lead": ["甲县卫生健康局"], "support": [], "people": [], "deadline": "2024-06"}
    target = {
        "item": "i1",
        "indicator": "签约率",
        "comparator": ">=",
        "value": 65,
        "high": None,
        "unit": "%",
        "role": "target",
        "time": "2024",
    }
    record = {
        "document": {"title": "甲县2024年工作要点", "issuer": ["甲县卫生健康局"]},
        "items": [item],
        "targets": [target],
        "programs": [{"name": "医联体", "quote": "医联体建设", "items": ["i1"]}],
        "citations": [{"title": "甲县规划"}],
        "organizations": [{"name": "甲县卫生健康局"}],
        "places": ["甲县"],
    }
    return record | given


def _write(folder: Path, record: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return folder


def test_a_perfect_record_scores_one(tmp_path: Path) -> None:
    tallies = evaluate(_write(tmp_path / "r", _row()), _write(tmp_path / "g", _row()))
    assert figures(tallies)["macro"] == 1.0


def test_a_missing_record_scores_nothing(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    tallies = evaluate(tmp_path / "r", _write(tmp_path / "g", _row()))
    assert figures(tallies)["macro"] == 0.0
    assert tallies["targets"].missed == ["a: 签约率 >= 65% target 2024 [i1]"]


def test_strictness_of_targets(tmp_path: Path) -> None:
    found = _row()
    found["targets"] = [{**found["targets"][0], "comparator": "="}]
    tallies = evaluate(_write(tmp_path / "r", found), _write(tmp_path / "g", _row()))
    assert (tallies["targets"].f1, tallies["targets strict"].f1) == (1.0, 0.0)


def test_measures() -> None:
    assert dice("“两癌”筛查", "两癌筛查") == 1.0
    assert dice("甲乙丙", "甲乙丁") == 0.5
    assert (unit("家"), unit("％"), unit("每10万")) == ("个", "%", "/10万")
    assert same_number(82.24, 82.2400001)
    assert not same_number(65, None)
    assert pair([1, 2], [2, 1], lambda a, b: float(a == b)) == [(1, 1), (2, 2)]


def test_the_command_names_errors_and_the_floor_holds(tmp_path: Path) -> None:
    records, gold = _write(tmp_path / "r", _row(places=["乙县"])), _write(tmp_path / "g", _row())
    floor = tmp_path / "floor.json"
    floor.write_text('{"places": 0.5}', "utf-8")
    answer = CliRunner().invoke(main, ["evaluate", str(records), str(gold), "--errors", "places", "--floor", str(floor)])
    assert answer.exit_code == 1
    assert "missed   a: ('甲县',)" in answer.output
    assert "places 0.000 < 0.500" in answer.output


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated documents are not here")
def test_same_figures_as_the_judge(tmp_path: Path) -> None:
    """Half-broken copies of the annotations, judged by both."""
    spec = importlib.util.spec_from_file_location("judge", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    for path in sorted(GOLD.glob("0*.json")):
        record = json.loads(path.read_text("utf-8"))
        for kind in ("items", "targets", "programs", "citations", "organizations", "places"):
            record[kind] = [row for n, row in enumerate(record[kind]) if n % 3]
        record["items"][0]["kind"] = "problem"
        record["document"]["title"] = "别的标题"
        (tmp_path / path.name).write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    theirs = judge.score(tmp_path, GOLD)
    ours = evaluate(tmp_path, GOLD)
    assert {k: (t.hit, t.gold, t.found) for k, t in theirs.items()} == {k: (t.hits, t.gold, t.found) for k, t in ours.items()}
