"""From passages to target mentions: sentence by sentence, clause by clause, number by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Issue, Outline, Part, Passage, QuantityRole, TargetMention
from kg.recognise.targets import times
from kg.recognise.targets.cells import cells
from kg.recognise.targets.clauses import Range, clauses, sentences
from kg.recognise.targets.comparators import CHANGES, comparator
from kg.recognise.targets.gate import admitted
from kg.recognise.targets.indicators import Memory, heard
from kg.recognise.targets.numbers import quantities
from kg.recognise.targets.places import place
from kg.recognise.targets.row import Reading, readings
from kg.recognise.targets.setting import Setting, Settings
from kg.recognise.targets.standings import standings
from kg.recognise.targets.wholes import wholes
from kg.rules.quantities import QuantityRules, quantity_rules

_READ = frozenset({Part.BODY, Part.PREAMBLE})
_WORTH = re.compile(r"[0-9]|[一二三四五六七八九十两][个家所名大座支项条处]|[百千万]亿|[百千]万|百分之|分之|全覆盖|全部|所有|全面达标")
_LEAD = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands in its passage and what its surroundings say."""

    passage: Passage
    text: str
    range: Range
    setting: Setting
    role: QuantityRole


def targets(passages: Sequence[Passage], outline: Outline) -> tuple[tuple[TargetMention, ...], tuple[Issue, ...]]:
    """The targets and reported figures of the body and preamble, in document order; `number-without-target` where a firm cue led to none."""
    rules, settings = quantity_rules(), Settings(outline)
    found: list[TargetMention] = []
    issues: list[Issue] = []
    for passage in passages:
        if passage.part in _READ:
            setting = settings.of(passage)
            for start, end in sentences(passage.view.text):
                text = passage.view.text[start:end]
                if _WORTH.search(text):
                    sentence = Sentence(passage, passage.view.text, (start, end), setting, setting.role_in(text))
                    found.extend(_of_sentence(rules, sentence))
    found.sort(key=lambda m: (m.value_span, m.indicator))
    return tuple(found), tuple(issues)


def _of_sentence(rules: QuantityRules, sentence: Sentence) -> Iterator[TargetMention]:
    memory, year, when = Memory(), times.year_of(sentence.setting, sentence.role), None
    for left, right in clauses(sentence.text, *sentence.range):
        clause = sentence.text[left:right]
        numbers = quantities(rules, sentence.text, left, right, plan=not sentence.setting.report)
        if not numbers:
            when = times.stated(clause, year) or when
            memory = heard(rules, clause, memory)
            yield from _of_wholes(rules, sentence, left, right, when)
            yield from _of_standings(rules, sentence, left, right, memory, when)
            continue
        after, row = readings(rules, cells(rules, sentence.text, left, right, numbers), memory, sentence.role)
        memory = memory if sentence.text[left - 1 : left] == "（" else after
        when = times.stated(_undated(clause, row), year) or when
        for reading in row:
            if admitted(rules, reading, clause, sentence.setting):
                yield _mention(rules, sentence, reading, when if reading.since is None else times.stated(reading.since, year))
        yield from _of_standings(rules, sentence, left, right, after, when)


def _of_standings(rules: QuantityRules, sentence: Sentence, left: int, right: int, memory: Memory, when: str | None) -> Iterator[TargetMention]:
    if sentence.setting.report and sentence.role is QuantityRole.ACTUAL:
        for reading in standings(rules, sentence.text, left, right, memory):
            yield _mention(rules, sentence, reading, when)


def _undated(clause: str, row: list[Reading]) -> str:
    """The clause without the dates of starts of change."""
    for since in {r.since for r in row if r.since}:
        clause = clause.replace(since, "")
    return clause


def _mention(rules: QuantityRules, sentence: Sentence, reading: Reading, when: str | None) -> TargetMention:
    cell, q, view, signs = reading.cell, reading.cell.quantity, sentence.passage.view, reading.words.signs
    clause = sentence.text[cell.start : cell.end]
    return TargetMention(
        text=clause,
        span=view.span(cell.start, cell.end),
        item=sentence.passage.item,
        rule=f"target:{q.unit.kind.value}",
        indicator=reading.name,
        comparator=comparator(rules, signs, cell.bound, q.vague, q.high is not None),
        value=q.value,
        high=q.high,
        unit=_unit(q.unit.name),
        role=reading.role,
        time=_time(sentence, clause, reading.role, when, level=bool(signs) and signs[0] not in CHANGES),
        place=place(sentence.text, sentence.range[0], cell.start),
        value_span=view.span(q.start, q.end),
    )


def _unit(name: str) -> str:
    return "个" if name == "大" else name


def _of_wholes(rules: QuantityRules, sentence: Sentence, left: int, right: int, when: str | None) -> Iterator[TargetMention]:
    view = sentence.passage.view
    for whole in wholes(rules, sentence.text, left, right):
        clause = sentence.text[whole.start : whole.end]
        yield TargetMention(
            text=clause,
            span=view.span(whole.start, whole.end),
            item=sentence.passage.item,
            rule=f"target:{whole.rule}",
            indicator=whole.indicator,
            comparator=whole.comparator,
            value=100.0,
            high=None,
            unit="%",
            role=sentence.role,
            time=_time(sentence, clause, sentence.role, when, level=True),
            place=place(sentence.text, sentence.range[0], whole.start),
            value_span=view.span(whole.start, whole.end),
        )


def _time(sentence: Sentence, clause: str, role: QuantityRole, when: str | None, *, level: bool) -> str | None:
    """Said in the sentence, at the head of the passage, in a heading; else by the document's period."""
    year = times.year_of(sentence.setting, role)
    stated = when or times.stated(sentence.passage.view.text[:_LEAD], year)
    for title in reversed(sentence.setting.headings):
        stated = stated or times.stated(title, year)
    return times.narrowed(stated or times.default(sentence.setting, role, clause), role, level=level, said=bool(when))
