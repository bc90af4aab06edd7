"""Cleaned views of a document's text: what every rule reads.

A view drops what carries no meaning (white space inside Chinese text, `**`, `<br>`, zero-width characters) and gives punctuation one width,
so that rules need not know how a text was wrapped or typed. Each character of a view knows where it stood.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache

from kg.model import View

_WIDTHS = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}  # full-width ASCII
_KEPT_FULL = "，；：？！（）"
_CANONICAL = {
    **{k: v for k, v in _WIDTHS.items() if k not in _KEPT_FULL},
    "(": "（",
    ")": "）",
    ";": "；",
    "﹝": "〔",
    "﹞": "〕",
    "［": "〔",
    "］": "〕",
    "[": "〔",
    "]": "〕",
    "﹪": "%",
    "髙": "高",  # OCR twins
    "囯": "国",
}
_OTHERS = "".join(map(re.escape, sorted(_CANONICAL)))
_BLANKS = "".join(chr(c) for c in range(0x3001) if chr(c).isspace())
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"


def _changed(marks: str) -> re.Pattern[str]:
    """Runs of the marks, `**`, `<br>`, or a character of another width.

    Each match begins with one of a set of characters, which is searched fast.
    """
    return re.compile(rf"[{marks}*<{_OTHERS}](?:(?<=\*)\*|(?<=<)br ?/?>|(?<=[{marks}])[{marks}]*|(?<=[{_OTHERS}]))")


_CHANGED = _changed(_BLANKS + _UNSEEN)
_CHANGED_IN_LINE = _changed(_BLANKS.replace("\n", "").replace("\t", "") + _UNSEEN)
_AREA_BRACKET = re.compile(r"〔([市州县区旗镇乡街道]{1,4})〕")  # `县〔区〕` is `县（区）`; a year in such brackets stays as it is
_WIDE_COMMA = re.compile(r",(?:(?<![0-9A-Za-z],)|(?![0-9]))")  # the mark itself first: it is searched fast
_WIDE_COLON = re.compile(r":(?:(?<![0-9A-Za-z]:)|(?![0-9/A-Za-z]))")


def view(text: str, start: int = 0, end: int | None = None, *, lines: bool = False) -> View:
    """The cleaned form of `text[start:end]`; with `lines`, line breaks and tabs are kept.

    `view(" 2019 年，(一)** 加强 **").text == "2019年，（一）加强"`.
    """
    end = len(text) if end is None else end
    changed = _CHANGED_IN_LINE if lines else _CHANGED
    places = _counting(1 << len(text).bit_length())
    pieces: list[str] = []
    origin = array("l")
    at = start
    for found in changed.finditer(text, start, end):
        before, after = found.span()
        pieces.append(text[at:before])
        if other := _CANONICAL.get(text[before]):
            pieces.append(other)
            before = after
        origin += places[at:before]
        at = after
    pieces.append(text[at:end])
    origin += places[at:end]
    return View(_punctuated("".join(pieces)), origin)


@lru_cache(maxsize=8)
def _counting(size: int) -> array[int]:
    """The numbers 0, 1, 2 … below `size`: slices of it are copied faster than counted anew."""
    return array("l", range(size))


def _punctuated(text: str) -> str:
    """The text with the punctuation that depends on what stands beside it."""
    if "〔" in text:
        text = _AREA_BRACKET.sub(r"（\1）", text)
    text = _WIDE_COMMA.sub("，", text) if "," in text else text
    return _WIDE_COLON.sub("：", text) if ":" in text else text
