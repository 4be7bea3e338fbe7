"""The extracted texts that offsets refer to, kept with the run by SHA-256, so that any span can be checked later."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.databases import opened
from summarizer.errors import InputError
from summarizer.models.document import SourceDocument
from summarizer.reading.own_output import DATABASE, TABLES
from summarizer.results.files import replacing

if TYPE_CHECKING:
    from summarizer.models.verified import DocumentRecord

#: SHA-256, offset where the account begins, compressed UTF-8.
Packed = tuple[str, int, bytes]

_RESULTS = (
    "SELECT source, json_extract(result, '$.document.sha256') FROM documents "
    "WHERE position IS NOT NULL AND result IS NOT NULL ORDER BY position"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
# Reading refuses longer texts, so a longer one is no text of ours.
_MOST_BYTES = 64 * 1024 * 1024


def packed(document: SourceDocument) -> Packed:
    """Return a document's text as it is kept."""
    raw = document.text.encode("utf-8", "surrogatepass")
    return document.sha256, document.body_start, zlib.compress(raw, 6)


def keep(database: sqlite3.Connection, text: Packed) -> None:
    """Keep a text, inside the caller's transaction; one that is kept already stays as it is."""
    database.execute("INSERT OR IGNORE INTO texts VALUES (?, ?, ?)", text)


def find(database: sqlite3.Connection, sha256: str) -> tuple[str, int] | None:
    """Return a text and where its account begins, or ``None`` where it is not kept.

    Raises:
        InputError: what is kept is damaged.
    """
    row = database.execute(
        "SELECT body_start, packed FROM texts WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if row is None:
        return None
    try:
        # Bounded: a file of summaries and its database may come from a stranger.
        raw = zlib.decompressobj().decompress(row[1], _MOST_BYTES)
        return raw.decode("utf-8", "surrogatepass"), int(row[0])
    except (zlib.error, UnicodeDecodeError, TypeError, ValueError) as error:
        raise InputError(
            f"The text {sha256[:12]}.. in {DATABASE} is damaged ({error}). Give the documents with --sources."
        ) from error


class KeptTexts:
    """The texts of a run, read only. Takes no lock: a batch may be running.

    Raises:
        InputError: the file is not a run store, or an earlier version wrote it, which kept no texts.
    """

    def __init__(self, database: Path) -> None:
        self._path = database
        self._reader = opened(database, tables=TABLES)
        try:
            self._reader.execute("SELECT 1 FROM texts LIMIT 1")
        except sqlite3.DatabaseError as error:
            self._reader.close()
            raise InputError(
                f"{database} holds no texts ({error}). Give the folder of the documents with --sources."
            ) from error

    def close(self) -> None:
        """Close the database."""
        self._reader.close()

    def document(self, record: DocumentRecord) -> SourceDocument | None:
        """Return the document a result describes, text included, or ``None`` where its text is not kept."""
        found = find(self._reader, record.sha256)
        if found is None:
            return None
        text, body_start = found
        fields = record.model_dump(exclude={"id", "sha256", "characters"})
        return SourceDocument(text=text, body_start=body_start, **fields)

    def write(self, folder: Path) -> Iterator[tuple[str, str, str | None]]:
        """Write the text of every result as ``ID.txt`` (ID: the first 16 digits of its SHA-256), in input order.

        Yields source, SHA-256 and the file's name, which is ``None`` where an earlier version kept no text.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for source, sha256 in self._reader.execute(_RESULTS):
            # A name is made of it: a store may come from a stranger.
            found = find(self._reader, sha256) if _is_sha256(sha256) else None
            if found is None:
                yield str(source), str(sha256), None
                continue
            path = folder / f"{sha256[:16]}.txt"
            with replacing(path) as stream:
                stream.write(found[0].encode("utf-8", "surrogatepass"))
            yield source, sha256, path.name


def _is_sha256(value: object) -> bool:
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


@contextmanager
def kept_texts(*summaries: Path) -> Generator[list[KeptTexts]]:
    """Open the texts of the batches that wrote some files of summaries, where a store lies beside them and has any."""
    with ExitStack() as stack:
        found: list[KeptTexts] = []
        for database in dict.fromkeys(path.parent / DATABASE for path in summaries):
            try:
                if database.is_file():
                    found.append(stack.enter_context(closing(KeptTexts(database))))
            except InputError:
                # Of an earlier version: then the documents are looked for where they lie.
                continue
        yield found


def kept_text(kept: Iterable[KeptTexts], record: DocumentRecord) -> str | None:
    """Return the text a result was made from, if one of some runs kept it.

    Raises:
        InputError: what was kept is damaged.
    """
    documents = (run.document(record) for run in kept)
    return next((d.text for d in documents if d is not None and d.sha256 == record.sha256), None)
