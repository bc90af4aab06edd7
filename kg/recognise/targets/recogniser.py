"""From passages to target mentions: sentence by sentence, clause by clause, number by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Issue, Outline, Part, Passage, QuantityRole, TargetMention
from kg.recognise.targets import times
from kg.recognise.targets.cells import cells
from kg.recognise.targets.clauses import Range, clauses, sentences
from kg.recognise.targets.gate import admitted, firm
from kg.recognise.targets.indicators import Memory, heard
from kg.recognise.targets.mentions import Ground, mention
from kg.recognise.targets.numbers import quantities
from kg.recognise.targets.places import Areas
from kg.recognise.targets.row import Reading, readings
from kg.recognise.targets.setting import Setting, Settings
from kg.recognise.targets.standings import standings
from kg.recognise.targets.wholes import wholes
from kg.rules.quantities import QuantityRules, quantity_rules

_READ = frozenset({Part.BODY, Part.PREAMBLE, Part.HEADING})
_WORTH = re.compile(
    r"[0-9]|[一二三四五六七八九十两][个家所名大座支项条处]|[百千万]亿|[百千]万|百分之|分之|全覆盖|全部|所有|全面达标|零就业|清零|归零"
)


def targets(passages: Sequence[Passage], outline: Outline) -> tuple[tuple[TargetMention, ...], tuple[Issue, ...]]:
    """The targets and reported figures of the body and preamble, in document order.

    Issue `number-without-target`: a number stands beside 达到, 不低于 or the like, but what it measures could not be told.
    """
    rules, settings = quantity_rules(), Settings(outline)
    found: list[TargetMention] = []
    issues: list[Issue] = []
    for passage in passages:
        if passage.part not in _READ:
            continue
        text, setting, ahead = passage.view.text, settings.of(passage), None
        areas = Areas(rules, text)
        for start, end in sentences(text):
            ahead = times.ahead(text, start, end) or ahead
            if not _WORTH.search(text, start, end):
                continue
            for reading, ground in _of_sentence(rules, passage, setting, areas, (start, end), ahead):
                clause = text[reading.cell.start : reading.cell.end]
                if reading.rule or admitted(rules, reading, clause, setting):
                    found.append(mention(rules, reading, ground))
                elif firm(rules, reading) and not reading.name:
                    issues.append(_issue(passage, reading, clause))
    found.sort(key=lambda m: (m.value_span, m.indicator))
    return tuple(found), tuple(issues)


def _of_sentence(
    rules: QuantityRules, passage: Passage, setting: Setting, areas: Areas, where: Range, ahead: str | None
) -> Iterator[tuple[Reading, Ground]]:
    """Every number of a sentence as read, admitted or not, and the ground it stands on; `ahead` is the year the aims before it were for."""
    text = passage.view.text
    role = setting.role_in(text[where[0] : where[1]])
    year, memory = times.year_of(setting, role), Memory()
    ahead = ahead if role is QuantityRole.TARGET else None
    ground = Ground(passage, setting, None, None)
    for left, right in clauses(text, *where):
        row, after = _of_clause(rules, text, (left, right), memory, setting, role)
        memory = memory if text[left - 1 : left] == "（" and row else after
        when = times.stated(_undated(text[left:right], row), year) or ground.when
        ground = Ground(passage, setting, when, areas.opening(left) or ground.area, ahead)
        for reading in row:
            yield reading, ground


def _of_clause(
    rules: QuantityRules, text: str, where: Range, memory: Memory, setting: Setting, role: QuantityRole
) -> tuple[list[Reading], Memory]:
    """The readings of a clause and the memory it leaves."""
    numbers = quantities(rules, text, *where, plan=not setting.report)
    if numbers:
        memory, row = readings(rules, cells(rules, text, *where, numbers), memory, role)
    else:
        memory, row = heard(rules, text[where[0] : where[1]], memory), list(wholes(rules, text, *where, role))
    if setting.report and role is QuantityRole.ACTUAL:
        row.extend(standings(rules, text, *where, memory))
    return row, memory


def _undated(clause: str, row: list[Reading]) -> str:
    """The clause without the dates of starts of change."""
    for reading in row:
        clause = clause.replace(reading.since, "") if reading.since else clause
    return clause


def _issue(passage: Passage, reading: Reading, clause: str) -> Issue:
    message = f"what the number measures could not be told: {clause[:60]}"
    q = reading.cell.quantity
    return Issue("recognise", "number-without-target", message, "", passage.view.span(q.start, q.end))
