"""Code, ontology, shapes, checks and queries speak of the same terms: none undeclared, none unused."""

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.rdf.vocabulary import BROADER, CLASSES, PREFIXES, PROPERTIES, REUSED, compact, iri
from kg.rules.files import root

FOLDER = root("ontology")
CODE = Path(__file__).resolve().parents[2] / "kg"
DECLARED = {*CLASSES, *PROPERTIES, *REUSED}
QUERIES = sorted([*(FOLDER / "queries").glob("*.rq"), *(FOLDER / "checks").glob("*.rq")])
NAME = re.compile(rf"(?<![\w/:.])({'|'.join(p for p in PREFIXES if p not in ('id', 'xsd'))}):([A-Za-z]\w*)")


def names(text):
    return {match[0] for match in NAME.finditer(text)}


@pytest.fixture(scope="module")
def ontology():
    store = Store()
    store.load(path=str(FOLDER / "policy.ttl"), format=RdfFormat.TURTLE)
    return store


def objects(store, term, predicate):
    return [q.object for q in store.quads_for_pattern(iri(term), NamedNode(predicate), None)]


def value(prefixed):
    prefix, _, local = prefixed.partition(":")
    return PREFIXES[prefix] + local


def test_the_ontology_declares_exactly_the_terms_of_the_code(ontology):
    told = {compact(q.subject.value) for q in ontology if compact(q.subject.value).startswith("pol:")}
    assert told == {*CLASSES, *PROPERTIES}


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES])
def test_every_term_is_explained_in_both_languages(ontology, term):
    for predicate in ("rdfs:label", "skos:definition"):
        languages = sorted(o.language for o in objects(ontology, term, value(predicate)))
        assert languages == ["en", "zh"], predicate
    assert objects(ontology, term, value("skos:example"))
    assert all(o.value.strip() for q in ontology.quads_for_pattern(iri(term), None, None) if isinstance(o := q.object, Literal))


@pytest.mark.parametrize("term", PROPERTIES)
def test_every_property_has_domain_and_range(ontology, term):
    kinds = {o.value.rpartition("#")[2] for o in objects(ontology, term, value("rdf:type"))}
    assert len(kinds & {"ObjectProperty", "DatatypeProperty"}) == 1
    domain = objects(ontology, term, value("rdfs:domain")) or objects(ontology, term, value("schema:domainIncludes"))
    ranges = objects(ontology, term, value("rdfs:range")) or objects(ontology, term, value("schema:rangeIncludes"))
    assert domain and {compact(o.value) for o in domain} <= set(CLASSES)
    points = all(compact(o.value) in CLASSES for o in ranges)
    assert ranges and points == ("ObjectProperty" in kinds)


@pytest.mark.parametrize("term", CLASSES)
def test_classes_and_wider_terms_agree_with_the_code(ontology, term):
    wider = {compact(o.value) for o in objects(ontology, term, value("rdfs:subClassOf"))}
    assert {w for w in wider if w.startswith("pol:")} == set(BROADER.get(term, ()))


@pytest.mark.parametrize("term", REUSED)
def test_reused_terms_say_how_they_are_used(ontology, term):
    assert sorted(o.language for o in objects(ontology, term, value("skos:scopeNote"))) == ["en", "zh"]


def test_the_ontology_has_a_version(ontology):
    about = NamedNode("https://w3id.org/policy-kg/ontology")
    (version,) = [q.object.value for q in ontology.quads_for_pattern(about, NamedNode(value("owl:versionInfo")), None)]
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)


@pytest.mark.parametrize("path", [*QUERIES, FOLDER / "shapes.ttl"], ids=lambda p: p.stem)
def test_queries_and_shapes_use_declared_terms_only(path):
    text = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    assert names(text) - {"rdf:langString"} <= DECLARED


def test_the_code_uses_declared_terms_only():
    used = set()
    for path in CODE.rglob("*.py"):
        used |= {name for quoted in re.findall(r'"([^"\n]+)"', path.read_text("utf-8")) for name in names(quoted)}
    assert used - {"xsd:string"} <= DECLARED


def test_no_term_is_unused():
    shapes = names((FOLDER / "shapes.ttl").read_text("utf-8"))
    assert DECLARED - shapes - set(BROADER) <= {"rdf:type"}


def test_every_prefix_a_query_declares_is_ours_and_used():
    for path in QUERIES:
        text = path.read_text("utf-8")
        for prefix, full in re.findall(r"^PREFIX (\w+): <([^>]+)>", text, re.MULTILINE):
            assert PREFIXES[prefix] == full
            assert len(re.findall(rf"\b{prefix}:", text)) > 1, (path.name, prefix)
