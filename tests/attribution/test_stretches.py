"""In a long text who says what is read in stretches: only those that somebody asks about."""

from __future__ import annotations

import pytest

from summarizer.attribution import attributed as module
from summarizer.attribution.attributed import WHOLE, Attributed, Stretches
from summarizer.attribution.cast import Cast
from summarizer.models.document import PreparedText
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Position, Stance, Summary
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.quotes.verify import Verifier
from summarizer.reading.documents import read_text
from summarizer.text.prepare import prepare

_HEAD = "Anna Brandvold, the fisheries minister of Norvik, opened the talks in Holmby.\n\n"
_FILLER = "The boats lay in the harbour and the nets were dry. Nobody was at the quay that day.\n\n"
_NAMES = ("Jan Kos", "Eva Holm", "Ravi Menon", "Lena Wolff")


def _long() -> tuple[str, dict[str, int]]:
    """Return a text of four stretches and more in which four people speak, far from each other, and where."""
    text, places = _HEAD, dict[str, int]()
    for number, name in enumerate(_NAMES):
        text += _FILLER * 600
        places[name] = len(text)
        text += (
            f"“Stock number {number} has to be counted again,” said {name}, the harbour master.\n\n"
        )
    text += "“The count begins in March,” Brandvold said.\n\n"
    return text, places


TEXT, PLACES = _long()


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the length of every text whose people are collected."""
    lengths: list[int] = []
    cast_of = Cast.of

    def counting(prepared: PreparedText) -> Cast:
        lengths.append(len(prepared.text))
        return cast_of(prepared)

    monkeypatch.setattr(module.Cast, "of", counting)
    return lengths


def test_the_text_is_a_long_one() -> None:
    assert len(TEXT) > WHOLE


@pytest.mark.parametrize("number", range(len(_NAMES)))
def test_each_speaker_is_found_where_they_speak(number: int) -> None:
    index = SpeakerIndex(prepare(read_text(TEXT)))
    span = _span(f"Stock number {number} has to be counted again")
    assert index.check(span, _NAMES[number]) is SpeakerCheck.NAMED
    told = index.tell(span, _NAMES[number - 1])
    assert (told.check, told.found) == (SpeakerCheck.OTHER, _NAMES[number])


def test_who_is_introduced_at_the_head_is_known_at_the_end() -> None:
    index = SpeakerIndex(prepare(read_text(TEXT)))
    span = _span("The count begins in March")
    assert index.check(span, "Anna Brandvold").value in ("named", "resolved")
    assert index.check(span, "Jan Kos") is SpeakerCheck.OTHER


def test_only_the_stretches_asked_about_are_read_and_each_once(read: list[int]) -> None:
    index = SpeakerIndex(prepare(read_text(TEXT)))
    assert read == []
    for _ in range(3):
        index.check(_span("Stock number 0 has"), "Jan Kos")
    assert len(read) == 1
    assert read[0] < WHOLE / 3


def test_words_that_reach_beyond_their_stretch_are_judged_by_those_inside() -> None:
    index = SpeakerIndex(prepare(read_text(TEXT)))
    start = PLACES["Lena Wolff"]
    assert index.check((start, len(TEXT)), "Nobody Else") is not SpeakerCheck.NAMED
    assert index.tell((len(TEXT) + 5, len(TEXT) + 9), "Jan Kos").check is SpeakerCheck.NOT_FOUND


def test_every_sentence_of_a_stretch_is_the_text_at_its_place() -> None:
    prepared = prepare(read_text(TEXT))
    stretches = Stretches(prepared)
    for offset in (0, 31_000, 90_000, len(TEXT) - 1):
        part, shift = stretches.read(stretches.number(offset))
        own = part.prepared
        assert [s.number for s in own.sentences] == list(range(1, len(own.sentences) + 1))
        for sentence in own.sentences:
            assert own.text[sentence.start : sentence.end] == sentence.text
        inside = [s for s in own.sentences if s.start + shift <= offset < s.end + shift]
        assert all(prepared.text[s.start + shift : s.end + shift] == s.text for s in inside)
        assert inside or TEXT[offset].isspace()


def test_a_short_text_is_read_whole(read: list[int]) -> None:
    text = "“We count again,” said Jan Kos. " * 50
    SpeakerIndex(Attributed.of(text)).check((1, 15), "Jan Kos")
    assert read == [len(text)]


def test_full_names_near_the_quotes_support_a_statement() -> None:
    verifier = Verifier(prepare(read_text(TEXT)))
    quote = {"given": "The count begins in March"}
    position = {"topic": "count", "stance": Stance.AFFIRMS, "quotes": [quote]}
    named = Position.model_validate(
        {**position, "holder": "Anna Brandvold", "statement": "Then Anna Brandvold counts."}
    )
    other = Position.model_validate(
        {**position, "holder": "Anna Brandvold", "statement": "Then Petra Quist counts."}
    )
    found = [
        {f.code for f in verifier.check(Summary(overview="", positions=(one,))).findings}
        for one in (named, other)
    ]
    assert found == [set(), {"unsupported_name"}]
