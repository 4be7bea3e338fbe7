"""Names that look the same and are stored in different Unicode forms: macOS decomposes what others compose."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path


def stored_path(path: str | Path) -> str:
    """Return the path under which a file is stored whose name is equal in NFC, or the path as it was given.

    A file of the very name goes first; of several others none is taken.
    """
    given = os.fspath(path)
    if given.isascii() or os.path.lexists(given):
        return given
    found = Path(given).anchor
    for part in Path(given).parts[1 if found else 0 :]:
        here = os.path.join(found, part) if found else part  # noqa: PTH118 - a string is returned as it was given
        if not os.path.lexists(here):
            same = _equal(found or ".", part)
            if len(same) != 1:
                return given
            here = os.path.join(found, same[0]) if found else same[0]  # noqa: PTH118
        found = here
    return found


def composed(name: str) -> str:
    """Return a name in its composed form (NFC), by which names that look the same are equal."""
    return unicodedata.normalize("NFC", name)


def _equal(folder: str, name: str) -> list[str]:
    wanted = composed(name)
    try:
        return [one for one in os.listdir(folder) if composed(one) == wanted]  # noqa: PTH208
    except (OSError, ValueError):
        return []
