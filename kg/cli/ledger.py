"""`policykg ledger`: each target held against what was reported later, both quotes, and the reason for the verdict."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import OUT
from kg.cli.output import FORM, loaded, rendered

_TABLE = ("verdict", "indicator", "target", "target_time", "observed", "observed_time", "why", "target_quote", "observed_quote")


@click.command()
@OUT
@click.option("--document", "documents", multiple=True, help="目标所在文件（可重复）/ documents that set the targets (repeatable)")
@click.option("--place", default=None, help="地区名所含的字 / words of the place's name")
@click.option("--indicator", default=None, help="指标名所含的字 / words of the indicator's name")
@click.option("--verdict", default=None, help="met, met later, missed, open, not comparable, unknown")
@FORM
def ledger(out: Path, documents: tuple[str, ...], place: str | None, indicator: str | None, verdict: str | None, form: str) -> None:
    """目标与后来报告的数值逐条对照：结论、两处引文、理由。指标或地区不同的不比。

    Targets against reported figures: verdict, both quotes, and why. Other indicators or places are never compared.
    """
    from kg.analyse.indicators import numbers
    from kg.analyse.ledger import LEDGER_COLUMNS, ledger_table
    from kg.analyse.ledger import ledger as held_against
    from kg.analyse.lookup import document

    records = sorted(loaded(out), key=lambda record: record["source"]["id"])
    wanted = {document(records, name)["source"]["id"] for name in documents}
    rows = [
        row
        for row in ledger_table(held_against(records, numbers(records)))
        if (not wanted or row["target_document"] in wanted)
        and (place is None or place in str(row["place"] or ""))
        and (indicator is None or indicator in str(row["indicator"]))
        and (verdict is None or row["verdict"] == verdict)
    ]
    click.echo(rendered(_TABLE if form == "table" else LEDGER_COLUMNS, rows, form), nl=False)
