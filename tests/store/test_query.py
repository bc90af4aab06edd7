import os
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, StoreError
from kg.store.embedded import open_store
from kg.store.process import LimitError, Limits
from kg.store.query import here, run

ID = "https://w3id.org/policy-kg/id/"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"


def children():
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text("ascii").split()


def test_rows_come_in_the_order_asked_over_the_union_of_graphs(small_store):
    answer = run(small_store, "SELECT ?name ?item { ?item pol:ledBy/skos:prefLabel ?name } ORDER BY ?item")
    assert answer.columns == ("name", "item")
    assert [tuple(t.value for t in row) for row in answer.rows] == [("甲局", f"{ID}document/p/i1"), ("甲局", f"{ID}document/q/i1")]


def test_star_columns_come_by_first_appearance(small_store):
    answer = run(small_store, "SELECT * { ?z pol:ledBy ?a . OPTIONAL { ?z pol:supportedBy ?m } } ORDER BY ?z")
    assert answer.columns == ("z", "a", "m")
    assert answer.rows[1] == (NamedNode(f"{ID}document/q/i1"), NamedNode(f"{ID}organization/甲局"), None)


def test_ask_construct_and_describe(small_store):
    assert run(small_store, "ASK { ?s pol:supportedBy ?o }").boolean
    assert not run(small_store, "ASK { ?s pol:succeeds ?o }").boolean
    built = run(small_store, "CONSTRUCT { ?b pol:label ?i } WHERE { ?i pol:ledBy ?b }")
    assert (built.kind, len(built.triples)) == ("graph", 2)
    assert run(small_store, "DESCRIBE id:organization\\/甲局").triples[0].object == Literal("甲局", language="zh")


def test_from_names_graphs_of_the_store_only(small_store):
    count = "SELECT (COUNT(*) AS ?n) FROM <%s> { ?i pol:ledBy ?b }"
    assert run(small_store, count % f"{ID}graph/p").rows[0][0].value == "1"
    for elsewhere in ("file:///etc/passwd", "http://127.0.0.1:1/", f"{ID}graph/none"):
        with pytest.raises(QueryError, match="no such graph"):
            run(small_store, count % elsewhere)


def test_graphs_the_caller_names_replace_those_of_the_query(small_store):
    sparql = f"SELECT ?i FROM <{ID}graph/p> {{ ?i pol:ledBy ?b }}"
    assert run(small_store, sparql, default_graphs=[f"{ID}graph/q"]).rows[0][0].value == f"{ID}document/q/i1"


@pytest.mark.parametrize(
    "sparql", ["SELECT * { ?s ?p }", "SELECT ?s { ?s nix:p ?o }", "SELECT (1 AS ?s) ?s {}", "ASK", "SELECT * { ?s ?p ?o } }"]
)
def test_what_is_no_sparql_says_where(small_store, sparql):
    with pytest.raises(QueryError, match="not valid SPARQL"):
        run(small_store, sparql)


def test_a_query_out_of_time_is_killed_and_leaves_no_process(small_store):
    start, others = time.perf_counter(), children()  # a browser may be running for other tests
    with pytest.raises(LimitError, match="longer than 1 s"):
        run(small_store, f"SELECT (COUNT(*) AS ?x) {{ {CROSS} }}", limits=Limits(seconds=1))
    assert time.perf_counter() - start < 3
    assert children() == others


def test_a_query_out_of_memory_is_stopped(small_store):
    with pytest.raises(LimitError, match="memory"):
        run(small_store, f"SELECT * {{ {CROSS} }} ORDER BY ?a ?o LIMIT 5", limits=Limits(seconds=60, memory=400 << 20))


def test_a_crash_of_the_engine_costs_a_worker_only(small_store):
    bomb = "SELECT * { ?s ?p ?o FILTER(" + "!(" * 150 + "true" + ")" * 150 + ") }"
    assert run(small_store, bomb).kind == "select"
    with pytest.raises(LimitError, match="fail"):
        run(small_store, "SELECT * { ?s ?p ?o FILTER(" + "!" * 90_000 + "true) }")
    with pytest.raises(QueryError):
        run(small_store, "SELECT * " + "{" * 2206 + "}" * 2206)


def test_rows_and_size_are_cut_and_marked(small_store):
    cut = run(small_store, "SELECT * { ?s ?p ?o }", limits=Limits(rows=5))
    assert (len(cut.rows), cut.truncated) == (5, True)
    assert not run(small_store, "SELECT * { ?s ?p ?o } LIMIT 5", limits=Limits(rows=5)).truncated
    cut = run(small_store, "SELECT * { ?s ?p ?o }", limits=Limits(size=2000))
    assert cut.truncated and 0 < len(cut.rows) < 30
    cut = run(small_store, "CONSTRUCT WHERE { ?s ?p ?o }", limits=Limits(rows=5))
    assert (len(cut.triples), cut.truncated) == (5, True)


def test_strings_that_look_like_numbers_stay_strings(small_store):
    row = run(small_store, "SELECT ('01' AS ?a) (01 AS ?b) ('x'@en-GB AS ?c) (<<( pol:a pol:b 'c' )>> AS ?d) (BNODE() AS ?e) {}").rows[0]
    assert row[0] == Literal("01")
    assert (row[2].value, row[2].language.lower()) == ("x", "en-gb")
    assert row[3].object == Literal("c")
    assert row[4] is not None


def test_a_missing_store_is_said(tmp_path):
    with pytest.raises(StoreError):
        run(tmp_path, "ASK {}")


def test_in_process_and_worker_agree(small_store):
    sparql = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
    assert here(open_store(small_store), sparql) == run(small_store, sparql)
