"""Lines stand alone: whole sentences, told by one, with the source's verb, and with what they lean on."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.borne_out.relied_on import Evidence
from summarizer.brief.borne_out.told import told
from summarizer.brief.by_party.repeated import is_part
from summarizer.brief.lines.lead import lead_of
from summarizer.brief.lines.naming import named_in
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.prose import in_a_row
from summarizer.brief.view.note import Held, Line, Part
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from summarizer.models.summary import Participant, Position
from tests.accounts.helpers import position, quote

RECORD = """\
Mr Orlan, of the Harbour Board, called on the Secretary on Tuesday. He said that the Board had in mind a second quay.
The Harbour Council resolved that the old quay should be closed. With small changes the plan was approved unanimously
by the Sub-Committee of Ten. Lake Rail said it had won the contract for the northern line. A party spokesman said the
Reform Democrats were united. Labour wants a vote in May, and the Conservatives have asked for one in June.
'3. Fees. The fees shall be paid in May.' 4. Dues. Add at the end 'and the dues for small boats.' 5. Tolls.
"""
INTERVIEW = """\
JOURNALIST: Do you think that the ferry can be saved by the council.

MAYOR HOLM: No, it can’t. We have to be honest about that.

JOURNALIST: What do you make of the ministry’s plan to sell the docks?

MAYOR HOLM: I hope it’s not true. It must not happen on our watch, and in that we are all agreed. The docks belong to
the town.

JOURNALIST: Will you run again?

