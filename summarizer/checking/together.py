"""Many quotes looked up at once, on all processor cores where that pays."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.library import Library, Lookup
from summarizer.cores import on_all_cores

#: A quote and its speaker.
Wanted = tuple[str, str | None]

#: Below it a second process is not worth its start: so many quotes, and code points of sources.
_FEWEST, _SHORTEST = 24, 1_000_000


def look_up_all(library: Library, wanted: Sequence[Wanted]) -> list[Lookup]:
    """Return what a library has of each quote, in order."""
    if len(wanted) < _FEWEST or library.characters < _SHORTEST:
        return [library.look_up(*one) for one in wanted]
    library.expect(quote for quote, _ in wanted)
    return on_all_cores(lambda one: library.look_up(*one), wanted)
