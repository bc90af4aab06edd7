"""`policykg verify`: every quote against the sources as they are now."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import OUT

MOST = 50  # problems printed before the rest is only counted


@click.command()
@OUT
@click.option("--sources", type=click.Path(path_type=Path), default=None, help="原文所在文件夹 / where the sources are now, if they moved")
def verify(out: Path, sources: Path | None) -> None:
    """重读原文，核对每条证据：引文须与原文该处逐字相同，每个事实须有证据。

    Re-reads the sources and fails, naming each, if a quote is not in the text at its offset or a fact has no evidence.
    """
    from kg.outputs.sources import texts
    from kg.store.embedded import open_store
    from kg.store.verify import verify as check

    found, missing = texts(out, sources)
    problems = check(open_store(out / "store"), found)
    for sentence in [*missing, *map(str, problems)][:MOST]:
        click.echo(sentence, err=True)
    left = len(missing) + len(problems) - MOST
    if left > 0:
        click.echo(f"…… 另有 {left} 处 / and {left} more", err=True)
    if missing or problems:
        sys.exit(1)
    click.echo(f"证据全部核对无误（{len(found)} 份文件）/ all evidence stands in its text ({len(found)} documents)")
