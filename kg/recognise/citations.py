"""Other documents a document names: titles in 《》, by a short name settled before, or unmistakable without 《》.

>>> citations(passages, header)[0].title          # for 「落实《“健康中国2030”规划纲要》（中发〔2016〕23号）」
'“健康中国2030”规划纲要'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import CitationMention, Header, Part, Passage, Relation
from kg.rules.citations import CitationRules, citation_rules

READ = (Part.TITLE, Part.PREAMBLE, Part.HEADING, Part.BODY, Part.CLOSING)
NEAR = 26  # characters before a title in which a verb still governs it
LONGEST = 160  # characters of a title with the titles nested in it
_MARK = re.compile("[《》]")
_NUMBER = re.compile(r"^（([^（）《》，；、〔〕]{1,20}〔\d{4}〕第?\d{1,5}号|[^（）《》，；、]{2,20}第\d{1,5}号令?)")
_ALIAS = re.compile(r"^(?:（[^（）《》]{1,30}）)?（[^（）《》]{0,40}?(?:以下)?(?:简称|下称)：?[为]?[《“]([^《》“”（）]{1,30})[》”]）")
_AMENDED = re.compile("(?:（[^（）]{1,30}）)?进行了?(?:修订|修改|修正|调整|完善)")
_JOINED = re.compile("（?[^，。；：（）]{0,25}）?[、和与及]?[^，。；：（）]{0,12}")
_ASIDE = re.compile("《[^《》]*》|（[^（）]*）")  # what another title or a bracket says is not said of this one
_BASIS = re.compile("的?基础上")
_SENDS = ("并印发", "予印发", "研究印发")
_ISSUED = re.compile("印发|公布|发布|转发|下发")
_RULES = re.compile("及其(?P<what>实施(?:细则|条例|办法))")
_SENTENCE = re.compile("[。；！？]")
_TITLE_LINE = re.compile(r"(?:印发|转发|下发|发布)(?P<title>[^《》，。；]{6,80})的(?:通知|函|决定)$")
_PROPOSAL = re.compile(r"（(第\d{1,5}号(?:提案|建议|议案))[-—–：]{1,2}(关于[^（）《》。；]{5,60})）")
_HALF_OPEN = re.compile(r"[《》]|^[、，；：。]")


class _Title(NamedTuple):
    """Where a title stands in a passage: `start:end` covers its marks, `text` is without them."""

    start: int
    end: int
    text: str
    rule: str


def citations(passages: Sequence[Passage], header: Header) -> tuple[CitationMention, ...]:
    """Every mention of another document, in the order of the text; short names settled before stand for the whole title."""
    rules = citation_rules()
    found: list[CitationMention] = []
    settled: dict[str, str] = {}
    for passage in passages:
        if passage.part in READ:
            titles = _titles(passage.view.text, rules)
            if titles:
                found.extend(_read(passage, titles, rules, settled))
            found.extend(_fixed(passage, rules))
            found.extend(_proposals(passage))
            found.extend(_issued(passage, header, {t.text for t in titles}))
    return tuple(found)


def _titles(text: str, rules: CitationRules) -> list[_Title]:
    """All that looks like a title, from left to right."""
    found = list(_bracketed(text)) if "《" in text else []
    if "〔" in text:
        found += (_Title(m.start("title"), m.end("title"), m["title"], "citation.numbered") for m in rules.numbered.finditer(text))
    if "关于" in text:
        found += (_Title(m.start("title"), m.end("title"), m["title"], "citation.about") for m in rules.about.finditer(text))
    if rules.bare_heads.search(text):
        found += _bare(text, rules)
    if "法" in text:
        found += _laws(text, rules)
    if "及其实施" in text:
        found += [more for title in found if (more := _rules_of(title, text))]
    return sorted(found, key=lambda t: (t.start, -t.end)) if len(found) > 1 else found


def _read(passage: Passage, titles: list[_Title], rules: CitationRules, settled: dict[str, str]) -> Iterator[CitationMention]:
    """The titles that are another document's, each with its relation; short names settled here are remembered."""
    text = passage.view.text
    relation = Relation.MENTIONS
    end = last = 0
    for title in titles:
        if title.start < end:
            continue
        joined = end > 0 and _JOINED.fullmatch(text, end, title.start) is not None
        end = title.end
        alias = _ALIAS.match(text[title.end : title.end + 120])
        if alias:
            settled[alias[1]] = title.text
            end += alias.end()
        number = _NUMBER.match(text[title.end : title.end + 50])
        whole = _whole(title.text, number is not None, settled, rules)
        if whole is None or rules.no_documents.search(whole) or rules.works.search(text, max(0, title.start - 6), title.start):
            continue
        settled[whole] = whole
        own = _relation(text, title, passage, rules)
        listed = title.start - last <= 1 and last > 0  # 颁布《甲法》《乙法》: what is said of the first is said of all
        relation = relation if (joined and own is Relation.MENTIONS) or listed else own
        last = title.end
        yield CitationMention(
            text=text[title.start : title.end],
            span=passage.view.span(title.start, title.end),
            item=passage.item,
            rule=title.rule,
            title=whole,
            number=number[1] if number else None,
            relation=relation,
        )


