"""Talks by verbs of coming together, openings, telegrams' calls, and what two say before the press."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.author import author_of
from summarizer.client import Summarizer
from summarizer.models.summary import Conversation, Medium
from tests.passes.helpers import prepared, stepwise_engine

_RAIN = "\n\nIt rained on the hills that day, and the ferries to Velm were late.\n"


def talks(text: str, below: str = _RAIN) -> tuple[Conversation, ...]:
    made = Summarizer(model=stepwise_engine(conversation="- | - | - | -"), strategy="stepwise")
    return made.summarise(text=text + below).conversations


def names(talk: Conversation) -> list[str]:
    return [one.name for one in talk.participants]


@pytest.mark.parametrize("verb", ["gathered for the first time", "met", "assembled", "convened"])
def test_a_list_of_persons_and_where_each_is_from_came_together(verb: str) -> None:
    (talk,) = talks(
        "Harbour Minister Jan Kos of Norland, Harbour Minister Ida Holm of Tarn, and Harbour Minister Ole Brandt of "
        f"the Republic of Sudria {verb} on 3 March 2031 in Velm to exchange views on piers."
    )
    assert names(talk) == ["Jan Kos", "Ida Holm", "Ole Brandt"]
    assert talk.date == "2031-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "Thousands gathered in Velm on Monday to hear Jan Kos and Ida Holm.",
        "Minister Jan Kos said that the pilots assembled in Velm on Monday against the wish of Ida Holm.",
        "After a meeting with Jan Kos was cancelled, Ida Holm said that the ferry would stop.",
        "Before a meeting with Minister Jan Kos, Minister Ida Holm said that the ferry would stop.",
    ],
)
def test_crowds_and_talks_that_did_not_take_place_are_none(text: str) -> None:
    assert talks(text) == ()


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "While admitting meeting with President Ida Holm after it, Mr Jan Kos said it was no secret.",
            ["Jan Kos", "Ida Holm"],
        ),
        (
            "After a meeting with managers of Norvik Steel last week, the company's works council sent a letter.",
            ["company's works council", "managers of Norvik Steel"],
        ),
        (
            "Following a call with Minister Jan Kos and Minister Ole Brandt, Minister Ida Holm spoke of a new ferry.",
            ["Ida Holm", "Jan Kos", "Ole Brandt"],
        ),
        ("Mr Jan Kos admitted meeting President Ida Holm on Monday.", ["Jan Kos", "Ida Holm"]),
        (
            "Minister Jan Kos said he told Minister Ida Holm that the ferry had to stop.",
            ["Jan Kos", "Ida Holm"],
        ),
    ],
)
def test_whose_talk_it_was_stands_behind_an_opening_or_before_a_participle(
    text: str, parties: list[str]
) -> None:
    assert [names(talk) for talk in talks(text)] == [parties]


_TELEGRAM = """12. Telegram From the Embassy in Tarn to the Department of Ports

Velm, May 16, 1963, 6 p.m.

207. In course of call by me on Harbour Minister Holm Velm May 15, she raised pier question. She said she now had \
opportunity to study plans.

Holm is ready to move ahead with pier whenever concrete gesture received from Sudrians. She favors intensification \
of efforts to dredge the bay.

She thought ministry could consider some form of lease in the harbor.

Brandt
"""


def test_a_call_told_of_by_a_noun_is_that_of_a_telegrams_writer() -> None:
    (talk,) = talks(_TELEGRAM, below="")
    assert sorted(names(talk)) == ["Brandt", "Holm"]
    assert talk.date == "1963-05-15"


def test_a_sentence_that_ends_with_from_somebody_names_no_author() -> None:
    assert author_of(prepared(_TELEGRAM)) == "Brandt"


_CABLE = """Holm to Brandt

Cablegram 91 VELM, 11 July 1947, 7.54 p.m.

The pier.

1. Harbour Office consulted us this morning and advised that they had no plans of the pier so far.

2. Kos telephoned last night and was worried about the lease. I consulted the Tarnish Ambassador first, who agreed.

3. The plans are still without a date, and the dredger lies in the bay since the spring of this year.
"""


def test_a_cable_tells_of_talks_of_its_writer_whom_its_first_line_names() -> None:
    found = {frozenset(names(talk)): talk for talk in talks(_CABLE)}
    assert frozenset(("Harbour Office", "Holm")) in found
    phoned = found[frozenset(("Kos", "Holm"))]
    assert (phoned.medium, phoned.date) == (Medium.PHONE, "1947-07-10")


def test_a_bulletin_whose_title_gives_a_day_tells_of_that_days_sitting() -> None:
    (talk,) = talks(
        "HIGHLIGHTS OF THE BAY COUNCIL: MONDAY, 8 JULY 1996\n\nOPENING PLENARY\n\nJan Kos, Chair of the Pier Panel, "
        "said that the bay needs dredging. Ida Holm, Tarn, said that the dredging costs too much. NORLAND proposed "
        "that the sitting be extended. SUDRIA said that the time does not suffice."
    )
    assert talk.date == "1996-07-08"


_PRESS = """Remarks by President Kos and Prime Minister Holm of Tarn in Joint Press Conference

Velm, April 10, 2030

Q Mr. Kos, will the pier be built?

PRESIDENT KOS: {said} The pier is dear to the people of the bay. We shall see.

Q And what of the ferry?

PRIME MINISTER HOLM: The ferry runs to Tarn. I thank the President.
"""


def test_two_who_stand_before_the_press_together_talked_where_they_say_so() -> None:
    (talk,) = talks(_PRESS.format(said="Today we discussed the pier at length."))
    assert sorted(names(talk)) == ["Holm", "Kos"]
    assert talk.date == "2030-04-10"


def test_two_before_the_press_who_say_nothing_of_a_talk_had_none() -> None:
    assert talks(_PRESS.format(said="The pier costs ten million.")) == ()


@pytest.mark.parametrize(
    "piece", ["After a meeting with ", "Kos of Norland, ", "Kos telephoned ", "said he told "]
)
def test_hostile_text_takes_time_in_line_with_its_length(piece: str) -> None:
    began = time.perf_counter()
    talks(piece * (40_000 // len(piece)))
    assert time.perf_counter() - began < 60


def test_a_model_that_names_i_names_nobody() -> None:
    engine = stepwise_engine(conversation="Ida Holm (Minister, -) + I (-, -) | phone | - | -")
    text = "Minister Ida Holm telephoned last night, and I thanked her for the plans of the pier."
    made = Summarizer(model=engine, strategy="stepwise").summarise(text=text + _RAIN)
    assert all("I" not in names(talk) for talk in made.conversations)
