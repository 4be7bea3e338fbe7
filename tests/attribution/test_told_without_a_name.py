"""Words that a document gives to nobody in so many words: in minutes, posts, refusals and readouts."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex, ToldSpeaker
from summarizer.reading.metadata import stated_metadata
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
MINUTES = """Kelm Borough Council

Minutes of the Planning Committee, 4 March 2024

Present: Cllr Anna Holm (Chair), Cllr Jan Kos, Cllr Mira Vale. Clerk: Oto Brandt.

1. Declarations of interest. Cllr Kos declared an interest in application 24/17.

2. Harbour toll. The Clerk reported that the toll had raised 12,000 crowns. Cllr Vale felt that the toll should be
kept. It was unanimously agreed that the committee should oppose any reduction of the toll.

3. Fence at Mill Lane. RESOLVED that the fence be repaired by June. All were in agreement that the contractor had
been slow.

4. Applications. 24/18 Garage at 3 High Street. No objections raised. Members resolved to object to 24/19 on grounds
of height.
"""
POSTS = """Port toll draws scorn

KELM -- The report drew criticism on Tuesday.

The toll is a joke while the port burns https://t.co/da7Qr7ZhZ — Jan Kos (@jankos) June 28, 2016

Holm reportedly has a list of tolls — The Daily Courier (@thedaily) 29 June 2016

More is expected soon.
"""
REFUSED = (
    "KELM -- Deputy Prime Minister Anna Holm has refused to confirm whether the government will scrap the toll.\n\n"
    "Jan Kos refused to comment on the toll. Mira Vale did not say that the toll would fall.\n"
)
READOUT = """Readout of the Prime Minister's call with the Lake Council

12 May 2026

Prime Minister Anna Holm spoke today with Chair Jan Kos of the Lake Council.

Troubled by the drought, Prime Minister Holm and Chair Kos committed to working with the growers to open two canals.
The Lake Council launched a fund for the growers. Prime Minister Holm hosted Chair Kos in March.
"""
FORUM = (
    "Voters met on Tuesday in Kelm. Anna Holm and Jan Kos were there.\n\nDuring a speech earlier in the day, Kos"
    ' attacked Holm for her support of the dam, saying, "She is very unstable." At the forum, Holm was silent.\n'
)


def told(text: str, words: str, holder: str) -> ToldSpeaker:
    stated = stated_metadata(text)
    document = SourceDocument(source="x", text=text, title=stated.title, kind=stated.kind)
    start = text.index(words)
    return SpeakerIndex(Attributed.of(prepare(document))).tell((start, start + len(words)), holder)


@pytest.mark.parametrize(
    "words",
    [
        "the committee should oppose any reduction of the toll",
        "RESOLVED that the fence be repaired by June",
        "All were in agreement that the contractor had\nbeen slow",
        "No objections raised",
        "Members resolved to object to 24/19",
    ],
)
def test_what_minutes_say_was_decided_is_the_bodys(words: str) -> None:
    assert told(MINUTES, words, "Planning Committee").check in FOUND
    assert told(MINUTES, words, "Kelm Borough Council").check in FOUND
    for other in ("Jan Kos", "the Clerk", "Mira Vale"):
        assert told(MINUTES, words, other).check not in FOUND


def test_whoever_is_named_in_minutes_says_it_and_not_the_body() -> None:
    assert told(MINUTES, "the toll had raised 12,000 crowns", "the Clerk").check in FOUND
    assert told(MINUTES, "the toll should be\nkept", "Planning Committee").check not in FOUND
    assert told(MINUTES, "declared an interest in application 24/17", "Cllr Kos").check in FOUND


def test_a_document_that_is_no_minutes_gives_what_was_agreed_to_nobody() -> None:
    text = "Kelm, 4 March\n\nThe price rose. It was agreed that the price should fall.\n"
    assert told(text, "the price should fall", "Kelm").check not in FOUND


def test_a_post_is_whose_name_and_handle_stand_behind_it() -> None:
    first = told(POSTS, "The toll is a joke while the port burns", "Jan Kos")
    assert first.check is SpeakerCheck.NAMED
    second = "reportedly has a list of tolls"
    assert told(POSTS, second, "The Daily Courier").check in FOUND
    other = told(POSTS, second, "Anna Holm")
    assert other.check is SpeakerCheck.OTHER
    assert other.found == "Daily Courier"


def test_a_refusal_told_with_who_refuses_is_theirs_and_what_is_refused_is_not() -> None:
    refusal = "Anna Holm has refused to confirm whether the government will scrap the toll"
    assert told(REFUSED, refusal, "Anna Holm").check in FOUND
    assert told(REFUSED, "the government will scrap the toll", "Anna Holm").check not in FOUND
    silent = "Jan Kos refused to comment on the toll"
    assert told(REFUSED, silent, "Jan Kos").check not in FOUND
    unsaid = "Mira Vale did not say that the toll would fall"
    assert told(REFUSED, unsaid, "Mira Vale").check not in FOUND


def test_what_a_readout_says_somebody_did_is_theirs_but_for_meeting() -> None:
    both = "committed to working with the growers"
    assert told(READOUT, both, "Anna Holm").check in FOUND
    assert told(READOUT, both, "Jan Kos").check in FOUND
    assert told(READOUT, both, "Mira Vale").check not in FOUND
    launched = "The Lake Council launched a fund"
    assert told(READOUT, launched, "the Lake Council").check in FOUND
    assert told(READOUT, "hosted Chair Kos in March", "Anna Holm").check not in FOUND


def test_words_that_bring_their_speaker_along_are_the_speakers() -> None:
    words = 'Kos attacked Holm for her support of the dam, saying, "She is very unstable."'
    text = FORUM.replace("\n attacked", " attacked")
    assert told(text, words, "Jan Kos").check in FOUND
    assert told(text, words, "Anna Holm").check not in FOUND
