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
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyvis
from pyvis.network import Network

from visualize.layout import places
from visualize.picture import RELATIONS, STYLES, Edge, Node, Picture, Said
from visualize.pinyin import spelled

_VIS, _PAGE = "vis-network.js", "page.js"
_OWN = ("paint.js", "canvas.js", "hands.js", "arrange.js", "panel.js", "page.js")  # each uses those before it
_BASE_SIZE, _MOST_SIZE = 8, 46
_MOST_COUNT = 10**6
_COLUMNS = {"x": "x", "y": "y", "size": "size", "name": "label"}  # of the page: of pyvis


def html(picture: Picture, *, assets: str | None = None) -> str:
    """The page as text: all in one file, or with its scripts at the relative address `assets` (see `write_assets`)."""
    seen, told = _data(picture)
    data = f'<script type="application/json" id="data">{_json(seen)}</script>'
    rest = f'<script type="application/json" id="told">{_json(told)}</script>'
    if assets is None:
        scripts = f'{data}{rest}<script type="text/plain" id="vis">{_vis()}</script><script>{_ours()}</script>'
        sources = f"'sha256-{_digest(_vis())}' 'sha256-{_digest(_ours())}'"
    else:
        scripts = (
            f'{data}{rest}<script id="vis" type="text/plain" data-from="{assets}/{_VIS}"></script><script src="{assets}/{_PAGE}"></script>'
        )
        sources = "'self' file:"
    return _filled({"<!--SCRIPTS-->": scripts, "SCRIPT-SOURCES": sources, "/*STYLE*/": _own("page.css")})


def write_assets(folder: Path) -> None:
    """The scripts that pages share, into `folder`."""
    folder.mkdir(parents=True)
    (folder / _VIS).write_text(_vis(), "utf-8")
    (folder / _PAGE).write_text(_ours(), "utf-8")


def _filled(parts: dict[str, str]) -> str:
    return re.sub("|".join(map(re.escape, parts)), lambda m: parts[m[0]], _own("page.html"))


@cache
def _own(name: str) -> str:
    return files("visualize").joinpath(name).read_text("utf-8")


@cache
def _ours() -> str:
    return "".join(map(_own, _OWN))


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
    """The pyvis network: numbered nodes with their looks and places; directed, since pyvis compares every pair of undirected edges."""
    made = Network(directed=True)
    at = places(picture)
    number = {node.id: n for n, node in enumerate(picture.nodes)}
    edges = drawn(picture)
    degree = Counter(end for edge in edges for end in (edge.start, edge.end))
    for node in picture.nodes:
        style = STYLES[node.kind]
        size = min(_MOST_SIZE, _BASE_SIZE + round(3 * (degree[node.id] + node.weight) ** 0.5))
        x, y = at[node.id]
        made.add_node(number[node.id], label=node.label, x=x, y=y, size=size, shape=style.shape, color=style.colour)
    for edge in edges:
        made.add_edge(number[edge.start], number[edge.end])
    return made


def drawn(picture: Picture) -> list[Edge]:
    """The edges that have both their ends in the picture."""
    ids = {node.id for node in picture.nodes}
    return [edge for edge in picture.edges if edge.start in ids and edge.end in ids]


def _data(picture: Picture) -> tuple[dict[str, object], dict[str, object]]:
    """What the page needs to draw itself, in columns, and what it tells when asked."""
    made, edges = network(picture), drawn(picture)
    met = {node.kind for node in picture.nodes} | {one.kind for one in picture.elsewhere}
    kinds = {kind: n for n, kind in enumerate(kind for kind in STYLES if kind in met)}
    relations = {key: n for n, key in enumerate(RELATIONS)}
    documents = _documents(picture)
    number = {key: n for n, (key, *_) in enumerate(documents)}
    pages = {page: n for n, page in enumerate(dict.fromkeys(one.page for one in picture.elsewhere))}
    places_of = {node.id: n for n, node in enumerate(picture.nodes)}
    seen: dict[str, object] = {
        "title": picture.title,
        "leftOut": picture.left_out,
        "links": picture.links,
        "kinds": [[kind, (s := STYLES[kind]).zh, s.en, s.colour, s.shape] for kind in kinds],
        "relations": [[key, *words] for key, words in RELATIONS.items()],
        "documents": documents,
        "themes": picture.themes,
        "nodes": {name: [node[field] for node in made.nodes] for name, field in _COLUMNS.items()}
        | {"kind": [kinds[node.kind] for node in picture.nodes]},
        "edges": {end: [edge[end] for edge in made.edges] for end in ("from", "to")}
        | {"relation": [relations[e.relation] for e in edges], "count": [min(e.count, _MOST_COUNT) for e in edges]},
    }
    told: dict[str, object] = {
        "about": [_about(node, number) for node in picture.nodes],
        "ties": [_said(edge.said, number) for edge in edges],
        "elsewhere": [
            [e.label, kinds[e.kind], pages[e.page], e.id, places_of.get(e.within, -1), _keys(e.label, e.also)] for e in picture.elsewhere
        ],
        "pages": list(pages),
    }
    return seen, told


def _documents(picture: Picture) -> list[tuple[str, str, str, str]]:
    """(id, title, place, year) of every document the page speaks of; those without a plan by their id."""
    plans = {one.id: (one.id, one.title, one.place, one.year) for one in picture.plans}
    if not plans:
        named = ((node.id.removeprefix("document/"), node.label) for node in picture.nodes if node.kind == "document")
        plans = {key: (key, label, "", "") for key, label in named}
    spoken = [node.said.document for node in picture.nodes if node.said] + [edge.said.document for edge in picture.edges]
    for key in (*spoken, *(key for node in picture.nodes for key in node.documents)):
        plans.setdefault(key, (key, key, "", ""))
    return list(plans.values())


def _about(node: Node, number: Mapping[str, int]) -> dict[str, object]:
    told: dict[str, object] = {"key": node.id, "documents": [number[key] for key in node.documents], "facts": node.facts}
    keys = _keys(node.label, node.also)
    told |= {"keys": keys} if keys else {}
    told |= {"said": _said(node.said, number)} if node.said else {}
    told |= {"theme": node.theme} if node.theme else {}
    return told | ({"page": node.page} if node.page else {})


def _keys(label: str, also: Sequence[str]) -> str:
    return " ".join(filter(None, (*also, spelled(label)))).lower()


def _said(said: Said, number: Mapping[str, int]) -> list[object]:
    return [number[said.document], said.item, said.quote, said.start, said.before, said.after]
