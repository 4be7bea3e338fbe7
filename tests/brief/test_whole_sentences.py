"""Lines that are whole sentences: no clause torn off, no subject alone or missing, no word in front that is none."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.brief import build_brief
from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.bottom_line.bottom import _is_the_title
from summarizer.brief.by_party.party_names import with_office
from summarizer.brief.disputes.dispute_answers import is_torn
from summarizer.brief.disputes.dispute_lines import _said, lead_at_the_top
from summarizer.brief.facts.step_lines import _days_ahead, _in_short
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.lead import lead_of
from summarizer.brief.lines.naming import named_in
from summarizer.brief.lines.speech import answering, saying
from summarizer.brief.lines.stated import Teller
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.clauses import is_torn_off, own_clause
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.grammar import in_a_sentence, lowered
from summarizer.brief.phrasing.tidy import tidied
from summarizer.brief.view.note import Line, Part
from summarizer.models.brief import Story
from tests.accounts.helpers import position, quote, record, summary
from tests.brief.test_sent_unchanged import line, words_of


def named(words: str) -> bool:
    return "Norland" in words or "Dahl" in words


def teller(*sentences: str) -> Teller:
    return Teller("Ana Dahl", "Ana Dahl", sentences, named, lambda text: text)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Town lawmakers who blame the port for lost jobs and high tolls.", False),
        ("Some groups argued was driven by envy of the port.", False),
        ("The court held that gave judgment to the port of Velmar.", False),
        ("Pilots who blame the port have left it for good.", True),
        ("Dahl met pilots who run the port of Velmar.", True),
    ],
)
def test_a_subject_alone_or_missing_is_no_line(words: str, whole: bool) -> None:
    assert presentable(words) is whole


def test_a_clause_is_not_told_with_the_main_one_behind_it() -> None:
    told = (
        "Norland announced that it would ease the toll, it appeared on Monday that no boat had come"
    )
    sentence = f"A day after {told}."
    assert is_torn_off(told, sentence)
    assert own_clause(told, sentence, named) == "Norland announced that it would ease the toll."
    assert not is_torn_off(told, f"{told}.")


def test_a_relative_clause_is_not_told_without_what_it_is_of() -> None:
    assert is_torn_off("she wants to speak for", "The town that she wants to speak for is small.")
    assert not is_torn_off("the port has to pay", "She said that the port has to pay.")


def test_the_comma_of_an_aside_stays_behind_a_name_in_full() -> None:
    stated = "Dahl, leader of the Lake League, told the Bugle that the time was right."
    told = teller(stated).sentence(stated)
    assert told.startswith("Ana Dahl, leader of the Lake League, told the Bugle")


def test_a_claim_without_a_subject_has_whoever_makes_it_as_its_subject() -> None:
    source = "On review, the court gave judgment to the port and gave the ferries nothing."
    assert (
        teller(source).sentence("Gave judgment to the port.")
        == "Ana Dahl gave judgment to the port."
    )


def test_who_answers_with_a_question_says_something() -> None:
    told = answering("Asked “Why?”, ", "Ana Dahl", "Who knows why?")
    assert told == "Asked “Why?”, Ana Dahl said: “Who knows why?”"
    long = "There are two sides to it - you know, he wants it clear, which is, what was the port's part?"
    assert saying("Ana Dahl", long).startswith("Ana Dahl said: ")
    assert saying("Ana Dahl", "After all, where is the port's help?").startswith("Ana Dahl asked: ")


def test_a_preposition_at_the_head_is_small_behind_whose_word_it_is() -> None:
    assert lowered("Across the lake, work is underway.") == "across the lake, work is underway."


def test_an_office_is_nobody_elses_in_brackets() -> None:
    text = "On the instructions of the Prime Minister, there had been no answer from the port."
    told = line(text, "Secretary", "There had been no answer.", "there had been no answer")
    assert "(Secretary)" not in told


def test_what_one_says_of_others_is_not_told_of_that_one() -> None:
    text = "We acknowledge all who work for the port. They are doing a great service for our town."
    spoken = words_of(text, "They are doing a great service for our town")
    made = position("John Dahl", "matter", "affirms", "Twelve boats.", spoken)
    told = Wording(Cited({"d": text})).of_position("d", made)
    assert "John Dahl, the account says, “are" not in told


def test_no_word_stands_before_a_line_that_is_none() -> None:
    text = "She would apologise for the people who saw it. She said it was late. It was about the harbour tolls."
    assert lead_of("apologise for the people who saw", "She said it was late.", text) == ""
    assert lead_of("harbour tolls", "She said it was late.", text) == "harbour tolls"


def test_a_line_that_denies_has_no_word_for_it_in_front() -> None:
    denies = Line((Part("Ana Dahl denied that she ever meant to sign.", (1,)),))
    assert lead_at_the_top(denies) == ""
    both = Line((Part("Kos said that Dahl signed.", (1,)), Part("Dahl denied it.", (2,))))
    assert lead_at_the_top(both) == "Disputed"


def test_a_description_is_told_as_its_document_has_it() -> None:
    text = "An airport spokesman said that boats are late. Kos was glad. Boats are late, the spokesman of Velmar said."
    assert (
        named_in("spokesman", "An airport spokesman said that boats are late.")
        == "an airport spokesman"
    )
    assert named_in("spokesman", text) == "the spokesman"
    whole = "The county council leader said boats are late."
    stated = "Council leader said boats are late."
    assert line(whole, "council leader", stated, "council leader said boats are late") == whole


def test_a_heading_has_the_whole_office_of_an_adviser() -> None:
    text = "National Harbour Adviser Ana Dahl met pilots. Supreme Court Justice John Kos did not."
    assert with_office("Ana Dahl", [text]) == "National Harbour Adviser Ana Dahl"
    assert with_office("John Kos", [text]) == "Justice John Kos"


def test_what_comes_next_has_no_more_of_a_quotation_than_its_day() -> None:
    said = "An airport spokesman said: “The union will strike on 5 and 6 August, and we regret that many will wait.”"
    assert (
        _in_short(said)
        == "An airport spokesman said: “The union will strike on 5 and 6 August […]”"
    )
    days = [date(2031, 8, 5), date(2031, 8, 6)]
    assert _days_ahead(said, days) == "5 and 6 August 2031"
    assert _in_short("The union will strike on 5 August, and we regret it.").endswith("regret it.")


def test_words_that_only_announce_others_are_no_claim() -> None:
    assert is_torn("Ana Dahl said: “According to the paper, your letter to me said.”", "Ana Dahl")
    assert not is_torn("Ana Dahl said: “Your letter to me says that the toll falls.”", "Ana Dahl")


def test_a_line_that_is_the_title_word_for_word_says_nothing_new() -> None:
    story = Story(title="Mayor Urged to Halt New Harbour Permits, Old Sales", documents=("a",))
    assert _is_the_title(
        Line((Part("Mayor Urged to Halt New Harbour Permits, Old Sales.", (1,)),)), story
    )
    assert not _is_the_title(
        Line((Part("Groups urged the mayor to halt new permits.", (1,)),)), story
    )


def test_what_an_unnamed_writer_says_is_in_the_bottom_line_where_nobody_else_says_anything() -> (
    None
):
    text = "Dear all. We want talks to be held in the open. We hope for an answer."
    words = quote(text, "We want talks to be held in the open")
    said = position("author", "talks", "affirms", "Talks are to be held in the open.", words)
    held = summary(record("a", text), positions=[said])
    view = lay_out(build_brief([held], sources={"a": text}), {"a": text})
    assert view.stories[0].bottom


def test_a_label_with_the_words_behind_it_is_no_line() -> None:
    text = (
        "Norland, Orland and John G. Dahl met. The talks reflect a shared wish to pay for the port."
    )
    several = "Norland, Orland and John G. Dahl"
    told = line(text, several, f"{several}: The talks reflect a shared wish to pay for the port.",
                "The talks reflect a shared wish to pay for the port")  # fmt: skip
    assert f"{several}: " not in told
    assert told.startswith("According to ")


def test_the_mark_of_an_item_goes_with_its_line() -> None:
    text = "They will grow these areas: - Exchange of data. […] - Training of pilots. It is cold – he said."
    assert tidied(text, "") == (
        "They will grow these areas: Exchange of data. […] Training of pilots. It is cold – he said."
    )


def test_whoever_writes_a_document_is_its_author() -> None:
    assert in_a_sentence("author") == "the author"


def test_a_claim_that_begins_with_who_makes_it_is_told_as_it_is() -> None:
    text = "The Harbour Commissioner also referred to the tolls. Kos had heard of none."
    words = quote(text, "The Harbour Commissioner also referred to the tolls")
    claim = "Harbour Commissioner also referred to the tolls."
    told = Wording(Cited({"d": text})).of_claim("d", claim, "Harbour Commissioner", [words])
    assert told == "The Harbour Commissioner also referred to the tolls."
    assert _said("Harbour Commissioner", claim) == told
