"""A picture → an HTML file that needs no network: pyvis carries nodes and edges, our template draws and explains them.

pyvis's own template loads Bootstrap from a CDN and runs markup from titles, headings and menus; ours uses none of these paths. Text from
documents reaches the page as JSON alone and is shown as text. The content security policy names the page's own scripts by hash; graphs
of single plans share their scripts, since a thousand copies of them would be a gigabyte.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyvis
from pyvis.network import Network

from visualize.layout import places
from visualize.picture import RELATIONS, STYLES, Node, Picture, Said
from visualize.pinyin import spelled

ASSETS = "assets"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
_BASE_SIZE, _MOST_SIZE = 8, 46


def html(picture: Picture, *, shared: bool = False) -> str:
    """The page as text: all in one file, or with its scripts in the folder `assets` beside it (see `write_assets`)."""
    data = f'<script type="application/json" id="data">{_json(_data(picture))}</script>'
    if shared:
        scripts = f'<script src="{ASSETS}/vis-network.js"></script>{data}<script src="{ASSETS}/page.js"></script>'
        return _filled({"<!--SCRIPTS-->": scripts, "SCRIPT-SOURCES": "'self' file:", "/*STYLE*/": _own("page.css")})
    scripts = f"<script>{_vis()}</script>{data}<script>{_own('page.js')}</script>"
    hashes = f"'sha256-{_digest(_vis())}' 'sha256-{_digest(_own('page.js'))}'"
    return _filled({"<!--SCRIPTS-->": scripts, "SCRIPT-SOURCES": hashes, "/*STYLE*/": _own("page.css")})


def write_assets(folder: Path) -> None:
    """The scripts that pages in `folder` share."""
    there = folder / ASSETS
    there.mkdir(parents=True)
    (there / "vis-network.js").write_text(_vis(), "utf-8")
    (there / "page.js").write_text(_own("page.js"), "utf-8")


def _filled(parts: dict[str, str]) -> str:
    return re.sub("|".join(map(re.escape, parts)), lambda m: parts[m[0]], _own("page.html"))


@cache
def _own(name: str) -> str:
    return files("visualize").joinpath(name).read_text("utf-8")


@cache
def _vis() -> str:
    path = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return path.read_text("utf-8").replace("</script", "<\\/script")


@cache
def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _json(value: object) -> str:
    """JSON that cannot end a script element or begin a comment."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def network(picture: Picture) -> Network:
    """The pyvis network: short ids, colours, places; directed, since pyvis compares every pair of undirected edges.

    Labels are drawn by the page, which leaves out those that would overlap.
    """
    made = Network(directed=True)
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
        made.add_node(short[node.id], label=" ", x=x, y=y, **look)
    for edge in picture.edges:
        if edge.start in short and edge.end in short:
            made.add_edge(short[edge.start], short[edge.end], relation=edge.relation)
    return made


def _said(said: Said) -> list[object]:
    return [said.document, said.item, said.quote, said.start, said.before, said.after]


def _about(node: Node) -> dict[str, object]:
    told: dict[str, object] = {"key": node.id, "name": node.label, "documents": node.documents, "facts": node.facts}
    keys = " ".join(filter(None, (*node.also, spelled(node.label)))).lower()
    told |= {"keys": keys} if keys else {}
    told |= {"said": _said(node.said)} if node.said else {}
    told |= {"theme": node.theme} if node.theme else {}
    return told | ({"page": node.page} if node.page else {})


def _data(picture: Picture) -> dict[str, object]:
    """Everything the page needs; `nodes` and `edges` are pyvis's, `about` and `ties` run beside them."""
    made = network(picture)
    drawn = {node.id for node in picture.nodes}
    plans = {one.id: (one.title, one.place, one.year) for one in picture.plans}
    if not plans:
        plans = {node.id.removeprefix("document/"): (node.label, "", "") for node in picture.nodes if node.kind == "document"}
    kinds = {node.kind for node in picture.nodes}
    return {
        "title": picture.title,
        "leftOut": picture.left_out,
        "links": picture.links,
        "styles": {kind: [s.zh, s.en, s.colour, s.shape] for kind, s in STYLES.items() if kind in kinds},
        "relations": RELATIONS,
        "documents": plans,
        "themes": picture.themes,
        "nodes": made.nodes,
        "edges": [{"from": e["from"], "to": e["to"]} for e in made.edges],
        "about": [_about(node) for node in picture.nodes],
        "ties": [
            [edge.relation, min(edge.count, 10**6), *_said(edge.said)]
            for edge in picture.edges
            if edge.start in drawn and edge.end in drawn
        ],
    }
