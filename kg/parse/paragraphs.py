"""Lines → paragraphs: hard-wrapped lines joined, chrome set apart, table rows kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.model import View
from kg.model.frozen import frozen
from kg.parse.aligned import align
from kg.parse.framed import reframe
from kg.parse.joins import continues, widths
from kg.parse.labels import Label, label_at, value
from kg.parse.lines import Line, read_lines
from kg.parse.stacked import unlist, unstack
from kg.rules.headings import chrome_in

_NUMERALS = "一二三四五六七八九十"
_NUMERAL = re.compile(f"[{_NUMERALS}]{{1,3}}")
_SPACED_MOST = 30  # characters of a heading numbered without a mark
_HAN_RANK = 50
_PAGE_MOST = 12  # characters of a page number
_HEAD_MOST = 40  # of what pages repeat
_REPEATED = 2  # times at least
_MOST_CHROME = 700  # no navigation line is longer
_TABS = re.compile(r"\t+")


@frozen()
class Paragraph:
    """Lines that read as one. `bold` counts the leading characters in bold, `sharps` the `#` of a Markdown heading."""

    view: View
    label: Label | None
    gap: int
    sharps: int = 0
    bold: int = 0
    chrome: bool = False
    cells: tuple[View, ...] = ()
    glued: bool = False  # cut out of the paragraph before it

    @property
    def text(self) -> str:
        return self.view.text

    @property
    def body(self) -> str:
        """The words after the label."""
        return self.view.text[self.label.end :] if self.label else self.view.text


def read_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a raw text, in order; nothing but white space and marks is lost."""
    lines = read_lines(text)
    furniture = _furniture(lines)
    lines = unlist(reframe(align(unstack(lines), text), furniture))
    found: list[Paragraph] = []
    pending: list[Line] = []
    skipped: list[Line] = []  # page numbers inside a paragraph that goes on after them
    for line, width in zip(lines, widths(lines), strict=True):
        if line.text in furniture:
            skipped.append(line)
        elif pending and len(skipped) <= 2 and continues(pending, line, width):
            pending.append(line)
        else:
            _set_apart(found, pending, skipped)
            pending, skipped = [line], []
    _set_apart(found, pending, skipped)
    return found


def _furniture(lines: Sequence[Line]) -> set[str]:
    """The lines that are site navigation, page numbers or what a page repeats above or below its number."""
    texts = [line.text for line in lines]
    chrome = chrome_in("\n".join(texts))
    found = {text for text in texts if len(text) <= _MOST_CHROME and chrome.fullmatch(text)}
    pages = {text for text in found if len(text) <= _PAGE_MOST and any(c.isdigit() for c in text)}
    if not pages:
        return found
    numbers = [at for at, text in enumerate(texts) if text in pages]
    beside = Counter(texts[at] for n in numbers for at in (n - 1, n + 1) if 0 <= at < len(lines) and _may_repeat(lines[at]))
    return found | {text for text, times in beside.items() if times >= _REPEATED}


def _may_repeat(line: Line) -> bool:
    """A line that pages may repeat: short, no provision, row or sentence."""
    return len(line.text) <= _HEAD_MOST and line.label is None and not line.cells and not any(mark in line.text for mark in "。；，：")


def _set_apart(found: list[Paragraph], pending: Sequence[Line], skipped: Sequence[Line]) -> None:
    if pending:
        found.append(_paragraph(pending))
    for line in skipped:
        found.append(Paragraph(line.view, None, line.gap, chrome=True))


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    first = lines[0]
    whole, label, bold = first.view, first.label, first.bold
    if len(lines) > 1:
        whole = View.join(line.view for line in lines)
        if bold == len(first.text):
            for line in lines[1:]:
                bold += line.bold
                if line.bold < len(line.text):
                    break
    if "\t" in whole.text and not first.cells:
        whole = _untabbed(whole)
    if whole is not first.view:
        label = label_at(whole.text)
    return Paragraph(
        whole, label or (_spaced(whole) if whole.text[0] in _NUMERALS else None), first.gap, first.sharps, bold, cells=first.cells
    )


def _untabbed(whole: View) -> View:
    pieces, start = [], 0
    for found in _TABS.finditer(whole.text):
        pieces.append(whole[start : found.start()])
        start = found.end()
    return View.join([*pieces, whole[start:]])


def is_chrome(line: str) -> bool:
    """Site navigation, page furniture or a page number: `is_chrome("—3—")`."""
    return len(line) <= _MOST_CHROME and chrome_in(line).fullmatch(line) is not None


def _spaced(view: View) -> Label | None:
    """The label of a heading whose number is set off by a blank alone: `一　总体要求`."""
    found = _NUMERAL.match(view.text)
    if found is None or not found.end() < len(view) <= _SPACED_MOST or "。" in view.text:
        return None
    end = found.end()
    if view.origin[end] == view.origin[end - 1] + 1 or view.text[end] in "是、，：）":
        return None
    return Label("han", _HAN_RANK, value(found.group()), found.group(), end)


def relabelled(paragraph: Paragraph, view: View) -> Paragraph:
    """The paragraph with another view, its label read anew."""
    return replace(paragraph, view=view, label=label_at(view.text))
