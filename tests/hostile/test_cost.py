"""Documents made of one thing over and over cost what their length says: no kind of them grows faster."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.errors import DocumentTooLarge, EmptyDocument
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.documents import read_text
from summarizer.reading.limits import ReadLimits
from summarizer.text.prepare import prepare
from summarizer.text.suspicious import suspicious_passages
from summarizer.words.comparable import tokenise

_SHORT = 12_000
_TIMES = 4
#: A cost that grows with the square makes 16 of 4; what is left allows for a busy machine.
_MOST = 9.0

KINDS = {
    "blank lines": "\n",
    "short lines": "a\n",
    "one sentence": "and the talks on water went on while rain fell over hills ",
    "one word": "word ",
    "one letter": "a",
    "full stops": ".",
    "stops with blanks": ". ",
    "Arabic question marks": "؟",
    "Urdu stops": "۔ ",
    "dandas": "। ",
    "Ethiopic stops": "።",
    "Armenian stops": "։ ",
    "ellipses": "…",
    "exclamation marks": "!",
    "he said": "he said ",
    "he said, with commas": "he said, ",
    "he said, as sentences": "He said. ",
    "the minister said": "the minister said ",
    "a name": "Maria Lopez ",
    "names and": "Maria and ",
    "marks that open": "“",
    "marks that open, with words": "“a ",
    "straight marks": '"',
    "straight marks with words": '"a ',
    "single marks": "'a ",
    "guillemets": "«",
    "pronouns": "he she they it we ",
    "offices": "the minister ",
    "offices of offices": "minister of ",
    "numbers": "12,345.67 ",
    "digits": "1",
    "control characters": "word\x01\x02 ",
    "zero width": "a\u200b",
    "brackets": "[",
    "markers": "<|",
    "tildes": "]~",
    "entities": "&amp;",
    "round brackets": "(a ",
    "commas": "a, ",
    "capitals": "A ",
    "turns": "MR SMITH: yes\n",
    "Chinese": "部长表示",
    "combining": "e\u0301",
    "dates": "on 3 May 2024 ",
    "braces": "{{",
    "not": "not ",
    "that": "said that ",
    "who": "Maria, who said ",
    "double dandas": "॥ ",
    "dandas behind words": "मंत्री ने कहा। ",
}


def cost(unit: str, length: int) -> float:
    """Return the processor time of everything that looks at a text, the better of two runs."""
    text = (unit * (length // len(unit) + 1))[:length]
    return min(_once(text) for _ in range(2))


def _once(text: str) -> float:
    gc.collect()
    started = time.process_time()
    # Refused is one of the two ends a text may have.
    with suppress(EmptyDocument):
        _everything(text)
    return time.process_time() - started


def _everything(text: str) -> None:
    prepared = prepare(read_text(text))
    suspicious_passages(prepared)
    attributed = Attributed(prepared)
    speakers = SpeakerIndex(attributed)
    middle = len(text) // 2
    speakers.tell((middle, middle + 60), "Maria Lopez")
    assert attributed.attributions is not None
    index = QuoteIndex(text)
    index.check(text[middle : middle + 80])
    index.check("the two ministers agreed to meet again in March over water")


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Load word lists and models before anything is measured."""
    _everything("He said that “we agree”, Maria Lopez told the minister. " * 20)


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_text_costs_no_more_than_it_should(kind: str) -> None:
    measure: Callable[[int], float] = lambda length: cost(KINDS[kind], length)  # noqa: E731
    short = max(measure(_SHORT), 0.02)
    assert measure(_SHORT * _TIMES) < _MOST * short


@pytest.mark.parametrize(
    ("unit", "setting"),
    [
        ("。", "passages"),
        ("a\n", "passages"),
        ("He said.\n", "passages"),
        ("“", "words"),
        ("he ", "words"),
        ("\x01", "words"),
    ],
)
def test_what_would_take_minutes_is_refused_with_the_limit(unit: str, setting: str) -> None:
    limit = getattr(ReadLimits(), setting)
    with pytest.raises(DocumentTooLarge, match=setting):
        read_text(unit * (limit + 1))


@pytest.mark.parametrize("unit", ["部长表示，", "قال الوزير ", "and the talks went on ", "not "])
def test_an_index_of_quotes_takes_few_bytes_a_word(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    words = len(tokenise(text))
    QuoteIndex(unit)
    tracemalloc.start()
    try:
        kept = QuoteIndex(text)
        held, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept.text is text
    # Measured: 36 bytes held; at most 66, part of it the strings of the piece that is being read.
    assert held < 50 * words
    assert most < 100 * words
