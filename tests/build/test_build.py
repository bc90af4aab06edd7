"""The main job end to end on the demo corpus: same input, same bytes; nothing lost to a bad file; evidence that stands."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.build import build as command
from kg.cli.main import main
from kg.rules.files import root

CORPUS = root("data") / "corpus"
STEADY = ("records", "tables", "across.json", "graph.trig", "graph.ttl", "graph.html", "issues.jsonl")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(a) for a in arguments])


def digests(out: Path) -> dict[str, str]:
    files = [f for name in STEADY for f in ([out / name] if (out / name).is_file() else sorted((out / name).iterdir()))]
    return {f.relative_to(out).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "out"
    answer = run(CORPUS, "--out", out)
    assert answer.exit_code == 0, answer.output
    assert "已读 5 份文件 / 5 documents read" in answer.output
    return out


def test_every_output_is_there(built: Path) -> None:
    assert {e.name for e in built.iterdir()} >= {*STEADY, "store"}
    assert len(list((built / "records").iterdir())) == 5
    assert (built / "tables" / "items.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument,item,")
    rows = (built / "tables" / "items.csv").read_text("utf-8-sig").count("\n")
    assert rows > 170


def test_a_second_run_says_that_nothing_changed(built: Path) -> None:
    before = digests(built)
    answer = run(CORPUS, "--out", built)
    assert answer.exit_code == 0
    assert "Nothing changed" in answer.output
    assert digests(built) == before


def test_any_order_and_any_number_of_processes_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    files = sorted(CORPUS.iterdir(), reverse=True)
    assert run(*files, "--out", tmp_path / "out", "--workers", 2).exit_code == 0
    assert digests(tmp_path / "out") == digests(built)


def test_an_unchanged_document_is_not_read_again(built: Path, tmp_path: Path) -> None:
    """A marked record of an unchanged document survives a rebuild; the changed document is read anew."""
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    shutil.copytree(CORPUS, corpus)
    run(corpus, "--out", out)
    kept, changed = sorted(corpus.iterdir())[:2]
    path = (out / "records" / f"{kept.stem}.json").resolve()
    record = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(record | {"marked": True}, ensure_ascii=False), "utf-8")
    changed.write_text(changed.read_text("utf-8") + "\n（九十九）加强测试。\n", "utf-8")
    assert run(corpus, "--out", out).exit_code == 0
    assert json.loads((out / "records" / f"{kept.stem}.json").read_text("utf-8")).get("marked")
    assert "加强测试" in (out / "records" / f"{changed.stem}.json").read_text("utf-8")


def test_bad_inputs_cost_one_sentence_each_and_the_rest_is_built(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    good = next(f for f in sorted(CORPUS.iterdir()) if f.suffix == ".txt")
    shutil.copy(good, corpus)
    (corpus / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (corpus / f"{good.stem}.md").write_text("同名", "utf-8")
    (tmp_path / "none").mkdir()
    answer = run(corpus, tmp_path / "none", tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert answer.exit_code == 1
    errors = [line for line in answer.stderr.splitlines() if line.startswith("错误 / error")]
    assert len(errors) == 4
    assert [p.stem for p in (tmp_path / "out" / "records").iterdir()] == [good.stem]
    again = run(corpus, tmp_path / "none", tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert again.exit_code == 1
    assert "binary" in again.stderr


def test_nothing_to_build_is_an_error(tmp_path: Path) -> None:
    answer = run(tmp_path, "--out", tmp_path / "out")
    assert answer.exit_code == 1
    assert "no readable file" in answer.stderr
    assert not (tmp_path / "out").exists()


def test_a_spreadsheet_formula_in_a_document_is_only_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲县2024年工作要点\n一、重点任务\n（一）加强预防。落实《=HYPERLINK(1)》。\n", "utf-8")
    assert run(tmp_path / "a.txt", "--out", tmp_path / "out").exit_code == 0
    cells = (tmp_path / "out" / "tables" / "citations.csv").read_text("utf-8-sig")
    assert ",=HYPERLINK" not in cells


def test_verify_accepts_the_demo_and_names_what_was_tampered_with(built: Path, tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["verify", "--out", str(built)])
    assert answer.exit_code == 0, answer.output
    moved = tmp_path / "moved"
    shutil.copytree(CORPUS, moved)
    victim = sorted(moved.iterdir())[0]
    victim.write_text(victim.read_text("utf-8").replace("卫生", "卫牲", 40), "utf-8")
    answer = CliRunner().invoke(main, ["verify", "--out", str(built), "--sources", str(moved)])
    assert answer.exit_code == 1
    assert victim.stem in answer.stderr
    assert "quotes" in answer.stderr


def test_a_query_over_all_documents(built: Path) -> None:
    count = "PREFIX pol: <https://w3id.org/policy-kg/ontology#> SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a pol:Document ; pol:documentKind ?k }"
    answer = CliRunner().invoke(main, ["query", "--out", str(built), "-e", count, "--format", "csv"])
    assert answer.exit_code == 0, answer.output
    assert answer.output.split() == ["n", "5"]
