"""`policykg evaluate`: how well records agree with annotations."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kg.evaluate import evaluate as compare
from kg.evaluate import figures


@click.command()
@click.argument("records", type=click.Path(path_type=Path))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--errors", "kind", default=None, help="列出这一类的错误 / list the errors of this kind")
@click.option("--against", type=click.Path(path_type=Path), default=None, help="与此前保存的结果比较 / compare with figures saved before")
@click.option("--save", type=click.Path(path_type=Path), default=None, help="保存结果 / save the figures")
@click.option(
    "--floor", type=click.Path(path_type=Path), default=None, help="低于此文件中的数值则失败 / fail below the figures in this file"
)
def evaluate(records: Path, gold: Path, kind: str | None, against: Path | None, save: Path | None, floor: Path | None) -> None:
    """把记录与人工标注比较：各类的精确率、召回率、F1 及宏平均。

    Compares records with annotations: precision, recall and F1 by kind, and the macro figure.
    """
    tallies = compare(records, gold)
    values = figures(tallies)
    before = _figures(against)
    click.echo(f"{'':18}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}{'change':>8}")
    for name, tally in tallies.items():
        if name in values:
            row = f"{name:18}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}{tally.gold:7}{tally.found:7}"
            click.echo(row + _change(values[name], before.get(name)))
    click.echo(f"{'macro':32}{values['macro']:7.3f}{'':14}" + _change(values["macro"], before.get("macro")))
    if kind is not None:
        if kind not in tallies:
            raise click.UsageError(f"--errors: 没有这一类 / no kind {kind!r}; one of {', '.join(tallies)}")
        for word, rows in (("missed", tallies[kind].missed), ("spurious", tallies[kind].spurious)):
            for row in rows:
                click.echo(f"{word:9}{row}")
    if save is not None:
        save.write_text(json.dumps({k: round(v, 4) for k, v in values.items()}, indent=1) + "\n", "utf-8")
    below = [
        f"{name} {values.get(name, 0):.3f} < {least:.3f}" for name, least in _figures(floor).items() if values.get(name, 0) < least - 5e-4
    ]
    if below:
        click.echo(f"低于下限 / below the floor: {'; '.join(below)}", err=True)
        sys.exit(1)


def _figures(path: Path | None) -> dict[str, float]:
    values: dict[str, float] = json.loads(path.read_text("utf-8")) if path else {}
    return values


def _change(now: float, before: float | None) -> str:
    return "" if before is None else f"{now - before:+8.3f}"
