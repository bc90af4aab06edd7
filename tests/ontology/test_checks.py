"""Each check finds its own defect in a small graph made for it, and nothing in a sound one."""

import pytest
from pyoxigraph import RdfFormat, Store

from kg.errors import RuleError
from kg.rdf.vocabulary import PREFIXES
from kg.store.checks import checks, findings, read

HEAD = "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items()) + "@prefix d: <https://w3id.org/policy-kg/id/document/p/> .\n"
SOUND = """
id:document\\/p a pol:Document ; dcterms:identifier "p" ; dcterms:title "修渠工作要点"@zh ; dcterms:issued "2024-03"^^xsd:gYearMonth .
d:i1 a pol:Task, pol:Item ; pol:document id:document\\/p ; pol:order 1 ; pol:text "修水渠。"@zh ; pol:ledBy id:organization\\/甲局 ;
  pol:supportedBy id:organization\\/乙科 ; pol:deadline "2024"^^xsd:gYear ; pol:sets d:t1 .
d:i2 a pol:Task, pol:Item ; pol:document id:document\\/p ; pol:order 2 ; pol:text "种树。"@zh ; pol:ongoing true ; pol:mentionsProgram id:program\\/造林 .
d:t1 a pol:Target, pol:Quantity ; pol:indicator id:indicator\\/长度 ; pol:comparator "range" ; pol:value 3 ; pol:high 5 ; pol:unit "公里" .
id:indicator\\/长度 a pol:Indicator ; skos:prefLabel "长度"@zh .
id:program\\/造林 a pol:Program ; skos:prefLabel "造林"@zh, "afforestation"@en .
id:organization\\/甲局 a pol:GovernmentBody, pol:Organization ; skos:prefLabel "某县甲局"@zh .
id:organization\\/乙科 a pol:Unit, pol:Organization ; skos:prefLabel "某县甲局乙科"@zh ; org:unitOf id:organization\\/甲局 .
id:place\\/1 a pol:Place ; skos:prefLabel "某县"@zh ; pol:level "county" ; pol:within id:place\\/0 .
id:place\\/0 a pol:Place ; skos:prefLabel "某国"@zh ; pol:level "country" .
"""
TRIPS = {
    "circular_concept": "id:program\\/造林 skos:broader id:program\\/造林 .",
    "circular_organization": "id:organization\\/甲局 org:subOrganizationOf id:organization\\/乙科 .",
    "circular_place": "id:place\\/0 pol:within id:place\\/1 .",
    "cites_itself": "id:document\\/p pol:cites id:document\\/p .",
    "deadline_and_ongoing": "d:i1 pol:ongoing true .",
    "deadline_before_issue": 'd:i1 pol:deadline "2023-11"^^xsd:gYearMonth .',
    "document_without_items": 'id:document\\/q a pol:Document ; dcterms:identifier "q" ; dcterms:title "空"@zh .',
    "document_without_title": 'id:document\\/q a pol:Document ; dcterms:identifier "q" . d:i1 pol:document id:document\\/q .',
    "duplicated_item": 'd:i3 a pol:Task, pol:Item ; pol:document id:document\\/p ; pol:order 3 ; pol:text "种树。"@zh .',
    "empty_label": 'id:organization\\/甲局 skos:altLabel " "@zh .',
    "evidence_beyond_text": 'd:e a pol:Evidence ; rdf:predicate pol:ledBy ; pol:start 4 ; pol:end 6 ; pol:quote "甲"@zh .',
    "evidence_without_quote": "d:e a pol:Evidence ; rdf:predicate pol:ledBy ; pol:start 4 ; pol:end 6 .",
    "fact_without_evidence": "GRAPH id:graph\\/p { d:i1 pol:ledBy id:organization\\/甲局 }",
    "incomplete_quantity": 'd:i1 pol:sets d:t2 . d:t2 a pol:Target, pol:Quantity ; pol:quote "3公里"@zh ; pol:unit "公里" .',
    "item_without_document": 'd:i9 a pol:Task, pol:Item ; pol:text "挖井。"@zh ; pol:document id:cited\\/某规划 . id:cited\\/某规划 a pol:Document .',
    "lead_and_support": "d:i1 pol:supportedBy id:organization\\/甲局 .",
    "led_by_no_organization": "d:i2 pol:ledBy id:place\\/1 .",
    "nameless_entity": 'id:organization\\/丙 a pol:Organization ; skos:prefLabel "Third"@en .',
    "orphan_place": 'id:place\\/2 a pol:Place ; skos:prefLabel "某县丁镇"@zh .',
    "repeated_order": 'd:i3 a pol:Task, pol:Item ; pol:document id:document\\/p ; pol:order 2 ; pol:text "挖井。"@zh .',
    "two_of_a_name": 'id:organization\\/又 a pol:Organization ; skos:prefLabel "某县甲局"@zh .',
    "two_parents": "id:organization\\/乙科 org:subOrganizationOf id:organization\\/丙 . id:organization\\/丙 a pol:Organization ; skos:prefLabel '丙'@zh .",
    "undescribed_entity": "d:i1 pol:ledBy id:organization\\/丁 .",
    "unreported_quantity": (
        'd:t3 a pol:Target, pol:Quantity ; pol:indicator id:indicator\\/长度 ; pol:quote "3公里"@zh ; pol:value 3 ; pol:unit "公里" .'
    ),
    "wrong_range": 'd:t1 pol:high 3 .\nd:i1 pol:sets d:t4 . d:t4 a pol:Target ; pol:comparator "range" ; pol:value 3 .',
}
ALSO = {  # defects that cannot be had alone
    "undescribed_entity": {"led_by_no_organization"},
    "wrong_range": {"incomplete_quantity"},
}


def store(text):
    made = Store()
    made.load(HEAD.encode() + text.encode(), RdfFormat.TRIG)
    return made


def test_a_sound_graph_gives_no_rows():
    assert findings(store(SOUND)) == []


def test_every_check_has_a_graph_that_trips_it():
    assert sorted(TRIPS) == [check.name for check in checks()]


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_finds_its_defect(check):
    found = findings(store(SOUND + TRIPS[check.name]), [check])
    assert found
    assert all(f.node and f.detail for f in found)
    assert check.zh in str(found[0])
    assert found[0].node in str(found[0])


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_other_checks_stay_quiet(check):
    found = {f.check.name for f in findings(store(SOUND + TRIPS[check.name])) if f.check.about == check.about}
    assert found - {check.name} <= ALSO.get(check.name, set())


def test_deadlines_compare_at_the_precision_stated():
    same_month = 'd:i2 pol:deadline "2024-03"^^xsd:gYearMonth . d:i1 pol:deadline "2024-03-01"^^xsd:date .'
    (check,) = [c for c in checks() if c.name == "deadline_before_issue"]
    assert findings(store(SOUND + same_month), [check]) == []


def test_a_check_without_its_head_is_named(tmp_path):
    (tmp_path / "x.rq").write_text("# zh: 一\nSELECT ?node ?detail {}", "utf-8")
    with pytest.raises(RuleError, match=r"x\.rq.*en"):
        read(tmp_path / "x.rq")
    (tmp_path / "x.rq").write_text("# zh: 一\n# en: a\n# about: nobody\nSELECT ?node ?detail {}", "utf-8")
    with pytest.raises(RuleError, match="nobody"):
        read(tmp_path / "x.rq")
