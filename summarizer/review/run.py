"""The summaries that are reviewed: listed once, read again when one is opened, also while a batch still adds some."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from summarizer.errors import InputError
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.results.lines import LONGEST_LINE, lines_of
from summarizer.results.summaries import parse_summary
from summarizer.review.items import items_of

SUMMARIES = "summaries.jsonl"
#: Returns the text of a document, or ``None`` where it is not at hand.
TextOf = Callable[[DocumentRecord], str | None]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the run: where its summary stands in the file, and the keys of its items."""

    record: DocumentRecord
    model: str
    keys: tuple[str, ...]
    offset: int


@dataclass
class _Known:
    """What of a file is known, and up to where."""

    inode: int
    size: int = 0
    line: int = 0
    listed: list[Listed] = field(default_factory=list[Listed])
    #: Text and items of those that are listed: the same result twice is one.
    seen: set[tuple[str, tuple[str, ...]]] = field(default_factory=set[tuple[str, tuple[str, ...]]])
    unusable: list[str] = field(default_factory=list[str])
    repeated: int = 0
    #: What is wrong with a last line that has no end: it may be under way.
    pending: str | None = None


class ReviewedRun:
    """The summaries of one file. Shared between threads.

    ``unusable`` are lines that are no summaries, each with the reason; ``repeated`` counts documents whose text and
    items are those of another one: what is decided about one holds for both.

    Raises:
        InputError: there is no such file.
    """

    def __init__(self, out: Path, text_of: TextOf) -> None:
        self.path = out / SUMMARIES if out.is_dir() else out
        self._text_of = text_of
        self._mutex = threading.RLock()
        self._file = self._opened()
        self._known = _Known(self._status().st_ino)
        self.refresh()

    @property
    def folder(self) -> Path:
        """Where the file lies, and the decisions beside it."""
        return self.path.parent

    @property
    def unusable(self) -> Sequence[str]:
        """Lines that are no summaries, each with the reason."""
        pending = self._known.pending
        return [*self._known.unusable, *([pending] if pending else [])]

    @property
    def repeated(self) -> int:
        """How many documents are listed once with another one."""
        return self._known.repeated

    def _opened(self) -> IO[bytes]:
        try:
            return self.path.open("rb")
        except OSError as error:
            raise InputError(
                f"{self.path} cannot be read: {error.strerror}. Give the --out folder of a batch, or a .jsonl of "
                "summaries."
            ) from error

    def _status(self) -> os.stat_result:
        return os.fstat(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def documents(self) -> list[Listed]:
        """Return the documents in the order of the file, those included that a batch has added since."""
        with self._mutex:
            self.refresh()
            return self._known.listed.copy()

    def refresh(self) -> None:
        """Take note of what was added; a file that took the place of this one is read anew."""
        with self._mutex:
            try:
                now = self.path.stat()
            except OSError:
                # Taken away: what was opened is still there.
                now = self._status()
            if now.st_ino != self._known.inode or now.st_size < self._known.size:
                self._file.close()
                self._file = self._opened()
                self._known = _Known(self._status().st_ino)
            if self._status().st_size > self._known.size:
                self._read_on()

    def _read_on(self) -> None:
        known = self._known
        self._file.seek(known.size)
        known.pending = None
        for line in lines_of(self._file):
            where = f"{self.path}, line {known.line + 1}"
            read = parse_summary(line, where) if line.strip() else None
            whole = line.endswith(b"\n") or len(line) > LONGEST_LINE
            if not whole and isinstance(read, InputError):
                # A batch may be writing it. A whole summary without a line end is one all the same.
                known.pending = read.message
                break
            self._list(read, self._file.tell() - len(line))
            known.line += 1
            known.size = self._file.tell()

    def _list(self, read: VerifiedSummary | InputError | None, offset: int) -> None:
        known = self._known
        if read is None:
            return
        if isinstance(read, InputError):
            known.unusable.append(read.message)
            return
        keys = tuple(item.key for item in items_of(read))
        if (read.document.sha256, keys) in known.seen:
            known.repeated += 1
            return
        known.seen.add((read.document.sha256, keys))
        known.listed.append(Listed(read.document, _model(read), keys, offset))

    def summary(self, listed: Listed) -> VerifiedSummary:
        """Return the summary of a document. Raises ``InputError`` where the file has changed under our hands."""
        with self._mutex:
            self._file.seek(listed.offset)
            line = self._file.readline(LONGEST_LINE + 1)
        summary = parse_summary(line, f"{self.path}, at byte {listed.offset}")
        if isinstance(summary, InputError) or summary.document.sha256 != listed.record.sha256:
            with self._mutex:
                # Written anew in its place: what is known of it is of the file as it was.
                self._known = _Known(self._status().st_ino)
            raise InputError(f"{self.path} was changed while it was read. Load the page again.")
        return summary

    def text(self, record: DocumentRecord) -> str | None:
        """Return the text of a document, or ``None`` where it is not at hand as it was summarised."""
        return self._text_of(record)


def _model(summary: VerifiedSummary) -> str:
    made = summary.provenance
    return f"{made.provider}:{made.model}"
