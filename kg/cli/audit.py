"""`policykg audit`: what in a document contradicts itself, with the words that show it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from kg.cli.options import OUT
from kg.cli.output import FORM, loaded, rendered


@click.command()
@OUT
@click.option("--document", "documents", multiple=True, help="只查这些文件（可重复）/ only these documents (repeatable)")
@click.option("--code", "codes", multiple=True, help="只查这些类别（可重复）/ only findings of these codes (repeatable)")
@click.option("--sources", type=click.Path(path_type=Path), default=None, help="原文所在文件夹 / where the sources are now, if they moved")
@FORM
def audit(out: Path, documents: tuple[str, ...], codes: tuple[str, ...], sources: Path | None, form: str) -> None:
    """文件内部的矛盾与残损：期限早于发文、正文与时限不符、条目重复、比率与人数不符、一机构两名、夹杂英文、标题错位、声明不含的内容。

    Inner contradictions and damage of documents, each with its quote: deadlines before issue, text against field, repeated items, …
    """
    from kg.analyse.audit import CODES, audits
    from kg.analyse.finding import COLUMNS, row
    from kg.analyse.lookup import document
    from kg.errors import QueryError
    from kg.outputs.sources import texts

    unknown = [code for code in codes if code not in CODES]
    if unknown:
        raise QueryError(f"{', '.join(unknown)}: 没有这一类 / no such code; there are: {', '.join(CODES)}")
    records = loaded(out)
    chosen = [document(records, name) for name in documents] or records
    found, missing = texts(out, sources)
    for sentence in missing:
        click.echo(sentence, err=True)
    findings = [one for one in audits(chosen, found) if not codes or one.code in codes]
    if form != "table":
        click.echo(rendered(COLUMNS, map(row, findings), form), nl=False)
        return
    click.echo(f"{len(chosen)} 份文件，{len(findings)} 处 / {len(chosen)} documents, {len(findings)} findings")
    for code, count in sorted(Counter(one.code for one in findings).items(), key=lambda pair: (-pair[1], pair[0])):
        click.echo(f"  {count:>4}  {CODES[code][0]} / {CODES[code][1]}")
    told = ""
    for one in findings:
        if one.document != told:
            told = one.document
            click.echo(f"\n{told}")
        click.echo(f"  [{one.code}] {one.zh}\n      {one.en}")
        for quote in one.quotes:
            click.echo(f"      “{quote.text}” ({quote.start}–{quote.end})")
