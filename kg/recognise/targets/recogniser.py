"""From passages to target mentions: sentence by sentence, clause by clause, number by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Issue, Outline, Part, Passage, QuantityRole, TargetMention
from kg.model.frozen import frozen
from kg.recognise.targets import standings, times
from kg.recognise.targets.cells import cells
from kg.recognise.targets.clauses import Range, clauses, sentences
from kg.recognise.targets.gate import admitted, firm
from kg.recognise.targets.indicators import Memory, heard
from kg.recognise.targets.mentions import Ground, mention
from kg.recognise.targets.numbers import first_number, quantities
from kg.recognise.targets.past import NOTHING, past_of
from kg.recognise.targets.places import Areas
from kg.recognise.targets.reported import Running
from kg.recognise.targets.row import Reading, readings
from kg.recognise.targets.setting import Setting, Settings
from kg.recognise.targets.tables import tabled
from kg.recognise.targets.wholes import covered, wholes, wholes_of
from kg.rules.quantities import QuantityRules, quantity_rules
from kg.text.quantities import Quantity

_YEAR = len("2025")  # a month or a day dates its own clause only, unless it is all of a clause
_ACTUAL, _TARGET, _BASELINE = QuantityRole.ACTUAL, QuantityRole.TARGET, QuantityRole.BASELINE
_READ = frozenset({Part.BODY, Part.PREAMBLE, Part.HEADING})
_WORTH = re.compile(  # every alternative looks back on one of the first characters: a class is searched for fast
    r"[0-9一二三四五六七八九十两百千万分全所零清归未无翻倍](?:(?<=[0-9])|(?<=[一二三四五六七八九十两])[个家所名大座支项条处次场倍番成十百千万亿]"
    r"|(?<=一)半|(?<=[百千万])亿|(?<=[百千])[万项家个场所户座]|(?<=分)之|(?<=全)(?:覆盖|部|面达标)|(?<=所)有|(?<=零)(?:就业|发生)|(?<=[清归])零|(?<=未)发生|(?<=无)新发|(?<=翻)番|(?<=倍)增)"
)


@frozen()
class Sentence:
    """A sentence that may hold a number worth reading, where it stands.

    `ahead` is the year the aims before it were for, `past` the year of what a document that is no report tells there.
    """

    passage: Passage
    setting: Setting
    areas: Areas
    start: int
    end: int
    ahead: str | None
    past: str | None


@frozen()
class Told:
    """The clauses of a sentence with their numbers, up to the last that may measure something."""

    clauses: list[tuple[Range, list[Quantity]]]
    worded: bool  # all of a thing, or a rank, may be told in words


Found = tuple[Sentence, Reading, Ground]


def targets(passages: Sequence[Passage], outline: Outline) -> tuple[tuple[TargetMention, ...], tuple[Issue, ...]]:
    """The targets and reported figures of the body and preamble, in document order.

    Issue `number-without-target`: a number stands beside 达到, 不低于 or the like, but what it measures could not be told.
    """
    rules, settings = quantity_rules(), Settings(outline)
    # each step is taken for the whole document before the next: code and tables then stay in the processor's caches
    worth = list(_sentences(rules, passages, settings))
    told = [_told(rules, sentence) for sentence in worth]
    read = [
        one for sentence, said in zip(worth, told, strict=True) if said.clauses for one in _read(rules, sentence, said, settings.running)
    ]
    found: list[TargetMention] = []
    issues: list[Issue] = []
    for sentence, reading, ground in read:
        text = sentence.passage.view.text
        clause = text[reading.cell.start : reading.cell.end]
        if reading.rule or admitted(rules, reading, clause, text[sentence.start : sentence.end], sentence.setting):
            found.append(mention(rules, reading, ground))
        elif firm(rules, reading) and not reading.name:
            issues.append(_issue(sentence.passage, reading, clause))
    for table in outline.tables:
        found.extend(tabled(rules, table, settings.under(table.item, table.section)))
    found.sort(key=lambda m: (m.value_span.start, m.value_span.end, m.indicator))
    return tuple(found), tuple(issues)


def _sentences(rules: QuantityRules, passages: Sequence[Passage], settings: Settings) -> Iterator[Sentence]:
    """The sentences of the body and preamble in which a number may stand."""
    for passage in passages:
        text = passage.view.text
        if passage.part not in _READ or not _WORTH.search(text):
            continue
        setting, areas, ahead, past = settings.of(passage), Areas(rules, text), None, NOTHING
        for start, end in sentences(text):
            past = past_of(text, start, end, setting.begin, past, plan=setting.plan) if setting.open else past
            if _WORTH.search(text, start, end):
                ahead = times.ahead(text, start, end) or ahead
                yield Sentence(passage, setting.telling() if past.told else setting, areas, start, end, ahead, past.year)


def _told(rules: QuantityRules, sentence: Sentence) -> Told:
    text, start, end, plan = sentence.passage.view.text, sentence.start, sentence.end, not sentence.setting.tells
    ranked = standings.AIM if plan else standings.CUE
    worded = bool(rules.whole.search(text, start, end) or ranked.search(text, start, end))
    at = first_number(text, start, end)
    parts: list[tuple[Range, list[Quantity]]] = []
    last = 0
    for part in clauses(text, start, end) if worded or at < end else ():
        left, right = part
        numbers: list[Quantity] = []
        if at < right:
            numbers = quantities(rules, text, left, right, plan=plan)
            at = first_number(text, right, end)
        parts.append((part, numbers))
        if numbers or (worded and (rules.whole.search(text, left, right) or ranked.search(text, left, right))):
            last = len(parts)
    return Told(parts[:last], worded)


def _read(rules: QuantityRules, sentence: Sentence, told: Told, spoken: Running | None) -> Iterator[Found]:
    """Every number of a sentence as read, admitted or not, and the ground it stands on."""
    passage, setting, text = sentence.passage, sentence.setting, sentence.passage.view.text
    offset = passage.view.origin[sentence.start]
    setting = setting.spoken_of(spoken.looks_ahead(offset)) if spoken else setting
    role = setting.role_in(text[sentence.start : sentence.end])
    year, memory = times.year_of(setting, role), Memory()
    running = spoken.at(offset, role) if spoken else None
    ahead = sentence.ahead if role is _TARGET else None
    by = when = area = None
    dated = times.unnamed(text) if times.dates(text, sentence.start, sentence.end) else ""
    for (left, right), numbers in told.clauses:
        row, after = _of_clause(rules, text, (left, right), numbers, memory, setting, role, worded=told.worded)
        aside = row and text[left - 1 : left] == "（"
        memory = memory if aside else after
        if dated:
            by = times.stated(_undated(dated[left:right], row), year, setting.year or year or setting.begin)
            when = (
                by if by and not aside and (len(by) == _YEAR or "/" in by or "H" in by or not row or "截至" in text[left:right]) else when
            )
        if aside and by and role is _TARGET and setting.begin and int(by[:_YEAR]) < setting.begin:
            row = [replace(reading, role=_BASELINE) for reading in row]  # `控制在40%以内（2023年为43%）`
        area = sentence.areas.opening(left) or area
        if row:
            ground = Ground(passage, setting, by or when, area, ahead, running or sentence.past)
            for reading in row:
                yield sentence, reading, ground


def _of_clause(
    rules: QuantityRules,
    text: str,
    where: Range,
    numbers: list[Quantity],
    memory: Memory,
    setting: Setting,
    role: QuantityRole,
    *,
    worded: bool,
) -> tuple[list[Reading], Memory]:
    """The readings of a clause and the memory it leaves."""
    if numbers:
        memory, row = readings(rules, cells(rules, text, *where, numbers), memory, role)
        row = covered(rules, row) if worded and row else row
    else:
        clause = text[where[0] : where[1]]
        memory, row = heard(rules, clause, memory), wholes(rules, clause, where[0], role) if worded else []
    aimed = role is _TARGET and setting.plan
    if aimed and row:
        row = wholes_of(rules, row)
    if aimed and worded:
        row.extend(standings.aims(rules, text, *where, memory))
    elif worded and role is _ACTUAL and setting.tells:
        row.extend(standings.standings(rules, text, *where, memory))
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
