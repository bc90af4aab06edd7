"""Encodings, and one clear sentence for each thing that can be wrong with an input."""

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.read import gather, read

TEXT = "2024年全县卫生健康工作要点\n一、加强党的建设。\n（一）落实“三减三健”行动，签约率达到65%以上。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_office_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert read(file).text == TEXT


def test_a_short_gb18030_file_is_not_taken_for_another_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("工作要点".encode("gb18030"))
    assert read(tmp_path / "a.txt").text == "工作要点"


def test_one_broken_byte_does_not_lose_the_document(tmp_path: Path) -> None:
    data = (TEXT * 5).encode()
    (tmp_path / "a.txt").write_bytes(data[:100] + b"\xff" + data[100:])
    assert "三减三健" in read(tmp_path / "a.txt").text


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"%PDF-1.4 x", "PDF"), (bytes(range(256)) * 4, "binary"), (b"", "empty"), (b"PK\x03\x04zz", "zip"), (b" \n\t ", "empty")],
)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, word: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(SourceError, match=word):
        read(tmp_path / "a.txt")


def test_folders_twins_and_missing_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/b.md", "c.tsv", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "empty").mkdir()
    found = gather([tmp_path, tmp_path / "b.txt", tmp_path / "gone", tmp_path / "empty", tmp_path / "c.tsv"])
    assert [f.name for f in found.files] == ["a.md", "b.txt"]
    assert [f.name for f in found.passed_over] == ["c.tsv"]
    messages = [str(p) for p in found.problems]
    assert len(messages) == 4
    assert any("same stem" in m for m in messages)
    assert any("no such file" in m for m in messages)
    assert any("no readable file" in m for m in messages)
    assert any("format .tsv" in m for m in messages)


def test_the_order_given_does_not_matter(tmp_path: Path) -> None:
    for name in ("x.txt", "y.txt", "z.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    paths = [tmp_path / n for n in ("z.txt", "x.txt", "y.txt")]
    assert gather(paths) == gather(reversed(paths))
