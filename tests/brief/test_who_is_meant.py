"""Who an office, a pronoun or "these countries" means, and what a title is without its letterhead and day."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.by_party.first_named import office_before
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.headings.headlines import headline
from summarizer.brief.headings.titles import talk_title
from summarizer.brief.lines.composed import without_mark
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.headed import headed_by
from summarizer.models.document import Kind
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Conversation, Medium, Participant, Position
from summarizer.names.introduced import person_given
from tests.accounts.helpers import position, quote, record, summary, talk

CALL = """Memorandum of Telephone Conversation Between President Kos and Secretary of State Dahl

Sarim, July 3, 1961

The Secretary called the President. The Secretary said that the Orlanders were concerned with the harbour because they
have money in it. The Orlanders are afraid that we should wait with them.
"""


def note(text: str, *held: Position, kind: Kind = Kind.OTHER) -> str:
    made = summary(record("a", text, kind=kind), positions=tuple(held))
    return render_markdown(build_brief([made], sources={"a": text}), {"a": text})


def test_who_has_an_office_is_named_where_a_line_begins_with_it() -> None:
    words = "the Orlanders were concerned with the harbour"
    concerned = position("Orlanders", "harbour", "concerned", "None", quote(CALL, words))
    dahl = position("Dahl", "call", "affirms", "None", quote(CALL, "The Secretary called"))
    told = note(CALL, concerned, dahl)
    assert "The Secretary (Dahl) said that the Orlanders were concerned" in told


def test_an_office_that_two_may_have_stays_without_a_name() -> None:
    text = CALL.replace("The Secretary called", "Secretary Holm was ill. The Secretary called")
    words = "the Orlanders were concerned with the harbour"
    concerned = position("Orlanders", "harbour", "concerned", "None", quote(text, words))
    dahl = position("Dahl", "call", "affirms", "None", quote(text, "The Secretary called"))
    assert "The Secretary said that the Orlanders" in note(text, concerned, dahl)


def test_who_serves_an_office_does_not_have_it() -> None:
    text = "The Harbour Adviser to the Premier Jan Holm left. The Premier met envoys.\n"
    assert person_given("the Premier", text, ["Jan Holm"]) is None
    assert office_before("Jan Holm", text) == ""
    own = "The Premier Jan Holm left.\n"
    assert person_given("the Premier", own, ["Jan Holm"]) == "Jan Holm"


def test_a_pronoun_behind_a_phrase_gives_way_to_the_name() -> None:
    sentence = "During the same hearing, he also withheld his consent."
    named = headed_by("Jan Holm", sentence, "Jan Holm")
    assert named == "During the same hearing, Jan Holm also withheld his consent."
    assert headed_by("Jan Holm", "After the talk with Kos, he left.", "Jan Holm") == ""


@pytest.mark.parametrize(
    ("line", "hangs"),
    [
        ("Dahl said that this is no time for delay.", ""),
        ("Dahl said that this is no help to the port.", "this is no help"),
        ("Dahl said that she may call on Norland and Orland and that these countries may act.", ""),
        ("Dahl said that she may call on Norland and that these countries may act.", "these"),
    ],
)
def test_what_points_at_nothing_before_hangs_on_nothing(line: str, hangs: str) -> None:
    found = hanging(line, "Dahl")
    assert found.startswith(hangs) if hangs else found == ""


def test_a_quotation_is_not_told_with_the_sentence_that_opens_it() -> None:
    text = (
        "Ana Kos teaches debate in Sarim.\n\nIvo Holm will probably use the talk to make some kind of news, Kos said: "
        '"I feel like he\'s got a surprise up his sleeve."\n'
    )
    words = quote(text, '"I feel like he\'s got a surprise up his sleeve."', direct=True)
    held = position("Ana Kos", "talk", "affirms", "None", words)
    told = note(text, held, kind=Kind.NEWS)
    assert "said: “Ivo Holm will" not in told
    assert """Kos said: "I feel like he's got a surprise up his sleeve.\"""" in told


def test_the_court_is_not_told_with_the_state_before_it() -> None:
    text = (
        "Lake Court of Norland\n\nThe Republic of Norland argues that the search was lawful. "
        "We conclude that the search was not lawful. The lid was closed on that day.\n"
    )
    party = position(
        "Republic", "search", "affirms", "The Republic argues that the search was lawful.",
        quote(text, "argues that the search was lawful"), on_behalf_of="Republic of Norland",
    )  # fmt: skip
    court = position(
        "Lake Court of Norland", "search", "denies",
        "The Lake Court of Norland concludes that the search was not lawful.",
        quote(text, "We conclude that the search was not lawful"),
    )  # fmt: skip
    lid = position(
        "Lake Court of Norland", "lid", "affirms", "None", quote(text, "The lid was closed on that day"),
    )  # fmt: skip
    told = note(text, party, court, lid)
    of_court = told.partition("### Lake Court of Norland")[2].partition("### ")[0]
    assert "not lawful" in of_court
    assert "the lid was closed on that day" in of_court


def test_a_claim_of_several_or_of_a_people_is_quoted_whole() -> None:
    afraid = quote(CALL, "The Orlanders are afraid that we should wait with them").model_copy(
        update={"speaker_check": SpeakerCheck.NOT_FOUND}
    )
    told = note(CALL, position("Orland", "harbour", "concerned", "None", afraid))
    assert "Orland, the account says, “are" not in told


def test_an_item_with_two_marks_loses_both() -> None:
    assert (
        without_mark("11i) It was agreed to fell the trees.") == "It was agreed to fell the trees."
    )
    assert without_mark("iv) It was agreed to wait.") == "It was agreed to wait."
    assert without_mark("2024) remains.") == "2024) remains."


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Open Letter to the Orlandian Ambassador", "Open Letter to the Orlandian Ambassador"),
        ("Lakewire speaks to Jan Holm on the dike Friday, May 3, 2024", "Lakewire speaks to Jan Holm on the dike"),
        ("The flood of Friday in the old port", "The flood of Friday in the old port"),
    ],
)  # fmt: skip
def test_a_letter_says_what_it_is_and_a_day_of_the_page_does_not(title: str, wanted: str) -> None:
    text = f"{title}\n\nFrom Lake Action\n\nWe ask you to mend the dike.\n"
    assert headline(record("a", text, title=title), text) == wanted


def test_an_embassy_is_no_party_of_a_talk() -> None:
    people = ("Holm/Embassy in Norland", "Ana Dahl/Norland", "Eva Kos/Norland", "Ivo Tarn/Norland")
    title = talk_title([talk(*people, topics=("port",))], "1961-07-03")
    assert title == "Talks Holm - Norland, 3 July 1961"


def test_what_is_held_before_a_court_is_told_as_that() -> None:
    text = (
        "In Lake Court in Sarim, Jan Holm said little and confirmed that he had taken the boat.\n"
    )
    both = (
        Participant(name="Jan Holm"),
        Participant(name="Eva Kos", role="public prosecutor"),
    )
    heard = Conversation(
        participants=both,
        topics=("theft of the boat",),
        quotes=(quote(text, text.strip(".\n")),),
        medium=Medium.IN_PERSON,
    )
    made = summary(record("a", text, kind=Kind.NEWS), conversations=(heard,))
    told = render_markdown(build_brief([made], sources={"a": text}), {"a": text})
    assert "### Court hearing: Jan Holm and Kos on the theft of the boat" in told
