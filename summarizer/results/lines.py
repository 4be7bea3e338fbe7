"""Lines of files that anybody may have written: read one by one, whatever their length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

#: More than any line this package writes, less than what would fill the memory.
LONGEST_LINE = 64 * 1024 * 1024


def lines_of(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a stream; of one longer than :data:`LONGEST_LINE` only the beginning, one byte too long."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)
