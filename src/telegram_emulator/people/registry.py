"""The register of acts."""

from collections.abc import Callable
from typing import TypeVar

Act = TypeVar("Act", bound=Callable[..., object])
ACTS: dict[str, Callable[..., object]] = {}


def act(function: Act) -> Act:
    """Register a function as an act under its own name."""
    ACTS[function.__name__] = function
    return function
