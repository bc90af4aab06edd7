"""A small made-up graph, built once: two documents, their items, bodies and targets."""

import pytest

from kg.model import Evidence, Fact, Span, Value
from kg.rdf.quads import quads
from kg.store.embedded import write_store

TEXT = {"p": "关于修渠的通知\n一、修水渠。（牵头单位：甲局；配合单位：乙局）\n", "q": "二、种树。（甲局负责）"}


def _fact(document, subject, predicate, obj, words):
    start = TEXT[document].index(words)
    return Fact(subject, predicate, obj, (Evidence(document, None, Span(start, start + len(words)), "r"),))


FACTS = [
    _fact("p", "id:document/p", "rdf:type", "pol:Document", "关于修渠的通知"),
    _fact("p", "id:document/p", "dcterms:title", Value("关于修渠的通知", "@zh"), "关于修渠的通知"),
    _fact("p", "id:document/p/i1", "rdf:type", "pol:Task", "一、"),
    _fact("p", "id:document/p/i1", "pol:document", "id:document/p", "一、"),
    _fact("p", "id:document/p/i1", "pol:ledBy", "id:organization/甲局", "甲局"),
    _fact("p", "id:document/p/i1", "pol:supportedBy", "id:organization/乙局", "乙局"),
    _fact("q", "id:document/q/i1", "rdf:type", "pol:Task", "二、"),
    _fact("q", "id:document/q/i1", "pol:document", "id:document/q", "二、"),
    _fact("q", "id:document/q/i1", "pol:ledBy", "id:organization/甲局", "甲局"),
    *(Fact(f"id:organization/{n}", "skos:prefLabel", Value(n, "@zh"), ()) for n in ("甲局", "乙局")),
]


@pytest.fixture(scope="session")
def texts():
    return dict(TEXT)


@pytest.fixture(scope="session")
def facts():
    return list(FACTS)


@pytest.fixture(scope="session")
def small_quads():
    return list(quads(FACTS, TEXT.__getitem__))


@pytest.fixture(scope="session")
def small_store(tmp_path_factory, small_quads):
    folder = tmp_path_factory.mktemp("store")
    write_store(small_quads, folder)
    return folder
