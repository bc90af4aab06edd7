"""Names that no table holds: candidates weighed by how they are written, the best of those that overlap kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.recognise.programs import weigh
from kg.recognise.programs.candidate import Candidate
from kg.recognise.programs.candidates import listed, quoted
from kg.recognise.programs.forms import told_by_form
from kg.recognise.programs.headed import headed
from kg.recognise.programs.held import Held
from kg.rules.programs import ProgramRules

LEAST = -0.85  # from this weight on a candidate counts as a name, by the best F1 of documents that were not learned from
LEAST_WIDER = 0.6  # one that holds a known name must be likelier to stand in its place
_WHOM = re.compile("(?:企业|行业|领域|地区|单位|人员|群众|家庭|学校|的|一轮|全国|我国)$")
_FAINT = -1.7  # by head, length and the words around; what a name is made of seldom outweighs less


def discover(text: str, rules: ProgramRules, held: Held) -> tuple[Candidate, ...]:
    """Those candidates of a text that count as names, the likeliest first; none overlaps another or cuts through a known name."""
    likely = [(-weight, candidate) for weight, candidate in _weighed(text, rules, held)]
    taken = bytearray(len(text))
    kept: list[Candidate] = []
    for _, candidate in sorted(likely):
        start, end = candidate.start, candidate.end
        if taken.find(1, start, end) < 0 and not rules.stopped(candidate.name):
            taken[start:end] = b"\1" * (end - start)
            kept.append(candidate)
    return tuple(kept)


def candidates(text: str, rules: ProgramRules, held: Held, least: float = _FAINT) -> list[Candidate]:
    """All candidates of a text but those with less than `least` around them; found before any is weighed, which is faster than one by one."""
    return [*quoted(text, rules), *headed(text, rules, held, least)]


def _weighed(text: str, rules: ProgramRules, held: Held) -> list[tuple[float, Candidate]]:
    """The candidates likely enough, with their weights."""
    hopeful = []
    for candidate in candidates(text, rules, held):
        beside = held.beside(candidate.start, candidate.end)
        if beside == (0, 0):
            hopeful.append((candidate, candidate.around, LEAST))
        elif beside and not _only_more(candidate, text, *beside, rules):
            hopeful.append((candidate, candidate.around + weigh.wider(candidate.how, *beside), LEAST_WIDER))
    weighed = [(weight + weigh.itself(candidate, text, least - weight), candidate, least) for candidate, weight, least in hopeful]
    return [(weight, candidate) for weight, candidate, least in weighed if weight >= least]


def _only_more(candidate: Candidate, text: str, before: int, behind: int, rules: ProgramRules) -> bool:
    """Is it a known name, so many characters before and behind which make no other name of it?"""
    if before and _adds_nothing(text, candidate.start, candidate.start + before, rules):
        return True
    return _only_a_head_more(candidate, text, before, behind, rules)


def _adds_nothing(text: str, start: int, end: int, rules: ProgramRules) -> bool:
    """Do the words before a known name say only what is done, or for whom? 推进…, 钢铁企业…"""
    return rules.govern.match(text, start) is not None or _WHOM.search(text, start, end) is not None


def _only_a_head_more(candidate: Candidate, text: str, before: int, behind: int, rules: ProgramRules) -> bool:
    """Is it a known name and a word for its kind that makes no name of it? “三医联动”改革 is 三医联动, 海绵城市试点 海绵城市."""
    quoted = text[candidate.start] == "“"
    plain = quoted or candidate.head not in rules.named
    return plain and before <= quoted and 0 < behind <= len(candidate.head) + quoted


def members(text: str, kept: Iterable[Candidate], rules: ProgramRules) -> Iterator[Candidate]:
    """Names told by a form of words alone, and those that share the head of a discovered one."""
    kept = tuple(kept)
    for told in told_by_form(text, rules):
        if not any(one.start <= told.start < one.end for one in kept):
            yield told
    for one in kept:
        if one.how == "headed" and one.head in rules.shared:
            yield from listed(text, one, rules)
