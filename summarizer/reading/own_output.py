"""The output folder of a batch, known by what is in it: results and notes in it are no documents."""

from __future__ import annotations

from pathlib import Path, PurePath

from summarizer.databases import opened
from summarizer.errors import InputError

#: The files by which the folder is known, and the tables of the first.
DATABASE, SUMMARIES = "run.sqlite", "summaries.jsonl"
TABLES = ("documents", "facts", "texts", "hosted_requests", "hosted_batches")
#: So many of the batch's documents are looked for in the folder itself.
_LOOKED_FOR = 100


def holds_results(folder: Path) -> bool:
    """Whether a folder is the output folder of a batch."""
    return (folder / DATABASE).is_file() and (folder / SUMMARIES).is_file()


def is_only_output(folder: Path) -> bool:
    """Whether a folder holds the results of a batch, and not its documents as well (``batch docs --out docs``)."""
    if not holds_results(folder):
        return False
    try:
        return not any((folder / PurePath(source).name).is_file() for source in _sources(folder))
    except InputError:
        return False  # a database of another kind: the folder is somebody else's


def _sources(folder: Path) -> list[str]:
    import sqlite3

    connection = opened(folder / DATABASE, tables=TABLES)
    try:
        rows = connection.execute("SELECT source FROM documents LIMIT ?", (_LOOKED_FOR,))
        return [str(source) for (source,) in rows]
    except sqlite3.Error as error:
        raise InputError(f"{folder / DATABASE} could not be read ({error}).") from error
    finally:
        connection.close()
