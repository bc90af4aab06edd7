"""Other documents a document names: titles in 《》, by a short name settled before, or unmistakable without 《》.

>>> citations(passages)[0].title          # for 「落实《“健康中国2030”规划纲要》（中发〔2016〕23号）」
'“健康中国2030”规划纲要'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.model import CitationMention, Part, Passage, Relation
from kg.recognise.cited_titles import LONGEST, Title, titles_in
from kg.rules.citations import CitationRules, FixedTitle, citation_rules

_TITLE, _PREAMBLE, _HEADING = Part.TITLE, Part.PREAMBLE, Part.HEADING
_MENTIONS, _IMPLEMENTS, _ISSUES = Relation.MENTIONS, Relation.IMPLEMENTS, Relation.ISSUES
READ = (Part.TITLE, Part.PREAMBLE, Part.HEADING, Part.BODY, Part.CLOSING)
NEAR = 26  # characters before a title in which a verb still governs it
FAR = 70  # characters before a title in which a verb governs the body that issued it
_NUMBER = re.compile(r"^（([^（）《》，；、〔〕]{1,20}〔\d{4}〕第?\d{1,5}号|[^（）《》，；、]{2,20}第\d{1,5}号令?)")
_ALIAS = re.compile(
    r"^(?:（[^（）《》]{1,30}）)?（[^（）《》]{0,40}?(?:以下)?(?:简称|下称)：?[为]?[《“]([^《》“”（）]{1,30}(?:（草案）)?)[》”](?:，[^（）《》]{1,10})?）"
)
_AMENDED = re.compile("(?:（[^（）]{1,30}）)?进行了?(?:修订|修改|修正|调整|完善)")
_JOINED = re.compile("（?[^，。；：（）]{0,25}）?[、和与及]?[^，。；：（）]{0,12}")
_ASIDE = re.compile("《[^《》]*》|（[^（）]*）")  # what another title or a bracket says is not said of this one
_BASIS = re.compile("的?基础上")
_SENDS = ("并印发", "予印发", "研究印发")
_ISSUED = re.compile("印发|公布|发布|转发|下发")
_OWN_CLAUSE = re.compile("[^，]{5,}，$")  # a title that opens a clause is what speaks there: 围绕这些目标，《纲要》提出
_MAKES = ("现制定", "特制定", "现就制定")
_BRACKETS = str.maketrans("", "", "（）")
_SENTENCE = re.compile("[。；！？]")
_TITLE_LINE = re.compile(r"(?:印发|转发|下发|发布)(?P<title>[^《》，。；]{6,80})的(?:通知|函|决定)$")
_PROPOSAL = re.compile(r"（(第\d{1,5}号(?:提案|建议|议案))[-—–：]{1,2}(关于[^（）《》。；]{5,60})）")
_HALF_OPEN = re.compile(r"[《》]|^[、，；：。]")

# found after a verb that takes a document
_BY_VERB = frozenset(f"citation.{rule}" for rule in ("about", "announced", "bare", "shared", "law"))


def citations(passages: Sequence[Passage]) -> tuple[CitationMention, ...]:
    """Every mention of another document, in the order of the text; short names settled before stand for the whole title."""
    rules = citation_rules()
    found: list[CitationMention] = []
    settled: dict[str, str] = {}
    read = [p for p in passages if p.part in READ]
    own = "\n".join([p.view.text for p in read if p.part is _TITLE])  # without 《》 its last words may look like another's title
    whole = "\n".join([p.view.text for p in read])
    fixed = [row for row in rules.fixed if row.sign in whole]
    bases: set[str | None] = set()  # sections that list what the document rests on
    for passage in read:
        text = passage.view.text
        if passage.part is _HEADING and "依据" in text and rules.basis.search(text):
            bases.add(passage.section)
        if titles := titles_in(text, rules):
            named = [m for m in _read(passage, titles, rules, settled) if m.rule != "citation.bare" or m.title not in own]
            found += [_rested_on(m) for m in named] if passage.section in bases else named
        for row in fixed:
            if row.sign in text:
                found += _fixed(passage, row)
        if "号" in text:
            found += _proposals(passage)
        if passage.part is _TITLE:
            found += _issued(passage, {t.text for t in titles})
    return tuple(found)


def _rested_on(mention: CitationMention) -> CitationMention:
    """A document merely named where the document lists what it rests on is one of those."""
    return replace(mention, relation=_IMPLEMENTS) if mention.relation is _MENTIONS else mention


def _read(passage: Passage, titles: list[Title], rules: CitationRules, settled: dict[str, str]) -> Iterator[CitationMention]:
    """The titles that are another document's, each with its relation; short names settled here are remembered."""
    text = passage.view.text
    relation = _MENTIONS
    end = last = work = 0
    for title in titles:
        if title.start < end:
            continue
        joined = end > 0 and _JOINED.fullmatch(text, end, title.start) is not None
        end = title.end
        if _is_work(text, title, rules) or (joined and work > 0 and title.start - work < 2):
            work = title.end
            continue
        bracket = text[title.end : title.end + 120] if text.startswith("（", title.end) else ""
        alias = _ALIAS.match(bracket) if bracket else None
        if alias:
            settled[alias[1]] = title.text
            end += alias.end()
        number = _NUMBER.match(bracket[:50]) if bracket else None
        whole = _whole(title.text, number is not None, settled, rules)
        if whole is None or _is_none(whole):
            continue
        settled[whole] = whole
        own = _relation(text, title, passage, rules)
        listed = title.start - last <= 1 and last > 0  # 颁布《甲法》《乙法》: what is said of the first is said of all
        relation = relation if (joined and own is _MENTIONS) or listed else own
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


