"""Who writes a letter, telegram or record by what stands over and under it. All texts are invented."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.headed import who_writes
from summarizer.models.document import Kind
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.documents import read_text
from summarizer.reading.metadata import document_kind
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


def is_given(text: str, words: str, holder: str) -> bool:
    start = text.index(words)
    read = prepare(read_text(text))
    return SpeakerIndex(read).tell((start, start + len(words)), holder).check in FOUND


OPEN_LETTER = """A letter about the sluice at Anse

The sluice has been shut since the flood. We have asked the board for its reasons three times. It gave none.

A shut sluice harms the reed beds. We call on the board to open it in May. The fish cannot pass before.

Signed,

Mira Vale

Jonas Kelm

Petra Dahl
"""


@pytest.mark.parametrize(
    "words", ["The sluice has been shut", "A shut sluice harms", "We call on the board"]
)
def test_who_signs_a_letter_that_says_we_only_where_sentences_begin_writes_it(words: str) -> None:
    assert is_given(OPEN_LETTER, words, "Mira Vale, Jonas Kelm and Petra Dahl")
    assert not is_given(OPEN_LETTER, words, "Runa Holt")


TELEGRAM = """{sort} telegram from Envoy R. Holt to the Council of Kelm on talks at the fair

Anse, May 4, 1961

There was a talk with Berg at dinner. Berg said: "The dam is late." I said that the dam was none of ours.

Vale came up to us. "You build too slowly," he said, according to the Courier. I told Vale that stone was dear.
"We have no stone," Dahl said. Reporters were not there, Dahl told me. "Stone is dear," I added on Tuesday.

R. Holt
"""


@pytest.mark.parametrize("sort", ["Coded", "Cipher", "En clair"])
def test_a_telegram_is_no_news_whatever_sort_it_is(sort: str) -> None:
    text = TELEGRAM.format(sort=sort)
    title = text.split("\n", 1)[0]
    assert document_kind(text, 0, title) is Kind.OTHER
    assert is_given(text, "the dam was none of ours", "R. Holt")
    assert is_given(text, "stone was dear", "Holt")
    assert not is_given(text, "stone was dear", "Vale")
    assert document_kind(text, 0, "Leaked telegram shows who knew of the dam") is Kind.NEWS


LETTER = """{title}

Letter, ANSE, 22 April 1948

I have now looked through our files. The plans were kept in the safe of the harbour office. No clerk saw them.

There is no sign that a plan is lost. I should be glad to hear what your files show.
"""


@pytest.mark.parametrize("title", ["Holt to Berg", "Mr. Holt to the Minister of Ports, Berg"])
def test_a_letter_is_of_who_writes_and_not_of_whom_it_goes_to(title: str) -> None:
    text = LETTER.format(title=title.replace(", Berg", " Berg"))
    assert is_given(text, "There is no sign that a plan is lost", "Holt")
    assert not is_given(text, "There is no sign that a plan is lost", "Berg")


def test_a_headline_with_to_is_no_letters() -> None:
    heading = "Holt to visit Berg | Holt to Berg"
    read = prepare(read_text("x"))
    assert who_writes(heading, read, own=True) == heading
    assert who_writes("Holt to Berg", read, own=False) == "Holt to Berg"
    assert who_writes("Holt to Berg", read, own=True) == "Holt"


def test_a_response_is_not_of_whom_it_answers() -> None:
    text = (
        "Response to the Reed Society\n\nHarbour Office of Anse\n\n1. We refer to the letter of the Reed Society.\n\n"
        "2. The sluice was never shut. We opened it in May.\n\n3. Our log is plain. The claim has no ground.\n"
    )
    assert is_given(text, "The claim has no ground.", "Harbour Office of Anse")
    assert not is_given(text, "The claim has no ground.", "Reed Society")


RECORD = """14. Memorandum of {what} Between Minister Holt and Premier Berg

ANSE, May 4, 1961.

I met the Premier at noon. Berg said the dam was late. I said it might never be built. \
Holt had been told so before. The stone was dear, I said.

Runa Holt
"""


@pytest.mark.parametrize("what", ["Conversation", "Conversations", "Talks"])
def test_of_two_who_spoke_who_signs_the_record_writes_it(what: str) -> None:
    text = RECORD.format(what=what)
    assert is_given(text, "it might never be built", "Runa Holt")
    assert not is_given(text, "it might never be built", "Berg")
    assert is_given(text, "the dam was late", "Berg")


OF_TWO = """115. Memorandum of Telephone Conversation Between President {one} and Secretary of Ports {other}

Anse, July 15, 1958, 8:40 a.m.

The Secretary of Ports called the President. The Secretary said that he had talked with the pilots. \
The President said he did not think so. The Secretary said we cannot give them a blank cheque.
"""


def test_who_is_called_by_office_in_a_record_is_named_in_its_heading() -> None:
    text = OF_TWO.format(one="Halden", other="Berg")
    assert is_given(text, "he had talked with the pilots", "Berg")
    assert is_given(text, "he did not think so", "Halden")
    assert not is_given(text, "he did not think so", "Berg")
    assert not is_given(text, "he had talked with the pilots", "Halden")


def test_we_in_a_record_that_nobody_writes_is_who_speaks() -> None:
    text = (
        "66. Memorandum of Conversation\n\nAnse, May 4, 1962.\n\nMayor Vale asked about the dam.\n\n"
        "The Minister of Ports said that he had seen the pilots. No dam was in sight. At the same time we do not "
        "believe that the pilots will strike. This may change at any time.\n\nMayor Vale thanked the Minister.\n"
    )
    assert is_given(text, "we do not believe that the pilots will strike", "Minister of Ports")
    assert not is_given(text, "we do not believe that the pilots will strike", "Mayor Vale")


def test_a_release_is_of_the_body_whose_letters_stand_over_it() -> None:
    text = (
        "RBS Press Release\n\nFor Immediate Release: May 4, 2012\n\nThe sluice has been shut since the flood.\n\n"
        "Jonas Kelm, head of the Reed Bed Society, said the fish cannot pass.\n"
    )
    assert is_given(text, "The sluice has been shut since the flood.", "Reed Bed Society")
    assert not is_given(text, "The sluice has been shut since the flood.", "Tide Table Office")


@pytest.mark.parametrize("greeting", ["Dear Mr. Kosvic,", "Dear Jan Kosvic,", "Dear Kosvic:"])
def test_whom_a_letter_greets_writes_nothing_of_it(greeting: str) -> None:
    text = (
        "Letter from the Port President to the Union Leader, 9 March 1995\n\nMr. J. Kosvic,\nLeader,\nDockers' Union,\n"
        f"Velmar\n\n{greeting}\n\nI gather that two matters stand between us. I do not think that the strike helps.\n"
    )
    assert is_given(text, "I do not think that the strike helps", "Port President")
    assert not is_given(text, "I do not think that the strike helps", "J. Kosvic")
    assert not is_given(text, "I do not think that the strike helps", "Union Leader")


def test_headings_are_read_in_linear_time() -> None:
    read = prepare(read_text("I say so. " * 40))
    started = time.process_time()
    for piece in (
        "Holt to ",
        "A ",
        "-",
        "of the ",
        "Holt to Berg | ",
        "Record of conversation between A and ",
    ):
        heading = piece * (1_000_000 // len(piece))
        who_writes(heading, read, own=True)
        document_kind("“x” said. " * 20, 0, heading)
    assert time.process_time() - started < 6
