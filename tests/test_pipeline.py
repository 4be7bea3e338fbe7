"""From a document to a verified result: both strategies, own schemas, repair, hostile answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import EmptyDocument, EndpointUnreachable
from summarizer.models.document import Kind
from summarizer.models.quote import Quote, SpeakerCheck, Verdict
from summarizer.models.summary import Summary
from summarizer.models.verified import VerifiedResult, VerifiedSummary
from summarizer.pipeline import Options, fingerprints, strategy_of, summarise_document
from tests.passes.helpers import (
    READOUT,
    assert_verified_quotes_stand,
    document,
    placed,
    random_engine,
    stepwise_engine,
)

TWICE_MEASURED = {"created", "seconds"}


def summarised(engine: Any, text: str = READOUT, **options: Any) -> VerifiedSummary:
    result = summarise_document(document(text), engine, Options(**options))
    assert isinstance(result, VerifiedSummary)
    return result


def position(words: str | None, sentences: list[int], **fields: Any) -> dict[str, Any]:
    return {
        "holder": "Ilse Brandvold",
        "on_behalf_of": None,
        "topic": "harbour",
        "stance": "affirms",
        "statement": "Norvik would keep the harbour open.",
        "attribution": [],
        "quotes": [{"sentences": sentences, "words": words}],
    } | fields


def answer(*positions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "overview": "The ministers spoke.",
        "conversations": [],
        "positions": list(positions),
        "disputed_claims": [],
    } | fields


# --- step by step ------------------------------------------------------------------------------------


def test_stepwise_gives_conversation_positions_and_exact_quotes() -> None:
    summary = summarised(stepwise_engine())
    (conversation,) = summary.conversations
    assert [p.name for p in conversation.participants] == ["Ilse Brandvold", "Teodor Mazur"]
    assert (conversation.date, conversation.medium) == ("2031-03-10", "phone")
    assert conversation.initiated_by == "Norvik side"
    assert {"Ilse Brandvold", "Teodor Mazur"} <= {p.holder for p in summary.positions}
    assert {q.verdict for _, q in placed(summary)} == {Verdict.EXACT}
    assert_verified_quotes_stand(summary, READOUT)
    assert {p.verdict for p in summary.positions} == {Verdict.EXACT}


def test_calls_and_tokens_are_those_of_the_engine() -> None:
    engine = stepwise_engine()
    provenance = summarised(engine).provenance
    assert provenance.calls == engine.calls == len(engine.questions) > 2
    assert provenance.usage.input > provenance.usage.output > 0
    assert (provenance.model, provenance.provider, provenance.strategy) == (
        "scripted",
        "scripted",
        "stepwise",
    )


def test_same_answers_give_the_same_result() -> None:
    one, other = (summarised(stepwise_engine()).model_dump(mode="json") for _ in range(2))
    for result in (one, other):
        assert result["provenance"].keys() >= TWICE_MEASURED
        for name in TWICE_MEASURED:
            del result["provenance"][name]
    assert one == other


def test_a_one_sided_readout_gives_the_other_side_no_positions() -> None:
    text = (
        "Foreign Minister Ilse Brandvold met Foreign Minister Teodor Mazur in Port Anse on Monday. "
        "Brandvold stressed that Norvik would keep the harbour open."
    )
    summary = summarised(stepwise_engine(), text)
    assert {p.holder for p in summary.positions} == {"Ilse Brandvold"}


def test_a_text_without_parties_gets_an_empty_summary_that_says_so() -> None:
    summary = summarised(
        stepwise_engine(position="fact"), "Rain fell on the hills. The river rose by two feet."
    )
    assert (summary.conversations, summary.positions, summary.disputed_claims) == ((), (), ())
    assert summary.overview == (
        "The document reports no conversation between parties and no stated position."
    )


@pytest.mark.parametrize("strategy", ["single", "stepwise"])
def test_page_furniture_alone_is_refused(strategy: Any) -> None:
    with pytest.raises(EmptyDocument, match=r"own\.txt .* page furniture"):
        summarised(
            ScriptedEngine(), "Share:\n\nPrint this page\n\nCookie settings", strategy=strategy
        )


def test_an_unreachable_engine_is_an_error_and_no_empty_summary() -> None:
    with pytest.raises(EndpointUnreachable):
        summarised(stepwise_engine(position=EndpointUnreachable("nobody listens")))


def test_progress_is_told_from_nothing_to_nearly_all() -> None:
    seen: list[tuple[str, int, int]] = []
    summarised(stepwise_engine(), on_step=lambda *step: seen.append(step))
    steps = list(dict.fromkeys(step for step, _, _ in seen))
    assert steps == ["conversations", "positions", "topics"]
    for name in ("positions", "topics"):
        counts = [(done, total) for step, done, total in seen if step == name]
        assert counts == [(n, len(counts)) for n in range(len(counts))]


# --- one call ----------------------------------------------------------------------------------------


def test_a_quote_cited_by_number_is_the_sentence_itself() -> None:
    summary = summarised(ScriptedEngine({"single": answer(position(None, [4]))}))
    quote = summary.positions[0].quotes[0]
    assert quote.text == "Brandvold stressed that Norvik would keep the harbour open."
    assert (quote.given, quote.verdict) == (None, Verdict.EXACT)
    assert quote.speaker_check is SpeakerCheck.NAMED


def test_an_item_without_quotes_is_absent_and_kept() -> None:
    summary = summarised(ScriptedEngine({"single": answer(position(None, [], quotes=[]))}))
    assert [p.verdict for p in summary.positions] == [Verdict.ABSENT]


def test_a_wrong_speaker_is_a_finding() -> None:
    engine = ScriptedEngine(
        {
            "single": answer(
                position("Norvik would keep the harbour open", [4], holder="Teodor Mazur")
            )
        }
    )
    summary = summarised(engine)
    assert summary.positions[0].quotes[0].speaker_check is SpeakerCheck.OTHER
    (found,) = [f for f in summary.checks.findings if f.code == "speaker_other"]
    assert found.path == "positions[0].quotes[0]"
    assert "Teodor Mazur" in found.message


def test_source_quotations_nobody_used_are_listed() -> None:
    (missed,) = summarised(ScriptedEngine({"single": answer()})).checks.coverage
    assert missed.text == "We have not raised a single tariff this year,"
    assert READOUT[missed.start : missed.end] == missed.text


def test_counts_name_every_verdict() -> None:
    engine = ScriptedEngine(
        {
            "single": answer(
                position("keep the harbour open", [4]), position("entirely made up tale", [4])
            )
        }
    )
    summary = summarised(engine, repair_rounds=0)
    assert summary.checks.counts == {
        "exact": 1, "normalised": 0, "elided": 0, "drift": 0, "absent": 1,
    }  # fmt: skip


# --- repair ------------------------------------------------------------------------------------------

DRIFT = "Norvik would close the harbour again"
TRUE = "Norvik would keep the harbour open"


def repaired(words: str | None, *, given: str = "Norvik would keep the harbour closed") -> Any:
    engine = ScriptedEngine(
        {
            "single": answer(position(given, [4]), position("keep the harbour", [4])),
            "repair": {"entries": [{"number": 1, "words": words}]},
        }
    )
    return engine, summarised(engine)


def test_a_drifted_quote_is_asked_for_again_alone() -> None:
    engine, summary = repaired(TRUE)
    assert [q.name for q in engine.questions] == ["single", "repair"]
    asked = engine.questions[1].text
    assert "1. Quote: Norvik would keep the harbour closed" in asked
    assert "2. Quote" not in asked
    assert "closed instead of open" in asked
    assert summary.provenance.calls == 2
    assert summary.positions[0].verdict is Verdict.EXACT
    assert summary.positions[0].quotes[0].text == TRUE


def test_the_words_first_given_stay_on_record() -> None:
    _, summary = repaired(TRUE)
    (found,) = [f for f in summary.checks.findings if f.code == "repaired"]
    assert found.path == "positions[0].quotes[0]"
    assert "Norvik would keep the harbour closed" in found.message
    assert [(c.given, c.source) for c in found.changes] == [("closed", "open")]


@pytest.mark.parametrize(
    "words",
    [
        None,
        "Norvik would not keep the harbour open",
        "open",
        "The ministers discussed the ferry line",
    ],
    ids=["nothing", "falsified again", "one word of it", "another passage"],
)
def test_what_still_fails_stays_as_it_was_and_marked(words: str | None) -> None:
    _, summary = repaired(words)
    quote = summary.positions[0].quotes[0]
    assert (quote.given, quote.verdict) == ("Norvik would keep the harbour closed", Verdict.DRIFT)
    assert summary.positions[0].verdict is Verdict.DRIFT
    assert [f.code for f in summary.checks.findings].count("drift") == 1


def test_a_difference_of_glyphs_is_not_asked_for_again() -> None:
    engine = ScriptedEngine(
        {"single": answer(position('"We have not raised a single tariff this year,"', [6]))}
    )
    summary = summarised(engine)
    assert [q.name for q in engine.questions] == ["single"]
    assert summary.positions[0].verdict is Verdict.NORMALISED


@pytest.mark.parametrize("rounds", [0, 1, 3])
def test_repair_asks_no_more_often_than_allowed(rounds: int) -> None:
    engine = ScriptedEngine(
        {
            "single": answer(position(DRIFT, [4])),
            "repair": {"entries": [{"number": 1, "words": "Norvik would keep the harbour shut"}]},
        }
    )
    summarised(engine, repair_rounds=rounds)
    assert [q.name for q in engine.questions].count("repair") <= min(rounds, 1)


# --- own schemas -------------------------------------------------------------------------------------


class Remark(BaseModel):
    """Something said."""

    speaker: str
    words: Quote


class Report(BaseModel):
    """A schema of somebody's own."""

    remarks: list[Remark]
    by_topic: dict[str, list[Quote]]
    best: Quote | None = None
    pair: tuple[Quote, str]