@lru_cache(maxsize=1024)
def _is_none(title: str) -> bool:
    """Whether a title is one of a form, a newspaper, a speech: of no document."""
    return citation_rules().no_documents.search(title) is not None


def _is_work(text: str, title: Title, rules: CitationRules) -> bool:
    """Whether the words around 《》 say that it is a work of art, a newspaper or a programme, which is no document."""
    return (
        rules.works.search(text, max(0, title.start - 6), title.start) is not None or rules.works_after.match(text, title.end) is not None
    )


def _whole(title: str, numbered: bool, settled: dict[str, str], rules: CitationRules) -> str | None:
    """The title a short name stands for; None for a short name that was never settled and bears no number."""
    if title in settled:
        return settled[title]
    if title not in rules.short_titles or numbered:
        return title
    plain = title.translate(_BRACKETS)
    return next((whole for whole in reversed(settled.values()) if plain in whole.translate(_BRACKETS)[-len(plain) - 12 :]), None)


def _relation(text: str, title: Title, passage: Passage, rules: CitationRules) -> Relation:
    if title.rule in _BY_VERB:
        return _IMPLEMENTS
    before = _ASIDE.sub("", text[max(0, title.start - LONGEST) : title.start])
    sentence = _SENTENCE.split(before)[-1]
    after = text[title.end : title.end + 30]
    near = sentence[-12:]
    about = near.endswith("关于") and after.startswith(("的通知", "的函"))
    if passage.part is _TITLE and (about or rules.issues_before.search(near)):
        return _ISSUES
    if passage.part is _PREAMBLE and _ISSUED.search(after[:14]) and "现" in sentence[-20:]:
        return _ISSUES
    if passage.part is _PREAMBLE and sentence.endswith(_MAKES):
        return _ISSUES
    if sentence.endswith(_SENDS):
        return _ISSUES if passage.part is _PREAMBLE and "请" in text[title.end : title.end + 30] else _MENTIONS
    if _AMENDED.match(after) or _BASIS.match(_ASIDE.sub("", after)):
        return _MENTIONS
    if rules.issued_now.search(_SENTENCE.split(text[title.end : title.end + 60])[0]):
        return _ISSUES
    if rules.mentions_before.search(near):
        return _MENTIONS
    if (rules.implements_before.search(sentence[-NEAR:]) and not _OWN_CLAUSE.search(sentence)) or rules.implements_after.match(
        after.lstrip("等》）")[:6]
    ):
        return _IMPLEMENTS
    if sentence.endswith("按") or rules.implements_issued.search(sentence[-FAR:]):
        return _IMPLEMENTS
    return _MENTIONS


def _fixed(passage: Passage, row: FixedTitle) -> Iterator[CitationMention]:
    """A document known by a short fixed name, after a word that takes one: 落实政府工作报告."""
    text = passage.view.text
    for match in row.pattern.finditer(text):
        before = text[max(0, match.start() - LONGEST) : match.start()]
        inside = before.rfind("《") > before.rfind("》")
        if not inside and row.after.search(_ASIDE.sub("", before)[-25:]):
            yield _mention(passage, match.start(), match.end(), row.title, "citation.fixed", _IMPLEMENTS)


def _proposals(passage: Passage) -> Iterator[CitationMention]:
    """A deputies' or members' proposal by number and title: （第94号提案—关于…的建议）."""
    for match in _PROPOSAL.finditer(passage.view.text):
        mention = _mention(passage, match.start(2), match.end(2), match[2], "citation.proposal", _IMPLEMENTS)
        yield replace(mention, number=match[1])


def _issued(passage: Passage, named: Iterable[str]) -> Iterator[CitationMention]:
    """The plan a notice's title says it issues: 关于印发X的通知."""
    match = _TITLE_LINE.search(passage.view.text)
    if match and match["title"] not in named and not _HALF_OPEN.search(match["title"]):
        yield _mention(passage, match.start("title"), match.end("title"), match["title"], "citation.issued", _ISSUES)


def _mention(passage: Passage, start: int, end: int, title: str, rule: str, relation: Relation) -> CitationMention:
    view = passage.view
    return CitationMention(view.text[start:end], view.span(start, end), passage.item, rule, title, None, relation)