MAYOR HOLM: Yes.
"""


def wording() -> Wording:
    return Wording(Cited({"r": RECORD, "i": INTERVIEW}), frozenset({"i"}))


def held(
    holder: str, statement: str, words: str, document: str = "r", **fields: object
) -> Position:
    text = RECORD if document == "r" else INTERVIEW
    found = quote(text, words).model_copy(update={"speaker_check": SpeakerCheck.NAMED})
    return position(holder, "matter", "affirms", statement, found, **fields)


def line(holder: str, statement: str, words: str, document: str = "r", **fields: object) -> str:
    return wording().of_position(document, held(holder, statement, words, document, **fields))


@pytest.mark.parametrize(
    ("holder", "statement", "words", "shown"),
    [
        (
            "Harbour Council",
            "The old quay should be closed.",
            "the old quay should be closed",
            "The Harbour Council resolved that the old quay should be closed.",
        ),
        (
            "Sub-Committee of Ten",
            "The plan was unanimously approved.",
            "the plan was approved unanimously",
            "The plan was unanimously approved by the Sub-Committee of Ten.",
        ),
        (
            "Lake Rail",
            "Lake Rail won the contract for the northern line.",
            "Lake Rail said it had won the contract",
            "Lake Rail said that it won the contract for the northern line.",
        ),
    ],
    ids=["what a body resolved", "what it did", "what is said of oneself"],
)
def test_a_statement_has_the_verb_its_source_has(
    holder: str, statement: str, words: str, shown: str
) -> None:
    assert line(holder, statement, words) == shown


def test_a_statement_may_name_what_the_sentence_before_names() -> None:
    found = line(
        "Mayor Holm", "The plan to sell the docks must not happen.", "It must not happen", "i"
    )
    assert found == "Mayor Holm said that the plan to sell the docks must not happen."
    words = "It must stay open in winter."
    assert told(
        "The ferry must stay open in winter.", Evidence([words], [words], "", "The ferry is old.")
    )
    assert not told(
        "The ferry must stay open in winter.", Evidence([words], [words], "", "The bus is old.")
    )
    assert not told(
        "Norland must stay open.", Evidence(["We must stay open."], ["x"], "", "The bus is old.")
    )


def test_an_answer_stands_with_its_question_also_where_that_has_no_question_mark() -> None:
    found = line("Mayor Holm", "x", "No, it can’t.", "i")
    assert found == (
        "Asked “Do you think that the ferry can be saved by the council”, Mayor Holm said: “No, it can’t.”"
    )


def test_a_question_is_nobodys_position() -> None:
    words = "the ministry’s plan to sell the docks"
    found = line("ministry", "The ministry plans to sell the docks.", words, "i")
    assert found == "According to a journalist’s question, the ministry plans to sell the docks."
    assert line("ministry", "Sale.", words, "i") == (
        "A journalist asked: “What do you make of the ministry’s plan to sell the docks?”"
    )


def test_of_sentences_run_together_the_one_relied_on_stands() -> None:
    text = (
        "We want the fees paid early by ourselves. in the summer the dues will be paid late by us."
    )
    found = quote(text, "We want the fees paid early").model_copy(
        update={"speaker_check": SpeakerCheck.NAMED}
    )
    made = Wording(Cited({"d": text})).of_quote("d", found, "Ana Dahl")
    assert made == "Ana Dahl said: “We want the fees paid early by ourselves.”"


def test_a_sentence_parted_by_a_break_of_the_page_is_put_together() -> None:
    text = "The town asked for a ferry that runs in winter\n\n12\n\nand for a bus to meet it."
    parted = "The town asked for a ferry that runs in winter\n\nand for a bus to meet it."
    assert (
        Cited({"d": parted}).sentences("d", quote(parted, "for a bus")).startswith("The town asked")
    )
    assert "ferry" not in Cited({"d": text}).sentences("d", quote(text, "for a bus"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Conservatives", "the Conservatives"),
        ("Labour", "Labour"),
        ("Party spokesman", "a party spokesman"),
        ("Reform Democrats", "the Reform Democrats"),
        ("Labour and Conservatives", "Labour and the Conservatives"),
    ],
)
def test_a_name_stands_as_its_document_has_it(name: str, shown: str) -> None:
    assert named_in(name, RECORD) == shown


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Ana Dahl said: “We need our ports.”", True),
        ("Ana Dahl said that our ports stay shut.", False),
        ("According to Ana Dahl, the ports stay shut, she said.", False),
        ("According to the ministry, Although the ports stay shut, ships come.", False),
        ("The following ports stay shut.", False),
        ("- The ports stay shut.", False),
        ("The ports stay shut (as in May.", False),
        ("Are the ports to stay shut?", False),
        ("which keeps the ports shut.", False),
    ],
)
def test_a_line_is_checked_before_it_is_sent(text: str, fit: bool) -> None:
    assert presentable(text) is fit


def test_a_topic_stands_in_front_where_the_line_leaves_it_open() -> None:
    text = "The second quay was discussed. It is needed soon."
    assert lead_of("second quay", "Ana Dahl said that it is needed soon.", text) == "second quay"
    assert lead_of("second quay", "Ana Dahl said that the second quay is needed.", text) == ""
    assert lead_of("third tunnel of Norland", "Ana Dahl said that it is needed.", text) == ""
    assert lead_of("no second quay", "Ana Dahl said that it is needed.", text) == ""


def test_whoever_is_named_in_the_words_themselves_did_not_say_them() -> None:
    text = "We know that Ostravia gave no help. The talks went on."
    found: Quote = quote(text, "We know that Ostravia gave no help.").model_copy(
        update={"speaker_check": SpeakerCheck.OTHER, "speaker_found": "Ostravia"}
    )
    made = Wording(Cited({"d": text})).of_quote("d", found, "Vendorian delegation")
    assert made.startswith("The Vendorian delegation said:")


def test_two_quotations_of_one_position_stand_in_one_pair_of_marks() -> None:
    text = '"It was windy in the harbour," she said. "All my boats were out there."'
    quotes = [
        quote(text, words).model_copy(
            update={"speaker_check": SpeakerCheck.RESOLVED, "speech": Speech.DIRECT}
        )
        for words in ("It was windy in the harbour", "All my boats were out there.")
    ]
    both = position("Ana Dahl", "boats", "affirms", "Boats were lost in a storm.", *quotes)
    made = Wording(Cited({"d": text})).of_position("d", both)
    assert made == "Ana Dahl said: “It was windy in the harbour. All my boats were out there.”"


def test_who_reports_what_somebody_said_stands_in_front() -> None:
    text = "A senior Ostravian official, who asked not to be named, said Dahl had told them that Vendoria needed time."
    found = quote(text, "Vendoria needed time").model_copy(
        update={"speaker_check": SpeakerCheck.NOT_FOUND}
    )
    made = position("Ana Dahl", "time", "affirms", "Vendoria needed some time.", found)
    line_ = Wording(Cited({"d": text})).of_position("d", made)
    assert line_ == (
        "According to a senior Ostravian official, Ana Dahl said that Vendoria needed some time."
    )


def test_a_pronoun_is_put_into_the_name_a_position_gives_it() -> None:
    text = "He noted that the locks are open and that boats pass, and left."
    shown = Wording(Cited({"d": text}))
    found = quote(text, "the locks are open").model_copy(
        update={"speaker_check": SpeakerCheck.RESOLVED}
    )
    made = position("Piet Roos", "locks", "affirms", "The locks are open.", found)
    assert shown.of_position("d", made) == "Piet Roos noted that the locks are open."
    fact = shown.of_fact("d", "", [quote(text, "boats pass")])
    assert fact == "Piet Roos noted that the locks are open and that boats pass, and left."


def test_a_claim_in_somebody_elses_quotation_is_told_as_theirs() -> None:
    text = '"Vendoria has claimed that the ports are shut for good," Piet Roos said.'
    found = quote(text, "Vendoria has claimed that the ports are shut for good").model_copy(
        update={
            "speech": Speech.DIRECT,
            "speaker_check": SpeakerCheck.OTHER,
            "speaker_found": "Piet Roos",
        }
    )
    made = Wording(Cited({"d": text})).of_claim(
        "d", "The ports are shut for good.", "Vendoria", [found]
    )
    assert made == "According to Piet Roos, Vendoria claimed that the ports are shut for good."


DEBATE = """\
The SPEAKER: Order. I call the Member for Eastlake.

