"""The embedded model's own answers, replayed."""

from __future__ import annotations

import math
import re
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from summarizer.engines.asking import ask_shape, to_value
from summarizer.engines.base import Engine, Question
from summarizer.models.quote import Quote

pytestmark = pytest.mark.recorded

READ = "You read notes of meetings between two towns. Answer as briefly as you can."
NOTE = (
    "[1] The mayors of Alder and Birch met on the old bridge.\n"
    "[2] Mayor Reed of Alder said “we will not pay for the ferry”.\n"
    "[3] Mayor Stone of Birch proposed to share the cost — by halves.\n"
)


class Claim(BaseModel):
    """Who said what."""

    model_config = ConfigDict(frozen=True)

    holder: str
    stance: Literal["supports", "opposes", "proposes"]
    quotes: tuple[Quote, ...]


def test_a_shape_with_evidence_comes_back_as_a_value_with_quotes(recorded_engine: Engine) -> None:
    text = f"{NOTE}\nWho refuses to pay, and in which sentence? One quote."
    answer = recorded_engine.ask(Question("claim", READ, text, 120), ask_shape(Claim))
    claim = to_value(Claim, answer.value)
    assert "Reed" in claim.holder
    assert claim.quotes[0].cited == (2,)
    assert claim.quotes[0].verdict is None
    assert answer.usage.input > 50
    assert answer.usage.output > 5
    assert answer.usage.calls == 1


def test_options_get_log_probabilities_of_the_same_token(recorded_engine: Engine) -> None:
    text = f"{NOTE}\nDid the mayors meet on the old bridge? Answer Yes or No."
    ranked = recorded_engine.choose(Question("look", READ, text, 1), ["Yes", "No", "Perhaps"]).value
    assert ranked["Yes"] > ranked["No"] > ranked["Perhaps"]
    assert sum(math.exp(value) for value in ranked.values()) <= 1.0


def test_a_grammar_holds_a_written_answer_to_its_form(recorded_engine: Engine) -> None:
    text = f"{NOTE}\nList each mayor with the number of the sentence that names him."
    grammar = 'root ::= line line\nline ::= "Mayor " [A-Z] [a-z]+ " | " [1-3] "\\n"'
    written = recorded_engine.write(Question("mayors", READ, text, 40, grammar))
    assert re.fullmatch(r"(?:Mayor [A-Z][a-z]+ \| [1-3]\n?){2}", written.value)


def test_curly_quotes_and_dashes_survive_a_cassette(recorded_engine: Engine) -> None:
    text = f"{NOTE}\nWhat did the mayor of Alder say, and what is his name?"
    grammar = 'root ::= "“" [a-z ]+ "” — " [A-Z] [a-z]+'
    written = recorded_engine.write(Question("said", READ, text, 40, grammar))
    assert written.value.startswith("“we will not pay for the ferry” — ")
