"""Lines are English sentences, say who holds what, and say no more and no less than their evidence."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.grammar import Words, in_a_sentence, is_sentence, lowered
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.models.summary import Position
from tests.accounts.helpers import position, quote

TEXT = """\
Vendoria's minister of trade, Ana Dahl, met reporters on Monday. She said that Vendoria would lift the duty if Ostravia
opened its ports. The Ostravian trade ministry said that Ms Dahl had promised to lift the duty without conditions.
"A duty is not a wall," she said.
In a joint statement, the two ministers agreed to meet again. The powers of the joint
council were not discussed. The Organisation of Lake States welcomed the talks and called for patience. Dahl did not
rule out further duties.
"""
TURNS = """\
QUESTION: Will the duty be lifted in May?

MS DAHL: No. The duty stays until the ports are open.
"""


def wording(*transcripts: str) -> Wording:
    return Wording(Cited({"a.txt": TEXT, "b.txt": TURNS}), frozenset(transcripts))


def line(
    holder: str,
    statement: str,
    words: str,
    document: str = "a.txt",
    *,
    stance: str = "affirms",
    check: SpeakerCheck = SpeakerCheck.NAMED,
    **fields: object,
) -> str:
    text = TEXT if document == "a.txt" else TURNS
    quotes = [_checked(quote(text, words), check)]
    held: Position = position(holder, "duty", stance, statement, *quotes, **fields)
    return wording("b.txt").of_position(document, held)


def _checked(found: Quote, check: SpeakerCheck) -> Quote:
    assert found.verified
    return found.model_copy(update={"speaker_check": check})


def test_a_statement_its_sentences_bear_out_stands_with_its_holder() -> None:
    said = "Vendoria would lift the duty if Ostravia opened its ports."
    told_ = line("Ana Dahl", said, "Vendoria would lift the duty if Ostravia\nopened its ports")
    assert told_ == f"Ana Dahl said that {said}"


@pytest.mark.parametrize(
    "statement",
    [
        "Vendoria would lift the duty.",
        "Vendoria will lift the duty if Ostravia opens its ports.",
        "Vendoria would not lift the duty if Ostravia opened its ports.",
        "Vendoria would lift the duty by 14 May if Ostravia opened its ports.",
        "Vendoria would lift the duty if Karsenia opened its ports.",
        "Lifting of duties on conditions.",
    ],
    ids=["condition left out", "modal", "negation", "day", "name", "no sentence"],
)
def test_a_statement_that_says_more_or_less_gives_way_to_the_sources_sentence(
    statement: str,
) -> None:
    found = line(
        "Ana Dahl", statement, "Vendoria would lift the duty if Ostravia\nopened its ports"
    )
    assert found == "Ana Dahl said that Vendoria would lift the duty if Ostravia opened its ports."


def test_a_statement_cut_out_of_somebody_elses_report_says_whose_report_it_is() -> None:
    found = line(
        "Ana Dahl",
        "Ana Dahl had promised to lift the duty.",
        "Ms Dahl had promised to lift the duty",
    )
    assert found.startswith("According to the Ostravian trade ministry, Ana Dahl had promised")


def test_a_cut_that_ends_amid_a_clause_gives_way_to_the_whole_sentence() -> None:
    found = line("Ana Dahl", "Ana Dahl, met reporters on.", "Ana Dahl, met reporters on")
    assert found == "Vendoria's minister of trade, Ana Dahl, met reporters on Monday."


def test_a_quotation_stands_behind_its_speaker() -> None:
    assert line("Ana Dahl", "x", "A duty is not a wall") == "Ana Dahl said: “A duty is not a wall.”"


def test_a_quotation_that_speaks_of_its_holder_and_has_no_speaker_is_the_accounts() -> None:
    text = 'Officials were firm. "Vendoria has closed its harbours to every ship of ours."'
    words = "Vendoria has closed its harbours to every ship of ours."
    found = quote(text, words).model_copy(update={"speaker_check": SpeakerCheck.NOT_FOUND})
    made = Wording(Cited({"c.txt": text})).of_quote("c.txt", found, "Vendoria")
    assert made == f"The account quotes: “{words}”"


def test_several_who_act_together_are_named_in_the_place_of_the_ministers() -> None:
    words = "the two ministers agreed to meet again"
    found = line("Ana Dahl and Piet Roos", "The two ministers agreed to meet again.", words)
    assert found == "Ana Dahl and Piet Roos agreed to meet again."


def test_what_is_no_group_of_people_is_not_put_into_names() -> None:
    words = "The powers of the joint\ncouncil were not discussed"
    found = line("Ana Dahl and Piet Roos", "The powers of the council were not discussed.", words)
    assert found == "Ana Dahl and Piet Roos said that the powers of the council were not discussed."


def test_it_is_never_put_into_a_persons_name() -> None:
    words = "A duty is not a wall"
    assert "Ana Dahl is" not in line("Ana Dahl", "It is not a wall.", words)


def test_an_answer_that_says_little_stands_behind_its_question() -> None:
    assert line("Ana Dahl", "x", "No.", "b.txt") == (
        "Asked “Will the duty be lifted in May?”, Ana Dahl said: “No.”"
    )


def test_a_turn_of_a_transcript_is_direct_speech_without_the_label() -> None:
    found = line("Ana Dahl", "x", "The duty stays until the ports are open.", "b.txt")
    assert found == "Ana Dahl said: “The duty stays until the ports are open.”"


def test_who_passes_it_on_is_said_where_that_is_another_side() -> None:
    held = position(
        "Ana Dahl",
        "duty",
        "affirms",
        "Dahl did not rule out further duties.",
        quote(TEXT, "Dahl did not\nrule out further duties"),
        on_behalf_of="Vendoria",
        attribution=("Ostravian trade ministry",),
    )
    made = wording().of_position("a.txt", held)
    assert (
        made
        == "According to the Ostravian trade ministry, Ana Dahl did not rule out further duties."
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Dahl welcomed the talks.", True),
        ("They condemn the duty.", True),
        ("Grave concern at the continued filling of the lake.", False),
        ("Deep concerns of the Lake States about duties.", False),
        ("Vendoria: the duty stays.", False),
        ("the duty stays.", False),
    ],
)
def test_what_is_a_sentence(text: str, whole: bool) -> None:
    assert is_sentence(text) is whole


def test_within_a_sentence_names_keep_their_capital_and_other_words_do_not() -> None:
    words = Words.of(
        "Reporters asked why Vendoria closes its ports. Escalation must end, they wrote."
    )
    assert lowered("Vendoria closes.", words) == "Vendoria closes."
    assert lowered("Escalation must end.", words) == "escalation must end."
    assert lowered("The duty stays.", words) == "the duty stays."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ana Dahl", "Ana Dahl"),
        ("Ostravian trade ministry", "the Ostravian trade ministry"),
        ("United States", "the United States"),
        ("senior Vendorian official", "a senior Vendorian official"),
        ("senior officials", "senior officials"),
    ],
)
def test_a_name_has_the_article_it_has_in_a_sentence(name: str, shown: str) -> None:
    assert in_a_sentence(name) == shown


def test_a_quotation_has_no_other_verb_than_said() -> None:
    text = '"Patience is a virtue of small states," Dahl said. "The ports must open in May," she added.'
    found = Wording(Cited({"d": text})).of_quote(
        "d", quote(text, "The ports must open in May"), "Ana Dahl"
    )
    assert found == "Ana Dahl said: “The ports must open in May.”"
