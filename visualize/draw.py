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

_PAGES = "pages"
_DEPARTMENTS, _PROGRAMS = "_departments.html", "_programs.html"  # a document's id may be `departments`
_VIEWS = ((_PROGRAMS, "项目 × 文件", "programs × plans"), (_DEPARTMENTS, "机构协作", "bodies"))


def draw(records: Sequence[Record], ties: Across, folder: Path) -> None:
    """Writes every page of a build into `folder`, where its tables already are."""
    write_index(records, ties, workload(records), folder / NAME)
    draw_report(records, ties, folder)
    pages = folder / _PAGES
    pages.mkdir()
    write_assets(pages)
    links = tuple((f"{_PAGES}/{name}", zh, en) for name, zh, en in _VIEWS)
    (folder / "graph.html").write_text(html(replace(_with_pages(overview(records)), links=links)), "utf-8")
    back = (("../graph.html", "全部文件", "all documents"), *_VIEWS)
    for record in records:
        picture = replace(plan_graph(record), links=back)
        (pages / page_name(record["source"]["id"])).write_text(html(picture, shared=True), "utf-8")
    (pages / _DEPARTMENTS).write_text(html(replace(departments(records), links=back), shared=True), "utf-8")
    (pages / _PROGRAMS).write_text(matrix(records), "utf-8")


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
