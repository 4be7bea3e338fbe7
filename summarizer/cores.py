"""Work on many items, shared between the processor cores where the system can fork a process safely."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from bisect import bisect_right
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, pairwise
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

#: Items of a share at least, all as dear as the dearest, for shares of neighbours: those differ by one item's cost.
_SMALL = 20
#: Processes at most: each copies what it changes of this one's memory.
_MOST = 8


def cores() -> int:
    """Return how many processes can work at once here, at most eight."""
    affinity = getattr(os, "sched_getaffinity", None)
    return min(_MOST, len(affinity(0)) if affinity else os.cpu_count() or 1)


def can_fork() -> bool:
    """Whether a copy of this process is safe, and this is not a copy already.

    Another thread might hold a lock at that moment, and the system's own libraries do not survive a fork on macOS.
    """
    return (
        "fork" in multiprocessing.get_all_start_methods()
        and sys.platform != "darwin"
        and threading.active_count() == 1
        and multiprocessing.parent_process() is None
    )


def on_all_cores(
    work: Callable[[Item], Answer], items: Sequence[Item], cost: Callable[[Item], int] = lambda _: 1
) -> list[Answer]:
    """Return the answer to each item, in order: the same as one by one, whatever the number of processes.

    A forked process inherits the items and sends back its answers, which have to be picklable. This process takes a
    share, too. What another one does not give back, because it failed or was ended, is worked out here; so an error
    is raised here as if nothing had been shared. Changes that the work makes to values elsewhere stay in its process.

    Args:
        work: what is done with one item; it depends on nothing that it does with the others.
        items: as many as one likes; the caller knows whether a process (about 20 ms) pays.
        cost: how much work an item is, relative to the others.
    """
    shares = _shares([cost(item) for item in items], cores())
    if len(shares) < 2 or not can_fork():
        return [work(item) for item in items]
    answers: dict[int, Answer] = {}
    with _helpers([_Share(work, items, places) for places in shares[1:]]) as helpers:
        answers.update((n, work(items[n])) for n in shares[0])
        for helper in helpers:
            answers.update(helper.answers())
    return [answers[n] if n in answers else work(item) for n, item in enumerate(items)]


def _shares(costs: Sequence[int], count: int) -> list[list[int]]:
    """Return the places of items in shares of about equal cost.

    Neighbours stay together where no item is a good part of a share: what is remembered of one (sentences that it
    repeats, texts that are asked about again at the next stage) then helps with the next.
    """
    if costs and max(costs) * _SMALL * count <= sum(costs):
        return _runs(costs, count)
    return _dealt(costs, count)


def _runs(costs: Sequence[int], count: int) -> list[list[int]]:
    """Return shares of items that stand one behind the other."""
    ends, each = list(accumulate(costs)), sum(costs) / count
    borders = [0, *(bisect_right(ends, each * n) for n in range(1, count)), len(costs)]
    return [list(range(first, last)) for first, last in pairwise(borders) if first < last]


def _dealt(costs: Sequence[int], count: int) -> list[list[int]]:
    """Return shares of which each gets the dearest item that is left when it is the smallest."""
    shares: list[list[int]] = [[] for _ in range(count)]
    sums = [0] * count
    for place in sorted(range(len(costs)), key=lambda n: -costs[n]):
        smallest = sums.index(min(sums))
        shares[smallest].append(place)
        sums[smallest] += max(1, costs[place])
    return [sorted(share) for share in shares if share]


@dataclass(frozen=True)
class _Share(Generic[Item, Answer]):
    """What one process works on."""

    work: Callable[[Item], Answer]
    items: Sequence[Item]
    places: Sequence[int]

    def send(self, back: Connection, others: Connection) -> None:
        """Work on the share and send the answers, as the whole of what a forked process does."""
        # An interrupt of the user's ends the parent, which ends this process.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # What was there before is the parent's: to look through it would only copy it.
        gc.freeze()
        # Whoever writes is told that nobody reads any more only if it holds no reading end itself.
        others.close()
        try:
            back.send({n: self.work(self.items[n]) for n in self.places})
        except Exception as error:
            # The parent finds nothing sent, works on the share itself, and raises what is to be raised.
            raise SystemExit(1) from error


@dataclass(frozen=True)
class _Helper(Generic[Answer]):
    """A process at work, and where its answers arrive."""

    process: Any
    arriving: Connection

    def answers(self) -> Mapping[int, Answer]:
        """Wait for the answers; none where the process ended without."""
        try:
            found: Mapping[int, Answer] = self.arriving.recv()
        except (EOFError, OSError):
            return {}
        return found


@contextmanager
def _helpers(shares: Sequence[_Share[Item, Answer]]) -> Generator[list[_Helper[Answer]]]:
    """Start a process for each share; none of them is left behind."""
    context = multiprocessing.get_context("fork")
    started: list[_Helper[Answer]] = []
    try:
        for share in shares:
            arriving, back = context.Pipe(duplex=False)
            process = context.Process(target=share.send, args=(back, arriving), daemon=True)
            process.start()
            back.close()
            started.append(_Helper(process, arriving))
        yield started
    finally:
        for helper in started:
            helper.process.terminate()
            helper.process.join()
            helper.arriving.close()
