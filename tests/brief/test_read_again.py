"""A statement that a model bears out which was shown the document stands in a note; one that it denies does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.borne_out.told import _READ_BETTER, _REFUSALS
from summarizer.brief.by_model.read_again import read_again
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.verified import VerifiedSummary
from summarizer.pipeline import Options, summarise_document
from summarizer.reading.documents import read_text

TEXT = (
    "SARNEL, 4 June - The crews of the Sarnel ferries met the port board on Monday over the night service.\n\n"
    "Ana Dahl, who speaks for the crews, said she would not let anybody sail a tub like that after dark. "
    "She hoped the board had listened. "
    "Per Lund of the port board said that no crew had been asked to sail on 3 June."
)
PLAIN = "Ana Dahl refuses to let the crews sail old boats by night."
TURNED = "Ana Dahl said that she would let anybody sail a tub like that after dark."
NUMBERED = "Ana Dahl refuses to let the 40 crews sail old boats by night."
NAMED = "Ana Dahl told Oskar Brandt that she would not let anybody sail old boats by night."
SAID = "Per Lund said that no crew had been asked to sail on 3 June."


def held(holder: str, statement: str, sentence: int) -> dict[str, Any]:
    quotes = [{"sentences": [sentence], "words": None, "attribution": None}]
    none = dict.fromkeys(("on_behalf_of", "addressee"))
    told = {"topic": "night service", "stance": "opposes", "statement": statement}
    return {"holder": holder, "holders": [], **none, **told, "attribution": [], "quotes": quotes}


def summary(*positions: dict[str, Any], **more: Any) -> VerifiedSummary:
    answer = {
        "overview": "The crews refuse to sail.",
        "conversations": [],
        "positions": list(positions),
        "disputed_claims": [],
        **more,
    }
    document = read_text(TEXT, source="a", title="Night service", published=date(2031, 6, 5))
    made = summarise_document(
        document, ScriptedEngine(lambda *_: answer), Options(strategy="single")
    )
    assert isinstance(made, VerifiedSummary)
    return made


def note(made: VerifiedSummary, supported: bool | None) -> str:
    said = {"statements": [{"number": 1, "supported": supported, "wrong": None}]}
    engine = ScriptedEngine({"statements": said if supported is not None else {"statements": []}})
    read = read_again([made], {"a": TEXT}, engine)
    return render_markdown(build_brief(read, sources={"a": TEXT}), {"a": TEXT})


def test_a_statement_in_other_words_stands_where_a_model_bears_it_out() -> None:
    made = summary(held("Ana Dahl", PLAIN, 2))
    assert PLAIN not in note(made, None)
    assert PLAIN in note(made, True)


def test_a_statement_that_it_denies_is_told_in_the_words_of_the_source() -> None:
    made = summary(
        held("Per Lund", "Per Lund of the port board said no crew had been asked to sail.", 4)
    )
    line = "Per Lund of the port board said no crew had been asked to sail."
    assert line in note(made, None)
    told = note(made, False)
    assert line not in told
    assert "no crew had been asked to sail on 3 June" in told
    # Its line takes it into account: nothing is left for a reader to know.
    assert "## Findings" not in told


@pytest.mark.parametrize("statement", [TURNED, NUMBERED, NAMED])
def test_negations_numbers_and_names_are_codes_to_see_whatever_a_model_says(statement: str) -> None:
    assert statement not in note(summary(held("Ana Dahl", statement, 2)), True)


def test_a_fact_stands_that_leans_on_the_beginning_of_its_document() -> None:
    said = "On 4 June 2031 the board of Sarnel was left hoping."
    fact = {"statement": said, "quotes": [{"sentences": [3], "words": None, "attribution": None}]}
    made = summary(held("Per Lund", SAID, 4), facts=[fact])
    assert said not in note(made, None)
    assert said in note(made, True)


def test_a_summary_without_its_text_stays_as_it_is() -> None:
    made, engine = summary(held("Ana Dahl", PLAIN, 2)), ScriptedEngine()
    assert read_again([made], {}, engine) == [made]
    assert engine.calls == 0


def test_what_is_left_to_the_model_is_among_what_rules_refuse() -> None:
    assert {why for why, _ in _REFUSALS} >= _READ_BETTER


def test_a_statement_that_begins_with_its_holder_gets_no_name_in_front() -> None:
    stated = "The crews, according to Ana Dahl, would not sail a tub like that after dark."
    made = summary(held("the crews", stated, 2))
    told = note(made, True).partition("## Findings")[0]
    assert stated in told
    assert "said that the crews" not in told


def test_the_year_of_a_document_needs_no_words_of_it() -> None:
    stated = "The crews of the Sarnel ferries met the port board on 2 June 2031."
    fact = {"statement": stated, "quotes": [{"sentences": [1], "words": None, "attribution": None}]}
    assert stated in note(summary(held("Per Lund", SAID, 4), facts=[fact]), True)
