"""The ontology as a page for people, made by pyLODE: every term with both names, its meaning and its example; nothing fetched to show it.

The page itself is not kept in the repository: `uv run pylode ontology/policy.ttl -o ontology.html` makes it.
"""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.rdf.vocabulary import CLASSES, PREFIXES, PROPERTIES
from kg.rules.files import root

SOURCE = root("ontology") / "policy.ttl"
BLOCK = re.compile(r'<div class="property entity"(.*?)(?=<div class="(?:property entity|section)"|</body>)', re.DOTALL)
CODE = re.compile(r"<code>(https://w3id\.org/policy-kg/ontology#\w+)</code>")
SHOWN = {"rdfs": ("label",), "skos": ("definition", "example")}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    from pylode import OntPub

    path = tmp_path_factory.mktemp("page") / "ontology.html"
    OntPub(ontology=str(SOURCE)).make_html(destination=str(path))
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def blocks(page):
    found = {}
    for block in BLOCK.findall(page):
        iris = CODE.findall(block)
        assert iris, block[:200]
        assert iris[0] not in found
        found[iris[0]] = squeezed(unescape(re.sub(r"<[^>]+>", " ", block)))
    return found


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def ontology():
    store = Store()
    store.load(path=str(SOURCE), format=RdfFormat.TURTLE)
    return store


def test_every_term_has_its_place_and_no_other(blocks):
    assert blocks.keys() == {PREFIXES["pol"] + term.partition(":")[2] for term in (*CLASSES, *PROPERTIES)}


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES])
def test_a_term_is_shown_with_its_names_meaning_and_example(blocks, ontology, term):
    iri = PREFIXES["pol"] + term.partition(":")[2]
    for prefix, locals_ in SHOWN.items():
        for local in locals_:
            told = [q.object for q in ontology.quads_for_pattern(NamedNode(iri), NamedNode(PREFIXES[prefix] + local), None)]
            if local != "example":
                assert {t.language for t in told} == {"zh", "en"}
            assert told
            for text in told:
                assert squeezed(text.value) in blocks[iri], (local, text)


def test_the_version_stands_in_it_and_nothing_is_fetched(page):
    assert "1.0.0" in page
    fetched = []

    class Seen(HTMLParser):
        def handle_starttag(self, tag, attrs):
            named = dict(attrs)
            if tag in ("script", "img", "link", "iframe") and "://" in (named.get("src") or named.get("href") or ""):
                fetched.append((tag, named))

    Seen().feed(page)
    assert [one for one in fetched if one[0] in ("script", "iframe", "img") or one[1].get("rel") == "stylesheet"] == []
