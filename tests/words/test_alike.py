"""Words that are one, and words that are contraries."""

from __future__ import annotations

import pytest

from summarizer.words.alike import Heard, opposed, same_word


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("dreamt", "dreaming"),
        ("withdrew", "withdrawn"),
        ("uncertain", "uncertainty"),
        ("slowdown", "slow"),
        ("helped", "assist"),
        ("Postponed", "delay"),
    ],
)
def test_forms_families_and_renderings_are_one_word(a: str, b: str) -> None:
    assert same_word(a, b)
    assert same_word(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("harbour", "bridge"), ("Austria", "Australia"), ("ferry", "bus")]
)
def test_other_words_are_not(a: str, b: str) -> None:
    assert not same_word(a, b)


def test_contraries_are_told_in_every_form_and_others_are_not() -> None:
    assert opposed("welcomed", "rejects")
    assert opposed("rejecting", "welcomes")
    assert opposed("imports", "export")
    assert not opposed("welcomed", "said")


@pytest.mark.parametrize(
    ("word", "is_heard"),
    [("dreaming", True), ("assist", True), ("slowdown", True), ("bridge", False), ("dr", False)],
)
def test_a_text_is_asked_for_a_word_as_each_of_its_words_would_be(
    word: str, is_heard: bool
) -> None:
    text = "they helped dreamt slow harbour".split()
    assert Heard(text).has(word) is is_heard
    assert any(same_word(word, one) for one in text) is is_heard
