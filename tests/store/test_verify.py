from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.quads import document_graph, evidence_graph
from kg.rdf.vocabulary import iri
from kg.store.embedded import open_store
from kg.store.verify import verify


def codes(quads, texts):
    return sorted({p.code for p in verify(quads, texts)})


def without(quads, predicate, times=1):
    kept, left = [], times
    for quad in quads:
        if quad.predicate == iri(predicate) and left and "evidence" in quad.graph_name.value:
            left -= 1
            continue
        kept.append(quad)
    return kept


def test_a_sound_graph_has_no_problems_as_store_or_dump(small_store, small_quads, texts):
    assert verify(small_quads, texts) == []
    assert verify(open_store(small_store), texts) == []


def test_a_changed_source_is_found_with_document_node_and_place(small_quads, texts):
    (problem, *_) = found = verify(small_quads, {**texts, "q": texts["q"].replace("甲局", "丙局")})
    assert {p.code for p in found} == {"quote-differs"}
    assert (problem.document, problem.start, problem.end) == ("q", 6, 8)
    assert "丙局" in str(problem) and "甲局" in str(problem) and problem.node.startswith("id:evidence/q/")


def test_a_shortened_or_missing_source_is_found(small_quads, texts):
    assert "beyond-text" in codes(small_quads, {**texts, "p": texts["p"][:9]})
    assert codes(small_quads, {"p": texts["p"]}) == ["source-missing"]


def test_a_fact_without_evidence_is_found(small_quads, texts):
    extra = Quad(iri("id:document/p/i1"), iri("pol:label"), Literal("一"), document_graph("p"))
    (problem,) = verify([*small_quads, extra], texts)
    assert (problem.code, problem.document, problem.node) == ("fact-without-evidence", "p", "id:document/p/i1")
    assert "pol:label" in problem.message


def test_evidence_for_what_is_not_there_is_found(small_quads, texts):
    gone = [q for q in small_quads if q.predicate != iri("pol:supportedBy")]
    assert codes(gone, texts) == ["evidence-without-fact"]


def test_evidence_that_lacks_a_part_proves_nothing(small_quads, texts):
    for predicate in ("pol:quote", "pol:rule", "pol:start", "rdf:subject"):
        assert codes(without(small_quads, predicate), texts) == ["fact-without-evidence", "incomplete-evidence"]


def test_evidence_of_another_document_and_stray_graphs_are_found(small_quads, texts):
    moved = [
        Quad(q.subject, q.predicate, iri("id:document/q"), q.graph_name)
        if q.predicate == iri("pol:document") and q.graph_name == evidence_graph("p")
        else q
        for q in small_quads
    ]
    assert codes(moved, texts) == ["other-document"]
    stray = Quad(iri("id:place/甲"), iri("pol:code"), Literal("1"), NamedNode("http://elsewhere.example/g"))
    assert codes([*small_quads, stray], texts) == ["stray-graph"]
