"""Texts in which one speaks and few lines say so: excerpts, interviews, notes, lists. All texts are invented."""

from __future__ import annotations

import time

import pytest

from summarizer.models.document import Kind
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.documents import read_text
from summarizer.text.prepare import prepare
from summarizer.text.turns import speaker_turns

FOUND = ("named", "resolved")


def is_given(text: str, words: str, holder: str) -> bool:
    start = text.index(words)
    read = prepare(read_text(text))
    return SpeakerIndex(read).tell((start, start + len(words)), holder).check.value in FOUND


EXCERPT = """Parliament of Norland, 4th May 1999 (excerpt)

ORDERS OF THE DAY

Harbour Bill. Debate on the question that the Bill be now read a second time.

{label}: If we look at this Bill, Mr Speaker, it is a net with more holes than cord. I will explain where they are.

The pilots get nothing. I don't mind that the quay is paid for. I do mind who pays.

The dam was to be built in a year. It was not.

{last}
"""


def test_one_label_of_a_person_begins_the_speech_of_an_excerpt() -> None:
    text = EXCERPT.format(
        label="DR A. HOLT", last="I say to the Minister that the Bill should fall."
    )
    assert [turn.speaker for turn in speaker_turns(text)] == ["DR A. HOLT"]
    assert is_given(text, "It was not.", "A. Holt")
    assert is_given(text, "The pilots get nothing.", "Dr A. Holt")
    assert not is_given(text, "The pilots get nothing.", "Runa Berg")


@pytest.mark.parametrize(
    ("label", "last"),
    [
        ("HARBOUR BILL", "I say that the Bill should fall."),
        ("Dr A. Holt", "I say that the Bill should fall."),
        ("DR A. HOLT", "CONTACT: The Clerk of the House, Kelm."),
    ],
)
def test_what_may_be_a_heading_begins_no_speech(label: str, last: str) -> None:
    assert not speaker_turns(EXCERPT.format(label=label, last=last))


SCRIBED = """Reed Group Meetings 2021, Public Notes, Oct 28

Attendees

Tove Jansrud (Mallow), Oskar Dahl (Sedge), Karl Mott (Fennel)

Issue 109: beds that are not mown

[tove] possible with a scythe, not with a motor. It is slow.

[oskar] do you know a bed that needs it?

[tove] The one at the mill – it cannot be reached by boat.

[karl] Can we work around this with goats?

[oskar] they eat everything.

[tove] Probably needs a fence.
"""


def test_names_in_small_letters_and_brackets_are_those_of_who_was_there() -> None:
    assert [turn.speaker for turn in speaker_turns(SCRIBED)][:3] == ["tove", "oskar", "tove"]
    assert is_given(SCRIBED, "they eat everything.", "Oskar Dahl")
    assert is_given(SCRIBED, "it cannot be reached by boat", "Tove Jansrud")
    assert not is_given(SCRIBED, "they eat everything.", "Karl Mott")
    marks = (
        "[sic] The bed was mown.\n\n[note] It was late.\n\nAnna Holt said so.\n\n[edit] Nobody knew.\n"
        * 2
    )
    assert not speaker_turns(marks)


ASKED = (
    ("How did you come to the harbour?", "I was born on the quay. My father had a boat."),
    ("What was the hardest winter?", "The winter of the long ice. I sold the nets to buy coal."),
    ("Do you still go out yourself?", "No. My knees are bad, and I leave that to my daughter."),
    ("And what will happen to the old quay?", "They will fill it in. I think that is a mistake."),
)
OVER = (
    "Interview with Jonas Kelm, pilot\n\nJonas Kelm has been a pilot at Anse for forty years.\n\n"
)


@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize(
    "words", ["The winter of the long ice.", "They will fill it in.", "I sold the nets"]
)
def test_an_interview_without_labels_is_of_whom_its_title_names(between: str, words: str) -> None:
    text = OVER + "\n".join(f"{question}{between}{answer}" for question, answer in ASKED) + "\n"
    read = prepare(read_text(text))
    assert read.document.kind is Kind.TRANSCRIPT
    assert all(sentence.turn is None for sentence in read.sentences)
    assert is_given(text, words, "Jonas Kelm")
    assert not is_given(text, words, "Runa Holt")


def test_dashes_that_stand_before_questions_alone_begin_no_answers() -> None:
    text = OVER + "\n\n".join(f"- {question}\n\n{answer}" for question, answer in ASKED) + "\n"
    assert [turn.speaker for turn in speaker_turns(text)] == ["Q", "A"] * 4
    assert is_given(text, "They will fill it in.", "Jonas Kelm")
    both = OVER + "\n\n".join(f"- {question}\n\n- {answer}" for question, answer in ASKED) + "\n"
    assert [turn.speaker for turn in speaker_turns(both)] == ["Q", "A"] * 4


