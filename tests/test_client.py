from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import Quote, Scripted, SourceDocument, Summarizer, VerifiedResult, VerifiedSummary
from summarizer.batch.run import BatchPolicy
from summarizer.batch.store import State
from summarizer.errors import (
    AnswerTruncated,
    BudgetReached,
    ConfigurationError,
    EmptyDocument,
    InputError,
    KeyRejected,
)

NOTE = "On Monday the minister of Arland met the envoy of Belmark.\n“We reject the tariff,” the minister said.\n"


class Promise(BaseModel):
    who: str
    words: Quote


class Promises(BaseModel):
    promises: list[Promise]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"{NOTE}{number}\n", encoding="utf-8")
    return tmp_path


def test_text_a_path_and_a_document_are_all_taken(folder: Path) -> None:
    with Summarizer(Scripted()) as summarizer:
        results = [
            summarizer.summarise(text=NOTE),
            summarizer.summarise(folder / "0.txt"),
            summarizer.summarise(str(folder / "0.txt")),
            summarizer.summarize(SourceDocument(source="mine", text=NOTE)),
        ]
    assert all(isinstance(result, VerifiedSummary) for result in results)
    assert [result.document.source for result in results[1:]] == [str(folder / "0.txt")] * 2 + [
        "mine"
    ]


def test_a_mistyped_path_is_said_to_be_missing_and_not_summarised() -> None:
    with pytest.raises(InputError, match="does not exist"):
        Summarizer(Scripted()).summarise("documents/mistyped.txt")


def test_an_empty_text_is_an_error() -> None:
    with pytest.raises(EmptyDocument):
        Summarizer(Scripted()).summarise(text=" \n")


def test_a_schema_of_ones_own_gives_a_result_of_its_type(folder: Path) -> None:
    result = Summarizer(Scripted(), schema=Promises).summarise(folder / "0.txt")
    assert isinstance(result, VerifiedResult)
    assert result.result_type.endswith("Promises")


def test_a_batch_resumes_and_its_results_are_read_back(folder: Path, tmp_path: Path) -> None:
    engine = Scripted()
    summarizer = Summarizer(engine)
    first = summarizer.batch([folder], tmp_path / "out")
    asked = engine.calls
    second = summarizer.batch([folder], tmp_path / "out")
    assert (first.total, first.reused, second.reused) == (4, 0, 4)
    assert engine.calls == asked
    assert [result.document.source for result in second.results()] == [
        str(folder / f"{n}.txt") for n in range(4)
    ]
    assert first.spent.calls == second.spent.calls == asked


def test_another_strategy_is_another_question(folder: Path, tmp_path: Path) -> None:
    engine = Scripted()
    Summarizer(engine, strategy="single").batch([folder / "0.txt"], tmp_path / "out")
    asked = engine.calls
    report = Summarizer(engine, strategy="stepwise").batch([folder / "0.txt"], tmp_path / "out")
    assert report.reused == 0
    assert engine.calls > asked


def test_without_a_folder_the_results_live_as_long_as_the_report(folder: Path) -> None:
    report = Summarizer(Scripted()).batch([folder])
    out = report.out
    assert len(list(report.results())) == 4
    del report
    assert not out.exists()


def test_truncated_answers_are_listed_with_their_reason(folder: Path, tmp_path: Path) -> None:
    summarizer = Summarizer(
        Scripted(lambda _q, _s: AnswerTruncated("The answer ended at the token limit."))
    )
    report = summarizer.batch([folder], tmp_path / "out")
    assert report.counts == {State.TRUNCATED: 4}
    assert {row.error for row in report.failures} == {"The answer ended at the token limit."}


def test_a_rejected_key_stops_the_batch_and_writes_what_there_is(
    folder: Path, tmp_path: Path
) -> None:
    summarizer = Summarizer(Scripted(lambda _q, _s: KeyRejected("HTTP 401")))
    with pytest.raises(KeyRejected):
        summarizer.batch([folder], tmp_path / "out")
    assert (tmp_path / "out" / "summaries.jsonl").read_text(encoding="utf-8") == ""


def test_an_engine_that_was_handed_in_is_left_open() -> None:
    closed: list[bool] = []

    class Watched(Scripted):
        def close(self) -> None:
            closed.append(True)

    with Summarizer(Watched()) as summarizer:
        summarizer.summarise(text=NOTE)
    assert closed == []


