"""Word lists as patterns that share what the words have in common, so that a long list is matched about as fast as a short one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Trie = dict[str, "_Trie"]
_END = ""  # marks where a word ends; no character is empty


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longer ones first: `any_of(["建设", "建立", "建"])` is `(?:建(?:立|设|))`."""
    trie: _Trie = {}
    for word in sorted(set(words)):
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return f"(?:{_written(trie)})"


def any_at_once(words: Iterable[str]) -> str:
    """The same for patterns that are matched in place and never searched for: most places fail at their first character."""
    kept = frozenset(words)
    firsts = "".join(re.escape(first) for first in sorted({word[0] for word in kept}))
    return f"(?=[{firsts}]){any_of(kept)}"


def _written(node: _Trie) -> str:
    """The alternatives of a node; the end of a word comes last, so that longer words are tried before it."""
    parts = [re.escape(char) + _below(after) for char, after in node.items() if char != _END]
    return "|".join([*parts, ""] if _END in node else parts)


def _below(node: _Trie) -> str:
    return f"(?:{_written(node)})" if len(node) > 1 else _written(node)
