"""`policykg collaboration`: who leads with whom, who supports whom, communities, the bodies that bridge."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import OUT
from kg.cli.output import FORM, aligned, loaded, rendered

_HEADS = {"joint": "共同牵头 / lead together", "led": "牵头→配合 / lead → support"}


@click.command()
@OUT
@click.option("--document", "documents", multiple=True, help="只看这些文件（可重复）/ only these documents (repeatable)")
@click.option("--with-rosters", is_flag=True, help="不排除“各乡镇”一类名单 / keep rosters such as 各乡镇")
@click.option("--top", type=click.IntRange(1, 100_000), default=15, show_default=True, help="每表行数 / rows a table")
@click.option(
    "--what",
    type=click.Choice(["bodies", "pairs"]),
    default="bodies",
    show_default=True,
    help="csv、json 输出哪一表 / which table csv and json hold",
)
@FORM
def collaboration(out: Path, documents: tuple[str, ...], with_rosters: bool, top: int, what: str, form: str) -> None:
    """谁与谁共同牵头、谁配合谁、合作群组与居间机构。名单式主体（各乡镇、局机关各岗位）由数据识别，默认排除。

    Who leads with whom, who supports whom, communities (Leiden) and bridging bodies. Rosters are recognised from the data and left out.
    """
    from kg.analyse.collaboration import BODY_COLUMNS, PAIR_COLUMNS, body_rows, bridges, pair_rows
    from kg.analyse.collaboration import collaboration as found_in
    from kg.analyse.lookup import document

    records = loaded(out)
    chosen = [document(records, name) for name in documents] or records
    found = found_in(chosen, not with_rosters)
    if form != "table":
        columns, rows = (BODY_COLUMNS, body_rows(found.bodies)) if what == "bodies" else (PAIR_COLUMNS, pair_rows(found.pairs))
        click.echo(rendered(columns, rows, form), nl=False)
        return
    if found.left_out:
        click.echo(f"已排除的名单 / rosters left out: {'、'.join(found.left_out)}\n")
    click.echo(f"机构 / bodies（{len(found.bodies)}）")
    click.echo(aligned(BODY_COLUMNS, body_rows(found.bodies[:top])))
    for kind, head in _HEADS.items():
        click.echo(head)
        click.echo(aligned(PAIR_COLUMNS[1:], pair_rows([pair for pair in found.pairs if pair.kind == kind][:top])))
    click.echo(f"群组 / communities（Leiden，modularity {found.modularity:.3f}）")
    for number, members in enumerate(found.communities):
        if len(members) > 1:
            click.echo(f"  {number}: {'、'.join(members[:top])}{'……' if len(members) > top else ''}")
    click.echo("\n居间机构 / bodies that bridge")
    click.echo(aligned(BODY_COLUMNS, body_rows(bridges(found.bodies, top))), nl=False)
