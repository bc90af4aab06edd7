"""Outputs change all together or not at all."""

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.outputs import generation


def _build(out: Path, name: str, content: str) -> Path:
    (out / ".generations").mkdir(parents=True, exist_ok=True)
    staging = generation.stage(out, name)
    (staging / "records").mkdir()
    (staging / "records" / "a.json").write_text(content)
    (staging / "graph.ttl").write_text(content)
    (staging / generation.MANIFEST).write_text("{}")
    return staging


def test_two_builds_do_not_write_at_once(tmp_path: Path) -> None:
    with generation.writing(tmp_path), pytest.raises(StoreError, match="another build"), generation.writing(tmp_path):
        pass
    with generation.writing(tmp_path):
        pass


def test_a_build_killed_before_the_switch_leaves_the_old_one(tmp_path: Path) -> None:
    generation.switch(tmp_path, _build(tmp_path, "one", "old"))
    _build(tmp_path, "two", "half")  # never switched
    assert (tmp_path / "graph.ttl").read_text() == "old"
    assert (tmp_path / "records" / "a.json").read_text() == "old"
    generation.switch(tmp_path, _build(tmp_path, "three", "new"))
    assert (tmp_path / "graph.ttl").read_text() == (tmp_path / "records" / "a.json").read_text() == "new"
    assert not [p for p in (tmp_path / ".generations").iterdir() if p.name.startswith(".staging")]


def test_a_reader_of_the_old_build_keeps_it(tmp_path: Path) -> None:
    generation.switch(tmp_path, _build(tmp_path, "one", "old"))
    held = generation.current(tmp_path)
    assert held is not None
    generation.switch(tmp_path, _build(tmp_path, "two", "new"))
    assert (held / "graph.ttl").read_text() == "old"
    generation.switch(tmp_path, _build(tmp_path, "three", "newer"))
    assert not held.exists()


def test_the_same_generation_can_be_built_again(tmp_path: Path) -> None:
    generation.switch(tmp_path, _build(tmp_path, "one", "first"))
    generation.switch(tmp_path, _build(tmp_path, "one", "second"))
    assert (tmp_path / "graph.ttl").read_text() == "second"


def test_a_file_of_the_users_own_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("mine")
    with pytest.raises(StoreError, match="not made by policy-kg"):
        generation.switch(tmp_path, _build(tmp_path, "one", "ours"))
    assert (tmp_path / "graph.ttl").read_text() == "mine"


def test_without_symbolic_links_files_are_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError("a required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    generation.switch(tmp_path, _build(tmp_path, "one", "old"))
    generation.switch(tmp_path, _build(tmp_path, "two", "new"))
    assert generation.current(tmp_path) == tmp_path
    assert (tmp_path / "graph.ttl").read_text() == (tmp_path / "records" / "a.json").read_text() == "new"
