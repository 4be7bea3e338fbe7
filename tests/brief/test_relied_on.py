"""What a statement rests on is looked through once for each word, however many reasons ask for it."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out import relied_on
from summarizer.brief.borne_out.relied_on import Evidence, is_said
from summarizer.brief.borne_out.steps import steps

SENTENCE = "The harbour board refused the new tolls on ferries."


def test_a_word_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    real = relied_on.alike
    monkeypatch.setattr(relied_on, "alike", lambda a, b: asked.append((a, b)) or real(a, b))
    on = Evidence((SENTENCE,), ())
    said = [
        is_said(one, on) for _ in range(3) for one in steps("The board refuses tolls on boats.")
    ]
    assert said == [True, True, True, False] * 3
    # Words that stand there as they are need no comparing.
    assert {a for a, _ in asked} == {"refuses", "boats"}
    assert len(asked) == len(set(asked))


def test_words_that_were_looked_for_are_none_of_the_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(relied_on, "alike", lambda a, b: abs(ord(a[0]) - ord(b[0])) < 2)
    on = Evidence(("Apples.",), ())
    assert (on.has("berries"), on.has("cherries")) == (True, False)
