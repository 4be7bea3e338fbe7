"""Who says what where names and words stand in marks of emphasis, in links, or behind the mark of a page.

All texts are invented.
"""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.text.prepare import prepare
from summarizer.text.unmarked import unmarked

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
RECORD = (
    "Record of a conversation in Velmar, 4 May 1962\n\n"
    "{0}Mr Kosvic{1} said that the government wished to share the water. "
    "They had always been open about the weir.\n\n"
    "2\\. {0}Mr Kosvic{1} explained that he had been anxious to see Mr Holm. The whole town feared the flood.\n\n"
    "3\\. {0}Mr Holm{1} replied that the weir would hold. No gate had been opened since March.\n"
)
MARKS = [
    ("", ""),
    ("_", "_"),
    ("*", "*"),
    ("**", "**"),
    ("<b>", "</b>"),
    ("[", "](https://example.org/who)"),
]


def is_given(text: str, words: str, holder: str) -> bool:
    start = text.index(words)
    return SpeakerIndex(text).check((start, start + len(words)), holder) in FOUND


@pytest.mark.parametrize(("opens", "closes"), MARKS)
def test_marks_around_a_name_change_nothing_of_whose_words_follow(opens: str, closes: str) -> None:
    text = RECORD.format(opens, closes)
    for words, holder, other in (
        ("They had always been open about the weir", "Mr Kosvic", "Mr Holm"),
        ("The whole town feared the flood", "Mr Kosvic", "Mr Holm"),
        ("No gate had been opened since March", "Mr Holm", "Mr Kosvic"),
    ):
        assert is_given(text, words, holder)
        assert not is_given(text, words, other)


def test_offsets_are_those_of_the_text_as_it_stands() -> None:
    text = (
        "**Mr Kosvic** said that the *weir* would hold. [Mr Holm](https://example.org) did not.\n"
    )
    prepared = prepare(SourceDocument(source="", text=text, language="en"))
    plain = unmarked(prepared)
    assert len(plain.text) == len(text)
    for raw, one in zip(prepared.sentences, plain.sentences, strict=True):
        assert raw.number == one.number
        assert plain.text[one.start : one.end] == one.text
        assert "*" not in one.text
        assert "example" not in one.text
    assert Attributed(prepared).prepared.text == text


@pytest.mark.parametrize("text", ["No marks at all.\n", "***\n\n3 * 4 * 5 is sixty.\n", "a_b_c\n"])
def test_what_is_no_mark_stays(text: str) -> None:
    prepared = prepare(SourceDocument(source="", text=text, language="en"))
    assert unmarked(prepared).text == prepared.text


CALL = (
    "Transcript of a call between the Secretary of Ports (Kosvic) and Ambassador Holm\n\n"
    "K: I shall call you tomorrow about the weir.\nH: Good. We wait for it.\nK: The gate is shut.\n"
    "[Page 202]K: There will be no conditions at all.\n[Typeset Page 9] H: None has come to us yet.\n"
)


def test_the_mark_of_a_page_stands_before_a_label() -> None:
    assert is_given(CALL, "There will be no conditions at all", "Kosvic")
    assert is_given(CALL, "None has come to us yet", "Holm")
    assert not is_given(CALL, "There will be no conditions at all", "Holm")
