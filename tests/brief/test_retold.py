"""What a statement may do with what it retells: take a noun for a pronoun, leave out who asks, drop a stammer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from summarizer.brief.borne_out.antecedents import Before
from summarizer.brief.borne_out.pronouns import stands_for_a_pronoun
from summarizer.brief.borne_out.relied_on import Evidence
from summarizer.brief.borne_out.told import names_a_source, refused
from summarizer.brief.by_party.repeated import _says_as_much
from summarizer.brief.phrasing.repairs import fluent
from summarizer.brief.view.note import Held, Line, Part


def on(
    *sentences: str,
    quotes: Sequence[str] = (),
    before: Sequence[str] = (),
    asked: str = "",
    holder: str = "Ana Lind",
    text: str = "",
) -> Evidence:
    """Evidence of some sentences; those ``before`` stand nearest first."""
    whole = text or " ".join((*reversed(before), asked, *sentences))
    found = Before(tuple(before), asked, whole)
    around = " ".join((asked, *reversed(before)))
    return Evidence(sentences, quotes or sentences, holder, around, before=found, holder=holder)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("But it wasn’t a — it wasn’t a race.", "But it wasn’t a race."),
        (
            "We hold — we hold good conv- — talks with Ora- — Orland.",
            "we hold good talks with Orland.",
        ),
        ("We thank Harbour — the Harbour Board.", "We thank the Harbour Board."),
        ("The quay — which sank — is gone.", "The quay — which sank — is gone."),
        ("The fares - all of them - rose.", "The fares - all of them - rose."),
    ],
)
def test_what_a_speaker_takes_back_is_no_part_of_what_was_said(said: str, told: str) -> None:
    assert fluent(said) == told


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "Ana Lind called the ferry plan a farce and said that crews are leaving.",
            on('Ana Lind told the crews of the ferry plan: "This is a farce. Crews are leaving."'),
        ),
        (
            "Ana Lind said that the toll is a broken promise that hurt the fishermen.",
            on(
                "She has hurt the fishermen with the toll.",
                asked="Is the toll a broken promise?",
            ),
        ),
        (
            "Ana Lind thinks that tolls are very harmful.",
            on('"I do not sail. I think tolls are very harmful," she said.', quotes=["I think tolls are very harmful"]),
        ),
        (
            "Ana Lind said that she was sure Bo Kern would win if he were asked to row.",
            on(
                "Bo Kern was not asked to row though I'm sure he would win if he was.",
                quotes=["I'm sure he would win if he was"],
            ),
        ),
        (
            "Ana Lind said that the board does not plan to widen the northern quay.",
            on(
                "I hear that there won't be more barges and we don't plan to widen the northern quay.",
                quotes=["we don't plan to widen the northern quay"],
                before=["The board met."],
            ),
        ),
        (
            "Ana Lind said that the harbour is not yet lost and will use every crane it has.",
            on(
                "We are not yet lost and, come what may, we shall use every crane we have.",
                before=["The harbour is old."],
            ),
        ),
        (
            "Lind said that a lock by the other towns denied Orland the right to fish.",
            on(
                "Orland herself was denied by a lock built by the other towns the right to fish.",
                holder="Lind",
            ),
        ),
        (
            "Ana Lind said that talks go on for the return of the impounded barge.",
            on("Talks go on for the return of that particular barge.", before=["One barge was impounded."]),
        ),
        (
            "Ana Lind hinted that the silence of the board might mean that it is bankrupt.",
            on("Ana Lind hinted: Notice the silence of the board. Bankrupt?"),
        ),
        (
            "Ana Lind said that the towns must make sure that the quay is open.",
            on('"It is important now for the towns to make sure that the quay is open."'),
        ),
        (
            "Ana Lind said that the request reeks of fear.",
            on("And from a supposed champion, the request reeks of fear."),
        ),
        (
            "Ana Lind said that crews were lining up to row in Kelm.",
            on("Crews were lining up to appear at the fair and to row in Kelm."),
        ),
        (
            "Ana Lind wanted to speak to the crews and tell them that the quay is safe.",
            on(
                "Ana Lind said she wanted to speak to the crews and tell them that the quay is safe.",
                "“Maybe I can tell them, look, the quay is safe,” she said.",
            ),
        ),
        (
            "Ana Lind thought the board would consider some of the wider plans.",
            on("He asked Ms Lind if the board would consider some of the wider plans. Ms Lind thought it would."),
        ),
        (
            "Ana Lind said that the board gave a solid basis to sue.",
            on('"The court finds that the board has provided an entirely solid basis to sue."'),
        ),
        (
            "Ana Lind said that she was trying to negotiate directly with the crews.",
            on("Ana Lind said she was trying to directly negotiate with the crews."),
        ),
        (
            "Ana Lind said that if fares rose because of a strike, people would row to Orland.",
            on("If as a result of a strike the fares rose, people would row to Orland owing to the need."),
        ),
        (
            "Ana Lind said that apart from one sunken barge no quays or locks are closed.",
            on("There are no quays or locks closed. There is one sunken barge."),
        ),
        (
            "Ana Lind agreed that crews given the chance would try to sail.",
            on("Ana Lind agreed that if crews felt that they had the chance they would try to sail."),
        ),
    ],
    ids=[
        "called so", "a promise that hurt", "a sentence of its own in one passage", "though I'm sure", "we don't",
        "we shall, come what may", "denied a right", "that particular", "asked, so that it may be", "important to",
        "a supposed champion", "to appear at", "one quote says it without a doubt", "asked if", "an adverb's place",
        "an adverb before or behind", "a cause in front", "apart from", "given the chance",
    ],
)  # fmt: skip
def test_what_says_no_more_in_other_words_stands(statement: str, evidence: Evidence) -> None:
    assert refused(statement, evidence) is None


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "Ana Lind said that the towns know Bo Kern's answer to Jan Dahl and his will.",
            on(
                "The towns know his answer to him and his will.",
                before=["Jan Dahl took it.", "It was late.", "No more is known.", "Of late Bo Kern rang."],
            ),
        ),
        (
            "Ana Lind said that the talks with the crews are the forum for working out the terms of the lease.",
            on(
                "The talks with the crews go on.",
                "That is the forum for working out the terms of it.",
                quotes=[
                    "The talks with the crews go on and on for ever and a day",
                    "That is the forum for working out the terms of it",
                ],
                before=["Now a lease is near."],
            ),
        ),
        (
            "Ana Lind said that the board looks at the fares of all crews in Kelm and at the two-berth levy.",
            on(
                "We look at the fares of all crews in Kelm and at the levy.",
                before=["Fares rise.", "The board met."],
                text="The two-berth levy is old. The board met. Fares rise.",
            ),
        ),
        (
            "Ana Lind backed lifting the two-berth harbour levy and paid the towns.",
            on(
                "Ana Lind backed lifting the charge and paid the towns.",
                before=["The two-berth harbour levy is a charge."],
            ),
        ),
        (
            "Ana Lind called the question of a limited run in Kelm open and said that she let crews speak of runs.",
            on(
                "And the question right now is an open one.",
                "I let the crews speak of their runs.",
                asked="What of a limited run in Kelm?",
            ),
        ),
        (
            "Ninety-five retired pilots, clerks and sailors of the northern ferry left Orland.",
            on("A list of 95 retired pilots, clerks and sailors of the northern ferry who left Orland."),
        ),
        (
            "Ana Lind said that, whatever the rowers Kern and Dahl did, crews love them.",
            on(
                "Whatever the rowers did, crews love them.",
                before=["The coach Jan Holm came.", "Bo Kern and Eva Dahl rowed."],
            ),
        ),
    ],
    ids=[
        "another person is told of", "a noun for a pronoun", "a compound with a number", "called at length",
        "what was asked about", "a numeral is no name", "they are no single person",
    ],
)  # fmt: skip
def test_what_stands_before_bears_out_what_stands_for_it(
    statement: str, evidence: Evidence
) -> None:
    assert refused(statement, evidence) is None


ASKED = "But can you blame the crews for the delay?"


def test_what_was_asked_is_held_to_the_question() -> None:
    evidence = on("I am not blaming anyone.", asked=ASKED)
    answer = "Ana Lind said that she was not blaming anyone."
    assert (
        refused(f"Asked whether the crews can be blamed for the delay, {answer}", evidence) is None
    )
    assert refused(f"Asked whether the towns can be blamed for the fares, {answer}", evidence)
    assert refused(
        "Asked whether the crews can be blamed for the delay, Ana Lind refused.", on("I am.")
    )


def test_who_passes_it_on_may_stand_in_front() -> None:
    told = "The Bugle reported that Ana Lind had backed the toll."
    evidence = on("On Sunday, the Bugle reported that Ana Lind had backed the toll.")
    assert names_a_source(told, "Ana Lind")
    assert not names_a_source("Ana Lind said that the toll stays.", "Ana Lind")
    assert refused(told, replace(evidence, sources=("the Bugle",))) is None
    assert refused(told, replace(evidence, sources=("the Herald",))) == "somebody else says it"
    unsaid = replace(
        on("Ana Lind had backed the toll, and the Bugle fell."), sources=("the Bugle",)
    )
    assert refused(told, unsaid) == "somebody else says it"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "Ana Lind said that the crews are tired or that the quay is full.",
            on("The crews are tired. The quay is full, she said.", before=["Stay or go."]),
        ),
        (
            "Ana Lind said that it was a fair race and not about money.",
            on("It was not a fair race. It was not about money."),
        ),
        ("Ana Lind denied the theft and said that she does row.", on("Ana Lind denied the theft. I do not row.")),
        (
            "Ana Lind said that she would speak to the crews of Kelm.",
            on("Ana Lind said she wanted to speak to the crews of Kelm by speaking up."),
        ),
        ("Ana Lind noted the release of the barge.", on("Ana Lind demanded the release of the barge.")),
        (
            "Ana Lind doubted that the quay is open.",
            on("Ana Lind said that the quay is open. The question now is small."),
        ),
    ],
    ids=[
        "or for two sentences", "a negation left out beside another", "does for does not",
        "would for wanted to", "noted for demanded", "a question is no doubt",
    ],
)  # fmt: skip
def test_what_says_something_else_does_not_stand(statement: str, evidence: Evidence) -> None:
    assert refused(statement, evidence) is not None


def test_a_noun_in_the_place_of_a_pronoun_has_the_same_words_beside_it() -> None:
    assert stands_for_a_pronoun("lease", "These are the terms of the lease.", ["The terms of it."])
    assert stands_for_a_pronoun("toll", "The toll is one part.", ["That is one part, she said."])
    assert not stands_for_a_pronoun("toll", "The toll is one part.", ["It fell. One part is left."])


def _line(text: str, holder: str) -> Line:
    return Line((Part(text, (1,)),), held=Held(holder, holder, "tolls", "exact"))


def test_the_name_of_one_holder_makes_two_lines_no_more_alike() -> None:
    board = "Ana Maria Lind said that the board weighs the tolls of poor crews in full and that fares fall."
    thanks = "Ana Maria Lind said that she thanked poor crews."
    assert not _says_as_much(_line(board, "Ana Maria Lind"), _line(thanks, "Ana Maria Lind"))
    assert _says_as_much(_line(board, "Ana Maria Lind"), _line(board, "Ana Maria Lind"))
