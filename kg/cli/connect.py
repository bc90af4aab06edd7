"""`policykg connect`: how two entities hang together, each step with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import OUT
from kg.cli.output import FORM, loaded, rendered

if TYPE_CHECKING:
    from kg.analyse.connection import Connection

COLUMNS = ("path", "bits", "low_information", "hop", "document", "item", "from", "to", "said", "start")
_VERDICTS = {
    "connected": "有联系 / connected",
    "not connected": "没有实质联系 / not connected",
    "absent": "文件中没有 / not in these documents",
}


@click.command()
@click.argument("a")
@click.argument("b")
@OUT
@click.option("--document", "documents", multiple=True, help="只在这些文件中找（可重复）/ only in these documents (repeatable)")
@click.option("-k", "most", type=click.IntRange(1, 50), default=5, show_default=True, help="路径数 / how many paths")
@FORM
def connect(a: str, b: str, out: Path, documents: tuple[str, ...], most: int, form: str) -> None:
    """A 与 B（项目、机构、人、指标、文件、主题）如何关联：信息量最大的路径，每一步附原句。

    How A and B hang together: the most informative paths, each hop with its sentence. Paths through rosters or whole documents do not connect.
    """
    from kg.analyse.connection import connect as find
    from kg.analyse.lookup import document

    records = loaded(out)
    wanted = [document(records, name)["source"]["id"] for name in documents]
    found = find(records, a, b, wanted, most)
    click.echo(_text(found) if form == "table" else rendered(COLUMNS, _rows(found), form), nl=form == "table")


def _rows(found: Connection) -> Iterator[dict[str, object]]:
    for number, path in enumerate(found.paths, 1):
        for step, hop in enumerate(path.hops, 1):
            yield {
                "path": number if found.verdict == "connected" else f"nearest {number}",
                "bits": round(path.bits, 2),
                "low_information": "；".join(path.low),
                "hop": step,
                "document": hop.document,
                "item": hop.item,
                "from": "；".join(hop.left),
                "to": "；".join(hop.right),
                "said": " ".join(hop.said),
                "start": hop.start,
            }


def _text(found: Connection) -> str:
    return "\n".join(_lines(found))


def _lines(found: Connection) -> Iterator[str]:
    yield f"{found.a} ↔ {found.b}：{_VERDICTS[found.verdict]}"
    for name in found.missing:
        yield f"  所选文件未提到“{name}” / the documents do not name {name}: not in this plan"
    if found.verdict == "not connected" and found.paths:
        yield "  只经名单、整份文件或泛泛之处相连；最近的是 / joined only by rosters, whole documents or chance; nearest:"
    elif found.verdict == "not connected":
        yield "  图中没有任何路径 / no path at all"
    for number, path in enumerate(found.paths, 1):
        low = f"  低信息 / low information: {'、'.join(path.low)}" if path.low else ""
        yield ""
        yield f"{number}. {path.bits:.1f} bits{low}"
        for hop in path.hops:
            yield f"   {'、'.join(hop.left)} —[{hop.label}]— {'、'.join(hop.right)}"
            for said in hop.said:
                yield f"      {said}"
