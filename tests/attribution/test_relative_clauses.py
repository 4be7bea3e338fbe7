"""Clauses within a sentence that tell who somebody is, or name what somebody said."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.passes.uncued import with_uncued
from summarizer.text.prepare import prepare
from tests.attribution.helpers import told_of

ROAD = "the road was closed"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Jan Kos who started a petition said the road was closed.", "Jan Kos"),
        (
            "Jan Kos who has started a petition against the mill said the road was closed.",
            "Jan Kos",
        ),
        ("Jan Kos who has launched a campaign for a bridge said the road was closed.", "Jan Kos"),
        ("Residents who live in the street said the road was closed.", "Residents"),
        (
            "The man who led the march against the dam told reporters the road was closed.",
            "the man",
        ),
        ("Two women who work at the mill told Radio Norland the road was closed.", "Two women"),
    ],
)
def test_who_somebody_is_does_not_take_the_verb_from_them(sentence: str, speaker: str) -> None:
    told = told_of(f"The mill burned on Monday.\n\n{sentence}", ROAD, speaker)
    assert told.check in (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Officials who said the mayor promised that the road was closed left.", "mayor"),
        ("Anna Holm named a man who police in Velmar said thought the road was closed.", "police"),
    ],
)
def test_within_what_is_told_of_somebody_another_may_speak(sentence: str, speaker: str) -> None:
    told = told_of(f"The mill burned on Monday.\n\n{sentence}", ROAD, speaker)
    assert told.check is not SpeakerCheck.OTHER


COUNCIL = (
    "The county council leader said the mill was for sale.\n\n"
    "The county council later said the road was closed."
)


def test_a_council_is_not_its_leader() -> None:
    assert told_of(COUNCIL, ROAD, "council leader").check is not SpeakerCheck.RESOLVED
    assert told_of(COUNCIL, ROAD, "county council").check is not SpeakerCheck.NOT_FOUND


def _holders(text: str) -> list[str | None]:
    attributed = Attributed.of(prepare(SourceDocument(source="x", text=text)))
    return [one.holder for one in with_uncued(attributed, attributed.attributions) if one.candidate]


def test_what_somebody_said_is_not_what_is_said_of_it() -> None:
    heard = (
        "Ms Holm spoke on the radio on Monday about the road.\n\n"
        'Jan Kos, a miller, said what Ms Holm said on the radio "was a complete invention."'
    )
    assert "Holm" not in _holders(heard)
    assert "Jan Kos" in _holders(heard)
    assert "police" in _holders("Jan Kos was held for what police said was an assault on a guard.")


def test_a_spokesman_told_apart_by_no_body_may_be_anybodys() -> None:
    text = "Velmo will cut fares on Monday.\n\nA harbour spokesman said the road was closed."
    assert told_of(text, ROAD, "Velmo spokesperson").check is SpeakerCheck.NAMED
    police = text.replace("harbour", "police")
    assert told_of(police, ROAD, "Velmo spokesperson").check is not SpeakerCheck.NAMED


@pytest.mark.parametrize(
    ("sentence", "said", "told"),
    [
        (
            "Three days after Norland announced that it would open the gates, it appeared on Monday that none was.",
            "open the gates",
            "appeared on Monday",
        ),
        (
            "Hours before Anna Holm said the toll would fall, Jan Kos had left.",
            "toll would",
            "had left",
        ),
        (
            "While Anna Holm insisted the toll would fall, prices rose for a month.",
            "toll would",
            "prices rose",
        ),
        (
            "After Anna Holm said tolls, taxes and fares would fall, the guild left.",
            "fares would",
            "guild left",
        ),
    ],
)
def test_what_was_said_ends_before_the_main_clause(sentence: str, said: str, told: str) -> None:
    text = f"The mill burned on Monday.\n\n{sentence}"
    attributed = Attributed.of(prepare(SourceDocument(source="x", text=text)))
    spans = [span for one in attributed.attributions for span in one.content]
    assert any(start <= text.index(said) < end for start, end in spans)
    assert not any(start <= text.index(told) < end for start, end in spans)
    holder = "Norland" if "Norland" in sentence else "Anna Holm"
    assert told_of(text, said, holder).check in (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('"We go," Mr Aune quoted Anna Holm as saying.', "Anna Holm"),
        ('"We go," Reuters quoted Anna Holm as saying on Monday.', "Anna Holm"),
        ('"We go," Reuters quoted Anna Holm as saying on Monday.', "Reuters"),
        ('"We go," the social media post read.', "the social media post"),
    ],
)
def test_who_is_quoted_as_saying_it_says_it(sentence: str, speaker: str) -> None:
    told = told_of(f"The mill burned on Monday.\n\n{sentence}", "We go", speaker)
    assert told.check in (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


@pytest.mark.parametrize(
    ("joint", "speaker"),
    [("and he said", "Karl Dahl"), ("-- he said", "Karl Dahl"), ("but he said", "Karl Dahl")],
)
def test_a_clause_goes_on_about_whom_its_sentence_begins_with(joint: str, speaker: str) -> None:
    text = (
        "The guild's head Jan Kos called for guards in every mill.\n\n"
        f"Former Velmar Rep. Karl Dahl, who led the review, went back on the call {joint} the road was closed."
    )
    assert told_of(text, ROAD, speaker).check in (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
    assert told_of(text, ROAD, "Jan Kos").check in (SpeakerCheck.OTHER, SpeakerCheck.NOT_FOUND)
