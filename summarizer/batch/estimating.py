"""Many documents measured in several processes: what is worked out of a document is plain Python, one core's work."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice

from summarizer.batch.estimate import Basis, Estimate, estimate
from summarizer.batch.inputs import Entry
from summarizer.passes.draft import on_no_step

#: A process takes a second to start: fewer documents are done before the others have begun.
FEWEST = 1_000
_AT_ONCE = 100


def estimates(
    entries: Iterable[Entry], basis: Basis, processes: int
) -> Iterator[tuple[Sequence[Entry], Estimate]]:
    """Yield the documents that were measured, some at a time and in order, with what they would take.

    A schema of the user's own may be a class that other processes cannot import: then all is done in this one.
    """
    walk = iter(entries)
    pieces = iter(lambda: list(islice(walk, _AT_ONCE)), list[Entry]())
    if processes < 2 or basis.options.schema is not None:
        yield from ((piece, estimate(piece, basis)) for piece in pieces)
        return
    # Callbacks belong to this process.
    alone = replace(basis, options=replace(basis.options, on_step=on_no_step))
    with ProcessPoolExecutor(
        processes, multiprocessing.get_context("spawn"), _leave_interrupts_to_the_parent
    ) as pool:
        waiting: deque[tuple[Sequence[Entry], Future[Estimate]]] = deque()
        try:
            for piece in pieces:
                waiting.append((piece, pool.submit(estimate, piece, alone)))
                if len(waiting) >= 2 * processes:
                    done, future = waiting.popleft()
                    yield done, future.result()
            while waiting:
                done, future = waiting.popleft()
                yield done, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
