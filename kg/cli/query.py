"""`policykg query`: any SPARQL question, over the union of all documents."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import ENDPOINT, FORMAT, OUT, ROWS, SECONDS, answered, show
from kg.errors import QueryError


@click.command()
@OUT
@ENDPOINT
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE.rq]")
@click.option("-e", "text", help="直接给出查询 / the query itself")
@FORMAT
@SECONDS
@ROWS
def query(out: Path, endpoint: str | None, file: Path | None, text: str | None, form: str, seconds: float, rows: int) -> None:
    """用 SPARQL 查询图谱。

    Answers a SPARQL query (from FILE.rq or -e TEXT) over the union of the graphs.
    """
    if (file is None) == (text is None):
        raise QueryError("给出 FILE.rq 或 -e 文本之一 / give either FILE.rq or -e TEXT")
    show(answered(out, endpoint, text if text is not None else _read(file), seconds, rows), form)


def _read(file: Path | None) -> str:
    assert file is not None
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise QueryError(f"{file}: 无法读取 / cannot be read as UTF-8 ({problem})") from problem
