"""Every body a document names: in its header, in its duties and in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.model import DutyMention, Header, Mention, OrganizationMention, Part, Passage, Span, Stated
from kg.recognise.organizations.collective import collectives
from kg.recognise.organizations.headed import carried, singles
from kg.recognise.organizations.hit import Hit, outermost
from kg.recognise.organizations.known import carriers, committee_and_government, fields, known
from kg.recognise.organizations.named import named
from kg.recognise.organizations.parts import part_after
from kg.rules.bodies import lookup
from kg.rules.body_cues import Cues, cues, matches
from kg.rules.body_places import is_placed
from kg.rules.organization_rules import organization_rules

_UNREAD = Part.CHROME
_SOURCE = re.compile(
    r"(?:信息|文章|稿件)?来源\s{0,4}[:：]\s{0,4}[一-鿿]{2,6}报社?$"
)  # the paper that printed a document is named nowhere else
_NUMBER = re.compile(r"[一-鿿]{0,3}(?:〔|（)(?:19|20)[0-9]{2}(?:〕|）)[0-9]{0,5}号?")  # of a document: 人社厅明电〔2020〕9号
_MEMBERS = re.compile(r"(.{2,30}(?:领导小组|委员会|指挥部|联席会议))(?:各)?成员单位")
_MEETINGS = ("联席会议", "领导小组", "专班", "工作专班")
_BOTH = re.compile(r"([^（）]{2,20})（([^（）]{2,20})）")


def organizations(passages: Sequence[Passage], duties: Sequence[Mention], header: Header) -> tuple[OrganizationMention, ...]:
    """The bodies in document order: issuers, recipients and copied-to of the header, who leads and supports, and all named in the passages."""
    found = [*_stated(header), *_from_duties(duties)]
    taken = _Taken(m.span for m in found)
    read = [p for p in passages if p.part is not _UNREAD or _SOURCE.match(p.view.text)]
    for passage, here in zip(read, hits_in([passage.view.text for passage in read]), strict=True):
        if here:
            found += _mentions(passage, outermost(here), taken)
    return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end)))


class _Taken:
    """Stretches of the document that are read already; a span is in them if any of it is."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted({(span.start, span.end) for span in spans}):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def _stated(header: Header) -> Iterator[OrganizationMention]:
    groups: tuple[tuple[str, tuple[Stated, ...]], ...] = (
        ("issuer", header.issuers),
        ("recipient", header.recipients),
        ("copied-to", header.copied_to),
    )
    for role, values in groups:
        for name, stated in carried(values):
            for single in singles(name):
                yield OrganizationMention(stated.value, stated.span, None, f"header-{role}", single)


def _from_duties(duties: Sequence[Mention]) -> Iterator[OrganizationMention]:
    for duty in duties:
        if isinstance(duty, DutyMention):
            for name in _with_group(*_two_in_one(duty.name)):
                yield OrganizationMention(duty.text, duty.span, duty.item, f"duty-{duty.role}", name)


def _two_in_one(name: str) -> tuple[str, ...]:
    """Two bodies where the bracket behind a known one holds another: `宣传部（融媒体中心）`."""
    both = _BOTH.fullmatch(name) if name.endswith("）") else None
    return (both[1], both[2]) if both and lookup(both[1]) and lookup(both[2]) else (name,)


def _with_group(*names: str) -> tuple[str, ...]:
    """The names, and the group that is named with its members: `医改领导小组` of `医改领导小组成员单位`."""
    group = _MEMBERS.match(names[0]) if "成员单位" in names[0] else None
    return (*names, group[1]) if group else names


def _mentions(passage: Passage, named: Iterable[Hit], taken: _Taken) -> Iterator[OrganizationMention]:
    view = passage.view
    for hit in named:
        span = view.span(hit.start, hit.end)
        if span not in taken:
            for name in _with_group(hit.name):
                yield OrganizationMention(view.text[hit.start : hit.end], span, passage.item, hit.rule, name)


