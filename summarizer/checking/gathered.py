"""The sources of a folder read and folded, on all processor cores where there is much to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.checking.marked import MARKED, is_annotated
from summarizer.checking.shelved import Shelved
from summarizer.cores import on_all_cores
from summarizer.errors import InputError
from summarizer.reading.find import DocumentReference

#: Below so many bytes of files a second process is not worth its start; so many are read at a time, since what another
#: process has read is held twice until it is handed over.
_FEWEST, _AT_A_TIME = 1_000_000, 32_000_000


def shelved_of(references: Sequence[DocumentReference]) -> Iterator[Shelved | str]:
    """Yield each document, or what is to be said of one that is no source or cannot be read, in order."""
    for sized in _batches(references):
        if sum(size for _, size in sized) < _FEWEST:
            yield from (_shelved(one) for one, _ in sized)
        else:
            yield from on_all_cores(lambda one: _shelved(one[0]), sized, lambda one: one[1])


def _batches(
    references: Sequence[DocumentReference],
) -> Iterator[list[tuple[DocumentReference, int]]]:
    """Part references into runs of so many bytes, each with its size."""
    listed: list[tuple[DocumentReference, int]] = []
    total = 0
    for one in references:
        size = _size(one)
        if listed and total + size > _AT_A_TIME:
            yield listed
            listed, total = [], 0
        listed.append((one, size))
        total += size
    if listed:
        yield listed


def _size(reference: DocumentReference) -> int:
    """Return how many bytes a document takes; none where it cannot be looked at, which who reads it will say."""
    try:
        return Path(reference.path).stat().st_size if reference.path else 0
    except OSError:
        return 0


def _shelved(reference: DocumentReference) -> Shelved | str:
    if reference.path is not None and is_annotated(Path(reference.path)):
        return f"{reference.source} {MARKED}"
    try:
        return Shelved(reference.opened())
    except InputError as error:
        return str(error)
