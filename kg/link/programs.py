"""Programs as entities: those of the thesaurus with what it knows of them, others by their name alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.model import Entity, EntityType, Link, ProgramMention
from kg.rules.programs import Program, thesaurus


def link_programs(mentions: Iterable[ProgramMention]) -> tuple[Link, ...]:
    """Each mention → its program, and why: a name or variant of the thesaurus, or a name found by its form."""
    return tuple(_link(m, program_entity(m.name)) for m in mentions)


def _link(mention: ProgramMention, entity: Entity) -> Link:
    if not mention.known:
        return Link(mention, entity, "discovered", 1.0, (f"not in the thesaurus; found by its form ({mention.rule})",))
    why = "its name in the thesaurus" if mention.text == entity.name else f"{mention.text} is written for {entity.name} in the thesaurus"
    return Link(mention, entity, "thesaurus", 1.0, (why,))


@lru_cache(maxsize=4096)  # the same programs are named again and again
def program_entity(name: str) -> Entity:
    """The entity for a canonical name (`ProgramMention.name`): id `program/<name>`, aliases, and its definition where it is known.

    Values: `broader`, `definition`, `en`, `related` (one pair each), `source`, and `discovered` = `true` where the thesaurus has no row.
    """
    known = thesaurus().programs.get(name)
    values = _values(known) if known else (("discovered", "true"),)
    return Entity(f"program/{name}", EntityType.PROGRAM, name, known.variants if known else (), values)


def _values(program: Program) -> tuple[tuple[str, str], ...]:
    pairs = [
        ("broader", program.broader or ""),
        ("definition", program.definition),
        ("discovered", "false"),
        ("en", program.en),
        ("source", program.source),
        *(("related", other) for other in program.related),
    ]
    return tuple(sorted((key, value) for key, value in pairs if value))
