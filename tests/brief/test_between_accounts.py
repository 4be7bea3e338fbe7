"""What a note of several accounts makes of points between them: one line for one thing."""

from __future__ import annotations

import pytest

from summarizer.brief.bottom_line.bottom import _against
from summarizer.brief.by_party.first_named import with_persons
from summarizer.brief.by_party.points import points, told_together
from summarizer.brief.disputes.differences import conflict_line
from summarizer.brief.facts.next_steps import steps
from summarizer.brief.headings.event_kinds import place_told
from summarizer.brief.lines.wording import Wording
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part, Stands, StoryView
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Account, Conflict, ConflictKind, SourcedPosition, Story
from summarizer.models.summary import Conversation
from tests.accounts.helpers import position, quote, record, talk

TEXTS = {
    "a": "Ana Dahl supports the lake treaty of the two states in full.",
    "b": "Ana Dahl reaffirmed her full support for the treaty on the lake, a paper says.",
    "c": "Norland says that the gauges meet in Kelm on 5 October.",
    "e": "The gauges meet in Kelm on 5 October, its minister said.",
    "d": "Jan Holm said that the gauges meet in Kelm on 5 October.",
}


def held(document: str, holder: str, statement: str, words: str = "") -> SourcedPosition:
    made = position(
        holder, "lake", "supports", statement, quote(TEXTS[document], words or TEXTS[document])
    )
    return SourcedPosition(document=document, position=made)


def told(document: str, value: str = "", **fields: str) -> Account:
    text = TEXTS[document]
    return Account(document=document, value=value or text, quotes=(quote(text, text),), **fields)


FULL = held("a", "Ana Dahl", "Ana Dahl supports the lake treaty in full.")
AGAIN = held("b", "Ana Dahl", "Ana Dahl reaffirmed her full support for the lake treaty.")


def test_what_accounts_agree_on_is_one_point_and_the_fuller_one_is_shown() -> None:
    made = points([FULL]) + points([AGAIN])
    assert len(told_together(made, [], "Norland")) == 2
    (one,) = told_together(made, [(told("a"), told("b"))], "Norland")
    assert len(one.members) == 2


def test_what_a_party_says_is_told_with_whoever_says_it_for_the_party() -> None:
    party = held("c", "Norland", "Norland says that the gauges meet in Kelm on 5 October.")
    person = held("d", "Jan Holm", "Jan Holm said that the gauges meet in Kelm on 5 October.")
    made = points([party]) + points([person])
    (one,) = told_together(made, [], "Norland")
    assert one.shown.position.holder == "Jan Holm"
    assert len(told_together(made, [], "Orland")) == 2


def test_the_pair_of_versions_is_one_that_asserts_and_one_that_denies() -> None:
    versions = (
        Account(document="a", value="the filling goes on as planned"),
        Account(document="b", value="a pause in the filling was agreed"),
        Account(document="c", value="no pause in the filling was agreed"),
    )
    assert [one.document for one in _against(versions)] == ["b", "c"]
    assert [one.document for one in _against(versions[:2])] == ["a", "b"]


def line(*accounts: Account) -> str:
    notes = Footnotes({one: one.upper() for one in TEXTS}, texts=TEXTS)
    wording = Wording(notes.cited)
    conflict = Conflict(topic="t", matter="lake", kind=ConflictKind.EMPHASIS, accounts=accounts)
    return conflict_line(conflict, wording, notes).text


def test_whose_version_an_account_gives_is_told() -> None:
    text = line(told("e", "the gauges meet in Kelm on 5 October", holder="Orland"), told("a"))
    assert text.startswith("According to Orland, the gauges meet in Kelm on 5 October")
    own = line(told("c", "Norland says that the gauges meet in Kelm", holder="Norland"), told("a"))
    assert own.startswith("Norland says")


@pytest.mark.parametrize(
    ("words", "place"),
    [("held talks in Norland's Kelm on Friday", "Kelm"), ("held talks in Kelm on Friday", "Kelm")],
)
def test_the_town_of_a_state_is_a_place_by_itself(words: str, place: str) -> None:
    spoken: Conversation = talk("Ana Dahl/Norland", quotes=[quote(words, words)])
    assert place_told([spoken]) == place


def test_one_day_of_an_untold_year_is_one_step() -> None:
    texts = {
        "a": "The 5th round of the lake talks will take place in Kelm on 23rd May.",
        "b": "The spokesman confirmed that the fifth round of lake talks will be held in Kelm on May 23.",
        "c": "The spokesman confirmed that the sixth round of talks to settle the lake will be held in Kelm on May 24.",
    }
    story = Story(
        title="t",
        documents=tuple(texts),
        positions=tuple(
            SourcedPosition(
                document=one,
                position=position("Holm", "talks", "affirms", text, quote(text, text)),
            )
            for one, text in texts.items()
        ),
    )
    records = {one: record(one, text, None) for one, text in texts.items()}
    assert [step.document for step in steps(story, Texts(records, texts))] == ["a", "c"]


def test_an_office_takes_the_place_of_how_somebody_is_addressed() -> None:
    text = "Norland Foreign Minister Jan Holm left. Mr Holm said that the lake is low."
    story = Story(
        title="t",
        documents=("a",),
        positions=(
            SourcedPosition(
                document="a",
                position=position("Jan Holm", "lake", "affirms", "Low.", quote(text, "low")),
            ),
        ),
    )
    view = StoryView(
        title="t",
        letters=("A",),
        bottom=(Line((Part("Mr Holm said that the lake is low."),)),),
        differences=(),
        disputes=(),
        stands=Stands(),
        parties=(),
        talks=(),
        steps=(),
    )
    (made,) = with_persons(view, story, [text]).bottom
    assert made.text == "Norland Foreign Minister Holm said that the lake is low."
