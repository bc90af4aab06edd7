"""Whether a line goes on with the paragraph that the lines before it began, or begins its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.parse.forms import dated, ends_title, metadata_key, signs
from kg.parse.labels import Label
from kg.parse.lines import Line
from kg.rules.headings import duty_labels

_STOPS, _CLOSERS = "。！？；：…）】", "”’》〕]"
_CLOSED = re.compile(r"[。！？；：…][”’》）〕\]]{1,3}$")
_DATE_END = re.compile(r"\d{1,2}日(?:印发)?$")
_HAN_YEAR = re.compile(r"[一二三四五六七八九〇○零]{4}年")
_END = 6  # characters in which what closes a line stands
_NEAR = 400  # characters in which an open bracket or title mark was opened
_OPENED = re.compile(f"(?:（[^）]{{0,{_NEAR}}}|《[^》]{{0,{_NEAR}}}|〔[^〕]{{0,{_NEAR}}})$")
_METADATA = re.compile(r"-?[\u4e00-\u9fffA-Za-z_]{2,16}[：:](?:https?:|\S{0,30}/)|={5,}|-{3,}")
_APART = re.compile(rf"抄送|抄报|主送|附件|附：|主题词|（此件|（联系人|（备注|备注：|各位代表|{_METADATA.pattern}")
_TITLE_NOUNS = ("通知", "意见", "报告", "函", "通告", "公告", "决定", "批复", "方案")
_TITLE = re.compile(rf"[^，。；：]{{0,60}}(?:关于|印发)[^。；：]{{4,100}}的(?:{'|'.join(_TITLE_NOUNS)})$")
_TITLE_LINES = 4
_SENTENCE = re.compile(r"[。；：]")
_CLAUSE = re.compile(r"[，。；]")
_PROSE = re.compile(r"[，。；：、]")
_TORN = re.compile(
    "(?:股|科|室|处|局|委|办|厅|院|会|站|中心|所|部|队|公室|岗位|政府)(?:[，、；。]|$)|[，、]"
)  # the end of a body's name that a line broke, or what stands between two names
_TAILS = "股科室处局委办厅院会站中所部队公岗政，、"  # how it begins
_NARROW, _WIDE = 20, 60  # characters of a full line of hard-wrapped text, at least and at most
_REGION = 60  # lines over which the width of hard-wrapped text is measured
_LONG = 22  # characters; a shorter unfinished line may be a heading, a name or a date


def widths(lines: Sequence[Line]) -> Iterator[int]:
    """For each line the width from which on a line there is full, 0 where each line is a paragraph."""
    prose = [line.text if len(line.text) > 8 and not line.cells else "" for line in lines]
    for at in range(0, len(lines), _REGION):
        width = _width([one for one in prose[max(0, at - _REGION // 2) : at + _REGION] if one])
        for _ in range(at, min(len(lines), at + _REGION)):
            yield width


def _width(prose: Sequence[str]) -> int:
    """How wide the full lines of hard-wrapped text are at least; 0 if it is not wrapped."""
    if len(prose) < 12:
        return 0
    near = int(len(prose) * 0.9)
    if sorted(map(len, prose))[near] > 2 * _WIDE:  # a character takes half a column at least
        return 0
    widths = [_columns(text) for text in prose]
    ordered = sorted(widths)
    widest = ordered[near]
    full = len(ordered) - bisect_left(ordered, widest - 3)
    if not _NARROW <= widest <= _WIDE or full < 0.35 * len(ordered):
        return 0
    broken = sum([columns >= widest - 3 and not _closed(text) for columns, text in zip(widths, prose, strict=True)])
    return widest - 3 if broken >= 0.5 * full else 0


@lru_cache(maxsize=2048)  # asked of a line in each region it stands in, and as the line before another
def _columns(line: str) -> int:
    narrow = len(line.encode("ascii", "ignore"))
    return len(line) - narrow // 2


def continues(pending: Sequence[Line], line: Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph that `pending` began; `width` is that of full lines."""
    last, text = pending[-1], line.text
    if last.cells or line.cells or line.sharps or last.sharps:
        return False
    if last.label is not None and len(pending) == 1 and last.label.end == len(last.text):
        return line.label is None
    if last.text[-1] == "《" or (text[0] == "》" and _open(pending)):  # a title on a line of its own, as links are printed
        return True
    if not (_continues_wrapped(pending, line, width) if width else _continues_loose(pending, line)):
        return False
    return not (_keyed(last.text) or _apart(text) or (text.endswith(("日印发", "日印制")) and _addressed(pending)))


