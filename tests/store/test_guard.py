import time

import pytest

from kg.errors import QueryError
from kg.store.guard import MAX_BYTES, inspect

LOCAL = "PREFIX x: <http://127.0.0.1:1/> "


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT*{sErViCe<http://127.0.0.1:1/>{?s?p?o}}",
        "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
        "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } { { SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        LOCAL + "SELECT * { ?s ?p x:\\'.\nSERVICE x:y {?s ?p 'a'} }",
        LOCAL + "SELECT * { ?s ?p ?a FILTER(?a<?b)SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        'SELECT * { ?s ?p """a"b""" . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }',
        "SELECT * { ?s ?p 'a' . # '\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { S\\u0045RVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_wherever_it_hides(sparql):
    with pytest.raises(QueryError):
        inspect(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p 'SERVICE <http://x> {}' }",
        'SELECT * { ?s ?p """a\nSERVICE "b" """ }',
        "SELECT * { ?s ?p <http://x/SERVICE> } # SERVICE",
        LOCAL + "SELECT ?SERVICE { ?SERVICE x:SERVICE $service ; x:LOAD ?load }",
        "SELECT * { ?s ?p 'it\\'s SERVICE' }",
        LOCAL + "SELECT * { ?s x:insert 'DROP ALL' }",
    ],
)
def test_words_that_are_no_keywords_pass(sparql):
    assert inspect(sparql).form == "SELECT"


@pytest.mark.parametrize(
    "word", ["INSERT DATA", "delete where", "LOAD", "CLEAR ALL", "DROP ALL", "CREATE GRAPH", "ADD", "MOVE", "COPY", "WITH"]
)
def test_updates_are_refused_by_name(word):
    with pytest.raises(QueryError, match="update"):
        inspect(f"PREFIX x: <http://x/> {word} <http://x/a>")


def test_the_form_the_variables_and_the_star_are_read():
    seen = inspect("# SELECT ?no\nPREFIX x: <http://x/>\nSELECT DISTINCT * { ?b x:p ?a . $b x:q ?c }")
    assert (seen.form, seen.variables, seen.star) == ("SELECT", ("b", "a", "c"), True)
    assert not inspect("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").star
    assert inspect("ask {}").form == "ASK"


def test_graphs_of_from_are_resolved():
    sparql = (
        "BASE <http://b/> PREFIX x: <http://x/> SELECT * FROM <g1> FROM NAMED x:g2 FROM x:a\\/b FROM id:graph\\/p { ?s ?p 'FROM <no>' }"
    )
    seen = inspect(sparql)
    assert seen.default_graphs == ("http://b/g1", "http://x/a/b", "https://w3id.org/policy-kg/id/graph/p")
    assert seen.named_graphs == ("http://x/g2",)


def test_depth_and_length_are_bounded():
    assert inspect("SELECT * " + "{" * 200 + "}" * 200)
    for opening in ("{", "(", "[", "<<("):
        with pytest.raises(QueryError, match="nested"):
            inspect("SELECT * " + opening * 2206)
    with pytest.raises(QueryError, match="longer"):
        inspect("ASK {} #" + "甲" * (MAX_BYTES // 3))
    with pytest.raises(QueryError, match="none of"):
        inspect("")


@pytest.mark.parametrize(
    "unit", ['"', "'''a", "<a", "\\", "a:", "@a-", "'\\", "1e", '"""', "?", "<<", "#", "''a", "\\u00", '"\\', "'''\\", '""', "<\\"]
)
def test_hostile_text_costs_little(unit):
    text = (unit * MAX_BYTES)[:MAX_BYTES]
    start = time.process_time()
    with pytest.raises(QueryError):
        inspect(text)
    assert time.process_time() - start < 1
