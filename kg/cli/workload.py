"""`policykg workload`: who carries the tasks, under three counting rules, and where the ranking depends on the rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kg.assemble.schema import Record
from kg.cli.options import OUT
from kg.cli.output import FORM, aligned, loaded, rendered

_TABLE = ("name", "leads", "shared_leads", "distinct_leads", "supports", "rank", "rank_shared", "rank_distinct")
_MOST_SAID = 12


@click.command()
@OUT
@click.option("--document", default=None, help="一份文件；不给则合计全部 / one document; else all together")
@click.option("--people", is_flag=True, help="按责任人而不按机构 / by people in charge, not by bodies")
@click.option(
    "--rule",
    type=click.Choice(["leads", "shared", "distinct", "supports"]),
    default="leads",
    show_default=True,
    help="按何排序 / sorted by",
)
@click.option("--top", type=click.IntRange(1, 100_000), default=30, show_default=True, help="表中行数 / rows of the table")
@click.option("--by-theme", is_flag=True, help="按主题分开 / apart by theme")
@FORM
def workload(out: Path, document: str | None, people: bool, rule: str, top: int, by_theme: bool, form: str) -> None:
    """谁牵头、谁配合多少任务：具名即计、共同牵头均分、同文只计一次三种口径并列，并说明排名是否取决于口径。

    Tasks led and supported, under three counting rules side by side; says when the ranking depends on the rule, and how concentrated it is.
    """
    from kg.analyse.lookup import document as chosen
    from kg.analyse.workload import ALL, COLUMNS, rows
    from kg.analyse.workload import workload as loads_of

    records = loaded(out)
    where = chosen(records, document)["source"]["id"] if document else ALL
    kind = "person" if people else "body"
    if by_theme:
        _themes(records if where == ALL else [r for r in records if r["source"]["id"] == where], kind, top, form)
        return
    loads = [load for load in loads_of(records) if load.document == where and load.kind == kind]
    table = sorted(
        rows(loads), key=lambda row: (-_number(row[_KEYS[rule]]), -_number(row["leads"]), -_number(row["supports"]), str(row["name"]))
    )
    if form != "table":
        click.echo(rendered(COLUMNS, table, form), nl=False)
        return
    click.echo(f"{'全部文件 / all documents' if where == ALL else where}：{len(table)} {'人 / people' if people else '个机构 / bodies'}")
    click.echo(aligned(_TABLE, table[:top]), nl=False)
    _say(loads)


def _themes(records: Sequence[Record], kind: str, top: int, form: str) -> None:
    from kg.analyse.workload_themes import COLUMNS, by_theme, rows

    table = [row for row in rows(by_theme(records)) if row["kind"] == kind]
    if form == "table":
        shown = ("document", "theme_zh", "theme_en", "name", "leads", "supports")
        click.echo(aligned(shown, table[:top], 44), nl=False)
    else:
        click.echo(rendered(COLUMNS, table, form), nl=False)


_KEYS = {"leads": "leads", "shared": "shared_leads", "distinct": "distinct_leads", "supports": "supports"}


def _number(value: object) -> float:
    return float(str(value))


def _say(loads: Sequence[object]) -> None:
    """Where the rule decides, and the measures of concentration."""
    from kg.analyse.workload import RULES, Load, concentration, dependence

    held = [load for load in loads if isinstance(load, Load)]
    found = sorted(dependence(held), key=lambda one: not one.top)
    if not found:
        click.echo("\n三种口径排名一致（前十） / the first ten rank alike under all three rules")
    for one in found[:_MOST_SAID]:
        mark = "首位取决于口径 / the first place depends on the rule" if one.top else "次序取决于口径 / order depends on the rule"
        zh, en = RULES[one.rule]
        click.echo(
            f"\n{mark}：{one.first} {one.by_leads[0]:g} > {one.second} {one.by_leads[1]:g}；{zh} / {en}: {one.by_rule[0]:.4g} < {one.by_rule[1]:.4g}"
        )
    if len(found) > _MOST_SAID:
        click.echo(f"…… 另有 {len(found) - _MOST_SAID} 对 / and {len(found) - _MOST_SAID} more pairs")
    click.echo("\n集中度 / concentration")
    for row in concentration(held):
        click.echo(
            f"  {RULES[row.rule][0]} / {RULES[row.rule][1]}: HHI {row.hhi:.3f}（相当于 {row.effective:.1f} 个 / effective number），"
            f"Gini {row.gini:.3f}，CR3 {row.top3:.0%}，{row.bodies} 个 / named"
        )
