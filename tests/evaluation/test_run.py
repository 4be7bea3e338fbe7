from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.engines.answers import AnswerStore
from summarizer.engines.cached import cached
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import (
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    EndpointFailed,
    EngineError,
    InputError,
    KeyRejected,
    RateLimited,
)
from summarizer.evaluation.baseline import PlainSummary, plain_summary
from summarizer.evaluation.detail import remarks
from summarizer.evaluation.gold import Gold, read_gold
from summarizer.evaluation.report import as_markdown, as_object, differences
from summarizer.evaluation.run import Annotated, Contender, Trial, annotated_documents, run_trial
from summarizer.evaluation.scoring import score_document
from summarizer.models.document import SourceDocument
from summarizer.models.quote import Verdict
from tests.evaluation.conftest import TEXT, conversation, position, summary
from tests.servers import ChatServer, Reply, fails, says

PLAIN = {
    "overview": "Two officials spoke.",
    "conversations": [
        {
            "participants": ["Alda Verin", "Tomas Hule"],
            "date": "2026-05-03",
            "medium": "phone",
            "initiated_by": None,
            "topics": ["ferry"],
        }
    ],
    "positions": [
        {
            "holder": "Alda Verin",
            "topic": "ferry",
            "stance": "demands",
            "statement": "The ferry line must be reopened.",
            "quotes": ["the ferry line be reopened before the summer"],
        },
        {
            "holder": "Tomas Hule",
            "topic": "ferry",
            "stance": "affirms",
            "statement": "A ferry was stopped.",
            "quotes": ["a ferry had been stopped by his government"],
        },
    ],
    "disputed_claims": [],
}


@pytest.fixture
def ferry(gold: Gold) -> Annotated:
    return Annotated(gold, SourceDocument(source="ferry.txt", text=TEXT, language="en"))


def tried(engine: object, ferry: Annotated, way: str | None = "baseline") -> Trial:
    seen: list[tuple[str, int, int]] = []
    trial = run_trial(
        Contender(engine, way),  # type: ignore[arg-type]
        [ferry],
        lambda *step: seen.append(step),
        lambda _: None,
    )
    assert seen == [("ferry.txt", 0, 1)]
    return trial


def test_the_plain_call_is_scored_and_its_false_quote_is_found(ferry: Annotated) -> None:
    trial = tried(ScriptedEngine({"baseline": PLAIN}), ferry)
    scored = as_object(trial)
    assert scored["strategy"] == "baseline"
    assert scored["quotes_verified"] == {"rate": 0.5, "n": 2}
    assert scored["position"]["recall"] == 1.0
    summary = trial.outcomes[0].summary
    assert summary is not None
    assert [p.verdict for p in summary.positions] == [Verdict.EXACT, Verdict.DRIFT]


def test_the_plain_call_reaches_an_endpoint_as_one_request_of_1500_tokens(ferry: Annotated) -> None:
    with ChatServer([says(json.dumps(PLAIN))]) as server:
        result = plain_summary(ferry.document, OpenAIEngine("m", server.url))
    body = server.seen[0].body
    assert len(server.seen) == 1
    assert body["max_tokens"] == 1500
    assert body["response_format"]["type"] == "json_schema"
    assert TEXT in body["messages"][-1]["content"]
    assert (result.provenance.calls, len(result.positions)) == (1, 2)


def test_a_plain_answer_that_ran_into_the_limit_fails_and_is_paid_for(ferry: Annotated) -> None:
    cut = says(json.dumps(PLAIN)[:200], finish_reason="length")
    with ChatServer([cut]) as server:
        trial = tried(OpenAIEngine("m", server.url), ferry)
    outcome = trial.outcomes[0]
    assert isinstance(outcome.error, AnswerTruncated)
    assert outcome.scores.position.demanded == 1
    assert outcome.usage.output > 0
    assert outcome.calls == len(server.seen) == 1


def test_a_document_that_fails_counts_as_one_about_which_nothing_was_said(ferry: Annotated) -> None:
    trial = tried(ScriptedEngine({"single": AnswerRefused("No.")}), ferry, "single")
    scored = as_object(trial)
    assert scored["failed"] == {"ferry.txt": "No."}
    assert scored["position"]["recall"] == 0.0