@lru_cache(maxsize=256)  # sentences are asked for who leads and for who helps
def hits(text: str) -> tuple[Hit, ...]:
    """Every stretch of a text that names a body, nested ones included."""
    return tuple(hits_in((text,))[0])


def hits_in(texts: Sequence[str]) -> list[list[Hit]]:
    """The hits of each text. Each step goes through all texts before the next does, which takes a seventh less time than the other way round."""
    found: list[list[Hit]] = [[] for _ in texts]
    read = [(text, seen, here) for text, seen, here in zip(texts, cues(texts), found, strict=True) if seen]
    for step in _STEPS:
        for text, seen, here in read:
            here += step(text, seen, here)
    return [_checked(text, here) if here else here for text, here in zip(texts, found, strict=True)]


def _known(text: str, seen: Cues, _: list[Hit]) -> Iterable[Hit]:
    return known(text, seen.ends) if seen.ends else ()


def _listed(text: str, seen: Cues, _: list[Hit]) -> Iterator[Hit]:
    yield from committee_and_government(text)
    if seen.fields:
        yield from fields(text)
    if seen.carriers:
        yield from carriers(text)


def _grouped(text: str, seen: Cues, _: list[Hit]) -> Iterator[Hit]:
    if seen.groups:
        yield from collectives(text, seen.groups)
    if seen.own:
        yield from (_own(text, word) for word in matches(organization_rules().own, text, seen.own))


def _checked(text: str, found: list[Hit]) -> list[Hit]:
    """The hits but for those that are part of a document's number or what a body was called before, with 中共 where that stands before them."""
    if "〔" in text or "（" in text:
        found = [hit for hit in found if not _NUMBER.match(text, hit.end)]
    if "（原" in text:
        found = [hit for hit in found if not text.endswith("（原", 0, hit.start)]
    return [_with_party(text, hit) for hit in found] if "中共" in text else found


def _own(text: str, named: re.Match[str]) -> Hit:
    """`我局`, with the division of it that is named behind it."""
    part = part_after(text, named.end())
    return Hit(named.start(), part[0], named[0] + part[1], "body-self") if part else Hit(*named.span(), named[0], "body-self")


def _cut_out(text: str, seen: Cues, sure: list[Hit]) -> Iterable[Hit]:
    """The names cut out by their head noun, but for those that are known or run over known ones."""
    found = list(named(text, seen.heads)) if seen.heads else []
    if not found:
        return ()
    ends = {hit.end: hit for hit in sure if len(hit.name) > 2}
    spans = {(hit.start, hit.end) for hit in sure}
    starts = {hit.start: hit.end for hit in sure if len(hit.name) > 2}
    return (
        hit
        for hit in found
        if (hit.start, hit.end) not in spans and not _is_two(hit, ends) and not _acts(text, hit, starts.get(hit.start, hit.end))
    )


def _acts(text: str, hit: Hit, body: int) -> bool:
    """Whether a name cut out by its head noun is a known body, which ends at `body`, and what it does: 市教育局|创建绿色学校, 省总工会|联席会议."""
    rules, rest = organization_rules(), text[body : hit.end]
    return rest[:2] in rules.verbs or rest in _MEETINGS


def _is_two(hit: Hit, sure: dict[int, Hit]) -> bool:
    """Whether a name cut out by its head noun runs over bodies printed side by side, the last of which is known with its place."""
    last = sure.get(hit.end)
    if last is None or hit.start >= last.start:
        return False
    return last.rule == "body-national" or last.start in sure or is_placed(last.name)


def _with_party(text: str, hit: Hit) -> Hit:
    """The hit with 中共 where that stands before it."""
    if not text.startswith("中共", max(0, hit.start - 2), hit.start) or hit.name[:2] == "中央":
        return hit
    return Hit(hit.start - 2, hit.end, "中共" + hit.name, hit.rule)


_STEPS = (_known, _listed, _cut_out, _grouped)
