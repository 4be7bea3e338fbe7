"""What mutation testing (``make mutants``) needs of these tests: few examples, and nothing remembered."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings

# Few examples and always the same ones; an example that failed for one mutant is not kept for the next.
settings.register_profile("mutants", max_examples=12, derandomize=True, database=None)


def _caches() -> Iterator[Callable[[], Any]]:
    """Yield what empties each cache of a function of the room."""
    for name, module in sys.modules.items():
        if name.startswith("summarizer.quotes."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.__module__ == name:
                    yield value.cache_clear


@pytest.fixture(scope="session")
def _forget() -> Callable[[], None]:
    """Empty all caches, once or again. A process of a mutant inherits those of the run before."""
    caches = list(_caches())

    def forget() -> None:
        for clear in caches:
            clear()

    forget()
    return forget


@pytest.fixture(autouse=True)
def _nothing_remembered(request: pytest.FixtureRequest) -> None:
    """Keep what an unchanged function returned before from hiding a changed one.

    While it is found out which test reaches which function, no test may profit from the one before.
    """
    mutant = os.environ.get("MUTANT_UNDER_TEST")
    if mutant is not None:
        forget = request.getfixturevalue("_forget")
        if mutant == "stats":
            forget()
