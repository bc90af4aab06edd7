"""Plain text and Markdown: which of UTF-8, UTF-16 and GB18030 a file is in.

Guessing libraries take short GB18030 for Korean; trying the encodings Chinese offices use, strictest first, does not.
"""

from __future__ import annotations

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "zip (docx, ofd …)",
    b"\xd0\xcf\x11\xe0": "Office 97 (doc)",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_EXPECTED = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2027\u2030-\u205e\u2460-\u249f\u00a0-\u00ff]")


def decode(data: bytes) -> tuple[str, str]:
    """Text and encoding (`utf-8`, `utf-8-sig`, `utf-16`, `utf-16-le`, `utf-16-be`, `gb18030`). Raises ValueError for binary or empty data."""
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise ValueError(f"不是文本文件 / not a text file but {name}; save it as text first")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _text(_strict(data, encoding), encoding)
    if b"\0" in data[:4096]:
        return _utf16_without_bom(data)
    for encoding in ("utf-8", "gb18030"):
        text = _strict(data, encoding)
        if text is not None and (encoding == "utf-8" or _looks_chinese(text)):
            return _text(text, encoding)
    return _damaged_utf8(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _text(text: str | None, encoding: str) -> tuple[str, str]:
    if text is None:
        raise ValueError(f"不是有效的 {encoding} / not valid {encoding} although it begins so; save it as UTF-8")
    if "\0" in text:
        raise ValueError("二进制文件 / a binary file, not text; save it as UTF-8 text")
    if not text.strip():
        raise ValueError("空文件 / the file is empty")
    return text, encoding


def _utf16_without_bom(data: bytes) -> tuple[str, str]:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text is not None and _looks_chinese(text):
            return _text(text, encoding)
    raise ValueError("二进制文件 / a binary file, not text; save it as UTF-8 text")


def _looks_chinese(text: str) -> bool:
    """Whether what is not ASCII is mostly what Chinese documents are made of."""
    wide = [c for c in text[:20000] if c > "\x7f"]
    return not wide or len(_EXPECTED.findall("".join(wide))) > 0.9 * len(wide)


def _damaged_utf8(data: bytes) -> tuple[str, str]:
    """UTF-8 with a few broken bytes (a download cut off, a bad copy) is read with U+FFFD in their place."""
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") > 4 + len(text) // 100:
        raise ValueError("无法识别的编码或二进制文件 / neither UTF-8, UTF-16 nor GB18030 text; save it as UTF-8")
    return _text(text, "utf-8")