Ms DORRAN (Eastlake): Is the Minister aware that the ferry has been out of service for nineteen days?

Mr HALLEK (Minister for Transport): It is back before Easter. The part arrived. It was cast in Brennau.

Ms DORRAN: She called it "irregular". The contract, which ran for years, ended.

Mr HALLEK: Will you let me answer? These are the reasons: First, a crack in the shaft. Second, a crack in the hull.
"""


def debate(holder: str, words: str) -> str:
    found = quote(DEBATE, words).model_copy(update={"speaker_check": SpeakerCheck.NAMED})
    made = position(holder, "ferry", "affirms", "x", found)
    return Wording(Cited({"d": DEBATE}), frozenset({"d"})).of_position("d", made)


def test_a_label_of_any_form_is_no_part_of_what_was_said() -> None:
    assert debate("Dorran", "irregular") == "Dorran said: “She called it ‘irregular’.”"
    assert debate("Hallek", "It is back before Easter.") == (
        "Asked “Is the Minister aware that the ferry has been out of service for nineteen days?”,"
        " Hallek said: “It is back before Easter.”"
    )


def test_what_leans_on_the_sentence_before_stands_behind_it() -> None:
    assert debate("Hallek", "It was cast in Brennau.") == (
        "Hallek said: “The part arrived. It was cast in Brennau.”"
    )


def test_an_item_of_a_list_stands_behind_what_announces_it() -> None:
    found = debate("Hallek", "Second, a crack in the hull.")
    assert "These are the reasons:" in found
    assert found.endswith("Second, a crack in the hull.”")


def test_a_pronoun_for_somebody_else_is_not_put_into_the_speakers_name() -> None:
    text = '"You need a captain. He is no leader, and nobody else is," Ana Dahl said.'
    found = quote(text, "He is no leader, and nobody else is").model_copy(
        update={"speech": Speech.DIRECT, "speaker_check": SpeakerCheck.NAMED}
    )
    made = position("Ana Dahl", "captain", "criticises", "He is no leader.", found)
    assert Wording(Cited({"d": text})).of_position("d", made).startswith("Ana Dahl said: “")


def test_whoever_speaks_for_a_group_is_named_with_it() -> None:
    text = "On Section L, Isola, for the Lake States, proposed a court to hear complaints."
    found = quote(text, "proposed a court to hear complaints")
    made = position(
        "Isola",
        "court",
        "proposes",
        "Lake States proposed a court to hear complaints.",
        found,
        on_behalf_of="Lake States",
    )
    line_ = Wording(Cited({"d": text})).of_position("d", made)
    assert line_ == "Isola, for Lake States, proposed a court to hear complaints."


def test_a_dateline_with_a_day_is_no_part_of_the_first_sentence() -> None:
    text = "BRENNAU, 9 May 2025 - A judge blocked the sale, saying that it harms farmers."
    found = quote(text, "A judge blocked the sale")
    made = Wording(Cited({"d": text})).of_quote("d", found, "Irma Stolz")
    assert "BRENNAU" not in made


def test_a_line_that_says_nothing_another_does_not_is_told_with_it() -> None:
    def told_as(text: str, holder: str = "Ana Dahl", topic: str = "duty") -> Line:
        return Line((Part(text),), held=Held(holder, "Vendoria", topic, "exact"))

    long = told_as("Ana Dahl said that the duty on Ostravian steel and timber ends on 4 May.")
    assert is_part(long, told_as("Ana Dahl said that the duty on Ostravian steel ends on 4 May."))
    assert not is_part(
        long, told_as("Ana Dahl said that the duty on Ostravian steel ends on 5 May.")
    )
    assert not is_part(
        long, told_as("Ana Dahl said that no duty on Ostravian steel ends on 4 May.")
    )
    assert not is_part(
        long, told_as("Piet Roos said that the duty on Ostravian steel ends on 4 May.", "Piet Roos")
    )
    assert not is_part(
        long,
        told_as("Ana Dahl said that the duty on Ostravian steel ends on 4 May.", topic="steel"),
    )


def test_a_claim_is_told_as_his_who_makes_it_in_his_own_quotation() -> None:
    text = '"Vendoria has often claimed that the ports are shut for good," he said.'
    shown = Wording(Cited({"d": text}))
    spoken = quote(text, "Vendoria has often claimed that the ports are shut for good").model_copy(
        update={"speech": Speech.DIRECT, "speaker_check": SpeakerCheck.RESOLVED}
    )
    shown.of_position(
        "d", position("Piet Roos", "ports", "criticises", "Vendoria often claims much.", spoken)
    )
    made = shown.of_claim("d", "The ports are shut for good.", "Vendoria", [spoken])
    assert made == "According to Piet Roos, Vendoria claimed that the ports are shut for good."


def test_a_fact_that_a_position_tells_has_its_topic_in_front() -> None:
    text = "The second quay was discussed. It is needed soon, the Board said."
    shown = Wording(Cited({"d": text}))
    found = quote(text, "It is needed soon, the Board said.")
    held_ = position("Board", "second quay", "affirms", "It is needed soon.", found)
    told_ = shown.of_position("d", held_)
    assert shown.lead_at("d", [found], told_) == "second quay"
    assert shown.lead_at("d", [found], "Something else.") == ""


CALL = """\
The Prime Minister, Nora Lind, spoke with President Aldo Mertens. The Prime Minister thanked him for the release of two
engineers. Mr Mertens said that the duty had been lifted. He recalled that the ports were open in May. The trade board
has said it would look at the deal only in June. Sundmark told us they would vote for it.
"""


@pytest.mark.parametrize(
    ("holder", "statement", "words", "shown"),
    [
        (
            "Nora Lind",
            "The Prime Minister thanked Mertens for the release of the engineers.",
            "thanked him for the release of two\nengineers",
            "Nora Lind thanked Mertens for the release of the engineers.",
        ),
        (
            "trade board",
            "The board would look at the deal only in June.",
            "it would look at the deal only in June",
            "The trade board said that it would look at the deal only in June.",
        ),
        (
            "Aldo Mertens",
            "Ports.",
            "He recalled that the ports were open in May.",
            "Aldo Mertens recalled that the ports were open in May.",
        ),
    ],
)
def test_who_holds_it_is_named_once(holder: str, statement: str, words: str, shown: str) -> None:
    found = quote(CALL, words).model_copy(update={"speaker_check": SpeakerCheck.RESOLVED})
    made = position(holder, "call", "affirms", statement, found)
    assert Wording(Cited({"d": CALL})).of_position("d", made) == shown


def test_he_is_who_said_something_in_the_sentence_before() -> None:
    fact = Wording(Cited({"d": CALL})).of_fact("d", "", [quote(CALL, "the ports were open in May")])
    assert fact == "Mr Mertens recalled that the ports were open in May."


def test_a_fact_that_announces_what_does_not_follow_gives_way_to_a_position_from_there() -> None:
    text = "In Alder the towns committed to widen the following works together."
    shown = Wording(Cited({"d": text}))
    words = "the towns committed to widen the following works together"
    held_ = position(
        "towns", "works", "affirms", "The towns committed to widen works.", quote(text, words)
    )
    made = shown.of_position("d", held_)
    fact = shown.of_fact("d", "", [quote(text, "committed to widen the following works")])
    assert fact == made
    assert "following" not in fact


SPOKEN_OF = (
    "Jon Orlan added: And from a front-runner, Ana Dahl, this reeks of fear. "
    "She can’t win the port without a trick?\n\n"
    "He shouldn’t have come, the mayor said. He wants a second quay.\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("She can’t win the port without a trick?", "“She can’t win the port without a trick?”"),
        ("He wants a second quay", "Jon Orlan wants a second quay."),
    ],
)
def test_a_pronoun_of_speech_is_not_the_speaker(words: str, expected: str) -> None:
    held = position(
        "Jon Orlan",
        "port",
        "criticises",
        "No.",
        quote(SPOKEN_OF, words).model_copy(update={"speaker_check": SpeakerCheck.RESOLVED}),
    )
    told = Wording(Cited({"s": SPOKEN_OF}), frozenset()).of_position("s", held)
    assert told.endswith(expected)
    assert told.startswith("Jon Orlan")


def test_the_number_of_others_counts_people_and_not_sides() -> None:
    sides = (
        "Vendoria",
        "Ostravia",
        "Ostravia",
        "Norland",
        "Tarn",
        "Velm",
        "Sark",
        "Orn",
        "Orn",
        "Kelm",
        "Ulm",
    )
    people = [Participant(name=f"P{n}", role=None, affiliation=s) for n, s in enumerate(sides)]
    assert in_a_row(people)[-1] == "3 others"


def test_a_quotation_does_not_end_at_a_gap_of_its_source() -> None:
    text = "\"The port cannot charge a toll 'for want of money' ... by asking for it twice,\" the court said.\n"
    words = "The port cannot charge a toll 'for want of money'"
    found = quote(text, words).model_copy(
        update={"speaker_check": SpeakerCheck.NAMED, "speech": Speech.DIRECT}
    )
    held = position("the court", "toll", "opposes", "No.", found)
    told = Wording(Cited({"s": text}), frozenset()).of_position("s", held)
    assert "... by asking for it twice" in told
