"""How the values that pass between stages are made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, order: bool = False) -> Callable[[type[T]], type[T]]:
    """A slotted dataclass nobody writes to: mypy proves that; a check at run time would make each value thrice as slow to create."""
    return dataclass(order=order, slots=True, unsafe_hash=True)
