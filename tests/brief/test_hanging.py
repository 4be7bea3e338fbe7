"""What a line leans on that is not in it, and how it is filled in, put in front or left out."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.lines.by_statement import noun_told, object_told, subject_told
from summarizer.brief.lines.filled import filled
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.naming import named_in
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import garbled, speaks_itself
from summarizer.brief.phrasing.tidy import tidied, without_joining
from summarizer.brief.phrasing.verbs import plain_past, singular, tells_an_attitude
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from tests.accounts.helpers import position, quote


@pytest.mark.parametrize(
    ("line", "holder", "hangs"),
    [
        ("Since then, thefts have risen, according to the police.", "police", "Since then"),
        ("Ana Dahl said that these boats are old.", "Ana Dahl", "these boats are old"),
        ("Ana Dahl said that that is unlikely to change.", "Ana Dahl", "that is"),
        ("Ana Dahl said: “They lied about the toll.”", "Ana Dahl", "They"),
        ("Mr Dahl said he thought it would.", "Mr Dahl", "it would"),
        ("Ana Dahl made it clear that tolls rise.", "Ana Dahl", ""),
        ("Ana Dahl read the plan and rejected it as late.", "Ana Dahl", ""),
        ("Ana Dahl said: “We have a duty to support them.”", "Ana Dahl", "them"),
        (
            "According to Ana Dahl, 600 crowns is the cost associated with that, at most.",
            "Ana Dahl",
            "with that",
        ),
        ("Ana Dahl said that teams must go there to count the boats.", "Ana Dahl", "go there"),
        (
            "Such an arrangement would be open to objection.",
            "Norland",
            "Such an arrangement would be",
        ),
        ("Even if they did, it would be a dent.", "Ana Dahl", "Even if they did"),
        ("Ana Dahl said that it is about the culture of the port.", "Ana Dahl", "it"),
    ],
)
def test_what_means_something_told_before_hangs(line: str, holder: str, hangs: str) -> None:
    assert hanging(line, holder) == hangs


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("Ana Dahl said that those who wait lose.", "Ana Dahl"),
        ("Ana Dahl said that it is important to wait.", "Ana Dahl"),
        ("Ana Dahl said that tolls rise this year.", "Ana Dahl"),
        ("Ana Dahl said that if the toll rises, this may end the strike.", "Ana Dahl"),
        ("Ana Dahl said that the port must change, and she is committed to that.", "Ana Dahl"),
        ("The Harbour Board said that it had closed the quay.", "Harbour Board"),
        ("Lake Rail said that it won the contract.", "Lake Rail"),
        ("Shipowners said that they want a second quay.", "shipowners"),
        ("Asked “Is that fair?”, Ana Dahl said: “That is for them to say.”", "Ana Dahl"),
        ("Ana Dahl said: “The pilots met us. They want a second quay.”", "Ana Dahl"),
        ("Ana Dahl said: “These are the reasons: the toll is high.”", "Ana Dahl"),
        ("Ana Dahl said that there is no quay in Velmar.", "Ana Dahl"),
        (
            "Ana Dahl knew that parts of the dues were paid but stressed that they are too low.",
            "Ana Dahl",
        ),
    ],
)
def test_what_the_line_names_itself_does_not(line: str, holder: str) -> None:
    assert hanging(line, holder) == ""


def test_a_noun_hangs_where_the_source_points_to_it() -> None:
    assert (
        hanging("Dahl said that the boats are old.", "Dahl", ["These boats are old."])
        == "the boats"
    )
    assert (
        hanging("Dahl said that the boats of Velmar are old.", "Dahl", ["These boats are old."])
        == ""
    )


def test_what_is_meant_stands_in_brackets_where_it_was_introduced_before() -> None:
    before = ["Norland commits to a mechanism for the return of nets."]
    assert filled("This mechanism will start in May.", "This mechanism will start", before) == (
        "This mechanism [a mechanism for the return of nets] will start in May."
    )
    assert (
        filled("This mechanism will start in May.", "This mechanism will start", ["It rained."])
        == ""
    )
    # One law is not these laws.
    assert filled("These laws stand.", "These laws stand", ["The Basic Law stands."]) == ""
    line = "Dahl said: “We have a duty to support them.”"
    assert object_told(
        line, "them", "Norland has a duty to support Velmar.", "Velmar is poor."
    ) == ("Dahl said: “We have a duty to support them [Velmar].”")
    assert object_told(line, "them", "Norland has a duty to support Velmar.", "It rained.") == ""


@pytest.mark.parametrize(
    ("line", "statement", "told"),
    [
        (
            "The envoy welcomed the studies.",
            "The envoy welcomed the studies of the lake.",
            "The envoy welcomed the studies [of the lake].",
        ),
        (
            "This suggestion found support.",
            "Norland's delegates supported Dr. Holm's suggestion, which was new.",
            "Dr. Holm's suggestion found support.",
        ),
        (
            "Dahl said: “This suggestion found support.”",
            "Norland's delegates supported Dr. Holm's suggestion, which was new.",
            "Dahl said: “This suggestion [Dr. Holm's suggestion] found support.”",
        ),
        (
            "Dahl spoke of the scope of the agreement.",
            "Dahl spoke of the scope of the lake agreement between Kelm and Tarn.",
            "Dahl spoke of the scope of the agreement [between Kelm and Tarn].",
        ),
        # Half of what describes it is left out.
        (
            "The envoy welcomed the studies.",
            "The envoy welcomed the studies between Kelm and the lake.",
            "",
        ),
        (
            "Dahl said: “We will meet these needs.”",
            "Dahl said that Norland will meet the needs in Kelm and Tarn.",
            "Dahl said: “We will meet these needs [in Kelm and Tarn].”",
        ),
        # What stands nowhere in the document is nobody's word for it.
        ("The envoy welcomed the studies.", "The envoy welcomed the studies of the toll.", ""),
        # A noun that is described already needs nothing.
        ("The envoy welcomed the studies of May.", "The envoy saw the studies of the lake.", ""),
    ],
)
def test_a_bare_noun_is_described_as_the_statement_has_it(
    line: str, statement: str, told: str
) -> None:
    known = "The lake was measured in Kelm and Tarn. Dr. Holm spoke."
    assert noun_told(line, statement, known) == told


def test_a_pronoun_is_told_as_the_statement_has_it_beside_the_same_verb() -> None:
    line = "Ana Dahl, Norland's minister, defended it as a “fair” tax."
    statement = "Ana Dahl defended the water tax as fair."
    assert hanging(line, "Ana Dahl") == "it"
    assert object_told(line, "it", statement, "The water tax rose.") == (
        "Ana Dahl, Norland's minister, defended it [the water tax] as a “fair” tax."
    )
    said = "Jan Holm said: “He also made clear that we agree.”"
    assert (
        subject_told(said, "He", "President Kos made clear that they agree.", "Mr Kos left.") == ""
    )
    assert subject_told(said, "He", "Mr Kos made clear that they agree.", "Mr Kos left.") == (
        "Jan Holm said: “He [Mr Kos] also made clear that we agree.”"
    )


PRESS = """\
Officials counted 40 boats with forged papers. They come from Velmar and pay no toll, Ana Dahl said. In Norland the
harbour trade thrives. However, the pilot's union, which the Harbour Board met on Monday, wants more. The researcher
thinks the tolls are too high. In view of a vote, it was noted that the tolls are too low. While fees fall, participants
spoke of the storm. The dues have been criticised by many.
"""


def line(
    holder: str, statement: str, words: str, check: SpeakerCheck = SpeakerCheck.RESOLVED
) -> str:
    found: Quote = quote(PRESS, words).model_copy(update={"speaker_check": check})
    return Wording(Cited({"d": PRESS})).of_position(
        "d", position(holder, "toll", "affirms", statement, found)
    )


def test_a_sentence_that_hangs_stands_behind_the_one_before() -> None:
    assert line("Ana Dahl", "x", "They come from Velmar and pay no toll") == (
        "Officials counted 40 boats with forged papers. They come from Velmar and pay no toll, Ana Dahl said."
    )


def test_the_holder_takes_the_place_of_what_it_is() -> None:
    assert line("Eva Lind", "x", "The researcher\nthinks the tolls are too high") == (
        "Eva Lind thinks the tolls are too high."
    )
    assert line(
        "participants of the Sarim Forum", "x", "it was noted that the tolls are too low"
    ) == ("In view of a vote, participants of the Sarim Forum noted that the tolls are too low.")
    assert line("participants of the Sarim Forum", "x", "participants\nspoke of the storm") == (
        "While fees fall, participants of the Sarim Forum spoke of the storm."
    )


def test_whose_leaders_hold_it_may_stand_behind_them() -> None:
    text = "The Union of Sarim Pilots (USP) met. The union's leadership views the toll as too high."
    statement = "The leadership of the Union of Sarim Pilots (USP) views the toll as too high."
    found = quote(text, "The union's leadership views the toll as too high.")
    held = position("USP's leadership", "toll", "criticises", statement, found)
    assert Wording(Cited({"d": text})).of_position("d", held) == statement


@pytest.mark.parametrize(
    ("holder", "statement", "shown"),
    [
        ("Eva Lind", "The tolls are criticised.", "Eva Lind criticised the tolls."),
        (
            "pilots",
            "The tolls are criticised; they are too high.",
            "Pilots criticised the tolls and said that they are too high.",
        ),
        ("pilots", "Too high tolls are regretted.", "Pilots regretted too high tolls."),
        ("Norland", "They think the tolls are too high.", "Norland thinks the tolls are too high."),
        ("pilots", "They think the tolls are too high.", "Pilots think the tolls are too high."),
    ],
)
def test_the_holder_is_the_subject_of_its_attitude(holder: str, statement: str, shown: str) -> None:
    text = (
        "The researcher thinks the tolls are too high; tolls criticised and regretted."
        " The dues have been criticised by many."
    )
    found = quote(
        text, "The researcher thinks the tolls are too high; tolls criticised and regretted."
    )
    made = Wording(Cited({"d": text})).of_position(
        "d", position(holder, "toll", "affirms", statement, found)
    )
    assert made == shown


def test_a_fact_about_oneself_is_said_and_an_attitude_is_not() -> None:
    text = '"I had my chances and just did not take them," said Roth. "I want a second quay."'
    words = "I had my chances and just did not take them"
    direct = quote(text, words).model_copy(update={"speech": Speech.DIRECT})
    made = Wording(Cited({"d": text}))
    held = position(
        "Ana Roth", "chances", "affirms", "She had her chances and did not take them.", direct
    )
    assert (
        made.of_position("d", held)
        == "Ana Roth said that she had her chances and did not take them."
    )
    assert tells_an_attitude("wants a second quay")
    assert tells_an_attitude("is committed to peace")
    assert not tells_an_attitude("makes boats")


def test_pronouns_of_another_subject_are_not_the_holders() -> None:
    text = "The suspects allegedly collected 40 crowns for the smugglers, prosecutors said."
    found = quote(text, "The suspects allegedly collected 40 crowns for the smugglers")
    held = position(
        "prosecutors",
        "x",
        "affirms",
        "They allegedly collected 40 crowns for the smugglers.",
        found,
    )
    assert Wording(Cited({"d": text})).of_position("d", held) == (
        "Prosecutors said that the suspects allegedly collected 40 crowns for the smugglers."
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("NORWAY, supported by NEW ZEALAND, spoke.", "Norway, supported by New Zealand, spoke."),
        ("The LAKE GROUP and AOSIS spoke.", "The Lake Group and AOSIS spoke."),
        ("The DPRK and NATO spoke; OMAN did not.", "The DPRK and NATO spoke; Oman did not."),
        ("The meeting s report was read.", "The meeting’s report was read."),
        ("They ask for, inter alia : nets , boats.", "They ask for, inter alia: nets, boats."),
        (r"As \[the mayor\] said.", "As [the mayor] said."),
        ("Bear this in mind\u00cd\u00be it rained.", "Bear this in mind; it rained."),
        ("Café owners met.", "Café owners met."),
    ],
)
def test_slips_of_a_text_are_mended_in_a_line(raw: str, shown: str) -> None:
    assert tidied(raw, "The Lake Group met.") == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("However, the toll rose.", "The toll rose."),
        ("Against this backdrop, the experts met.", "The experts met."),
        ("Yes, before the vote.", "Yes, before the vote."),
        ("So far the toll rose.", "So far the toll rose."),
    ],
)
def test_what_only_joins_sentences_is_left_out(raw: str, shown: str) -> None:
    assert without_joining(raw) == shown


def test_stumbled_speech_is_known_and_numerals_are_nobodys_first_person() -> None:
    assert garbled("Dahl said: “The M7 how- — howitzers came.”")
    assert garbled("Dahl said: “The the trains are full.”")
    assert not garbled("Dahl said: “Short- and long-term aid, no, no they are not.”")
    assert not speaks_itself("The Annex I parties met after World War I.")
    assert speaks_itself("Then I left.")


def test_forms_of_verbs() -> None:
    assert [singular(v) for v in ("oppose", "have", "will", "rejected", "carry")] == [
        "opposes",
        "has",
        "will",
        "rejected",
        "carries",
    ]
    assert plain_past("welcomed")
    assert not plain_past("expected")
    assert not plain_past("built")


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("crime report", "Thefts rose, a paper says.", "the crime report"),
        ("young fisherman", "He fishes.", "a young fisherman"),
        ("unnamed official", "He left.", "an unnamed official"),
        ("one delegate", "He left.", "one delegate"),
        ("over 140 countries", "They left.", "over 140 countries"),
        (
            "Sarim Dialogue for Clean Water on the Coast",
            "They met.",
            "the Sarim Dialogue for Clean Water on the Coast",
        ),
        ("LKG", "The Lake Group (LKG) met. The LKG said no.", "the LKG"),
        ("Lake Group", "the LAKE GROUP spoke.", "the Lake Group"),
    ],
)
def test_holders_have_their_article(name: str, text: str, shown: str) -> None:
    assert named_in(name, text) == shown


def test_a_view_that_is_shared_stands_behind_the_sentence_that_tells_it() -> None:
    text = "1. Ambassador Lind spoke of the need to live in harmony. The Minister said that Norland shared this view."
    found = quote(text, "Norland shared this view")
    held = position("Minister", "harmony", "supports", "Norland shared this view.", found)
    assert Wording(Cited({"d": text})).of_position("d", held) == (
        "Ambassador Lind spoke of the need to live in harmony. The Minister said that Norland shared this view."
    )


def test_a_record_of_a_talk_is_nobodys_speech() -> None:
    text = "We would of course study the plan but he expressed doubt whether the pilots would stand aside."
    found = quote(text, "whether the pilots would stand aside").model_copy(
        update={"speaker_check": SpeakerCheck.RESOLVED}
    )
    held = position(
        "Orlan", "plan", "concerned", "It is doubtful whether the pilots would stand aside.", found
    )
    assert "“" not in Wording(Cited({"d": text})).of_position("d", held)


def test_tomorrow_is_the_day_after_it_was_said() -> None:
    text = "The package will be announced tomorrow, the mayor said."
    held = position(
        "the mayor",
        "aid",
        "affirms",
        "A package will be announced tomorrow.",
        quote(text, "The package will be announced tomorrow"),
    )
    assert Wording(Cited({"d": text})).of_position("d", held) == (
        "The mayor said that a package will be announced the next day."
    )


def test_what_stands_without_an_article_is_no_description() -> None:
    assert filled("These boats [of Velmar] sank.", "These boats", ["They hand boats back."]) == ""
    before = ["The harbour takes the fishing boats back."]
    # "These fishing" is no noun: it describes the crews.
    assert filled("These fishing crews left.", "These fishing", before) == ""


@pytest.mark.parametrize(
    ("text", "holder", "words", "shown"),
    [
        (
            "Ana Dahl, Mira Sol and Ivo Kern met. The three National Harbour Advisors reaffirmed the plan.",
            "Ana Dahl, Mira Sol and Ivo Kern",
            "reaffirmed the plan",
            "The three National Harbour Advisors [Ana Dahl, Mira Sol and Ivo Kern] reaffirmed the plan.",
        ),
        (
            "Ana Dahl addressed the House on the dues. Come on, be open about the dues of all ports.",
            "Ana Dahl",
            "be open about the dues of all ports",
            "Ana Dahl said: “Come on, be open about the dues of all ports.”",
        ),
    ],
)
def test_what_is_told_of_all_or_said_to_somebody_is_no_report_of_one(
    text: str, holder: str, words: str, shown: str
) -> None:
    held = position(holder, "x", "affirms", "Something else was said.", quote(text, words))
    assert Wording(Cited({"d": text})).of_position("d", held) == shown


def test_a_document_says_nothing_of_its_own_issuer() -> None:
    text = "Harbour dues, by Lake Farmers\n\nThe paper leaves little room for any dialogue at all."
    words = "The paper leaves little room for any dialogue at all."
    plain = quote(text, words)
    told = plain.model_copy(
        update={"speaker_check": SpeakerCheck.RESOLVED, "speaker_by_model": "Lake Farmers"}
    )
    made = Wording(Cited({"d": text}))
    held = position("Lake Farmers", "paper", "criticises", "Something else was said.", told)
    assert made.of_position("d", held) == f"Lake Farmers said: “{words}”"
