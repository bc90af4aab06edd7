import pytest
from pyoxigraph import Literal

from kg.model import Evidence, Fact, Span, Value
from kg.rdf.quads import FactError, document_graph, documents, evidence_graph, literal, quads
from kg.rdf.vocabulary import compact, iri

TEXT = {"p": "一、修水渠。（牵头单位：甲镇政府）", "q": "二、种树。"}


def fact(subject="id:document/p/i1", predicate="pol:ledBy", obj="id:organization/甲镇政府", start=12, end=16, document="p"):
    return Fact(subject, predicate, obj, (Evidence(document, "i1", Span(start, end), "labelled-bracket"),))


def shown(facts):
    return [tuple(compact(t.value) for t in q) for q in quads(facts, TEXT.__getitem__)]


def test_a_fact_goes_to_its_documents_graph_and_its_evidence_beside_it():
    first, *evidence = shown([fact()])
    assert first == ("id:document/p/i1", "pol:ledBy", "id:organization/甲镇政府", "id:graph/p")
    assert {q[3] for q in evidence} == {"id:graph/p/evidence"}
    (node,) = {q[0] for q in evidence}
    assert node.startswith("id:evidence/p/")
    assert {q[1]: q[2] for q in evidence} == {
        "rdf:type": "pol:Evidence",
        "rdf:subject": "id:document/p/i1",
        "rdf:predicate": "pol:ledBy",
        "rdf:object": "id:organization/甲镇政府",
        "pol:document": "id:document/p",
        "pol:start": "12",
        "pol:end": "16",
        "pol:quote": "甲镇政府",
        "pol:rule": "labelled-bracket",
    }


def test_quotes_are_tagged_chinese_and_offsets_are_integers():
    objects = {compact(q.predicate.value): q.object for q in quads([fact()], TEXT.__getitem__) if "evidence/" in q.subject.value}
    assert objects["pol:quote"] == Literal("甲镇政府", language="zh")
    assert objects["pol:start"] == Literal("12", datatype=iri("xsd:integer"))


def test_what_a_fact_entails_is_stated_on_the_same_evidence():
    rows = shown([fact(predicate="rdf:type", obj="pol:Task")])
    assert {q[2] for q in rows if q[1] == "rdf:type" and q[3] == "id:graph/p"} == {"pol:Task", "pol:Item"}
    assert {q[2] for q in rows if q[1] == "rdf:object"} == {"pol:Task", "pol:Item"}
    rows = shown([fact("id:document/p", "pol:implements", "id:cited/某规划")])
    assert {q[1] for q in rows if q[3] == "id:graph/p"} == {"pol:implements", "pol:cites"}


def test_a_fact_two_documents_state_stands_in_both_graphs():
    both = Fact(
        "id:place/甲镇", "pol:within", "id:place/乙县", (Evidence("p", None, Span(0, 1), "r"), Evidence("q", None, Span(0, 2), "r"))
    )
    rows = shown([both])
    assert {q[3] for q in rows if q[1] == "pol:within"} == {"id:graph/p", "id:graph/q"}
    assert {q[2] for q in rows if q[1] == "pol:quote"} == {"一", "二、"}


def test_shared_entities_need_no_evidence_but_all_else_does():
    label = Fact("id:organization/甲镇政府", "skos:prefLabel", Value("甲镇政府", "@zh"), ())
    assert shown([label])[0][3] == "id:graph/shared"
    assert shown([Fact("id:cited/某规划", "rdf:type", "pol:Document", ())])[0][3] == "id:graph/shared"
    for subject in ("id:document/p/i1", "id:evidence/p/0"):
        with pytest.raises(FactError, match="no evidence"):
            shown([Fact(subject, "pol:label", Value("一"), ())])


def test_evidence_beyond_the_text_is_refused():
    with pytest.raises(FactError, match="beyond"):
        shown([fact(start=3, end=300)])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value("01"), Literal("01")),
        (Value("65.50", "decimal"), Literal("65.5", datatype=iri("xsd:decimal"))),
        (Value("1E+6", "decimal"), Literal("1000000", datatype=iri("xsd:decimal"))),
        (Value("100", "decimal"), Literal("100", datatype=iri("xsd:decimal"))),
        (Value("3", "integer"), Literal("3", datatype=iri("xsd:integer"))),
        (Value("2020", "year"), Literal("2020", datatype=iri("xsd:gYear"))),
        (Value("2020-11", "month"), Literal("2020-11", datatype=iri("xsd:gYearMonth"))),
        (Value("2020-11-30", "date"), Literal("2020-11-30", datatype=iri("xsd:date"))),
        (Value("true", "boolean"), Literal("true", datatype=iri("xsd:boolean"))),
        (Value("医共体", "@zh"), Literal("医共体", language="zh")),
    ],
)
def test_literals_keep_the_precision_stated(value, expected):
    assert literal(value) == expected


@pytest.mark.parametrize("value", [Value("x", "decimal"), Value("NaN", "decimal"), Value("1", "float")])
def test_literals_that_are_none_raise(value):
    with pytest.raises(FactError):
        literal(value)


def test_a_document_called_shared_has_its_own_graph():
    assert document_graph("shared") != document_graph("other")
    assert compact(document_graph("shared").value) != "id:graph/shared"
    names = ["shared", "甲%乙", "p"]
    graphs = [g for name in names for g in (document_graph(name), evidence_graph(name))]
    assert documents([*graphs, iri("id:graph/shared")]) == sorted(names)
