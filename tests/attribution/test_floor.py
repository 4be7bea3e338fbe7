"""Who has the floor, and until when; who "he" is; where a name stands behind an office. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.documents import read_text
from summarizer.text.prepare import prepare
from tests.attribution.helpers import told_of

TEXTS = Path(__file__).parent / "texts" / "floor"

HELD = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

RECORD = (TEXTS / "record.txt").read_text(encoding="utf-8")
BULLETIN = (TEXTS / "bulletin.txt").read_text(encoding="utf-8")
LETTER = (TEXTS / "letter.txt").read_text(encoding="utf-8")
TALK = (TEXTS / "talk.txt").read_text(encoding="utf-8")
OPINION = (TEXTS / "opinion.txt").read_text(encoding="utf-8")
CABLE = (TEXTS / "cable.txt").read_text(encoding="utf-8")
VISIT = (TEXTS / "visit.txt").read_text(encoding="utf-8")
SESSION = (TEXTS / "session.txt").read_text(encoding="utf-8")
CUTS = (TEXTS / "cuts.txt").read_text(encoding="utf-8")
RELEASE = (TEXTS / "release.txt").read_text(encoding="utf-8")
BUSINESS = (TEXTS / "business.txt").read_text(encoding="utf-8")
RULING = (TEXTS / "ruling.txt").read_text(encoding="utf-8")
ENDED = (TEXTS / "ended.txt").read_text(encoding="utf-8")
READOUT = (TEXTS / "readout.txt").read_text(encoding="utf-8")
INQUIRY = (TEXTS / "inquiry.txt").read_text(encoding="utf-8")
CALL = (TEXTS / "call.txt").read_text(encoding="utf-8")
PAY = (TEXTS / "pay.txt").read_text(encoding="utf-8")
WIRE = (TEXTS / "wire.txt").read_text(encoding="utf-8")
OF_MANY = (TEXTS / "session_of_many.txt").read_text(encoding="utf-8")
MATCH = (TEXTS / "match.txt").read_text(encoding="utf-8")
GUEST = (TEXTS / "guest.txt").read_text(encoding="utf-8")
GOVERNORS = (TEXTS / "governors.txt").read_text(encoding="utf-8")
WAIT = (TEXTS / "wait.txt").read_text(encoding="utf-8")
NEWS = (TEXTS / "news.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "quote", "holder", "other"),
    [
        (RECORD, "His credit had been much reduced", "Ostrow", "Margrave"),
        (RECORD, "A wage rise required a vote of the owners", "Vane", "Ostrow"),
        (RECORD, "The owners must make an effort all the same", "Ostrow", "Stewards"),
        (LETTER, "Silence is no answer to those who ask in good faith", "Harbour Guild", "Orlo"),
        (LETTER, "This will in the end harm all who sail", "Harbour Guild", "Orlo"),
        (OPINION, "This is a case of plain evidence", "Holm", "Voss"),
        (OPINION, "The rule for reviewing it is old", "Court of Appeals of Norland", "Voss"),
        (CABLE, "his people had lost patience with the league", "Tavirian Minister", "Tavira"),
        (CABLE, "the league had broken its word in May", "Tavirian Minister", "Tavira"),
        (VISIT, "amenable to sending somebody for a year", "Lind", "Ustovia"),
        (VISIT, "he thought he could be brought home", "Lind", "Ustovia"),
        (VISIT, "He was quite aware that the islands might object", "Lind", "Low Ustovia"),
        (VISIT, "he said that what Lind had told me was correct", "Ostrow", "Low Ustovia"),
        (SESSION, "A stand-in would look after the parish until May", "The clerk", "Harwick"),
        (SESSION, "It was agreed to send a letter", "Harwick Parish Council", "The clerk"),
        (CUTS, "a change to winter payments", "The prime minister", "Anna Holm"),
        (RELEASE, "Our camps are empty", "Carl Voss", "04 - 09 - 01"),
        (BUSINESS, "Osprey cannot sue its way out of failure", "Bellmarket", "Osprey Foods"),
        (BUSINESS, "nobody had been misled", "Norland Trade Ministry", "Osprey Foods"),
        (BUSINESS, "The pier is dear, but I am confident", "Rolf Lund", "Shore Sella"),
        (BUSINESS, "We need change", "Rolf Lund", "Calden"),
        (BUSINESS, "there was no case", "Kestrel Group", "Rolf Lund"),
        (RULING, "appellant was ordered to leave the town", "Holm", "trial court"),
        (RULING, "the boat had been moored with care", "Holm", "trial court"),
        (ENDED, "We want a wall", "Sea Party", "ENDS"),
        (INQUIRY, "guards were few", "Norland committee on prisons", "Nehlin"),
        (INQUIRY, "whether the old wing should be kept", "Norland committee", "Nehlin"),
        (INQUIRY, "He will never change", "Nehlin", "Ronald Trask"),
        (INQUIRY, "The state finds it hard to read them all", "Oska Mallin", "Sorrel Quarsh"),
        (CALL, "We did not expect any trouble", "Secretary", "Vane"),
        (CALL, "No doubt the islands were looking into this", "Secretary", "Vane"),
        (PAY, "the Guild had not asked for it", "Andrew Marlow", "Calden Times"),
        (PAY, "it would open the quay", "Tavira", "Marlow Preston"),
        (PAY, "the cranes were old", "Andrew Marlow", "furthermore"),
        (PAY, "Mend the old quay before the winter", "Participants", "Council"),
        (PAY, "they had skilled hands", "The union", "Bellmarket"),
        (OPINION, "Jury selection began in May", "Holm", "Voss"),
        (MATCH, "I have played two matches on these courts", "Anna Lind", "Serena Wilkes"),
        (GUEST, "Mr Kitter was there in a personal capacity", "Vane", "Ostrow"),
        (TALK, "We had to know when the ferry would sail", "Ostrow", "Vane"),
        (NEWS, "the quarry had reached its limit", "Peter Holm", "Courier"),
        (NEWS, "two more pits would open", "the site foreman", "Anna Lind"),
        (NEWS, "the village would not be asked", "site foreman", "Anna Lind"),
        (NEWS, "nothing had been signed", "Anna Lind", "Peter Holm"),
        (NEWS, "the road was too narrow for lorries", "Anna Lind", "Peter Holm"),
        (NEWS, "Plans for a third pit", "villagers", "Dene Street"),
        (NEWS, "concerns over the dust", "villagers", "Anna Lind"),
        (NEWS, "defended engineer Paul Marsh", "Anna Lind", "Paul Marsh"),
    ],
)
def test_words_are_those_of_whom_a_reader_takes_them_for(
    text: str, quote: str, holder: str, other: str
) -> None:
    assert told_of(text, quote, holder).check in HELD
    assert told_of(text, quote, other).check not in HELD


@pytest.mark.parametrize(
    ("text", "quote", "other"),
    [
        (RECORD, "Mr Vane was unable to say how Calden would act", "Ostrow"),
        (CABLE, "we have always felt that Tavira wanted no treaty", "note"),
        (CABLE, "We had the feeling that the strait was a pretext", "Tavirian Minister"),
        (BUSINESS, "The Harwick speechwriter said nothing", "Kestrel"),
        (WIRE, "We had hoped for more", "Mallik"),
        (WIRE, "I have known him for years", "Mallik"),
        (INQUIRY, "sees the old wing closed", "Norland committee on prisons"),
        (BULLETIN, "NORLAND encouraged parties not to do so", "Tavira"),
        (BULLETIN, "The EELWATCH GROUP opposed a new chapter on weirs", "Karsenia"),
    ],
)
def test_a_report_ends_where_a_sentence_opens_with_another_speaker(
    text: str, quote: str, other: str
) -> None:
    assert told_of(text, quote, other).check not in HELD


@pytest.mark.parametrize(
    ("text", "quote", "holder", "other"),
    [
        (READOUT, "their commitment to stand up for our", "Holm and Kern", "Lake Council"),
        (READOUT, "the importance of open waters", "Holm and Kern", "Lake Council"),
        (READOUT, "Both sides welcomed the new pier", "Holm and Kern", "Lake Council"),
        (OF_MANY, "they would go on asking", "White Quay dockers", "Holm and Kern"),
    ],
)
def test_in_a_readout_of_two_they_are_those_who_spoke_with_each_other(
    text: str, quote: str, holder: str, other: str
) -> None:
    index = SpeakerIndex(prepare(read_text(text)))
    start = index.attributed.prepared.text.index(quote)
    span = (start, start + len(quote))
    assert index.tell(span, holder).check in HELD
    assert index.tell(span, other).check not in HELD


def test_in_a_readout_they_are_nobody_whom_its_opening_does_not_name() -> None:
    index = SpeakerIndex(prepare(read_text(GOVERNORS)))
    start = index.attributed.prepared.text.index("the boats had to be kept going")
    assert index.sources.covering(start, start + 30, 0.5)[0].name is None


def test_a_story_without_quotations_is_no_record_whose_last_speaker_goes_on() -> None:
    index = SpeakerIndex(prepare(read_text(WAIT)))
    start = index.attributed.prepared.text.index("The market at the gate")
    assert index.tell((start, start + 40), "officials").check not in HELD
