"""What is a token, where it begins, and what it is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.words import comparable
from summarizer.words.comparable import is_word, tokenise, word_count
from summarizer.words.scripts import is_dense


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("We met.", "We|met|."),
        ("doesn't can't O'Neill", "doesn't|can't|O'Neill"),
        ("Moscow's we'll they've you're he'd I'm", "Moscow|'s|we|'ll|they|'ve|you|'re|he|'d|I|'m"),
        ("MOSCOW'S WE'LL", "MOSCOW|'S|WE|'LL"),
        ("n'est l'accord qu'il jusqu'ici L'Accord", "n'|est|l'|accord|qu'|il|jusqu'|ici|L'|Accord"),
        ("dell'accordo aujourd'hui", "dell'|accordo|aujourd'hui"),
        ("'we' said 'they'", "we|said|they"),
        ("the ministers' plan", "the|ministers|plan"),
        ("[the envoy]'s aware", "[|the|envoy|]|'s|aware"),
        ("1,000 3.5 10:30 2010/11 1'000 25%", "1,000|3.5|10:30|2010/11|1'000|25|%"),
        ("$3.5 -5 a.m.", "$|3.5|-|5|a|.|m|."),
        ("well-known -- and ... or .. so", "well|-|known|--|and|...|or|..|so"),
        ("**bold** _it_ #one a|b \\x", "bold|it|one|a|b|x"),
        ("snake_case", "snake|case"),
        ("中方不会, ok", "中|方|不|会|,|ok"),
        ("在2020年Ok", "在|2020|年|Ok"),
        ("ไม่มี", "ไ|ม่|มี"),
        ("cafe\u0301 x\u0301y", "cafe\u0301|x\u0301y"),
        ("عشرين شخصا ٢٫٥", "عشرين|شخصا|٢٫٥"),
        ("", ""),
        ("   ", ""),
        ("'", ""),
        ("a 'b", "a|b"),
        ("x'", "x"),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_punctuation(text: str, tokens: str) -> None:
    made = tokenise(text)
    assert made.surfaces == [token for token in tokens.split("|") if token]
    assert made.keys == [surface.casefold() for surface in made.surfaces]
    assert len(made) == len(made.keys)
    for place, surface in enumerate(made.surfaces):
        written = text[made.starts[place] : made.end(place)]
        assert written == surface


@given(st.text(alphabet="ab'’.,-_* 1中会ี\u0301x\x1f\n|\"", max_size=30))
def test_every_token_stands_where_it_is_said_to_stand(text: str) -> None:
    made = tokenise(text)
    ends = [made.end(place) for place in range(len(made))]
    assert all(start < end for start, end in zip(made.starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, made.starts[1:], strict=False))
    kept = "".join(text[a:b] for a, b in zip(made.starts, ends, strict=True))
    assert kept.replace("_", "") == "".join(made.surfaces)
    # Nothing with a meaning is lost between the tokens.
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]


def test_a_word_longer_than_any_is_one_token() -> None:
    word = "Ab" * 400
    made = tokenise(f"{word} {word}")
    assert (made.surfaces, made.keys) == ([word] * 2, [word.lower()] * 2)
    assert list(made.starts) == [0, 801]


def test_ranges_of_tokens_are_found_by_their_place_in_the_text() -> None:
    made = tokenise("We met at the port.")
    assert made.covering(0, 6) == (0, 2)
    assert made.covering(3, 8) == (1, 3)
    assert made.covering(1, 3) == (1, 1)
    assert [made.at(offset) for offset in (0, 2, 3, 18, 99)] == [0, 0, 1, 5, 5]
    part = made.part(1, 3)
    assert (part.text, part.surfaces, part.keys, list(part.starts)) == (
        made.text, ["met", "at"], ["met", "at"], [3, 7],
    )  # fmt: skip


def test_words_are_told_from_punctuation_and_dense_letters_from_words() -> None:
    assert all(map(is_word, ["a", "1", "'s", "中", "ر"]))
    assert not any(map(is_word, ["'", "-", "...", "$", "%"]))
    assert all(map(is_dense, ["中", "か", "ไ", "က", "々"]))
    assert not any(map(is_dense, ["a", "1", "ر", "я", "'s", "😀"]))


def test_dense_letters_are_worth_less_than_a_word() -> None:
    made = tokenise("中方不会 sign, 2020!")
    assert word_count(made, 2) == 4.0
    assert word_count(made, 4) == 3.0
    assert word_count(made, 1) == 6.0


_PARTS = [
    "12",
    ",",
    ".",
    "345",
    "'s",
    "'ll",
    "n't",
    "l'accord",
    "部长",
    "ไม่มี",
    "e\u0301",
    "--",
    "...",
    " ",
    "  ",
    "\n",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=60), st.integers(3, 40))
def test_a_long_text_read_piece_by_piece_has_the_tokens_it_has_as_a_whole(
    parts: list[str], size: int
) -> None:
    text = "".join(parts)
    whole = tokenise(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(comparable, "_PIECE", size)
        assert tokenise(text) == whole


def test_a_token_longer_than_a_piece_is_one_token() -> None:
    text = f"The {'x' * 200_000} and 12,345.67 {'部长' * 70_000} end"
    tokens = tokenise(text)
    assert tokens.keys[:4] == ["the", "x" * 200_000, "and", "12,345.67"]
    assert len(tokens) == 5 + 140_000
    assert tokens.end(len(tokens) - 1) == len(text)
