"""Values made from bytes, so that small changes of the bytes are small changes of the values."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any, TypeVar

Value = TypeVar("Value")

_STRINGS = (
    "",
    "x",
    "exact",
    "absent",
    "seed.txt",
    "../x",
    "\ud800",
    "\0",
    "<b>",
    "=1+1",
    "[^1]",
    "9" * 5_000,
    "ab" * 999,
)
_NUMBERS = (0, 1, -1, 3, 2**31, 2**63, -(2**63), 10**30, 0.5, 1e308, -0.0)
_OTHERS: tuple[Any, ...] = (
    None,
    True,
    False,
    [],
    {},
    [[]],
    {"sentences": 3},
    {"sentences": [10**30]},
    {"given": "x"},
)


class Data:
    """Reads values off the front of some bytes; when they have run out, zeros follow."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def byte(self) -> int:
        """Return the next byte."""
        at, self._at = self._at, self._at + 1
        return self._data[at] if at < len(self._data) else 0

    def number(self, most: int) -> int:
        """Return a number from 0 to ``most``."""
        return (self.byte() << 8 | self.byte()) % (most + 1)

    def pick(self, options: Sequence[Value]) -> Value:
        """Return one of some values."""
        return options[self.number(len(options) - 1)]

    def rest(self) -> bytes:
        """Return all bytes that are left."""
        at, self._at = self._at, len(self._data)
        return self._data[at:]

    def texts(self) -> list[str]:
        """Return the rest as text, split where a line holds three dashes."""
        return self.rest().decode("utf-8", "surrogateescape").split("\n---\n")


def changed(data: Data, value: Any) -> Any:
    """Return JSON values with a few of them replaced, left out or doubled, as the bytes say. ``value`` is changed."""
    for _ in range(1 + data.number(3)):
        places = list(_places(value))
        owner, key = data.pick(places)
        what = data.number(4)
        if what == 0 and isinstance(owner, dict):
            del owner[key]
        elif what == 1 and isinstance(owner, list):
            owner.insert(key, copy.deepcopy(owner[key]))
        elif what == 2 and isinstance(owner[key], str):
            at = data.number(len(owner[key]))
            owner[key] = owner[key][:at] + data.pick(_STRINGS) + owner[key][at:]
        elif what == 3:
            owner[key] = data.pick(_NUMBERS)
        else:
            # A copy: what is changed next must not be what the next input picks, nor lie inside itself.
            owner[key] = copy.deepcopy(data.pick((*_OTHERS, *_STRINGS)))
    return value


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    pending = [value]
    while pending:
        one = pending.pop()
        keys = list(one) if isinstance(one, dict) else list(range(len(one)))
        found += [(one, key) for key in keys]
        pending += [one[key] for key in keys if isinstance(one[key], dict | list)]
    return found or [([value], 0)]
