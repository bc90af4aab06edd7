"""`policykg publish`: the graph of a build onto any SPARQL 1.1 server."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from kg.cli.options import OUT

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


@click.command()
@OUT
@click.option("--endpoint", metavar="URL", required=True, help="查询地址 / where the server answers queries")
@click.option("--update", metavar="URL", default=None, help="SPARQL Update 地址 / where it takes updates [default: --endpoint]")
@click.option("--gsp", metavar="URL", default=None, help="图存储协议地址 / where it speaks the Graph Store Protocol, instead of --update")
@click.option(
    "--user", default=None, help="用户；密码取自环境变量 / user; the password is taken from POLICYKG_PASSWORD [default: POLICYKG_USER]"
)
@click.option("--keep", is_flag=True, help="保留服务器上已不在本图中的图 / leave graphs on the server that are no longer in the build")
@click.option(
    "--seconds", type=click.FloatRange(0.1, 86400), default=60.0, show_default=True, help="每次请求的时限 / time limit of a request"
)
@click.option("--batch", type=click.IntRange(1, 1 << 20), default=1024, show_default=True, help="每次发送的 kB 上限 / most kB in a request")
@click.option(
    "--statements",
    type=click.IntRange(1, 1_000_000),
    default=1000,
    show_default=True,
    help="每次更新的语句上限 / most statements in an update",
)
def publish(
    out: Path,
    endpoint: str,
    update: str | None,
    gsp: str | None,
    user: str | None,
    keep: bool,
    seconds: float,
    batch: int,
    statements: int,
) -> None:
    """把图谱发布到任何 SPARQL 1.1 服务器：逐图替换有变化的部分；中断后再次运行即从断处继续。

    Loads the graph into any SPARQL 1.1 server, graph by graph, replacing what changed. Run it again after a break and it goes on from there.
    """
    from tqdm import tqdm

    from kg.errors import QueryError
    from kg.store.publish import publish as run
    from kg.store.remote import Remote
    from kg.store.transport import Client, login
    from kg.store.writers import Batch, Storing, Updating

    if update is not None and gsp is not None:
        raise QueryError("--update 与 --gsp 只取其一 / give either --update or --gsp")
    who = login(user)
    address = gsp or update or endpoint
    if who is not None and address.startswith("http:") and urlsplit(address).hostname not in _HERE:
        click.echo(
            f"注意：{address} 未加密，密码可能被窃 / mind: the connection is not encrypted; the password may be read on the way", err=True
        )
    size = Batch(batch << 10, statements)
    client = Client(who, seconds)
    writer = Storing(gsp, client, size) if gsp is not None else Updating(address, client, size)
    with tqdm(unit="图", desc="发布 / publishing", disable=not sys.stderr.isatty(), leave=False) as bar:

        def told(done: int, total: int, graph: str) -> None:
            bar.total = total
            bar.update(done - bar.n)

        done = run(out / "graph.trig", Remote(endpoint, who, seconds), writer, keep=keep, batch=size, told=told)
    click.echo(
        f"已发送 {done.sent} 图（{done.statements:,} 条语句），{done.unchanged} 图未变，删除 {done.removed} 图 / "
        f"{done.sent} graphs sent ({done.statements:,} statements), {done.unchanged} unchanged, {done.removed} removed"
    )
