"""What a conversation was about, and by which office those who talked are named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from summarizer.brief import build_brief
from summarizer.brief.conversations import talk_facts
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.titled import titled
from summarizer.brief.view import places
from summarizer.models.brief import SourcedConversation, Story
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation, Medium, Outcome, Participant
from tests.accounts.helpers import position, quote, record, summary, talk

CALL = (
    "Foreign Minister Ana Dahl spoke by telephone with her counterpart Ivo Kern on Tuesday.\n\n"
    "The ministers discussed the dredging of the Sarnel canal and the release of two crews. "
    "The harvest was poor this year."
)


def lines(text: str, *talks: Conversation, kind: Kind = Kind.READOUT) -> list[str]:
    made = summary(record("a", text, kind=kind), conversations=talks)
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return [line.text for told in view.talks for line in told.lines]


def call(*topics: str, text: str = CALL) -> Conversation:
    quotes = [quote(text, text.partition(".")[0])]
    return talk(
        "Ana Dahl/Norland", "Ivo Kern/Orland", quotes=quotes, medium=Medium.PHONE, topics=topics
    )


def test_a_talk_is_told_with_what_it_was_about() -> None:
    first, *_ = lines(CALL, call("dredging of the Sarnel canal", "release of two crews"))
    assert first == (
        "Ana Dahl (Norland) and Ivo Kern (Orland) spoke by telephone on Tuesday."
        " They discussed the dredging of the Sarnel canal and the release of two crews."
    )


@pytest.mark.parametrize(
    "topic", ["fisheries", "closure of the Sarnel canal", "the release of our crews"]
)
def test_a_topic_whose_words_no_sentence_has_is_not_told(topic: str) -> None:
    assert not any("They discussed" in line and topic in line for line in lines(CALL, call(topic)))


def test_a_topic_keeps_its_negation_and_number_to_itself() -> None:
    told = lines(CALL, call("no release of crews", "release of three crews"))
    assert not any("three" in line or "no release" in line for line in told)


@pytest.mark.parametrize("kind", [Kind.NEWS, Kind.READOUT])
@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The harvest was poor this year.", False),
        ("The ministers met in Kelm to show the strength of the harvest.", False),
        ("Ms Dahl raised the harvest with her colleague.", True),
        ("The harvest was discussed as well.", True),
    ],
)
def test_a_document_has_to_say_that_they_talked_about_it(
    sentence: str, told: bool, kind: Kind
) -> None:
    text = CALL.replace("The harvest was poor this year.", sentence)
    shown = lines(text, call("harvest", text=text), kind=kind)
    assert any("They discussed the harvest." in line for line in shown) is told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("Ms Dahl stressed that the harvest was late.", True), ("The harvest was late.", False)],
)
def test_what_somebody_said_in_a_call_was_talked_of(sentence: str, told: bool) -> None:
    text = CALL.replace("The harvest was poor this year.", sentence)
    shown = lines(text, call("harvest", text=text))
    assert any("They discussed the harvest." in line for line in shown) is told


def test_a_matter_that_needs_an_article_is_told_with_its_document_s_or_not_at_all() -> None:
    text = (
        "Ana Dahl met Ivo Kern. They discussed the recent shell-fire on the ferry and a more direct route. "
        "No joint patrol was named, though the joint patrol boat is old. Wheat was raised, and civilian security."
    )
    topics = ("shell-fire on the ferry", "more direct route", "wheat", "civilian security")
    first, *_ = lines(text, call(*topics, text=text))
    assert first.endswith(
        "They discussed the shell-fire on the ferry, a more direct route, wheat and civilian security."
    )
    assert not any("joint patrol" in line for line in lines(text, call("joint patrol", text=text)))


def test_subjects_with_an_and_of_their_own_are_set_apart() -> None:
    text = (
        "Ana Dahl met Ivo Kern. They discussed trade and transit. They also discussed the climate crisis, and areas"
        " where they could work together, specifically on clean energy."
    )
    first, *_ = lines(text, call("trade and transit", "climate crisis", "clean energy", text=text))
    assert first.endswith("They discussed trade and transit; the climate crisis; and clean energy.")


def test_subjects_stand_beside_their_own_talk() -> None:
    text = (
        "Ana Dahl met Ivo Kern on Monday. They discussed the canal.\n\n"
        "Ana Dahl met Per Moen on Friday. They discussed the herring quota."
    )
    one = talk(
        "Ana Dahl",
        "Ivo Kern",
        quotes=[quote(text, "Ana Dahl met Ivo Kern on Monday.")],
        topics=("canal", "herring quota"),
    )
    two = talk(
        "Ana Dahl",
        "Per Moen",
        quotes=[quote(text, "Ana Dahl met Per Moen on Friday.")],
        topics=("herring quota",),
    )
    told = lines(text, one, two)
    assert "Ana Dahl met Ivo Kern on Monday. They discussed the canal." in told
    assert "Ana Dahl met Per Moen on Friday. They discussed the herring quota." in told


def test_of_many_the_sentence_that_says_what_for_is_told() -> None:
    surnames = "Kern Moen Vaske Rundt Sorve Falk Brenn Torsk Ulvik Nesse Grahn Ostby".split()
    names = [f"Ivo {surname}" for surname in surnames]
    met = "The Sarnel Council met for the first time to agree on a canal fund."
    text = f"{met} Present were {', '.join(names)}."
    first, *_ = lines(text, talk(*names, quotes=[quote(text, met)], topics=("canal fund",)))
    assert first.startswith(f"{met} Taking part were Ivo Kern, Ivo Moen,")
    assert first.endswith("and 4 others.")


TEXT = "Prime Minister Ana Dahl met Ivo Kern, the Foreign Minister of Orland, and Mr Moen, Chair of the Fund."


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (
            Participant(name="Ana Dahl", role="Prime Minister", affiliation="Norland"),
            "Prime Minister Ana Dahl",
        ),
        (
            Participant(name="Ivo Kern", role="Foreign Minister of Orland", affiliation="Orland"),
            "Foreign Minister Ivo Kern",
        ),
        # An office that the document has nowhere near, one that is none, a form of address, a body.
        (Participant(name="Ana Dahl", role="President"), "Ana Dahl"),
        (Participant(name="Ivo Kern", role="observer"), "Ivo Kern"),
        (Participant(name="Mr Moen", role="Chair"), "Mr Moen"),
        (Participant(name="the Ministry of Trade", role="Minister"), "the Ministry of Trade"),
        (
            Participant(
                name="Ana Dahl", role="Minister for Trade, Tourism and Investment of Norland"
            ),
            "Ana Dahl",
        ),
    ],
)
def test_an_office_stands_before_the_name_where_the_document_has_it_there(
    person: Participant, shown: str
) -> None:
    assert titled(person, [TEXT]) == shown


def test_an_outcome_that_stands_alone_has_the_day_of_its_talk() -> None:
    text = "The Fishery Board set a quota of 40 tonnes.\n\nThe Board is to publish its reasons."
    words = "The Fishery Board set a quota of 40 tonnes"
    met = Conversation(
        participants=(Participant(name="Fishery Board"),),
        date="1952-03-04",
        outcomes=(Outcome(text=f"{words}.", quotes=(quote(text, words),)),),
        quotes=(quote(text, words),),
    )
    made = summary(record("a", text, published="1952-03-09"), conversations=[met])
    made = made.model_copy(update={"overview": f"{words} on 4 March 1952."})
    made = made.model_copy(
        update={"provenance": made.provenance.model_copy(update={"strategy": "single"})}
    )
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    assert [line.text for line in view.bottom] == [
        "On 4 March 1952, the Fishery Board set a quota of 40 tonnes."
    ]


def test_a_headed_record_opens_the_bottom_line() -> None:
    text = (
        "Sarnel, 9 March 1952\n\nMr Holm's visit: meeting with Mr Moen, 8 March 1952\n\n"
        "MR HOLM asked how the tolls would be shared. Mr Moen thought that the tolls would be halved."
    )
    words = "Mr Moen thought that the tolls would be halved"
    held = position("Mr Moen", "tolls", "affirms", f"{words}.", quote(text, words))
    met = Conversation(
        participants=(Participant(name="Mr Holm"), Participant(name="Mr Moen")),
        date="1952-03-08",
        topics=("tolls",),
    )
    made = summary(
        record("a", text, published="1952-03-09", kind=Kind.READOUT),
        conversations=[met],
        positions=[held],
    )
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    assert [t.heading for t in view.talks] != []
    assert view.bottom[0].text.startswith(
        "On 8 March 1952, Mr Holm and Mr Moen spoke. They discussed the tolls."
    )


def _many(count: int) -> tuple[str, list[Conversation]]:
    """A document that tells of many conversations, each in a paragraph of its own."""
    text, talks = "", list[Conversation]()
    for k in range(count):
        told = f"Ana Dahl spoke by telephone with Ivo Kern on {1 + k % 28} March {1900 + k}."
        text += f"{told}\n\nThe ministers discussed dam number {k + 100}.\n\n"
        made = talk("Ana Dahl/Norland", "Ivo Kern/Orland", quotes=[quote(text, told)])
        talks.append(made.model_copy(update={"date": f"{1900 + k}-03-{1 + k % 28:02d}"}))
    return text, talks


def test_what_a_story_tells_is_gone_through_once_whatever_number_of_conversations_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Story] = []
    conversations = places.conversations_of

    def counted(story: Story) -> Iterator[SourcedConversation]:
        asked.append(story)
        return conversations(story)

    for module in (places, talk_facts):
        monkeypatch.setattr(module, "conversations_of", counted)
    counts: list[int] = []
    for count in (5, 40):
        asked.clear()
        text, talks = _many(count)
        told = lines(text, *talks)
        assert sum("spoke" in line for line in told) >= count
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0


def test_what_is_to_be_done_has_no_article() -> None:
    text = f"{CALL} They also discussed preventing the closure of the port."
    first, *_ = lines(text, call("preventing the closure of the port", text=text))
    assert first.endswith("They discussed preventing the closure of the port.")


def test_what_two_sides_have_between_them_is_told_without_them() -> None:
    text = f"{CALL} They agreed on direct contact, and discussed direct contact in winter."
    first, *_ = lines(text, call("direct contact between Norland and Orland", text=text))
    assert first.endswith("They discussed direct contact.")
