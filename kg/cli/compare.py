"""`policykg compare`: two plans side by side, with both quotes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from kg.cli.options import OUT
from kg.cli.output import aligned, loaded, rendered, wide

_COLUMNS = {
    "program": ("status", "what", "a_quote", "b_quote"),
    "target": ("status", "what", "a", "b", "note", "a_quote", "b_quote"),
    "lead": ("status", "what", "a", "b", "a_item", "b_item"),
    "wording": ("a_item", "b_item", "note"),
}


@click.command()
@click.argument("plan_a")
@click.argument("plan_b")
@OUT
@click.option("--part", type=click.Choice(list(_COLUMNS)), default=None, help="只看一部分 / one part only")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "html"]), default="table", show_default=True, help="输出格式 / output"
)
@wide
def compare(plan_a: str, plan_b: str, out: Path, part: str | None, form: str, wide: bool) -> None:
    """比较两份计划（同一地方的两年，或两个地方）：项目、指标、牵头机构、措辞，附双方原句。

    Compares two plans: programs kept, dropped, new, renamed; targets raised, lowered, weakened; leads changed; wording; both quotes.
    """
    from kg.analyse.comparison import COLUMNS, rows
    from kg.analyse.comparison import compare as held_against
    from kg.analyse.comparison_html import PARTS, STATUSES, page
    from kg.analyse.lookup import document

    records = loaded(out)
    found = held_against(document(records, plan_a), document(records, plan_b))
    if form == "html":
        click.echo(page(found), nl=False)
        return
    changes = [change for change in found.changes if part in (None, change.part)]
    if form != "table":
        click.echo(rendered(COLUMNS, rows(changes), form), nl=False)
        return
    for name, record in (("甲 A", found.a), ("乙 B", found.b)):
        click.echo(f"{name}：{record['document']['title'] or record['source']['id']}（{record['source']['id']}）")
    click.echo(
        f"对应条目 {len(found.aligned)} 对，未改一字 {found.unchanged} 句 / {len(found.aligned)} aligned items, {found.unchanged} sentences unchanged"
    )
    for name, title in PARTS.items():
        of_part = [change for change in changes if change.part == name]
        if of_part:
            counts = Counter(change.status for change in of_part)
            click.echo(f"\n{title}：" + "，".join(f"{STATUSES[status]} {count}" for status, count in counts.items()))
            click.echo(aligned(_COLUMNS[name], list(rows(of_part)), None if wide else 44), nl=False)
