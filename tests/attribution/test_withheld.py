"""Words that somebody is not said to have said: negated, declined, supposed, asked, contrasted, rejected."""

from __future__ import annotations

import pytest

from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex, ToldSpeaker
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
WORDS = "the ferry line would reopen in May"


def told(text: str, words: str, holder: str) -> ToldSpeaker:
    start = text.index(words)
    index = SpeakerIndex(prepare(SourceDocument(source="x", text=text)))
    return index.tell((start, start + len(words)), holder)


@pytest.mark.parametrize(
    "text",
    [
        "At no point did Marta Lund say that the ferry line would reopen in May.",
        "Marta Lund dismissed reports that she had said the ferry line would reopen in May.",
        "Marta Lund had always wanted to say that the ferry line would reopen in May.",
        "Marta Lund did not, as the paper reported, announce that the ferry line would reopen in May.",
        "The report that Marta Lund said the ferry line would reopen in May is a lie, Piet Aarts told the board.",
        "Piet Aarts wished that Marta Lund had said that the ferry line would reopen in May.",
        "Marta Lund stopped short of saying that the ferry line would reopen in May.",
        "Marta Lund fell short of promising that the ferry line would reopen in May.",
        "Marta Lund refrained from saying that the ferry line would reopen in May.",
        "Instead of saying that the ferry line would reopen in May, Marta Lund spoke of the tide.",
        "Marta Lund gave no assurance that the ferry line would reopen in May.",
        "It was not Marta Lund who said that the ferry line would reopen in May.",
        "Marta Lund was misquoted as saying that the ferry line would reopen in May.",
        "Marta Lund was wrongly quoted as saying that the ferry line would reopen in May.",
        "Nothing in what Marta Lund said suggested that the ferry line would reopen in May.",
        "What Marta Lund said suggests that the ferry line would reopen in May.",
        "Marta Lund said nothing about whether the ferry line would reopen in May.",
        "Marta Lund did not respond to a question about whether the ferry line would reopen in May.",
        "Asked whether the ferry line would reopen in May, Marta Lund did not answer.",
        "Asked whether the ferry line would reopen in May, Marta Lund said she had no idea.",
        "Marta Lund, pressed on whether the ferry line would reopen in May, said she had no idea.",
        "Had Marta Lund said that the ferry line would reopen in May, the strike would have ended.",
        "Should Marta Lund claim that the ferry line would reopen in May, nobody will believe it.",
        "Marta Lund would have said that the ferry line would reopen in May if the board had let her.",
        "Suppose Marta Lund announced that the ferry line would reopen in May: who would believe it?",
        "Did Marta Lund say that the ferry line would reopen in May?",
        "Marta Lund did not deny that the ferry line would reopen in May.",
        "Where Marta Lund saw a wreck, Piet Aarts said that the ferry line would reopen in May.",
        "Marta Lund was not prepared to promise that the ferry line would reopen in May.",
        "Marta Lund chose not to say whether the ferry line would reopen in May.",
        "Nor did Marta Lund say that the ferry line would reopen in May.",
        "Not once did Marta Lund claim that the ferry line would reopen in May.",
        "It is untrue that Marta Lund said that the ferry line would reopen in May.",
        "It is not true that Marta Lund said that the ferry line would reopen in May.",
        "Rather than announce that the ferry line would reopen in May, Marta Lund spoke of the tide.",
        "Marta Lund has yet to announce that the ferry line would reopen in May.",
        "Marta Lund rarely said that the ferry line would reopen in May.",
        "Marta Lund nearly said that the ferry line would reopen in May.",
        "Marta Lund said no such thing as that the ferry line would reopen in May.",
        "Marta Lund refused to be drawn on whether the ferry line would reopen in May.",
        "Marta Lund declined comment on a report that the ferry line would reopen in May.",
        "Marta Lund remained silent when asked whether the ferry line would reopen in May.",
        "If only Marta Lund said that the ferry line would reopen in May!",
        "Piet Aarts hopes Marta Lund will say that the ferry line would reopen in May.",
        "Let Marta Lund say that the ferry line would reopen in May; nobody will listen.",
        "Imagine Marta Lund saying that the ferry line would reopen in May.",
        "Contrary to Marta Lund, Piet Aarts said that the ferry line would reopen in May.",
        "Notwithstanding Marta Lund's warnings, Piet Aarts said the ferry line would reopen in May.",
        "Despite Marta Lund's insistence to the contrary, the ferry line would reopen in May, Piet Aarts said.",
        "Thanking Marta Lund, Piet Aarts said that the ferry line would reopen in May.",
        "Marta Lund thanked Piet Aarts for saying that the ferry line would reopen in May.",
    ],
)
def test_words_around_a_verb_can_take_them_away_from_its_subject(text: str) -> None:
    assert told(text, WORDS, "Marta Lund").check not in FOUND


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lund did not hesitate to say that the ferry line would reopen in May.",
        "Marta Lund never tired of saying that the ferry line would reopen in May.",
        "Only then did Marta Lund say that the ferry line would reopen in May.",
        "Marta Lund did say that the ferry line would reopen in May.",
        "Marta Lund was ready to say that the ferry line would reopen in May.",
        "Nobody was surprised when Marta Lund said that the ferry line would reopen in May.",
        "No fewer than three times Marta Lund said that the ferry line would reopen in May.",
        "Marta Lund would say only that the ferry line would reopen in May.",
        "Marta Lund has made herself heard and has said that the ferry line would reopen in May.",
        "Marta Lund rejected the offer, saying that the ferry line would reopen in May.",
        "Piet Aarts thanked Marta Lund for saying that the ferry line would reopen in May.",
        "Marta Lund said, contradicting Piet Aarts, that the ferry line would reopen in May.",
        "Marta Lund, asked about the fares, said that the ferry line would reopen in May.",
        "It was not Piet Aarts but Marta Lund who said that the ferry line would reopen in May.",
        "Marta Lund met Piet Aarts. The former said the ferry line would reopen in May, the latter laughed.",
    ],
)
def test_they_are_the_subjects_where_nothing_takes_them_away(text: str) -> None:
    found = told(text, WORDS, "Marta Lund")
    assert found.check in FOUND
    assert found.note is None


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lund called reports that the ferry line would reopen in May a fabrication.",
        "Marta Lund described as false a report that the ferry line would reopen in May.",
        "Reports that the ferry line would reopen in May were rejected by Marta Lund.",
        "Marta Lund brushed aside the suggestion that the ferry line would reopen in May.",
        "Marta Lund hit back at claims by Piet Aarts that the ferry line would reopen in May.",
        "Marta Lund rubbished reports that the ferry line would reopen in May.",
        "Marta Lund poured cold water on reports that the ferry line would reopen in May.",
        "Marta Lund took issue with the claim that the ferry line would reopen in May.",
        "Marta Lund issued a denial that the ferry line would reopen in May.",
        "Marta Lund ruled out that the ferry line would reopen in May.",
    ],
)
def test_who_rejects_words_is_named_for_them_with_a_note(text: str) -> None:
    found = told(text, WORDS, "Marta Lund")
    assert found.check in FOUND
    assert found.note == "The passage says that the speaker denies these words."


def test_what_is_said_instead_of_something_is_still_said() -> None:
    text = "Instead of saying that the ferry line would reopen in May, Marta Lund said the tide was late."
    assert told(text, "the tide was late", "Marta Lund").check in FOUND


def test_that_is_not_what_somebody_said() -> None:
    text = "“The ferry line will reopen in May” is not what Marta Lund said."
    assert told(text, "The ferry line will reopen in May", "Marta Lund").check not in FOUND


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lund was the first to say that the ferry line would reopen in May.",
        "Marta Lund was not the first to say that the ferry line would reopen in May.",
        "Marta Lund became the only minister to confirm that the ferry line would reopen in May.",
        "Marta Lund confirmed reports that she had said the ferry line would reopen in May.",
        "Marta Lund has, as reported, said that the ferry line would reopen in May.",
    ],
)
def test_who_is_the_first_to_say_it_or_confirms_it_has_said_it(text: str) -> None:
    assert told(text, WORDS, "Marta Lund").check in FOUND
