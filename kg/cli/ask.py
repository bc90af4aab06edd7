"""`policykg ask`: the saved questions of `ontology/queries`, by name, narrowed by their own parameters."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import ENDPOINT, FORMAT, OUT, ROWS, SECONDS, answered, show
from kg.errors import QueryError
from kg.store.questions import bind, question, questions


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("name", required=False)
@OUT
@ENDPOINT
@FORMAT
@SECONDS
@ROWS
@click.pass_context
def ask(context: click.Context, name: str | None, out: Path, endpoint: str | None, form: str, seconds: float, rows: int) -> None:
    """回答现成的问题；不给 NAME 则列出全部。参数写作 --document 值、--program 值 ……

    Answers a saved question; without NAME lists them all. Parameters are given as --document VALUE, --program VALUE …
    """
    if name is None:
        click.echo(listing())
        return
    asked = question(name)
    values = _pairs(context.args)
    show(answered(out, endpoint, bind(asked, values), seconds, rows), form)


def listing() -> str:
    """Every saved question with its parameters, in both languages."""
    lines: list[str] = []
    for one in questions():
        lines += [one.name, f"    {one.zh}", f"    {one.en}"]
        lines += [f"    --{p.name} …  {p.zh} / {p.en}" for p in one.parameters]
    return "\n".join(lines)


def _pairs(arguments: list[str]) -> dict[str, str]:
    """`--document x --year=2020` → {document: x, year: 2020}."""
    values: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        head = rest.pop(0)
        name, mark, value = head.removeprefix("--").partition("=")
        if not head.startswith("--") or (not mark and not rest):
            raise QueryError(f"{head}: 参数应写作 --名称 值 / parameters are given as --NAME VALUE")
        values[name] = value if mark else rest.pop(0)
    return values
