"""Whatever a document holds, the graph holds it unchanged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse

from kg.errors import KGError
from kg.model import Evidence, Fact, Span, Value
from kg.rdf.dump import trig, turtle
from kg.rdf.quads import documents, quads
from kg.rdf.vocabulary import expand, iri
from kg.store.verify import verify

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_a_name_is_an_iri_or_is_refused(name):
    try:
        full = expand(f"id:organization/{name}")
    except KGError:
        assert any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in name)
        return
    node = iri(f"id:organization/{name}")
    assert node.value == full
    (read,) = parse(f"<{full}> <{full}> <{full}> .".encode(), RdfFormat.N_TRIPLES)
    assert read.subject == node


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8), unique=True, max_size=20))
def test_different_names_have_different_iris(names):
    assert len({iri(f"id:program/{name}") for name in names}) == len(names)


@settings(max_examples=100, deadline=None)
@given(TEXT, st.data())
def test_any_text_survives_store_and_dumps(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    evidence = (Evidence("d", None, Span(start, end), "r"),)
    made = list(quads([Fact("id:document/d/i1", "pol:text", Value(text, "@zh"), evidence)], lambda _: text))
    assert verify(made, {"d": text}) == []
    assert set(parse(trig(made), RdfFormat.TRIG)) == set(made)
    assert {q.triple for q in parse(turtle(made), RdfFormat.TURTLE)} == {q.triple for q in made}
    store = Store()
    store.bulk_extend(made)
    assert set(store) == set(made)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"), min_size=1, max_size=12))
def test_documents_keep_their_ids(stem):
    fact = Fact(f"id:document/{stem}", "dcterms:identifier", Value(stem), (Evidence(stem, None, Span(0, 1), "r"),))
    made = list(quads([fact], lambda _: "字"))
    assert documents({q.graph_name for q in made}) == [stem]
    assert verify(made, {stem: "字"}) == []


@pytest.mark.parametrize("stem", ["shared", "a%b", "附件1 总表", "1#?&<>", "evidence"])
def test_awkward_file_names(stem):
    fact = Fact(f"id:document/{stem}", "dcterms:identifier", Value(stem), (Evidence(stem, None, Span(0, 1), "r"),))
    assert verify(list(quads([fact], lambda _: "字")), {stem: "字"}) == []
