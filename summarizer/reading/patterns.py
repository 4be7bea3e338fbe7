"""Globs, matched without following a link out of the folder they begin in, and without walking in circles."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

_RECURSIVE = "**"


def matches(pattern: str) -> list[str]:
    """Return the paths that a pattern matches, sorted. Links are entered only inside of the pattern's root."""
    if "\0" in pattern:
        return []
    root, parts = _parted(pattern)
    inside = os.path.realpath(root or os.curdir)
    return sorted(dict.fromkeys(_expanded(root, parts, inside)))


def root_of(pattern: str) -> str:
    """Return the folder a pattern begins in: what stands before its first wildcard."""
    return _parted(pattern)[0] or os.curdir


def _parted(pattern: str) -> tuple[str, list[str]]:
    parts = [part for part in pattern.split(os.sep) if part]  # noqa: PTH206 - `Path` drops `./`
    root = os.sep if pattern.startswith(os.sep) else ""
    while parts and not glob.has_magic(parts[0]):
        root = _joined(root, parts.pop(0))
    return root, parts


def _joined(folder: str, name: str) -> str:
    return os.path.join(folder, name) if folder else name  # noqa: PTH118 - a string as the user began it


def _expanded(folder: str, parts: list[str], inside: str) -> Iterator[str]:
    if not parts:
        if os.path.lexists(folder):
            yield folder
        return
    part, rest = parts[0], parts[1:]
    if part == _RECURSIVE:
        yield from _expanded(folder, rest or ["*"], inside)
        for path in _real_folders(folder):
            yield from _expanded(path, parts, inside)
    elif not glob.has_magic(part):
        yield from _expanded(_joined(folder, part), rest, inside)
    else:
        for path in _fitting(folder, part):
            if rest and _leads_out(path, inside):
                yield path  # a link out of the folder: who reads it says so
            else:
                yield from _expanded(path, rest, inside)


def _real_folders(folder: str) -> Iterator[str]:
    """Yield the folders in a folder, without links to others."""
    for name in _names(folder):
        path = _joined(folder, name)
        if Path(path).is_dir() and not Path(path).is_symlink():
            yield path


def _fitting(folder: str, pattern: str) -> Iterator[str]:
    """Yield what lies in a folder and has a fitting name."""
    for name in _names(folder, hidden=pattern.startswith(".")):
        if fnmatchcase(name, pattern):
            yield _joined(folder, name)


def _names(folder: str, *, hidden: bool = False) -> list[str]:
    try:
        names = sorted(os.listdir(folder or os.curdir))  # noqa: PTH208
    except OSError:
        return []
    return [name for name in names if hidden or not name.startswith(".")]


def _leads_out(path: str, inside: str) -> bool:
    """Whether a path is a link to somewhere outside of a folder."""
    return Path(path).is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside)
