"""Whatever stands in a text, every fact points at its very characters; and no dirt breaks that.

Read over every document at hand: the golden ones, the demo corpus and, where they lie beside the repository, real ones.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.assemble.record import record
from kg.errors import SourceError
from kg.extract import extract
from kg.model import Document, Extraction, Item, Mention, Part, Passage
from kg.read import read
from kg.text.view import view

TESTS = Path(__file__).resolve().parent
SHARED = TESTS.parents[1] / "shared"
SAMPLE = 60  # real documents read, spread evenly over the folder


def _sample(folder: Path, most: int | None = None) -> list[Path]:
    found = sorted(p for p in folder.glob("*") if p.suffix in (".txt", ".md")) if folder.is_dir() else []
    return found if most is None or len(found) <= most else [found[at * len(found) // most] for at in range(most)]


DOCUMENTS = [
    *_sample(TESTS / "golden"),
    *_sample(TESTS.parent / "data" / "corpus"),
    *_sample(SHARED / "seeds"),
    *_sample(SHARED / "dev" / "text"),
    *_sample(SHARED / "corpus", SAMPLE),
]
GOLDEN = _sample(TESTS / "golden")


@cache
def extracted(path: Path) -> Extraction:
    try:
        return extract(read(path))
    except SourceError as problem:
        pytest.skip(str(problem))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: f"{p.parent.name}-{p.stem[:40]}")
def test_every_fact_stands_where_it_says(path: Path) -> None:
    check(extracted(path))


def check(found: Extraction) -> None:
    """All that must hold of any extraction from any text."""
    text = found.document.text
    row = record(found, "test")
    for evidence in _evidence(row):
        assert 0 <= evidence["start"] <= evidence["end"] <= len(text), evidence
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"], evidence
        assert evidence["rule"], evidence
    assert json.loads(json.dumps(row, ensure_ascii=False)) == row
    for mention in found.mentions:
        _check_mention(found, mention)
    _check_items(found)
    _check_passages(found)
    _check_references(row)


def _evidence(value: Any) -> list[dict[str, Any]]:
    """Every evidence row anywhere in a record."""
    if isinstance(value, dict):
        here = [value] if {"start", "end", "quote"} <= value.keys() else []
        return here + [row for part in value.values() for row in _evidence(part)]
    if isinstance(value, list):
        return [row for part in value for row in _evidence(part)]
    return []


def _check_mention(found: Extraction, mention: Mention) -> None:
    text, span = found.document.text, mention.span
    assert 0 <= span.start < span.end <= len(text), mention
    cleaned = view(text, span.start, span.end)
    page_numbers = _characters(p for p in found.outline.passages if p.part is Part.CHROME and span.start < p.view.span(0, len(p.view)).end)
    read = "".join(c for c, at in zip(cleaned.text, cleaned.origin, strict=True) if at not in page_numbers)
    assert _same(mention.text) in (_same(cleaned.text), _same(read)) or _expanded(mention), (mention, cleaned.text)
    assert mention.item is None or mention.item in {item.id for item in found.outline.items}, mention


def _same(text: str) -> str:
    return view(text).text


def _expanded(mention: Mention) -> bool:
    """A name of a list whose head or tail it shares has other words than its span."""
    name = getattr(mention, "name", None)
    return name is not None and mention.text != name


def _check_items(found: Extraction) -> None:
    items = found.outline.items
    assert [item.id for item in items] == [f"i{n}" for n in range(1, len(items) + 1)]
    for item in items:
        assert item.span.end <= len(found.document.text)
        assert item.span.contains(item.body), item
    parents = {item.id: item.parent for item in items}
    for one, other in itertools.pairwise(items):
        assert one.span.start <= other.span.start, (one, other)
    for at, one in enumerate(items):
        overlapping = [other for other in items[at + 1 : at + 40] if one.span.overlaps(other.span)]
        assert all(_above(one, other, parents) for other in overlapping), (one, overlapping)


def _check_passages(found: Extraction) -> None:
    """In document order, no character in two of them; but a merged cell is read with each of its rows, and a page number may stand inside."""
    passages = [p for p in found.outline.passages if len(p.view) and p.part is not Part.DUTY]
    starts = [p.view.origin[0] for p in passages]
    assert starts == sorted(starts)
    assert len(_characters(passages)) == sum(len(p.view) for p in passages)


def _characters(passages: Iterable[Passage]) -> set[int]:
    return {at for p in passages for at in p.view.origin}


def _above(one: Item, other: Item, parents: dict[str, str | None]) -> bool:
    at = parents[other.id]
    while at is not None and at != one.id:
        at = parents[at]
    return at == one.id


def _check_references(row: Any) -> None:
    """What a record points at by id is in the record."""
    items, entities = {i["id"] for i in row["items"]}, {e["id"] for e in row["entities"]}
    sections = {s["id"] for s in row["sections"]}
    assert {t["item"] for t in row["targets"]} <= items | {None}
    assert {i["section_id"] for i in row["items"]} <= sections | {None}
    assert {d["entity"] for i in row["items"] for d in i["duties"]} <= entities | {None}
    for kind in ("organizations", "programs", "place_rows"):
        assert {r["entity"] for r in row[kind]} <= entities, kind
        assert {i for r in row[kind] for m in r["mentions"] for i in m["items"]} <= items, kind


DIRT = st.sampled_from(
    ["\n", "\n\n", " ", "\u00a0", "\u3000", "\t", "**", "\n— 3 —\n", "\n- 12 -\n", "\r\n", "\n第2页 共9页\n", "\u200b", "|"]
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(GOLDEN), st.lists(st.tuples(st.integers(0, 10**6), DIRT), min_size=1, max_size=25))
def test_dirt_breaks_nothing(path: Path, dirt: list[tuple[int, str]]) -> None:
    text = path.read_text("utf-8")
    for at, what in dirt:
        at %= len(text) + 1
        text = text[:at] + what + text[at:]
    check(extract(Document("dirty", "dirty.txt", text, "utf-8", "0")))


ANNEX_FIRST = "务\n2022年造林五万亩。\n\n二、保障措施\n（一）强化资金保障。补助五百元。\n\n附件1\n部门职责清单\n部门\t职责\n市林业和草原局\t负责编制治理规划"


def test_items_stand_in_order_also_below_an_annex() -> None:
    check(extract(Document("annex", "annex.txt", ANNEX_FIRST, "utf-8", "0")))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(GOLDEN), st.integers(0, 10**6), st.integers(0, 10**6))
def test_cut_off_texts_are_read(path: Path, start: int, end: int) -> None:
    text = path.read_text("utf-8")
    start, end = sorted((start % len(text), end % len(text)))
    check(extract(Document("cut", "cut.txt", text[start:end], "utf-8", "0")))


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(list("一二（）1.、，。：；《》〔〕市县局委区各等牵头责任单位配合负责达到65%以上年月日2024\n\t |*《”“第条①")),
        max_size=120,
    )
)
def test_any_characters_are_read(characters: list[str]) -> None:
    check(extract(Document("noise", "noise.txt", "".join(characters), "utf-8", "0")))


def test_same_text_gives_the_same_record() -> None:
    text = GOLDEN[0].read_text("utf-8")
    rows = [record(extract(Document("a", "a.txt", text, "utf-8", "0")), "x") for _ in range(2)]
    assert json.dumps(rows[0], ensure_ascii=False) == json.dumps(rows[1], ensure_ascii=False)
