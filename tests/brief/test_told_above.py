"""A first line that ends as a sentence does is the headline of an article, and no sentence of a text."""

from __future__ import annotations

import pytest

from summarizer.brief.headings.headlines import headline
from summarizer.brief.headings.told_above import told_above
from summarizer.models.document import Kind
from tests.accounts.helpers import record

BELOW = (
    "\n\nThe Harbour Board, which runs the port of Kelm, met on Monday evening behind closed doors."
)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Holm says tolls 'absolutely wrong' for islanders.",) * 2,
        ("Clerk who revealed harbour tolls admits to other leaks.",) * 2,
        (
            "Breaking: Mayor resigns over the harbour tolls.",
            "Mayor resigns over the harbour tolls.",
        ),
        ("EXCLUSIVE – Jan Holm: Do Not Trust The Port.", "Jan Holm: Do Not Trust The Port."),
        ("Mayor: ‘We Will Not Pay A Single Toll.’", "Mayor: ‘We Will Not Pay A Single Toll’"),
    ],
)
def test_a_line_above_the_news_is_its_headline(line: str, wanted: str) -> None:
    assert told_above(line + BELOW, news=True) == wanted.rstrip(".")


@pytest.mark.parametrize(
    "line",
    [
        "The board met in Kelm and agreed on nothing at all.",
        "It was a cold morning in the port of Kelm.",
        "Jan Holm met Ana Dahl on Monday for lunch.",
        "Holm said that the tolls are too high for islanders.",
        "'Nobody here is a thief, gentlemen and ladies.'",
        "JAN HOLM: We will not pay the tolls.",
    ],
)
def test_a_sentence_of_the_text_is_no_headline(line: str) -> None:
    assert told_above(line + BELOW, news=True) == ""


def test_outside_of_the_news_a_headline_is_told_again_or_has_capitals() -> None:
    plain = "Holm wants lower tolls for islanders."
    assert told_above(plain + BELOW) == ""
    assert told_above(plain + BELOW, news=True) == plain[:-1]
    again = "\n\nJan Holm wants tolls that are lower than today's for islanders, he told the council of Kelm on Monday."
    assert told_above(plain + again) == plain[:-1]


def test_a_label_of_turns_is_no_headline() -> None:
    talk = "Host: Will the port of Kelm close.\n\nHolm: No, it will not.\n\nHost: And the ferry of the islanders."
    assert told_above(talk, news=True) == ""


def test_the_name_of_who_writes_stands_before_the_headline() -> None:
    text = f"BYLINE: Ana Dahl.\n\nHarbour Tolls Rise Again.{BELOW}"
    assert told_above(text, news=True) == "Harbour Tolls Rise Again"


def test_a_form_and_the_number_of_a_cable_are_no_headlines() -> None:
    present = record("m", "Present: Ana Dahl (chair), Jan Holm", kind=Kind.OTHER)
    minutes = present.model_copy(update={"title": "Present: Ana Dahl (chair), Jan Holm"})
    text = "Minutes of the Harbour Committee, 12 March 2019\n\nPresent: Ana Dahl (chair), Jan Holm\n\nThey met."
    assert headline(minutes, text) == "Minutes of the Harbour Committee, 12 March 2019"
    cable = "Cablegram 112 KELM, 8 May 1949, 4.10 p.m.\n\nSECRET\n\nI saw the Foreign Secretary this morning about it."
    numbered = record("c", cable, kind=Kind.OTHER).model_copy(
        update={"title": "Cablegram 112 KELM, 8 May 1949, 4.10 p.m"}
    )
    assert headline(numbered, cable) is None


def test_an_amount_may_stand_in_the_headline_of_a_release() -> None:
    text = "MEDIA RELEASE\n\nANA DAHL MP\n\n20 August 2015\n\n$40 million for rural clinics\n\nShe spoke today."
    released = record("r", text, kind=Kind.OTHER).model_copy(update={"title": "MEDIA RELEASE"})
    assert headline(released, text) == "$40 million for rural clinics"
