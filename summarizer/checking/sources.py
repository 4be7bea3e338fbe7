"""The documents that lines of JSON refer to, found inside one folder and nowhere else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Generic, TypeVar

from summarizer.errors import InputError
from summarizer.models.document import SourceDocument
from summarizer.reading.same_name import composed, stored_path

Prepared = TypeVar("Prepared")

_KEPT = 16


class Sources(Generic[Prepared]):
    """Reads each document once for all its quotes, whatever order they come in; keeps the last few.

    ``root`` is the only folder anything is read from: lines may come from strangers, so a source that leads out of it
    (by ``..``, an absolute path or a link) is refused. ``prepare`` makes of a document what is kept of it.
    """

    def __init__(self, root: Path, prepare: Callable[[SourceDocument], Prepared]) -> None:
        self._root = root.resolve()
        self._prepare = prepare
        self._kept: OrderedDict[Path, Prepared | InputError] = OrderedDict()
        self._by_name: dict[str, list[Path]] | None = None

    def at(self, source: str) -> Prepared:
        """Return the prepared document at a path relative to the folder.

        Raises:
            InputError: it leads out of the folder, is not there, or cannot be read.
        """
        return self._read(self._inside(self._portable(source)), source)

    def named(self, source: str) -> Prepared:
        """Return the prepared document at that path or, failing that, of that name anywhere in the folder.

        Raises:
            InputError: no document or several have this name, or it cannot be read.
        """
        return self._read(self._find(self._portable(source)), source)

    def like(self, name: str) -> Prepared:
        """Return the document of that name, as :meth:`named` finds it, or of that name with ``.txt``.

        Raises:
            InputError: as :meth:`named`.
        """
        try:
            return self.named(name)
        except InputError:
            try:
                return self.named(f"{name}.txt")
            except InputError:
                pass
            raise

    def _portable(self, source: str) -> str:
        """Return a path of Windows with slashes, unless a file has the very name."""
        if "\\" not in source or _is_file(self._root / source):
            return source
        return PureWindowsPath(source).as_posix()

    def _inside(self, source: str) -> Path:
        try:
            path = Path(stored_path(self._root / source)).resolve()
        except (OSError, ValueError, RuntimeError) as error:
            raise InputError(f"{source!r} is no path: {error}.") from error
        if not path.is_relative_to(self._root):
            raise InputError(
                f"{source} leads out of the folder of the sources, {self._root.name}, and was not read."
            )
        return path

    def _find(self, source: str) -> Path:
        try:
            path = self._inside(source)
        except InputError:
            path = self._root / Path(source).name
        if _is_file(path):
            return path
        name = Path(source).name
        found = [self._inside(str(path)) for path in self._named().get(composed(name), [])]
        if not found:
            raise InputError(
                f"{name} is not in {self._root.name}. Give the folder of the documents with --sources."
            )
        if len(found) > 1:
            raise InputError(
                f"{name} exists {len(found)} times in {self._root.name}; it is unclear which one is meant."
            )
        return found[0]

    def _named(self) -> dict[str, list[Path]]:
        if self._by_name is None:
            self._by_name = {}
            for path in sorted(self._root.rglob("*")):
                if path.is_file():
                    self._by_name.setdefault(composed(path.name), []).append(path)
        return self._by_name

    def _read(self, path: Path, source: str) -> Prepared:
        from summarizer.reading.read import read_document

        if path not in self._kept:
            try:
                self._keep(path, self._prepare(read_document(path)))
            except InputError as error:
                # Said again for each of its quotes, without reading it again.
                self._keep(path, error)
        self._kept.move_to_end(path)
        kept = self._kept[path]
        if isinstance(kept, InputError):
            raise type(kept)(str(kept).replace(str(path), source))
        return kept

    def _keep(self, path: Path, value: Prepared | InputError) -> None:
        self._kept[path] = value
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A name no file system takes.
        return False
