"""`policykg serve` and `policykg draw`: the commands that show a build. Found by `policykg` through the entry-point group policykg.commands."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import OUT


@click.command()
@OUT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="端口，0 为任意 / port, 0 takes a free one")
def serve(out: Path, port: int) -> None:
    """在本机浏览图谱，并提供 SPARQL 端点 /sparql；只对本机开放。

    Shows a build in the browser and answers SPARQL at /sparql, on this machine only.
    """
    from kg.errors import StoreError
    from visualize.web.server import site

    try:
        with site(out, port) as server:
            click.echo(
                f"网页 / web app        {server.address}\nSPARQL 端点 / endpoint {server.url}\n按 Ctrl-C 停止 / press Ctrl-C to stop"
            )
            server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        click.echo("已停止 / stopped")
    except OSError as problem:
        raise StoreError(f"端口 {port} 不能用 / port {port} cannot be used ({problem.strerror}); choose another --port") from problem


@click.command()
@OUT
@click.option("--around", default=None, metavar="ENTITY", help="某个对象的周围 / what is around a thing")
@click.option("--hops", type=click.IntRange(1, 5), default=2, show_default=True, help="几步以内 / within so many steps")
@click.option("--path", "ends", nargs=2, default=None, metavar="A B", help="两个对象之间的路径 / the paths between two things")
@click.option("--document", "documents", multiple=True, help="只看这些文件（可重复）/ only these documents (repeatable)")
@click.option(
    "--to", type=click.Path(dir_okay=False, path_type=Path), default=Path("drawn.html"), show_default=True, help="写到 / the file to write"
)
def draw(out: Path, around: str | None, hops: int, ends: tuple[str, str] | None, documents: tuple[str, ...], to: Path) -> None:
    """画出局部图：某个对象的周围（--around），或两个对象之间的路径（--path）。

    Draws part of a build: what is around a thing, or the paths between two; one file that opens in a browser.
    """
    from kg.cli.output import loaded
    from visualize.page import html
    from visualize.part import part

    if (around is None) == (ends is None):
        raise click.UsageError("--around ENTITY 与 --path A B 二者选一 / give either --around ENTITY or --path A B")
    picture = part(loaded(out), around=around, hops=hops, ends=ends, documents=documents)
    to.write_text(html(picture), "utf-8")
    click.echo(f"{to}：{len(picture.nodes)} 个对象，{len(picture.edges)} 条联系 / {len(picture.nodes)} nodes, {len(picture.edges)} ties")
    for sentence in filter(None, picture.left_out):
        click.echo(sentence)
