"""Many quotes looked up at once, on all processor cores where that pays and the system can fork."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from summarizer.checking.library import Library, Lookup

#: A quote and its speaker.
Wanted = tuple[str, str | None]

#: Below it a second process is not worth its start: so many quotes, and code points of sources.
_FEWEST, _SHORTEST = 24, 1_000_000
#: Quotes are handed out in about so many shares a process, so that none waits long for another.
_SHARES = 4

#: The library a forked process inherits: its texts are not sent from one process to the other.
_inherited: list[Library] = []


def look_up_all(library: Library, wanted: Sequence[Wanted]) -> list[Lookup]:
    """Return what a library has of each quote, in order."""
    cores = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, 8)
    if cores < 2 or not _pays(library, wanted) or not _can_fork():
        return [library.look_up(*one) for one in wanted]
    try:
        return list(_forked(library, wanted, cores))
    except BrokenProcessPool:
        # A process was ended from outside, for want of memory as a rule: one process needs less.
        return [library.look_up(*one) for one in wanted]


def _pays(library: Library, wanted: Sequence[Wanted]) -> bool:
    return len(wanted) >= _FEWEST and library.characters >= _SHORTEST


def _can_fork() -> bool:
    """Whether a copy of this process is safe: another thread might hold a lock at that moment."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _forked(library: Library, wanted: Sequence[Wanted], cores: int) -> Iterator[Lookup]:
    _inherited.append(library)
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
            size = max(1, len(wanted) // (cores * _SHARES))
            yield from pool.map(_look_up, wanted, chunksize=size)
    finally:
        _inherited.pop()


def _look_up(one: Wanted) -> Lookup:
    return _inherited[-1].look_up(*one)
