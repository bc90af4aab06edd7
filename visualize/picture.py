"""What a page shows: nodes, edges and the sentences behind them; no drawing library here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a class of node looks: names in both languages, a colour of the Okabe–Ito palette (safe for the colour-blind), a shape."""

    zh: str
    en: str
    colour: str
    shape: str


STYLES: Mapping[str, Style] = {
    "community": Style("群落", "community", "#332288", "hexagon"),
    "document": Style("文件", "document", "#000000", "square"),
    "organization": Style("机构", "body", "#0072B2", "dot"),
    "person": Style("责任人", "person", "#56B4E9", "dot"),
    "program": Style("政策项目", "program", "#D55E00", "triangle"),
    "task": Style("任务", "task", "#999999", "dot"),
    "achievement": Style("成效", "achievement", "#8FBF9F", "dot"),
    "other_item": Style("其他条目", "other item", "#C9C9C9", "dot"),
    "target": Style("目标", "target", "#009E73", "diamond"),
    "observation": Style("实绩", "reported figure", "#E69F00", "diamond"),
    "cited": Style("引用文件", "cited document", "#CC79A7", "square"),
    "indicator": Style("指标", "indicator", "#009E73", "triangle"),
    "topic": Style("话题", "topic", "#F0E442", "dot"),
}

# relation → how it reads from its start to its end, and back
RELATIONS: Mapping[str, tuple[str, str, str, str]] = {
    "leads": ("牵头", "leads", "由其牵头", "is led by"),
    "supports": ("配合", "supports", "由其配合", "is supported by"),
    "in_charge": ("责任领导", "is in charge of", "责任领导为", "is in the charge of"),
    "part": ("属于", "is part of", "包含", "contains"),
    "names": ("提到", "names", "见于", "is named in"),
    "sets": ("提出目标", "sets", "出自", "is set by"),
    "reports": ("报告", "reports", "出自", "is reported by"),
    "issued": ("发布", "issued", "发布机关", "is issued by"),
    "implements": ("依据、落实", "implements", "被落实", "is implemented by"),
    "cites": ("引用", "cites", "被引用", "is cited by"),
    "issues": ("印发", "issues", "由其印发", "is issued with"),
    "calls_on": ("牵头，由其配合", "leads with the support of", "配合其牵头的任务", "supports tasks led by"),
    "joint": ("共同牵头", "leads jointly with", "共同牵头", "leads jointly with"),
    "on_path": ("相连", "is joined to", "相连", "is joined to"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a fact stands on: the document's id, the item (or None), the words and those around them, where they begin."""

    document: str
    item: str | None
    quote: str
    start: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """`facts` are (zh, en, value) rows of the panel; `documents` the ids of the documents it appears in.

    `also` are other names it is searched by, `theme` what it is about, `page` the address of a graph of its own, `weight` how many things it
    stands for beside those it is tied to.
    """

    id: str
    kind: str
    label: str
    documents: tuple[str, ...] = ()
    facts: tuple[tuple[str, str, str], ...] = ()
    said: Said | None = None
    also: tuple[str, ...] = ()
    theme: str = ""
    page: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie with the sentence behind it; `count` is how many such ties one line stands for."""

    start: str
    end: str
    relation: str
    said: Said
    count: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """A document as filters know it."""

    id: str
    title: str
    place: str
    year: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something another page draws: search and lists lead to that page. `within` is the node here that holds it."""

    id: str
    label: str
    kind: str
    page: str
    within: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """`left_out` says, in both languages, what is not drawn; empty when everything is. `themes` are (key, zh, en), `links` (address, zh, en)."""

    title: tuple[str, str]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: tuple[str, str] = ("", "")
    plans: tuple[Plan, ...] = ()
    themes: tuple[tuple[str, str, str], ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
