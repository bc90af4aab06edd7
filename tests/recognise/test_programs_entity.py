"""Programs as entities."""

from __future__ import annotations

from kg.link.programs import program_entity
from kg.model import EntityType


def test_known_program_brings_what_the_thesaurus_knows() -> None:
    entity = program_entity("医共体")
    assert (entity.id, entity.type, entity.name) == ("program/医共体", EntityType.PROGRAM, "医共体")
    assert "县域医共体" in entity.aliases
    assert entity.value("broader") == "医联体"
    assert entity.value("en") == "county medical community"
    assert entity.value("discovered") == "false"
    assert entity.values == tuple(sorted(entity.values))


def test_discovered_program_has_its_name_alone() -> None:
    entity = program_entity("青禾护航工程")
    assert entity.aliases == ()
    assert entity.values == (("discovered", "true"),)