OWN = {
    "remarks": [
        {"speaker": "Mazur", "words": {"sentences": [7], "words": "have raised a single tariff"}},
        {"speaker": "Brandvold", "words": {"sentences": [4], "words": None}},
    ],
    "by_topic": [{"key": "ferry", "value": [{"sentences": [3], "words": "the ferry line"}]}],
    "best": None,
    "pair": {"item_1": {"sentences": [99], "words": None}, "item_2": "x"},
}


def test_quotes_of_an_own_schema_are_verified_wherever_they_stand() -> None:
    options = Options(schema=Report, repair_rounds=0)
    result = summarise_document(document(), ScriptedEngine({"own": OWN}), options)
    assert isinstance(result, VerifiedResult)
    assert result.result_type.endswith(":Report")
    value = result.result
    assert value["remarks"][0]["words"]["verdict"] == "drift"
    assert value["remarks"][1]["words"]["verdict"] == "exact"
    assert value["by_topic"]["ferry"][0]["text"] == "the ferry line"
    assert value["best"] is None
    assert value["pair"][0]["verdict"] == "absent"
    assert "no sentence 99" in value["pair"][0]["note"]
    assert {f.path for f in result.checks.findings if f.code in ("drift", "absent")} == {
        "remarks[0].words",
        "pair[0]",
    }
    Report.model_validate(value)


