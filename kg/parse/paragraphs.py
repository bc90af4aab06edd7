"""Lines → paragraphs: hard-wrapped lines joined, chrome set apart, table rows kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import View
from kg.parse.forms import dated, ends_title, metadata_key, signs
from kg.parse.labels import Label, label_at, value
from kg.parse.lines import Line, read_lines
from kg.parse.stacked import unlist, unstack
from kg.rules.headings import duty_labels, structure

_CLOSED = re.compile(r"[。！？；：…][”’》）〕\]]{0,3}$|[）】]$")
_DATE_END = re.compile(r"\d{1,2}日(?:印发)?$")
_HAN_YEAR = re.compile(r"[一二三四五六七八九〇○零]{4}年")
_END = 6  # characters in which what closes a line stands
_FURNITURE = re.compile(r"(?:抄送|抄报|主送|附件|附：|主题词|（此件|（联系人|（备注|备注：|各位代表)")
_OPEN = {"（": "）", "《": "》", "〔": "〕"}
_METADATA = re.compile(r"-?[\u4e00-\u9fffA-Za-z_]{2,16}[：:](?:https?:|\S{0,30}/)|={5,}|-{3,}")
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}")
_SPACED_MOST = 30  # characters of a heading numbered without a mark
_HAN_RANK = 50
_TITLE = re.compile(r"^[^，。；：]{0,60}(?:关于|印发)[^。；：]{4,100}的(?:通知|意见|报告|函|通告|公告|决定|批复|方案)$")
_TITLE_LINES = 4
_REGION = 60  # lines over which the width of hard-wrapped text is measured
_MOST_CHROME = 700  # no navigation line is longer
_LONG = 22  # characters; a shorter unfinished line may be a heading, a name or a date


@dataclass(frozen=True, slots=True)
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
        return self.text[self.label.end :] if self.label else self.text


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How a document's lines are broken: `width` of its full lines, 0 where each line is a paragraph."""

    width: int

    def full(self, line: str) -> bool:
        return self.width > 0 and _columns(line) >= self.width


