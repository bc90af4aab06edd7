"""Records the analyses are tried on: the digests of the demo corpus, and made-up plans, through the real pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.assemble.record import record
from kg.assemble.schema import Record
from kg.extract import extract
from kg.read import read

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"


@pytest.fixture(scope="session")
def digests() -> list[Record]:
    """The five digests, by document id."""
    return [record(extract(read(path)), "test") for path in sorted(CORPUS.iterdir())]


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str, str], Record]:
    """`made(name, text)` reads a made-up plan."""

    def make(name: str, text: str) -> Record:
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        return record(extract(read(path)), "test")

    return make
