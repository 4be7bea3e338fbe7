"""What may stand behind "on" in a title, and how those who speak are named there."""

from __future__ import annotations

import pytest

from summarizer.brief.headings.headlines import headline
from summarizer.brief.headings.matters import matters
from summarizer.brief.headings.shortened import short_title
from summarizer.brief.headings.titles import story_title
from summarizer.brief.phrasing.capitals import in_name_case
from summarizer.brief.phrasing.noun_phrases import may_be_a_matter
from summarizer.brief.phrasing.topics import with_article
from summarizer.models.brief import SourcedPosition
from summarizer.models.document import Kind
from tests.accounts.helpers import position, record

TEXT = (
    "Dahl said that the pilots have to defend the quay, and that the port is liable for late boats."
    " She asked for strong N.L. support, welcomed harbour tolls and spoke of late boats. As long as the winter lasts,"
    " nobody should come clean now."
)


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("harbour tolls", True),
        ("late boats", True),
        ("terms of the summary's own", True),
        ("defend the quay", False),
        ("liable for late boats", False),
        ("strong N", False),
        ("long as the winter", False),
        ("come clean now", False),
        ("reflection of this work", False),
        ("whatever the pilots", False),
        ("act promptly on tolls", False),
        ("matter in the Council [1]", False),
        ("Mr. Holm", False),
        ("John Dahl", False),
        ("port officials", False),
        ("Norway", False),
        ("- The quay", False),
    ],
)
def test_only_a_noun_phrase_that_stands_so_is_a_matter(label: str, wanted: bool) -> None:
    assert may_be_a_matter(label, TEXT) is wanted


def held(topic: str, holder: str = "Ana Dahl") -> SourcedPosition:
    return SourcedPosition(
        document="a", position=position(holder, topic, "affirms", f"{holder} said so.")
    )


def test_a_topic_of_one_position_that_the_first_sentences_do_not_name_is_no_matter() -> None:
    text = "The harbour master told the council of Velmar that harbour tolls would fall before the winter begins."
    told = [held("harbour tolls"), held("crane drivers"), held("old ferries")]
    assert matters(told, [record("a", text)], {"a": text}) == ["harbour tolls"]


def test_without_a_matter_an_interview_is_called_one() -> None:
    text = "In her first interview since May the pilot spoke of all she had seen. We have to defend it, she said."
    told = [held("defend it")]
    asked = record("a", text).model_copy(update={"kind": Kind.TRANSCRIPT})
    assert story_title([asked], told, [], {"a": text}) == "Interview with Ana Dahl"


def test_a_description_stands_in_no_title_beside_a_name() -> None:
    told = [
        held("tolls"),
        held("tolls"),
        held("quays", "council leader"),
        held("quays", "council leader"),
    ]
    text = "Tolls and quays were what the council of Velmar talked about all day, and nobody agreed on any of them."
    assert "council leader" not in story_title([record("a", text)], told, [], {"a": text})


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("ANA DAHL", "", "Ana Dahl"),
        ("SEAN Dahl", "SEAN DAHL, HARBOUR OFFICE: No.", "Sean Dahl"),
        ("UNESCO Norland", "UNESCO Norland met.", "UNESCO Norland"),
        ("JOHN HOLM MP", "", "John Holm MP"),
        ("TREASURER", "TREASURER: yes. TREASURER: no.", "Treasurer"),
        ("SENIOR HARBOUR OFFICIAL", "A senior harbour official spoke.", "senior harbour official"),
        ("COURT OF LAKE APPEALS", "The Court of Lake Appeals met.", "Court of Lake Appeals"),
        ("UNESCO", "UNESCO met.", "UNESCO"),
        ("Kern Ports", "", "Kern Ports"),
    ],
)
def test_names_in_capitals_are_written_as_others_are(name: str, text: str, wanted: str) -> None:
    assert in_name_case(name, text) == wanted


def test_minutes_are_called_by_the_line_that_says_whose_they_are_and_have_their_day_once() -> None:
    text = "Minutes 4th May 2031 Special\n\nMinutes of a Special Harbour Council Meeting\nOn Sunday\n\nAll met."
    one = record("a", text, "2031-05-04").model_copy(
        update={"title": "Minutes 4th May 2031 Special"}
    )
    assert headline(one, text) == "Minutes of a Special Harbour Council Meeting"
    assert story_title([one], [], [], {"a": text}) == (
        "Minutes of a Special Harbour Council Meeting, 4 May 2031"
    )


def test_a_title_is_not_cut_before_whom_a_warning_is_for() -> None:
    long = "Town Hall Press Briefing; Mayor's Warning to Kos; Dahl Asked about Tapes; Trust in the Harbour Office Falls"
    assert short_title(long).startswith("Town Hall Press Briefing; Mayor's Warning to Kos")


def test_a_body_has_its_article_behind_on() -> None:
    assert with_article("Harbour Council") == "the Harbour Council"
