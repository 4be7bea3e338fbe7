from __future__ import annotations

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from summarizer.review.shown import blocks, visible

TEXT = st.text(
    st.sampled_from("ab \n\t\r\x00\x1b\x85\u2028\u202e\u200b\u2066\ufeff\ud800😀é")
    | st.characters(),
    max_size=80,
)


@given(TEXT)
def test_every_character_keeps_its_place(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    kept = {"\t", "\n"}
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in kept]
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"
    )


@given(TEXT, st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=6))
def test_blocks_hold_the_whole_text_and_evidence_its_own_words(
    text: str, spans: list[tuple[int, int]]
) -> None:
    made = blocks(text, [(a, b, n) for n, (a, b) in enumerate(spans)])
    shown = visible(text)
    assert "".join(piece.text for block in made for piece in block.pieces) == shown
    for n, (a, b) in enumerate(spans):
        told = "".join(p.text for block in made for p in block.pieces if n in p.items)
        assert told == (shown[a:b] if 0 <= a < b <= len(text) else "")


def test_a_text_without_breaks_is_cut_all_the_same_and_evidence_runs_through() -> None:
    text = "x" * 50_000
    made = blocks(text, [(3_000, 41_000, 7)])
    assert [block.start for block in made] == [n * 4_000 for n in range(13)]
    assert sum(len(p.text) for block in made for p in block.pieces if 7 in p.items) == 38_000


def test_blocks_end_where_lines_do() -> None:
    text = "A line of words.\n" * 2_000
    made = blocks(text, [])
    assert all(block.pieces[-1].text.endswith("\n") for block in made)
    assert all(sum(len(p.text) for p in block.pieces) <= 4_000 for block in made)


def test_thousands_of_overlapping_quotes_cost_what_their_number_says() -> None:
    text = "word " * 100_000
    took: list[float] = []
    for count in (4_000, 16_000):
        spans = [(n, len(text) - n, n) for n in range(count)]
        began = time.process_time()
        made = blocks(text, spans)
        took.append(time.process_time() - began)
        assert max(len(piece.items) for block in made for piece in block.pieces) == 50
    assert took[1] < 10 * took[0] + 1
