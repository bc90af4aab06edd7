import pytest
from rdflib import URIRef

from kg.store.dataset import dataset

ID = "https://w3id.org/policy-kg/id/"


def test_rdflib_sees_the_same_graph(small_store, small_quads):
    found = dataset(small_store)
    assert sum(1 for _ in found.quads((None, None, None, None))) == len(set(small_quads))
    rows = found.query("SELECT ?i { ?i pol:ledBy ?b } ORDER BY ?i")
    assert [str(row.i) for row in rows] == [f"{ID}document/p/i1", f"{ID}document/q/i1"]
    assert found.value(URIRef(f"{ID}document/p"), URIRef("http://purl.org/dc/terms/title")).language == "zh"
    assert dict(found.namespaces())["pol"] == URIRef("https://w3id.org/policy-kg/ontology#")


def test_it_cannot_be_written(small_store):
    with pytest.raises(RuntimeError):
        dataset(small_store).add((URIRef("http://x/a"), URIRef("http://x/b"), URIRef("http://x/c")))
