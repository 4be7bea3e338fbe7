"""Sentences that were read before are read the same, wherever they stand and whatever stands around them."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.english.frames import Frame, frames
from summarizer.attribution.english.pieces import pieces
from summarizer.models.document import SourceDocument
from summarizer.text.quotations import Spoken

SENTENCES = (
    "Mira Toll, a spokeswoman for the ferry union, said that the pier would not reopen in May.",
    "“We will pay for the dredging,” Otto Reyn told the council, adding that talks go on.",
    "According to the harbour board, two cranes were lost, and Reyn denied that they had been sold.",
    "The storm took the roof.",
    "Toll: Pier Will Open",
)


def read(text: str, at: int, *, title: bool = False) -> list[Frame]:
    within = Spoken(text).within(at, len(text))
    return frames(pieces(text, at, len(text), within), title=title)


def words(text: str, found: list[Frame]) -> list[object]:
    """What frames say, by the words at their offsets."""
    return [
        (
            [text[a:b] for a, b in (*f.sources, *f.content, *f.described, f.verb)],
            text[f.start : f.end],
            (f.polarity, f.link, f.kind, f.word),
        )
        for f in found
    ]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("title", [False, True])
def test_a_sentence_further_on_has_the_same_frames(sentence: str, *, title: bool) -> None:
    first = words(sentence, read(sentence, 0, title=title))
    before = "The council met on Monday. "
    moved = before + sentence
    assert words(moved, read(moved, len(before), title=title)) == first
    assert words(sentence, read(sentence, 0, title=title)) == first


def test_a_headline_and_a_sentence_of_the_same_words_are_read_apart() -> None:
    line = SENTENCES[-1]
    as_sentence, as_title = read(line, 0), read(line, 0, title=True)
    assert [read(line, 0), read(line, 0, title=True)] == [as_sentence, as_title]
    assert as_title != as_sentence


def names(text: str) -> set[str]:
    document = SourceDocument(source="test", text=text)
    return {actor.name for actor in Attributed.of(document.text).cast.actors}


def test_what_a_sentence_names_depends_on_the_rest_of_its_document() -> None:
    alone = "Harbour opened the session. The ferries ran late."
    named = f"{alone} The crowd greeted Harbour with songs."
    without = names(alone)
    assert "Harbour" in names(named)
    assert names(alone) == without
    assert "Harbour" not in without
