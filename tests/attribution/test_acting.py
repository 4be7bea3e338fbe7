"""What words tell of their holder's own acts, of lists that somebody raised, and of who is called by what they are."""

from __future__ import annotations

import time

import pytest

from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex, ToldSpeaker
from summarizer.reading.metadata import stated_metadata
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

ACTS = (
    "KELM -- The harbour toll rose in May, a step that shop owners argued was unlawful. Some in the Lake Party had"
    " described the toll as a bribe. The Port Council halted all works at the pier. The Courier reported that Anna"
    " Holm had privately backed a lower toll. A judge dismissed Holm's claim that Mira Vale broke the law.\n\n"
    "Jan Kos is the mayor of Kelm. Jan Kos visited the pier in June.\n"
)
COUNCIL = """WESTLY PARISH COUNCIL

Minutes of the meeting of 4 May 2026

The following points were raised by the residents present in relation to the plan for 28 houses at Mill Lane:

- Concern about the width of the lane.
- Concern of the number of houses proposed in the plan;
- Lack of shops;

The Chair thanked everybody.
"""
BOARD = """River Board, 3 June 2026

Present

* Anna Holm
* Jan Kos
* Mira Vale

Minutes

* Gauges
  * Anna, the third gauge is late and the second is broken
  * Kos: can we move the date to autumn
  * Remove from agenda
* Norland, Karsenia and others were told
"""
DESCRIBED = (
    "KELM -- Anna Holm attacked the toll on Friday.\n\n“It is a theft,” the former dockworkers' strategist said."
    " “We will not pay it.”\n"
)
NOBODY = (
    "KELM -- Anna Holm added that the toll would go by May. However, no other secretary of trade had an arrangement"
    " parallel to the one set up for Holm at the port. “Many knew of it,” she said.\n"
)
BRIEFING = """Briefing by Foreign Ministry Spokeswoman Anna Holm, Kelm, 3 June 2026

Karsenian duties on ships

Over the past day Karsenia announced duties on ships, on Monday and on Tuesday, according to its ministry.

The reasoning behind these duties is absurd. We regard them as a tactical ploy, "a step" and "a sign".

These steps will not remain unanswered.
"""
TELEGRAM = """Telegram From the Embassy in Karsenia to the Ministry

Kelm, July 25, 1955

Secretary Kos told me on Monday that he had news, "highly secret", for me. According to Kos the King reported it.

I answered that I believed the decision wise. I asked him on Tuesday to convey my thanks.

Vale
"""
OPINION = """State v. Brandt, 2016-Norland-8517

IN THE COURT OF APPEALS

ANNA M. HOLM, J.

{1} Appellant, Oto Brandt, appeals the length of the term. He contends that the term is too long.

{2} The materials justified the conclusion that the term was fair. The sole assignment lacks merit.
"""


def told(text: str, quote: str, holder: str) -> ToldSpeaker:
    stated = stated_metadata(text, 0, None, "en")
    document = SourceDocument(
        source="a.txt", text=text, title=stated.title, kind=stated.kind, language="en"
    )
    start = text.index(quote)
    return SpeakerIndex(prepare(document)).tell((start, start + len(quote)), holder)


@pytest.mark.parametrize(
    ("quote", "holder"),
    [
        ("a step that shop owners argued was unlawful", "shop owners"),
        ("Some in the Lake Party had described the toll as a bribe", "some in the Lake Party"),
        ("The Port Council halted all works at the pier", "Port Council"),
        ("all works at the pier", "Port Council"),
        ("Anna Holm had privately backed a lower toll", "Anna Holm"),
    ],
)
def test_what_words_tell_of_their_holder_s_acts_is_the_holder_s(quote: str, holder: str) -> None:
    assert told(ACTS, quote, holder).check in FOUND


@pytest.mark.parametrize(
    ("quote", "holder"),
    [
        ("The Port Council halted all works at the pier", "Jan Kos"),
        ("A judge dismissed Holm's claim that Mira Vale broke the law", "Mira Vale"),
        ("Jan Kos is the mayor of Kelm", "Jan Kos"),
        ("Jan Kos visited the pier in June", "Jan Kos"),
    ],
)
def test_being_something_meeting_and_what_another_tells_are_no_acts(
    quote: str, holder: str
) -> None:
    assert told(ACTS, quote, holder).check not in FOUND


@pytest.mark.parametrize(
    "quote",
    ["Concern about the width of the lane", "the number of houses proposed", "Lack of shops"],
)
def test_items_of_a_list_are_whose_the_line_above_says(quote: str) -> None:
    assert told(COUNCIL, quote, "residents").check in FOUND
    assert told(COUNCIL, quote, "the Chair").check not in FOUND


def test_what_stands_behind_a_list_is_not_part_of_it() -> None:
    assert told(COUNCIL, "The Chair thanked everybody", "residents").check not in FOUND


def test_an_item_that_begins_with_a_name_is_that_person_s() -> None:
    assert told(BOARD, "the third gauge is late", "Anna Holm").check in FOUND
    assert told(BOARD, "can we move the date to autumn", "Jan Kos").check in FOUND
    assert told(BOARD, "the third gauge is late", "Jan Kos").check is SpeakerCheck.OTHER
    assert told(BOARD, "Remove from agenda", "Anna Holm").check not in FOUND
    assert told(BOARD, "Karsenia and others were told", "Anna Holm").check not in FOUND


