"""Options several commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.store.query import Answer

OUT = click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="建图输出文件夹 / the folder of a build"
)
ENDPOINT = click.option(
    "--endpoint",
    metavar="URL",
    default=None,
    help="改问此 SPARQL 服务 / ask this SPARQL server instead of --out (user: POLICYKG_USER, POLICYKG_PASSWORD)",
)
FORMAT = click.option("--format", "form", default="table", show_default=True, help="table, csv, tsv, json, xml; turtle, ntriples, jsonld")
SECONDS = click.option("--seconds", type=click.FloatRange(0.1, 86400), default=30.0, show_default=True, help="时限 / time limit")
ROWS = click.option("--rows", type=click.IntRange(1, 10_000_000), default=100_000, show_default=True, help="行数上限 / most rows")


def answered(out: Path, endpoint: str | None, sparql: str, seconds: float, rows: int) -> Answer:
    """The answer of the build in `out`, or of the server at `endpoint` where one is given."""
    from kg.store.process import Limits

    limits = Limits(seconds=seconds, rows=rows)
    if endpoint is None:
        from kg.store.query import run

        return run(out / "store", sparql, limits=limits)
    from kg.store.remote import Remote
    from kg.store.transport import login

    return Remote(endpoint, login(), seconds).run(sparql, limits)


def show(answer: Answer, form: str) -> None:
    """The answer on standard output; that a limit cut it is said on standard error."""
    from kg.store.formats import render

    sys.stdout.buffer.write(render(answer, form))
    sys.stdout.buffer.flush()
    if answer.truncated:
        click.echo("结果达到上限，已截断 / the answer passed a limit and is cut: ask for less, or raise --rows", err=True)