def _bracketed(text: str) -> Iterator[_Title]:
    """Outermost 《…》; a mark that never closes does not swallow what follows."""
    opened: list[int] = []
    inner: list[_Title] = []
    for mark in _MARK.finditer(text):
        at = mark.start()
        while opened and at - opened[0] > LONGEST:
            opened.pop(0)
        if mark[0] == "《":
            opened.append(at)
        elif opened:
            start = opened.pop()
            title = _Title(start, at + 1, text[start + 1 : at], "citation.marked")
            if not opened:
                yield title
                inner.clear()
            else:
                inner.append(title)
    yield from inner


def _bare(text: str, rules: CitationRules) -> Iterator[_Title]:
    """Titles without 《》 after a verb that takes a document, with those joined to them: 落实护理事业发展规划纲要和…实施方案."""
    yield from _shared(text, rules)
    match = rules.bare.search(text)
    while match:
        title, end = match["title"], match.end("title")
        drafted = rules.bare_not_after.search(text, max(0, match.start() - 4), match.start())
        proper = len(title) >= rules.bare_shortest and not rules.bare_no_parts.search(title) and _balanced(title)
        if proper and not drafted and "关于" not in text[max(0, match.start() - 12) : match.start()]:
            yield _Title(match.start("title"), end, title, "citation.bare")
            while joined := rules.bare_joined.match(text, end):
                end = joined.end("title")
                yield _Title(joined.start("title"), end, joined["title"], "citation.bare")
        match = rules.bare.search(text, end if proper else match.start() + 2)


def _laws(text: str, rules: CitationRules) -> Iterator[_Title]:
    """Statutes without 《》 and those joined to them: 贯彻安全生产法和消防法."""
    for match in rules.law.finditer(text):
        found: re.Match[str] | None = match
        while found:
            yield _Title(found.start("title"), found.end("title"), found["title"], "citation.law")
            found = rules.law_joined.match(text, found.end("title"))


def _rules_of(title: _Title, text: str) -> _Title | None:
    """What carries a law out is a document of its own: 专利法实施细则 of `专利法及其实施细则`."""
    named = _RULES.match(text, title.end)
    return _Title(named.start("what"), named.end(), title.text + named["what"], "citation.rules") if named else None


def _shared(text: str, rules: CitationRules) -> Iterator[_Title]:
    """落实甲、乙行动计划 names two documents."""
    for match in rules.bare_shared.finditer(text):
        if not rules.bare_no_parts.search(match["first"] + match["second"]):
            yield _Title(match.start("first"), match.end("first"), match["first"] + match["head"], "citation.shared")
            yield _Title(match.start("second"), match.end("head"), match["second"] + match["head"], "citation.shared")


