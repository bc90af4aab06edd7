"""Where the titles of documents stand in a text: in 《》, or unmistakable by the verb before them, their number or their last words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.rules.citations import CitationRules

LONGEST = 160  # characters of a title with the titles nested in it
_MARK = re.compile("[《》]")
_RULES = re.compile("及其?(?P<what>实施(?:细则|条例|办法))")


class Title(NamedTuple):
    """Where a title stands in a passage: `start:end` covers its marks, `text` is without them."""

    start: int
    end: int
    text: str
    rule: str


def titles_in(text: str, rules: CitationRules) -> list[Title]:
    """All that looks like a title, from left to right."""
    found = list(_bracketed(text)) if "《" in text else []
    if "〔" in text:
        found += (Title(m.start("title"), m.end("title"), m["title"], "citation.numbered") for m in rules.numbered.finditer(text))
    if "关于" in text:
        found += (Title(m.start("title"), m.end("title"), m["title"], "citation.about") for m in rules.about.finditer(text))
    if rules.bare_heads.search(text):
        found += _bare(text, rules)
    if "法" in text:
        found += _laws(text, rules)
    if "号" in text and ("公告" in text or "令" in text):
        found += (Title(m.start("title"), m.end("title"), m["title"], "citation.announced") for m in rules.announced.finditer(text))
    if "及其实施" in text or "及实施" in text:
        found += [more for title in found if (more := _rules_of(title, text))]
    return sorted(found, key=lambda t: (t.start, -t.end)) if len(found) > 1 else found


def _bracketed(text: str) -> Iterator[Title]:
    """Outermost 《…》; a mark that never closes does not swallow what follows."""
    opened: list[int] = []
    inner: list[Title] = []
    for mark in _MARK.finditer(text):
        at = mark.start()
        while opened and at - opened[0] > LONGEST:
            opened.pop(0)
        if mark[0] == "《":
            opened.append(at)
        elif opened:
            start = opened.pop()
            title = Title(start, at + 1, text[start + 1 : at], "citation.marked")
            if not opened:
                yield title
                inner.clear()
            else:
                inner.append(title)
    yield from inner


def _bare(text: str, rules: CitationRules) -> Iterator[Title]:
    """Titles without 《》 after a verb that takes a document, with those joined to them: 落实护理事业发展规划纲要和…实施方案."""
    if any(head in text for head in rules.bare_shared_heads):
        yield from _shared(text, rules)
    match = rules.bare.search(text)
    while match:
        title, end = match["title"], match.end("title")
        drafted = rules.bare_not_after.search(text, max(0, match.start() - 4), match.start())
        long = len(title) >= (rules.bare_shortest_rules if title.endswith("条例") else rules.bare_shortest)
        proper = long and not rules.bare_no_parts.search(title) and _balanced(title)
        if proper and not drafted and "关于" not in text[max(0, match.start() - 12) : match.start()]:
            yield Title(match.start("title"), end, title, "citation.bare")
            while joined := rules.bare_joined.match(text, end):
                end = joined.end("title")
                yield Title(joined.start("title"), end, joined["title"], "citation.bare")
        match = rules.bare.search(text, end if proper else match.start() + 2)


def _laws(text: str, rules: CitationRules) -> Iterator[Title]:
    """Statutes without 《》 and those joined to them: 贯彻安全生产法和消防法."""
    for match in rules.law.finditer(text):
        found: re.Match[str] | None = match
        while found:
            yield Title(found.start("title"), found.end("title"), found["title"], "citation.law")
            rules_too = _RULES.match(text, found.end("title"))
            end = rules_too.end() if rules_too else found.end("title")
            found = rules.law_joined.match(text, end) or rules.rules_joined.match(text, end)


def _rules_of(title: Title, text: str) -> Title | None:
    """What carries a law out is a document of its own: 专利法实施细则 of `专利法及其实施细则`."""
    named = _RULES.match(text, title.end)
    return Title(named.start("what"), named.end(), title.text + named["what"], "citation.rules") if named else None


def _shared(text: str, rules: CitationRules) -> Iterator[Title]:
    """落实甲、乙行动计划 names two documents."""
    for match in rules.bare_shared.finditer(text):
        if not rules.bare_no_parts.search(match["first"] + match["second"]):
            yield Title(match.start("first"), match.end("first"), match["first"] + match["head"], "citation.shared")
            yield Title(match.start("second"), match.end("head"), match["second"] + match["head"], "citation.shared")


def _balanced(title: str) -> bool:
    return all(title.count(a) == title.count(b) for a, b in ("“”", "（）", "〔〕")) and not title.startswith(("的", "了", "“十"))
