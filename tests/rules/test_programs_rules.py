"""The thesaurus and the tables of program names hold together."""

from __future__ import annotations

import pytest

from kg.errors import RuleError
from kg.rules import programs as rules
from kg.rules.programs import Program, plain, program_rules, program_weights, thesaurus


def test_every_pointer_has_a_row() -> None:
    table = thesaurus().programs
    for program in table.values():
        assert program.broader is None or program.broader in table
        assert all(other in table and other != program.name for other in program.related), program.name


def test_broader_never_runs_in_a_circle() -> None:
    table = thesaurus().programs
    for program in table.values():
        above, seen = program.broader, {program.name}
        while above is not None:
            assert above not in seen, program.name
            seen.add(above)
            above = table[above].broader


def test_rows_with_a_definition_are_complete() -> None:
    for program in thesaurus().programs.values():
        assert program.source, program.name
        if program.definition:
            assert program.en, program.name
            assert len(program.definition) <= 60, program.name


def test_every_name_and_variant_finds_its_program() -> None:
    table = thesaurus()
    for program in table.programs.values():
        for form in (program.name, *program.variants):
            assert table.named(plain(form)) == program.name


def test_blocked_words_are_no_names() -> None:
    table = thesaurus()
    for program in table.programs.values():
        for form in program.blocked:
            assert table.named(plain(form)) != program.name, form


def test_names_hold_no_white_space_or_marks() -> None:
    for program in thesaurus().programs.values():
        assert not set("“”《》\t ") & set(program.name), program.name


def test_one_form_for_two_programs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Program(n, "", ("共同叫法",), (), None, (), "", "usage") for n in ("甲行动", "乙行动")]
    monkeypatch.setattr(rules, "_rows", lambda: iter(rows))
    with pytest.raises(RuleError, match="共同叫法"):
        thesaurus.__wrapped__()


def test_pointer_without_row_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_rows", lambda: iter([Program("甲行动", "", (), (), "乙行动", (), "", "usage")]))
    with pytest.raises(RuleError, match="乙行动"):
        thesaurus.__wrapped__()


def test_heads_are_one_class_each() -> None:
    table = program_rules()
    assert not table.named & table.plain and not table.named & table.weak and not table.plain & table.weak
    assert table.shared <= table.named | table.plain | table.weak


def test_weights_are_there() -> None:
    weights = program_weights()
    assert weights["quoted left=strong"] > weights["quoted left=weak"]
    assert weights["headed head=named"] > weights["headed head=weak"]
