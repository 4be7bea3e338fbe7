"""What a denial denies."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.passes.denied import denied_in


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Lund denied that the ferry had sunk, adding that it sailed.", "the ferry had sunk"),
        ("Lund denied having sold the harbour.", "having sold the harbour"),
        ("He was firm in his denial of being behind the letter.", "being behind the letter"),
        (
            "Lund denied any role in the sinking of the ferry.",
            "any role in the sinking of the ferry",
        ),
        (
            "The ministry rejected reports that the talks had failed as absurd.",
            "the talks had failed",
        ),
        (
            "Zeman dismissed claims by Norvik that boats had been fired on.",
            "boats had been fired on",
        ),
        ("Reports that the treaty was torn up are false.", "the treaty was torn up"),
        ("“The story of a secret pact does not correspond to reality,” she said.", "a secret pact"),
        ("The rumour that he resigned is an invention.", "he resigned"),
    ],
)
def test_the_claim_is_read_from_the_words_that_deny_it(text: str, claim: str) -> None:
    denied = denied_in(text)
    assert denied is not None
    assert denied.span is not None
    assert text[denied.span[0] : denied.span[1]] == claim


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "Lund rejected her Norvik counterpart’s assertion that boats had sailed.",
            "her Norvik counterpart",
        ),
        ("Lund dismissed Mr Zeman's repeated claims that boats had sailed.", "Mr Zeman"),
        ("Lund denied that boats had sailed.", None),
    ],
)
def test_whose_claim_it_is_may_stand_before_it(text: str, owner: str | None) -> None:
    denied = denied_in(text)
    assert denied is not None
    assert denied.owner == owner


@pytest.mark.parametrize(
    "text",
    [
        "The claim was denied by the harbour master.",
        "Lund denied the allegations.",
        "This is nonsense.",
        "“That is simply not true,” she said.",
        "The accusations are baseless.",
        "It does not correspond to the facts.",
        "The ministry described them as absurd.",
        "She called the report an outright lie.",
    ],
)
def test_a_denial_may_point_to_a_claim_made_before(text: str) -> None:
    denied = denied_in(text)
    assert denied is not None
    assert denied.span is None


@pytest.mark.parametrize(
    "text",
    [
        "Lund rejected the plan.",
        "The law punishes spreading false information.",
        "Boats were denied entry to the harbour.",
        "She opposed the treaty.",
        "The problem lies in the harbour.",
        "",
    ],
)
def test_refusals_and_mere_words_deny_no_claim(text: str) -> None:
    assert denied_in(text) is None


@given(st.text(alphabet="denied thatclmsrpo.,is fal'“", max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    denied = denied_in(text)
    if denied is not None and denied.span is not None:
        assert 0 <= denied.span[0] < denied.span[1] <= len(text)


@pytest.mark.parametrize("piece", ["denied ", "the claims ", "reports that ", "dismissed a b c "])
def test_long_text_is_read_in_time(piece: str) -> None:
    begun = time.process_time()
    denied_in(piece * 2_000)
    assert time.process_time() - begun < 5
