"""The people in charge named behind a label: `副局长王大中、艾尼·买买提` → 王大中, 艾尼·买买提."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import PersonMention, View
from kg.recognise.shapes import bodylike
from kg.rules.duties import duty_rules

_BRACKET = re.compile("（[^（）]{0,40}）")
_SEPARATED = re.compile("[^、，；：,;/。和及]{1,60}")
_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_FOREIGN = re.compile("[\u4e00-\u9fff]{1,10}(?:[·•・][\u4e00-\u9fff]{1,10}){1,3}")
OFFICE_HEAD = "办公室主任"
_HEADED = re.compile(
    f"(?:^|[，。；、])(?P<before>[\u4e00-\u9fff]{{2,4}})同志(?:兼任|担任|兼|任)[^，。；]{{0,12}}{OFFICE_HEAD}"
    f"|{OFFICE_HEAD}由(?P<behind>[^，。；]{{2,26}}?)(?:兼任|担任)"
)
_OFFICE_START = re.compile("^(?:[县市区省州盟旗局委厅办部镇乡院党政常副]|中共|常务|人民)")

_OFFICE_CERTAIN = re.compile("(?:副|常[务委]|党[委组工政]|县[委长]|市[委长]|区[委长]|镇[党长]|乡[党长]|局[党长]|中共|人民)")


def people(value: View, item: str | None, rule: str) -> tuple[PersonMention, ...]:
    """The people a value names, titles and brackets left out; words that are no names give nothing."""
    text = value.text
    return tuple([PersonMention(text[a:b], value.span(a, b), item, rule, text[a:b]) for a, b in _named(text, value.gaps())])


@lru_cache(maxsize=256)
def _named(text: str, gaps: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Where the names of people stand; the same few people answer for all items of a document."""
    found = []
    for start, end in _stretches(text, gaps):
        name = _name(text[start:end])
        if name:
            at = text.index(name, start)
            found.append((at, at + len(name)))
    return tuple(found)


def office_heads(text: View, item: str) -> Iterator[PersonMention]:
    """Who is told to head the office that carries a task out: `办公室设在某局，甲乙丙同志兼任办公室主任` → 甲乙丙."""
    for found in _HEADED.finditer(text.text):
        start = found.start(found.lastgroup or 0)
        name = _name(found[found.lastgroup or 0])
        if name:
            at = text.text.index(name, start)
            yield PersonMention(name, text.span(at, at + len(name)), item, "duty.office-head", name)


def _stretches(value: str, gaps: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The stretches that hold one person each: between separators, and between white space where both sides are names."""
    text = _BRACKET.sub(lambda m: "、" * len(m[0]), value)
    for part in _SEPARATED.finditer(text):
        start, end = part.span()
        cuts = [at for at in gaps if start < at < end]
        apart = list(_between(text, start, [*cuts, end]))
        if sum(_name(text[a:b]) is not None for a, b in apart) < 2 and _name(part[0]) is not None:
            yield start, end
        else:
            yield from apart


def _between(text: str, start: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches between cuts; single characters are joined, since two-character names are set apart (`杨 阳`)."""
    for cut in cuts:
        if cut - start < 2 and cut != cuts[-1]:
            continue
        yield start, cut
        start = cut


def _name(words: str) -> str | None:
    """The person's name in words that may hold a title before or after it."""
    words = words.removesuffix("同志").removesuffix("等")
    foreign = _FOREIGN.search(words)
    if foreign:
        return _after_title(foreign[0]) or duty_rules().people.title.sub("", foreign[0])
    title = duty_rules().people.title
    if title.fullmatch(words):
        return None
    last = _last_title(words)
    if last is None:
        return words if _is_name(words) and not bodylike(words) else None
    after = words[last.end() :]
    if after:
        return after if _is_name(after) else None
    first = title.search(words)
    if first is not None and first.start() <= 3 and _is_name(words[: first.start()]):
        return words[: first.start()]
    for size in (2, 3, 4) if _OFFICE_CERTAIN.match(words, 2) else (3, 2, 4):
        name, office = words[:size], words[size:]
        if _is_name(name) and office and (_OFFICE_START.match(office) or title.match(office)):
            return name
    return None


def _after_title(words: str) -> str | None:
    last = _last_title(words)
    return words[last.end() :] if last and len(words) - last.end() > 1 else None


def _last_title(words: str) -> re.Match[str] | None:
    return max(duty_rules().people.title.finditer(words), key=lambda m: m.start(), default=None)


def _is_name(words: str) -> bool:
    """Whether the words can be a name: a surname and one or two characters, a double surname, or the given names of peoples without one."""
    rules = duty_rules().people
    if rules.given.fullmatch(words):
        return True
    if not _NAME.fullmatch(words):
        return False
    if words.startswith(rules.compound):
        return True
    return (words[0] in rules.surnames and len(words) <= 3) or (
        words[0] in rules.surnames and words[1] in rules.surnames and len(words) == 4
    )