def test_a_budget_is_held_and_said(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One cent for each token that is written, nothing for those that are read.
    monkeypatch.setattr(
        "summarizer.batch.session.tariff", lambda *_: lambda usage: usage.output * 0.01
    )
    policy = BatchPolicy(concurrency=1, budget_usd=0.05)
    summarizer = Summarizer(Scripted())
    with pytest.raises(BudgetReached, match="larger budget_usd"):
        summarizer.batch([folder], tmp_path / "out", policy)


def test_an_estimate_asks_nothing_and_leaves_out_what_is_done(folder: Path, tmp_path: Path) -> None:
    engine = Scripted()
    summarizer = Summarizer(engine)
    summarizer.batch([folder / "0.txt"], tmp_path / "out")
    asked = engine.calls
    estimate = summarizer.estimate([folder, "gone.txt"], tmp_path / "out")
    assert (estimate.documents, estimate.done_before, len(estimate.unreadable)) == (4, 1, 1)
    assert estimate.calls >= 3
    assert estimate.input > 0
    assert estimate.output <= estimate.most_output
    assert engine.calls == asked


def test_support_is_asked_for_once_and_a_batch_resumes(folder: Path, tmp_path: Path) -> None:
    engine = Scripted()
    summarizer = Summarizer(engine)
    plain = summarizer.batch([folder / "0.txt"], tmp_path / "out")
    summarizer.check_support = True
    asked = engine.calls
    checked = summarizer.batch([folder / "0.txt"], tmp_path / "out")
    assert (plain.reused, checked.reused) == (0, 0)
    assert "statements" in {question.name for question in engine.questions[asked:]}
    asked = engine.calls
    assert summarizer.batch([folder / "0.txt"], tmp_path / "out").reused == 1
    assert engine.calls == asked


def test_a_changed_support_prompt_asks_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarizer import pipeline

    summarizer = Summarizer(Scripted())
    summarizer.check_support = True
    summarizer.batch([folder / "0.txt"], tmp_path / "out")
    before = pipeline.load_prompt
    monkeypatch.setattr(
        pipeline,
        "load_prompt",
        lambda name: replace(before(name), sha256="changed" if name == "statements" else ""),
    )
    assert summarizer.batch([folder / "0.txt"], tmp_path / "out").reused == 0


@pytest.mark.parametrize("strategy", ["single", "stepwise"])
def test_the_estimate_counts_questions_of_support(folder: Path, strategy: Any) -> None:
    plain, checked = (
        Summarizer(Scripted(), strategy=strategy),
        Summarizer(Scripted(), strategy=strategy),
    )
    checked.check_support = True
    less, more = plain.estimate([folder]), checked.estimate([folder])
    assert more.calls >= less.calls + less.documents
    assert more.input > less.input
    assert more.most_output > less.most_output


DIALOGUE = "“Who has the key?” Ilse Varga asked.\n\n“Nobody,” Tom Reyes said.\n\n“Then break the lock for me.”\n"


def speakers_script() -> dict[str, Any]:
    quote = {"sentences": [], "words": "Then break the lock for me"}
    position = {
        "holder": "Ilse Varga",
        "on_behalf_of": None,
        "topic": "the lock",
        "stance": "demands",
        "statement": "The lock should be broken.",
        "attribution": [],
        "quotes": [quote],
    }
    summary = {
        "overview": "",
        "conversations": [],
        "positions": [position],
        "disputed_claims": [],
    }
    return {
        "single": summary,
        "speakers": {"sources": [{"number": 1, "source": "Ilse Varga"}]},
    }


def test_speakers_are_asked_for_once_and_a_batch_resumes(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text(DIALOGUE, encoding="utf-8")
    engine = Scripted(speakers_script())
    summarizer = Summarizer(engine, check_speakers=True)
    report = summarizer.batch([tmp_path / "lock.txt"], tmp_path / "out")
    (result,) = report.results()
    assert isinstance(result, VerifiedSummary)
    assert result.positions[0].quotes[0].speaker_by_model == "Ilse Varga"
    assert [question.name for question in engine.questions] == ["single", "speakers"]
    assert summarizer.batch([tmp_path / "lock.txt"], tmp_path / "out").reused == 1
    assert engine.calls == 2
    summarizer.check_speakers = False
    assert summarizer.batch([tmp_path / "lock.txt"], tmp_path / "out").reused == 0


def test_the_estimate_counts_the_question_about_speakers(folder: Path) -> None:
    plain = Summarizer(Scripted(), strategy="single")
    checked = Summarizer(Scripted(), strategy="single", check_speakers=True)
    less, more = plain.estimate([folder]), checked.estimate([folder])
    assert more.calls == less.calls + 4
    assert more.input > less.input
    assert more.most_output > less.most_output


def test_small_questions_and_the_question_about_speakers_exclude_each_other(folder: Path) -> None:
    engine = Scripted()
    summarizer = Summarizer(engine, strategy="stepwise", check_speakers=True)
    with pytest.raises(ConfigurationError, match="check_speakers"):
        summarizer.summarise(folder / "0.txt")
    assert engine.calls == 0


@pytest.mark.parametrize(
    "given", ["my call 15 Sept.docx", "", "They did not agree.\nThey left.", "x" * 2_000]
)
def test_a_string_is_a_path_and_never_a_text(given: str) -> None:
    with pytest.raises(InputError):
        Summarizer(Scripted()).summarise(given)


def test_exactly_one_document_is_summarised(folder: Path) -> None:
    summarizer = Summarizer(Scripted())
    assert summarizer.summarise(path=folder / "0.txt").document.source.endswith("0.txt")
    with pytest.raises(InputError, match="2 documents"):
        summarizer.summarise(folder / "0.txt", text=NOTE)
    with pytest.raises(InputError, match="0 documents"):
        summarizer.summarise()


def test_an_address_is_fetched_only_where_that_is_wanted() -> None:
    with pytest.raises(InputError, match="fetch=True"):
        Summarizer(Scripted()).summarise("https://press.example/readout")
