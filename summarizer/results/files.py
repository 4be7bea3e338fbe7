"""Files that take the place of others at once when all of them is written, and never before."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replacing(path: Path) -> Generator[IO[bytes]]:
    """Open a file for bytes that takes the place of ``path`` when all of it is written. It is its owner's alone.

    It is made under a new name, so that a link that somebody laid there is not followed.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path))
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def replacing_text(path: Path) -> Generator[IO[str]]:
    """The same for text in UTF-8; line ends are written as they are given."""
    with replacing(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
        yield text
        text.flush()
        text.detach()


def remove_leftovers(path: Path) -> None:
    """Remove what a process that was killed left of writing ``path``. For the only one who may write it."""
    for left in path.parent.glob(f"{_prefix(path)}*"):
        if left.is_file() and not left.is_symlink():
            left.unlink(missing_ok=True)


def _prefix(path: Path) -> str:
    return f".{path.name}.new-"
