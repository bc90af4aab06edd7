"""What people decided wins over what was computed."""

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.link.areas import entity
from kg.link.decisions import decided
from kg.link.organizations import link_organizations
from kg.link.people import link_people
from kg.link.programs import link_programs
from kg.model import (
    Entity,
    EntityType,
    Header,
    Link,
    OrganizationMention,
    Outline,
    PersonMention,
    ProgramMention,
    QuantityRole,
    Span,
    TargetMention,
)
from kg.rules.decisions import Decisions, beside, load_decisions
from kg.rules.files import root
from kg.rules.places import gazetteer
from kg.rules.programs import thesaurus

HEADER = "decision\tone\tother\tnote\twho\twhen\n"
COMMISSION, BUREAU = "organization/同心县卫生健康委员会", "organization/同心县卫生健康局"


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "decisions.tsv"
    path.write_text("# a comment\n" + HEADER + "".join(row + "\n" for row in rows), "utf-8")
    return path


def made(tmp_path: Path, *rows: str) -> Decisions:
    return load_decisions(written(tmp_path, *rows))


def bodies(*names: str) -> list[Link]:
    place = gazetteer().place("640324")
    assert place is not None
    mentions = [OrganizationMention(name, Span(i, i + 1), None, "test", name) for i, name in enumerate(names)]
    found = link_organizations(mentions, entity(place), (), Outline(Header(), (), (), ()))
    return [link for link in found if isinstance(link, Link)]


def test_one_body_is_merged_into_another(tmp_path: Path) -> None:
    decisions = made(tmp_path, f"same\t{COMMISSION}\t{BUREAU}\tone authority\tLi\t2025-01-31")
    (found,) = decided(bodies("县卫健委"), decisions)
    assert (found.entity.id, found.entity.name, found.method, found.score) == (BUREAU, "同心县卫生健康局", "decision", 1.0)
    assert "同心县卫生健康委员会" in found.entity.aliases
    assert found.entity.value("parent") == "organization/同心县人民政府"
    assert found.why[-1] == "decided by Li 2025-01-31: same (one authority)"


def test_a_chain_of_merges_is_followed(tmp_path: Path) -> None:
    decisions = made(tmp_path, f"same\t{COMMISSION}\t{BUREAU}\t\t\t", f"same\t{BUREAU}\torganization/同心县健康局\t\t\t")
    (found,) = decided(bodies("县卫健委"), decisions)
    assert found.entity.id == "organization/同心县健康局"
    assert set(found.entity.aliases) >= {"同心县卫生健康委员会"}


def test_spellings_of_one_document_are_kept_apart(tmp_path: Path) -> None:
    before = bodies("县发展和改革局", "县发展和改革局", "县发展和改革委员会")
    assert len({link.entity.id for link in before}) == 1
    one, other = "organization/同心县发展和改革局", "organization/同心县发展和改革委员会"
    after = decided(before, made(tmp_path, f"different\t{one}\t{other}\ttwo bodies here\t\t"))
    assert [link.entity.id for link in after] == [one, one, other]


def test_a_variant_of_the_thesaurus_is_kept_apart_and_programs_are_merged(tmp_path: Path) -> None:
    program = next(p for p in thesaurus().programs.values() if p.variants)
    variant = program.variants[0]
    links = link_programs(
        [
            ProgramMention(variant, Span(0, 1), None, "test", program.name, True),
            ProgramMention("爱牙行动", Span(1, 2), None, "test", "爱牙行动", False),
        ]
    )
    decisions = made(
        tmp_path, f"different\tprogram/{variant}\tprogram/{program.name}\t\t\t", "same\tprogram/爱牙行动\tprogram/护牙行动\t\t\t"
    )
    first, second = decided(links, decisions)
    assert first.entity.id == f"program/{variant}"
    assert (second.entity.id, second.entity.aliases) == ("program/护牙行动", ("爱牙行动",))


def test_people_and_indicators_are_merged(tmp_path: Path) -> None:
    people = link_people([PersonMention("张三", Span(0, 1), None, "test", "张三")], (), "plan")
    mention = TargetMention("护牙率", Span(0, 1), None, "test", "护牙率", ">=", 1.0, None, "%", QuantityRole.TARGET, None, None, Span(0, 1))
    numbers = (Link(mention, Entity("indicator/护牙率||%", EntityType.INDICATOR, "护牙率"), "rule", 1.0),)
    decisions = made(tmp_path, "same\tperson/plan/张三\tperson/某局/张三\t\t\t", "same\tindicator/护牙率||%\tindicator/爱牙率||%\t\t\t")
    person, number = decided((*people, *numbers), decisions)
    assert (person.entity.id, person.entity.name) == ("person/某局/张三", "张三")
    assert number.entity.id == "indicator/爱牙率||%"


def test_without_decisions_nothing_changes() -> None:
    links = tuple(bodies("县卫健委"))
    assert decided(links, Decisions()) == links


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["same\torganization/a\tprogram/b\t\t\t"], "row 3"),
        (["equal\torganization/a\torganization/b\t\t\t"], "'equal' is no decision"),
        (["same\torganization/a\torganization/b"], "3 cells"),
        (["same\torganization/a\torganization/a\t\t\t"], "compared with itself"),
        (["same\tplace/a\tplace/b\t\t\t"], "two ids of one kind"),
        (["same\torganization/\torganization/b\t\t\t"], "two ids of one kind"),
        (
            ["same\torganization/a\torganization/b\t\t\t", "same\torganization/a\torganization/c\t\t\t"],
            "already merged into organization/b in row 3",
        ),
        (["same\torganization/a\torganization/b\t\t\t", "same\torganization/b\torganization/a\t\t\t"], "merged into itself"),
        (["same\torganization/a\torganization/b\t\t\t", "different\torganization/b\torganization/a\t\t\t"], "called different here"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, rows: list[str], said: str) -> None:
    path = written(tmp_path, *rows)
    with pytest.raises(RuleError) as problem:
        load_decisions(path)
    assert str(path) in str(problem.value)
    assert said in str(problem.value)


def test_a_table_without_header_or_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text("same\torganization/a\torganization/b\t\t\t\n", "utf-8")
    with pytest.raises(RuleError, match="header"):
        load_decisions(path)
    path.write_bytes("判定".encode("gb18030"))
    with pytest.raises(RuleError, match="UTF-8"):
        load_decisions(path)


def test_the_table_beside_the_inputs_is_found(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "plan.txt").write_text("甲", "utf-8")
    assert beside([tmp_path]) == path
    assert beside([tmp_path / "plan.txt"]) == path
    other = tmp_path / "more"
    other.mkdir()
    assert beside([other]) is None
    written(other)
    with pytest.raises(RuleError, match="--decisions"):
        beside([tmp_path, other])


def test_the_model_table_is_a_valid_one() -> None:
    assert load_decisions(root("data") / "decisions.tsv").same == {}
