"""Document → Outline: header, sections, items and the passages that recognisers read."""

from kg.parse.document import parse

__all__ = ["parse"]
