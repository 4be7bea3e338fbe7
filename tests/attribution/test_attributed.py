"""Who says what is worked out once a document, and only where somebody asks."""

from __future__ import annotations

import pytest

from summarizer.attribution import attributed as module
from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import Cast
from summarizer.models.document import PreparedText
from summarizer.pipeline import Options, summarise_document
from summarizer.quotes.verify import Verifier
from tests.passes.helpers import document, stepwise_engine

TEXT = "Anna Holm said the harbour would stay open. Jan Kos said the nets must be lifted."


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count how often cast and attributions are worked out."""
    calls: list[str] = []
    cast_of, found = Cast.of, module.attributions

    def counting_cast(prepared: PreparedText) -> Cast:
        calls.append("cast")
        return cast_of(prepared)

    def counting(prepared: PreparedText, cast: Cast) -> tuple[Attribution, ...]:
        calls.append("attributions")
        return found(prepared, cast)

    monkeypatch.setattr(module.Cast, "of", counting_cast)
    monkeypatch.setattr(module, "attributions", counting)
    return calls


def test_a_run_of_small_questions_works_them_out_once(counted: list[str]) -> None:
    summarise_document(document(TEXT), stepwise_engine(), Options(strategy="stepwise"))
    assert sorted(counted) == ["attributions", "cast"]


def test_nothing_is_worked_out_before_somebody_asks(counted: list[str]) -> None:
    verifier = Verifier(Attributed.of(TEXT))
    assert counted == []
    assert verifier.attributed.attributions
    assert verifier.speakers.cast is verifier.attributed.cast
    assert sorted(counted) == ["attributions", "cast"]


def test_what_is_attributed_already_stays_as_it_is() -> None:
    made = Attributed.of(TEXT)
    assert Attributed.of(made) is made
    assert Attributed.of(made.prepared).prepared is made.prepared
