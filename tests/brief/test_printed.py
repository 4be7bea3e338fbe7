"""A note shows what a page would show: no marks of emphasis, links and notes, in lines and footnotes."""

from __future__ import annotations

from summarizer.brief import build_brief
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.lines.printed import as_printed
from summarizer.models.summary import DisputedClaim, DisputeKind
from tests.accounts.helpers import position, quote, record, summary

TEXT = (
    "Ana Castor met the envoy on Monday. Ana Castor said that the court had overturned *Holm v. Kern* in its "
    "75<sup>th </sup>year, and that [the treaty](https://velmar.example/treaty)[4](#f4) stands.\n"
)
WORDS = "the court had overturned *Holm v. Kern* in its 75<sup>th </sup>year"


def test_lines_and_footnotes_are_without_the_marks_of_the_source() -> None:
    made = summary(
        record("a", TEXT),
        positions=[
            position(
                "Ana Castor",
                "the court",
                "affirms",
                "Ana Castor said that the court had overturned *Holm v. Kern* in its 75<sup>th</sup> year.",
                quote(TEXT, WORDS),
            )
        ],
    )
    note = render_markdown(build_brief([made], sources={"a": TEXT}), sources={"a": TEXT})
    assert "the court had overturned Holm v. Kern in its 75th year" in note
    assert "and that the treaty stands." in note
    assert "sup" not in note
    assert r"\*" not in note


def test_a_text_without_marks_is_the_same_summary() -> None:
    plain = "Ana Castor said that the treaty stands."
    held = position("Ana Castor", "the treaty", "affirms", plain, quote(plain, "the treaty stands"))
    note = render_markdown(
        build_brief([summary(record("a", plain), positions=[held])], sources={"a": plain})
    )
    assert "Ana Castor said that the treaty stands." in note


def test_a_claim_and_its_answer_are_without_the_marks_of_the_source() -> None:
    claim = DisputedClaim(
        claim="The *Velmar* was sunk.",
        asserted_by="Ana Castor",
        answer="Per Lund says that the *Velmar* sails.",
        kind=DisputeKind.DENIED,
    )
    (shown,) = as_printed(summary(record("a", TEXT), disputed_claims=[claim])).disputed_claims
    assert (shown.claim, shown.answer) == (
        "The Velmar was sunk.",
        "Per Lund says that the Velmar sails.",
    )
