"""Extraction on the annotated documents never falls below the figures in `floor_*.json`, which only rise.

The witnesses (`tests/witness`, `tests/witness2`, `tests/witness3`) are made up: plans in the manner of real ones, written and annotated by the guide by people
who did not know the rules. Their issuers exist, what they say is invented. An annotation is changed only where it is wrong by the guide,
never to fit. Their errors were read while rules were made; those of changde, jiangxi_mch and weiyuan only after
the README's figure for documents nobody had looked at was taken.

`tests/layouts` are such plans too, in as many layouts as there are documents, annotated for structure and duties alone.
"""

import json
from pathlib import Path

import pytest

from kg.assemble.record import record
from kg.evaluate import evaluate, figures
from kg.extract import extract
from kg.read import gather, read

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
WITNESS = HERE.parent / "witness"
LATER = HERE.parent / "witness2"
LATEST = HERE.parent / "witness3"
LAYOUTS = HERE.parent / "layouts"
SETS = {
    "seeds": (SHARED / "seeds", SHARED / "gold"),
    "dev": (SHARED / "dev" / "text", SHARED / "dev" / "gold"),
    "witness": (WITNESS, WITNESS),
    "witness2": (LATER, LATER),
    "witness3": (LATEST, LATEST),
    "layouts": (LAYOUTS, LAYOUTS),
}
ANNOTATED = {"layouts": {"document", "items", "item kind", "item section", "lead", "support", "people", "deadline"}}


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls(name: str, tmp_path: Path) -> None:
    texts, gold = SETS[name]
    if not texts.is_dir():
        pytest.skip("these annotated documents are not here")
    for path in gather([texts]).files:
        made = record(extract(read(path)), "floor")
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    now = figures(evaluate(tmp_path, gold))
    floor = json.loads((HERE / f"floor_{name}.json").read_text("utf-8"))
    assert set(floor) == ANNOTATED.get(name, set(now))
    fallen = {kind: (round(now[kind], 4), least) for kind, least in floor.items() if now[kind] < least}
    assert not fallen