def _continues_loose(pending: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on where most lines are paragraphs."""
    last, text, alone = pending[-1], line.text, len(pending) == 1
    if text[0] in _TAILS and _TORN.match(text) and _starts_duty(pending[0].text):
        return True
    is_open = _open(pending)
    if not is_open and (line.label is not None or _closed(last.text)):
        return False
    long = len(last.text) >= _LONG
    if last.text[-1] in "，、（《“":
        return long or not alone or is_open or _starts_duty(pending[0].text)
    if not is_open and len(last.text) < 2 * _LONG and signs(text):
        return False
    if alone and _may_head(last):
        return False
    return (
        (is_open and long)
        or (long and not line.bold and _goes_on(text) and _prose(last.text) and not _dated(last.text))
        or (alone and last.bold == len(last.text) and not line.bold and text[0] in "。，、；：")
    )


def _continues_wrapped(pending: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line goes on in hard-wrapped text."""
    last, text = pending[-1].text, line.text
    columns, closed = _columns(last), _closed(last)
    full = columns >= width
    if line.label is not None:
        return full and not closed and not _plausible(pending, line.label)
    if (closed or _addressed(pending)) and _columns(text) < width * 0.7 and (signs(text) or dated(text)):
        return False
    if closed:
        return full and last[-1] != "：" and not _titles(text)
    if (len(pending) <= _TITLE_LINES and _entitled("".join([line.text for line in pending]))) or _dated(last):
        return False
    running = _prose(last) and (columns >= width * 0.8 or (len(pending) > 1 and _told(pending) and _goes_on(text)))
    return full or running or (_open(pending) and len(last) > _LONG // 2)


def _closed(line: str) -> bool:
    """Whether a sentence or bracket ends where the line does."""
    last = line[-1]
    return last in _STOPS or (last in _CLOSERS and _CLOSED.search(line, max(0, len(line) - _END)) is not None)


def _dated(line: str) -> bool:
    """Whether the line ends as a date, or begins as one spelt out."""
    if "日" in line[-_END:] and _DATE_END.search(line, max(0, len(line) - _END)):
        return True
    return line[4:5] == "年" and _HAN_YEAR.match(line) is not None


def _keyed(line: str) -> bool:
    """A line of an archive's header or a rule across the page: no paragraph goes on behind it."""
    if line[0] not in "【=-" and "：" not in line and ":" not in line:
        return False
    return metadata_key(line)[0] != "" or _METADATA.match(line) is not None


def _apart(line: str) -> bool:
    """A line that begins a paragraph by its looks: copies, an annex, a duty line …"""
    if line[0] not in "抄主附（各【=-" and "：" not in line and ":" not in line:
        return False
    return _APART.match(line) is not None or _starts_duty(line)


def _titles(text: str) -> bool:
    """A line that can only be a title: it ends as one and holds no comma."""
    return len(text) >= 8 and not _PROSE.search(text) and ends_title(text)


def _entitled(text: str) -> bool:
    """A title whole."""
    return text.endswith(_TITLE_NOUNS) and _TITLE.match(text) is not None


def _addressed(pending: Sequence[Line]) -> bool:
    """Whether the lines so far say to whom copies go, and end there."""
    return pending[0].text.startswith(("抄送", "抄报")) and pending[-1].text[-1] not in "，、"


def _told(pending: Sequence[Line]) -> bool:
    """Whether the lines so far are running text, not a heading: a sentence has ended in them."""
    return any("。" in line.text or "；" in line.text for line in pending)


def _plausible(pending: Sequence[Line], label: Label) -> bool:
    """Whether a label after an unfinished full line starts a provision all the same (a heading came before it)."""
    first = pending[0].label
    if first is None or label.kind in ("ordinal", "dash", "bullet"):
        return False
    heading = not _CLAUSE.search("".join([line.text for line in pending]), first.end)
    return heading or (label.kind == first.kind and label.number == first.number + 1)


def _may_head(line: Line) -> bool:
    """A labelled line that can be a heading whole: no sentence ends in it and it is not long."""
    return line.label is not None and len(line.text) < 50 and not _SENTENCE.search(line.text)


def _prose(text: str) -> bool:
    return _PROSE.search(text) is not None


def _goes_on(text: str) -> bool:
    """A line that can be the second half of a paragraph: it ends one, or is itself long."""
    return len(text) >= _LONG or text[-1] in "。；，、）"


def _starts_duty(text: str) -> bool:
    return duty_labels().line.match(text) is not None


def _open(pending: Sequence[Line]) -> bool:
    """Whether a bracket or title mark opened near the end of the lines so far is still open."""
    tail = pending[0].text if len(pending) == 1 else "".join([line.text for line in pending[-6:]])
    if "（" not in tail and "《" not in tail and "〔" not in tail:
        return False
    return _OPENED.search(tail, max(0, len(tail) - _NEAR)) is not None
