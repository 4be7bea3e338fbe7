"""Whose words are these? Kinds of sources and of texts, with the true speaker and a wrong one."""

from __future__ import annotations

import pytest

from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex, ToldSpeaker
from summarizer.reading.metadata import stated_metadata
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
WORDS = "the weir would stay shut"


def told(text: str, words: str, holder: str) -> ToldSpeaker:
    stated = stated_metadata(text)
    document = SourceDocument(source="x", text=text, title=stated.title, kind=stated.kind)
    start = text.index(words)
    return SpeakerIndex(prepare(document)).tell((start, start + len(words)), holder)


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Varga did not say that the weir would stay shut.",
        "Ilse Varga has never claimed that the weir would stay shut.",
        "Ilse Varga declined to say whether the weir would stay shut.",
        "Ilse Varga would neither confirm nor deny that the weir would stay shut.",
        "Ilse Varga denied having announced that the weir would stay shut.",
        "Ilse Varga avoided saying that the weir would stay shut.",
        "Neither Ilse Varga nor her deputy said that the weir would stay shut.",
        "Nobody told the council that the weir would stay shut, Ilse Varga noted.",
        "Contrary to what Ilse Varga had announced, the weir would stay shut, Tom Reyes told the council.",
        "While Ilse Varga said the farmers had agreed, Tom Reyes insisted the weir would stay shut.",
        "Unlike Ilse Varga, who said the farmers had agreed, Tom Reyes warned that the weir would stay shut.",
        "Ilse Varga, who according to Tom Reyes had signed it, left. Tom Reyes said the weir would stay shut.",
        "Ilse Varga met Tom Reyes on Friday. He said the weir would stay shut. She said nothing more.",
        "Ilse Varga and Paul Varga run the mill. “We told them the weir would stay shut,” Paul Varga said.",
    ],
)
def test_words_that_somebody_is_not_said_to_say_are_not_theirs(text: str) -> None:
    assert told(text, WORDS, "Ilse Varga").check not in FOUND


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Ilse Varga did not only say that the weir would stay shut, she gave the date.", "Ilse Varga"),
        ("Ilse Varga confirmed that the weir would stay shut.", "Ilse Varga"),
        ("The lawsuit alleges that the weir would stay shut.", "lawsuit"),
        ("A letter from the mayor of Northport warned that the weir would stay shut.", "mayor of Northport"),
        ("Residents of the lower town fear the weir would stay shut.", "residents"),
        ("A poll by the Gazette found that farmers think the weir would stay shut.", "poll by the Gazette"),
        ("A spokesman for the water board said the weir would stay shut.", "water board"),
        ("Ilse Varga's lawyer told the court the weir would stay shut.", "Ilse Varga's lawyer"),
        ("In an email, two engineers at the mill wrote that the weir would stay shut.", "engineers"),
        ("According to Ilse Varga, the weir would stay shut.", "Ilse Varga"),
        ("In Ilse Varga's view, the weir would stay shut.", "Ilse Varga"),
        ("Ilse Varga's claim that the weir would stay shut drew laughter.", "Ilse Varga"),
        ("Asked about the river, Ilse Varga retorted that the weir would stay shut.", "Ilse Varga"),
        ("NORWAY, supported by CHILE and FIJI, for AOSIS, said the weir would stay shut.", "Chile"),
        ("Kenya, for the AFRICAN GROUP, said the weir would stay shut.", "African Group"),
        ("Ilse Varga, a member of the board, 54, said the weir would stay shut.", "Ilse Varga"),
        ("The suit filed on Tuesday says the weir would stay shut.", "suit"),
        ("Ilse Varga released a statement saying the weir would stay shut.", "Ilse Varga"),
    ],
)  # fmt: skip
def test_any_source_is_found(text: str, holder: str) -> None:
    assert told(text, WORDS, holder).check in FOUND
    assert told(text, WORDS, "Pavel Orlan").check not in FOUND


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tom Reyes said the weir would stay shut.", "Tom Reyes"),
        ("The water board warned that the weir would stay shut.", "water board"),
        ("“I told them the weir would stay shut,” Tom Reyes said.", "Tom Reyes"),
        ("Nearly all farmers said the weir would stay shut.", "farmers"),
        ("Tom Reyes came in. He said the weir would stay shut.", "Tom Reyes"),
    ],
)
def test_somebody_else_is_told_by_name(text: str, found: str) -> None:
    one = told(text, WORDS, "Ilse Varga")
    assert (one.check, one.found) == (SpeakerCheck.OTHER, found)


