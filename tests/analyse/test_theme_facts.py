"""Themes in the graph: well-formed, each on the words that say so."""

from __future__ import annotations

from itertools import chain

from kg.analyse.theme_facts import scheme_facts, theme_facts
from kg.assemble.facts import facts, shared_facts
from kg.assemble.record import record
from kg.extract import extract
from kg.model import Document
from kg.rdf.quads import quads
from kg.rdf.validate import validate

TEXT = "某县卫生健康局2021年工作要点\n一、重点任务\n（一）推进分级诊疗，开展全科医生培训。\n（二）打击非法行医。\n"


def test_places_stand_in_the_graph_on_their_words() -> None:
    made = record(extract(Document("made", "made.txt", TEXT, "utf-8", "0" * 64)), "test")
    found = list(theme_facts(made))
    assert {(f.subject.rpartition("/")[2], f.object) for f in found if f.predicate == "pol:theme"} == {
        ("i1", "id:theme/health-reform"),
        ("i1", "id:theme/talent"),
        ("i2", "id:theme/regulation"),
    }
    assert "id:instrument/supply-talent" in {f.object for f in found if f.predicate == "pol:instrument"}
    for fact in found:
        (ground,) = fact.evidence
        assert TEXT[ground.span.start : ground.span.end] and f"id:{ground.rule}" == fact.object
    statements = quads(chain(facts(made), found, shared_facts(made), scheme_facts()), lambda _: TEXT)
    assert [str(v) for v in validate(statements) if not v.warning] == []
