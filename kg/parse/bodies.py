"""Lists of addressees: split where separate bodies are named, kept where they share a head or tail."""

from __future__ import annotations

import re

_SHARES = "，；"
_OPEN, _CLOSE = "（〔《“", "）〕》”"
_COMPLETE = re.compile(
    r"(?:政府|[党工团]?委|局|部门|单位|机构|办|处|院|所|中心|公司|企业|学校|团体|组织|会|岗位|科室|部委|镇|街道|乡|室|站|部|厅|党组|园区|高校|医院|银行|大学|支队|大队|社|厂|馆|集团|署|兵团|军区|海关|[分支]行|电网)$"
)
_BRACKET = re.compile(r"（[^（）]{0,40}）")


def split_bodies(text: str) -> list[tuple[int, int]]:
    """Where each addressee of a list stands: `各省、自治区、直辖市人民政府，国务院各部委、各直属机构` holds three."""
    found: list[tuple[int, int]] = []
    for start, end in _cut(text, 0, len(text), _SHARES):
        pieces = _cut(text, start, end, "、")
        if not pieces:
            continue
        first, last = pieces[0]
        for begin, stop in pieces[1:]:
            if _complete(text[first:last]) and _complete(text[begin:stop]):
                found.append((first, last))
                first = begin
            last = stop
        found.append((first, last))
    return found


def _complete(name: str) -> bool:
    plain = _BRACKET.sub("", name)
    return len(plain) > 1 and (len(plain) > 2 or plain.endswith(("委", "政府"))) and _COMPLETE.search(plain) is not None


def _cut(text: str, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    """The stretches between `marks` outside brackets, without empty ones."""
    found, depth, begin = [], 0, start
    for at in range(start, end):
        c = text[at]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif c in marks and depth == 0:
            found.append((begin, at))
            begin = at + 1
    found.append((begin, end))
    return [(a, b) for a, b in found if b > a]
