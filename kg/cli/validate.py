"""`policykg validate`: is the graph well-formed (SHACL), and is it free of the defects we know how to look for."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import OUT

MOST = 60  # lines printed before the rest is only counted


@click.command()
@OUT
def validate(out: Path) -> None:
    """按本体的规则检查图谱：SHACL 形状与各项缺陷检查；有违反则失败。提醒只报告，不算失败。

    Checks the graph against the ontology's shapes and the defect checks. Fails on violations; remarks on what a document lacks do not fail.
    """
    from kg.rdf.validate import validate as shapes
    from kg.store.checks import findings
    from kg.store.embedded import open_store

    store = open_store(out / "store")
    found = [(v.warning, str(v)) for v in shapes(store)]
    found += [(f.check.about == "document", str(f)) for f in findings(store)]
    for warning, sentence in sorted(found)[:MOST]:
        click.echo(f"{'提醒 / remark' if warning else '违反 / violation'}: {sentence}", err=not warning)
    if len(found) > MOST:
        click.echo(f"…… 另有 {len(found) - MOST} 处 / and {len(found) - MOST} more")
    broken = sum(not warning for warning, _ in found)
    click.echo(f"违反 {broken} 处，提醒 {len(found) - broken} 处 / {broken} violations, {len(found) - broken} remarks")
    sys.exit(1 if broken else 0)
