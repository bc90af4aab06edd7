import random
import subprocess
import sys

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import StoreError
from kg.model import Evidence, Fact, Span, Value
from kg.rdf.dump import ordered, read_trig, trig, turtle
from kg.rdf.quads import quads

FACTS = [
    Fact(f"id:document/d{d}/i{i}", predicate, obj, (Evidence(f"d{d}", f"i{i}", Span(i, i + 3), "r"),))
    for d in range(2)
    for i in range(5)
    for predicate, obj in (("rdf:type", "pol:Task"), ("pol:ledBy", "id:organization/甲局"), ("pol:text", Value('加"强"\\\n管理', "@zh")))
]
QUADS = list(quads(FACTS, lambda _: "甲乙丙丁戊己庚辛"))


def test_equal_graphs_give_equal_bytes_in_any_order_and_with_repeats():
    mixed = [*QUADS, *QUADS[:20]]
    random.Random(1).shuffle(mixed)
    assert trig(mixed) == trig(QUADS)
    assert turtle(mixed) == turtle(QUADS)


def test_the_bytes_do_not_depend_on_the_process():
    code = (
        "import sys; sys.path.insert(0, 'tests/rdf'); import test_dump as t; sys.stdout.buffer.write(t.trig(t.QUADS) + t.turtle(t.QUADS))"
    )
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(3)}
    assert runs == {trig(QUADS) + turtle(QUADS)}


def test_dumps_read_back_whole():
    assert set(parse(trig(QUADS), RdfFormat.TRIG)) == set(QUADS)
    assert {q.triple for q in parse(turtle(QUADS), RdfFormat.TURTLE)} == {q.triple for q in QUADS}


def test_rdflib_reads_the_dumps_too():
    from rdflib import Dataset

    data = Dataset()
    data.parse(data=trig(QUADS), format="trig")
    assert sum(1 for _ in data.quads()) == len(set(QUADS))


def test_type_comes_first_and_graphs_stay_together():
    rows = ordered(QUADS)
    graphs = [q.graph_name for q in rows]
    assert len([g for i, g in enumerate(graphs) if i == 0 or g != graphs[i - 1]]) == len(set(graphs))
    assert str(rows[0].predicate).endswith("type>")


def test_reading_says_what_is_wrong(tmp_path):
    with pytest.raises(StoreError, match="cannot be read"):
        read_trig(tmp_path / "none.trig")
    (tmp_path / "bad.trig").write_text("not trig", "utf-8")
    with pytest.raises(StoreError, match="not valid TriG"):
        read_trig(tmp_path / "bad.trig")
    (tmp_path / "good.trig").write_bytes(trig(QUADS))
    assert set(read_trig(tmp_path / "good.trig")) == set(QUADS)
