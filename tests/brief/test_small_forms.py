"""Forms of a line that a desk would strike out: a day without its "on", who says it twice, a subject alone."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.cited import without_speaker
from summarizer.brief.conversations.spoke import _when_as_told
from summarizer.brief.disputes.differences import _GOES_ON
from summarizer.brief.lines.by_office import named_for_pronoun
from summarizer.brief.lines.by_statement import subject_told
from summarizer.brief.lines.called_again import named_once
from summarizer.brief.lines.dated import _without_days_of_saying
from summarizer.brief.lines.own_words import is_striking
from summarizer.brief.lines.reporters import outermost, reporters
from summarizer.brief.lines.stated import Teller
from summarizer.brief.phrasing.clauses import own_clause
from summarizer.brief.phrasing.mentions import mentions as are_named
from summarizer.brief.phrasing.prose import person, spoke_of
from summarizer.brief.phrasing.questions import _ASKER_ASIDE, question_in
from summarizer.brief.phrasing.scanned import is_scanned, mended, without_letterhead
from summarizer.brief.phrasing.tidy import tidied, unshouted, without_stray_comma
from summarizer.models.quote import Speech
from summarizer.models.summary import Participant, Position
from tests.accounts.helpers import position, quote, record, summary, talk
from tests.brief.test_sides import held, others, parties


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ("the second day of the Tirel session", "On the second day of the Tirel session, "),
        ("The eve of the vote", "On the eve of the vote, "),
        ("the morning of the vote", "In the morning of the vote, "),
        ("Sunday", ""),
        ("last Sunday", ""),
        ("after the vote", "After the vote, "),
        ("May 1987", "In May 1987, "),
        ("May 19, 1987", "On May 19, 1987, "),
        ("Early March 1991", "In early March 1991, "),
        ("spring 1991", "In spring 1991, "),
        ("1991", "In 1991, "),
        ("4 and 5 May, 1987", "On 4 and 5 May, 1987, "),
    ],
)
def test_a_time_with_its_article_has_its_preposition(told: str, begins: str) -> None:
    assert _when_as_told(told) == begins


@pytest.mark.parametrize(
    ("holder", "statement", "as_it_is"),
    [
        ("Norland and Orland", "Norland, supported by Orland, urged a pause.", True),
        ("Norland, Orland and Sarim", "Norland, supported by Orland, urged a pause.", True),
        ("Norland", "Norland, supported by Orland, urged a pause.", True),
        ("Norland and Orland", "Norland, for the Lake Group, and Orland proposed a toll.", True),
        ("Norland and Orland", "Norland must open its gauges.", False),
        ("Norland", "According to Jo Renn, Norland demands a ferry.", True),
        ("Norland and Orland", "Norland, a state on the lake, urged a pause.", False),
    ],
)
def test_who_joins_in_is_told_by_the_statement_itself(
    holder: str, statement: str, as_it_is: bool
) -> None:
    def mentions(words: str) -> bool:
        return any(name in words for name in holder.replace(" and ", ", ").split(", "))

    teller = Teller(holder, holder, [statement], mentions, lambda words: words)
    assert (teller.sentence(statement) == statement) is as_it_is


def test_a_line_names_once_whose_words_it_holds() -> None:
    text = 'Mr Dahl met the press. According to him, the ports "stay shut all year".'
    told = summary(
        record("a", text),
        positions=[held(text, "Mr Dahl", 'the ports "stay shut all year"')],
    )
    lines = [line for lines in parties(told, texts={"a": text}).values() for line in lines]
    assert lines
    assert not [line for line in lines if line.lower().count("according to") > 1 or "him" in line]


def test_a_question_that_was_put_to_somebody_is_named_once() -> None:
    told = "Orland, according to a question put to Jan Holm, called for calm."
    assert _ASKER_ASIDE.sub("", told) == "Orland called for calm."


def test_words_before_a_verb_are_a_subject_alone() -> None:
    claimed = "The claim that a pause was agreed does not correspond to reality."
    assert _GOES_ON.match(claimed, len("The claim that a pause was agreed"))
    assert not _GOES_ON.match(
        "The pause was agreed, it was written down.", len("The pause was agreed")
    )


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Since Gda\u00c5\u0084sk the tolls fell.", "Since Gdańsk the tolls fell."),
        ("TOLLS (WG-2): The Co-Chair invited views.", "The Co-Chair invited views."),
        ("TOLLS AND PORT DUES: The Co-Chair invited views.", "The Co-Chair invited views."),
        ("ANA DAHL: The tolls fell.", "ANA DAHL: The tolls fell."),
        (
            "To view this video please enable JavaScript, and consider a browser with HTML5 video The port fell.",
            "The port fell.",
        ),
    ],
)
def test_what_a_page_or_its_maker_put_into_a_sentence_is_left_out(
    sentence: str, shown: str
) -> None:
    assert tidied(sentence, sentence) == shown


def test_names_in_capitals_are_written_as_the_summary_writes_them() -> None:
    line = "MR KOS spoke for the LAKE TOWNS UNION and the LTU."
    names = ("Mr Kos", "Lake Towns Union", "LTU")
    assert unshouted(line, names) == "Mr Kos spoke for the Lake Towns Union and the LTU."


def test_no_bracket_stands_within_another() -> None:
    shown = person(Participant(name="Ana Dahl", affiliation="Lake Towns Union (LTU)"))
    assert shown == "Ana Dahl (Lake Towns Union)"


def test_a_question_keeps_both_marks_of_what_it_quotes() -> None:
    assert question_in("Dahl said that the port is “full”") == "Dahl said that the port is “full”."
    assert question_in("“Is the port full?”") == "Is the port full?"


def test_a_group_with_a_state_in_its_name_is_not_that_state() -> None:
    told = reporters("Yemen, for the G-77/China, stressed that tolls must fall.")
    assert outermost(told) == ["G-77/China"]
    text = "Yemen, for the G-77/China, urged a pause. China urged patience."
    made = summary(
        record("a", text),
        positions=[
            held(text, "Yemen", "urged a pause", "demands", on_behalf_of="G-77/China"),
            held(text, "China", "China urged patience", "demands"),
        ],
    )
    assert list(parties(made, texts={"a": text})) == ["G-77/China", "China"]


def test_a_state_speaks_for_itself_where_nothing_says_for_whom() -> None:
    text = "France, for the Lake Group, urged a pause. France said that its ports are open."
    made = summary(
        record("a", text),
        positions=[
            held(text, "France", "urged a pause", "demands", on_behalf_of="Lake Group"),
            held(text, "France", "its ports are open"),
        ],
    )
    assert list(parties(made, texts={"a": text})) == ["Lake Group", "France"]


def test_who_is_said_to_speak_for_a_group_beside_another_speaks_for_it() -> None:
    text = "France, for the Lake Group, urged a pause. France, speaking for the Lake Group, and Japan want a vote."
    both = held(text, "France and Japan", "want a vote")
    stated = "France, speaking for the Lake Group, and Japan want a vote."
    made = summary(
        record("a", text),
        positions=[
            held(text, "France", "urged a pause", "demands", on_behalf_of="Lake Group"),
            both.model_copy(update={"statement": stated}),
        ],
    )
    assert list(parties(made, texts={"a": text})) == ["Lake Group", "Japan and Lake Group"]


SCAN = (
    "F L Kos MP Minister for Ports w elcomed the p lan. The w ater is low and the Wat er Board of Kelm w ill meet."
    " The plan for water was welcomed. The Board will meet. UNICO is there; U N IC O will pay : >:for it."
)


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The w ater is low : >:and the plan stands.", "The water is low and the plan stands."),
        ("U N IC O w ill pay for the p lan.", "UNICO will pay for the plan."),
        # A word that the text has nowhere whole stays in its pieces.
        ("The Kel mar board met.", "The Kel mar board met."),
    ],
)
def test_words_of_a_scan_are_joined_where_the_text_has_them_whole(
    sentence: str, shown: str
) -> None:
    assert is_scanned(SCAN)
    assert mended(sentence, SCAN) == shown
    assert mended(sentence, "The port is open. It s full.") == sentence


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        ("Kos MP Minister for Ports UNICO will pay.", "UNICO will pay", "UNICO will pay."),
        (
            "NEW PLANThe Minister for Ports will pay.",
            "will pay",
            "The Minister for Ports will pay.",
        ),
        ("The Port of Kelm will pay.", "will pay", "The Port of Kelm will pay."),
    ],
)
def test_a_letterhead_is_no_part_of_a_sentence(sentence: str, words: str, shown: str) -> None:
    assert without_letterhead(sentence, words) == shown


@pytest.mark.parametrize(
    ("words", "line", "striking"),
    [
        (
            "A dam is not a tap.",
            "Vorlová said that stopping the test is out of the question.",
            True,
        ),
        ("The test will not be stopped.", "Vorlová said that the test will not be stopped.", False),
        ("I said so.", "Vorlová said that the test goes on.", False),
        ("They are no fools over there.", "Vorlová said that the test goes on.", False),
        ("No comment.", "Vorlová said that the test goes on.", False),
    ],
)
def test_a_short_word_of_ones_own_says_what_the_line_does_not(
    words: str, line: str, *, striking: bool
) -> None:
    assert is_striking(words, line) is striking


def test_a_word_of_ones_own_stands_behind_the_statement() -> None:
    text = "Anna Holm, Orland's minister, refused to close the gates. “A river has no owner,” Holm said."
    told = position(
        "Anna Holm",
        "gates",
        "opposes",
        "Anna Holm refused to close the gates.",
        quote(text, "refused to close the gates"),
        quote(text, "A river has no owner"),
    )
    made = summary(record("a", text), positions=[_direct(told)])
    (lines,) = parties(made, texts={"a": text}).values()
    assert lines == ["Anna Holm refused to close the gates: “A river has no owner.”"]


def _direct(told: Position) -> Position:
    first, second = told.quotes
    spoken = second.model_copy(update={"speech": Speech.DIRECT})
    return told.model_copy(update={"quotes": (first, spoken)})


def test_somebody_is_named_once_where_the_source_has_a_pronoun() -> None:
    line = "Ana Dahl said that Ana Dahl's words were cut."
    assert (
        named_once(line, "Ana Dahl", ["She said so."]) == "Ana Dahl said that her words were cut."
    )
    open_ = named_once(line, "Ana Dahl", ["She said that he left."])
    assert open_ == "Ana Dahl said that Dahl's words were cut."
    titled = "Mrs. Dahl said that Mrs. Dahl was left out."
    assert named_once(titled, "Mrs. Dahl", []) == "Mrs. Dahl said that she was left out."
    body = "The Harbour Board said that the Harbour Board met."
    assert named_once(body, "The Harbour Board", []) == "The Harbour Board said that it met."


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("The ministry on Monday rejected the toll.", "The ministry rejected the toll."),
        (
            "In a post published on Sunday, Dahl said that ports close.",
            "In a post, Dahl said that ports close.",
        ),
        ("The vote on Monday takes an hour.", "The vote on Monday takes an hour."),
    ],
)
def test_a_day_on_which_something_was_said_goes_where_nobody_can_place_it(
    line: str, shown: str
) -> None:
    assert _without_days_of_saying(line) == shown


@pytest.mark.parametrize(
    ("words", "sentence", "line"),
    [
        (
            "Norland announced that it would ease the toll",
            "Three days after Norland announced that it would ease the toll, few ships had come in.",
            "Norland announced that it would ease the toll.",
        ),
        # What is only supposed, or said by somebody else, is no fact of the sentence.
        (
            "Norland announced that it would ease the toll",
            "The port asked whether Norland announced that it would ease the toll, and few ships came in.",
            "",
        ),
        ("few ships had come in", "Norland eased the toll, but few ships had come in by then.", ""),
    ],
)
def test_a_clause_that_says_whose_it_is_stands_without_the_rest_of_its_sentence(
    words: str, sentence: str, line: str
) -> None:
    assert own_clause(words, sentence, lambda head: "Norland" in head) == line


def test_what_shows_something_is_told_as_the_statement_has_it() -> None:
    line = "Ana Dahl said: “This shows that the minister was late.”"
    statement = "Ana Dahl said that the trial proves that the minister was late."
    assert subject_told(line, "This shows that", statement, "The trial began in May.") == (
        "Ana Dahl said: “This [the trial] shows that the minister was late.”"
    )
    assert subject_told(line, "This shows that", statement, "It began in May.") == ""


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            "The lawyer Jan Holm, termed the toll unfair.",
            "The lawyer Jan Holm termed the toll unfair.",
        ),
        ("Jan Holm, asked by Kos, left.", "Jan Holm, asked by Kos, left."),
        (
            "The port, closed since May, is old, Holm said.",
            "The port, closed since May, is old, Holm said.",
        ),
    ],
)
def test_no_comma_stands_between_a_subject_and_its_verb(line: str, shown: str) -> None:
    assert without_stray_comma(line, lambda words: "Holm" in words) == shown


def test_people_of_one_side_have_it_once() -> None:
    assert spoke_of([talk("Mr Holm/Ports Union", "Ms Kos/Ports Union", "Mr Tan/Kelm")]) == (
        "Mr Holm and Ms Kos (Ports Union) and Mr Tan (Kelm) spoke"
    )


def test_a_line_that_begins_with_its_holder_stands_under_the_holder() -> None:
    text = "The Ports Union issued this. Ms Dahl is a danger to the town that she serves."
    words = "Ms Dahl is a danger to the town that she serves"
    told = position(
        "Ports Union",
        "Dahl",
        "criticises",
        "The Ports Union called Ms Dahl a danger to the town that she serves.",
        others(text, words, "Ana Dahl"),
    )
    own = position(
        "Ana Dahl", "town", "affirms", "Ana Dahl serves the town.", quote(text, "the town")
    )
    made = summary(record("a", text), positions=[told, own])
    assert "Ports Union" in parties(made, texts={"a": text})


def test_many_with_those_among_them_are_the_subject() -> None:
    held = "Norland, Orland and Sarim"
    said = "Several parties, including Norland, Orland, for the Lake Group, and Sarim, stressed the need for a fund."
    teller = Teller(held, held, [said], lambda words: are_named((held,), words), str.lower)
    assert teller.sentence(said) == said


def test_lawyers_for_a_firm_and_a_memo_of_a_ministry_say_it_themselves() -> None:
    for statement in (
        "Lawyers for Harbour Rail alleged that the port kept rivals out.",
        "A memo from Harbour Rail appeared to urge the minister to raise the toll.",
    ):
        teller = Teller(
            "Harbour Rail", "Harbour Rail", [statement], lambda t: "Harbour Rail" in t, str
        )
        assert teller.sentence(statement) == statement
    told = Teller("Harbour Rail", "Harbour Rail", ["x"], lambda t: "Harbour Rail" in t, str)
    other = "Lawyers for Lake Rail alleged that the port kept rivals out."
    assert told.sentence(other) != other


def test_he_is_who_acts_and_not_the_whole_clause_about_it() -> None:
    line, statement = "“They shut us out.”", "Lund said that Harbex shut them out."
    known = "Harbex is the owner. Lund is a docker."
    assert subject_told(line, "They", statement, known) == "“They [Harbex] shut us out.”"


def test_whoever_says_a_thing_while_doing_another_is_named_in_front() -> None:
    sentence = "Speaking on the quay, he blamed the port for the delay."
    assert named_for_pronoun("Tore Lund", "Tore Lund", sentence) == (
        "Tore Lund, speaking on the quay, blamed the port for the delay."
    )
    assert not named_for_pronoun(
        "Tore Lund", "Tore Lund", "Speaking on the quay, he fell into the sea."
    )


def test_a_label_without_a_space_behind_its_colon_is_no_part_of_what_is_said() -> None:
    assert (
        without_speaker("Minister Lund:I am told that it is late.", "Minister Lund")
        == "I am told that it is late."
    )
