"""Word lists as patterns that share what the words have in common, so that a long list is matched about as fast as a short one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

R = TypeVar("R")
_Trie = dict[str, "_Trie"]
_END = ""  # marks where a word ends; no character is empty


def any_of(words: Iterable[str], but: Iterable[str] = ()) -> str:
    """A pattern for any of the words, the longer ones first: `any_of(["建设", "建立", "建"])` is `(?:建(?:立|设|))`.

    None is found where one of `but` begins: with `but=["建材"]` there is no 建 in 建材. The guard stands behind the first character,
    so that words are searched for by it.
    """
    guards = {first: f"(?!{_below(after)})" for first, after in _trie(but).items()}
    return f"(?:{'|'.join(re.escape(first) + guards.get(first, '') + _below(after) for first, after in _trie(words).items())})"


def _trie(words: Iterable[str]) -> _Trie:
    trie: _Trie = {}
    for word in sorted(set(words)):
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return trie


def any_at_once(words: Iterable[str]) -> str:
    """The same for patterns that are matched in place and never searched for: most places fail at their first character."""
    kept = frozenset(words)
    firsts = "".join(re.escape(first) for first in sorted({word[0] for word in kept}))
    return f"(?=[{firsts}]){any_of(kept)}"


def tried_in_words(pattern: str) -> str:
    """The pattern, given up at once where none of the Chinese characters it is written with stands; it must begin with one of them."""
    own = "".join(sorted(set(re.findall(r"[\u4e00-\u9fff]", pattern))))
    return f"(?=[{own}])(?:{pattern})"


class ByWords(Generic[R]):
    """Rows that are looked for only in a text that holds one of their words; one scan of the text tells which those are."""

    def __init__(self, rows: Iterable[tuple[Iterable[str], R]]) -> None:
        words = [(frozenset(kept), row) for kept, row in rows]
        self._rows = tuple((frozenset(word[0] for word in kept), row) for kept, row in words)
        rests: dict[str, list[str]] = {}
        for word in sorted(frozenset[str]().union(*(kept for kept, _ in words))):
            rests.setdefault(word[0], []).append(word[1:])
        # only the first characters are taken, so that words that overlap are found too
        self._scan = re.compile("|".join(f"{re.escape(first)}(?={any_of(rest)})" for first, rest in rests.items()))

    def places(self, text: str) -> list[int]:
        """Where the words, and what begins like them, stand in the text."""
        return [found.start() for found in self._scan.finditer(text)]

    def of(self, text: str) -> list[R]:
        """The rows, in their order, with a word in the text (or with one that begins like a word in the text)."""
        said = self._scan.findall(text)
        return [row for firsts, row in self._rows if not firsts.isdisjoint(said)] if said else []


def _written(node: _Trie) -> str:
    """The alternatives of a node; the end of a word comes last, so that longer words are tried before it."""
    parts = [re.escape(char) + _below(after) for char, after in node.items() if char != _END]
    return "|".join([*parts, ""] if _END in node else parts)


def _below(node: _Trie) -> str:
    return f"(?:{_written(node)})" if len(node) > 1 else _written(node)
