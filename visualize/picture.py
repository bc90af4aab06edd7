"""What a page shows: nodes, edges and the sentences behind them; no drawing library here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a class of node looks: names in both languages, a colour of the Okabe–Ito palette (safe for the colour-blind), a vis.js shape."""

    zh: str
    en: str
    colour: str
    shape: str


STYLES: Mapping[str, Style] = {
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
    """`facts` are (zh, en, value) rows of the panel; `documents` the ids of the documents it appears in."""

    id: str
    kind: str
    label: str
    documents: tuple[str, ...] = ()
    facts: tuple[tuple[str, str, str], ...] = ()
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    start: str
    end: str
    relation: str
    said: Said


@dataclass(frozen=True, slots=True)
class Picture:
    """`left_out` says, in both languages, what is not drawn; empty when everything is."""

    title: tuple[str, str]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: tuple[str, str] = ("", "")
