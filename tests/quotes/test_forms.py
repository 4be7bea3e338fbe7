"""Whose the words are in texts of other forms: chats with a list of names, excerpts of debates, letters, courts."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex

_FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


def is_said_by(text: str, words: str, holder: str) -> bool:
    start = text.index(words)
    return SpeakerIndex(text).check((start, start + len(words)), holder) in _FOUND


CHAT = (
    "Nicknames:\nvenn_m\tMara Venn\nltarn\tLewis Tarn (Outer Yard)\n\n"
    "10:02<venn_m>The small valve is the better one.\n10:03<ltarn>It leaks.\n"
    "10:05<venn_m>Only when nobody oils it.\n10:07<ltarn>Nobody does.\n"
    "10:07<venn_m>I do.\n10:09<ltarn>Since when?\n"
)


def test_a_list_of_nicknames_tells_whose_they_are() -> None:
    assert is_said_by(CHAT, "The small valve is the better one", "Mara Venn")
    assert is_said_by(CHAT, "It leaks", "Lewis Tarn")
    assert not is_said_by(CHAT, "It leaks", "Mara Venn")


@pytest.mark.parametrize("head", ["Council hearing, transcript\n\n", ""])
def test_two_who_speak_once_each_are_heard_where_the_text_shows_them_to_be_persons(
    head: str,
) -> None:
    text = (
        head + "VENN: We will not sell the yard. I have said so for years.\n\n"
        "TARN: You said so, Councillor Venn, and then you put it up for sale.\n\nI have the paper here.\n"
    )
    assert is_said_by(text, "We will not sell the yard", "Venn")
    assert is_said_by(text, "I have the paper here", "Tarn")
    assert not is_said_by(text, "I have the paper here", "Venn")


@pytest.mark.parametrize(
    "text",
    [
        (
            "The kiln\n\nPROS: I like the glaze, and you will, too.\n\nCONS: We had to wait for it.\n\n"
            "VERDICT: I would buy it again. So would Mara Venn.\n"
        ),
        (
            "Public hearing\n\nWHAT: We want to hear what you think.\n\nWHERE: Our hall on the quay.\n\n"
            "WHO: You and Councillor Venn.\n"
        ),
    ],
)
def test_words_in_capitals_before_a_colon_are_nobody(text: str) -> None:
    assert all(s.turn is None for s in SpeakerIndex(text).sentences)


def test_what_is_said_last_or_first_in_a_transcript_heads_nothing() -> None:
    text = (
        "Chair: apologised for the late start.\n\nSudria: the numbers need more work.\n\n"
        "Chair: would like general views now.\n\nSudria: will come back with comments.\n\n"
        "Norland: our position is that of Velmark. Some doubts about p2-4.\n"
    )
    assert is_said_by(text, "would like general views now", "Chair")
    assert not is_said_by(text, "would like general views now", "Velmark")
    assert not is_said_by(text, "would like general views now", "Norland")


def test_a_sentence_that_ends_with_a_figure_heads_nothing() -> None:
    text = (
        "Spokesperson Mara Venn's Regular Press Conference on May 3, 2033\n\n"
        "At the invitation of the Sudrian side, the President of the Lake Assembly will pay a visit "
        "to the coast from May 4 to 8.\n\n"
        "Q: Will the canal be closed?\n\nA: The canal stays open, as it always was.\n\n"
        "Q: And the lock?\n\nA: The lock is being repaired this week.\n"
    )
    assert is_said_by(text, "The lock is being repaired this week", "Mara Venn")
    assert not is_said_by(text, "The lock is being repaired this week", "the Sudrian side")


LETTER = (
    "Topic: a letter\n\nEverybody at the yard was sent this. Somebody read it to me.\n\nHARBOUR HOUSE\nORSHA\n"
    "THE GOVERNOR AND DEPUTY GOVERNOR\n3 May 2033\n\n{greeting}\n\n"
    "First we want to thank you. Whatever your job is, you keep our harbour open.\n\n"
    "We have had to take hard decisions on pay, and we chose to keep every job.\n"
)


def test_offices_above_the_greeting_write_the_letter() -> None:
    text = LETTER.format(greeting="Dear Colleague")
    assert is_said_by(text, "you keep our harbour open", "Governor and Deputy Governor")
    assert is_said_by(text, "we chose to keep every job", "the Governor")


def test_persons_beside_their_offices_above_a_greeting_to_all_write_the_letter() -> None:
    text = (
        "Topic: pay\n\nSomebody sent me this letter and I am not happy with it.\n\nMara Venn, Director of Ports\n"
        "Jan Okell, Chief of Staff\nHarbour House, Orsha\n\nDear {}\n\nWe thank you. We will pay the bonus in May.\n"
    )
    to_all, to_one = text.format("all"), text.format("Ms Venn")
    assert is_said_by(to_all, "We will pay the bonus in May", "Mara Venn")
    assert is_said_by(to_all, "We will pay the bonus in May", "Jan Okell")
    assert not is_said_by(to_one, "We will pay the bonus in May", "Mara Venn")


def test_whom_the_greeting_names_does_not_write_the_letter() -> None:
    text = LETTER.format(greeting="Dear Governor,")
    assert not is_said_by(text, "we chose to keep every job", "Governor and Deputy Governor")


def test_a_witness_is_whom_the_questions_call_by_name() -> None:
    text = (
        "A: The valve was shut when I came.\n\nTHE COURT: You may go on. The question was proper.\n\n"
        "Q: Who had shut it?\n\nCOUNSEL: Objection. She cannot know that.\n\nTHE COURT: I sustain the objection.\n\n"
        "Q: Now, Ms. Venn, did you touch it?\n\nTHE COURT: You may answer.\n\nA: I did not touch the valve.\n"
    )
    assert is_said_by(text, "I did not touch the valve", "Ms. Venn")
    assert is_said_by(text, "The valve was shut when I came", "Venn")
    assert not is_said_by(text, "I sustain the objection", "Ms. Venn")


def test_mail_below_mail_is_whose_the_line_above_says() -> None:
    text = (
        "From Jana Rill <>\nSubject Re: valves\n\nOn 8 May 2033, Lew Tarn <> wrote:\n"
        "> On 7 May 2033, Mara Venn <> wrote:\n>> Nobody needs a spare valve.\n> One of them leaks.\n"
        "\nThen we buy another.\n"
    )
    assert is_said_by(text, "Nobody needs a spare valve", "Mara Venn")
    assert not is_said_by(text, "Nobody needs a spare valve", "Jana Rill")
    assert is_said_by(text, "One of them leaks", "Lew Tarn")
    assert not is_said_by(text, "One of them leaks", "Jana Rill")
    assert is_said_by(text, "Then we buy another", "Jana Rill")


def test_a_note_in_brackets_within_a_turn_is_nobodys() -> None:
    text = (
        "Chair: will take general views now.\n\n"
        "Sudria: the numbers need more work. [Update: I think this is where Sudria left the room.]\n\n"
        "Chair: back to the text, please.\n\nSudria: will come back with comments.\n"
    )
    assert not is_said_by(text, "this is where Sudria left the room", "Sudria")
    assert is_said_by(text, "this is where Sudria left the room", "the author")
    assert is_said_by(text, "the numbers need more work", "Sudria")


def test_whom_somebody_is_asked_to_act_for_says_nothing() -> None:
    text = "Mara Venn spoke. She urged Lew Tarns to step into the harbour dispute by getting both sides to talk."
    assert not is_said_by(text, "getting both sides to talk", "Lew Tarns")


def test_the_sender_of_a_mail_is_read_above_its_body() -> None:
    text = (
        "Re: valves\n\nFrom: Jana Rill\nDate: 3 Mar 2031\n\nI disagree with Lew.\n\n"
        "On Sun, 2 Mar 2031, Lew Tarn wrote:\n\n> The valve is too old.\n>\n> > It is fine.\n>\n> It should go.\n"
    )
    assert is_said_by(text, "I disagree with Lew", "Jana Rill")
    assert is_said_by(text, "The valve is too old", "Lew Tarn")
    assert not is_said_by(text, "The valve is too old", "Jana Rill")
    assert not is_said_by(text, "It is fine", "Lew Tarn")
