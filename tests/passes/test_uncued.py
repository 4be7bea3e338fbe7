from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import Kind
from summarizer.passes.selection import askers
from summarizer.passes.uncued import with_uncued
from tests.passes.helpers import prepared

INTERVIEW = """Transcript of a doorstop interview

REPORTER: Will the ferry sail again this winter?

ODA LINDQVIST: The harbour has been neglected for twenty years. Nothing the Premier says about it can be believed. \
She just wants to be seen on the quay. The Premier said yesterday that the ferry would sail.

REPORTER: Is that the end of the ferry?

ODA LINDQVIST: Repairs come first. But the council has been told of the delay, and we know it was avoidable.
"""


def added(text: str, kind: Kind = Kind.TRANSCRIPT) -> list[tuple[str | None, str]]:
    attributed = Attributed.of(prepared(text, kind=kind))
    found = with_uncued(attributed, attributed.attributions)
    words = attributed.prepared.text
    return [(a.holder, " ".join(words[a.start : a.end].split())) for a in found if a.candidate]


def said_by(name: str, text: str, kind: Kind = Kind.TRANSCRIPT) -> list[str]:
    return [words for holder, words in added(text, kind) if (holder or "").lower() == name.lower()]


def test_every_sentence_of_an_answer_is_the_speakers_without_the_label() -> None:
    said = said_by("Oda Lindqvist", INTERVIEW)
    assert "The harbour has been neglected for twenty years." in said
    assert "Repairs come first." in said
    assert "Nothing the Premier says about it can be believed." in said


def test_what_another_is_said_to_want_is_the_speakers_view() -> None:
    assert "She just wants to be seen on the quay." in said_by("Oda Lindqvist", INTERVIEW)
    assert not any("on the quay" in words for words in said_by("Premier", INTERVIEW))


def test_what_another_said_stays_the_other_ones() -> None:
    assert not any("yesterday" in words for words in said_by("Oda Lindqvist", INTERVIEW))
    assert any("the ferry would sail" in words for _, words in added(INTERVIEW))


def test_a_small_part_of_a_sentence_gives_way_to_the_sentence() -> None:
    whole = "But the council has been told of the delay, and we know it was avoidable."
    assert whole in said_by("Oda Lindqvist", INTERVIEW)
    assert "we know it was avoidable" not in said_by("Oda Lindqvist", INTERVIEW)


def test_questions_are_nobodys() -> None:
    assert not any(words.endswith("?") for _, words in added(INTERVIEW))


def test_whoever_mostly_asks_leads_the_talk_whatever_the_label() -> None:
    text = INTERVIEW.replace("REPORTER", "BRANDT")
    assert askers(prepared(text, kind=Kind.TRANSCRIPT)) == {"BRANDT"}


@pytest.mark.parametrize("label", ["MODERATOR", "Q", "HOST", "OPERATOR"])
def test_who_is_named_so_leads_the_talk(label: str) -> None:
    text = INTERVIEW.replace("REPORTER", label)
    assert label in askers(prepared(text, kind=Kind.TRANSCRIPT))


RECORD = """Record of conversation between Mr Casper and Mr Lund, 3 May 1951

Mr Casper said that the two ports were equal. Without dredging the ground for a separate toll would be removed. \
The sun set at eight o'clock in the evening.

Mr Lund replied to Mr Casper in the following terms:

(i) We had asked the Norvians for equal treatment of the two ports.
"""


def test_points_of_a_speech_in_a_record_are_the_last_speakers() -> None:
    casper, lund = (said_by(name, RECORD, Kind.OTHER) for name in ("Casper", "Lund"))
    assert any("a separate toll would be removed" in words for words in casper)
    assert any("equal treatment of the two ports" in words for words in lund)
    assert not any("sun set" in words for words in casper)


def test_a_story_and_a_readout_gain_nothing_from_speech_that_runs_on() -> None:
    for kind in (Kind.NEWS, Kind.READOUT):
        assert not any("separate toll" in words for _, words in added(RECORD, kind))


def test_other_languages_come_back_as_they_are() -> None:
    attributed = Attributed.of(prepared(INTERVIEW, kind=Kind.TRANSCRIPT, language="de"))
    assert with_uncued(attributed, attributed.attributions) == attributed.attributions


BACKGROUND = """Background call on the harbour

MODERATOR: Thank you for joining. This call is on background. Secretary Ada Austin and Minister Karl Lund met today.

SENIOR ADMINISTRATION OFFICIAL: We will keep the harbour open. The blockade is a clear breach of the accord.

Q: Did Secretary Austin agree to that?

SENIOR ADMINISTRATION OFFICIAL: We expect the fleet to leave the strait at once. The accord binds every party to it.
"""


def test_an_official_without_a_name_is_nobody_whom_the_text_names() -> None:
    said = said_by("Senior Administration Official", BACKGROUND)
    assert "The blockade is a clear breach of the accord." in said
    assert any("keep the harbour open" in words for words in said)
    assert not any("Austin" in (holder or "") for holder, _ in added(BACKGROUND))


def test_an_office_as_a_label_is_the_person_who_is_named_with_it() -> None:
    text = BACKGROUND.replace("SENIOR ADMINISTRATION OFFICIAL", "SECRETARY AUSTIN")
    assert any("breach of the accord" in words for words in said_by("Ada Austin", text))
