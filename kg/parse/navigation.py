"""Marks what belongs to a web page or a table of contents, not to the text: runs of short bare lines, entries behind `目录`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from kg.parse.forms import body_name, metadata_key
from kg.parse.paragraphs import Paragraph
from kg.parse.title import without_site
from kg.rules.headings import structure

_NAVIGATES = re.compile(
    r"[。，；：〔《]|\d{4}年|(?:局|委|委员会|政府|办公室|办公厅|厅|部|党组|院|文件|通知|意见|方案|要点|总结|报告|省|市|县|区)$"
)
_CUT_SHORT = ("...", "…", "..")  # a page's description of itself breaks off so
_NAME_LEAST = 8  # characters of a page's name that are no accident
_NAVIGATION_LEAST = 6  # lines of a run
_LEADER = re.compile(r"[.…·\d（）()—-]{1,60}$")  # dots and page number behind an entry of the contents
_CONTENTS_MOST = 200
_REPEAT_LEAST = 500  # characters of a paragraph that may repeat what stood before
_SENTENCE = 40  # characters of a paragraph that is no heading
_COPIED_LEAST, _COPIED = 5, 0.8  # how many paragraphs stand twice at least, and which share of those between them
_PROBES, _PROBE = 6, 24  # how many pieces of it are looked for, and how long they are


def without_navigation(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, long runs of short bare lines before and behind the text marked as site navigation."""
    found = list(paragraphs)
    first = next((i for i, p in enumerate(found) if _is_text(p)), None)
    if first is None:
        return found
    last = next(i for i in range(len(found) - 1, -1, -1) if _is_text(found[i]))
    foot = next((i for i in range(last + 1, len(found)) if structure().page_end.fullmatch(found[i].text)), len(found))
    found[foot:] = [replace(p, chrome=True) for p in found[foot:]]
    head = _page_head(found[:first])
    found[1:head] = [p if metadata_key(p.text)[0] else replace(p, chrome=True) for p in found[1:head]]
    for zone in (range(head if head > 1 else 0, first), range(last + 1, foot)):
        run: list[int] = []
        for i in zone:
            if found[i].chrome or _navigates(found[i].text):
                run.append(i)
                continue
            _mark(found, run)
            run = []
        _mark(found, run)
    return found


def _is_text(p: Paragraph) -> bool:
    """Whether a paragraph is the document's own for certain."""
    return bool(len(p.text) > 60 or p.label or p.cells) and not p.text.endswith(_CUT_SHORT)


def _page_head(front: Sequence[Paragraph]) -> int:
    """Where a page's own heading stands again below its name in the window's frame; 1 if it does not. A body's name stands again as signature."""
    name = without_site(front[0].text) if front else ""
    return next((i for i, p in enumerate(front) if i and p.text == name), 1) if len(name) >= _NAME_LEAST and not body_name(name) else 1


def without_contents(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, a table of contents (from `目录` to where its first entry stands again) marked as navigation."""
    start = next((i for i, p in enumerate(paragraphs) if p.text in ("目录", "目次")), None)
    if start is None or start + 2 >= len(paragraphs):
        return paragraphs
    entry = _LEADER.sub("", paragraphs[start + 1].text)
    again = (i for i in range(start + 2, min(len(paragraphs), start + _CONTENTS_MOST)) if _LEADER.sub("", paragraphs[i].text) == entry)
    end = next(again, start)
    return [replace(p, chrome=True) if start <= i < end else p for i, p in enumerate(paragraphs)]


def without_repeats(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that hold the text before them once more marked as navigation: sites print a page twice, on one line or on many."""
    read = ["" if p.chrome else p.view.text for p in paragraphs]
    whole, starts = "".join(read), accumulate(map(len, read), initial=0)
    again = {
        i
        for i, (p, start) in enumerate(zip(paragraphs, starts, strict=False))
        if start > _REPEAT_LEAST and len(p.view.text) > _REPEAT_LEAST and _told(p.view.text, whole, start)
    }
    again |= _second_copy(paragraphs)
    return [replace(p, chrome=True) if i in again else p for i, p in enumerate(paragraphs)] if again else paragraphs


def _told(text: str, whole: str, before: int) -> bool:
    """Whether pieces of a text all stand in the first `before` characters of the whole."""
    return all(whole.find(probe, 0, before) >= 0 for probe in _probes(text))


def _second_copy(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs from the first to the last that repeats an earlier one word for word, where nearly all between them do."""
    told: set[str] = set()
    again: list[int] = []
    for i, p in enumerate(paragraphs):
        text = p.view.text
        if len(text) > _SENTENCE and not p.cells and not p.chrome:
            if text in told:
                again.append(i)
            told.add(text)
    if len(again) < _COPIED_LEAST:
        return set()
    block = range(again[0], again[-1] + 1)
    long = sum(len(paragraphs[i].text) > _SENTENCE for i in block)
    return set(block) if len(again) >= _COPIED * long else set()


def _probes(text: str) -> list[str]:
    """Short pieces taken evenly from a text."""
    return [text[at : at + _PROBE] for at in range(0, len(text) - _PROBE, max(1, len(text) // _PROBES))][1:_PROBES]


def _navigates(text: str) -> bool:
    return len(text) <= 16 and _NAVIGATES.search(text) is None


def _mark(found: list[Paragraph], run: Sequence[int]) -> None:
    if len(run) < _NAVIGATION_LEAST:
        return
    for i in run:
        found[i] = replace(found[i], chrome=True)