DEMANDS = """Report by Arvid Dahl

Anse, May 4, 1957.

Ambassador Holt came to see me at noon and has just left. He said the following:

(1) If the rule for the pilots could be defined, it would be a great help. The pilots say they have no orders.

(2) A letter from the Minister of Ports in which it would be set forth that, if the dam were shut, the United States \
would feel bound to open it. The harbour office offers no such letter now.

(3) It should be made clear that the earlier note stands.

The mail goes at six. I am not sure of the second point.
"""


@pytest.mark.parametrize(
    "words",
    [
        "The pilots say they have no orders.",
        "the United States would feel bound to open it",
        "The harbour office offers no such letter now.",
        "It should be made clear that the earlier note stands.",
    ],
)
def test_items_of_a_list_are_of_who_is_said_to_say_the_following(words: str) -> None:
    assert is_given(DEMANDS, words, "Ambassador Holt")


CALLED = """Holt hits out at Anse

Jonas Berg was unhappy with the coach. Berg has won the cup three times.

"{first}" {who} said.
"""


@pytest.mark.parametrize("who", ["the former Norland boss", "the ex-Rover", "the retired hooker"])
def test_what_is_said_of_persons_alone_calls_the_person_told_of_last(who: str) -> None:
    text = CALLED.format(first="They would be in turmoil if they lost that,", who=who)
    assert is_given(text, "They would be in turmoil", "Jonas Berg")
    assert not is_given(text, "They would be in turmoil", "Norland")
    body = CALLED.format(
        first="They would be in turmoil if they lost that,", who="the former ministry"
    )
    assert not is_given(body, "They would be in turmoil", "Jonas Berg")


def test_they_are_two_who_were_named_shortly_before() -> None:
    text = (
        "The first working group met on Monday. Runa Holt (Norland) and Jonas Berg (Velmark) outlined its work, which "
        "includes drafts of guidelines.\n\nThey stressed the need to focus on reeds.\n"
    )
    assert is_given(text, "the need to focus on reeds", "Runa Holt and Jonas Berg")
    assert not is_given(text, "the need to focus on reeds", "Anse and Kelm")
    assert not is_given(text, "the need to focus on reeds", "Sudria and Tarn")


def test_a_number_of_some_is_no_number_of_others() -> None:
    text = "A number of pilots suggested that the reeds be mown. A number of clerks wanted them to stay.\n"
    assert is_given(text, "the reeds be mown", "A number of pilots")
    assert is_given(text, "the reeds be mown", "pilots")
    assert not is_given(text, "the reeds be mown", "A number of clerks")


def test_labels_are_looked_for_in_linear_time() -> None:
    started = time.process_time()
    for piece in ("DR A. HOLT: I ", "THE HON A B ", "[a] ", "[ab] x\n", "- Why?\n", "DR A.A.A.A"):
        speaker_turns(piece * (500_000 // len(piece)))
    assert time.process_time() - started < 12


@pytest.mark.parametrize(
    "told", ["interviewed the pilot Jonas Kelm about", "had eight questions for Jonas Kelm about"]
)
def test_an_interview_without_labels_is_of_whom_its_opening_names(told: str) -> None:
    over = f"An old pilot looks back\n\nThe Courier {told} his forty years at Anse.\n\n"
    text = over + "\n".join(f"{question} {answer}" for question, answer in ASKED) + "\n"
    assert is_given(text, "They will fill it in.", "Jonas Kelm")
    two = text.replace("at Anse.", "at Anse, and interviewed Runa Holt.")
    assert not is_given(two, "They will fill it in.", "Jonas Kelm")


def test_who_spoke_to_the_paper_answers_in_its_interview() -> None:
    text = (
        '"The ice is thin"\n\nMay 4 | Page 7\n\nJONAS KELM of the Pilots of Anse spoke to the Harbour Worker about '
        "the winter, including the Northern Ice Project and those who pay for it.\n\n"
        "Q: Why is the ice so thin this year?\n\nA: The single reason for that is the warm river. You have large "
        "blocks that never freeze.\n\nQ: Who pays for the damage?\n\nA: The pilots do, and nobody asks them.\n"
    )
    assert is_given(text, "You have large blocks that never freeze.", "Jonas Kelm")
    assert not is_given(text, "You have large blocks that never freeze.", "Northern Ice Project")
