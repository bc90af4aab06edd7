"""`policykg serve` and `policykg draw` as a person runs them; `policykg` finds them without `kg` knowing of this package."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.build import build
from kg.cli.main import main

TEXT = "城东区卫生健康局2020年工作要点\n一、重点任务\n（一）开展三减三健专项行动，推进无烟党政机关建设。\n牵头单位：区卫生健康局\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    (folder / "plan.txt").write_text(TEXT, "utf-8")
    build([folder / "plan.txt"], folder / "out", workers=1)
    return folder / "out"


def test_help_lists_them() -> None:
    said = CliRunner().invoke(main, ["--help"]).output
    assert "draw" in said
    assert "serve" in said


@pytest.mark.parametrize("asked", [["--around", "三减三健", "--hops", "1"], ["--path", "三减三健", "无烟党政机关"]])
def test_draw_writes_one_file(out: Path, tmp_path: Path, asked: list[str]) -> None:
    to = tmp_path / "part.html"
    answer = CliRunner().invoke(main, ["draw", "--out", str(out), *asked, "--to", str(to)])
    assert answer.exit_code == 0, answer.output
    assert "三减三健" in to.read_text("utf-8")
    assert "nodes" in answer.output


def test_draw_says_what_it_needs(out: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["draw", "--out", str(out)]).exit_code == 2
    answer = CliRunner().invoke(main, ["draw", "--out", str(out), "--around", "没有的东西", "--to", str(tmp_path / "x.html")])
    assert answer.exit_code == 1
    assert "nothing of this name" in answer.output
    assert not (tmp_path / "x.html").exists()


def test_serve_says_that_a_port_is_taken_or_nothing_is_built(out: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = CliRunner().invoke(main, ["serve", "--out", str(out), "--port", str(taken.getsockname()[1])])
    assert answer.exit_code == 1
    assert "cannot be used" in answer.output
    assert CliRunner().invoke(main, ["serve", "--out", str(tmp_path)]).exit_code == 1