def _balanced(title: str) -> bool:
    return all(title.count(a) == title.count(b) for a, b in ("“”", "（）", "〔〕")) and not title.startswith(("的", "了", "“十"))


def _whole(title: str, numbered: bool, settled: dict[str, str], rules: CitationRules) -> str | None:
    """The title a short name stands for; None for a short name that was never settled and bears no number."""
    if title in settled:
        return settled[title]
    if title not in rules.short_titles or numbered:
        return title
    return next((whole for whole in reversed(settled.values()) if title in whole[-len(title) - 12 :]), None)


def _relation(text: str, title: _Title, passage: Passage, rules: CitationRules) -> Relation:
    before = _ASIDE.sub("", text[max(0, title.start - LONGEST) : title.start])
    sentence = _SENTENCE.split(before)[-1]
    after = text[title.end : title.end + 30]
    near = sentence[-12:]
    if title.rule in ("citation.about", "citation.bare", "citation.shared", "citation.law"):
        return Relation.IMPLEMENTS
    about = near.endswith("关于") and after.startswith(("的通知", "的函"))
    if passage.part is Part.TITLE and (about or rules.issues_before.search(near)):
        return Relation.ISSUES
    if passage.part is Part.PREAMBLE and _ISSUED.search(after[:14]) and "现" in sentence[-20:]:
        return Relation.ISSUES
    if sentence.endswith(_SENDS):
        return Relation.ISSUES if passage.part is Part.PREAMBLE and "请" in text[title.end : title.end + 30] else Relation.MENTIONS
    if _AMENDED.match(after) or _BASIS.match(_ASIDE.sub("", after)):
        return Relation.MENTIONS
    if rules.issued_now.search(_SENTENCE.split(text[title.end : title.end + 60])[0]):
        return Relation.ISSUES
    if rules.mentions_before.search(near):
        return Relation.MENTIONS
    if rules.implements_before.search(sentence[-NEAR:]) or rules.implements_after.match(after.lstrip("等》）")[:6]):
        return Relation.IMPLEMENTS
    return Relation.MENTIONS


def _fixed(passage: Passage, rules: CitationRules) -> Iterator[CitationMention]:
    text = passage.view.text
    for row in rules.fixed:
        for match in row.pattern.finditer(text) if row.title[:4] in text else ():
            before = text[max(0, match.start() - 25) : match.start()]
            inside = before.rfind("《") > before.rfind("》")
            if row.after.search(before) and not inside and not before.endswith("《"):
                yield _mention(passage, match.start(), match.end(), row.title, "citation.fixed", Relation.IMPLEMENTS)


def _proposals(passage: Passage) -> Iterator[CitationMention]:
    """A deputies' or members' proposal by number and title: （第94号提案—关于…的建议）."""
    if "号" not in passage.view.text:
        return
    for match in _PROPOSAL.finditer(passage.view.text):
        mention = _mention(passage, match.start(2), match.end(2), match[2], "citation.proposal", Relation.IMPLEMENTS)
        yield replace(mention, number=match[1])


def _issued(passage: Passage, header: Header, named: Iterable[str]) -> Iterator[CitationMention]:
    """The plan a notice's title says it issues: 关于印发X的通知."""
    if passage.part is not Part.TITLE:
        return
    match = _TITLE_LINE.search(passage.view.text)
    if match and match["title"] not in named and not _HALF_OPEN.search(match["title"]):
        yield _mention(passage, match.start("title"), match.end("title"), match["title"], "citation.issued", Relation.ISSUES)


def _mention(passage: Passage, start: int, end: int, title: str, rule: str, relation: Relation) -> CitationMention:
    view = passage.view
    return CitationMention(view.text[start:end], view.span(start, end), passage.item, rule, title, None, relation)