def test_who_rejects_words_is_named_with_a_note() -> None:
    one = told("Ilse Varga denied that the weir would stay shut.", WORDS, "Ilse Varga")
    assert one.check is SpeakerCheck.NAMED
    assert one.note == "The passage says that the speaker denies these words."


DIALOGUE = (
    "Ilse Varga met Tom Reyes at the weir.\n\n“Who has the key?” Ilse Varga asked.\n\n"
    "“Nobody I know,” Tom Reyes said.\n\n“Then break the lock for me.”\n"
)


@pytest.mark.parametrize("holder", ["Ilse Varga", "Tom Reyes"])
def test_a_line_of_a_dialogue_without_a_tag_is_given_to_nobody(holder: str) -> None:
    assert told(DIALOGUE, "Then break the lock", holder).check is SpeakerCheck.NOT_FOUND


SIGNED = (
    "What they say\n\n“The weir is ours and will remain so.” — Ilse Varga, mayor\n\n"
    "“Nobody asked the farmers about it.”\n— Tom Reyes\n"
)


@pytest.mark.parametrize(
    ("words", "holder"),
    [("The weir is ours", "Ilse Varga"), ("Nobody asked the farmers", "Tom Reyes")],
)
def test_a_quotation_is_that_of_the_name_behind_its_dash(words: str, holder: str) -> None:
    assert told(SIGNED, words, holder).check in FOUND
    other = "Tom Reyes" if holder == "Ilse Varga" else "Ilse Varga"
    assert told(SIGNED, words, other).check not in FOUND


RECORD = (
    "Mr Varga said that the mill had waited long enough. The board should decide by May. It had all the papers.\n\n"
    "Mr Reyes thought that May was too early. The farmers would need more time. Their harvest came first.\n\n"
    "Mr Varga replied that he understood this. There would be no second delay. He asked for a date.\n\n"
    "Mr Reyes said June might do."
)


@pytest.mark.parametrize(
    ("words", "holder", "other"),
    [
        ("The board should decide by May", "Varga", "Reyes"),
        ("It had all the papers", "Varga", "Reyes"),
        ("The farmers would need more time", "Reyes", "Varga"),
        ("Their harvest came first", "Reyes", "Varga"),
        ("There would be no second delay", "Varga", "Reyes"),
    ],
)
def test_reported_speech_of_a_record_runs_on(words: str, holder: str, other: str) -> None:
    assert told(RECORD, words, holder).check in FOUND
    assert told(RECORD, words, other).check is SpeakerCheck.OTHER


RELEASE = (
    "MEDIA RELEASE\nIlse Varga MP\nMinister for Water\n\nThe weir at Northport needs repair. Farmers have waited for "
    "years.\n\nThe board of the mill said it would pay a part of the cost.\n"
)


def test_what_a_release_gives_to_nobody_is_its_issuers() -> None:
    assert told(RELEASE, "Farmers have waited for years", "Ilse Varga").check in FOUND
    assert told(RELEASE, "Farmers have waited for years", "Tom Reyes").check not in FOUND
    assert (
        told(RELEASE, "it would pay a part of the cost", "Ilse Varga").check is SpeakerCheck.OTHER
    )


