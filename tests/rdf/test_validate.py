import pytest
from pyoxigraph import BlankNode, Literal, Quad

from kg.model import Evidence, Fact, Span, Value
from kg.rdf.quads import document_graph, quads
from kg.rdf.validate import validate
from kg.rdf.vocabulary import iri

EVIDENCE = (Evidence("p", None, Span(0, 2), "r"),)
FACTS = [
    *(
        Fact("id:document/p" + local, predicate, obj, EVIDENCE)
        for local, predicate, obj in (
            ("", "rdf:type", "pol:Document"),
            ("", "dcterms:identifier", Value("p")),
            ("", "dcterms:title", Value("工作要点", "@zh")),
            ("", "dcterms:issued", Value("2024-03", "month")),
            ("", "pol:documentKind", Value("work_points")),
            ("", "pol:period", Value("2024-H1/2024-H2")),
            ("/i1", "rdf:type", "pol:Task"),
            ("/i1", "pol:document", "id:document/p"),
            ("/i1", "dcterms:isPartOf", "id:document/p"),
            ("/i1", "pol:order", Value("1", "integer")),
            ("/i1", "pol:text", Value("修水渠。", "@zh")),
            ("/i1", "pol:ledBy", "id:organization/甲局"),
            ("/i1", "pol:sets", "id:document/p/t1"),
            ("/t1", "rdf:type", "pol:Target"),
            ("/t1", "pol:indicator", "id:indicator/长度"),
            ("/t1", "pol:comparator", Value(">=")),
            ("/t1", "pol:value", Value("3", "decimal")),
            ("/t1", "pol:unit", Value("公里")),
            ("/t1", "pol:quote", Value("3公里以上", "@zh")),
        )
    ),
    Fact("id:organization/甲局", "rdf:type", "pol:GovernmentBody", ()),
    Fact("id:organization/甲局", "skos:prefLabel", Value("甲局", "@zh"), ()),
    Fact("id:indicator/长度", "rdf:type", "pol:Indicator", ()),
    Fact("id:indicator/长度", "skos:prefLabel", Value("长度", "@zh"), ()),
]


def graph(*more, without=None):
    return list(quads([f for f in [*FACTS, *more] if f.predicate != without], lambda _: "修渠"))


def paths(found):
    return [(v.document, v.node, v.path) for v in found]


def test_a_well_formed_graph_has_no_violation():
    assert validate(graph()) == []
    assert validate(graph(), evidence=True) == []


@pytest.mark.parametrize(
    ("extra", "node", "path"),
    [
        (Fact("id:document/p/i1", "pol:supportedBy", "id:indicator/长度", EVIDENCE), "id:document/p/i1", "pol:supportedBy"),
        (Fact("id:document/p/i1", "pol:deadline", Value("下月"), EVIDENCE), "id:document/p/i1", "pol:deadline"),
        (Fact("id:document/p/i1", "pol:order", Value("2", "integer"), EVIDENCE), "id:document/p/i1", "pol:order"),
        (Fact("id:document/p/i1", "rdf:type", "pol:Problem", EVIDENCE), "id:document/p/i1", "rdf:type"),
        (Fact("id:document/p", "pol:documentKind", Value("poem"), EVIDENCE), "id:document/p", "pol:documentKind"),
        (Fact("id:document/p/t1", "pol:comparator", Value("~"), EVIDENCE), "id:document/p/t1", "pol:comparator"),
        (Fact("id:document/p/t1", "pol:time", Value("x", "boolean"), EVIDENCE), "id:document/p/t1", "pol:time"),
    ],
)
def test_a_violation_is_told_with_document_node_and_property(extra, node, path):
    found = validate(graph(extra))
    assert ("p", node, path) in paths(found)
    assert all(v.zh and v.en and v.zh in str(v) for v in found)


@pytest.mark.parametrize("predicate", ["pol:document", "pol:value", "pol:indicator", "pol:text", "skos:prefLabel", "pol:sets"])
def test_what_is_missing_is_found(predicate):
    assert validate(graph(without=predicate))


def test_a_document_without_title_is_a_warning():
    (found,) = validate(graph(without="dcterms:title"))
    assert found.warning
    assert "文件没有标题" in str(found)


def test_blank_nodes_are_refused():
    node = BlankNode()
    extra = [
        Quad(node, iri("rdf:type"), iri("pol:Person"), document_graph("p")),
        Quad(node, iri("foaf:name"), Literal("张三", language="zh"), document_graph("p")),
    ]
    assert validate([*graph(), *extra])[0].en.startswith("must be an IRI")


def test_evidence_is_checked_when_asked():
    broken = [q for q in graph() if q.predicate != iri("pol:rule")]
    assert validate(broken) == []
    assert {v.path for v in validate(broken, evidence=True)} == {"pol:rule"}
