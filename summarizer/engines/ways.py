"""Which way to ask an endpoint works, kept from one run to the next: which parameters and rungs it turned down.

Kept is what was refused, by name, out of the names that exist here, and nothing else: no size and no limit. So the
worst that a foreign file can do is that an endpoint is asked in a plainer way than it would take.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from summarizer.engines.answers import AnswerStore
from summarizer.engines.kept import an_entry
from summarizer.engines.loose import a_list
from summarizer.engines.weights import cache_folder, cache_switched_off

#: How long it is used, in seconds: a server is updated, a gateway passes on more.
_AGE = 30 * 86_400.0
#: More endpoints than anybody asks.
_MOST_BYTES = 1 << 20
_FORMAT = 1


def ways_path() -> Path | None:
    """Return where ways are kept; ``None`` where ``SUMMARIZER_CACHE`` is ``0``: nowhere."""
    return None if cache_switched_off() else cache_folder() / "ways.sqlite"


class Ways:
    """What one endpoint refused of one model, in ``store``. Never raises for the file's sake."""

    def __init__(self, store: AnswerStore, identity: Mapping[str, Any]) -> None:
        self._store = store
        self._key = json.dumps([_FORMAT, identity], sort_keys=True)
        self._known: frozenset[str] = frozenset()

    @classmethod
    def at(cls, path: Path, identity: Mapping[str, Any]) -> Ways:
        """Return the ways of an endpoint in a file."""
        return cls(AnswerStore(path, _MOST_BYTES), identity)

    def refused(self, names: Collection[str]) -> frozenset[str]:
        """Return which of these names were refused before."""
        entry = an_entry(self._store.get(self._key, time.time() - _AGE)) or {}
        listed = a_list(entry.get("refused"))
        self._known = frozenset(one for one in listed if isinstance(one, str)) & frozenset(names)
        return self._known

    def keep(self, refused: Collection[str]) -> None:
        """Keep what is refused, where that is something new."""
        found = frozenset(refused)
        if found <= self._known:
            return
        self._known |= found
        self._store.put(self._key, json.dumps({"refused": sorted(self._known)}))

    def close(self) -> None:
        """Close the file. Calling it twice is harmless."""
        self._store.close()
