"""The schemes of themes and of policy instruments (`data/themes/*.yaml`), compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.errors import RuleError
from kg.rules.files import load_yaml
from kg.rules.headings import compiled

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

THEMES, INSTRUMENTS = "themes/themes.yaml", "themes/instruments.yaml"
GAP = "[^，。；：]{0,12}"


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a scheme; `broader` is the group an instrument belongs to, `close` the class of the State Council's catalogue."""

    scheme: str
    id: str
    zh: str
    en: str
    broader: str | None
    definition: str
    close: str

    @property
    def key(self) -> str:
        """The id used in the graph: `theme/prevention`."""
        return f"{self.scheme}/{self.id}"


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word says: the theme and how strongly; no theme for a longer word in which no cue counts."""

    theme: str | None
    weight: int


@dataclass(frozen=True, slots=True)
class Themes:
    """The scheme of themes, the automaton over its cue words, and the themes of lead bodies by field."""

    concepts: Mapping[str, Concept]
    words: tuple[str, ...]
    cues: tuple[Cue, ...]
    fields: Mapping[str, str]
    empty: re.Pattern[str]
    empty_longest: int
    automaton: AhoCorasick = field(repr=False)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A sub-instrument with the pattern that shows its use."""

    concept: Concept
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instruments:
    """The three groups and the sub-instruments."""

    groups: tuple[Concept, ...]
    instruments: tuple[Instrument, ...]


@cache
def theme_rules() -> Themes:
    """The compiled scheme of themes; a word that stands twice raises RuleError."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    table: dict[str, Any] = load_yaml(THEMES)
    cues: dict[str, Cue] = {}
    for row in table["themes"]:
        for weight, words in row["cues"].items():
            for word in words.split():
                _add(cues, word, Cue(row["id"], weight))
    for word in table["neutral"].split():
        _add(cues, word, Cue(None, 0))
    concepts = {row["id"]: _theme(row) for row in table["themes"]}
    fields = {stem: row["id"] for row in table["themes"] for stem in row["fields"].split()}
    automaton = AhoCorasick(list(cues), matchkind=MatchKind.LeftmostLongest)
    empty = compiled(table["empty"], f"data/{THEMES}: empty")
    return Themes(concepts, tuple(cues), tuple(cues.values()), fields, empty, table["empty_longest"], automaton)


def _add(cues: dict[str, Cue], word: str, cue: Cue) -> None:
    if word in cues:
        raise RuleError(f"data/{THEMES}: {word} stands under {cues[word].theme or 'neutral'} and {cue.theme or 'neutral'}; keep one")
    cues[word] = cue


def _theme(row: Mapping[str, Any]) -> Concept:
    return Concept("theme", row["id"], row["zh"], row["en"], None, row["definition"], row["catalogue"])


@cache
def instrument_rules() -> Instruments:
    """The compiled scheme of instruments."""
    table: dict[str, Any] = load_yaml(INSTRUMENTS)
    groups = tuple(Concept("instrument", row["id"], row["zh"], row["en"], None, "", "") for row in table["groups"])
    return Instruments(groups, tuple(_instrument(row) for row in table["instruments"]))


def _instrument(row: Mapping[str, Any]) -> Instrument:
    concept = Concept("instrument", f"{row['group']}-{row['id']}", row["zh"], row["en"], row["group"], "", "")
    pattern = compiled("|".join(part.replace("{gap}", GAP) for part in row["patterns"]), f"data/{INSTRUMENTS}, {row['id']}")
    return Instrument(concept, pattern, tuple(row["examples"]), tuple(row["rejects"]))


def concepts() -> tuple[Concept, ...]:
    """Every concept of both schemes, groups before their instruments."""
    rules = instrument_rules()
    return (*theme_rules().concepts.values(), *rules.groups, *(i.concept for i in rules.instruments))
