"""Lines that a desk would send as they are: acts told as acts, one voice in its marks, and nobody left as "she"."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.by_party.repeated import once
from summarizer.brief.lines.filled import filled
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.lead import lead_of
from summarizer.brief.lines.own_acts import behind_aside, own_act, resolved
from summarizer.brief.lines.persons_meant import with_person
from summarizer.brief.lines.voices import ASKS
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.grammar import Words, in_a_sentence, is_statement, lowered, together
from summarizer.brief.phrasing.spoken import APART, alone_of, told_behind
from summarizer.brief.phrasing.spoken import together as in_one_pair
from summarizer.brief.phrasing.terse import is_terse
from summarizer.brief.phrasing.tidy import tidied, without_debris, without_joining
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Held, Line, Part
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from summarizer.models.summary import Position
from tests.accounts.helpers import position, quote


def words_of(text: str, words: str, speech: Speech = Speech.REPORTED) -> Quote:
    return quote(text, words).model_copy(
        update={"speaker_check": SpeakerCheck.NAMED, "speech": speech}
    )


def held(text: str, holder: str, statement: str, *quotes: str, **fields: object) -> Position:
    return position(
        holder, "matter", "affirms", statement, *(words_of(text, q) for q in quotes), **fields
    )


def line(text: str, holder: str, statement: str, *quotes: str, **fields: object) -> str:
    made = Wording(Cited({"d": text}), also={"Eva Kos": (), "Jan Holm": ()})
    return made.of_position("d", held(text, holder, statement, *quotes, **fields))


def names(holder: str):  # type: ignore[no-untyped-def]
    return lambda text: holder.casefold() in text.casefold()


@pytest.mark.parametrize(
    ("holder", "statement", "sentence", "shown"),
    [
        (
            "Orland",
            "It regretted the delay.",
            "ORLAND regretted the delay.",
            "Orland regretted the delay.",
        ),
        (
            "Port Assembly",
            "It adopted the tariff by nine votes.",
            "The Port Assembly adopted the tariff by nine votes.",
            "The Port Assembly adopted the tariff by nine votes.",
        ),
        (
            "Pilots' Union",
            "They want a second quay.",
            "They want a second quay.",
            "The Pilots' Union wants a second quay.",
        ),
        ("Orland", "It will fail.", "Orland said that it will fail.", ""),
        ("Ana Dahl", "It has three ports.", "It has three ports.", ""),
    ],
)
def test_what_somebody_does_by_speaking_is_told_as_that(
    holder: str, statement: str, sentence: str, shown: str
) -> None:
    name = in_a_sentence(holder)
    assert own_act(holder, name, statement, [sentence], names(holder)) == shown


def test_who_acts_behind_an_aside_is_named_there() -> None:
    told = behind_aside("Orland", "Cautioning against haste, it urged patience.")
    assert told == "Cautioning against haste, Orland urged patience."
    assert behind_aside("Orland", "Growing fast, it has three ports.") == ""


def test_an_item_of_a_resolution_is_what_the_body_did() -> None:
    asked = resolved("the Assembly", "Asking the Council to study tolls.")
    assert asked == "The Assembly asked the Council to study tolls."
    assert resolved("the Assembly", "Noting the delay, the Council urged haste.") == ""
    assert resolved("the Assembly", "Tolls rise in May.") == ""


@pytest.mark.parametrize(
    ("sentence", "at", "alone"),
    [
        (
            "\"We wait. The toll is high,' the envoy said.",
            1,
            "We wait. The toll is high,' the envoy said.",
        ),
        ("“We wait,” the envoy said. “The toll is high.”", 1, "We wait. The toll is high."),
        ('The toll is high," the envoy said.', 0, "The toll is high"),
        ("The envoy said the toll is high.", 4, "The envoy said the toll is high."),
    ],
)
def test_who_speaks_is_not_told_within_the_marks(sentence: str, at: int, alone: str) -> None:
    assert alone_of(sentence, at) == alone


def test_a_word_in_marks_within_what_is_said_stays() -> None:
    said = "He called the toll “high” and the quay “old” in May"
    assert alone_of(said, 0, within=True) == said


def test_quotations_of_one_breath_have_one_pair_of_marks() -> None:
    assert in_one_pair([("We wait", ""), ("It pays.", '," she said. "')]) == "We wait. It pays."
    gap = " The quay has two cranes, and both stand still in winter. "
    assert in_one_pair([("We wait.", ""), ("It pays.", gap)]) == "We wait. […] It pays."


def test_what_was_said_at_different_times_has_marks_of_its_own() -> None:
    gap = " The quay has two cranes, and both stand still in winter. "
    for between in (f'."{gap}"', APART):
        told = in_one_pair([("We wait.", ""), ("It pays.", between)])
        assert f"“{told}”" == "“We wait.” “It pays.”"


def test_speech_without_marks_is_told_behind_who_says_it() -> None:
    text = "Many were tired. We may not finish tonight, said one delegate after the break."
    told = line(text, "one delegate", "Work may go on.", "We may not finish tonight")
    assert told == "One delegate said: “We may not finish tonight.”"
    assert told_behind("The toll is high, and the quay is old.") is None


def test_what_a_writer_said_is_told_of_the_writer() -> None:
    text = "I told the Minister that the tolls were too high. He smiled."
    told = line(text, "the Ambassador", "Tolls hurt.", "the tolls were too high")
    assert told == "The Ambassador told the Minister that the tolls were too high."


@pytest.mark.parametrize(
    ("sentence", "terse"),
    [
        ("Board emphasised importance of question of tolls.", True),
        ("The Board emphasised the importance of the question of tolls.", False),
        ("Asking Council to examine question of right of entry.", True),
        ("The duty of the Board is a matter of law in favour of pilots.", False),
        ("He is glad of support and short of time.", False),
    ],
)
def test_a_cable_is_known_by_its_missing_articles(sentence: str, terse: bool) -> None:
    assert is_terse(sentence) is terse
    assert presentable(sentence) is not terse


def test_a_cable_is_quoted_rather_than_told() -> None:
    text = "In debate Norland emphasised importance of question of tolls. Talks went on."
    told = line(
        text, "Norland", "Tolls matter a lot.", "emphasised importance of question of tolls"
    )
    assert (
        told == "The account says: “In debate Norland emphasised importance of question of tolls.”"
    )


@pytest.mark.parametrize(
    "broken",
    [
        "The union said have supported the plan for months.",
        "The ministry said that the toll rises in May, the ministry says.",
        "Latest: https://example.org/toll The toll rises in May.",
        "The toll rises in May, wrote @harbournews.",
    ],
)
def test_broken_sentences_and_debris_are_no_lines(broken: str) -> None:
    assert not presentable(broken)


def test_that_may_stand_alone_behind_a_verb_of_saying() -> None:
    assert presentable("Ana Dahl said that was welcome, and that the toll pays a third of it.")


def test_addresses_and_lost_apostrophes_are_mended() -> None:
    assert tidied("The toll rises pic.example.com/x12 in May.", "") == "The toll rises in May."
    assert tidied("We won t wait, and I m sure they ll pay.", "") == (
        "We won’t wait, and I’m sure they’ll pay."
    )
    assert tidied("He (Mr Orlan) would go.", "") == "Mr Orlan would go."


def test_a_name_in_capitals_is_told_as_a_whole() -> None:
    told = tidied("The UNITED PORTS OF NORLAND agreed.", "ports of Norland were united")
    assert told == "The United Ports of Norland agreed."


def test_joining_words_are_left_out_at_the_head_and_behind_the_subject() -> None:
    assert without_joining("So, yesterday the toll rose.") == "Yesterday the toll rose."
    assert without_joining("And that hurts the port.") == "That hurts the port."
    assert without_joining("Orlan, however, agreed.") == "Orlan agreed."
    assert (
        without_joining("But for the toll, ships would come.")
        == "But for the toll, ships would come."
    )


@pytest.mark.parametrize(
    ("told", "hangs"),
    [
        ("The Board made no mention of a pause in its account of the same call.", "the same call"),
        ("Ana Dahl can't promise that.", "that"),
        ("Ana Dahl doubts it.", "it"),
        ("Jan Holm replied that it is due to a fault in the cable.", "it"),
        ("The account says: “Mr. Holm replied that this was due to rain.”", "this was due to"),
        ("Ana Dahl did not object to dredging as such.", ""),
        ("Jan Holm said: “Piet has made a mistake and he knows it.”", ""),
    ],
)
def test_more_of_what_hangs_is_seen(told: str, hangs: str) -> None:
    assert hanging(told, "Ana Dahl") == hangs


def test_a_line_takes_up_to_two_sentences_before_along() -> None:
    text = (
        "Ana Dahl complained that the lights had been out for eleven nights. Jan Holm replied that this was due"
        " to a fault. She doubted it.\n\nThe tolls rise."
    )
    assert line(text, "Ana Dahl", "She doubts it.", "She doubted it") == (
        "Ana Dahl complained that the lights had been out for eleven nights. Jan Holm replied that this was due"
        " to a fault. Ana Dahl doubted it."
    )


def test_only_one_person_named_before_is_meant() -> None:
    before = ["Eva Kos wants votes."]
    known = ("Eva Kos", "Jan Holm")
    told = "Ana Dahl said: “What she needs is a plan.”"
    assert with_person(told, "she", before, "Ana Dahl", text="", known=known) == (
        "Ana Dahl said: “What she [Eva Kos] needs is a plan.”"
    )
    two = [*before, "Jan Holm wants none."]
    assert with_person(told, "she", two, "Ana Dahl", text="", known=known) == ""
    nobody = ["Clean Harbour Week begins."]
    assert with_person(told, "she", nobody, "Ana Dahl", text="", known=known) == ""


def test_a_verb_is_no_noun_that_tells_what_is_meant() -> None:
    before = ["Mr Orlan then suggested that the quay be closed."]
    assert filled("Ana Dahl said that this suggestion is good.", "this suggestion", before) == ""


def test_a_noun_with_its_description_is_no_sentence() -> None:
    assert not is_statement(
        "Deep concerns of the pilots about the rise of forces surrounding ports."
    )
    assert is_statement("The rounds reach 80 km.")


def test_all_three_are_those_who_act() -> None:
    assert together("All three have denied it.") is not None
    assert together("All three of the boats sank.") is None


def test_continents_keep_their_capital() -> None:
    assert lowered("Europe is ready.", Words.of("a port")) == "Europe is ready."


def test_a_union_of_many_has_an_article() -> None:
    assert in_a_sentence("Dockers' Union of Halver") == "the Dockers' Union of Halver"


def noted(text: str, *spans: str) -> tuple[Footnotes, list[tuple[int, ...]]]:
    notes = Footnotes({"d": "A"}, texts={"d": text})
    return notes, [notes.refer("d", [quote(text, span)]) for span in spans]


def test_one_sentence_has_one_footnote() -> None:
    text = "The toll rises in May and the quay closes in June. Pilots wait."
    notes, numbers = noted(text, "toll rises in May", "quay closes in June", "Pilots wait.")
    assert numbers == [(1,), (1,), (2,)]
    assert notes.notes[0].quote.text == "toll rises in May and the quay closes in June"


def test_a_line_that_quotes_another_of_its_holder_takes_its_place() -> None:
    text = "The port must change at once. That hurts pilots more than any toll."
    notes, (first, second) = noted(text, "The port must change at once.", "That hurts pilots")
    about = Held("Ana Dahl", "Norland", "port", "")
    lines = [
        Line((Part("Ana Dahl said that change at the port is due.", first),), held=about),
        Line((Part(f"Ana Dahl said: “{text}”", second),), held=about),
    ]
    assert [told.text for told in once(lines, notes)] == [f"Ana Dahl said: “{text}”"]
    other = Line(lines[1].parts, held=Held("Jan Holm", "Norland", "port", ""))
    assert len(once([lines[0], other], notes)) == 2


@pytest.mark.parametrize(
    ("holder", "statement", "sentence", "shown"),
    [
        (
            "Fisheries Committee",
            "A review should report by May.",
            "We recommend that a review report by May.",
            "The Fisheries Committee recommended that a review should report by May.",
        ),
        (
            "Kenya",
            "Kenya makes efforts to help small ports.",
            "Kenya stressed its efforts to help small ports.",
            "Kenya said that it makes efforts to help small ports.",
        ),
        (
            "The Panel",
            "It is not persuaded by the claim.",
            "The Panel is not persuaded by the claim.",
            "The Panel is not persuaded by the claim.",
        ),
    ],
)
def test_the_verb_is_the_sources_own(
    holder: str, statement: str, sentence: str, shown: str
) -> None:
    assert line(f"{sentence} The talks went on.", holder, statement, sentence) == shown


def test_words_introduced_by_more_than_a_name_keep_what_introduces_them() -> None:
    text = 'Ana Dahl spoke last. She added that she had no illusions: "They will test us, and we will be ready."'
    spoken = words_of(text, "They will test us, and we will be ready.", Speech.DIRECT)
    made = position("Ana Dahl", "matter", "affirms", "Tests will come.", spoken)
    assert Wording(Cited({"d": text})).of_position("d", made) == (
        'Ana Dahl added that she had no illusions: "They will test us, and we will be ready."'
    )


def test_words_behind_their_speakers_sentence_stand_alone_in_their_marks() -> None:
    text = 'Ana Dahl said two letters had been sent to the pilots in May. "They had every chance," she said.'
    spoken = words_of(text, "They had every chance", Speech.DIRECT)
    made = position("Ana Dahl", "matter", "affirms", "Nobody was left out.", spoken)
    assert Wording(Cited({"d": text})).of_position("d", made) == (
        "Ana Dahl said two letters had been sent to the pilots in May. “They had every chance.”"
    )


def test_a_body_named_by_what_it_is_has_an_article() -> None:
    text = "World Harbour Institute, for shipowners, urged haste."
    assert line(text, "World Harbour Institute", "Haste is urged.", text).startswith(
        "The World Harbour Institute"
    )


def test_he_who_may_be_another_is_told_behind_the_one_before() -> None:
    text = "Mr Orlan spoke last. Norland had brought the Regent trouble. He had a bad conscience about the port."
    told = line(
        text, "Piet Orlan", "He had a bad conscience.", "He had a bad conscience about the port"
    )
    assert told == (
        "Norland had brought the Regent trouble. According to Piet Orlan, he had a bad conscience about the port."
    )


def test_he_whom_the_sentence_before_names_is_the_holder() -> None:
    text = "Mr Orlan spoke last of the Regent. He had a bad conscience about the port."
    told = line(
        text, "Piet Orlan", "He had a bad conscience.", "He had a bad conscience about the port"
    )
    assert told == "Piet Orlan had a bad conscience about the port."


def test_what_a_page_puts_in_front_of_a_sentence_is_left_out() -> None:
    debris = 'Latest: https://t.example/x1 Channel 501 pic.example.com/x1 "We wait," the port said on Monday.'
    assert without_debris(debris) == '"We wait," the port said on Monday.'
    assert without_debris("The toll rises, see www.example.org now.") == (
        "The toll rises, see www.example.org now."
    )


def test_states_named_by_their_capitals_say_nothing_of_themselves() -> None:
    text = "Paris and Rome agreed to lower the toll in May. Ships wait."
    told = line(
        text, "France and Italy", "Paris and Rome agreed to lower the toll in May.", text[:46]
    )
    assert told == "Paris and Rome agreed to lower the toll in May."


def test_a_name_at_the_head_alone_keeps_its_capital() -> None:
    words = Words.of("Aidit and others wait.")
    assert lowered("Aidit wants power.", words, sure=True) == "Aidit wants power."
    assert lowered("Inspectors will come.", words, sure=True) == "inspectors will come."
    assert lowered("Harbour dues", words) == "harbour dues"


def test_a_mark_that_nothing_opened_is_no_line() -> None:
    assert not presentable("Can ships not wait for one day?’ Senator Dahl asked in May.")
    assert presentable("Senator Dahl asked whether the pilots’ union can wait.")


def test_a_statement_that_is_no_question_is_put_to_somebody() -> None:
    text = "Q: Some say that the port has sold its best quay.\n\nA: That's nonsense.\n\nQ: Thank you.\n"
    made = Wording(Cited({"d": text}), frozenset({"d"}))
    told = made.of_position("d", held(text, "Ana Dahl", "That's nonsense.", "That's nonsense"))
    assert told == (
        "Told “Some say that the port has sold its best quay”, Ana Dahl said: “That's nonsense.”"
    )


def test_a_clause_that_begins_with_what_is_no_question() -> None:
    assert ASKS.match("What do you make of it") is not None
    assert ASKS.match("What about the toll") is not None
    assert ASKS.match("What she calls a toll is a tax.") is None


def test_it_of_who_speaks_for_a_side_is_the_side() -> None:
    text = "Ana Dahl spoke first. We've offered to pay for the study, and the offer stands."
    spoken = words_of(text, "We've offered to pay for the study", Speech.DIRECT)
    made = position(
        "Ana Dahl",
        "study",
        "proposes",
        "It has offered to pay for the study.",
        spoken,
        on_behalf_of="Lake Energy",
    )
    assert Wording(Cited({"d": text})).of_position("d", made) == (
        "Ana Dahl said that Lake Energy has offered to pay for the study."
    )


def test_her_whom_a_line_names_nowhere_is_named_behind_the_word() -> None:
    text = "Eva Kos met Jan Holm in May. She welcomed him. Jan Holm thanked her for the boats."
    assert line(text, "Jan Holm", "He thanked her for the boats.", "thanked her for the boats") == (
        "Jan Holm thanked her [Eva Kos] for the boats."
    )


def test_whose_person_somebody_is_told_before_is_left_out() -> None:
    text = "Boats sank in May. According to its researcher, Jan Holm, tolls drove pilots away."
    assert line(text, "Jan Holm", "Pilots left.", "tolls drove pilots away") == (
        "According to Jan Holm, tolls drove pilots away."
    )


def test_whose_view_it_is_is_told_once() -> None:
    text = "Mr Haig dissented. In his view the Board had gone beyond its duties."
    told = line(
        text, "Piet Haig", "The duties were exceeded.", "In his view the Board had gone beyond"
    )
    assert told == "According to Piet Haig, the Board had gone beyond its duties."


LETTER = """\
Sir,

