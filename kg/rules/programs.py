"""The thesaurus of programs (`data/programs/*.tsv`) and the table of how they are called (`data/rules/programs.yaml`), compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import RuleError
from kg.rules.files import load_tsv, load_yaml, root
from kg.text.words import any_at_once, any_of

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

FILE = "rules/programs.yaml"
QUOTES = "“”‘’\"'「」『』"
QUOTE = re.compile("[" + QUOTES + "]")
ENDINGS = (3, 5, 7)
_PARTICLES = "的和与及等以将把对于在从向"
_NUMERALS = "0123456789一二三四五六七八九十百两多余"
_MEASURES = ("个", "项", "条", "所", "家", "座", "处", "批", "轮", "名", "大类", "系列")


@dataclass(frozen=True, slots=True)
class Program:
    """A concept of the thesaurus. `variants` are other surface forms, `blocked` longer words inside which none of them counts."""

    name: str
    en: str
    variants: tuple[str, ...]
    blocked: tuple[str, ...]
    broader: str | None
    related: tuple[str, ...]
    definition: str
    source: str


class Surface(NamedTuple):
    """What one pattern of the automaton says: the program, whether it counts only in quotes, whether it is a list of several."""

    program: str | None
    quoted_only: bool
    listed: bool


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """All programs by name, and the automaton over their surface forms (without quotation marks)."""

    programs: Mapping[str, Program]
    surfaces: tuple[Surface, ...]
    automaton: AhoCorasick = field(repr=False)
    forms: Mapping[str, str] = field(repr=False)
    beginnings: frozenset[str] = field(repr=False)  # the first two characters of all forms
    endings: frozenset[str] = field(repr=False)  # the last characters of all forms, in each number of ENDINGS

    def named(self, form: str) -> str | None:
        """The program a surface form (without quotation marks) names."""
        return self.forms.get(form)


@dataclass(frozen=True, slots=True)
class ProgramRules:
    """Heads, governing words and stop words of program names."""

    named: frozenset[str]
    plain: frozenset[str]
    weak: frozenset[str]
    heads: re.Pattern[str]
    head_words: tuple[str, ...]
    head_scan: AhoCorasick  # of `head_words`; finds what `heads` finds, faster in long texts
    head_near: re.Pattern[str]  # a head after a few characters that go on with a name
    ends_in_head: re.Pattern[str]
    goes_on: tuple[tuple[str, ...], ...]  # what follows each of `head_words` where it is a part of a longer word
    shared: frozenset[str]
    strong: frozenset[str]
    so_called: re.Pattern[str]
    only_said: re.Pattern[str]  # of what follows a quoted word that is no name
    formula: re.Pattern[str]  # a quoted word that is a name only with a head
    verbs: re.Pattern[str]
    verb_words: frozenset[str]
    verb_kinds: Mapping[str, str]  # the verbs of two characters and more as kinds of words: `verb 实施`
    verb_sizes: Mapping[str, tuple[int, ...]]  # how long these are that end so, the longest first
    govern: re.Pattern[str]
    governing: frozenset[str]  # the words of `govern`
    governing_firsts: frozenset[str]  # their first characters
    opener_words: tuple[str, ...]  # a name may begin right after one: verbs, particles and numbers of things
    openers: AhoCorasick  # of these
    prefixes: re.Pattern[str]
    slogans: frozenset[str]
    stops: tuple[re.Pattern[str], re.Pattern[str]]  # of the name's beginning, and of any place in it

    def stopped(self, name: str) -> bool:
        """Is it a slogan or a mere kind of undertaking?"""
        beginning, anywhere = self.stops
        return name in self.slogans or beginning.match(name) is not None or anywhere.search(name) is not None


def plain(text: str) -> str:
    """The text without quotation marks."""
    return QUOTE.sub("", text)


@cache
def thesaurus() -> Thesaurus:
    """The compiled thesaurus; raises RuleError where a row contradicts another."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    programs: dict[str, Program] = {}
    for program in _rows():
        if program.name in programs:
            raise RuleError(f"data/programs: {program.name} stands there twice; merge the rows")
        programs[program.name] = program
    surfaces: dict[str, Surface] = {}
    for program in programs.values():
        for form in (program.name, *program.variants):
            held = surfaces.get(plain(form))
            if held is not None and held.program != program.name:
                raise RuleError(f"data/programs: {form} names both {held.program} and {program.name}; keep one")
            surfaces[plain(form)] = Surface(program.name, form.startswith("“") and form.endswith("”"), "、" in form)
    for form, surface in list(surfaces.items()):
        for other in (form.replace("、", ""), form.replace("、", "，")):
            surfaces.setdefault(other, surface._replace(listed=False))
    for program in programs.values():
        for form in program.blocked:
            surfaces.setdefault(plain(form), Surface(None, False, False))
    _check(programs)
    automaton = AhoCorasick(list(surfaces), matchkind=MatchKind.LeftmostLongest)
    forms = {form: surface.program for form, surface in surfaces.items() if surface.program is not None}
    endings = frozenset(form[-size:] for form in forms for size in ENDINGS)
    return Thesaurus(programs, tuple(surfaces.values()), automaton, forms, frozenset(form[:2] for form in forms), endings)


