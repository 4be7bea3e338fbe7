"""``--check-support`` of a model that takes whole documents: one question, and what its answer is worth."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerInvalid, KeyRejected
from summarizer.models.quote import Quote
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Fact,
    Outcome,
    Participant,
    Summary,
)
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.statements_check import check_statements
from summarizer.pipeline import Options, summarise_document
from summarizer.quotes.verify import Verifier
from tests.passes.helpers import READOUT, SmallEngine, document, prepared
from tests.passes.test_support_check import answer, checked, position

STAYS, CLOSES = "The harbour stays open.", "The harbour will be closed."


def told(*judged: bool, wrong: str | None = None) -> dict[str, Any]:
    listed = enumerate(judged, 1)
    return {"statements": [{"number": n, "supported": yes, "wrong": wrong} for n, yes in listed]}


def run(value: Summary, script: Any) -> tuple[Summary, DocumentUsage, ScriptedEngine]:
    engine, usage = ScriptedEngine({"statements": script}), DocumentUsage()
    return check_statements(prepared(), value, engine, usage), usage, engine


def test_one_question_holds_the_document_and_all_statements() -> None:
    _, usage, engine = run(checked(position(STAYS), position(CLOSES)), told(True, True))
    (question,) = engine.questions
    lines = question.text.splitlines()
    assert "[4] Brandvold stressed that Norvik would keep the harbour open." in lines
    assert lines[-3:] == [
        "Statements:",
        f"[1] Ilse Brandvold (sentence 4): {STAYS}",
        f"[2] Ilse Brandvold (sentence 4): {CLOSES}",
    ]
    assert usage.total.calls == 1


def test_what_the_model_says_is_kept_beside_the_item_and_a_denial_is_a_finding() -> None:
    value, usage, _ = run(
        checked(position(STAYS), position(CLOSES)), told(True, False, wrong="be closed")
    )
    assert [p.supported for p in value.positions] == [True, False]
    (finding,) = usage.findings
    assert (finding.code, finding.path) == ("unsupported_statement", "positions[1].statement")
    assert "(“be closed”)" in finding.message


def test_words_called_wrong_that_the_statement_does_not_have_are_not_passed_on() -> None:
    _, usage, _ = run(checked(position(CLOSES)), told(False, wrong="<script>"))
    assert "script" not in usage.findings[0].message


def test_facts_and_outcomes_are_asked_about_too() -> None:
    quotes = (Quote(given="The ministers discussed the ferry line and the fishing season"),)
    talk = Conversation(
        participants=(Participant(name="Ilse Brandvold"), Participant(name="Teodor Mazur")),
        outcomes=(Outcome(text="They talked about ferries.", quotes=quotes),),
    )
    fact = Fact(statement="Ferries were talked about.", quotes=quotes)
    value, _, engine = run(checked(conversations=(talk,), facts=(fact,)), told(True, False))
    assert value.facts[0].supported is True
    assert value.conversations[0].outcomes[0].supported is False
    # What came of a talk is nobody's in particular.
    assert "[2] (sentence 3): They talked about ferries." in engine.questions[0].text


def disputed(claim: str, answer: str | None = None) -> DisputedClaim:
    return DisputedClaim(
        claim=claim,
        asserted_by="Norvik",
        disputed_by="Teodor Mazur",
        answer=answer,
        kind=DisputeKind.DENIED,
        asserting_quotes=(Quote(given="any tariff had been raised"),),
        disputing_quotes=(Quote(given="We have not raised a single tariff this year"),),
    )


CUT, SAYS_NO = "Any tariff had been raised.", "Mazur says that he raised no tariff this year."


def test_an_answer_is_asked_about_and_what_the_model_says_of_it_is_kept() -> None:
    given = disputed("Mazur raised tariffs.", SAYS_NO)
    value, usage, engine = run(checked(disputed_claims=(given,)), told(True, False))
    (found,) = value.disputed_claims
    assert (found.supported, found.answer_supported) == (True, False)
    assert f"[2] Teodor Mazur (sentence 7): {SAYS_NO}" in engine.questions[0].text.splitlines()
    assert [f.path for f in usage.findings] == ["disputed_claims[0].answer"]
    again, _, engine = run(value, told(True, True))
    assert (again, engine.calls) == (value, 0)


def test_a_claim_is_asked_about_though_it_is_cut_from_what_denies_it() -> None:
    quotes = (Quote(given="Mazur denied that any tariff had been raised"),)
    cut = disputed("Mazur denied that any tariff had been raised.").model_copy(
        update={"asserting_quotes": quotes}
    )
    value, _, engine = run(checked(position(CLOSES), disputed_claims=(cut,)), told(True, True))
    assert [d.supported for d in value.disputed_claims] == [True]
    assert "[2] Norvik (sentence 6): Mazur denied" in engine.questions[0].text


def test_a_statement_is_asked_about_once() -> None:
    value, _, _ = run(checked(position(STAYS)), told(True))
    again, _, engine = run(value, told(False))
    assert (again, engine.calls) == (value, 0)


def test_numbers_that_were_not_asked_about_change_nothing() -> None:
    value, usage, _ = run(
        checked(position(STAYS)), {"statements": [{"number": 7, "supported": False}]}
    )
    assert value.positions[0].supported is None
    assert usage.findings == []


def test_an_unusable_answer_loses_nothing_and_is_said() -> None:
    value, usage, _ = run(checked(position(STAYS)), AnswerInvalid("What?"))
    assert value.positions[0].supported is None
    assert [f.code for f in usage.findings] == ["support_unknown"]


def test_a_rejected_key_is_no_answer() -> None:
    with pytest.raises(KeyRejected):
        run(checked(position(STAYS)), KeyRejected("HTTP 401"))


def test_of_a_long_document_the_beginning_and_what_stands_near_is_shown() -> None:
    filler = "\n\n".join(
        f"The ferry of day {n} was late again, and nobody said why." for n in range(400)
    )
    text = f"{READOUT}\n\n{filler}\n\nOskar Lund said that the pier was closed for good."
    held = position(
        "Oskar Lund said that the pier is shut.", "the pier was closed for good", "Lund"
    )
    value = Verifier(prepared(text)).check(Summary(overview="", positions=(held,))).value
    assert isinstance(value, Summary)
    engine, usage = SmallEngine({"statements": told(True)}, 6_000, 1_000), DocumentUsage()
    made = check_statements(prepared(text), value, engine, usage)
    assert made.positions[0].supported is True
    (question,) = engine.questions
    assert "\n[..]\n" in question.text
    assert "[1] Foreign Minister Ilse Brandvold" in question.text
    assert "Oskar Lund said that the pier was closed" in question.text
    assert "day 200 " not in question.text


def test_many_statements_are_asked_about_in_portions() -> None:
    many = checked(*(position(f"The harbour stays open, version {n}.") for n in range(130)))
    value, usage, engine = run(many, told(*[True] * 60))
    assert engine.calls == usage.total.calls == 3
    assert all(p.supported for p in value.positions)


def test_statements_without_room_are_counted() -> None:
    value = checked(position(STAYS), position(CLOSES))
    engine, usage = SmallEngine({"statements": told(True, True)}, 600, 200), DocumentUsage()
    made = check_statements(prepared(), value, engine, usage)
    assert (made, engine.calls) == (value, 0)
    (finding,) = usage.findings
    assert finding.code == "support_unknown"
    assert "no room to ask whether 2 statements" in finding.message


def test_a_draft_cannot_say_that_it_is_borne_out() -> None:
    drafted = position(STAYS).model_copy(update={"supported": True})
    assert checked(drafted).positions[0].supported is None
    kept = checked(position(STAYS)).positions[0].model_copy(update={"supported": True})
    assert checked(kept).positions[0].supported is True
    claim = disputed(CUT, SAYS_NO).model_copy(update={"answer_supported": True})
    assert checked(disputed_claims=(claim,)).disputed_claims[0].answer_supported is None


def test_the_pipeline_asks_it_beside_the_summary() -> None:
    engine = ScriptedEngine({"single": answer(CLOSES), "statements": told(False)})
    found = summarise_document(document(), engine, Options(check_support=True))
    assert [f.code for f in found.checks.findings] == ["unsupported_statement"]
    assert [q.name for q in engine.questions] == ["single", "statements"]


def test_an_entry_that_cannot_be_read_takes_nothing_from_the_others() -> None:
    bad = {"number": 1, "supported": "in part", "wrong": None}
    given = {"statements": [bad, *told(True, False)["statements"][1:]]}
    value, usage, _ = run(checked(position(STAYS), position(CLOSES)), given)
    assert [p.supported for p in value.positions] == [None, False]
    unread, denied = usage.findings
    assert (unread.code, unread.path) == ("support_unknown", "positions[0].statement")
    assert "supported: Input should be a valid boolean" in unread.message
    assert denied.code == "unsupported_statement"
