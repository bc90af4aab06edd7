"""A picture → one HTML file that needs nothing else: pyvis carries nodes and edges, our template draws and explains them.

pyvis's own template loads Bootstrap from a CDN and runs markup from titles, headings and menus; ours uses none of these paths. Text from
documents reaches the page as JSON alone and is shown as text. The content security policy names the page's own scripts by hash.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pyvis
from pyvis.network import Network

from kg.analyse.across import across
from kg.analyse.workload import workload
from kg.assemble.schema import Record
from visualize.layout import places
from visualize.overview import overview
from visualize.picture import RELATIONS, STYLES, Picture, Said
from visualize.web.index import NAME as INDEX
from visualize.web.index import write_index

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
_BASE_SIZE, _MOST_SIZE = 8, 46


def draw(records: Sequence[Record], folder: Path) -> None:
    """Writes the pages of a whole build into `folder`: `graph.html`, and the index of the web app."""
    (folder / "graph.html").write_text(html(overview(records)), "utf-8")
    told = folder / "across.json"
    held = json.loads(told.read_text("utf-8")) if told.is_file() else across(records)
    write_index(records, held, workload(records), folder / INDEX)


def html(picture: Picture) -> str:
    """The page as text."""
    network = _network(picture)
    page = files("visualize").joinpath("page.html").read_text("utf-8")
    parts = {
        "/*VIS*/": _library("vis-network.min.js"),
        "/*STYLE*/": _library("vis-network.css") + files("visualize").joinpath("page.css").read_text("utf-8"),
        "/*PAGE*/": files("visualize").joinpath("page.js").read_text("utf-8"),
        "<!--DATA-->": _json(_data(picture, network)),
    }
    page = re.sub("|".join(map(re.escape, parts)), lambda m: parts[m[0]], page)
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in _SCRIPT.findall(page))
    return page.replace("SCRIPT-HASHES", hashes)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _library(name: str) -> str:
    path = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / name
    return path.read_text("utf-8").replace("</script", "<\\/script")


def _json(value: object) -> str:
    """JSON that cannot end a script element or begin a comment."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def _network(picture: Picture) -> Network:
    """The pyvis network: short ids, colours, places; directed, since pyvis compares every pair of undirected edges.

    Labels are drawn by the page, which leaves out those that would overlap.
    """
    network = Network(directed=True)
    at = places(picture)
    short = {node.id: f"n{n}" for n, node in enumerate(picture.nodes)}
    degree: dict[str, int] = dict.fromkeys(short, 0)
    for edge in picture.edges:
        for end in (edge.start, edge.end):
            if end in degree:
                degree[end] += 1
    for node in picture.nodes:
        style = STYLES[node.kind]
        size = min(_MOST_SIZE, _BASE_SIZE + round(3 * degree[node.id] ** 0.5))
        x, y = at[node.id]
        look = {"shape": style.shape, "color": style.colour, "size": size, "kind": node.kind}
        network.add_node(short[node.id], label=" ", x=x, y=y, **look)
    for edge in picture.edges:
        if edge.start in short and edge.end in short:
            network.add_edge(short[edge.start], short[edge.end], relation=edge.relation)
    return network


def _said(said: Said) -> list[object]:
    return [said.document, said.item, said.quote, said.start, said.before, said.after]


def _data(picture: Picture, network: Network) -> dict[str, object]:
    """Everything the page needs; `nodes` and `edges` are pyvis's, `about` and `ties` run beside them."""
    drawn = {node.id for node in picture.nodes}
    titles = {node.id.removeprefix("document/"): node.label for node in picture.nodes if node.kind == "document"}
    return {
        "title": picture.title,
        "leftOut": picture.left_out,
        "styles": {kind: [s.zh, s.en, s.colour, s.shape] for kind, s in STYLES.items() if any(n.kind == kind for n in picture.nodes)},
        "relations": RELATIONS,
        "documents": titles,
        "nodes": network.nodes,
        "edges": [{"from": e["from"], "to": e["to"]} for e in network.edges],
        "about": [
            {
                "key": n.id,
                "name": n.label,
                "documents": n.documents,
                "facts": n.facts,
                "said": _said(n.said) if n.said else None,
            }
            for n in picture.nodes
        ],
        "ties": [[edge.relation, *_said(edge.said)] for edge in picture.edges if edge.start in drawn and edge.end in drawn],
    }