def _rows() -> Iterator[Program]:
    for path in sorted((root("data") / "programs").glob("*.tsv")):
        if path.name in ("weights.tsv", "judged.tsv"):
            continue
        for row in load_tsv(f"programs/{path.name}"):
            yield Program(
                name=row["name"],
                en=row["en"],
                variants=_list(row["variants"]),
                blocked=_list(row["not"]),
                broader=row["broader"] or None,
                related=_list(row["related"]),
                definition=row["definition"],
                source=row["source"],
            )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _check(programs: Mapping[str, Program]) -> None:
    for program in programs.values():
        for other in (program.broader, *program.related):
            if other and other not in programs:
                raise RuleError(f"data/programs: {program.name} points to {other}, which has no row; add it or drop the pointer")


@cache
def program_rules() -> ProgramRules:
    """The compiled table; raises RuleError where a part is missing or a pattern does not compile."""
    try:
        return _compiled(load_yaml(FILE))
    except (KeyError, TypeError, re.error) as problem:
        raise RuleError(f"data/{FILE}: {problem!r}; compare with the version in the repository") from problem


def _compiled(table: Any) -> ProgramRules:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    heads, stop = table["heads"], table["stop"]
    governing = frozenset([*table["verbs"], *table["adverbs"]])
    verbs = [word for word in table["verbs"] if len(word) > 1]
    every = [*heads["named"], *heads["plain"], *heads["weak"]]
    openers = _openers(verbs)
    return ProgramRules(
        named=frozenset(heads["named"]),
        plain=frozenset(heads["plain"]),
        weak=frozenset(heads["weak"]),
        heads=re.compile(any_of(every)),
        head_words=tuple(every),
        head_scan=AhoCorasick(every, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        head_near=re.compile(f"[^，。；：！？（）《》“”、的和与及等是为在\\n]{{0,6}}?(?P<head>{any_of(every)})"),
        ends_in_head=re.compile(any_of(every) + "$"),
        goes_on=tuple(tuple(heads["goes_on"].get(head, ())) for head in every),
        shared=frozenset(table["shared"]),
        strong=frozenset(table["strong"]),
        so_called=re.compile(any_of(table["so_called"]) + "[为了：]?$"),
        only_said=re.compile(table["only_said"]),
        formula=re.compile(table["formula"]),
        verbs=re.compile(any_of(verbs)),
        verb_words=frozenset(table["verbs"]),
        verb_kinds={verb: f"verb {verb}" for verb in verbs},
        verb_sizes=_sizes(verbs),
        govern=re.compile(any_at_once(governing)),
        governing=governing,
        governing_firsts=frozenset(word[0] for word in governing),
        opener_words=openers,
        openers=AhoCorasick(openers, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        prefixes=re.compile("^" + any_of(table["prefixes"]) + "+"),
        slogans=frozenset(stop["slogans"]),
        stops=_stops([row["pattern"] for row in stop["patterns"]]),
    )


def _sizes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that end with a character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(some, reverse=True)) for last, some in sizes.items()}


def _openers(verbs: Iterable[str]) -> tuple[str, ...]:
    """Verbs, particles, and the last digit of a number with a measure word."""
    return (*verbs, *_PARTICLES, *(digit + measure for digit in _NUMERALS for measure in _MEASURES))


def _stops(patterns: list[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns that begin with ^, and the others, each as one."""
    groups = ([p for p in patterns if p.startswith("^")], [p for p in patterns if not p.startswith("^")])
    beginning, anywhere = (re.compile("|".join(f"(?:{pattern})" for pattern in group)) for group in groups)
    return beginning, anywhere


@cache
def program_weights() -> Mapping[str, float]:
    """What each feature of a candidate weighs, from `data/programs/weights.tsv`."""
    return {row["feature"]: float(row["weight"]) for row in load_tsv("programs/weights.tsv")}
