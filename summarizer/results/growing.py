"""Files of a run that grow while it works, and are written whole and in order when it has ended."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path

from summarizer.results.export import write_jsonl


class GrowingLines:
    """A file of lines that others may read while it grows. Shared between threads.

    It begins with the lines that are known, and a new one is added in one piece: a reader sees whole lines, the last
    one apart, which may be under way.
    """

    def __init__(self, path: Path, known: Iterable[str]) -> None:
        write_jsonl(known, path)
        # A link that somebody laid there meanwhile is not followed.
        flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        self._file: int | None = os.open(path, flags)
        self._mutex = threading.Lock()

    def add(self, line: str) -> None:
        """Add a line; nothing is added after :meth:`close`."""
        left = memoryview(line.encode("utf-8") + b"\n")
        with self._mutex:
            while self._file is not None and left:
                left = left[os.write(self._file, left) :]

    def close(self) -> None:
        """Let go of the file. Calling it twice is harmless."""
        with self._mutex:
            if self._file is not None:
                os.close(self._file)
                self._file = None
