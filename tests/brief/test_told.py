"""What of a summary's wording its evidence bears out."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.brief.borne_out.antecedents import Before
from summarizer.brief.borne_out.relied_on import Evidence
from summarizer.brief.borne_out.told import refused, told
from summarizer.brief.phrasing.grammar import Words, ends_a_clause, is_statement


def borne(
    statement: str, sentence: str, words: str = "", known: str = "", around: str = ""
) -> bool:
    """Whether one sentence bears a statement out; all of it is relied on where no words are given."""
    return told(statement, Evidence([sentence], [words or sentence], known, around, around))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The Board must open the books.", "The Board has got to open the books."),
        ("The Board should open the books.", "Dahl called on the Board to open the books."),
        ("Fares would rise.", "Dahl said: fares will rise."),
        ("Lind opened the gate.", "Only Lind opened the gate."),
        ("The three opened the gate.", "Ana, Bo and Cem opened the gate."),
        ("Rain was falling.", "Rain was falling, and nobody wrote about it."),
        ("It is not simply a matter of fares.", "I never believed it simply is a matter of fares."),
    ],
)
def test_the_same_in_other_words_is_borne_out(statement: str, sentence: str) -> None:
    quoted = sentence.partition(",")[0] if sentence.startswith("Rain") else sentence
    assert borne(statement, sentence, quoted, "Ana, Bo and Cem three")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Fares will rise.", "Dahl said fares would rise if rates did."),
        ("The gate opens on Monday.", "The gate opens only on Monday."),
        ("Lind opened the gate.", "It appears that Lind opened the gate."),
        ("The gate was opened.", "The gate was opened, he said, which is untrue, and never was."),
        ("The four opened the gate.", "Ana, Bo and Cem opened the gate."),
    ],
)
def test_what_says_more_or_less_is_not(statement: str, sentence: str) -> None:
    assert not borne(statement, sentence, sentence, "Ana, Bo and Cem three")


@pytest.mark.parametrize(
    ("sentence", "words", "stands"),
    [
        (
            "Dahl named a number of measures Norland is undertaking to support the crews.",
            "Norland is undertaking to support the crews",
            False,
        ),
        (
            "Dahl praised the steps the ministry has taken to support the crews.",
            "the ministry has taken to support the crews",
            False,
        ),
        (
            "Dahl said Norland is undertaking to support the crews.",
            "Norland is undertaking to support the crews",
            True,
        ),
        (
            "It is about the fact that Norland is undertaking to support the crews.",
            "Norland is undertaking to support the crews",
            True,
        ),
    ],
)
def test_what_only_describes_a_thing_is_no_statement(
    sentence: str, words: str, stands: bool
) -> None:
    assert borne(f"{words[:1].upper()}{words[1:]}.", sentence, words) is stands


def test_a_short_form_is_borne_out_by_the_name_it_stands_for() -> None:
    sentence = "The Organisation of Lake States welcomed the talks."
    assert borne("OLS welcomed the talks.", sentence, sentence)
    assert not borne("OLT welcomed the talks.", sentence, sentence)


def test_quotation_marks_of_a_statement_have_to_stand_in_the_source() -> None:
    sentence = "She called the duty “a wall” and left."
    assert borne("She called the duty “a wall”.", sentence, sentence)
    assert not borne("She called the duty “a high wall”.", sentence, sentence)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The quay should be closed.", "Lind requested that the quay be closed."),
        (
            "A second ferry should be established.",
            "Lind reiterated support for establishing a second ferry.",
        ),
        (
            "The work of the port should not be doubled.",
            "Lind cautioned against doubling the work of the port.",
        ),
        ("Lind will have the strongest hand.", "Lind will have the strongest possible hand."),
        (
            "The quay will open as soon as the ice is gone.",
            "The quay will open as soon as possible, as the ice is gone.",
        ),
        (
            "Fewer than 40 thefts were counted in May.",
            "Fewer than 40 thefts, as they could be described, were counted in May.",
        ),
        ("Repairs have been provided by the port.", "Repairs have been provided by the port."),
        ("Bangladeshi boats pay less.", "Boats of Bangladesh pay less."),
    ],
)
def test_what_says_the_same_is_borne_out(statement: str, sentence: str) -> None:
    assert borne(statement, sentence)


@pytest.mark.parametrize(
    ("statement", "sentence", "why"),
    [
        ("Many boats pay the toll.", "Some boats pay the toll.", "it widens whom it speaks of"),
        ("All boats pay the toll.", "Most boats pay the toll.", "it widens whom it speaks of"),
        ("Boats pay the toll.", "Some boats pay the toll.", "it says of all what is said of some"),
        (
            "The port aids the smugglers.",
            "There are signs that the port aids the smugglers.",
            "it leaves a doubt out",
        ),
        (
            "The toll is no longer based on weight.",
            "The toll is no longer strictly based on weight.",
            "it leaves a limit out",
        ),
        (
            "The toll brought 300 crowns.",
            "The toll brought up to 300 crowns.",
            "it leaves a limit out",
        ),
        ("The toll brought $300.", "The toll brought more than $300.", "it leaves a limit out"),
        (
            "The work should be doubled.",
            "Lind cautioned against doubling the work.",
            "it leaves a negation out",
        ),
        (
            "The toll is not fair.",
            "The toll is fair, and the boatmen will not pay it.",
            "it denies what is not denied there",
        ),
        (
            "The quay must be closed.",
            "Lind called for the quay to be closed.",
            "it brings in a modal",
        ),
    ],
)
def test_what_says_more_or_less_is_refused_for_a_reason(
    statement: str, sentence: str, why: str
) -> None:
    assert refused(statement, Evidence([sentence], [sentence], "Lind")) == why


def test_a_common_word_at_the_head_is_no_name_and_a_name_has_to_stand_before() -> None:
    words = Words.of("The fares are high. Holm met the mayor. She said the fares rose.")
    sentence = "She said they rose again in the town."
    on = Evidence([sentence], [sentence], "", "The fares are high.", "", words.is_plain_here)
    assert told("Fares rose again in the town.", on)
    assert not told("Holm rose again in the town.", on)


def test_persons_may_be_counted_by_the_sentences_before_and_amounts_may_not() -> None:
    sentence = "They are accused of smuggling salt to the islands."
    before = "Four Norlanders, who sold 40 sacks, go on trial."
    assert borne(
        "The four Norlanders are accused of smuggling salt to the islands.", sentence, around=before
    )
    assert not borne(
        "They are accused of smuggling 40 sacks of salt to the islands.", sentence, around=before
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The lack of prospects in camps forces people to move on.", True),
        ("Trade with the islands benefits Norland two to one.", True),
        ("The new rounds reach about 80 kilometres.", True),
        ("Stronger human rights monitoring in prisons.", False),
        ("New sanctions against the port of Velmar.", False),
    ],
)
def test_a_full_stop_and_a_verb_of_no_list_make_a_statement(text: str, whole: bool) -> None:
    assert is_statement(text) is whole


@pytest.mark.parametrize(
    ("after", "ends"),
    [
        (", including the toll on salt.", True),
        (", according to the mayor.", True),
        (",” the minister of trade said.", True),
        (" of the toll.", False),
        (" as long as it rains.", False),
    ],
)
def test_a_clause_ends_before_what_only_adds_to_it(after: str, ends: bool) -> None:
    assert ends_a_clause(after) is ends


@pytest.mark.parametrize(
    "sentence",
    [
        "Dahl said on 3 May that at least 40 of the boats might not sail before June.",
        "Some of the ministers “will sign”, if the Board agrees.",
        "Nobody but Lind opened the gate.",
        "Norland is undertaking to support the mine.",
    ],
)
def test_a_sentence_bears_itself_out(sentence: str) -> None:
    assert borne(sentence, sentence)
    assert borne(sentence, sentence, words=sentence.partition(",")[0])


def test_what_only_describes_a_thing_is_no_statement_word_for_word_either() -> None:
    sentence = "Kos described the measures Norland is undertaking to support the mine."
    words = "Norland is undertaking to support the mine"
    on = Evidence([sentence], [words])
    assert refused(sentence, on) == refused(f"{sentence} ", on) is not None


LAKE = (
    "The Lake work programme on flow and silt (LWP) began in May. Lind spoke of the mooring charge at length. "
    "It was harsh. Lind asked for progress on the LWP."
)


def test_what_the_document_abbreviates_may_be_told_in_full() -> None:
    sentence = "Lind asked for progress on the LWP."
    before = Before(("It was harsh.",), text=LAKE)
    evidence = Evidence([sentence], [sentence], "Lind", before=before)
    assert told("Lind asked for progress on the Lake work programme.", evidence)
    assert not told("Lind asked for progress on the Lake rest programme.", evidence)


def test_what_the_document_calls_a_thing_may_stand_for_it() -> None:
    sentence = "Dahl said that was harsh on the crews."
    far = ("Rain fell.", "Wind blew.", "Boats came in.", "The mooring charge was raised.")
    text = " ".join((*reversed(far), sentence))
    evidence = Evidence([sentence], [sentence], "Dahl", before=Before(far, text=text))
    assert told("Dahl said that the mooring charge was harsh on the crews.", evidence)
    assert not told("Dahl said that the landing permit was harsh on the crews.", evidence)


def test_what_is_told_of_the_day_of_writing_has_its_date() -> None:
    sentence = "The Minister repeated his offer during the call."
    text = f"They spoke in a call this morning. {sentence}"
    evidence = Evidence(
        [sentence],
        [sentence],
        "Minister",
        before=Before(("They spoke in a call this morning.",), text=text),
        written=date(2031, 5, 6),
    )
    assert told("The Minister repeated his offer during the call on 6 May 2031.", evidence)
    assert not told("The Minister repeated his offer during the call on 7 May 2031.", evidence)


def test_a_capital_stands_for_its_state_and_not_the_other_way() -> None:
    berlin, germany = (
        "Dahl said Berlin condemned the toll.",
        "Dahl said Germany condemned the toll.",
    )
    assert borne("Dahl said Germany condemned the toll.", berlin, known="Dahl")
    assert not borne("Dahl said Berlin condemned the toll.", germany, known="Dahl")


def test_a_negation_of_another_clause_is_not_left_out() -> None:
    sentence = "Lind said that crews should not pay more and called for a longer pause."
    assert borne("Lind called for a longer pause.", sentence, "called for a longer pause", "Lind")
    denied = "Lind did not call for a longer pause."
    assert not borne("Lind called for a longer pause.", denied, "call for a longer pause", "Lind")


def test_cause_and_effect_are_told_apart_by_whatever_links_them() -> None:
    sentence = "There has to be a new lock inasmuch as the old gate leaks."
    assert borne("There has to be a new lock, because the old gate leaks.", sentence)
    assert not borne("The old gate leaks because there has to be a new lock.", sentence)


def test_a_name_at_the_head_that_is_not_the_holder_speaks_for_nobody() -> None:
    sentence = "Dahl met Kos in Tarvin."
    evidence = Evidence([sentence], [sentence], "Dahl", holder="Dahl")
    assert told("Dahl met Kos in Tarvin.", evidence)
    assert not told("Kos met Dahl in Tarvin.", evidence)


def test_a_town_stands_for_no_state() -> None:
    sentence = "Dahl said there was a need for trade between the two countries."
    text = f"Norland and Orland trade. A fair was held in Tarvin. {sentence}"
    before = Before(("A fair was held in Tarvin.",), text=text)
    evidence = Evidence([sentence], [sentence], "Dahl", before=before)
    assert not told("Dahl said there was a need for trade between Norland and Tarvin.", evidence)


def test_an_adjective_of_a_nation_is_nobody_who_says_something() -> None:
    sentence = "A Karsenian account of the call said the filling would go on."
    assert not borne("Karsenian said the filling would go on.", sentence)
    assert borne("The account said the filling would go on.", sentence)
    assert borne("Brian said the filling would go on.", "Brian said the filling would go on.")


@pytest.mark.parametrize(
    ("statement", "sentence", "words"),
    [
        # What a clause beside the words relied on denies is not theirs.
        (
            "Officials said that some of the data would harm crews.",
            (
                "Editors read the files, many of which were never printed, and cut some of the data that officials"
                " said would harm crews."
            ),
            "some of the data that officials said would harm crews",
        ),
        (
            "Moen accused Dahl of hiding the gauge.",
            "Although Moen was not heard, he has accused Dahl of hiding the gauge.",
            "he has accused Dahl of hiding the gauge",
        ),
        (
            "Kos gave news of the plan.",
            "Kos provided an update on the plan.",
            "provided an update on the plan",
        ),
        (
            "Without tolls there would be no dispute.",
            "In the absence of tolls, no dispute would arise.",
            "",
        ),
    ],
)
def test_what_stands_beside_the_words_relied_on_changes_nothing(
    statement: str, sentence: str, words: str
) -> None:
    why = refused(statement, Evidence([sentence], [words or sentence], "Moen Kos officials"))
    assert why not in {
        "it leaves a negation out",
        "it leaves a condition out",
        "it denies what is not denied there",
        "it changes a word of a sentence it follows",
    }


def test_a_name_from_the_sentence_before_is_borne_out_where_none_is_lost() -> None:
    before = Before(["Kern urged Orland hackers to search the Velmar server."])
    words = "Kern later defended his comments."
    told_more = "Kern later defended his comments to the Orland hackers."
    assert (
        refused(told_more, Evidence([words], [words], "Kern", before=before))
        != "it brings in a name"
    )
    # Where a name gives way to another one, it may be the wrong one.
    swapped = "Kern later praised the Orland hackers."
    lost = "Kern later praised the Sarnel crews."
    assert refused(swapped, Evidence([lost], [lost], "Kern", before=before)) is not None


def test_a_number_that_is_part_of_a_name_stands_in_the_sentence_before() -> None:
    before = Before(["The judge ruled that 17-year-olds may vote."])
    words = "They have no business voting."
    on = Evidence([words], [words], "Kern", before=before)
    assert (
        refused("Kern said that 17-year-olds have no business voting.", on)
        != "it brings in a number"
    )
    assert (
        refused("Kern said that 16-year-olds have no business voting.", on)
        == "it brings in a number"
    )


SPOKE = "She is committed to reopening the harbour."


@pytest.mark.parametrize(
    ("statement", "sources", "stands"),
    [
        ("President Dahl is committed to reopening the harbour, Jan Kos said.", ["Jan Kos"], True),
        (
            "President Dahl is committed to reopening the harbour, Jan Kos said.",
            ["Ana Lind"],
            False,
        ),
        ("President Dahl is committed to reopening the harbour, Jan Kos said.", [], False),
    ],
)
def test_who_passes_it_on_may_stand_at_the_end(
    statement: str, sources: list[str], stands: bool
) -> None:
    on = Evidence([SPOKE], [SPOKE], "President Dahl", sources=sources)
    assert told(statement, on) is stands


GOVERNED = "The Halden-Berg administration built two piers. We are mending the quay."
TWO_GOVERN = f"{GOVERNED} The Lund government had sold it."


@pytest.mark.parametrize(("text", "stands"), [(GOVERNED, True), (TWO_GOVERN, False)])
def test_we_are_the_only_government_a_document_names(text: str, stands: bool) -> None:
    before = Before(text=text)
    on = Evidence(
        ["We are mending the quay."], ["We are mending the quay."], "Jan Kos", before=before
    )
    assert told("The Halden-Berg administration is mending the quay.", on) is stands


LISTED = "She met the leaders of Japan, Canada, France and New Zealand in Kelm. The rest left."


@pytest.mark.parametrize(
    ("states", "stands"),
    [("Japan, Canada and France", True), ("Japan, Canada and Norway", False)],
)
def test_they_are_all_the_states_of_one_sentence(states: str, stands: bool) -> None:
    cited = "The leaders called on the Council to implement the resolutions on the northern strait."
    on = Evidence([cited], [cited], "the leaders", before=Before(text=LISTED))
    told_of = f"The leaders of {states} called on the Council to implement the resolutions on the northern strait."
    assert (refused(told_of, on) != "it brings in a name") is stands


def test_an_exception_says_what_its_document_denies() -> None:
    sentence = (
        "The pass covers all boats, and the only exception is that it may not be used at night."
    )
    words = "it may not be used at night"
    statement = "The pass covers all boats except at night."
    on = Evidence([sentence], ["The pass covers all boats", f"the only exception is that {words}"])
    assert refused(statement, on) != "it leaves a negation out"
    assert refused("The pass is used at night.", Evidence([sentence], [words])) is not None