FORMS = {
    "label over a turn": "Ilse Varga (00:00):\n{a}\n\nTom Reyes (00:04):\n{b}\n\n"
    "Ilse Varga (00:09):\n{c}\n\nTom Reyes (00:12):\nYes.\n",
    "subtitles": "1\n00:00:00,000 --> 00:00:02,000\nIlse Varga: {a}\n\n"
    "2\n00:00:02,000 --> 00:00:04,000\nTom Reyes: {b}\n\n"
    "3\n00:00:04,000 --> 00:00:06,000\nIlse Varga: {c}\n\n4\n00:00:06,000 --> 00:00:08,000\nTom Reyes: Yes.\n",
    "WebVTT": "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ilse Varga>{a}</v>\n\n"
    "00:02.000 --> 00:04.000\n<v Tom Reyes>{b}</v>\n\n"
    "00:04.000 --> 00:06.000\n<v Ilse Varga>{c}</v>\n\n00:06.000 --> 00:08.000\n<v Tom Reyes>Yes.</v>\n",
    "chamber": "Ms VARGA (Northport) (14:02): {a}\n\nMr REYES (Minister for Water) (14:03): {b}\n\nMs VARGA: {c}\n",
    "congress": "Ms. VARGA. {a}\n\nMr. REYES. {b}\n\nMs. VARGA. {c}\n\nMr. REYES. Yes.\n",
    "headings": "### Ilse Varga\n\n{a}\n\n### Tom Reyes\n\n{b}\n\n### Ilse Varga\n\n{c}\n\n### Tom Reyes\n\nYes.\n",
    "dashes": "Ilse Varga — {a}\n\nTom Reyes — {b}\n\nIlse Varga — {c}\n\nTom Reyes — Yes.\n",
    "brackets": "[Ilse Varga]: {a}\n[Tom Reyes]: {b}\n[Ilse Varga]: {c}\n[Tom Reyes]: Yes.\n",
    "chat": "[14:02, 3/4/2025] Ilse Varga: {a}\n[14:03, 3/4/2025] Tom Reyes: {b}\n[14:05, 3/4/2025] Ilse Varga: {c}\n",
    "arrows": ">> ILSE VARGA: {a}\n>> TOM REYES: {b}\n>> ILSE VARGA: {c}\n",
    "capitals alone": "ILSE VARGA\n\n{a}\n\nTOM REYES\n\n{b}\n\nILSE VARGA\n\n{c}\n\nTOM REYES\n\nYes, of course.\n",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_turn_is_its_speakers_in_all_forms_of_transcripts(form: str) -> None:
    text = FORMS[form].format(
        a="We will open the sluice in June.",
        b="Nobody asked the farmers.",
        c="The sluice stays where it is.",
    )
    assert told(text, "The sluice stays where it is", "Ilse Varga").check in FOUND
    assert told(text, "The sluice stays where it is", "Tom Reyes").check is SpeakerCheck.OTHER


@pytest.mark.parametrize(
    "text",
    [
        "## Background\n\nThe sluice is old.\n\n## Findings\n\nIt leaks.\n\n## Outlook\n\nRepairs begin.\n\nThe end.\n",
        "Attendees\n\nIlse Varga\nTom Reyes\nIlse Varga\nTom Reyes\n\nThe sluice was discussed at length.\n",
    ],
)
def test_headings_and_lists_are_no_turns(text: str) -> None:
    assert all(s.turn is None for s in prepare(SourceDocument(source="x", text=text)).sentences)


def test_the_one_who_answers_is_whom_the_heading_names() -> None:
    text = (
        "TRANSCRIPT OF THE PRIME MINISTER THE HON ILSE VARGA MP\nDOORSTOP, NORTHPORT\n\nQUESTION:\n\nWill it open?\n\n"
        "PRIME MINISTER:\n\nIt opens in June.\n\nQUESTION:\n\nWho pays?\n\nPRIME MINISTER:\n\nThe board pays.\n"
    )
    assert told(text, "It opens in June", "Ilse Varga").check in FOUND
    assert told(text, "Who pays", "journalist").check in FOUND
    assert told(text, "Who pays", "Ilse Varga").check is SpeakerCheck.OTHER


def test_a_first_paragraph_in_which_somebody_speaks_is_no_title() -> None:
    text = 'Ilse Varga said: "We will open the weir in June."\n\nThe board met on Monday.\n'
    assert stated_metadata(text).title is None
    assert told(text, "We will open the weir in June", "Ilse Varga").check in FOUND


def test_parts_of_a_speech_of_which_only_the_last_mark_closes_are_speech() -> None:
    text = (
        'Ilse Varga was at the weir. "It has stood here for a century. "Nobody may take it from us. '
        'It stays," Ilse Varga said.'
    )
    assert told(text, "It has stood here for a century", "Ilse Varga").check in FOUND
