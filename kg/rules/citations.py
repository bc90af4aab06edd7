"""The table of how documents name other documents, `data/rules/citations.yaml`, as compiled values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.rules.files import load_yaml
from kg.text.words import any_of

FILE = "rules/citations.yaml"


@dataclass(frozen=True, slots=True)
class FixedTitle:
    """A document known by a short fixed name; one of the words in `after` stands shortly before it. Where it is named `sign` stands too."""

    title: str
    sign: str
    pattern: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CitationRules:
    """What decides whether words are a document's title and how the citing document stands to it."""

    implements_before: re.Pattern[str]
    implements_after: re.Pattern[str]
    implements_issued: re.Pattern[str]
    mentions_before: re.Pattern[str]
    basis: re.Pattern[str]
    issues_before: re.Pattern[str]
    issued_now: re.Pattern[str]
    no_documents: re.Pattern[str]
    short_titles: frozenset[str]
    fixed: tuple[FixedTitle, ...]
    works: re.Pattern[str]
    works_after: re.Pattern[str]
    numbered: re.Pattern[str]
    about: re.Pattern[str]
    announced: re.Pattern[str]
    bare: re.Pattern[str]
    bare_joined: re.Pattern[str]
    bare_shared: re.Pattern[str]
    bare_shared_heads: tuple[str, ...]
    bare_not_after: re.Pattern[str]
    bare_heads: re.Pattern[str]
    bare_no_parts: re.Pattern[str]
    bare_shortest: int
    bare_shortest_rules: int
    law: re.Pattern[str]
    law_joined: re.Pattern[str]
    rules_joined: re.Pattern[str]


@cache
def citation_rules() -> CitationRules:
    """The compiled table; raises RuleError where a part is missing or a pattern does not compile."""
    try:
        return _compiled(load_yaml(FILE))
    except (KeyError, TypeError, re.error) as problem:
        raise RuleError(f"data/{FILE}: {problem!r}; compare with the version in the repository") from problem


def _compiled(table: Any) -> CitationRules:
    relations, bare = table["relations"], table["bare"]
    words = {name: re.compile(any_of(relations[name])) for name in relations}
    return CitationRules(
        implements_before=words["implements_before"],
        implements_after=words["implements_after"],
        implements_issued=re.compile(any_of(relations["implements_issued"]) + "[^，；：]{2,50}(?:印发|发布|下发|出台|公布|制定)的$"),
        mentions_before=re.compile(any_of(relations["mentions_before"]) + "了?$"),
        basis=re.compile(table["basis"]),
        issues_before=words["issues_before"],
        issued_now=words["issued_now"],
        no_documents=re.compile("|".join(row["pattern"] for row in table["no_documents"])),
        short_titles=frozenset(table["short_titles"]),
        fixed=tuple(_fixed(row) for row in table["fixed"]),
        works=re.compile(f"(?:{'|'.join(table['works'])})$"),
        works_after=re.compile("|".join(table["works_after"])),
        numbered=_numbered(table["numbered_heads"]),
        about=_about(bare["lead"], table["about_heads"]),
        announced=_announced(bare["lead"]),
        bare=_bare(bare),
        bare_joined=_joined(bare["joined_heads"]),
        bare_shared=_shared(bare["lead"], bare["shared_heads"]),
        bare_shared_heads=tuple(bare["shared_heads"]),
        bare_not_after=re.compile(any_of(bare["not_after"]) + "$"),
        bare_heads=re.compile(any_of(bare["heads"])),
        bare_no_parts=re.compile("|".join(bare["no_parts"])),
        bare_shortest=int(bare["shortest"]),
        bare_shortest_rules=int(bare["shortest_rules"]),
        law=_law(table["laws"], any_of(table["laws"]["after"])),
        law_joined=_law(table["laws"], "(?:[、和及与]|以及)"),
        rules_joined=re.compile("(?:[、和及与]|以及)(?P<title>[^，。；：、《》（）“”和及的有相]{4,25}?条例)(?![^等、和及，。；的第规要])"),
    )


def _fixed(row: Any) -> FixedTitle:
    return FixedTitle(row["title"], row["title"][:4], re.compile(row["pattern"]), re.compile(any_of(row["after"])))


def _law(laws: Any, before: str) -> re.Pattern[str]:
    """A statute's name after what must stand before it."""
    return re.compile(rf"{before}(?P<title>(?:中华人民共和国)?{any_of(laws['names'])})(?!{laws['not_before']})")


def _bare(bare: Any) -> re.Pattern[str]:
    """Lead word, then a run without sentence marks up to a head, then what a title may end with."""
    lead, heads, longest = any_of(bare["lead"]), any_of(bare["heads"]), int(bare["longest"])
    tail = r"(?:（(?:暂行|试行|修订|\d{4}[-—–~～至]+\d{4}年?)）)?"
    return re.compile(rf"{lead}(?:好|了)?(?:新版|新修订的)?(?P<title>[^，。；：、《》？！]{{2,{longest}}}?{heads}{tail})")


def _joined(heads: Iterable[str]) -> re.Pattern[str]:
    """What goes on after a title: 、 or 和, then a shorter title."""
    return re.compile(rf"(?:[、和及与]|以及)(?P<title>[^，。；：、《》（）“”和及]{{3,25}}?{any_of(heads)})(?=[等、和及，。；落的要]|$)")


def _shared(lead: Iterable[str], heads: Iterable[str]) -> re.Pattern[str]:
    """Two titles that share their last words."""
    plain = "[^，。；：、《》（）“”和与的]{3,8}?"
    return re.compile(rf"{any_of(lead)}(?P<first>{plain})、(?P<second>{plain})[两三四]?个?(?P<head>{any_of(heads)})")


def _about(lead: Iterable[str], heads: Iterable[str]) -> re.Pattern[str]:
    """One issuer, 关于 … 的 and a head, after a verb that takes a document; 国家、省关于…的意见 are no one document."""
    return re.compile(
        rf"{any_of(lead)}[^，。；：、《》（）“”的和]{{2,32}}(?P<title>关于[^，。；：《》？！]{{4,60}}?的(?:实施|指导|若干)?{any_of(heads)})(?=[，。；（等]|精神|要求|部署)"
    )


def _announced(lead: Iterable[str]) -> re.Pattern[str]:
    """An announcement or order by its number, after a verb that takes a document: 按照农业农村部公告第79号."""
    number = r"第[0-9]{1,4}号"
    return re.compile(rf"{any_of(lead)}(?P<title>[一-鿿]{{2,14}}(?:{number}(?:公告|令)|(?:公告|令)(?:（{number}）|{number})))")


def _numbered(heads: Iterable[str]) -> re.Pattern[str]:
    """关于…的通知 with its number in the bracket that follows."""
    return re.compile(
        rf"(?P<title>关于[^《》。；，（）]{{4,80}}?的[^《》。；，（）]{{0,4}}?{any_of(heads)})(?=（[^（）《》，；]{{1,15}}〔\d{{4}}〕)"
    )
