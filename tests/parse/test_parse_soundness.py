"""What holds for every outline: views repeat the text, passages are apart and in order, references resolve, nothing hangs."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Outline, Part
from kg.parse import parse
from kg.text.view import view

SHARED = Path(__file__).resolve().parents[3] / "shared"
PIECES = [
    "一、总体要求", "二、任务", "（一）加强领导。", "（二）", "1.", "2．", "（1）", "①", "第一条 ", "一是抓早。", "二是抓小。", "——", "附件1", "附件：1.表", "责任单位：", "县水务局",
    "、县财政局", "2023年3月5日", "抄送：市局", "\n", "\n\n", "\t", "| a | b |", "**", "# ", "《办法》", "“引号", "2.5公里", "。", "，", "；", "：", "修渠引水保灌溉", " ", "\u3000", "第（一）项",
    "关于印发《方案》的通知", "东发〔2021〕3号", "- 3 -",
]  # fmt: skip


def check(text: str, found: Outline) -> None:
    whole = view(text, lines=True)
    cleaned = dict(zip(whole.origin, whole.text, strict=True))
    used: set[int] = set()
    for passage in found.passages:
        read = passage.view
        assert len(read.text) == len(read.origin) > 0
        assert all(a < b for a, b in pairwise(read.origin))
        # a comma or colon takes its width from its neighbours, which differ between the text and a cleaned line
        assert all(c == cleaned[at] or c in ",，:：" for c, at in zip(read.text, read.origin, strict=True))
        if passage.part is not Part.DUTY:  # a merged cell is the duty of several items
            assert used.isdisjoint(read.origin)
            used.update(read.origin)
    assert [i.span.start for i in found.items] == sorted(i.span.start for i in found.items)
    assert [i.id for i in found.items] == [f"i{n}" for n in range(1, len(found.items) + 1)]
    sections, items = {s.id for s in found.sections}, {i.id for i in found.items}
    for item in found.items:
        assert item.span.contains(item.body)
        assert item.section is None or item.section in sections
        assert item.parent is None or item.parent in items
    for passage in found.passages:
        assert passage.section is None or passage.section in sections
        assert passage.item is None or passage.item in items


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_outline_of_any_text_is_sound(text: str) -> None:
    check(text, parse(Document("d", "d.txt", text, "utf-8", "")))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_outline_of_nonsense_is_sound(text: str) -> None:
    check(text, parse(Document("d", "d.txt", text, "utf-8", "")))


@pytest.mark.parametrize(
    "character",
    [
        "一",
        "（",
        "1.",
        "第",
        "—",
        "附件",
        "：",
        "责任单位：",
        "（一）",
        "一是",
        "\t",
        "|",
        "\n",
        "“",
        "《",
        "**",
        "#",
        "局\n",
        "①",
        "一、",
        "（一）项目。",
    ],
)
def test_hostile_text_is_not_slow(character: str) -> None:
    text = character * (100_000 // len(character))
    started = time.process_time()
    parse(Document("d", "d.txt", text, "utf-8", ""))
    assert time.process_time() - started < 3


@pytest.mark.skipif(not SHARED.is_dir(), reason="real documents are not at hand")
@pytest.mark.parametrize("folder", ["seeds", "dev/text"])
def test_outline_of_real_documents_is_sound(folder: str) -> None:
    for path in sorted((SHARED / folder).glob("*.txt")):
        text = path.read_text("utf-8")
        check(text, parse(Document(path.stem, path.name, text, "utf-8", "")))
