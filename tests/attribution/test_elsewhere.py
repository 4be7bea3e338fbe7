"""Words are told as somebody else's only where the passage gives them to that other for certain."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex, ToldSpeaker

WORDS = "the lock would stay shut"
MET = "Kenya's trade minister Ruth Odele met Edwin Sarr on Monday. "


def told(text: str, holder: str, words: str = WORDS) -> ToldSpeaker:
    start = text.index(words)
    return SpeakerIndex(text).tell((start, start + len(words)), holder)


@pytest.mark.parametrize(
    ("text", "holder", "found"),
    [
        (f"Ruth Odele said that {WORDS}.", "Edwin Sarr", "Ruth Odele"),
        (f"“I told you {WORDS},” Edwin Sarr replied.", "Ruth Odele", "Edwin Sarr"),
        (f"According to Edwin Sarr, {WORDS}.", "Ruth Odele", "Edwin Sarr"),
        (f"Chile said that {WORDS}.", "Norway", "Chile"),
        (f"His aunt, Dora Lunt, said {WORDS}.", "Edwin Sarr", "Dora Lunt"),
        (f"{MET}Odele said {WORDS}.", "Norway", "Ruth Odele"),
        (f"“We are tired,” Edwin Sarr said. “And {WORDS}.”", "Ruth Odele", "Edwin Sarr"),
        (f"The envoy said that {WORDS}.", "the minister", "envoy"),
        (f"Lakeside Power said that {WORDS}.", "Ruth Odele", "Lakeside Power"),
    ],
)
def test_a_plain_saying_of_another_is_told_by_name(text: str, holder: str, found: str) -> None:
    one = told(text, holder)
    assert (one.check, one.found) == (SpeakerCheck.OTHER, found)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        # the source may be the holder under another name
        (f"A ministry spokesperson said that {WORDS}.", "Trade Ministry"),
        (f"The former harbour secretary said that {WORDS}.", "Ruth Odele"),
        (f"Mr Lunt said that {WORDS}.", "Australia"),
        (f"The delegate said that {WORDS}.", "Edwin Sarr"),
        (f"Mexico said that {WORDS}.", "Edwin Sarr"),
        (f"Edwin Sarr said that {WORDS}.", "the government"),
        (f"The message said that {WORDS}.", "Edwin Sarr"),
        (f"Tom Odele said that {WORDS}.", "Ruth Odele"),
        # what is told is no saying, or no source is known for certain
        (f"Nearly all farmers think {WORDS}.", "Edwin Sarr"),
        (f"The old gate showed that {WORDS}.", "Edwin Sarr"),
        (f"Edwin Sarr may say that {WORDS}.", "Ruth Odele"),
        (f"It remained dark. Perhaps {WORDS}.", "Ruth Odele"),
    ],
)
def test_less_than_that_is_a_mere_count(text: str, holder: str) -> None:
    one = told(text, holder)
    assert (one.check, one.found) == (SpeakerCheck.NOT_FOUND, None)


def test_a_source_around_the_one_that_is_told_keeps_the_words() -> None:
    text = f"Ruth Odele said that Edwin Sarr had claimed that {WORDS}."
    assert told(text, "Edwin Sarr").check is SpeakerCheck.NAMED
    assert told(text, "Ruth Odele").check is not SpeakerCheck.OTHER
    assert told(text, "Dora Lunt").found == "Edwin Sarr"


BULLETIN = (
    "VENEZUELA, supported by the ARAB GROUP, said that the text was too long. Co-facilitator Odele said that the lock "
    "would stay shut. URUGUAY called for a shorter text.\n"
)


@pytest.mark.parametrize(
    ("words", "holder", "found"),
    [
        ("the text was too long", "Uruguay", "Venezuela"),
        ("the text was too long", "Odele", "Venezuela"),
        ("a shorter text", "Arab Group", "Uruguay"),
        (WORDS, "Venezuela", "Co-facilitator Odele"),
    ],
)
def test_who_speaks_in_capitals_in_a_bulletin_is_no_person_in_it(
    words: str, holder: str, found: str
) -> None:
    one = told(BULLETIN, holder, words)
    assert (one.check, one.found) == (SpeakerCheck.OTHER, found)


RECORD = (
    "Mr Odele said that the mill had waited long. Mr Sarr said that this was known. The board should decide by May.\n\n"
    "Mr Odele replied that he understood. There would be no second delay.\n\nMr Sarr said that June might do.\n\n"
    "Mr Odele thanked him and said so."
)


def test_reported_speech_that_runs_on_is_anothers_where_one_alone_speaks_in_the_paragraph() -> None:
    assert told(RECORD, "Sarr", "There would be no second delay").check is SpeakerCheck.OTHER
    assert told(RECORD, "Odele", "The board should decide by May").check is SpeakerCheck.NOT_FOUND


def test_who_asks_in_an_interview_is_not_who_answers() -> None:
    text = "Q: Who shut the lock?\n\nRUTH ODELE: Nobody did.\n\nQ: Why is it shut?\n\nRUTH ODELE: It is not.\n"
    assert told(text, "Ruth Odele", "Why is it shut").check is SpeakerCheck.OTHER


def test_no_holder_at_all_is_no_finding_about_another() -> None:
    assert told(f"Ruth Odele said that {WORDS}.", "").check is SpeakerCheck.NOT_FOUND


def test_what_a_document_gives_to_nobody_is_not_told_as_its_issuers() -> None:
    letter = (
        "Letter from Ruth Odele to Edwin Sarr\n\nDear Mr Sarr,\n\n"
        "I met you in June. The quay is unsafe and the lock would stay shut.\n\n"
        "Yours sincerely,\nRuth Odele"
    )
    assert told(letter, "Ruth Odele").check is SpeakerCheck.RESOLVED
    one = told(letter, "Edwin Sarr")
    assert (one.check, one.found) == (SpeakerCheck.NOT_FOUND, None)