def test_the_table_has_a_column_a_trial_and_a_row_a_document(ferry: Annotated) -> None:
    one = tried(ScriptedEngine({"baseline": PLAIN}, model="a|b"), ferry)
    other = tried(ScriptedEngine(), ferry, "single")
    whole, each = as_markdown([one, other]).split("\n\n")
    assert [c.strip() for c in whole.splitlines()[0].strip("|").split(" | ")] == [
        "",
        "a\\|b, baseline",
        "scripted, single",
    ]
    assert len({len(line) for line in whole.splitlines()}) == 1
    assert each.splitlines()[2].startswith("| ferry.txt | ")


def test_what_a_model_answers_has_the_plain_shape_and_no_sentence_numbers() -> None:
    assert "sentences" not in json.dumps(PlainSummary.model_json_schema())


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no annotations"):
        read_gold(tmp_path)


def test_an_annotation_that_lacks_something_says_what(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"document": {"file": "a.txt"}, "conversations": []}')
    with pytest.raises(InputError, match=r"a\.json is no annotation: positions"):
        read_gold(tmp_path)


def test_null_in_an_annotation_stands_for_nothing(tmp_path: Path) -> None:
    written = {
        "document": {"file": "ferry.txt", "optional_conversations": None},
        "conversations": [
            {
                "participants": [{"name": "Alda Verin", "alternatives": None}],
                "date": "2026-05-03",
                "date_alternatives": None,
                "medium": None,
                "medium_alternatives": [None, "phone"],
                "initiated_by": "Alda Verin",
                "initiated_by_alternatives": [None],
                "optional": None,
            },
            {"participants": [{"name": "Tomas Hule"}], "medium_alternatives": None},
        ],
        "positions": [
            {
                "holder": "Tomas Hule",
                "alternatives": [None, "Norland"],
                "stance": "denies",
                "stance_alternatives": None,
                "quotes": ["no ferry had been stopped"],
            }
        ],
        "disputed_claims": None,
    }
    (tmp_path / "ferry.json").write_text(json.dumps(written), encoding="utf-8")
    (read,) = read_gold(tmp_path)
    first, second = read.conversations
    assert (first.medium, first.medium_alternatives) == ("unknown", ("unknown", "phone"))
    assert (second.medium_alternatives, first.date_alternatives, first.optional) == ((), (), False)
    assert read.positions[0].names == ("Tomas Hule", "Norland")
    assert read.disputed_claims == ()


def test_a_summary_without_an_initiator_is_right_where_the_annotation_lets_null_pass(
    gold: Gold,
) -> None:
    (call,) = gold.conversations
    lenient = call.model_copy(
        update={"initiated_by": "Alda Verin", "initiated_by_alternatives": (None,)}
    )
    strict = call.model_copy(update={"initiated_by": "Alda Verin"})
    given = summary(conversations=[conversation("Alda Verin", "Tomas Hule")])
    rates = [
        score_document(gold.model_copy(update={"conversations": (one,)}), given, TEXT).initiator
        for one in (lenient, strict)
    ]
    assert [one.right for one in rates] == [1, 0]


def test_an_annotated_document_that_is_not_there_is_named(gold: Gold, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"ferry\.txt is annotated, but is not in"):
        annotated_documents([gold], tmp_path)


# --- what fails, and what was asked before ---------------------------------------------------------

BAD = '{"overview": 5}'


@pytest.mark.parametrize(
    ("plan", "kind", "calls", "tokens"),
    [
        ([says(BAD)], AnswerInvalid, 2, (200, 20)),
        ([fails(500, "down")], EndpointFailed, 1, (0, 0)),
        ([says(BAD), fails(429, "slow down")], RateLimited, 2, (100, 10)),
        ([fails(401, "who are you")], KeyRejected, 1, (0, 0)),
        ([says(None, message={"refusal": "No."})], EngineError, 1, (100, 10)),
    ],
)
def test_whatever_the_plain_call_ends_with_is_mapped_and_counted(
    ferry: Annotated,
    plan: list[Reply],
    kind: type[EngineError],
    calls: int,
    tokens: tuple[int, int],
    capfd: pytest.CaptureFixture[str],
) -> None:
    with ChatServer(plan) as server:
        outcome = tried(OpenAIEngine("m", server.url), ferry).outcomes[0]
        assert len(server.seen) >= calls
    assert isinstance(outcome.error, kind)
    assert outcome.calls >= calls
    assert (outcome.usage.input, outcome.usage.output) >= tokens
    assert capfd.readouterr().err == ""


