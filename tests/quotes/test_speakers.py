"""Whether words are in the right mouth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex, speaker_check
from summarizer.text.actors import Cast
from summarizer.text.prepare import prepare

TEXT = (
    "Polish Foreign Minister Jan Kos spoke by phone with Swedish Foreign Minister Eva Holm on Monday. "
    "Mr Kos said that the port must stay open. He stressed the need for new ferries. "
    "The ministers discussed fishing quotas. "
    '"Sweden will never close its harbours," the Swedish minister told reporters. '
    '"The people of the coast depend on them." '
    "Warsaw has rejected a tax on ferries. The weather was fine."
)
INDEX = SpeakerIndex(TEXT)


def check(words: str, holder: str) -> SpeakerCheck:
    start = TEXT.index(words)
    return INDEX.check((start, start + len(words)), holder)


@pytest.mark.parametrize(
    ("words", "holder", "expected"),
    [
        ("the port must stay open", "Jan Kos", SpeakerCheck.NAMED),
        ("Mr Kos said that the port must stay open", "Kos", SpeakerCheck.NAMED),
        ("the need for new ferries", "Jan Kos", SpeakerCheck.RESOLVED),
        ("the port must stay open", "Poland", SpeakerCheck.RESOLVED),
        ("Sweden will never close its harbours", "Eva Holm", SpeakerCheck.RESOLVED),
        ("The people of the coast depend on them", "Eva Holm", SpeakerCheck.RESOLVED),
        ("a tax on ferries", "Poland", SpeakerCheck.NAMED),
    ],
)
def test_true_speaker_is_found(words: str, holder: str, expected: SpeakerCheck) -> None:
    assert check(words, holder) is expected


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("the port must stay open", "Eva Holm"),
        ("the need for new ferries", "Sweden"),
        ("Sweden will never close its harbours", "Jan Kos"),
        ("The people of the coast depend on them", "Poland"),
        ("a tax on ferries", "Eva Holm"),
        ("the port must stay open", "Somebody Else"),
    ],
)
def test_true_quote_in_the_wrong_mouth_is_not_found(words: str, holder: str) -> None:
    assert check(words, holder) is SpeakerCheck.NOT_FOUND


@pytest.mark.parametrize("holder", ["Jan Kos", "Eva Holm", "Poland"])
@pytest.mark.parametrize("words", ["The weather was fine", "discussed fishing quotas"])
def test_narration_is_attributed_to_nobody(words: str, holder: str) -> None:
    assert check(words, holder) is SpeakerCheck.NOT_FOUND


def test_words_inside_a_longer_content_count() -> None:
    assert check("must stay open", "Jan Kos") is SpeakerCheck.NAMED


def test_turn_speaker_holds_what_is_said_in_the_turn() -> None:
    text = (
        "MS. HOLM:  The harbours are full this week.\n\nQ  And the ferries?\n\n"
        "MS. HOLM:  They run on time, as far as I know.\n\nQ  Thank you.\n\nMR. KOS:  Good day to all of you.\n"
    )
    index = SpeakerIndex(text)
    start = text.index("The harbours")
    span = (start, start + len("The harbours are full"))
    assert index.check(span, "Holm") is not SpeakerCheck.NOT_FOUND
    assert index.check(span, "Kos") is SpeakerCheck.NOT_FOUND


def test_one_shot_check_agrees_with_the_index() -> None:
    prepared = prepare(SourceDocument(source="test", text=TEXT))
    start = TEXT.index("the port must")
    span = (start, start + len("the port must stay open"))
    cast = Cast.of(prepared)
    assert speaker_check(prepared, cast, span, "Jan Kos", "Poland") is SpeakerCheck.NAMED
    assert speaker_check(prepared, cast, span, "Eva Holm") is SpeakerCheck.NOT_FOUND


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text(max_size=30))
def test_any_span_and_holder_get_an_answer(a: int, b: int, holder: str) -> None:
    assert INDEX.check((min(a, b), max(a, b)), holder) in SpeakerCheck


def test_empty_text_attributes_nothing() -> None:
    assert SpeakerIndex("").check((0, 0), "Jan Kos") is SpeakerCheck.NOT_FOUND
