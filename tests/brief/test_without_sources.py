"""A note whose sources are not at hand: lines are put together of the quotes alone, and none is invented."""

from __future__ import annotations

from summarizer import Scripted, Summarizer, VerifiedSummary, build_brief
from summarizer.brief.forms.markdown import render_markdown
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.quotes.recheck import recheck
from summarizer.reading.read import read_text
from summarizer.text.prepare import prepare

TEXT = (
    "Statement of the Fisheries Ministry of Ardland\n\n"
    "Minister Kaja Brel recalled the treaty and rejected any suggestion that the boats had crossed the line.\n"
)


def summary() -> VerifiedSummary:
    document = read_text(TEXT, "a.txt")
    made = Summarizer(Scripted()).summarise(document)
    claim = DisputedClaim(
        claim="The boats had crossed the line.",
        asserted_by=None,
        disputed_by="Kaja Brel",
        kind=DisputeKind.DENIED,
        asserting_quotes=(Quote(given="the boats had crossed the line"),),
        disputing_quotes=(
            Quote(given="rejected any suggestion that the boats had crossed the line"),
        ),
    )
    alone = made.model_copy(
        update={"conversations": (), "positions": (), "disputed_claims": (claim,)}
    )
    return recheck(alone, prepare(document))


def test_a_denial_that_holds_its_claim_is_told_once_with_its_subject() -> None:
    note = render_markdown(build_brief([summary()]))
    assert "Kaja Brel rejected any suggestion that the boats had crossed the line." in note
    assert "Rejected" not in note
    assert "Reports said" not in note


def test_with_the_source_the_whole_sentence_stands() -> None:
    texts = {"a.txt": TEXT}
    note = render_markdown(build_brief([summary()], sources=texts), texts)
    assert "recalled the treaty and rejected any suggestion" in note
