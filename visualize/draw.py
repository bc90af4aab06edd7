"""Which pages a build leaves: graph.html, a graph of each plan and community, the views, the report, and the index of the web app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from kg.analyse.across import Across
from kg.analyse.workload import workload
from kg.assemble.schema import Record
from visualize.communities import MOST_NODES, levels
from visualize.matrix import matrix
from visualize.overview import whole, without_items
from visualize.page import html, write_assets
from visualize.picture import Picture
from visualize.report import draw_report
from visualize.views import departments
from visualize.web.index import NAME, write_index

_PAGES, _VIEWS, _ASSETS = "pages", "views", "assets"  # documents stand in the first alone: their ids can be any word
_NAMED = (("programs.html", "项目 × 文件", "programs × plans"), ("departments.html", "机构协作", "bodies"))


def draw(records: Sequence[Record], ties: Across, folder: Path) -> None:
    """Writes every page of a build into `folder`, where its tables already are."""
    write_index(records, ties, workload(records), folder / NAME)
    draw_report(records, ties, folder)
    pages = folder / _PAGES
    views = pages / _VIEWS
    views.mkdir(parents=True)
    write_assets(pages / _ASSETS)
    homes: dict[str, str] = {}  # document → its community
    for n, (stem, picture) in enumerate(_levels(records)):
        homes |= {document: node.page for node in picture.nodes if node.kind == "community" for document in node.documents}
        page = _page(picture, "../../", f"../{_ASSETS}") if n else _page(picture, "")
        (views / f"{stem}.html" if n else folder / "graph.html").write_text(page, "utf-8")
    (views / "departments.html").write_text(_page(departments(records), "../../", f"../{_ASSETS}"), "utf-8")
    (views / "programs.html").write_text(matrix(records), "utf-8")
    for record in records:
        document = record["source"]["id"]
        page = _page(plan_graph(record), "../", _ASSETS, homes.get(document, ""))
        (pages / page_name(document)).write_text(page, "utf-8")


def _page(picture: Picture, up: str, assets: str | None = None, home: str = "") -> str:
    """The page of a picture whose links lead by `up` to the build's folder; `home` is the community of the plan that it shows."""
    views = f"{up}{_PAGES}/{_VIEWS}/"
    links = [(f"{up}graph.html", "全部文件", "all documents")] if up else []
    links += [(f"{views}{home}.html", "所在群落", "its community")] if home else []
    links += [(views + name, zh, en) for name, zh, en in _NAMED]
    return html(replace(addressed(picture, f"{up}{_PAGES}/"), links=tuple(links)), assets=assets)


def _levels(records: Sequence[Record]) -> Iterator[tuple[str, Picture]]:
    """Everything on one page, or where that is too much: communities, and the plans, bodies and programs of each; items are in the plans' graphs."""
    picture = whole(records)
    yield from [("", picture)] if len(picture.nodes) <= MOST_NODES else levels(without_items(picture), most=MOST_NODES)


def plan_graph(record: Record) -> Picture:
    """The graph of one plan, whole."""
    title = record["document"]["title"] or record["file"]
    return replace(whole([record]), title=(title, title))


def page_name(document: str) -> str:
    """The file that holds a plan's graph: the document's id as it is."""
    return f"{document}.html"


def addressed(picture: Picture, pages: str) -> Picture:
    """Documents lead to their own graphs, communities to theirs; `pages` is the folder of these as the page sees it."""

    def address(target: str) -> str:
        name = target.removeprefix("document/")
        return f"{pages}{quote(page_name(name))}" if name != target else f"{pages}{_VIEWS}/{target}.html"

    leading = ("document", "community")
    nodes = (replace(n, page=address(n.page or n.id)) if n.kind in leading else n for n in picture.nodes)
    return replace(picture, nodes=tuple(nodes), elsewhere=tuple(replace(one, page=address(one.page)) for one in picture.elsewhere))
