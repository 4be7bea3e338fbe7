from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.review.helpers import Reviewing, write_run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_run(tmp_path / "out")


@pytest.fixture
def reviewing(folder: Path) -> Iterator[Callable[..., Reviewing]]:
    """Return what opens a review of the folder, for one reviewer after the other."""
    opened: list[Reviewing] = []

    def by(reviewer: str = "ada") -> Reviewing:
        opened.append(Reviewing(folder, reviewer))
        return opened[-1]

    yield by
    for one in opened:
        one.close()
