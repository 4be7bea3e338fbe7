"""What a server may read: the folders that were named when it was started, and nothing else.

A path is led to where it really is, symbolic links included, before it is compared with the folders. Of what lies
outside of them nothing is told, not even whether it exists.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from summarizer.errors import InputError, NoSuchDocument
from summarizer.reading.find import without_target

#: Longer paths are none.
_LONGEST = 4_096


class Folders:
    """The folders that were named.

    Raises:
        NoSuchDocument: one of them is no folder.
    """

    def __init__(self, named: Iterable[Path]) -> None:
        self.roots = tuple(dict.fromkeys(_root(path) for path in named))

    def file(self, path: str) -> Path:
        """Return a file within the folders; a relative path is looked up in each of them.

        Raises:
            InputError: it lies outside, or is no regular file.
        """
        found = self._within(path)
        if not found.is_file():
            raise InputError(
                f"{path!r} is no file in {self.listed}. Folders are given as `path` only."
            )
        return found

    def sources(self, path: str | None) -> Sequence[Path]:
        """Return the files and folders that a path stands for; without one, all folders.

        Raises:
            InputError: it lies outside, or there is nothing to look into.
        """
        if path is not None:
            return (self._within(path),)
        if not self.roots:
            raise InputError(
                "There is nothing to look into: this server was started without folders. Give a `text`."
            )
        return self.roots

    def shown(self, source: str) -> str:
        """Return a document's name, or a sentence about one, as it is given back.

        The name is relative where one folder was named; where a link out of the folders leads is not told.
        """
        told = without_target(source)
        return told.removeprefix(f"{self.roots[0]}/") if len(self.roots) == 1 else told

    @property
    def listed(self) -> str:
        """The folders, in words."""
        return ", ".join(map(str, self.roots)) or "no folder (the server was started without any)"

    def _within(self, path: str) -> Path:
        """Return where a path really leads. Raises ``InputError``."""
        if not self.roots or _is_no_path(path):
            raise self._outside(path)
        found = [place for place in self._places(Path(path)) if place is not None]
        there = [place for place in found if os.path.exists(place)]  # noqa: PTH110 - names too long are none
        if len(there) > 1:
            raise InputError(
                f"{path!r} is in more than one folder: {', '.join(map(str, there))}. Give the whole path."
            )
        if not found:
            raise self._outside(path)
        if not there:
            raise InputError(f"{path!r} does not exist in {self.listed}.")
        return there[0]

    def _places(self, path: Path) -> Iterable[Path | None]:
        for root in self.roots:
            # An absolute path stays what it is.
            place = self._resolved(root / path)
            if place is not None and place.is_relative_to(root):
                yield place

    def _resolved(self, path: Path) -> Path | None:
        try:
            return path.resolve()
        except (OSError, RuntimeError):
            # Links that lead in a circle, names that are too long.
            return None

    def _outside(self, path: str) -> InputError:
        return InputError(
            f"{path[:200]!r} is not within what this server may read: {self.listed}. Give a path in there, or a `text`."
        )


def _is_no_path(path: str) -> bool:
    """Whether some words can be no path: too long, empty, or with a null in them."""
    return len(path) > _LONGEST or "\0" in path or not path


def _root(path: Path) -> Path:
    if not path.is_dir():
        raise NoSuchDocument(f"{path} is not a folder. Name folders that hold the documents.")
    return path.resolve()
