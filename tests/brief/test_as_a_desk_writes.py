"""Small things a desk would change: credits, false starts, spellings, titles cut where somebody is lost."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.bottom_line.bottom import spelt_as
from summarizer.brief.headings.shortened import short_title
from summarizer.brief.headings.talk_titles import short_name
from summarizer.brief.layout import lay_out
from summarizer.brief.phrasing.grammar import article
from summarizer.brief.phrasing.spoken import together, without_false_starts
from summarizer.brief.phrasing.tidy import tidied
from summarizer.models.document import Kind
from summarizer.models.summary import Participant
from tests.accounts.helpers import position, quote, record, summary, talk


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ports that can — that can take ferries", "Ports […] that can take ferries"),
        ("While we’re made — we’ve made strides", "While […] we’ve made strides"),
        ("He will al- — he also spoke of tolls", "[…] he also spoke of tolls"),
        # What says more behind the dash, and an aside, stay.
        ("It brings more jobs — more growth, too", "It brings more jobs — more growth, too"),
        ("To Sarnel, as you know — to the port", "To Sarnel, as you know — to the port"),
    ],
)
def test_what_is_begun_and_said_again_stands_once_and_marked(said: str, shown: str) -> None:
    assert without_false_starts(said) == shown


def test_a_word_that_joins_two_quotations_stays() -> None:
    pieces = [("We have two boats.", ""), ("that undermines the port.", " And ")]
    assert together(pieces) == "We have two boats. And that undermines the port."


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("(Photo by A. Dahl/Harbour News) The port closed.", "The port closed."),
        ("(Image provided by the Fund for Lakes (FFL) ) The port closed.", "The port closed."),
        ("(Sarnel) The port closed.", "(Sarnel) The port closed."),
    ],
)
def test_whose_a_picture_is_is_no_part_of_a_sentence(sentence: str, shown: str) -> None:
    assert tidied(sentence, sentence) == shown


def test_a_person_is_written_one_way_outside_quotation_marks() -> None:
    line = "Leyla al-Mussari said: “Leyla al-Mussari waits.”"
    told = spelt_as("Leila al-Musari", ("Leyla al-Mussari", "Musari"), line)
    assert told == "Leila al-Musari said: “Leyla al-Mussari waits.”"
    # An office or a state by another name is what the account calls it.
    assert spelt_as("Norland", ("Norland Federation",), "The Norland Federation waits.").startswith(
        "The Norland Fed"
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (
            "Readout of Senior Officials’ Travel to Sarnel, Velmar, Kelm Harbour, Varnholm and the Lake Islands",
            "Senior Officials’ Travel to Sarnel, Velmar, Kelm Harbour, Varnholm and the Lake Islands",
        ),
        (
            "Readout of Lake Office Convening with Owners of Old Ferries to Promote Fair Harbour Tolls",
            "Lake Office Convening with Owners of Old Ferries",
        ),
        ("Readout of the Call with Ana Dahl", "Readout of the Call with Ana Dahl"),
    ],
)
def test_a_long_title_loses_its_kind_and_purpose_first(title: str, shown: str) -> None:
    assert short_title(title).startswith(shown)


def test_a_title_that_would_lose_one_of_two_who_met_gives_way_to_the_talk() -> None:
    title = (
        "Readout of Ana Dahl’s Meeting with Member of the Board, Director of the Office of Lakes, Rivers and"
        " Harbours, and Minister Chen Bo"
    )
    words = "Ana Dahl met Chen Bo on 3 May 2031 in Sarnel"
    text = f"{words}. They discussed tolls, ferries, pilots and quotas."
    met = talk(
        "Ana Dahl/Norland", "Chen Bo/China", quotes=[quote(text, words)], date="2031-05-03",
        topics=("tolls", "ferries", "pilots", "quotas"),
    )  # fmt: skip
    made = summary(
        record("a", text, "2031-05-04", title=title, kind=Kind.READOUT), conversations=[met]
    )
    note = lay_out(build_brief([made], sources={"a": text}), {"a": text})
    assert note.title == "Talks Dahl - Chen, 3 May 2031"


def test_a_family_s_name_that_stands_first_is_the_surname() -> None:
    assert short_name(Participant(name="Wang Lei", role="Director", affiliation="China")) == "Wang"
    assert (
        short_name(Participant(name="Ana Dahl", role="Director", affiliation="Norland")) == "Dahl"
    )


def test_letters_spoken_with_a_consonant_take_a() -> None:
    assert article("U.S.-Norland dialogue") == "a"


def test_one_point_of_two_documents_on_topics_worded_otherwise_stands_once() -> None:
    first = (
        "Ana Dahl said that no one waits for the permission of the lake states to dredge the canal."
    )
    second = "Ana Dahl said that Norland will not wait for permission of lake states to dredge the canal."
    texts = {"a": first, "b": second}
    told = [
        summary(
            record(source, text, kind=Kind.NEWS),
            positions=[
                position(
                    "Ana Dahl", topic, "affirms", text, quote(text, text), on_behalf_of="Norland"
                )
            ],
        )
        for (source, text), topic in zip(
            texts.items(), ("permission to dredge", "dredging"), strict=True
        )
    ]
    (story,) = lay_out(build_brief(told, sources=texts), texts).stories
    assert [len(party.lines) for party in story.parties] == [1]
