"""One file → one Document: size limit, format by suffix, digest of the bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import SourceError
from kg.model import Document
from kg.read.plain import decode

LARGEST = 64 * 1024 * 1024  # bytes; the longest real plan met is under 1 MB

# suffix → bytes to (text, encoding); a reader raises ValueError with the reason when the bytes are not its format
FORMATS: Mapping[str, Callable[[bytes], tuple[str, str]]] = {".txt": decode, ".md": decode}


def read(path: Path) -> Document:
    """The document in `path`. Raises SourceError, in one sentence, when it is missing, too large, empty or not text."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceError(f"{path}: 文件过大 / {size:,} bytes, more than the limit of {LARGEST:,}; split it")
        data = path.read_bytes()
    except OSError as problem:
        raise SourceError(f"{path}: 无法读取 / cannot be read ({problem.strerror}); check the path and its permissions") from problem
    try:
        text, encoding = FORMATS[path.suffix.lower()](data)
    except ValueError as problem:
        raise SourceError(f"{path}: {problem}") from problem
    return Document(path.stem, path.name, text, encoding, hashlib.sha256(data).hexdigest())
