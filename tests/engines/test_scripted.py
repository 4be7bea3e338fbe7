"""The double that needs no model."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from pydantic import BaseModel, Field

from summarizer.engines.asking import ask_shape, to_value
from summarizer.engines.base import Engine, Question
from summarizer.engines.scripted import Scripted, ScriptedEngine
from summarizer.errors import AnswerInvalid, RateLimited
from summarizer.models.summary import Summary

QUESTION = Question("count", "Count.", "How many?", 50)


class Count(BaseModel):
    number: int = Field(ge=2, le=9)
    note: str = Field(max_length=12)


def test_it_is_an_engine() -> None:
    engine: Engine = ScriptedEngine()
    assert engine.profile.local
    assert Scripted is ScriptedEngine
    engine.close()


def test_answers_come_by_the_name_of_the_question() -> None:
    engine = ScriptedEngine({"count": {"number": 4, "note": "x"}, "speak": "hello. END more"})
    assert engine.ask(QUESTION, Count).value == Count(number=4, note="x")
    assert engine.write(Question("speak", "", "", 5), stop=["END"]).value == "hello. "
    assert engine.calls == 2
    assert [question.name for question in engine.questions] == ["count", "speak"]


def test_answers_come_from_a_function() -> None:
    def answer(question: Question, shape: type[BaseModel] | None) -> Any:
        return {"number": len(question.text), "note": shape.__name__ if shape else "none"}

    assert ScriptedEngine(answer).ask(QUESTION, Count).value == Count(number=9, note="Count")


def test_a_list_is_used_one_after_the_other() -> None:
    error = RateLimited("slow down")
    engine = ScriptedEngine(
        {"count": [error, {"number": 2, "note": ""}, {"number": 3, "note": ""}]}
    )
    with pytest.raises(RateLimited):
        engine.ask(QUESTION, Count)
    assert [engine.ask(QUESTION, Count).value.number for _ in range(3)] == [2, 3, 3]


def test_without_a_script_everything_gets_the_simplest_answer() -> None:
    engine = ScriptedEngine()
    assert engine.ask(QUESTION, Count).value == Count(number=2, note="Scripted not")
    assert engine.write(QUESTION).value == "Scripted answer."
    assert engine.choose(QUESTION, ["no", "yes"]).value == {"no": 0.0, "yes": -10.0}


def test_the_simplest_answers_are_the_same_every_time() -> None:
    shape = ask_shape(Summary)
    first, second = (ScriptedEngine().ask(QUESTION, shape).value for _ in range(2))
    assert first == second


def test_a_finished_value_passes_through() -> None:
    summary = Summary(overview="They met.")
    answer = ScriptedEngine({"count": summary}).ask(QUESTION, ask_shape(Summary))
    assert to_value(Summary, answer.value) is summary


def test_options_are_chosen_by_name_or_by_probability() -> None:
    engine = ScriptedEngine({"count": ["yes", {"yes": -2.0, "no": -0.1}]})
    assert engine.choose(QUESTION, ["yes", "no"]).value == {"yes": 0.0, "no": -10.0}
    assert engine.choose(QUESTION, ["yes", "no"]).value == {"yes": -2.0, "no": -0.1}


def test_an_answer_that_does_not_fit_says_where() -> None:
    with pytest.raises(AnswerInvalid, match="count does not fit Count: number"):
        ScriptedEngine({"count": {"number": 99, "note": "x"}}).ask(QUESTION, Count)
    with pytest.raises(AnswerInvalid, match="none of yes, no"):
        ScriptedEngine({"count": "perhaps"}).choose(QUESTION, ["yes", "no"])


def test_answers_cost_tokens_and_time() -> None:
    answer = ScriptedEngine(delay=0.05).ask(QUESTION, Count)
    assert answer.usage.input > 0
    assert answer.usage.output > 0
    assert answer.usage.seconds >= 0.05


def test_calls_are_counted_across_threads() -> None:
    engine = ScriptedEngine(delay=0.01)
    threads = [threading.Thread(target=engine.write, args=(QUESTION,)) for _ in range(20)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert engine.calls == 20
    assert time.monotonic() - started < 2
