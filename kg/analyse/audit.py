"""What in a document contradicts itself or looks damaged, each with the words that show it. Nothing is repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.analyse.audit_dates import early_deadlines, other_deadlines
from kg.analyse.audit_names import both_roles, two_names
from kg.analyse.audit_numbers import contradicted_rates
from kg.analyse.audit_structure import displaced, noted, numbering, repeated
from kg.analyse.audit_text import excluded, foreign_words
from kg.analyse.finding import Finding
from kg.assemble.schema import Record

CODES: Mapping[str, tuple[str, str]] = {
    "deadline-before-issue": ("完成时限早于发文日期", "a deadline before the date of issue"),
    "deadline-in-text-differs": ("正文与完成时限不一致", "the text gives another deadline than the field"),
    "repeated-item": ("条目重复", "an item stands twice"),
    "rate-contradicts-counts": ("比率与所列人数不符", "a rate that the counts beside it contradict"),
    "two-names": ("同一机构有两个名称", "two names for one body"),
    "lead-also-supports": ("同一机构既牵头又配合", "a body both leads and supports an item"),
    "foreign-word": ("中文里夹有英文词", "English words in Chinese text"),
    "displaced-heading": ("标题错位", "a heading out of its place"),
    "numbering": ("编号缺漏或重复", "numbers missing or repeated"),
    "exclusion": ("文件声明不含某些内容", "the document says that something is left out"),
    "abridged": ("文本有删减", "the text is abridged"),
}

_OF_RECORD: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    early_deadlines,
    other_deadlines,
    repeated,
    contradicted_rates,
    two_names,
    both_roles,
    displaced,
    numbering,
)
_OF_TEXT: tuple[Callable[[Record, str | None], Iterator[Finding]], ...] = (noted, foreign_words, excluded)


def audit(record: Record, text: str | None = None) -> list[Finding]:
    """Everything found in one document, in the order of the text. Without the source's text only its items are looked at for stray words."""
    found = [one for check in _OF_RECORD for one in check(record)]
    found += [one for look in _OF_TEXT for one in look(record, text)]
    return sorted(found, key=lambda one: (one.quotes[0].start, one.code, one.items))


def audits(records: Iterable[Record], texts: Mapping[str, str]) -> Iterator[Finding]:
    """The findings of every record, by document; `texts` by document id may lack some."""
    for record in records:
        yield from audit(record, texts.get(record["source"]["id"]))
