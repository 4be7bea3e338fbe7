"""What the batches of different providers have in common, and what each of them has to know.

Bodies are chat completions on our side, and so are answers: a protocol whose provider speaks otherwise translates both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import IO, Any, Protocol

from summarizer.batch.hosted.store import Planned
from summarizer.errors import EndpointFailed

#: A batch that was made a moment ago is among the newest: no list is followed further than so many pages.
MOST_PAGES = 200
#: Far longer than any answer with everything around it; a line of results without an end would take all memory.
LONGEST_LINE = 64 * 1024 * 1024

Lines = Iterable[tuple[str, dict[str, Any]]]


class Undecided(Exception):
    """Whether a batch was made before cannot be told yet: another one that may be it is still under way."""


class Stage(Enum):
    """How far a batch is. ``FAILED``: it was refused as a whole."""

    GOING_ON = "going on"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a provider says of a batch: in words, where its answers lie, and why it failed where it did."""

    stage: Stage
    said: str
    files: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one request: the body of a chat completion, or why there is none, and whether that is final."""

    custom_id: str
    answer: dict[str, Any] | None
    problem: str = ""
    final: bool = False


class BatchProtocol(Protocol):
    """How a provider's batches are made, found again, looked at and collected. Any method may raise ``EngineError``."""

    def line(self, planned: Planned | None, custom_id: str, body: dict[str, Any]) -> bytes:
        """Return a request as it is sent; without a batch for measuring."""
        ...

    def made_before(self, planned: Planned) -> str | None:
        """Return the id of the batch that a process made and could not note. Raises ``Undecided``."""
        ...

    def prepare(self, planned: Planned, lines: Callable[[], Lines], note: Note) -> None:
        """Do what comes before the batch is made, and note what has to be known after a kill."""
        ...

    def make(self, planned: Planned, lines: Callable[[], Lines]) -> str:
        """Make the batch and return its id."""
        ...

    def look_at(self, batch: str) -> Looked:
        """Say how far a batch is."""
        ...

    def outcomes(self, looked: Looked) -> Iterator[Outcome]:
        """Yield what came of the requests, in any order."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class Note(Protocol):
    """Where a protocol notes what the next process has to know."""

    def uploaded(self, number: int, file: str) -> None:
        """Note the id of a batch's file."""
        ...

    def begun(self, number: int, since: str) -> None:
        """Note the newest batch there was before this one, empty where there was none."""
        ...


def lines_of(chunks: Iterable[bytes], host: str) -> Iterator[bytes]:
    """Yield the lines of a stream, none longer than is bearable. Raises ``EndpointFailed``."""
    rest = bytearray()
    for chunk in chunks:
        rest += chunk
        *whole, last = rest.split(b"\n")
        yield from (bytes(line) for line in whole if line.strip())
        rest = bytearray(last)
        if len(rest) > LONGEST_LINE:
            raise EndpointFailed(
                f"{host} sent a line of results of more than {LONGEST_LINE:,} bytes. It is not read further."
            )
    if rest.strip():
        yield bytes(rest)


def bounded_pages(pages: Iterable[Any], host: str) -> Iterator[Any]:
    """Yield pages of a list, up to a number no list of newest batches has. Raises ``EndpointFailed``."""
    for number, page in enumerate(pages):
        if number == MOST_PAGES:
            raise EndpointFailed(
                f"{host} lists its batches without an end: {MOST_PAGES} pages were read. Whether the batch is among "
                "them cannot be told, and a second one is not made."
            )
        yield page


def written(stream: IO[bytes], lines: Iterable[bytes]) -> IO[bytes]:
    """Write lines to a file, and return it at its beginning."""
    for line in lines:
        stream.write(line)
    stream.seek(0)
    return stream
