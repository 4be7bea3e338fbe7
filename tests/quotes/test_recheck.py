"""Saved summaries against their sources, again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import SourceDocument
from summarizer.models.quote import Verdict
from summarizer.models.verified import Finding, VerifiedSummary
from summarizer.pipeline import Options, summarise_document
from summarizer.quotes.recheck import recheck
from summarizer.text.prepare import prepare

TEXT = """It is late. Minister Brandvold said that the harbour would stay open at 9.

It is late. Minister Mazur said that 14 boats had been lost."""


def position(words: str | None, sentence: int, statement: str) -> dict[str, Any]:
    return {
        "holder": "Minister Brandvold",
        "on_behalf_of": None,
        "topic": "harbour",
        "stance": "affirms",
        "statement": statement,
        "attribution": [],
        "quotes": [{"sentences": [sentence], "words": words}],
    }


def prepared(text: str = TEXT) -> Any:
    return prepare(SourceDocument(source="own.txt", text=text, language="en"))


@pytest.fixture
def saved() -> VerifiedSummary:
    answer = {
        "overview": "Brandvold spoke at 10.",
        "conversations": [],
        "positions": [
            position("It is late", 3, "It is late."),
            position(None, 2, "The harbour stays open."),
            position("the harbour would not stay open", 2, "It closes."),
            position(None, 99, "Nothing."),
        ],
        "disputed_claims": [],
    }
    engine = ScriptedEngine({"single": answer})
    made = summarise_document(prepared().document, engine, Options(repair_rounds=0))
    assert isinstance(made, VerifiedSummary)
    # As it comes back from a file: what was cited is not in there.
    return VerifiedSummary.model_validate(json.loads(made.model_dump_json()))


def test_an_unchanged_source_gives_the_same_verdicts_at_the_same_places(
    saved: VerifiedSummary,
) -> None:
    again = recheck(saved, prepared())
    assert [p.verdict for p in again.positions] == [
        Verdict.EXACT,
        Verdict.EXACT,
        Verdict.DRIFT,
        Verdict.ABSENT,
    ]
    spans = [[(q.start, q.end) for q in p.quotes] for p in again.positions]
    assert spans == [[(q.start, q.end) for q in p.quotes] for p in saved.positions]
    assert again.checks.counts == saved.checks.counts
    assert (again.document, again.provenance) == (saved.document, saved.provenance)


def test_checking_twice_changes_nothing_more(saved: VerifiedSummary) -> None:
    once = recheck(saved, prepared())
    assert recheck(once, prepared()) == once
    other = recheck(saved, prepared(TEXT.replace("9", "11")))
    assert recheck(other, prepared(TEXT.replace("9", "11"))) == other


def test_a_changed_source_is_said_once_and_its_quotes_fail(saved: VerifiedSummary) -> None:
    again = recheck(saved, prepared(TEXT.replace("would stay", "would not stay")))
    assert [p.verdict for p in again.positions][:3] == [Verdict.EXACT, Verdict.DRIFT, Verdict.EXACT]
    (found,) = [f for f in again.checks.findings if f.code == "source_changed"]
    now = prepared(TEXT.replace("would stay", "would not stay")).document.sha256
    assert (found.path, found.message) == (
        "document.sha256",
        (
            f"The summary was made from a text with SHA-256 {saved.document.sha256[:12]}…, "
            f"the source now has {now[:12]}…: offsets may differ."
        ),
    )
    assert again.document == saved.document


def test_passages_that_moved_are_found_and_it_is_said(saved: VerifiedSummary) -> None:
    text = "A line put in front of everything, which is long enough to move all.\n\n" + TEXT
    again = recheck(saved, prepared(text))
    quote = again.positions[1].quotes[0]
    assert quote.verdict is Verdict.EXACT
    assert text[quote.start : quote.end] == quote.text
    assert quote.note == "The words stand elsewhere than where they were found before."


def test_findings_that_hold_no_more_are_gone(saved: VerifiedSummary) -> None:
    assert "unsupported_number" in [f.code for f in saved.checks.findings]
    again = recheck(saved, prepared(TEXT.replace("9", "10")))
    assert "unsupported_number" not in [f.code for f in again.checks.findings]


def test_findings_of_the_making_are_kept(saved: VerifiedSummary) -> None:
    made = (
        Finding(code="repaired", path="positions[0].quotes[0]", message="m"),
        Finding(code="repair_failed", path="document", message="m"),
    )
    checks = saved.checks.model_copy(update={"findings": made})
    again = recheck(saved.model_copy(update={"checks": checks}), prepared())
    assert [f for f in again.checks.findings if f in made] == list(made)
    assert [f.code for f in again.checks.findings].count("drift") == 1


def test_a_tampered_verdict_does_not_survive(saved: VerifiedSummary) -> None:
    first = saved.positions[0]
    lie = first.quotes[0].model_copy(
        update={"given": None, "text": "It is not late", "verdict": Verdict.EXACT}
    )
    forged = saved.model_copy(update={"positions": (first.model_copy(update={"quotes": (lie,)}),)})
    again = recheck(forged, prepared())
    assert again.positions[0].verdict is Verdict.DRIFT
