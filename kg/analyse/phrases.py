"""Phrases one text shares with others: the longest common stretches, twelve characters and more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

LEAST = 12  # characters; shorter stretches are set phrases of the language
MOST = 400  # characters; longer copies are told in pieces
_COMMONPLACE = 0.1  # a phrase in more than this share of the other texts belongs to nobody …
_COMMONPLACE_LEAST = 4  # … if they are more than this many


def shared(text: str, others: Mapping[str, str]) -> dict[str, list[str]]:
    """By other text, the longest stretches it shares with `text`, in the order of that text; commonplaces are left out.

    `shared("深入开展三减三健全民健康生活方式行动", {"x": "要开展三减三健全民健康生活方式行动。"}) == {"x": ["开展三减三健全民健康生活方式行动"]}`.
    """
    known = {text[at : at + LEAST] for at in range(len(text) - LEAST + 1)}
    found = {name: _stretches(known, other, text) for name, other in others.items()}
    spread = Counter(phrase for phrases in found.values() for phrase in set(phrases))
    most = max(_COMMONPLACE_LEAST, _COMMONPLACE * len(others))
    kept = {name: [phrase for phrase in phrases if spread[phrase] <= most] for name, phrases in found.items()}
    return {name: phrases for name, phrases in kept.items() if phrases}


def _stretches(known: set[str], other: str, text: str) -> list[str]:
    found: list[str] = []
    at, last = 0, len(other) - LEAST
    while at <= last:
        if other[at : at + LEAST] not in known:
            at += 1
            continue
        end = at + LEAST
        while end < len(other) and end - at < MOST and other[end - LEAST + 1 : end + 1] in known:
            end += 1
        while end - at > LEAST and other[at:end] not in text:  # stretches that lie apart in the text
            end -= 1
        found.append(other[at:end])
        at = end
    return list(dict.fromkeys(phrase.strip("，、；：。（）“”") for phrase in found))
