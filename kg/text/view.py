"""Cleaned views of a document's text: what every rule reads.

A view drops what carries no meaning (white space inside Chinese text, `**`, zero-width characters) and gives punctuation one width,
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
_OTHER = re.compile("[" + "".join(map(re.escape, sorted(_CANONICAL))) + "]")
_DROPPED = re.compile(r"[\s\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\u3000\ufeff]+|\*\*")
_DROPPED_IN_LINE = re.compile(r"[^\S\n\t]+|[\u00ad\u200b-\u200f\u2060\ufeff]+|\*\*")
_WIDE_COMMA = re.compile(r"(?<![0-9A-Za-z]),|,(?![0-9])")
_WIDE_COLON = re.compile(r"(?<![0-9A-Za-z]):|:(?![0-9/A-Za-z])")


def view(text: str, start: int = 0, end: int | None = None, *, lines: bool = False) -> View:
    """The cleaned form of `text[start:end]`; with `lines`, line breaks and tabs are kept.

    `view(" 2019 年，(一)** 加强 **").text == "2019年，（一）加强"`.
    """
    end = len(text) if end is None else end
    dropped = _DROPPED_IN_LINE if lines else _DROPPED
    places = _counting(1 << len(text).bit_length())
    pieces: list[str] = []
    origin = array("l")
    at = start
    for gap in dropped.finditer(text, start, end):
        pieces.append(text[at : gap.start()])
        origin += places[at : gap.start()]
        at = gap.end()
    pieces.append(text[at:end])
    origin += places[at:end]
    return View(canonical("".join(pieces)), origin)


@lru_cache(maxsize=1)
def _counting(size: int) -> array[int]:
    """The numbers 0, 1, 2 … below `size`: slices of it are copied faster than counted anew."""
    return array("l", range(size))


def canonical(text: str) -> str:
    """The text with one width of letters, digits and punctuation; its length does not change."""
    text = _OTHER.sub(lambda found: _CANONICAL[found[0]], text)
    return _WIDE_COLON.sub("：", _WIDE_COMMA.sub("，", text))
