"""Names typed by a person → entities and documents of a build; what fits nothing or several things is told with what does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kg.analyse.words import topics
from kg.assemble.schema import Record
from kg.errors import QueryError

_SHOWN = 8


def entity(records: Iterable[Record], text: str) -> str:
    """The id of the entity called `text`: by id, name, alias or as written; else the only one whose name holds the words."""
    names = _names(records)
    words = "".join(text.split())
    for candidates in (names.get(words), _programs(names, words), _holding(names, words)):
        if candidates and len(candidates) == 1:
            return next(iter(candidates))
        if candidates:
            shown = "、".join(sorted(candidates)[:_SHOWN])
            raise QueryError(f"{text}: 有多个对象 / fits several: {shown}; give one of these ids")
    close = get_close_matches(words, names, _SHOWN, 0.5)
    hint = f"; 相近 / similar: {'、'.join(close)}" if close else ""
    raise QueryError(f"{text}: 图中没有这个对象 / nothing of this name in the graph{hint}")


def _programs(names: dict[str, set[str]], words: str) -> set[str]:
    """Programs whose name begins with the words, so that 家庭医生 finds 家庭医生签约服务."""
    return {key for name, keys in names.items() if words and name.startswith(words) for key in keys if key.startswith("program/")}


def _holding(names: dict[str, set[str]], words: str) -> set[str]:
    return {key for name, keys in names.items() if words and words in name for key in keys}


def _names(records: Iterable[Record]) -> dict[str, set[str]]:
    """Ids by name; a full name wins over an alias, an alias over what only documents write."""
    full: dict[str, set[str]] = defaultdict(set)
    other: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for row in record["entities"]:
            full[row["name"]].add(row["id"])
            full[row["id"]].add(row["id"])
            for alias in row["aliases"]:
                other[alias].add(row["id"])
        for program in record["programs"]:
            full[program["name"]].add(program["entity"])
        for body in record["organizations"]:
            for surface in body["surfaces"]:
                other[surface].add(body["entity"])
        key = f"document/{record['source']['id']}"
        for name in (record["source"]["id"], key, record["document"]["title"], record["document"]["number"]):
            if name:
                full[name].add(key)
    for term in topics().terms:
        if term not in full:
            other[term].add(f"topic/{term}")
    return {**other, **full}


def document(records: Sequence[Record], text: str) -> Record:
    """The record called `text`: its id, number or title, or the only one in whose id or title the words stand."""
    words = "".join(text.split())
    exact = [r for r in records if words in (r["source"]["id"], r["document"]["number"], r["document"]["title"])]
    found = exact or [r for r in records if words and (words in r["source"]["id"] or words in (r["document"]["title"] or ""))]
    if len(found) == 1:
        return found[0]
    if found:
        shown = "、".join(r["source"]["id"] for r in found[:_SHOWN])
        raise QueryError(f"{text}: 有 {len(found)} 份文件 / {len(found)} documents fit: {shown}; give one id")
    close = get_close_matches(words, [r["source"]["id"] for r in records], _SHOWN, 0.4)
    hint = f"; 相近 / similar: {'、'.join(close)}" if close else ""
    raise QueryError(f"{text}: 没有这份文件 / no such document{hint}")
