"""Which pages a build leaves: graph.html, a graph of each plan, the views, the report, and the index of the web app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from kg.analyse.across import Across
from kg.analyse.workload import workload
from kg.assemble.schema import Record
from visualize.matrix import matrix
from visualize.overview import overview
from visualize.page import html, write_assets
from visualize.picture import Picture
from visualize.report import draw_report
from visualize.views import departments
from visualize.web.index import NAME, write_index

_PAGES, _VIEWS, _ASSETS = "pages", "views", "assets"  # documents stand in the first alone: their ids can be any word
_ALL = ("全部文件", "all documents")
_NAMED = (("programs.html", "项目 × 文件", "programs × plans"), ("departments.html", "机构协作", "bodies"))


def draw(records: Sequence[Record], ties: Across, folder: Path) -> None:
    """Writes every page of a build into `folder`, where its tables already are."""
    write_index(records, ties, workload(records), folder / NAME)
    draw_report(records, ties, folder)
    pages = folder / _PAGES
    views = pages / _VIEWS
    views.mkdir(parents=True)
    write_assets(pages / _ASSETS)
    (folder / "graph.html").write_text(html(replace(_with_pages(overview(records)), links=_links(f"{_PAGES}/{_VIEWS}/"))), "utf-8")
    for record in records:
        picture = replace(plan_graph(record), links=(("../graph.html", *_ALL), *_links(f"{_VIEWS}/")))
        (pages / page_name(record["source"]["id"])).write_text(html(picture, assets=_ASSETS), "utf-8")
    network = replace(departments(records), links=(("../../graph.html", *_ALL), *_links("")))
    (views / "departments.html").write_text(html(network, assets=f"../{_ASSETS}"), "utf-8")
    (views / "programs.html").write_text(matrix(records), "utf-8")


def _links(folder: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((folder + name, zh, en) for name, zh, en in _NAMED)


def plan_graph(record: Record) -> Picture:
    """The graph of one plan, whole."""
    title = record["document"]["title"] or record["file"]
    return replace(overview([record]), title=(title, title))


def page_name(document: str) -> str:
    """The file that holds a plan's graph: the document's id as it is."""
    return f"{document}.html"


def _with_pages(picture: Picture) -> Picture:
    """Each document leads to its own graph."""
    nodes = tuple(
        replace(node, page=f"{_PAGES}/{quote(page_name(node.id.removeprefix('document/')))}") if node.kind == "document" else node
        for node in picture.nodes
    )
    return replace(picture, nodes=nodes)
