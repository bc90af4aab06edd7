"""What an item is: task, safeguard, achievement, problem or principle, from the headings above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.model import DocumentKind, ItemKind
from kg.rules.files import load_yaml
from kg.rules.headings import compiled
from kg.text.words import tried_in_words

_TASK, _SAFEGUARD, _PRINCIPLE = ItemKind.TASK, ItemKind.SAFEGUARD, ItemKind.PRINCIPLE
_TELLING = (ItemKind.PROBLEM, ItemKind.PRINCIPLE)
_REPORTS = frozenset((DocumentKind.WORK_SUMMARY, DocumentKind.GOVERNMENT_REPORT))
_OPENING = 60  # characters in which a paragraph says that it turns to problems
_AIMS_MOST = 24  # characters; a longer heading speaks of reaching aims rather than stating them


@dataclass(frozen=True, slots=True)
class _Cues:
    headings: tuple[tuple[ItemKind, re.Pattern[str]], ...]
    telling: re.Pattern[str]  # any word of those kinds that an item's own heading can say
    own: tuple[tuple[ItemKind, re.Pattern[str]], ...]
    itself: tuple[tuple[ItemKind, re.Pattern[str]], ...]
    itself_first: str  # what any of those begins with
    stock: re.Pattern[str]
    announced: tuple[tuple[ItemKind, re.Pattern[str]], ...]
    sober: re.Pattern[str]
    work: re.Pattern[str]
    next: re.Pattern[str]
    aims: re.Pattern[str]
    review: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]


@cache
def _cues() -> _Cues:
    table = load_yaml("lexicon/headings.yaml")
    where = "data/lexicon/headings.yaml"
    return _Cues(
        headings=tuple((ItemKind(row["kind"]), compiled(row["pattern"], where)) for row in table["headings"]),
        telling=compiled(tried_in_words("|".join(row["pattern"] for row in table["headings"] if row["kind"] in _TELLING)), where),
        own=tuple((ItemKind(row["kind"]), compiled(row["pattern"], where)) for row in table["own"]),
        itself=tuple((ItemKind(row["kind"]), compiled(row["pattern"], where)) for row in table["itself"]["rows"]),
        itself_first=table["itself"]["first"],
        stock=compiled(table["stock"], where),
        announced=tuple((ItemKind(row["kind"]), compiled(row["pattern"], where)) for row in table["announced"]),
        sober=compiled(table["sober"], where),
        work=compiled(table["work"], where),
        next=compiled(table["next"], where),
        aims=compiled(table["aims"], where),
        review=compiled(table["review"], where),
        past=compiled(table["past"], where),
        future=compiled(table["future"], where),
    )


@lru_cache(maxsize=4096)
def kind_of_heading(heading: str) -> ItemKind | None:
    """What stands under a heading: `kind_of_heading("保障措施")` is a safeguard; None if the words do not say."""
    for kind, cue in _cues().headings:
        if (kind is not _PRINCIPLE or len(heading) <= _AIMS_MOST) and cue.search(heading):
            return kind
    return None


def kind_under(heading: str, told: ItemKind | None, done: Collection[str] = ()) -> ItemKind | None:
    """What a heading, or else one above it that told something, says of all that stands below: the innermost that tells decides.

    `done` head work that was done.
    """
    return (ItemKind.ACHIEVEMENT if heading in done else kind_of_heading(heading)) or told


def work_done(titles: Sequence[str]) -> frozenset[str]:
    """Headings of a summary that head work done: of `2022年主要工作`, `存在问题`, `2023年工作计划` the first; empty if nothing lies ahead."""
    ahead = max((at for at, title in enumerate(titles) if _cues().next.search(title)), default=0)
    return frozenset(title for title in titles[:ahead] if _cues().work.search(title) and not _cues().next.search(title))


def stock_heading(text: str) -> int:
    """How many characters of `text` are a heading known word for word: `stock_heading("存在问题在看到")` is 4; 0 if none."""
    found = _cues().stock.match(text)
    return found.end() if found else 0


def kind_of_own(heading: str) -> ItemKind | None:
    """What an item's own heading says of it: `kind_of_own("加强组织领导")` is a safeguard."""
    for kind, cue in _cues().own:
        if cue.search(heading):
            return kind
    return None


def kind_of_itself(text: str) -> ItemKind | None:
    """What a provision is that speaks of its own document: `kind_of_itself("本办法自2024年3月1日起施行。")` is a safeguard."""
    cues = _cues()
    if not text or text[0] not in cues.itself_first:
        return None
    return next((kind for kind, cue in cues.itself if cue.match(text)), None)


def safeguards(siblings: Sequence[str]) -> bool:
    """Whether the headings of all provisions below one heading are together those of safeguards (`加强领导`, `落实经费`, `督促检查`)."""
    return len(siblings) > 1 and 3 * sum(kind_of_own(s) is _SAFEGUARD for s in siblings) >= 2 * len(siblings)


def kind_of(
    told: ItemKind | None, own: str | None, text: str, document: DocumentKind | None, *, safeguard: bool = False, said: str = ""
) -> ItemKind:
    """The kind of an item of which the headings above it have `told` (see `kind_under`), with its own heading and text.

    `safeguard` is what its siblings vote, `said` the sentence that announces the list it stands in (`目前还存在三方面问题。`).
    """
    for kind, cue in _cues().announced if said else ():
        if cue.search(said):
            return kind
    reports_on = document in _REPORTS
    if reports_on and (_cues().sober.search(text, 0, _OPENING) or _cues().sober.search(said)):
        return ItemKind.PROBLEM
    if reports_on and _cues().aims.search(text, 0, _OPENING):
        return ItemKind.PRINCIPLE
    if reports_on and _cues().review.match(text):
        return ItemKind.ACHIEVEMENT
    if told:
        return told
    if found := kind_of_itself(text):
        return found
    if own and len(own) <= _AIMS_MOST and _cues().telling.search(own) and (found := kind_of_heading(own)) in _TELLING:
        assert found is not None
        return found
    if reports_on:
        return ItemKind.ACHIEVEMENT if reports(text) else _TASK
    return _SAFEGUARD if safeguard else _TASK


def announces(text: str) -> bool:
    """Whether a clause announces problems or principles: `announces("我们也清醒看到：")`."""
    return _cues().sober.search(text) is not None or any(kind in _TELLING and cue.search(text) for kind, cue in _cues().announced)


def reports(text: str) -> bool:
    """Whether a text tells what was done rather than what is to be done."""
    cues = _cues()
    head = text[:2000]
    return len(cues.past.findall(head)) > 1.5 * len(cues.future.findall(head))
