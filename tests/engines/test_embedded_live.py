"""The embedded model itself, loaded in this process, on one short document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec

import pytest

from summarizer.engines.embedded import EmbeddedEngine
from summarizer.engines.weights import weights_installed
from summarizer.models.document import Kind, SourceDocument
from summarizer.models.quote import Verdict
from summarizer.models.summary import Medium
from summarizer.models.verified import VerifiedSummary
from summarizer.pipeline import summarise_document
from summarizer.quotes.walk import quotes_of

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(find_spec("xllamacpp") is None, reason="xllamacpp is not installed"),
    pytest.mark.skipif(not weights_installed(), reason="the embedded weights are not installed"),
]

TEXT = (
    "Foreign Minister Ilse Brandvold of Norvik spoke by telephone on Monday with Foreign Minister Teodor Mazur of "
    "Ostrava. Brandvold called on Ostrava to reopen the ferry line before the winter. Mazur rejected the claim that "
    "the line had been closed for political reasons. “The ferry is forty years old and unsafe,” he said. "
    "They agreed to speak again."
)


@pytest.fixture(scope="module")
def engine() -> Iterator[EmbeddedEngine]:
    loaded = EmbeddedEngine()
    loaded.load()
    yield loaded
    loaded.close()


def test_a_short_readout_is_summarised_from_end_to_end(engine: EmbeddedEngine) -> None:
    document = SourceDocument(
        source="own.txt",
        text=TEXT,
        published=date(2031, 3, 12),
        kind=Kind.READOUT,
        language="en",
    )
    result = summarise_document(document, engine)
    assert isinstance(result, VerifiedSummary)
    (call,) = result.conversations
    assert {p.name.split()[-1] for p in call.participants} == {"Brandvold", "Mazur"}
    assert (call.date, call.medium) == ("2031-03-10", Medium.PHONE)
    assert any(p.holder.endswith("Brandvold") for p in result.positions)
    for _, quote in quotes_of(result):
        assert quote.verdict is Verdict.EXACT
        assert TEXT[quote.start : quote.end] == quote.text
    assert result.provenance.usage.input > 0
    assert (result.provenance.provider, engine.profile.local) == ("embedded", True)
