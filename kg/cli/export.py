"""`policykg export`: the graph for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import OUT
from kg.cli.output import loaded

_FORMATS = ("graphml", "gexf", "cytoscape", "jsonld", "neo4j")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@OUT
@click.option("--format", "form", type=click.Choice(_FORMATS), required=True, help="格式 / format")
@click.option(
    "--document",
    "documents",
    multiple=True,
    help="只导出这些文件（可重复，jsonld 除外）/ only these documents (repeatable; not for jsonld)",
)
def export(folder: Path, out: Path, form: str, documents: tuple[str, ...]) -> None:
    """把图谱导出到 DIR：GraphML、GEXF（Gephi）、Cytoscape、JSON-LD、Neo4j 批量 CSV。

    Writes the graph to DIR in the format of another program; every edge keeps its quote and where it stands.
    """
    from kg.analyse.exports import NEO4J_IMPORT, WRITERS, jsonld
    from kg.analyse.lookup import document
    from kg.analyse.whole import whole
    from kg.errors import StoreError

    try:
        folder.mkdir(parents=True, exist_ok=True)
        if form == "jsonld":
            loaded_from = out / "graph.ttl"
            paths = jsonld(loaded_from, folder)
        else:
            records = loaded(out)
            chosen = [document(records, name) for name in documents] or records
            paths = WRITERS[form](whole(chosen), folder)
    except OSError as problem:
        raise StoreError(f"{folder}: 无法写入 / cannot be written ({problem})") from problem
    for path in paths:
        click.echo(str(path))
    if form == "neo4j":
        click.echo(f"在该文件夹中运行 / run in that folder: {NEO4J_IMPORT}")
