"""What a browser asks for and what it is given, as values; no sockets here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_MOST_FIELDS = 40
_LONGEST = 2_000_000


class NotFoundError(Exception):
    """No such page; the message is a pair of sentences, zh and en."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.said = (zh, en)


@dataclass(frozen=True, slots=True)
class Request:
    """`path` is decoded, `fields` the query (or form) with one value each; `language` 0 for Chinese, 1 for English."""

    path: str
    fields: Mapping[str, str]

    @property
    def language(self) -> int:
        return int(self.fields.get("lang") == "en")

    def text(self, name: str) -> str:
        """The value of a field, white space at its ends left out; empty where there is none."""
        return self.fields.get(name, "").strip()

    def number(self, name: str, otherwise: int = 1) -> int:
        text = self.text(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise

    def link(self, path: str, **fields: object) -> str:
        """The address of another page in the same language."""
        return address(path, **fields, **({"lang": "en"} if self.language else {}))

    def again(self, **changed: object) -> str:
        """The address of this page with some fields changed; None takes a field away."""
        return address(self.path, **{**self.fields, **changed})


def request(target: str, form: str = "") -> Request:
    """The request of a request line's target (and a posted form)."""
    parts = urlsplit(target)
    query = parts.query + ("&" + form if form else "")
    pairs = parse_qsl(query[:_LONGEST], keep_blank_values=False, max_num_fields=_MOST_FIELDS)
    return Request(unquote(parts.path), dict(pairs))


def address(path: str, **fields: object) -> str:
    """A path with its query: `address("/entity/a b", page=2)` → `/entity/a%20b?page=2`; empty values are left out."""
    kept = {key: str(value) for key, value in fields.items() if value not in (None, "")}
    fragment = kept.pop("_at", "")
    return quote(path, safe="/~") + ("?" + urlencode(kept) if kept else "") + ("#" + quote(fragment) if fragment else "")


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: status, media type, bytes, further headers."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
