"""How much text fits into a number of tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.reckoning import characters_per_token, tokens_at_most

ENGLISH = "The minister said that the ferry line would open again before the summer. " * 40
GERMAN = "Die Außenministerin erklärte, die Fährverbindung werde über den Sommer geöffnet. " * 40
RUSSIAN = "Министр заявил, что паромная линия откроется до начала лета. " * 40
ARABIC = "قال الوزير إن خط العبارات سيفتح من جديد قبل الصيف. " * 40
CHINESE = "部长表示，渡轮航线将在夏季之前重新开放。" * 40
JAPANESE = "大臣は、フェリー航路を夏までに再開すると述べた。" * 40
KOREAN = "장관은 여름 전에 여객선 노선이 다시 열릴 것이라고 말했다. " * 40
HINDI = "मंत्री ने कहा कि गर्मी से पहले नौका सेवा फिर से शुरू होगी। " * 40
GEORGIAN = "მინისტრმა განაცხადა, რომ ბორანი ზაფხულამდე გაიხსნება. " * 40


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (ENGLISH, 2.4, 2.6),
        (GERMAN, 2.2, 2.5),
        (RUSSIAN, 1.5, 2.0),
        (ARABIC, 1.1, 1.5),
        (CHINESE, 0.6, 0.8),
        (JAPANESE, 0.6, 0.8),
        (KOREAN, 0.7, 1.0),
        (HINDI, 0.7, 1.0),
        (GEORGIAN, 0.45, 0.7),
    ],
)
def test_denser_scripts_get_fewer_characters_a_token(text: str, least: float, most: float) -> None:
    assert least <= characters_per_token(text) <= most


def test_a_part_in_another_script_is_not_hidden_by_the_rest() -> None:
    assert characters_per_token(ENGLISH * 20 + CHINESE * 10) == pytest.approx(
        characters_per_token(CHINESE), rel=0.05
    )


def test_a_few_last_characters_say_nothing_of_the_text() -> None:
    text = (ENGLISH * 10)[:16_000] + "结束"
    assert characters_per_token(text) > 2.4


def test_no_text_has_the_room_of_a_plain_one() -> None:
    assert characters_per_token("") == 2.5
    assert tokens_at_most("") == 0


@given(st.text(max_size=300))
def test_nothing_takes_more_than_a_token_a_byte_or_less_than_plain_letters_do(text: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    assert 0.4 * len(text) <= tokens_at_most(text) + 1e-6
    assert tokens_at_most(text) <= size + 1e-6


@given(st.text(max_size=200), st.text(max_size=200))
def test_two_texts_take_what_each_takes(one: str, other: str) -> None:
    assert tokens_at_most(one + other) == pytest.approx(tokens_at_most(one) + tokens_at_most(other))
