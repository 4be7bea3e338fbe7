"""Interviews without labels, and sentences that tell of their speaker in a roundabout way."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.english.frames import frames
from summarizer.attribution.english.pieces import pieces
from summarizer.attribution.english.verbs import Polarity
from summarizer.attribution.openings import opening_group, opening_person
from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.metadata import stated_metadata
from summarizer.text.asked import asked_and_answered
from summarizer.text.prepare import prepare
from summarizer.text.turns import speaker_turns
from summarizer.words.datelines import behind_dateline

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


def index(text: str) -> SpeakerIndex:
    stated = stated_metadata(text)
    document = SourceDocument(source="x", text=text, title=stated.title, kind=stated.kind)
    return SpeakerIndex(Attributed.of(prepare(document)))


def told(text: str, words: str, holder: str) -> SpeakerCheck:
    start = text.index(words)
    return index(text).check((start, start + len(words)), holder)


HEAD = "“Nobody rang the bell”\n\nGreta Moll keeps the light on Sorn. She talked to Jon Aune about the storm.\n\n"
ASKED = ("Were you alone?", "Who knew of it?", "What now?")
SAID = (
    "I was, for nine days. My radio was dead.",
    "The port knew. I had written to them in May.",
    "I shall mend the stairs and wait.",
)


@pytest.mark.parametrize(
    ("before", "behind", "apart"),
    [
        ("", "", "\n\n"),
        ("**", "**", "\n\n"),
        ("*", "*", "\n\n"),
        ("### ", "", "\n\n"),
        ("", "", "\n"),
    ],
)
def test_answers_without_a_label_are_the_guests(before: str, behind: str, apart: str) -> None:
    asked = [f"{before}{one}{behind}" for one in ASKED]
    text = HEAD + "\n\n".join(f"{a}{apart}{b}" for a, b in zip(asked, SAID, strict=True)) + "\n"
    for answer in SAID:
        assert told(text, answer, "Greta Moll") in FOUND
        assert told(text, answer, "Jon Aune") not in FOUND
    assert told(text, "Who knew of it?", "Greta Moll") not in FOUND


def test_a_statement_that_is_put_to_the_guest_is_the_interviewers() -> None:
    put = "The port says that it sent a boat at once."
    rows = (ASKED[0], SAID[0], put, SAID[1], ASKED[1], "My wife knew.", ASKED[2], SAID[2])
    text = HEAD + "\n\n".join(rows) + "\n"
    assert told(text, SAID[1], "Greta Moll") in FOUND
    assert told(text, put, "Greta Moll") not in FOUND
    assert told(text, put, "the port") in FOUND


def test_answer_is_a_label_of_whom_the_title_names() -> None:
    text = (
        "INTERVIEW: Harbour Master Greta Moll\n\nQuestion: Is the light on?\n\nAnswer: It has been on since May.\n\n"
        "Question: The pilots say it is not.\n\nAnswer: The pilots look the other way.\n"
    )
    assert told(text, "It has been on since May.", "Greta Moll") in FOUND
    assert told(text, "The pilots look the other way.", "Greta Moll") in FOUND


def test_questions_of_an_article_make_no_interview() -> None:
    text = (
        "Why the light went out\n\nWho paid for the lamp?\n\nThe port did, the books say.\n\nWho put it out?\n\n"
        "The storm did, at nine.\n\nWho mends it?\n\nThe port will, by May.\n"
    )
    assert not speaker_turns(text)
    lines = [
        (0, "Interview with Jan Kos"),
        (24, "He was asked: was it dark?"),
        (52, "It was dark."),
    ]
    assert asked_and_answered("\n\n".join(line for _, line in lines), 0, lines) == []


def test_a_reporter_who_gives_a_name_asks_by_that_name() -> None:
    text = (
        "MODERATOR: Good morning.\n\nSENIOR OFFICIAL: We shall talk about grain.\n\nQ    Hi, "
        "Tove Lang with the Herald. "
        "The miller said last night that there is none.\n\nSENIOR OFFICIAL: I have read "
        "that.\n\nQ    Who pays for the "
        "barges?\n\nSENIOR OFFICIAL: We do.\n"
    )
    assert told(text, "The miller said last night that there is none.", "Tove Lang") in FOUND
    assert told(text, "Who pays for the barges?", "Tove Lang") not in FOUND


STORY = (
    "The ferryman had his boots off when Runa came down.\n\n“We are closed,” he said.\n\n“The board says open.”\n\n"
    "“The board is old.” He yawned. “Come back at six.”\n\nRuna sat on a crate. “I cannot wait,” she said. “My "
    "sister is ill.”\n\n“Then swim.”\n\n“I shall pay you double.”\n"
)


@pytest.mark.parametrize(
    ("words", "who", "other"),
    [
        ("We are closed,", "the ferryman", "Runa"),
        ("The board is old.", "the ferryman", "Runa"),
        ("Come back at six.", "the ferryman", "Runa"),
        ("I cannot wait,", "Runa", "the ferryman"),
        ("Then swim.", "the ferryman", "Runa"),
        ("I shall pay you double.", "Runa", "the ferryman"),
    ],
)
def test_a_story_in_which_two_speak_in_turn(words: str, who: str, other: str) -> None:
    assert told(STORY, words, who) in FOUND
    if other == "the ferryman":  # of "he" before anybody is a woman for certain, Runa may be one
        assert told(STORY, words, other) not in FOUND


NEWS = "It rained.\n\nThe hearing went on in Port Anse on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "A senior envoy who was told of the talks said Kos had mentioned May, but as a guess.",
            "Kos had mentioned May, but as a guess",
            "A senior envoy",
        ),
        (
            "A miller who lost ten sheep in the flood said nobody had come.",
            "nobody had come",
            "A miller",
        ),
        ("A miller whose sheep had drowned said nobody had come.", "nobody had come", "A miller"),
        (
            "Residents living near the quarry say the dust is worse.",
            "the dust is worse",
            "residents",
        ),
        (
            "Jon Aune, the clerk, said no such thing had been signed.",
            "no such thing had been signed",
            "Jon Aune",
        ),
        (
            "Jon Aune said the bill was old. None had been approved by the board, he added.",
            "None had been approved by the board",
            "Jon Aune",
        ),
        (
            "Analysts at Moll Bank cut their forecast. “Nobody should rely on the figures,” they wrote in a note.",
            "Nobody should rely on the figures,",
            "Analysts at Moll Bank",
        ),
        (
            "Its Minister for Ports (Greta Moll) rose. The Minister for Ports said that the quay was sound.",
            "the quay was sound",
            "Greta Moll",
        ),
    ],
)
def test_sources_behind_more_words(text: str, words: str, who: str) -> None:
    assert told(NEWS + text + "\n", words, who) in FOUND


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Mother-of-two Greta Moll said the roof was wet.", "the roof was wet", "Greta Moll"),
        ("Neighbour Jon Aune said the roof was wet.", "the roof was wet", "Jon Aune"),
        (
            "Helena Brand KC spoke. Omar Lund KC submitted that the roof was wet.",
            "the roof was wet",
            "Omar Lund",
        ),
        (
            "Asked about the roof, Jon Aune said there was no truth in it.",
            "there was no truth in it",
            "Jon Aune",
        ),
        (
            "Jon Aune was calm. That, he said, was a matter for the port.",
            "was a matter for the port",
            "Jon Aune",
        ),
        (
            "The club, said dog walker Greta Moll, had wanted them out for years.",
            "had wanted them out for years",
            "Greta Moll",
        ),
        (
            "The mediator, former president Jon Aune, told both to come back.",
            "to come back",
            "Jon Aune",
        ),
        (
            "The mediator, Jon Aune, told both to come back with lists.",
            "to come back with lists",
            "Jon Aune",
        ),
        (
            "Cole Moll spoke first. Ben Moll told the police he was asleep.",
            "he was asleep",
            "Ben Moll",
        ),
        (
            "Greta Lind has said she will go. Jon Aune does not believe her. “It was so in May,” he said.",
            "It was so in May,",
            "Jon Aune",
        ),
    ],
)
def test_names_and_insertions(text: str, words: str, who: str) -> None:
    assert told(NEWS + text + "\n", words, who) in FOUND


def test_two_of_one_surname_are_two() -> None:
    text = NEWS + "Cole Moll spoke first. Ben Moll told the police he was asleep.\n"
    assert told(text, "he was asleep", "Cole Moll") not in FOUND


def test_with_another_adding_is_the_others_speech() -> None:
    text = NEWS + "PERU supported the text, with KENYA adding that forests matter.\n"
    assert told(text, "that forests matter", "Kenya") in FOUND
    assert told(text, "that forests matter", "Peru") not in FOUND


def test_lines_behind_dashes_alternate_in_an_interview() -> None:
    text = (
        "The light on Sorn\n\nGreta Moll has kept the light for nine years. Our reporter rowed out to her.\n\n"
        "– Are you alone?\n\n– I am. My radio is dead.\n\n– The port says that it sent a boat.\n\n"
        "– No boat came.\n\n– What now?\n\n– I wait.\n"
    )
    assert told(text, "My radio is dead.", "Greta Moll") in FOUND
    assert told(text, "No boat came.", "Greta Moll") in FOUND
    assert told(text, "it sent a boat", "Greta Moll") not in FOUND


def test_members_of_a_chamber_come_back_by_surname() -> None:
    text = (
        "ORAL ANSWERS\n\nMs Eva Stahl (Skerry) asked the Secretary of State for Ports how many piers are shut.\n\n"
        "The Secretary of State for Ports (Dr Jon Aune): None. Two were moved.\n\nMs Stahl: The "
        "pilots tell me that the new "
        "pier has no lamp.\n\nDr Aune: Every pier has a lamp.\n"
    )
    assert told(text, "Two were moved.", "Jon Aune") in FOUND
    assert told(text, "how many piers are shut", "Eva Stahl") in FOUND
    assert told(text, "the new pier has no lamp", "Eva Stahl") in FOUND
    assert told(text, "Every pier has a lamp.", "Eva Stahl") not in FOUND


def test_who_is_told_of_first_and_named_a_paragraph_later() -> None:
    text = (
        "Skipper cleared of theft\n\nA Sorn skipper accused of taking eleven nets told the court "
        "that he had found them "
        "adrift.\n\nOskar Thorne, 61, of Quay Street, denies theft.\n\nA shopkeeper said the nets were new.\n"
    )
    assert told(text, "he had found them adrift", "Oskar Thorne") in FOUND
    assert told(text, "the nets were new", "Oskar Thorne") not in FOUND


def test_what_is_opposed_by_another_is_not_the_others_speech() -> None:
    text = (
        NEWS
        + "KENYA called for a fund of its own, opposed by CANADA, who said that channels sufficed.\n"
    )
    assert told(text, "channels sufficed", "Kenya") not in FOUND
    assert told(text, "channels sufficed", "Canada") in FOUND


def test_who_did_not_wish_to_comment_has_said_nothing() -> None:
    text = NEWS + "Jon Aune did not wish to comment on the fee.\n"
    assert told(text, "Jon Aune did not wish to comment on the fee", "Jon Aune") not in FOUND


@pytest.mark.parametrize(
    ("sentence", "sources"),
    [
        ("Trade fell, citing Kos.", ["Trade", "Kos"]),
        ("Trade fell, citing a lack of rain.", ["Trade"]),
        ("The bank closed, citing officials in Anse.", ["The bank", "officials"]),
    ],
)
def test_a_reason_that_is_cited_is_nobody(sentence: str, sources: list[str]) -> None:
    found = frames(pieces(sentence, 0, len(sentence), []))
    written = [
        sentence[a:b] for one in found if one.polarity is Polarity.SAID for a, b in one.sources
    ]
    assert [one for one in sources if one in written] == sources
    assert not any("lack" in one for one in written)


@pytest.mark.parametrize(
    ("sentence", "person", "group"),
    [
        ("The ferryman had his boots off.", "The ferryman", None),
        ("The minister of trade had gone.", None, None),
        ("The door was open.", None, None),
        ("An old nurse came in.", "An old nurse", None),
        ("Two nurses left the ward.", None, "Two nurses"),
        ("Analysts at Moll Bank cut their forecast.", None, "Analysts at Moll Bank"),
        ("Shares fell by a fifth.", None, None),
        ("Residents of the hill, in boots, came.", None, None),
    ],
)
def test_with_whom_a_sentence_opens(sentence: str, person: str | None, group: str | None) -> None:
    spans = (opening_person(sentence), opening_group(sentence))
    assert [sentence[slice(*span)] if span else None for span in spans] == [person, group]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("PORT ANSE, Sept 3 (Herald) - Two boats sank.", "Two boats sank."),
        ("SORN – “We saw it,” he said.", "“We saw it,” he said."),
        ("The EU – a union – spoke.", "The EU – a union – spoke."),
        ("NATO said so.", "NATO said so."),
    ],
)
def test_where_a_report_begins_behind_its_dateline(text: str, rest: str) -> None:
    assert text[behind_dateline(text) :] == rest


MADE_BY = (
    (
        "Jan Kosvic also rejected the claim made by Baroness Holm that the weir was built for greed alone.",
        "Holm",
    ),
    (
        "Jan Kosvic rejected the accusation, made by Ana Holm on Monday, that the weir was built for greed alone.",
        "Ana Holm",
    ),
    (
        "Jan Kosvic dismissed warnings put forward by the guild that the weir was built for greed alone.",
        "guild",
    ),
)


@pytest.mark.parametrize(("sentence", "holder"), MADE_BY)
def test_a_claim_that_somebody_made_is_theirs_and_denied_by_another(
    sentence: str, holder: str
) -> None:
    words = "the weir was built for greed alone"
    assert told(sentence, words, holder) in FOUND
    assert told(sentence, words, "Jan Kosvic") in FOUND


@pytest.mark.parametrize(
    "opening",
    [
        "Commenting on reports that {0}, Jan Kosvic said he knew nothing.",
        "Reacting to news that {0}, Jan Kosvic said he knew nothing.",
    ],
)
def test_what_somebody_reacts_to_is_not_said_by_them(opening: str) -> None:
    words = "the weir was built for greed alone"
    assert told(opening.format(words), words, "Jan Kosvic") not in FOUND


def test_who_answers_somebody_says_what_follows() -> None:
    words = "the weir was built for greed alone"
    assert told(f"Jan Kosvic replied to Ana Holm that {words}.", words, "Jan Kosvic") in FOUND
    asked = f"Jan Kosvic replied to the question that {words}."
    assert told(asked, words, "Jan Kosvic") in FOUND
