"""Bodies that go by two names in one document, and bodies given two roles in one item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kg.analyse.finding import Finding, Quote, finding, named, quoted
from kg.analyse.words import audit_words
from kg.assemble.schema import OrganizationRow, Record

_LEAST = 5  # characters; shorter forms are abbreviations
_VAGUE = re.compile(r"[、，和与及]?(?:部门|单位|机构|等|各.{0,8})$|、|各")
_PREFIX = re.compile(r"^(?:中共)?(?:[\u4e00-\u9fff]{2,7}?(?:自治区|省|市|县|区|州|盟|旗)|[省市县区州])?局?(?=[\u4e00-\u9fff]{4})")


def two_names(record: Record) -> Iterator[Finding]:
    """发展和改革局 beside 发展和改革委员会: forms of one body that are no short forms of one another, or two bodies that differ by such words."""
    for body in record["organizations"]:
        for one, other in combinations(_forms(body), 2):
            if _two(one, other):
                yield _named_twice(record, body, body, one, other)
                break
    swapped = {changed: body for body in record["organizations"] for changed in _swapped(body["name"])}
    followed = {(e["id"], before) for e in record["entities"] for before in e["values"].get("succeeds", [])}
    for body in record["organizations"]:
        twin = swapped.get(body["name"])
        if twin is None or {(body["entity"], twin["entity"]), (twin["entity"], body["entity"])} & followed:
            continue  # a body and its predecessor are two, and a document may well name both
        if twin["name"] < body["name"]:
            yield _named_twice(record, twin, body, twin["surfaces"][0], body["surfaces"][0])


def _forms(body: OrganizationRow) -> list[str]:
    return [form for form in body["surfaces"] if len(form) >= _LEAST and not _VAGUE.search(form)]


def _two(one: str, other: str) -> bool:
    """Whether both are whole names: they begin alike, end as names do, and neither is the other with characters left out."""
    a, b = _PREFIX.sub("", one), _PREFIX.sub("", other)
    if a == b or len(a) < _LEAST - 1 or len(b) < _LEAST - 1:
        return False
    if b in _swapped(a) or a in _swapped(b):
        return (a == one) == (b == other) or a[-1] == b[-1]
    return a[:2] == b[:2] and not _leaves_out(a, b) and not _leaves_out(b, a) and a[-1] == b[-1]


def _leaves_out(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _swapped(name: str) -> set[str]:
    """The name with another tail or word of the same meaning."""
    found: set[str] = set()
    for row in audit_words().same_tail:
        for tail in row:
            if name.endswith(tail) and len(name) > len(tail) + 2:
                found.update(name[: -len(tail)] + other for other in row if other != tail)
                break
    for row in audit_words().same_word:
        for word in row:
            if word in name:
                found.update(name.replace(word, other) for other in row if other != word and not other.startswith(word))
                break
    return found - {name}


def _named_twice(record: Record, first: OrganizationRow, second: OrganizationRow, one: str, other: str) -> Finding:
    quotes = (_mention(first, one), _mention(second, other))
    items = dict.fromkeys(
        item for body in (first, second) for m in body["mentions"] if _words(m["evidence"]["quote"]) in (one, other) for item in m["items"]
    )
    zh, en = f"同一机构写作“{one}”和“{other}”", f"one body is called {one} and {other}"
    found = finding(record, "two-names", [], zh, en, *quotes)
    return Finding(found.document, found.code, tuple(items), found.zh, found.en, found.quotes)


def _mention(body: OrganizationRow, form: str) -> Quote:
    evidence = next((m["evidence"] for m in body["mentions"] if _words(m["evidence"]["quote"]) == form), body["mentions"][0]["evidence"])
    return quoted(evidence)


def _words(quote: str) -> str:
    return "".join(quote.split())


def both_roles(record: Record) -> Iterator[Finding]:
    """Bodies that lead an item and support it too."""
    for item in record["items"]:
        leads = {d["entity"] or d["name"]: d for d in item["duties"] if d["role"] == "lead"}
        for duty in item["duties"]:
            lead = leads.get(duty["entity"] or duty["name"])
            if duty["role"] == "support" and lead is not None:
                zh, en = f"{named(item)}中{duty['name']}既牵头又配合", f"in {named(item)} {duty['name']} both leads and supports"
                yield finding(record, "lead-also-supports", [item], zh, en, quoted(lead["evidence"]), quoted(duty["evidence"]))
