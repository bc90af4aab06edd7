import pytest

from kg.rdf.vocabulary import BROADER, CLASSES, PREFIXES, PROPERTIES, REUSED, TermError, compact, expand, iri


def test_compact_names_expand_to_the_public_namespaces():
    assert expand("pol:ledBy") == "https://w3id.org/policy-kg/ontology#ledBy"
    assert expand("id:document/2020_a") == "https://w3id.org/policy-kg/id/document/2020_a"
    assert iri("dcterms:title").value == "http://purl.org/dc/terms/title"


def test_han_characters_stay_and_others_are_percent_encoded():
    assert expand("id:place/山川县（东）").endswith("/id/place/山川县（东）")
    assert expand('id:cited/关于"<a>|b^`{}\\%#?的通知').endswith("/id/cited/关于%22%3Ca%3E%7Cb%5E%60%7B%7D%5C%25%23%3F的通知")
    assert expand("id:document/1 总 表\u3000（终）").endswith("/id/document/1%20总%20表%E3%80%80（终）")
    assert expand("id:cited/\ue000").endswith("/id/cited/%EE%80%80")


def test_every_escaped_name_is_an_iri_and_different_names_stay_different():
    names = ["a%b", "a%25b", 'a"b', "a%22b", "𠮷", "①", "“两癌”", "A·B", "e\u0301"]
    assert len({iri(f"id:program/{name}").value for name in names}) == len(names)


@pytest.mark.parametrize(
    "wrong",
    ["ledBy", "nix:a", "pol:leadBy", "dcterms:nonsense", "id:", "id:a\nb", "id:a\tb", "id:a\x00", "id:a\x85", "xsd:short"],
)
def test_what_is_no_name_raises(wrong):
    with pytest.raises(TermError):
        iri(wrong)


def test_compact_is_the_way_back_for_people():
    assert compact("https://w3id.org/policy-kg/ontology#ledBy") == "pol:ledBy"
    assert compact("http://elsewhere.example/x") == "http://elsewhere.example/x"


def test_terms_are_listed_once_and_have_known_prefixes():
    every = [*CLASSES, *PROPERTIES, *REUSED]
    assert len(every) == len(set(every))
    assert {name.partition(":")[0] for name in every} <= PREFIXES.keys()
    assert {wider for row in BROADER.values() for wider in row} | BROADER.keys() <= set(every)
