"""Finds prose that a digest has copied from its original.

Every run of characters that both share is weighed by those of its characters that are prose: neither a fact by its form (letterhead,
duty line, duty bracket, 《title》, “name”) nor a heading, name or figure listed for the original in the gold annotations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

LONGEST_RUN = 20  # characters of prose that may stand together as in the original
LONGEST_FACT = 40  # a listed phrase longer than this is prose, not a name or figure
_LISTED = {
    "items": ("heading", "section"),
    "organizations": ("name", "surfaces"),
    "programs": ("name", "quote"),
    "targets": ("quote", "indicator"),
    "citations": ("title", "number"),
}
_STRUCTURE = re.compile(
    r"""^(?:
        (?:责任领导|牵头科室|配合科室(?:[（(]单位[）)])?|完成时限)[：:].*                           # duty lines
      | .{1,40}(?:〔\d{4}〕\d+号|党组文件|办公室文件|实施方案|通知|工作要点|月\d+日|印发|党组|健康局)  # letterhead, sign-off
      | (?:抄送|抄报).* | 市委办.* | 各[^。]{1,80}[：:]                                         # copied to, addressed to
    )$""",
    re.X,
)
_LABEL = re.compile(r"(?:#{1,3}|\*\*)?\s?(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+\.)?")
_FACT = r"《[^《》]{2,60}》|“[^“”]{1,20}”|[（(](?:牵头(?:单位|部门)|[^（）()]{1,4}发〔\d{4}〕)[^（）()]{1,200}[）)]"


def squeezed(text: str) -> str:
    """The text with one width of characters and without white space and `**`."""
    return re.sub(r"\s|\*\*", "", unicodedata.normalize("NFKC", text))


def facts_of(gold: dict[str, Any]) -> list[str]:
    """The headings, names, titles and figures listed for a document, longest first."""
    values = [gold["document"]["title"]] + [row[key] for kind, keys in _LISTED.items() for row in gold[kind] for key in keys]
    flat = [value for entry in values for value in (entry if isinstance(entry, list) else [entry]) if value]
    short = {squeezed(value) for value in flat}
    return sorted((value for value in short if 2 <= len(value) <= LONGEST_FACT), key=lambda value: (-len(value), value))


def factual(text: str, facts: list[str]) -> tuple[str, list[bool]]:
    """The squeezed text, and for each of its characters whether it belongs to a fact."""
    joined, marks = "", []
    for line in text.splitlines():
        clean = squeezed(line)
        joined += clean
        label = _LABEL.match(line)
        marked = len(clean) if _STRUCTURE.match(line.strip()) else len(squeezed(label[0])) if label else 0
        marks += [at < marked for at in range(len(clean))]
    pattern = "|".join([unicodedata.normalize("NFKC", _FACT), *map(re.escape, facts)])
    for found in re.finditer(pattern, joined):
        marks[found.start() : found.end()] = [True] * len(found[0])
    return joined, marks


def copied(digest: str, original: str, facts: list[str]) -> Iterator[str]:
    """The runs shared with the original that hold more than `LONGEST_RUN` characters of prose."""
    text, marks = factual(digest, facts)
    source, width = squeezed(original), LONGEST_RUN + 1
    known = {source[at : at + width] for at in range(len(source) - width + 1)}
    at = 0
    while at <= len(text) - width:
        end = at
        while text[end : end + width] in known:
            end += 1
        run = slice(at, end + width - 1)
        if end > at and marks[run].count(False) > LONGEST_RUN:
            yield text[run]
        at = end + 1
