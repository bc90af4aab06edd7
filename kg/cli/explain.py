"""`policykg explain`: why words were taken for an entity, or left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import OUT
from kg.cli.output import FORM, loaded, rendered

if TYPE_CHECKING:
    from kg.analyse.explain import Explanation, Reason
    from kg.assemble.schema import EntityRow

COLUMNS = ("document", "item", "words", "entity", "method", "score", "why", "candidates", "rule", "start", "said")
_MOST = 40


@click.command()
@click.argument("words")
@OUT
@click.option("--document", "documents", multiple=True, help="只看这些文件（可重复）/ only in these documents (repeatable)")
@FORM
def explain(words: str, out: Path, documents: tuple[str, ...], form: str) -> None:
    """WORDS（文中写法、规范名或标识）指谁、为什么：候选、各项依据与分值、得分、方法、原句。

    What WORDS (as printed, a full name or an id) stand for and why: candidates, features with their points, score, method, sentence.
    """
    from kg.analyse.explain import explain as find
    from kg.analyse.lookup import document
    from kg.errors import QueryError

    records = loaded(out)
    wanted = [document(records, name) for name in documents] or records
    found = find(wanted, words)
    if not found.reasons and not found.entities:
        raise QueryError(f"{words}: 文件中没有这个名称 / nothing is called so in these documents")
    rows = [{**asdict(reason), "why": reason.why, "candidates": reason.candidates} for reason in found.reasons]
    click.echo("\n".join(_lines(found)) if form == "table" else rendered(COLUMNS, rows, form), nl=form == "table")


def _lines(found: Explanation) -> Iterator[str]:
    for entity in found.entities:
        yield from _entity(entity)
        yield from _mentions([r for r in found.reasons if r.entity == entity["id"]])
    known = {entity["id"] for entity in found.entities}
    yield from _mentions([r for r in found.reasons if r.entity and r.entity not in known], "引用文件 / cited documents")
    yield from _mentions([r for r in found.reasons if not r.entity], "未定 / left open")


def _entity(entity: EntityRow) -> Iterator[str]:
    yield f"{entity['name']}  {entity['id']}"
    if entity["aliases"]:
        yield f"  又名 / also: {'、'.join(entity['aliases'])}"
    for key, values in entity["values"].items():
        yield f"  {key}: {'、'.join(values)}"


def _mentions(reasons: list[Reason], title: str = "") -> Iterator[str]:
    if title and reasons:
        yield title
    for reason in reasons[:_MOST]:
        score = "" if reason.score is None else f" {reason.score:g}"
        target = f" → {reason.entity}" if title and reason.entity else ""
        yield f"  “{reason.words}”{target}  {reason.document} {reason.item}  {reason.method}{score}"
        yield from (f"      · {why}" for why in reason.why)
        yield from (f"      ? {candidate}" for candidate in reason.candidates)
        yield f"      {reason.said}  [{reason.rule}, {reason.start}]"
    if len(reasons) > _MOST:
        yield f"  …… 另有 {len(reasons) - _MOST} 处 / and more; use --format csv for all"
