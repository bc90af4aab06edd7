"""Every row of the duty tables, through the whole recogniser: its examples give what they say, its rejects nothing."""

from __future__ import annotations

from typing import Any

import pytest
from duty_outlines import Page, Read

from kg.rules.duties import duty_rules
from kg.rules.files import load_yaml

TABLE = load_yaml("rules/duties.yaml")
ROWS: list[dict[str, Any]] = [
    *TABLE["labels"],
    *TABLE["clauses"],
    TABLE["bare"],
    TABLE["owner"],
    *TABLE["defaults"],
    *TABLE["prose"],
    TABLE["deadline"],
    TABLE["prose_deadline"],
]
EXAMPLES = [pytest.param(row["id"], example, id=f"{row['id']}-{at}") for row in ROWS for at, example in enumerate(row.get("examples", []))]
REJECTS = [pytest.param(text, id=f"{row['id']}-{at}") for row in ROWS for at, text in enumerate(row.get("rejects", []))]


def of(text: str, after: str | None = None, beside: str | None = None) -> Read:
    page = Page()
    if after is None:
        page.item(text)
        if beside is not None:
            page.item(beside)
        return page.read()
    page.preamble(text)
    page.item("改进服务。", after)
    return page.read()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_gives_what_it_says(rule: str, example: dict[str, Any]) -> None:
    found = of(example["text"], example.get("after"), example.get("beside"))
    deadline = example.get("deadline")
    assert (found.lead, found.support, found.people, found.deadline) == (
        example.get("lead", []),
        example.get("support", []),
        example.get("people", []),
        None if deadline is None else str(deadline),
    )
    assert rule in found.rules or rule == "default-first-leads"


@pytest.mark.parametrize("text", REJECTS)
def test_reject_gives_nothing(text: str) -> None:
    found = of(text)
    assert (found.lead, found.support, found.people, found.deadline) == ([], [], [], None)


def test_every_row_has_an_example() -> None:
    bare = [row["id"] for row in ROWS if not row.get("examples") and row["id"] != "clause-support"]
    assert bare == []


@pytest.mark.parametrize("name", TABLE["nobody"]["examples"])
def test_names_of_nobody_in_particular(name: str) -> None:
    assert duty_rules().nobody.fullmatch(name)


@pytest.mark.parametrize("name", TABLE["nobody"]["rejects"])
def test_names_of_somebody(name: str) -> None:
    assert not duty_rules().nobody.fullmatch(name)
