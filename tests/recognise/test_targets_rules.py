"""Every row of data/rules/quantities.yaml, through the whole recogniser."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model import DocumentKind, Header, Item, ItemKind, Outline, Part, Passage, Span, Stated
from kg.recognise.targets import targets
from kg.rules.files import load_yaml
from kg.text.view import view

TABLE = load_yaml("rules/quantities.yaml")
EXAMPLES = [e for section in ("cues", "suffixes", "whole") for row in TABLE[section] for e in row["examples"]] + TABLE["examples"]
REJECTS = [(row["id"], text) for row in TABLE["exclusions"] for text in row.get("rejects", ())]
KINDS = {"plan": (DocumentKind.WORK_POINTS, ItemKind.TASK), "report": (DocumentKind.GOVERNMENT_REPORT, ItemKind.ACHIEVEMENT)}


def read(text: str, where: str) -> list[str]:
    """`indicator comparator value unit role` of everything read from one sentence of a plan or a report."""
    kind, item = KINDS[where]
    here = Span(0, len(text))
    header = Header(kind=Stated(kind.value, here, "test"), period=Stated("2024", here, "test"))
    outline = Outline(header, (), (Item("i1", item, None, None, None, None, here, here),), ())
    found, _ = targets([Passage(Part.BODY, view(text), "i1")], outline)
    return [
        f"{m.indicator} {m.comparator} {_number(m.value)}{'-' + _number(m.high) if m.high else ''} {m.unit} {m.role.value}" for m in found
    ]


def _number(value: float) -> str:
    return f"{value:.10g}" if value < 1e9 else f"{value:.0f}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_example(example: dict[str, Any]) -> None:
    assert read(example["text"], example["in"]) == example["targets"]


@pytest.mark.parametrize(("row", "text"), REJECTS)
def test_reject(row: str, text: str) -> None:
    assert read(text, "plan") == []


def test_every_cue_has_an_example() -> None:
    assert all(row["examples"] for section in ("cues", "suffixes", "whole") for row in TABLE[section])


def test_no_word_leads_to_two_signs() -> None:
    words = [word for row in TABLE["cues"] for word in row["words"]]
    assert len(words) == len(set(words)), sorted({w for w in words if words.count(w) > 1})