class Graded(Summary):
    """A summary with something added."""

    grade: str


def test_a_summary_class_of_ones_own_keeps_what_it_adds() -> None:
    engine = ScriptedEngine({"own": answer(position(None, [4])) | {"grade": "B2"}})
    result = summarise_document(document(), engine, Options(schema=Graded))
    assert isinstance(result, VerifiedResult)
    assert result.result["grade"] == "B2"
    assert result.result["positions"][0]["verdict"] == "exact"


def test_an_own_schema_is_asked_for_in_one_call_whatever_the_engine_prefers() -> None:
    engine = stepwise_engine()
    assert strategy_of(engine, Options(schema=Report)) == "single"
    assert strategy_of(engine, Options(strategy="single")) == "single"
    assert strategy_of(engine, Options(schema=Summary)) == "stepwise"


def test_fingerprints_differ_where_prompts_or_schemas_do() -> None:
    engine = ScriptedEngine()
    plain = fingerprints(engine, Options())
    assert plain == fingerprints(engine, Options(schema=Summary))
    assert plain[0] != fingerprints(engine, Options(strategy="stepwise"))[0]
    assert plain[1] != fingerprints(engine, Options(schema=Report))[1]


# --- whatever an engine answers ----------------------------------------------------------------------


@given(seed=st.integers(0, 10**9), strategy=st.sampled_from(["single", "stepwise"]))
@settings(max_examples=40, deadline=None)
def test_whatever_is_answered_the_result_keeps_its_promises(seed: int, strategy: Any) -> None:
    summary = summarised(random_engine(seed, strategy))
    assert_verified_quotes_stand(summary, READOUT)
    again = VerifiedSummary.model_validate_json(summary.model_dump_json())
    assert again.model_dump() == summary.model_dump()
    assert sum(summary.checks.counts.values()) == len(list(placed(summary)))
    marked = {f.path for f in summary.checks.findings if f.code in ("drift", "absent")}
    assert marked == {place.path for place, quote in placed(summary) if not quote.verified}


@given(seed=st.integers(0, 10**9))
@settings(max_examples=20, deadline=None)
def test_other_kinds_and_scripts_hold_up_as_well(seed: int) -> None:
    text = "Президент Мазур заявил, что порт останется открытым.\n\nQ: Что с тарифом?\n\nМАЗУР: Мы его не повышали. 😀"
    result = summarise_document(
        document(text, kind=Kind.TRANSCRIPT, language="ru"), random_engine(seed), Options()
    )
    assert isinstance(result, VerifiedSummary)
    assert_verified_quotes_stand(result, text)