def read_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a raw text, in order; nothing but white space and marks is lost."""
    lines = unlist(unstack(read_lines(text)))
    wrappings = [_wrapping(lines[max(0, at - _REGION // 2) : at + _REGION]) for at in range(0, len(lines), _REGION)]
    found: list[Paragraph] = []
    pending: list[Line] = []
    skipped: list[Line] = []  # page numbers inside a paragraph that goes on after them
    for at, line in enumerate(lines):
        if is_chrome(line.text):
            skipped.append(line)
            continue
        if pending and not (skipped and len(skipped) > 2) and _continues(pending, line, wrappings[at // _REGION]):
            pending.append(line)
            continue
        _flush(found, pending, skipped)
        pending = [line]
    _flush(found, pending, skipped)
    found.sort(key=lambda p: p.view.origin[0])
    return found


def _flush(found: list[Paragraph], pending: list[Line], skipped: list[Line]) -> None:
    found.extend(_set_apart(pending, skipped))
    pending.clear()
    skipped.clear()


def _set_apart(pending: Sequence[Line], skipped: Sequence[Line]) -> list[Paragraph]:
    chrome = [Paragraph(line.view, None, line.gap, chrome=True) for line in skipped]
    return [*([_paragraph(pending)] if pending else []), *chrome]


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    first = lines[0]
    whole = first.view if len(lines) == 1 else View.join(line.view for line in lines)
    if "\t" in whole.text and not first.cells:
        whole = _untabbed(whole)
    bold = first.bold
    if len(lines) > 1 and bold == len(first.view):
        for line in lines[1:]:
            bold += line.bold
            if line.bold < len(line.view):
                break
    return Paragraph(whole, label_at(whole.text) or _spaced(whole), first.gap, first.sharps, bold, cells=first.cells)


def _untabbed(whole: View) -> View:
    pieces, start = [], 0
    for found in re.finditer(r"\t+", whole.text):
        pieces.append(whole[start : found.start()])
        start = found.end()
    return View.join([*pieces, whole[start:]])


def is_chrome(line: str) -> bool:
    """Site navigation, page furniture or a page number: `is_chrome("—3—")`."""
    return len(line) <= _MOST_CHROME and structure().chrome.fullmatch(line) is not None


def _columns(line: str) -> int:
    narrow = len(line.encode("ascii", "ignore"))
    return len(line) - narrow // 2


def _closed(line: str) -> bool:
    """Whether a sentence or bracket ends where the line does."""
    return _CLOSED.search(line, max(0, len(line) - _END)) is not None


def _dated(line: str) -> bool:
    """Whether the line ends as a date, or begins as one spelt out."""
    return _DATE_END.search(line, max(0, len(line) - _END)) is not None or _HAN_YEAR.match(line) is not None


def _wrapping(lines: Sequence[Line]) -> _Wrapping:
    prose = [line for line in lines if not line.cells and len(line.view) > 8]
    if len(prose) < 12:
        return _Wrapping(0)
    widths = sorted(_columns(line.text) for line in prose)
    widest = widths[int(len(widths) * 0.9)]
    full = [line for line in prose if _columns(line.text) >= widest - 3]
    broken = sum(not _closed(line.text) for line in full)
    if widest <= 60 and len(full) >= 0.35 * len(prose) and broken >= 0.5 * len(full):
        return _Wrapping(widest - 3)
    return _Wrapping(0)


def _continues(pending: Sequence[Line], line: Line, wrapping: _Wrapping) -> bool:
    """Whether `line` goes on with the paragraph that `pending` began."""
    last, text = pending[-1], line.text
    if last.cells or line.cells or line.sharps or last.sharps:
        return False
    if metadata_key(last.text)[0]:
        return False
    if len(pending) == 1 and _only_label(last.text):
        return label_at(text) is None
    if _FURNITURE.match(text) or _starts_duty(text) or _METADATA.match(text) or _METADATA.match(last.text):
        return False
    label = label_at(text)
    if wrapping.width:
        return _continues_wrapped(pending, text, label, wrapping)
    if label is not None and not _open(pending):
        return False
    if _closed(last.text) and not _open(pending):
        return False
    if last.text[-1] in "，、（《“":
        return len(last.view) >= _LONG or len(pending) > 1 or _starts_duty(pending[0].text)
    if len(last.view) < 2 * _LONG and signs(text) and not _open(pending):
        return False
    if len(pending) == 1 and _may_head(last.text):
        return False
    return (
        (len(last.view) >= _LONG and _prose(last.text) and not _dated(last.text) and not line.bold and _goes_on(text))
        or (_open(pending) and len(last.view) >= _LONG)
        or (len(pending) == 1 and last.bold == len(last.view) and not line.bold and text[0] in "。，、；：")
    )


def _continues_wrapped(pending: Sequence[Line], text: str, label: Label | None, wrapping: _Wrapping) -> bool:
    last = pending[-1]
    if label is not None:
        return wrapping.full(last.text) and not _closed(last.text) and not _plausible(pending, text, label)
    if _stands_alone(pending, text) and _columns(text) < wrapping.width * 0.7:
        return False
    if _closed(last.text):
        return wrapping.full(last.text) and last.text[-1] != "：" and not _titles(text)
    if len(pending) <= _TITLE_LINES and _TITLE.search("".join(line.text for line in pending)):
        return False
    if _dated(last.text):
        return False
    running = _prose(last.text) and (
        _columns(last.text) >= wrapping.width * 0.8 or (len(pending) > 1 and _told(pending) and _goes_on(text))
    )
    return wrapping.full(last.text) or running or (_open(pending) and len(last.view) > _LONG // 2)


def _titles(text: str) -> bool:
    """A line that can only be a title: it ends as one and holds no comma."""
    return len(text) >= 8 and not re.search(r"[，、；。：]", text) and ends_title(text)


def _stands_alone(pending: Sequence[Line], text: str) -> bool:
    """A signature or date below a paragraph that has ended, or below 抄送."""
    last = pending[-1].text
    ended = _closed(last) or (pending[0].text[:2] in ("抄送", "抄报") and last[-1] not in "，、")
    return ended and (signs(text) or dated(text))


def _told(pending: Sequence[Line]) -> bool:
    """Whether the lines so far are running text, not a heading: a sentence has ended in them."""
    return any("。" in line.text or "；" in line.text for line in pending)


def _plausible(pending: Sequence[Line], text: str, label: Label) -> bool:
    """Whether a label after an unfinished full line starts a provision all the same (a heading came before it)."""
    first = label_at(pending[0].text)
    if first is None or label.kind in ("ordinal", "dash"):
        return False
    heading = not re.search(r"[，。；]", "".join(line.text for line in pending)[first.end :])
    return heading or (label.kind == first.kind and label.number == first.number + 1)


def _may_head(text: str) -> bool:
    """A labelled line that can be a heading whole: no sentence ends in it and it is not long."""
    return len(text) < 50 and label_at(text) is not None and not re.search(r"[。；：]", text)


def _only_label(text: str) -> bool:
    label = label_at(text)
    return label is not None and label.end == len(text)


def _spaced(view: View) -> Label | None:
    """The label of a heading whose number is set off by a blank alone: `一　总体要求`."""
    found = _NUMERAL.match(view.text)
    if found is None or not found.end() < len(view) <= _SPACED_MOST or "。" in view.text:
        return None
    end = found.end()
    if view.origin[end] == view.origin[end - 1] + 1 or view.text[end] in "是、，：）":
        return None
    return Label("han", _HAN_RANK, value(found.group()), found.group(), end)


def _prose(text: str) -> bool:
    return any(c in text for c in "，。；：、")


def _goes_on(text: str) -> bool:
    """A line that can be the second half of a paragraph: it ends one, or is itself long."""
    return len(text) >= _LONG or text[-1] in "。；，、）"


def _starts_duty(text: str) -> bool:
    return duty_labels().line.match(text) is not None


def _open(pending: Sequence[Line]) -> bool:
    """Whether a bracket or title mark opened near the end of the lines so far is still open."""
    tail = "".join(line.text for line in pending[-6:])[-400:]
    for mark, end in _OPEN.items():
        at = tail.rfind(mark)
        if at >= 0 and at > tail.rfind(end):
            return True
    return False


def relabelled(paragraph: Paragraph, view: View, **changes: object) -> Paragraph:
    """The paragraph with another view, its label read anew."""
    return replace(paragraph, view=view, label=label_at(view.text), **changes)  # type: ignore[arg-type]
