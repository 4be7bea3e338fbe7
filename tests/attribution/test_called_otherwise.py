"""Holders whom a text calls by initials, by letters, as "the organisation" or by "it". All texts are invented."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.documents import read_text
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

MINUTES = (
    "QUAY COMMITTEE\n\nMinutes of the meeting of 4 May 2022\n\n"
    "Present: A. Tarn (chair), B. Moss, Harbour Master C. Lund\n\n"
    "CL reported that the crane was back in use. BM objected to the new tariff. "
    "A rise of a third was too much, she said.\n"
)
ROLL = (
    "Memorandum of Conversation\n\nGeneva, June 9, 1974\n\nPARTICIPANTS\n"
    "Norland: The Secretary; Ambassador Holt; Mr. Pryce\n"
    "Kestria: Foreign Minister Odu; Ambassador Kwesi Tarn\n\n"
    "1\n\nOdu thanked the Secretary. His government, he said, could live with the line.\n\n"
    "2\n\nTarn replied that the charts were old.\n"
)
NOTE = (
    "NOTE OF A MEETING AT THE TREASURY ON 14 NOVEMBER 1961\n\n"
    "Present: Sir Miles Hark, Mr Dunn, Herr Vogt, Dr Lenz\n\n12.\n\n"
    "Herr Vogt began with the loan. The Government had no objection to it. "
    "It would need the approval of the chamber before Christmas.\n\n13.\n\n"
    "Sir Miles Hark said that this was a pity. The Treasury had counted on the first part. "
    "Dr Lenz said that no date had been promised.\n"
)
CHAIN = (
    "Kell Foods said it had warned shops. It learned of the fault on Monday, it added.\n\n"
    "Supermarket chain Belt remembers it differently. No warning had come, a spokesman said.\n"
)
FIRST_IN_FULL = (
    "Ida Moor on the Lock Hour\n\n0:03 Tom Vale: Here we are.\n\n0:05 Ida Moor: So we are.\n\n"
    "0:07 TV: Is the weir safe?\n\n0:09 IM: It has held for a century.\n\n0:12 TV: Let us hope so.\n"
)
FIRST_AND_LAST = (
    "The lock keepers' tapes\n\nSandra Moor Reed: Where were you born?\n\nJames Ark Vale: In the mill.\n\n"
    "SR: The mill by the weir?\n\nJV: By the weir.\n\nSR: Thank you.\n\nJV: My pleasure.\n"
)
EXAMINED = (
    "Deposition of Ms. Ida Moor\n\nBY MR. VALE:\n\nQ. You kept the lock?\n\nA. I did.\n\nQ. Was the weir safe?\n\n"
    "A. It was safe until the frost came.\n\nMS. OAK: Objection.\n\nBY MS. OAK:\n\nQ. Did you see the report?\n\n"
    "A. I never saw it.\n\nQ. (By Mr. Vale) Who told you so?\n\nA. The warden.\n"
)
IN_A_ROLL = (
    "# Notes of the Fen Group\n\nTom Vale (TV), Ida Moor (IMR), Ben Oak (BO)\n\n"
    "TV: Shall we start?\n\nIMR: The pump is broken.\n\nBO: Since when?\n\nIMR: Since the frost.\n"
)
NUMBERED = "Speaker 1: Is the weir safe?\n\nSpeaker 2: It has held for a century.\n\nSpeaker 1: Let us hope so.\n"
DASHED = (
    "President. – The next item is the weir.\n\nIda Moor, rapporteur. – Madam President, the weir leaks.\n\n"
    "Tom Vale. – Madam President, it does not.\n\nPresident. – Thank you. The debate is closed.\n"
)
ASKED = (
    "Prime Minister Moor: questions and answers with reporters, 4 May 2020\n\nReporter:\n\nIs the weir safe?\n\n"
    "Prime Minister Moor: It has held for a century.\n\nReporter: Will it hold?\n\nPrime Minister Moor: It will.\n"
)
TWO_SPEAK = (
    "Press Briefing by Press Secretary Ida Moor and Security Adviser Jan Vale, May 4, 2020\n\nMS. MOOR: Good day. I "
    "hand over to Jan.\n\nMR. VALE: Thanks, Ida. Of course, the two leaders spoke about the weir.\n\n"
    "MS. MOOR: Thank you.\n"
)
BIDS = (
    "The union put the number at one. According to its deputy head, Sel Aydin, two of the three "
    "had only asked for time.\n"
)
LETTERS = (
    "Lake News Service said the dam held.\n\nLNS reported on Monday that the gates were shut.\n"
)
CLUB = "The RMC welcomed the cut, calling it a gift. But the organisation urged drivers to wait.\n"
COURT = (
    "Lawyers filed papers for Ada Holm.\n\nThe GDP presidential nominee argued that the files "
    "were private.\n"
)
LATTER = "VESTIA and KOROVIA preferred to keep the brackets, the latter noting lack of a mandate.\n"
LETTER = (
    "Sir,\n\nYour correspondent Lady Fenn (Letters, 2 May) claims that no rector has objected to "
    "the bells. I have objected to them four times.\n\nYours faithfully,\nRobert Askew\n"
)
CORRIDORS = (
    "LAKE NEWS\n\nChair Ilse Mart (Norland) opened the session. Mart suggested informal talks in "
    "the evening. Delegates agreed.\n\nIN THE CORRIDORS: One seasoned negotiator whispered that "
    "the fund would be traded before dawn.\n"
)
STORY = (
    "The miller's boy came up the steps.\n\n“Sir, the boat is gone,” he said.\n\n"
    "Captain Loft did not look up. “Gone where?”\n\n“Down the river, sir.”\n"
)
POSTS = (
    "Hanne Dahl @hdahl · 3h\nThe minister met lobbyists on Tuesday.\n\n"
    "Ministry of Ports @ports · 2h\nThe minister was away all day.\n\n"
    "Lars Kold @lkold · 1h\nThe book is public. Ask for it.\n"
)
LAMP = (
    "The lamp she keeps\n\nMaren Quist bought the light at Skarv. Now a chain wants it.\n\n"
    "Why not just take the money?\n\nBecause I would have to live elsewhere.\n\n"
    "They say you have been offered two million.\n\nOne and a half. I was not tempted.\n\n"
    "What would change your mind?\n\nA storm, perhaps. I have seen one.\n"
)


def told(text: str, words: str, holder: str) -> SpeakerCheck:
    start = text.index(words)
    return SpeakerIndex(prepare(read_text(text))).tell((start, start + len(words)), holder).check


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        (MINUTES, "the crane was back in use", "C. Lund"),
        (MINUTES, "the new tariff", "B. Moss"),
        (MINUTES, "A rise of a third was too much", "B. Moss"),
        (ROLL, "could live with the line", "Odu"),
        (ROLL, "the charts were old", "Kwesi Tarn"),
        (NOTE, "The Government had no objection to it.", "Herr Vogt"),
        (NOTE, "It would need the approval of the chamber", "Vogt"),
        (CHAIN, "learned of the fault on Monday", "Kell Foods"),
        (CHAIN, "No warning had come", "Belt"),
        (BIDS, "two of the three had only asked for time", "Sel Aydin"),
        (LETTERS, "the gates were shut", "Lake News Service"),
        (CLUB, "drivers to wait", "RMC"),
        (LATTER, "lack of a mandate", "Korovia"),
        (LETTER, "no rector has objected to the bells", "Lady Fenn"),
        (CORRIDORS, "the fund would be traded before dawn", "One seasoned negotiator"),
        (STORY, "Sir, the boat is gone,", "The miller's boy"),
        (FIRST_IN_FULL, "Is the weir safe?", "Tom Vale"),
        (NUMBERED, "It has held for a century.", "Speaker 2"),
        (DASHED, "the weir leaks", "Ida Moor"),
        (ASKED, "It has held for a century.", "Prime Minister Moor"),
        (TWO_SPEAK, "the two leaders spoke about the weir", "Jan Vale"),
        (FIRST_IN_FULL, "It has held for a century.", "Ida Moor"),
        (FIRST_AND_LAST, "By the weir.", "James Ark Vale"),
        (EXAMINED, "Was the weir safe?", "Mr. Vale"),
        (EXAMINED, "Was the weir safe?", "Q"),
        (EXAMINED, "Did you see the report?", "Ms. Oak"),
        (EXAMINED, "Who told you so?", "Mr. Vale"),
        (EXAMINED, "I never saw it.", "Ida Moor"),
        (IN_A_ROLL, "The pump is broken.", "Ida Moor"),
        (IN_A_ROLL, "Since the frost.", "IMR"),
        (POSTS, "The minister was away all day.", "Ministry of Ports"),
        (POSTS, "The book is public.", "Lars Kold"),
        (LAMP, "Because I would have to live elsewhere.", "Maren Quist"),
        (LAMP, "A storm, perhaps.", "Maren Quist"),
    ],
)
def test_a_holder_is_found_however_the_text_calls_it(text: str, words: str, holder: str) -> None:
    assert told(text, words, holder) in FOUND


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        (MINUTES, "the crane was back in use", "B. Moss"),
        (ROLL, "could live with the line", "Kwesi Tarn"),
        (NOTE, "The Government had no objection to it.", "Dr Lenz"),
        (CHAIN, "No warning had come", "Kell Foods"),
        (COURT, "the files were private", "GDP"),
        (LETTER, "no rector has objected to the bells", "Robert Askew"),
        (CORRIDORS, "the fund would be traded before dawn", "Ilse Mart"),
        (STORY, "Sir, the boat is gone,", "Captain Loft"),
        (FIRST_IN_FULL, "Is the weir safe?", "Ida Moor"),
        (NUMBERED, "It has held for a century.", "Speaker 1"),
        (EXAMINED, "Was the weir safe?", "Ms. Oak"),
        (EXAMINED, "Did you see the report?", "Mr. Vale"),
        (EXAMINED, "I never saw it.", "Ms. Oak"),
        (DASHED, "the weir leaks", "President"),
        (ASKED, "It has held for a century.", "Reporter"),
        (TWO_SPEAK, "the two leaders spoke about the weir", "MS. MOOR"),
        (IN_A_ROLL, "The pump is broken.", "Ben Oak"),
        (POSTS, "The minister was away all day.", "Hanne Dahl"),
        ("Many parties opposed the fund.\n", "the fund", "several parties"),
    ],
)
def test_nobody_else_is_taken_for_the_holder(text: str, words: str, holder: str) -> None:
    assert told(text, words, holder) not in FOUND


def test_the_president_of_the_house_that_publishes_is_meant_by_the_office_alone() -> None:
    text = (
        "President Joan Marlow met today with President Ruben Tal of Israel. President Tal thanked "
        "her. The President said that the accord would hold.\n"
    )
    words = "the accord would hold"
    read = prepare(read_text(text))
    start = read.text.index(words)
    answer = SpeakerIndex(read).tell((start, start + len(words)), "Ruben Tal")
    assert answer.check not in FOUND


LETTERS = (
    "Telephone call: the Secretary (Kosvic) and {other}\n\n"
    "{a}: Did you see the weir?\n{b}: It was dry.\n{a}: So it was.\n"
)


@pytest.mark.parametrize(
    ("other", "a", "b", "speaker"),
    [
        ("Ambassador Holm", "K", "H", "Holm"),
        ("the Ambassador (Mr. Holm)", "K", "H", "Holm"),
        # A letter of two is nobody's for certain.
        ("Ambassador Kerr", "K", "R", None),
    ],
)
def test_a_letter_stands_for_the_one_surname_of_the_heading(
    other: str, a: str, b: str, speaker: str | None
) -> None:
    text = LETTERS.format(other=other, a=a, b=b)
    start = text.index("It was dry")
    index = SpeakerIndex(text)
    for name in ("Kosvic", "Holm", "Kerr"):
        found = index.check((start, start + 10), name) in FOUND
        assert found == (name == speaker), name
