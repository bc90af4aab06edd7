import csv
import io
import json

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import QueryError
from kg.store.embedded import open_store
from kg.store.formats import FORMATS, render, width
from kg.store.query import here

SELECT = "SELECT ?item ?name { ?item pol:ledBy/skos:prefLabel ?name } ORDER BY ?item"


@pytest.fixture(scope="module")
def ask(small_store):
    store = open_store(small_store)
    return lambda sparql, form: render(here(store, sparql), form).decode()


def test_a_table_is_aligned_where_characters_are_wide(ask):
    text = ask("SELECT ?a ?b { VALUES (?a ?b) { ('甲局' '1') ('x' '二') } } ORDER BY ?b", "table")
    assert text == "a     b\n----  --\n甲局  1\nx     二\n"
    assert width("甲a①") in (4, 5)


def test_a_table_cuts_long_cells_and_shows_no_control_characters(ask):
    lines = ask(f"SELECT ('{'字' * 100}' AS ?a) ('x\\n\\u001b[31my' AS ?b) {{}}", "table").splitlines()
    assert lines[2].split("  ")[0].endswith("…") and width(lines[2].split("  ")[0]) <= 60
    assert "\x1b" not in lines[2] and len(lines) == 3


def test_tables_say_yes_and_no_and_show_triples(ask):
    assert ask("ASK {}", "table") == "是 yes\n"
    assert "id:document/p/i1  pol:label  一" in ask("CONSTRUCT { ?i pol:label '一' } { ?i pol:supportedBy ?b }", "table")


def test_rows_as_csv_tsv_json_and_xml(ask):
    assert next(csv.reader(io.StringIO(ask("SELECT ('a,\"b\\n' AS ?x) {}", "csv").split("\n", 1)[1]))) == ['a,"b\n']
    assert ask(SELECT, "tsv").splitlines()[0] == "?item\t?name"
    assert json.loads(ask(SELECT, "json"))["head"]["vars"] == ["item", "name"]
    assert ask("ASK {}", "xml").count("<boolean>true</boolean>") == 1


def test_graphs_as_turtle_ntriples_and_jsonld(ask):
    sparql = "CONSTRUCT WHERE { ?s pol:ledBy ?o }"
    for form, fmt in (("turtle", RdfFormat.TURTLE), ("ntriples", RdfFormat.N_TRIPLES), ("jsonld", RdfFormat.JSON_LD)):
        assert len(set(parse(ask(sparql, form).encode(), fmt))) == 2
    assert ask(sparql, "turtle").startswith("@prefix id:")


def test_a_format_that_does_not_fit_says_which_do(ask):
    with pytest.raises(QueryError, match="turtle"):
        ask("CONSTRUCT WHERE { ?s ?p ?o }", "csv")
    with pytest.raises(QueryError, match="csv"):
        ask("ASK {}", "turtle")
    assert {"table", "csv", "tsv", "json", "turtle", "jsonld"} <= set(FORMATS)
