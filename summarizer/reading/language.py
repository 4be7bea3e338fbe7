"""Which language a text is written in, as ISO 639-1; nothing where that is unsure."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import Any, Protocol, cast

from summarizer.words.lists import text_lists

_SAMPLE = 3_000
_SHORTEST = 60
#: Nats between the first and the second language below which the identifier's answer is a guess.
_MARGIN = 8.0
_WORD = re.compile(r"[^\W\d_]+")
_LOCK = Lock()


class _Identifier(Protocol):
    def rank(self, instance: str) -> list[tuple[str, float]]: ...


def detect_language(text: str) -> str | None:
    """Return the language of a text, judged on a few thousand characters of it.

    Plain English is recognised by its function words, so that the identifier (a second to load) is only
    asked about the rest.
    """
    sample = text[: 2 * _SAMPLE][-_SAMPLE:] if len(text) > 2 * _SAMPLE else text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    english = text_lists().english
    if sum(map(len, words)) < _SHORTEST:
        return None
    if sum(1 for word in words if word in english) >= 0.15 * len(words) <= 7.5 * words.count("the"):
        return "en"
    # Digits, addresses and control characters only confuse the identifier.
    ranked = _identifier().rank(" ".join(words).encode("utf-8", "replace").decode("utf-8"))
    (best, score), (_, second) = ranked[0], ranked[1]
    return best if len(best) == 2 and score - second >= _MARGIN else None


@cache
def _load() -> _Identifier:
    import py3langid

    identifier: Any = py3langid
    identifier.classify("")  # its model is loaded on the first call
    return cast(_Identifier, identifier)


def _identifier() -> _Identifier:
    with _LOCK:
        return _load()
