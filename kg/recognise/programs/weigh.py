"""How much speaks for a candidate: the weights of its features, summed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import repeat

from kg.recognise.programs.candidate import Candidate, modifier
from kg.recognise.programs.features import inside, of_head, of_known, of_left, of_length, of_right
from kg.recognise.programs.features import left as kind_before
from kg.rules.programs import program_rules, program_weights

MOST = 0.5  # words seldom weigh more beyond their characters
_NOTHING = repeat(0.0)  # what a feature without a weight weighs


@cache
def of_how(how: str) -> dict[str, float]:
    """The weights that hold for candidates found in one way, by feature."""
    return {feature.removeprefix(how + " "): weight for feature, weight in program_weights().items() if feature.startswith(how + " ")}


def total(how: str, features: Iterable[str]) -> float:
    return sum(map(of_how(how).get, features, _NOTHING))


@cache
def head(how: str, word: str) -> float:
    """What a head weighs."""
    return total(how, of_head(word, program_rules()))


@cache
def heads(how: str) -> tuple[float, ...]:
    """What each head of the table weighs."""
    return tuple(head(how, word) for word in program_rules().head_words)


@cache
def settled(how: str) -> dict[str, float]:
    """What marks, openers and governing words weigh before a candidate, but for the ends of governing words that are of another kind."""
    rules = program_rules()
    kinds = {word: {kind_before(word, len(word), rules)} for word in (*"，。；：！？（）《》、\n", *rules.opener_words, *rules.governing)}
    for word in rules.governing:
        for end in {word[at:] for at in range(1, len(word))} & kinds.keys():
            kinds[end] |= kinds[word]
    return {word: left(how, *kind) for word, kind in kinds.items() if len(kind) == 1}


@cache
def left(how: str, kind: str) -> float:
    """What a kind of words before a candidate weighs."""
    return total(how, of_left(kind, program_rules()))


@cache
def right(how: str, kind: str) -> float:
    """What a kind of words behind a candidate weighs."""
    return total(how, of_right(kind))


@cache
def best_right(how: str) -> float:
    """No words behind a candidate weigh more."""
    return max([weight for feature, weight in of_how(how).items() if feature.startswith("right=")], default=0.0)


@cache
def lengths(how: str, most: int) -> tuple[float, ...]:
    """What each number of characters before the head weighs."""
    return tuple(length(how, characters) for characters in range(most + 1))


@cache
def length(how: str, characters: int) -> float:
    """What the number of characters before the head weighs."""
    return total(how, of_length(characters))


def itself(candidate: Candidate, text: str, least: float) -> float:
    """What the candidate's own words weigh; -inf if that is hardly `least`."""
    words = modifier(candidate)
    weight = total(candidate.how, dict.fromkeys(words))
    return weight + total(candidate.how, inside(candidate, words, text, program_rules())) if weight + MOST >= least else -math.inf


@cache
def wider(how: str, before: int, behind: int) -> float:
    """What it weighs that a candidate holds a known name."""
    return total(how, of_known(before, behind))
