"""Direct speech that passes on what somebody else has said, and claims that stand only in their rejection."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributions import attributions
from summarizer.attribution.cast import Cast
from summarizer.attribution.reported import claim_within, with_reported
from summarizer.models.document import PreparedText, SourceDocument
from summarizer.text.prepare import prepare

KOS = "Polish Foreign Minister Jan Kos spoke in Geneva. "
BERG = "Norwegian President Anna Berg listened. "


def prepared(text: str) -> PreparedText:
    return prepare(SourceDocument(source="own", text=text, language="en"))


@pytest.mark.parametrize(
    ("text", "holder", "chain"),
    [
        # An office is whoever holds it in this document.
        (KOS + BERG + '"The president has told us that prices must fall," Mr Kos said.',
         "Anna Berg", ("Jan Kos",)),
        # Nobody in this document holds it.
        (KOS + '"The ambassador has told us that prices must fall," Mr Kos said.', "Jan Kos", ()),
        # "She" is the other person, not the country named since.
        (KOS + BERG + 'Sweden was not there. "She told us that prices must fall," Mr Kos said.',
         "Anna Berg", ("Jan Kos",)),
        # A pronoun with nobody else to stand for, its speaker apart.
        (KOS + '"He told us that prices must fall," Mr Kos said.', "Jan Kos", ()),
    ],
)  # fmt: skip
def test_what_is_passed_on_is_held_by_who_said_it(
    text: str, holder: str, chain: tuple[str, ...]
) -> None:
    document = prepared(text)
    cast = Cast.of(document)
    found = [with_reported(document, cast, a) for a in attributions(document, cast) if a.direct]
    assert [(a.holder, a.chain) for a in found] == [(holder, chain)]


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Kos rejected claims that prices had risen by half.", None),
        ("Kos rejected Norway's claim that prices had risen by half.", "Norway"),
        ("Kos rejected claims by Norway that prices had risen by half.", "Norway"),
    ],
)
def test_a_rejected_claim_is_told_only_where_it_is_somebodys(
    sentence: str, claimant: str | None
) -> None:
    document = prepared(KOS + sentence)
    found = claim_within(document, Cast.of(document), document.sentences[-1])
    assert (found and found.asserted_by) == claimant