def test_somebody_called_by_what_they_are_is_who_was_spoken_of_last() -> None:
    assert told(DESCRIBED, "It is a theft", "Anna Holm").check in FOUND
    assert told(DESCRIBED, "We will not pay it", "Jan Kos").check is not SpeakerCheck.OTHER


def test_nobody_is_no_source_for_the_pronoun_of_the_next_sentence() -> None:
    assert told(NOBODY, "Many knew of it", "Anna Holm").check in FOUND


def test_a_briefing_by_somebody_is_theirs_and_not_of_those_it_is_about() -> None:
    quote = "These steps will not remain unanswered"
    assert told(BRIEFING, quote, "Anna Holm").check in FOUND
    assert told(BRIEFING, quote, "Karsenia").check not in FOUND


def test_a_telegram_is_no_news_whatever_it_reports() -> None:
    assert told(TELEGRAM, "I answered that I believed the decision wise", "Vale").check in FOUND


def test_an_opinion_is_the_judge_s_who_is_named_over_it() -> None:
    quote = "The sole assignment lacks merit"
    assert told(OPINION, quote, "Anna M. Holm").check in FOUND
    assert told(OPINION, quote, "Oto Brandt").check not in FOUND


LETTER = """8 August 2026

Port Agent
Kelm Harbour Ltd

Dear Sir or Madam:

This firm represents the pilots. The port says "we own it" on Monday, and "we do" on Tuesday, according to its rules.

We submit that the notice was not made in good faith. The notice lacks any ground.

Sincerely yours,

Holm Law Group LLP
"""
JOINED = """Statement on the Solidarity of Harbours -- Lake Pilots Group & Project Quay

November 1, 2026

On Monday Oto Brandt removed several pilots from the list, and said "they lied" on Tuesday, according to a report.

Such a list sends a chilling signal. We call on the port to establish clear rules.
"""
NAMED_COURT = """IN THE COURT OF APPEAL OF NORLAND

CA 12/2024

BEFORE : Anna Holm J.

COUNSEL : Jan Kos for the Appellant

Anna Holm J.

The appellant was convicted and a fine was imposed. The two letters justified the fine.

Appeal dismissed.
"""
ASKED = """The future of the port

"The future is only trade." Anna Holm image: Jan Kos.

Madam President, as one of the founders, do you still think that the port has a future?

The future is only trade. I mean that most of our lives we have fought for quays.

How do you feel about tolls, if you look back?

Well, I distinguish between two tolls. We kept the first.

The waning of tolls

What do you say to the pilots?

So they will make new mistakes. I told them.

Do you think it ends?

I think it is the last of our battles.
"""


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (LETTER, "The notice lacks any ground", "Holm Law Group LLP"),
        (JOINED, "Such a list sends a chilling signal", "Lake Pilots Group"),
        (JOINED, "Such a list sends a chilling signal", "Project Quay"),
        (NAMED_COURT, "The two letters justified the fine", "Anna Holm"),
        (NAMED_COURT, "The two letters justified the fine", "Court of Appeal"),
        (ASKED, "So they will make new mistakes", "Anna Holm"),
    ],
)
def test_what_a_text_gives_to_nobody_is_whose_text_it_is(
    text: str, quote: str, holder: str
) -> None:
    assert told(text, quote, holder).check in FOUND


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (LETTER, "The notice lacks any ground", "Kelm Harbour Ltd"),
        (JOINED, "Such a list sends a chilling signal", "Oto Brandt"),
        (NAMED_COURT, "The two letters justified the fine", "Jan Kos"),
        (ASKED, "So they will make new mistakes", "Jan Kos"),
    ],
)
def test_it_is_not_that_of_others_whom_it_names(text: str, quote: str, holder: str) -> None:
    assert told(text, quote, holder).check not in FOUND


def test_empty_lines_behind_a_dash_cost_no_more_than_their_length() -> None:
    text = 'KELM -- "We wait," Jan Holm said.\n— Jan Holm' + "\n \n" * 60_000 + "x"
    begun = time.process_time()
    assert told(text, "We wait", "Jan Holm").check in FOUND
    assert time.process_time() - begun < 10


def test_he_is_not_the_writer_who_said_i_before() -> None:
    text = (
        "Telegram From the Mission in Karsenia to the Ministry\n\nKelm, March 2, 1957\n\nFor Brandt from Holm. This"
        " evening I saw Jan Kos. Kos said that the dam would stay shut.\n\nI asked if he had been shown a copy of my"
        " speech. He said that he had seen a copy in Velmar.\n\nHolm\n"
    )
    quote = "he had seen a copy in Velmar"
    assert told(text, quote, "Jan Kos").check in FOUND
    assert told(text, quote, "Holm").check not in FOUND


def test_a_letter_to_somebody_is_whose_name_stands_below_it() -> None:
    text = (
        "Letter to our users - What happened on 25 May\n\nMay 26, 2026\n\nGreetings users,\n\nAs you are aware, we have"
        " seen more spam on our quays. Others mislead the channels.\n\nThank you for your support,\n\nAnna Holm\n\n"
        "On behalf of the Lake Staff\n"
    )
    assert told(text, "Others mislead the channels", "Anna Holm").check in FOUND
