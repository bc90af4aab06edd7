"""The analysis commands, run as a person would on a finished build of the digests."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.build import build
from kg.cli import main
from kg.cli.output import aligned, comma_separated
from kg.cli.summary import width

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "out"
    build([CORPUS], folder, workers=1)
    return folder


def _run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_connect(out: Path) -> None:
    told = _run("connect", "三减三健", "家庭医生签约服务", "--document", "zhongwei_2019", "--out", out)
    assert told.exit_code == 0 and "高血压、糖尿病" in told.output and "connected" in told.output
    assert "没有实质联系" in _run("connect", "三减三健", "家庭医生签约服务", "--document", "tongxin", "--out", out).output
    assert "not in this plan" in _run("connect", "三减三健", "家庭医生签约服务", "--document", "hongsibu", "--out", out).output


def test_connect_rows(out: Path) -> None:
    told = _run("connect", "三减三健", "家庭医生签约服务", "--document", "zhongwei_2019", "-k", 1, "--format", "csv", "--out", out)
    rows = list(csv.DictReader(io.StringIO(told.output)))
    assert [(row["item"], row["to"]) for row in rows] == [("i22", "高血压；糖尿病"), ("i6", "家庭医生签约服务")]


def test_workload(out: Path) -> None:
    told = _run("workload", "--document", "tongxin", "--out", out).output
    assert "医政药政管理岗位" in told.splitlines()[3] and "HHI" in told
    rows = json.loads(_run("workload", "--document", "hongsibu", "--rule", "supports", "--format", "json", "--out", out).output)
    assert (rows[0]["name"], rows[0]["supports"]) == ("吴忠市红寺堡区财政局", 20)
    people = json.loads(_run("workload", "--people", "--format", "json", "--out", out).output)
    assert [(row["name"], row["leads"]) for row in people] == [("马正录", 33), ("杨硕", 23), ("杨少平", 9), ("马瑾", 6)]


def test_audit(out: Path) -> None:
    told = _run("audit", "--document", "tongxin", "--out", out).output
    assert "2019年11月" in told and "不再列入" in told
    rows = json.loads(_run("audit", "--code", "rate-contradicts-counts", "--format", "json", "--out", out).output)
    assert [row["document"] for row in rows] == ["zhongwei_2021_half_year_summary"]
    assert _run("audit", "--code", "no-such", "--out", out).exit_code == 1


def test_compare(out: Path) -> None:
    told = _run("compare", "tongxin", "hongsibu", "--part", "target", "--out", out).output
    assert "医疗服务收入占比" in told and "≥30%" in told and "≥32%" in told
    html = _run("compare", "tongxin", "hongsibu", "--format", "html", "--out", out).output
    assert html.startswith("<!doctype html>") and "三减三健" in html and "<script" not in html
    rows = list(csv.DictReader(io.StringIO(_run("compare", "tongxin", "hongsibu", "--format", "csv", "--out", out).output)))
    assert {"program", "target", "lead"} <= {row["part"] for row in rows}


def test_ledger(out: Path) -> None:
    rows = json.loads(_run("ledger", "--place", "中卫", "--indicator", "家庭医生", "--format", "json", "--out", out).output)
    assert [(row["verdict"], row["target"].replace(" ", ""), row["observed"].replace(" ", "")) for row in rows] == [
        ("met later", "≥65%", "82.24%")
    ]


def test_collaboration_and_diffusion(out: Path) -> None:
    assert "同心县各医疗卫生单位" in _run("collaboration", "--out", out).output.splitlines()[0]
    assert "宁卫计办发〔2018〕22号" in _run("diffusion", "zhongwei_2019", "--out", out).output
    rows = json.loads(_run("diffusion", "--format", "json", "--out", out).output)
    assert {"program", "level", "issued"} <= rows[0].keys()


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape", "jsonld", "neo4j"])
def test_export(out: Path, tmp_path: Path, form: str) -> None:
    told = _run("export", tmp_path / "there", "--format", form, "--out", out)
    assert told.exit_code == 0
    assert all(path.stat().st_size > 1000 for path in (tmp_path / "there").iterdir())


def test_what_a_person_must_fix_is_one_sentence(out: Path, tmp_path: Path) -> None:
    for told in (
        _run("connect", "三减三健", "没有的项目名称", "--out", out),
        _run("compare", "tongxin", "nowhere", "--out", out),
        _run("workload", "--out", tmp_path),
    ):
        assert told.exit_code == 1 and "Traceback" not in told.output and told.output.startswith("错误 / error")


def test_tables_align_and_cells_are_no_formulas() -> None:
    rows = [{"a": "三减三健", "b": 1}, {"a": "x", "b": 0.123456}]
    lines = aligned(("a", "b"), rows).splitlines()
    assert [width(line.partition("  ")[0]) for line in lines[1:2]] == [8] and lines[3].startswith("x         0.1235")
    assert comma_separated(("a",), [{"a": "=1+1"}]) == "a\n'=1+1\n"
