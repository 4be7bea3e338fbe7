"""Claims told as two numbers, or answered by who "remembers it differently" or "was not". All texts are invented."""

from __future__ import annotations

import pytest

from tests.passes.helpers import disputes_in

CASES = [
    (
        (
            "Three shots were fired from the roof, the police said on Monday. "
            "A neighbour, Ida Marsh, said five shots were fired from the roof."
        ),
        ("police", "Ida Marsh", "Three shots"),
    ),
    (
        "Organisers said 3,000 people marched through the town. The police said 900 people marched.",
        ("Organisers", "police", "3,000"),
    ),
    (
        "Anna Holm said 40 boats had left on Friday. The pilot, Jan Rud, put the figure at twelve.",
        ("Anna Holm", "Jan Rud", "40 boats"),
    ),
    (
        "Reports that the ferry had been withdrawn were premature, the operator said.",
        (None, "operator", "ferry had been withdrawn"),
    ),
    (
        (
            "Growers said the frost had killed every vine. The ministry tells a different story: two in "
            "three vines had survived, it said."
        ),
        ("Growers", "ministry", "frost"),
    ),
    (
        "The mayor said the bridge was safe. The engineer, Kim Dale, said otherwise.",
        ("mayor", "Kim Dale", "bridge"),
    ),
    (
        "Margas said its neighbour had closed the valve. Kestria rejected that.",
        ("Margas", "Kestria", "valve"),
    ),
    (
        (
            "Interview with Kari Moe\n\nQ: You left the board last year.\n\nA: I did. It was time.\n\n"
            "Q: Your brother says you took the files.\n\nA: I did not.\n\nQ: Will you return?\n\n"
            "A: I will see.\n"
        ),
        (None, "Kari Moe", "files"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_claim_seen_otherwise_is_disputed(
    text: str, expected: tuple[str | None, str, str]
) -> None:
    asserting, denying, words = expected
    (found,) = disputes_in(text)
    assert (found.asserted_by is None) == (asserting is None)
    assert (asserting or "").lower() in (found.asserted_by or "").lower()
    assert denying in (found.disputed_by or "")
    assert words in found.claim


@pytest.mark.parametrize(
    "text",
    [
        "The minister said two people had died in Holm. Officials said four people were hurt there.",
        "The union proposed a levy of three per cent. Growers rejected that.",
        "Anna Holm said the boats had left on Friday. Jan Rud put the figure at twelve.",
        "The mayor said 40 boats will leave. Jan Rud said 12 boats will leave.",
        (
            "Interview with Kari Moe\n\nQ: Were you there?\n\nA: I was not.\n\nQ: Who was?\n\n"
            "A: I forget.\n\nQ: Why?\n\nA: It is long ago.\n"
        ),
    ],
)
def test_other_numbers_wishes_and_plain_questions_are_no_disputes(text: str) -> None:
    assert disputes_in(text) == ()
