"""What a passage says was not done."""

from __future__ import annotations

import pytest

from summarizer.words.negation import not_done


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("No pause in the drilling was agreed.", "agreed"),
        ("The union did not accept the offer.", "accept"),
        ("The pact hasn't yet been ratified.", "ratified"),
        ("They never signed the paper.", "signed"),
        ("The union accepted no less than ten crowns.", None),
        ("A pause was agreed.", None),
    ],
)
def test_what_was_not_done_is_told_by_its_verb(text: str, verb: str | None) -> None:
    assert not_done(text) == verb
