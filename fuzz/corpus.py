"""The inputs a target starts from and those worth keeping: small, of our own making or grown out of that."""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
#: Inputs begin with this where they were written by hand; these stay.
SEED = "seed"
#: What is kept for each target, in bytes and in files.
MOST_BYTES, MOST_FILES = 24 * 1024, 120


def inputs(target: str) -> list[bytes]:
    """Return a target's inputs, seeds first."""
    return [path.read_bytes() for path in _files(target)]


def keep(target: str, found: list[bytes]) -> int:
    """Keep the smallest of what was found beside the seeds, within bounds; return how many are kept in all."""
    folder = FOLDER / target
    folder.mkdir(parents=True, exist_ok=True)
    seeds = [path for path in _files(target) if path.name.startswith(SEED)]
    known = {path.read_bytes() for path in seeds}
    size = count = 0
    names = {path.name for path in seeds}
    for data in sorted({*found} - known, key=lambda one: (len(one), one)):
        if count >= MOST_FILES or size + len(data) > MOST_BYTES:
            break
        size, count = size + len(data), count + 1
        name = hashlib.sha256(data).hexdigest()[:16]
        names.add(name)
        (folder / name).write_bytes(data)
    for path in _files(target):
        if path.name not in names:
            path.unlink()
    return len(names)


def _files(target: str) -> list[Path]:
    files = [path for path in (FOLDER / target).glob("*") if path.is_file()]
    return sorted(files, key=lambda path: (not path.name.startswith(SEED), path.name))
