"""What `policykg draw` shows: names as a person gives them → the picture of a part of the records."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyse.connection import Connector
from kg.analyse.lookup import document, entity
from kg.assemble.schema import Record
from kg.errors import QueryError
from visualize.overview import described, whole
from visualize.picture import Picture
from visualize.views import around as near
from visualize.views import paths


def part(
    records: Sequence[Record],
    *,
    around: str | None = None,
    hops: int = 2,
    ends: tuple[str, str] | None = None,
    documents: Sequence[str] = (),
) -> Picture:
    """What is around an entity, or the paths between two. Raises QueryError where a name fits nothing, several things, or nothing drawn."""
    chosen = [document(records, name) for name in documents] or list(records)
    picture = whole(chosen)
    if ends is not None:
        a, b = (entity(records, name) for name in ends)
        shown = paths(picture, Connector(chosen).connect(a, b))
        if not shown.nodes:
            raise QueryError(f"{ends[0]}、{ends[1]}: 这些文件中没有二者之间的路径 / these documents hold no path between the two")
        return described(shown, chosen)
    key = entity(records, around or "")
    if all(node.id != key for node in picture.nodes):
        raise QueryError(f"{around}: 图中不画这类对象，可用网页应用查看 / things of this kind are not drawn; see the web app")
    return described(near(picture, key, hops), chosen)
