"""Stated positions, step by step: candidates, holders, wording cut from the source, the same point told twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from summarizer.attribution.attributions import attributions
from summarizer.attribution.cast import Cast
from summarizer.client import Summarizer
from summarizer.engines.base import Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerTruncated
from summarizer.models.document import Kind
from summarizer.models.summary import Position, Stance
from summarizer.passes.draft import DocumentUsage, on_no_step
from summarizer.passes.positions import find_positions
from summarizer.passes.statements import topic_of
from summarizer.passes.unlisted import plain_candidates
from summarizer.passes.wording import folded
from tests.passes.helpers import prepared, stepwise_engine


def engine(view: Callable[[str], str], **lines: Any) -> ScriptedEngine:
    """An engine that labels a sentence as ``view`` says, and leans to nothing."""

    def answer(question: Question, shape: Any) -> Any:
        if question.name == "position":
            sentence = question.text.removeprefix("Sentence: ").removesuffix("\nLabel:")
            return {} if sentence == "..." else view(sentence)
        return lines.get(question.name, "")

    return ScriptedEngine(answer)


def found(
    text: str,
    view: Callable[[str], str] = lambda _: "affirms",
    kind: Kind = Kind.NEWS,
    **lines: Any,
) -> tuple[Position, ...]:
    made = prepared(text, kind=kind)
    listed = attributions(made, Cast.of(made))
    return find_positions(made, listed, engine(view, **lines), DocumentUsage(), on_no_step)


SAID = "Minister Ilse Brandvold said that the harbour of Port Anse would stay open all winter long."


def test_holder_statement_and_quote_are_the_sources_own() -> None:
    (position,) = found(SAID)
    assert position.holder == "Ilse Brandvold"
    assert folded(position.statement) in folded(SAID)
    assert [q.cited for q in position.quotes] == [(1,)]
    assert all(q.given and q.given in SAID for q in position.quotes)


def test_direct_speech_is_quoted_without_its_marks() -> None:
    text = "“We will keep the harbour open all winter,” Minister Ilse Brandvold said."
    (position,) = found(text)
    assert [q.given for q in position.quotes] == ["We will keep the harbour open all winter"]


def test_what_the_model_takes_for_an_event_is_no_position() -> None:
    assert found(SAID, lambda _: "event") == ()


def test_the_models_label_is_the_stance_where_wording_does_not_say() -> None:
    (position,) = found(SAID, lambda _: "concerned")
    assert position.stance is Stance.CONCERNED


@pytest.mark.parametrize(
    ("topic", "kept"),
    [
        ("Port Anse", True),
        ("About: Port Anse.", True),
        ("the moon and its craters", False),
        ("習近平", False),
        ("", False),
    ],
)
def test_a_topic_is_made_of_the_sources_words(topic: str, kept: bool) -> None:
    (position,) = found(SAID, topic=topic)
    assert (position.topic == "Port Anse") is kept
    assert position.topic in SAID


@pytest.mark.parametrize("answer", ["", "...", "x" * 900, "\u202e", "the of and"])
def test_a_topic_is_never_longer_than_eight_words_and_never_foreign(answer: str) -> None:
    content = "that the old harbour of Port Anse would stay open all winter long for every boat"
    topic = topic_of(answer, content, "Brandvold")
    assert 0 < len(topic.split()) <= 8
    assert topic in content


def test_a_truncated_topic_is_used_as_far_as_it_went() -> None:
    error = AnswerTruncated("cut")
    error.partial = "harbour of Port"
    (position,) = found(SAID, topic=error)
    assert position.topic == "harbour of Port"


def test_the_same_point_told_twice_is_one_position_with_two_quotes() -> None:
    text = (
        f"{SAID}\n\nRain fell on the hills.\n\n"
        "Brandvold added that the harbour of Port Anse would stay open all winter."
    )
    (position,) = found(text)
    assert [q.cited for q in position.quotes] == [(1,), (3,)]


def test_several_holders_are_told_one_by_one_and_whom_a_demand_is_put_to_is_named() -> None:
    text = (
        "Foreign Minister Ilse Brandvold and Foreign Minister Teodor Mazur urged the harbour board to open the port "
        "of Port Anse for foreign boats."
    )
    (position,) = found(text)
    assert position.holders == ("Ilse Brandvold", "Teodor Mazur")
    assert position.addressee == "the harbour board"
    (position,) = found(SAID)
    assert (position.holders, position.addressee) == ((), None)


def test_a_negation_makes_another_point() -> None:
    text = (
        f"{SAID}\n\nRain fell on the hills.\n\n"
        "Brandvold added that the harbour of Port Anse would not stay open all winter long."
    )
    assert len(found(text)) == 2


def test_the_same_words_of_another_holder_are_another_position() -> None:
    text = f"{SAID}\n\n{SAID.replace('Ilse Brandvold', 'Teodor Mazur')}"
    assert [p.holder for p in found(text)] == ["Ilse Brandvold", "Teodor Mazur"]


def test_whose_initiative_it_was_is_no_position() -> None:
    text = "Minister Ilse Brandvold said that the call took place at the initiative of Ostrava."
    assert found(text) == ()


RUSSIAN = "Погода была хорошей во всём порту весь этот день. Порт Анс останется открытым всю зиму до весны."


@pytest.mark.parametrize("answer", ["Zaphod", "NOBODY", "Н", "", "!!!", "x" * 400])
def test_a_holder_the_passage_does_not_name_is_nobody(answer: str) -> None:
    made = prepared(RUSSIAN, language="ru")
    candidates = plain_candidates(made)
    assert len(candidates) == 2
    asked = engine(lambda _: "affirms", holder=answer)
    assert find_positions(made, candidates, asked, DocumentUsage(), on_no_step) == ()


def test_who_says_we_in_a_statement_is_looked_for_in_its_headline_whatever_stands_before() -> None:
    title = "Statement by Foreign Minister Idris Kaya on the river"
    before = "Zoltan Varga of the delegation said that the western bank will be handed over."
    made = prepared(f"{title}\n\n{before}\n\nWe condemn the shelling of the ferry at Tolva.")
    (plain,) = (a for a in attributions(made, Cast.of(made)) if a.cue == "condemn")
    ours = replace(plain, holder=None, holder_text="we")
    engine = ScriptedEngine({"holder": "Idris Kaya", "position": "criticises"})
    (position,) = find_positions(made, [ours], engine, DocumentUsage(), on_no_step)
    assert position.holder == "Idris Kaya"
    (asked,) = (q.text for q in engine.questions if q.name == "holder")
    assert title in asked
    assert "Varga" not in asked


def test_a_holder_is_asked_for_where_no_cue_is_listed() -> None:
    made = prepared(RUSSIAN, language="ru")
    asked = engine(lambda _: "affirms", holder="Порт Анс")
    (position,) = find_positions(made, plain_candidates(made), asked, DocumentUsage(), on_no_step)
    assert position.holder == "Порт Анс"
    assert (position.quotes[0].given or "") in RUSSIAN


def test_english_without_cues_has_no_candidates() -> None:
    assert plain_candidates(prepared("The harbour of Port Anse is open. It snows a lot.")) == ()


def test_many_sentences_without_cues_are_bounded_and_those_with_quotations_come_first() -> None:
    many = " ".join(f"Порт номер {n} останется открытым до весны." for n in range(200))
    text = f"{many} Он сказал: «Мы не закроем наш порт никогда»."
    chosen = plain_candidates(prepared(text, language="ru"))
    assert len(chosen) == 60
    assert chosen[-1].direct
    assert [c.start for c in chosen] == sorted(c.start for c in chosen)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "“The draft is fair to us,” Ilse Brandvold said, rejecting the notion that the port was closed.",
            "Ilse Brandvold rejected the notion that the port was closed.",
        ),
        (
            "Sweden’s proposal to hold talks in May was read by Foreign Minister Ilse Brandvold.",
            "Sweden: proposal to hold talks in May was read",
        ),
    ],
)
def test_a_statement_is_a_sentence_or_says_whose_phrase_it_is(text: str, statement: str) -> None:
    assert any(p.statement.startswith(statement) for p in found(text))


def test_what_a_speaker_says_in_the_first_person_stays_in_it() -> None:
    text = (
        "MINISTER BRANDVOLD: I’m not going to accept the northern fishing treaty of last winter.\n\n"
        "Q Why not?\n\nMINISTER BRANDVOLD: We obviously support the northern fishing ban of this spring."
    )
    statements = [p.statement for p in found(text, kind=Kind.TRANSCRIPT)]
    assert statements
    assert all(re.match(r".*BRANDVOLD: (?:I’m|We) ", s, re.IGNORECASE) for s in statements), (
        statements
    )


def test_words_that_say_nothing_alone_are_no_position() -> None:
    assert found("Foreign Minister Ilse Brandvold said: “That is important.”") == ()


def test_a_cue_within_a_name_is_none() -> None:
    text = "Ilse Brandvold of Operation Neighbours Welcome visited the northern harbour on Monday."
    assert found(text) == ()


def test_the_topic_of_an_answer_is_asked_once() -> None:
    text = (
        "Transcript of an interview\n\nREPORTER: Will the ferry sail?\n\nMINISTER LUND: We regret that the harbour has "
        "been neglected for twenty long years. We want the fleet to leave the strait before the end of this year.\n\n"
        "REPORTER: And then?\n\nMINISTER LUND: We oppose the closing of the southern strait to fishing boats.\n"
    )
    engine = stepwise_engine()
    result = Summarizer(model=engine, strategy="stepwise").summarise(text=text)
    assert len(result.positions) == 3
    assert sum(question.name == "topic" for question in engine.questions) == 2


@pytest.mark.parametrize(("odds", "told"), [(3.0, False), (6.0, True)])
def test_a_plain_sentence_of_an_answer_has_to_be_a_view_more_clearly(
    odds: float, told: bool
) -> None:
    text = (
        "Transcript of an interview\n\nREPORTER: Will the ferry sail?\n\nMINISTER LUND: The harbour of Port Anse has "
        "been neglected for twenty long years.\n\nREPORTER: And then?\n\nMINISTER LUND: Yes.\n"
    )

    def answer(question: Question, shape: Any) -> Any:
        del shape
        if question.name != "position":
            return "the harbour"
        labels = {stance.value: -20.0 for stance in Stance} | {"contact": -20.0, "event": -20.0}
        empty = "..." in question.text.rsplit("Sentence:", 1)[-1]
        return labels | {"affirms": 0.0 if empty else odds, "fact": 0.0}

    result = Summarizer(model=ScriptedEngine(answer), strategy="stepwise").summarise(text=text)
    assert bool(result.positions) is told


@pytest.mark.parametrize(
    ("kind", "holders"), [(Kind.OTHER, ["the author"]), (Kind.NEWS, list[str]())]
)
def test_an_unquoted_i_is_nobody_of_whom_a_document_tells(kind: Kind, holders: list[str]) -> None:
    text = (
        "The talks were held in Port Anse with Minister Jan Kos.\n\n"
        "I expressed my appreciation for the help of Norvik."
    )
    assert [p.holder for p in found(text, kind=kind, holder="Jan Kos")] == holders
