"""The planted-span oracle: passages are planted in generated text, corrupted, and must or must not be found."""

from __future__ import annotations

import random
import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer.models.quote import Verdict
from summarizer.quotes.check import QuoteIndex

WORDS = (
    "the envoys of both sides left harbour early and council said new treaty covers fishing rights along coast "
    "while ministers from two regions asked for time before vote on port fees".split()
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=4, max_size=14).map(
    lambda w: " ".join(w).capitalize() + "."
)
AROUND = st.lists(SENTENCES, max_size=5).map(" ".join)
#: Words the surroundings never hold, so that the planted passage stands once.
PLANTED = (
    "Quorum delegates ratified seventeen amendments, zealously defending vineyards against drought before "
    "Wednesday although Marchetti would not sign."
)
SPANS = st.tuples(st.integers(0, 9), st.integers(3, 15))


def at_most(examples: int) -> int:
    """Return a number of examples, or what the profile in use is content with."""
    return min(examples, settings.default.max_examples)


def plant(before: str, behind: str) -> tuple[str, int]:
    text = f"{before} {PLANTED} {behind}"
    return text, len(before) + 1


@given(AROUND, AROUND, SPANS)
@settings(max_examples=at_most(60), deadline=None)
def test_a_planted_fragment_is_exact_at_its_offsets(
    before: str, behind: str, span: tuple[int, int]
) -> None:
    text, at = plant(before, behind)
    words = PLANTED.split()
    fragment = " ".join(words[span[0] : span[0] + span[1]])
    check = QuoteIndex(text, "en").check(fragment)
    assert check.verdict is Verdict.EXACT
    assert check.start == at + PLANTED.index(fragment)
    assert check.text == fragment


def worn(text: str, rng: random.Random) -> str:
    """Change glyphs only."""
    pairs = [
        ("fi", "ﬁ"),
        (" ", "\n"),
        (" ", "\u00a0 "),
        ("en", "e\u00adn"),
        ("'", "’"),
        ("a", "a\u200b"),
        ("t", "t\u200d"),
    ]
    for old, new in pairs:
        text = "".join(
            new if part == old and rng.random() < 0.4 else part for part in _split(text, old)
        )
    return unicodedata.normalize("NFD", text)


def _split(text: str, old: str) -> list[str]:
    parts = text.split(old)
    return [piece for part in parts for piece in (part, old)][:-1]


@given(AROUND, AROUND, SPANS, st.randoms(use_true_random=False))
@settings(max_examples=at_most(60), deadline=None)
def test_worn_glyphs_in_quote_and_source_are_normalised(
    before: str, behind: str, span: tuple[int, int], rng: random.Random
) -> None:
    fragment = " ".join(PLANTED.split()[span[0] : span[0] + span[1]])
    source, at = f"{before} {worn(PLANTED, rng)} {behind}", len(before) + 1
    check = QuoteIndex(source, "en").check(worn(fragment, rng))
    assert check.verdict in (Verdict.EXACT, Verdict.NORMALISED)
    assert check.start is not None
    assert check.end is not None
    assert at <= check.start < check.end <= len(source) - len(behind) - 1


@given(
    AROUND,
    AROUND,
    st.integers(0, 15),
    st.sampled_from(["not", "eighteen", "Thursday", "Lindqvist", "must", "gladly"]),
)
@settings(max_examples=at_most(80), deadline=None)
def test_a_replaced_or_inserted_word_never_verifies(
    before: str, behind: str, place: int, word: str
) -> None:
    text, _ = plant(before, behind)
    words = PLANTED.split()
    index = QuoteIndex(text, "en")
    assume(words[place] != word)
    for changed in (
        [*words[:place], word, *words[place + 1 :]],
        [*words[: place + 1], word, *words[place + 1 :]],
    ):
        check = index.check(" ".join(changed))
        if changed[1:] == words or changed[:-1] == words:
            continue
        assert check.verdict is Verdict.DRIFT
        assert word in [change.given for change in check.changes]


@given(AROUND, AROUND, st.integers(1, 13))
@settings(max_examples=at_most(40), deadline=None)
def test_a_missing_word_never_verifies(before: str, behind: str, place: int) -> None:
    text, _ = plant(before, behind)
    words = PLANTED.split()
    check = QuoteIndex(text, "en").check(" ".join([*words[:place], *words[place + 1 :]]))
    assert check.verdict is Verdict.DRIFT
    assert words[place].strip(",.") in [change.source for change in check.changes]


@given(
    AROUND,
    AROUND,
    st.integers(2, 4),
    st.integers(6, 9),
    st.sampled_from([" ... ", "… ", " [...] ", " (…) ", " "]),
)
@settings(max_examples=at_most(60), deadline=None)
def test_omissions_verify_exactly_where_nothing_is_swallowed(
    before: str, behind: str, first: int, last: int, mark: str
) -> None:
    text, _ = plant(before, behind)
    words = PLANTED.rstrip(".").split()
    index = QuoteIndex(text, "en")
    # The end "Marchetti would not sign" stays out: only its own gap swallows the negation.
    honest = " ".join(words[:first]) + mark + " ".join(words[last:12])
    assert index.check(honest).verdict is Verdict.ELIDED
    swallowing = " ".join(words[:8]) + mark + words[-1]
    assert not index.check(swallowing).verdict.verified


@given(AROUND, AROUND, st.integers(0, 12), st.booleans())
@settings(max_examples=at_most(40), deadline=None)
def test_the_verdict_does_not_depend_on_the_surroundings(
    before: str, behind: str, place: int, falsified: bool
) -> None:
    words = PLANTED.split()
    if falsified:
        words[place] = "sixteen"
    quote = " ".join(words)
    alone = QuoteIndex(PLANTED, "en").check(quote)
    text, at = plant(before, behind)
    inside = QuoteIndex(text, "en").check(quote)
    assert (inside.verdict, inside.text, inside.changes) == (
        alone.verdict,
        alone.text,
        alone.changes,
    )
    assert inside.start is not None
    assert alone.start is not None
    assert inside.start - at == alone.start


@given(st.text(max_size=60), st.text(max_size=30))
@settings(max_examples=at_most(100), deadline=None)
def test_any_text_and_quote_are_answered_with_true_offsets(text: str, quote: str) -> None:
    check = QuoteIndex(text).check(quote)
    if check.start is None:
        assert check.verdict is Verdict.ABSENT
        return
    assert check.end is not None
    assert check.text == text[check.start : check.end]
    assert check.verdict.verified or check.verdict is Verdict.DRIFT


@given(
    st.text(alphabet="ab'.-…[]0,\n %n", max_size=40),
    st.text(alphabet="ab'.-…[]0,\n %n", max_size=20),
)
@settings(max_examples=at_most(100), deadline=None)
def test_awkward_punctuation_is_answered(text: str, quote: str) -> None:
    check = QuoteIndex(text, "en").check(quote)
    if check.verdict is Verdict.EXACT:
        assert quote.strip() in text
