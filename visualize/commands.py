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
def draw(out: Path) -> None:
    """画出局部图：某个对象的周围，或两个对象之间的路径。

    Draws part of a build: what is around a thing, or the paths between two.
    """
