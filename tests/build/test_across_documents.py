"""A build sees its documents together: cited documents, decisions, and what `explain` tells of both."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main
from kg.rdf.vocabulary import PREFIXES

WORK_POINTS = """宁夏回族自治区卫生健康委员会文件
宁牙发〔2020〕3号
2020年全区爱牙行动工作要点

一、总体要求
（一）做好宣传。各地广泛开展爱牙宣传，责任单位：自治区卫生健康委员会
2020年3月1日
"""
PLAN = """同心县卫生健康局
同心县2021年爱牙行动方案

一、重点任务
（一）贯彻落实《关于印发2020年全区爱牙行动工作要点的通知》，在学校开展检查。
责任单位：县卫生健康局
（二）贯彻落实《国务院关于推进爱牙行动的意见》（国发〔2019〕77号），建立档案。
责任单位：县教育局
2021年5月6日
"""
NOTICE = """同心县教育局
同心县2021年学校爱牙方案

一、重点任务
（一）贯彻落实《关于推进“爱牙”行动的意见》，开设课程。
责任单位：县教育局
2021年6月1日
"""


def run(*arguments: object) -> Result:
    answer = CliRunner().invoke(main, [str(a) for a in arguments])
    assert answer.exit_code == 0, answer.output + str(answer.exception)
    return answer


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in (("above", WORK_POINTS), ("plan", PLAN), ("notice", NOTICE)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    run("build", corpus, "--out", out, "--no-page")
    return out


def rows(out: Path, query: str) -> list[list[str]]:
    """The rows of a query, ids without the part all share."""
    file = out.parent / "question.rq"
    file.write_text("".join(f"PREFIX {name}: <{full}>\n" for name, full in PREFIXES.items()) + query, "utf-8")
    answer = run("query", file, "--out", out, "--format", "csv").output.replace(PREFIXES["id"], "")
    return [line.split(",") for line in answer.splitlines()[1:]]


def test_a_plan_implements_the_document_itself(built: Path) -> None:
    found = rows(built, "SELECT ?a ?b WHERE { ?a pol:implements ?b . ?b dcterms:identifier ?id }")
    assert found == [["document/plan", "document/above"]]


def test_two_plans_share_one_stub(built: Path) -> None:
    stub = "?b pol:documentNumber ?number ; dcterms:issued ?year ; dcterms:creator ?by . FILTER NOT EXISTS { ?b dcterms:identifier ?id }"
    found = rows(built, f"SELECT ?a ?number ?year ?by WHERE {{ ?a pol:implements ?b . {stub} }} ORDER BY ?a")
    assert found == [[f"document/{a}", "国发〔2019〕77号", "2019", "organization/国务院"] for a in ("notice", "plan")]


def test_the_saved_question_shows_the_titles(built: Path) -> None:
    answer = run("ask", "q17", "--document", "plan", "--out", built, "--format", "csv").output
    assert "2020年全区爱牙行动工作要点" in answer
    assert "国发〔2019〕77号" in answer


def test_the_graph_is_sound(built: Path) -> None:
    assert "违反 0 处" in run("validate", "--out", built).output
    run("verify", "--out", built)


def test_an_incremental_build_gives_the_same_bytes(corpus: Path, built: Path, tmp_path: Path) -> None:
    part, out = tmp_path / "part", tmp_path / "out"
    shutil.copytree(corpus, part)
    (part / "above.txt").unlink()
    run("build", part, "--out", out, "--no-page")
    assert rows(out, "SELECT ?b WHERE { ?a pol:implements ?b . ?b dcterms:identifier ?id }") == []
    shutil.copy(corpus / "above.txt", part)
    run("build", part, "--out", out, "--no-page")
    for name in ("graph.trig", "across.json", "records/plan.json", "issues.jsonl"):
        assert (out / name).read_bytes() == (built / name).read_bytes(), name


def test_decisions_beside_the_inputs_survive_rebuilds(corpus: Path, tmp_path: Path) -> None:
    part, out = tmp_path / "part", tmp_path / "out"
    shutil.copytree(corpus, part)
    table = part / "decisions.tsv"
    table.write_text(
        "decision\tone\tother\tnote\twho\twhen\nsame\torganization/同心县教育局\torganization/同心县教育体育局\trenamed\tLi\t2025\n",
        "utf-8",
    )
    lead = "SELECT DISTINCT ?b ?l WHERE { ?i pol:ledBy ?b . ?b skos:prefLabel ?l . FILTER(CONTAINS(?l, '教育')) }"
    for _ in range(2):
        answer = run("build", part, "--out", out, "--no-page", "--force")
        assert "decisions.tsv" not in answer.output
        assert rows(out, lead) == [["organization/同心县教育体育局", "同心县教育体育局"]]
    told = run("explain", "同心县教育体育局", "--out", out).output
    assert "同心县教育局" in told
    assert "decided by Li 2025: same (renamed)" in told
    table.unlink()
    run("build", part, "--out", out, "--no-page")
    assert rows(out, lead) == [["organization/同心县教育局", "同心县教育局"]]


def test_a_bad_decision_stops_the_build_and_names_its_row(corpus: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("decision\tone\tother\tnote\twho\twhen\nsame\tx\ty\t\t\t\n", "utf-8")
    answer = CliRunner().invoke(main, ["build", str(corpus), "--out", str(tmp_path / "out"), "--decisions", str(table), "--no-page"])
    assert answer.exit_code == 1
    assert "mine.tsv: row 2" in answer.stderr


def test_explain_tells_candidates_features_and_sentence(built: Path) -> None:
    told = run("explain", "县教育局", "--out", built).output
    assert "organization/同心县教育局" in told
    assert "level 0.95" in told
    assert "责任单位：县教育局" in told
    found = json.loads(run("explain", "县教育局", "--out", built, "--document", "notice", "--format", "json").output)
    assert {row["document"] for row in found} == {"notice"}
    assert all(row["why"] for row in found)
    cited = run("explain", "国务院关于推进爱牙行动的意见", "--out", built).output
    assert "cited/推进爱牙行动的意见" in cited


def test_explain_says_when_there_is_nothing(built: Path) -> None:
    answer = CliRunner().invoke(main, ["explain", "没有的机构", "--out", str(built)])
    assert answer.exit_code == 1
    assert "没有这个名称" in answer.stderr