def test_a_defect_ends_one_document_and_not_the_table(ferry: Annotated) -> None:
    trial = run_trial(
        Contender(ScriptedEngine({"single": [ZeroDivisionError("oh"), None]}), "single"),
        [ferry, ferry],
        lambda *_: None,
        lambda _: None,
    )
    first, second = trial.outcomes
    assert "Unexpected ZeroDivisionError: oh" in str(first.error)
    assert second.error is None
    assert "SummarizerError" in as_markdown([trial])


def test_what_was_asked_before_counts_as_it_did_then(ferry: Annotated, tmp_path: Path) -> None:
    store = AnswerStore(tmp_path / "answers.sqlite")
    with ChatServer([says(json.dumps(PLAIN))], delay=0.2) as server:
        first, second = (
            tried(cached(OpenAIEngine("m", server.url), store), ferry).outcomes[0] for _ in range(2)
        )
        assert len(server.seen) == 1
    assert (first.reused, second.reused) == (0, 1)
    assert (first.calls, second.calls) == (1, 1)
    assert first.usage.input == second.usage.input == 100
    assert second.seconds > 0.2
    assert second.summary is not None
    assert (second.summary.provenance.calls, second.summary.provenance.usage.reused) == (0, 1)
    assert second.scores == first.scores


def test_what_is_missing_or_too_much_is_listed_item_by_item(ferry: Annotated) -> None:
    trial = tried(ScriptedEngine({"baseline": PLAIN}), ferry)
    (surplus,) = trial.outcomes[0].remarks
    assert (surplus.fault, surplus.kind) == ("surplus", "position")
    assert surplus.item.startswith("Tomas Hule affirms: ")
    silent = tried(ScriptedEngine({"baseline": AnswerRefused("No.")}), ferry)
    assert [(r.fault, r.kind) for r in silent.outcomes[0].remarks] == [
        ("missed", "conversation"),
        ("missed", "position"),
    ]
    assert as_object(trial)["per_document"]["ferry.txt"]["remarks"] == [
        surplus.model_dump(exclude_none=True)
    ]
    shown = differences([trial, silent])
    assert shown.startswith("## ferry.txt")
    assert "- position, not annotated: Tomas Hule affirms" in shown
    assert "- conversation, missed: Alda Verin, Tomas Hule (2026-05-03)" in shown


def test_another_attitude_is_listed_with_the_annotated_one(gold: Gold) -> None:
    given = summary(
        positions=[
            position("Alda Verin", "Verin demanded that the ferry line be reopened", "opposes")
        ],
        conversations=[conversation("Alda Verin", "Tomas Hule")],
        disputed_claims=[
            {
                "claim": "A ferry was stopped.",
                "asserted_by": "Alda Verin",
                "disputed_by": "Tomas Hule",
                "kind": "denied",
                "asserting_quotes": [],
                "disputing_quotes": [],
            }
        ],
    )
    stance, dispute = remarks(gold, given)
    assert (stance.fault, stance.wanted) == ("stance", "demands")
    assert (dispute.fault, dispute.kind, dispute.item) == (
        "surplus",
        "dispute",
        "no quote / no quote",
    )
    assert remarks(gold, None)[0].kind == "conversation"


def test_long_wordings_are_cut_in_the_list(gold: Gold) -> None:
    words = "x" * 400
    given = summary(
        positions=[{**position("Alda Verin", TEXT[:30]), "quotes": [], "holder": words}]
    )
    assert max(len(r.item) for r in remarks(gold, given)) == 160


def test_one_model_on_two_servers_has_two_names(ferry: Annotated) -> None:
    with ChatServer([fails(404, "no such model")]) as server:
        names = [
            run_trial(
                Contender(name, base_url=server.url), [ferry], lambda *_: None, lambda _: None
            ).name
            for name in ("ollama:m", "vllm:m", "m")
        ]
    assert names == ["ollama:m, single", "vllm:m, single", "m, single"]