You further suggest that the licences favour some firms. I must reject this in the strongest terms. All applications
are open, and you are welcome to read them.
"""


def test_a_letter_is_told_as_its_writer_and_whom_it_is_sent_to() -> None:
    assert line(
        LETTER, "the Commissioner", "Firms are favoured.", "the licences favour some firms"
    ) == ("The Commissioner suggests that the licences favour some firms.")
    assert line(LETTER, "Ana Dahl", "Files are open to all.", "you are welcome to read them") == (
        "Ana Dahl said: “All applications are open, and you are welcome to read them.”"
    )
    assert line(
        LETTER, "Ana Dahl", "She rejects this in the strongest terms.", "I must reject this"
    ) == (
        "Ana Dahl said: “You further suggest that the licences favour some firms. I must reject this in the"
        " strongest terms.”"
    )


def test_words_in_anothers_turn_are_that_ones() -> None:
    text = (
        "JAN HOLM: What of the port?\n\nEVA KOS: They claim we owe them six crowns in fees.\n\n"
        "JAN HOLM: And do you?\n\nEVA KOS: We do not owe anybody a crown.\n"
    )
    made = Wording(Cited({"d": text}), frozenset({"d"}), also={"Eva Kos": ()})
    claim = words_of(text, "They claim we owe them six crowns in fees.")
    assert made.of_quote("d", claim, "the port of Salo") == (
        "Asked “What of the port?”, Eva Kos said: “They claim we owe them six crowns in fees.”"
    )


def test_a_short_line_has_its_topic_in_front() -> None:
    text = "On lead shot, Norvalia proposed a ban by 2022."
    assert lead_of("lead shot", "Norvalia proposed a ban by 2022.", text) == "lead shot"


def test_sentences_in_front_are_no_part_of_the_line_itself() -> None:
    text = "Eskland called the rise unfair. Jan Holm explained that it is due to rates."
    made = Wording(Cited({"d": text}))
    told = held(text, "Jan Holm", "It is due to rates.", "it is due to rates")
    assert made.of_position("d", told) == text
    assert made.own_line("d", told) == "Jan Holm explained that it is due to rates."


def test_one_who_speaks_in_several_quotations_has_no_marks_between_them() -> None:
    text = '"I saw the boats and I am sorry." "I ask pilots who saw it to wait."'
    spoken = words_of(text, "I ask pilots who saw it to wait.", Speech.DIRECT)
    cited = Cited({"d": text})
    assert cited.said_before("d", spoken, whole=True) == "I saw the boats and I am sorry."


def test_a_report_that_speaks_as_we_says_all_of_it_itself() -> None:
    text = "Harbour Board\nSecond report\n\nWe heard from pilots in May.\n\nThe review should end by June.\n"
    review = quote(text, "The review should end by June.").model_copy(
        update={"speaker_check": SpeakerCheck.NOT_FOUND}
    )
    made = position("Harbour Board", "review", "demands", "The review should end by June.", review)
    assert Wording(Cited({"d": text})).of_position("d", made) == (
        "The Harbour Board held that the review should end by June."
    )


@pytest.mark.parametrize(
    ("told", "hangs"),
    [
        ("The envoy has been given a similar warning.", "a similar warning"),
        ("The Board accepted that point but has no other figures.", "accepted that point"),
        ("The Board gave a similar warning to the pilots in May.", ""),
    ],
)
def test_what_is_like_something_told_before_hangs(told: str, hangs: str) -> None:
    assert hanging(told, "the Board") == hangs


def test_according_to_somebody_no_he_told_follows() -> None:
    assert not presentable("According to Ana Dahl, “We wait for May,” she told the harbour radio.")
    assert presentable("According to Ana Dahl, the harbour waits for May.")


def test_a_sentence_on_something_else_is_not_put_before_what_somebody_said() -> None:
    for before, told in (
        ("Two cranes stand at the quay.", False),
        ("After the talks, Ana Dahl said that the port is poor.", True),
        ("Ana Dahl wants the ships to leave the old quay in spring.", True),
    ):
        text = f'{before} "It will never be paid, not in a hundred years," she said.'
        spoken = words_of(text, "It will never be paid, not in a hundred years", Speech.DIRECT)
        made = position("Ana Dahl", "matter", "affirms", "Nobody pays.", spoken)
        line = Wording(Cited({"d": text})).of_position("d", made)
        assert (before in line) is told, line


def test_what_is_told_of_her_is_not_quoted_as_hers() -> None:
    text = "She thanked the pilots for their work and noted that we are making progress."
    spoken = words_of(text, text[:-1], Speech.REPORTED)
    made = position("Ana Dahl", "matter", "affirms", "Work goes on.", spoken)
    assert "Ana Dahl said: “She" not in Wording(Cited({"d": text})).of_position("d", made)


def test_what_a_readout_tells_of_an_office_is_not_quoted_as_its_holders() -> None:
    text = "Ana Dahl met pilots. The Harbour Minister reiterated that we will keep our word."
    spoken = words_of(text, "The Harbour Minister reiterated that we will keep our word")
    made = position("Ana Dahl", "matter", "affirms", "Twelve letters.", spoken)
    told = Wording(Cited({"d": text})).of_position("d", made)
    assert told.startswith("The account says of Ana Dahl: “The Harbour Minister")
