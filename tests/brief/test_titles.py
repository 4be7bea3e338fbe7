"""A title ends where a reader would end it."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.headings.shortened import short_title
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import example_texts, examples


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "On Governor Marla Q. Ostrander and the Call with the Prime Minister of Vendoria in Spring Port Town",
            "On Governor Marla Ostrander and the Call with the Prime Minister …",
        ),
        (
            "Readout of Governor Piet R. Holm, Jr. Call with Prime Minister Ana Dahl of Vendoria",
            "Governor Piet Holm’s Call with Prime Minister Ana Dahl of Vendoria",
        ),
        (
            "Ministers of both states meet in St. Ansgar for talks on tolls, ports and ferries",
            "Ministers of both states meet in St. Ansgar for talks on tolls",
        ),
        (
            "Vendoria opens its northern ports. What the other states on the lake have to say of it",
            "Vendoria opens its northern ports",
        ),
        ("Statement by Piet R. Holm, Jr.", "Statement by Piet R. Holm, Jr."),
        (
            "Minister on the report: ‘We have never sought to drag, or slow, the talks on the canal’",
            "Minister: ‘We have never sought to drag, or slow, the talks on the canal’",
        ),
        (
            "Readout of President Piet R. Holm, Jr. Call with President Ana Dahl of the People’s Republic of China",
            "President Piet Holm’s Call with President Ana Dahl of China",
        ),
        (
            "Readout by Council Spokesperson Ana Dahl of Harbour Master Jan Holm’s Meeting with Lake States’ Leaders",
            "Harbour Master Jan Holm’s Meeting with Lake States’ Leaders",
        ),
        (
            "Readout of the Ports Office Call with the Minister of Fisheries of Vendoria and His Staff",
            "Ports Office Call with the Minister of Fisheries of Vendoria and His Staff",
        ),
        (
            "Vendoria says it has eased its blockade, but islanders still wait for food",
            "Vendoria says it has eased its blockade, but islanders still wait for food",
        ),
        (
            "Mayor says harbour is 'far away' from a quarrel between the ports of Velmar, Kelm",
            "Mayor says harbour is 'far away' from a quarrel between the ports of Velmar, Kelm",
        ),
        (
            "Mayor Just Won A MAJOR Case That Could Shake Up The Tolls On Every Ferry Of The Lake",
            "Mayor Just Won A MAJOR Case",
        ),
        (
            "Readout of Mayor Holm’s Meeting on the Response to the Collapse of the Old Harbour Bridge",
            "Mayor Holm’s Meeting on the Response to the Collapse of the Old Harbour Bridge",
        ),
        (
            "Statement by Minister Ana Dahl on the Closing of the Strait to Ships of Orland, Vessen and the Lake Marle",
            "Statement by Minister Ana Dahl on the Closing of the Strait",
        ),
        ("– Ports will open. –", "Ports will open"),
    ],
)
def test_a_title_breaks_at_marks_and_not_at_the_stop_of_an_initial(text: str, title: str) -> None:
    assert short_title(text) == title


def test_the_sides_of_a_difference_are_told_by_the_accounts_where_the_talk_does_not() -> None:
    def without(summary: VerifiedSummary) -> VerifiedSummary:
        talks = tuple(
            talk.model_copy(
                update={
                    "participants": tuple(
                        p.model_copy(update={"affiliation": None, "role": None})
                        for p in talk.participants
                    )
                }
            )
            for talk in summary.conversations
        )
        return summary.model_copy(update={"conversations": talks})

    texts = example_texts()
    made = build_brief([without(one) for one in examples()], sources=texts)
    assert made.stories[0].title.endswith("Karsenia and Nahrania differ")
