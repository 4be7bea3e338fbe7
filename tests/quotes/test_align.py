"""Where words stand in a text, against a search that looks at every place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.align import Placement, WordIndex
from summarizer.words.comparable import tokenise

#: More occurrences of one word than are looked at one by one.
MANY = 4_200

KEYS = st.lists(st.sampled_from("a b c".split()), max_size=30)


def index_of(text: str) -> WordIndex:
    return WordIndex(tokenise(text))


def every_place(keys: list[str], run: list[str], first: int, last: int) -> list[int]:
    return [at for at in range(first, last - len(run) + 1) if keys[at : at + len(run)] == run]


@given(KEYS, st.lists(st.sampled_from("a b c d".split()), min_size=1, max_size=4), st.data())
@settings(deadline=None)
def test_a_run_of_words_is_found_at_every_place_of_a_range(
    keys: list[str], run: list[str], data: st.DataObject
) -> None:
    index = index_of(" ".join(keys))
    assert list(index.occurrences(run)) == every_place(keys, run, 0, len(keys))
    first = data.draw(st.integers(0, len(keys)))
    last = data.draw(st.integers(first, len(keys)))
    assert list(index.occurrences(run, first, last)) == every_place(keys, run, first, last)


@pytest.mark.parametrize(
    "run", [["a"], ["a", "a"], ["a", "b"], ["b", "a", "a"], ["bb"], ["c", "a"]]
)
@pytest.mark.parametrize("edges", [(0, None), (1, None), (3, MANY + 9), (7, 7 + MANY), (3, 5)])
def test_frequent_words_are_found_at_every_place_as_well(
    run: list[str], edges: tuple[int, int | None]
) -> None:
    keys = ["c", "a", "bb", *["a"] * 5, "b", *["a"] * MANY, "b", "a", "a", "c"]
    first, last = edges
    found = list(index_of(" ".join(keys)).occurrences(run, first, last))
    assert found == every_place(keys, run, first, len(keys) if last is None else last)


@pytest.mark.parametrize("edges", [(0, None), (1, None), (2, 8_407), (7, 8_300), (3, 64), (3, 63)])
@pytest.mark.parametrize("run", [["a", "b"] * 30, ["b", "a"] * 30, ["a", "b"] * 29 + ["a", "a"]])
def test_long_runs_of_frequent_words_are_found_at_every_place(
    run: list[str], edges: tuple[int, int | None]
) -> None:
    keys = ["ab", *["a", "b"] * MANY, "bb", *run, "a"]
    first, last = edges
    found = list(index_of(" ".join(keys)).occurrences(run, first, last))
    assert found == every_place(keys, run, first, len(keys) if last is None else last)


def test_the_rarest_word_is_the_one_that_occurs_least() -> None:
    index = index_of("the port of the town of the lake")
    assert [index.count(key) for key in ("the", "of", "port", "sea")] == [3, 2, 1, 0]
    assert index.rarest(["the", "of", "port"]) == 2
    assert index.rarest(["sea", "of", "port"]) == 0
    assert index.rarest(["the", "of", "of"]) == 1


# --- the nearest passage -----------------------------------------------------------------------------

AROUND = "crews left early while others waited long beside empty boats near grey walls".split()
FRAGMENT = "envoys of both sides signed an old treaty about fishing rights in spring".split()
BEFORE, BEHIND = AROUND[:6], AROUND[6:]
TEXT = [*BEFORE, *FRAGMENT, *BEHIND]


def nearest(quote: list[str], gap: int = 60) -> Placement:
    placed = index_of(" ".join(TEXT)).nearest(quote, gap)
    assert placed is not None
    return placed


def steps(placed: Placement, quote: list[str]) -> list[tuple[str, str]]:
    return [
        (" ".join(quote[op.g0 : op.g1]), " ".join(TEXT[op.s0 : op.s1])) for op in placed.operations
    ]


def test_the_planted_passage_is_found_whole() -> None:
    assert nearest(FRAGMENT) == Placement(6, 6 + len(FRAGMENT), (), len(FRAGMENT))


@pytest.mark.parametrize("place", range(len(FRAGMENT)))
def test_one_changed_word_is_one_step_at_its_place(place: int) -> None:
    quote = [*FRAGMENT]
    quote[place] = "zebras"
    placed = nearest(quote)
    assert steps(placed, quote) == [("zebras", FRAGMENT[place])]
    assert (placed.start, placed.end) == (6, 6 + len(FRAGMENT))
    assert placed.matched == len(FRAGMENT) - 1


@pytest.mark.parametrize("place", range(1, len(FRAGMENT)))
def test_one_word_put_in_is_one_step_at_its_place(place: int) -> None:
    quote = [*FRAGMENT[:place], "zebras", *FRAGMENT[place:]]
    placed = nearest(quote)
    assert steps(placed, quote) == [("zebras", "")]
    assert (placed.start, placed.end, placed.matched) == (6, 6 + len(FRAGMENT), len(FRAGMENT))


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("place", range(2, len(FRAGMENT) - 4))
def test_words_left_out_are_one_step_at_their_place(place: int, size: int) -> None:
    quote = [*FRAGMENT[:place], *FRAGMENT[place + size :]]
    placed = nearest(quote)
    assert steps(placed, quote) == [("", " ".join(FRAGMENT[place : place + size]))]
    assert (placed.start, placed.end, placed.matched) == (6, 6 + len(FRAGMENT), len(quote))


@pytest.mark.parametrize(("first", "other"), [(2, 8), (3, 10), (5, 7), (4, 11)])
def test_two_changes_are_two_steps(first: int, other: int) -> None:
    quote = [*FRAGMENT]
    quote[first], quote[other] = "zebras", "yonder"
    placed = nearest(quote)
    assert steps(placed, quote) == [("zebras", FRAGMENT[first]), ("yonder", FRAGMENT[other])]
    assert (placed.start, placed.end) == (6, 6 + len(FRAGMENT))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_steps_lead_from_the_quote_to_the_passage(data: st.DataObject) -> None:
    quote = data.draw(
        st.lists(st.sampled_from([*TEXT, "zebras", "yonder"]), min_size=1, max_size=14)
    )
    placed = index_of(" ".join(TEXT)).nearest(quote, 60)
    if placed is None:
        assert not set(quote) & set(TEXT)
        return
    made: list[str] = []
    at, place = 0, placed.start
    for op in placed.operations:
        # Between two steps the words are equal, and a step is never empty.
        assert quote[at : op.g0] == TEXT[place : op.s0]
        assert op.g1 > op.g0 or op.s1 > op.s0
        made += [*quote[at : op.g0], *TEXT[op.s0 : op.s1]]
        at, place = op.g1, op.s1
    made += quote[at:]
    assert made == TEXT[placed.start : placed.end]
    changed = sum(op.g1 - op.g0 for op in placed.operations)
    assert placed.matched == len(quote) - changed


def test_an_omission_is_looked_across_as_far_as_the_gap_reaches() -> None:
    text = ["envoys", "signed", *["calm"] * 12, "old", "treaty", "papers", "today"]
    quote = "envoys signed old treaty papers today".split()
    index = index_of(" ".join(text))
    far = index.nearest(quote, 12)
    assert far is not None
    assert (far.start, far.end, far.matched) == (0, len(text), 6)
    near = index.nearest(quote, 9)
    assert near is not None
    assert near.matched < 6


def test_of_two_passages_the_nearer_one_is_taken() -> None:
    text = "the old council met in the port . the new council met by the port and left"
    index = index_of(text)
    placed = index.nearest("the new council sat by the port".split(), 60)
    assert placed is not None
    assert text.split()[placed.start : placed.end] == "the new council met by the port".split()


def test_of_two_equal_passages_the_cited_one_is_taken() -> None:
    passage = "the council met in the old port and left".split()
    filler = ["calm"] * 40
    text = [*passage, *filler, *passage, *filler, *passage]
    index = index_of(" ".join(text))
    quote = "the council met in the new port and left".split()
    for start in (0, 49, 98):
        placed = index.nearest(quote, 60, [(start, start + len(passage))])
        assert placed is not None
        assert (placed.start, placed.end) == (start, start + len(passage))
    placed = index.nearest(quote, 60)
    assert placed is not None
    assert placed.start == 0


def test_where_no_word_is_shared_there_is_no_passage() -> None:
    assert index_of("we met").nearest(["they", "left"], 60) is None
    assert index_of("we met .").nearest(["."], 60) is None
    assert index_of("").nearest(["we"], 60) is None
