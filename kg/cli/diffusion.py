"""`policykg diffusion`: what a plan takes over from documents it cites and from earlier plans."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import OUT
from kg.cli.output import FORM, aligned, loaded, rendered

_HEADS = {
    "cites": "引用的文件 / documents cited",
    "program": "更早出现的政策项目 / programs that appear earlier",
    "target": "承接的指标 / targets taken over",
    "phrase": "沿用的语句 / phrases reused",
}
_TABLE = {
    "cites": ("what", "note", "relation", "order", "source", "source_issued", "here_item"),
    "program": ("what", "order", "source", "source_issued", "source_level", "relation", "here_item"),
    "target": ("what", "note", "order", "source", "source_issued", "relation"),
    "phrase": ("what", "order", "source", "source_issued", "relation", "here_item"),
}


@click.command()
@click.argument("document", required=False)
@OUT
@click.option("--top", type=click.IntRange(1, 100_000), default=25, show_default=True, help="每表行数 / rows a table")
@FORM
def diffusion(document: str | None, out: Path, top: int, form: str) -> None:
    """一份计划从所引文件和更早的计划承接了什么：文号、项目、指标、语句，附日期；日期不明的仍为不明。不给 DOCUMENT 则列出各项目在各级的首次出现。

    What a plan takes over, with dates; unknown dates stay unknown. Without DOCUMENT: where each program first appears at each level.
    """
    from kg.analyse.appearances import FIRST_COLUMNS, first_appearances
    from kg.analyse.diffusion import COLUMNS, rows
    from kg.analyse.diffusion import diffusion as taken
    from kg.analyse.lookup import document as chosen

    records = loaded(out)
    if document is None:
        table = first_appearances(records)
        click.echo(rendered(FIRST_COLUMNS, table[:top] if form == "table" else table, form), nl=False)
        return
    found = list(rows(taken(records, chosen(records, document))))
    if form != "table":
        click.echo(rendered(COLUMNS, found, form), nl=False)
        return
    for part, head in _HEADS.items():
        held = [row for row in found if row["part"] == part]
        click.echo(f"{head}（{len(held)}）")
        if held:
            click.echo(aligned(_TABLE[part], held[:top], 44))
