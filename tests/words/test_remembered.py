"""Which answers are kept."""

from __future__ import annotations

import pytest

from summarizer.words.remembered import SHORT, Recent, remembered


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


@pytest.mark.parametrize(("between", "worked_out"), [(1_000, 1), (3_000, 2)])
def test_answers_are_kept_for_documents_in_flight_and_not_for_a_whole_batch(
    between: int, worked_out: int
) -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    for text in ("The toll.", *(f"Toll {n}." for n in range(between)), "The toll."):
        length(text)
    assert asked.count("The toll.") == worked_out


def test_recent_answers_are_kept_by_key_and_all_dropped_when_they_are_too_many() -> None:
    made: list[int] = []

    def tenfold(key: int) -> int:
        made.append(key)
        return key * 10

    def ask(key: int) -> int:
        return kept.of(key, lambda: tenfold(key))

    kept = Recent[int](2)
    assert [ask(1), ask(2), ask(1), ask(2)] == [10, 20, 10, 20]
    assert made == [1, 2]
    assert [ask(3), ask(1), ask(3)] == [30, 10, 30]
    assert made == [1, 2, 3, 1]


def test_an_answer_that_failed_is_not_kept() -> None:
    kept = Recent[int](2)
    with pytest.raises(ZeroDivisionError):
        kept.of("half", lambda: 1 // 0)
    assert kept.of("half", lambda: 5) == 5
