"""Which answers are kept."""

from __future__ import annotations

from summarizer.words.remembered import SHORT, remembered


def test_answers_on_short_texts_are_kept_and_long_texts_are_not_held_on_to() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str, more: int = 0) -> int:
        asked.append(text)
        return len(text) + more

    assert [length("ab"), length("ab"), length("ab", 1), length("ab", more=1)] == [2, 2, 3, 3]
    assert asked == ["ab", "ab", "ab"]
    long = "a" * (SHORT + 1)
    assert length(long) == length(long) == SHORT + 1
    assert asked[3:] == [long, long]
