"""Programs as entities: those of the thesaurus with what it knows of them, others by their name alone."""

from __future__ import annotations

from kg.model import Entity, EntityType
from kg.rules.programs import Program, thesaurus


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
