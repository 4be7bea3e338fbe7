from __future__ import annotations

import pytest

from summarizer.models.quote import Speech, Verdict
from summarizer.quotes.check import QuoteIndex, verify_quotes

TEXT = """HARBOUR CITY TALKS END WITHOUT RESULT

Port Elm, May 5. The minister said Norland is not prepared to consider the proposal, which was set to expire
in November. "There is no military solution to the conflict," Adler told reporters on Monday. "We will
continue the talks in Geneva." He added that 1,000 people, 25% of them women, left the non-aligned state's
capital at -5 degrees, with $3.5 million in aid and 12 000 tents. US envoys can't stay. The delegation asked
us to wait.

President Brandt affirmed her priorities of protecting the coast's fisheries, the ports, the health of the
crews, and preserving an open sea. The two leaders may meet again. Do they agree? They do.
"""


@pytest.fixture
def index() -> QuoteIndex:
    return QuoteIndex(TEXT, "en")


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("There is no military solution to the conflict", Verdict.EXACT),
        ('"There is no military solution to the conflict," Adler told', Verdict.EXACT),
        ("  The two leaders may meet again.  ", Verdict.EXACT),
        ("Do they agree?", Verdict.EXACT),
        ("the two leaders may meet again", Verdict.NORMALISED),
        ("“There is no military solution to the conflict.”", Verdict.NORMALISED),
        ("We will\ncontinue the\u00a0talks in Gen\u00adeva", Verdict.NORMALISED),
        ("The two leaders may meet again,", Verdict.NORMALISED),
        ("to expire in November", Verdict.NORMALISED),
        ("Harbour city talks end without result", Verdict.NORMALISED),
        ("THE TWO LEADERS MAY MEET AGAIN", Verdict.NORMALISED),
        ("left the non‑aligned state’s capital", Verdict.NORMALISED),
        ("There is a military solution to the conflict", Verdict.DRIFT),
        ("The two leaders may meet again?", Verdict.DRIFT),
        ("The two leaders, may meet again", Verdict.DRIFT),
        ("the two leaders May meet again", Verdict.DRIFT),
        ("us envoys can't stay", Verdict.DRIFT),
        ("The delegation asked US to wait", Verdict.DRIFT),
        ("The chancellor resigned after a long illness", Verdict.ABSENT),
    ],
)
def test_verdicts(index: QuoteIndex, quote: str, verdict: Verdict) -> None:
    assert index.check(quote).verdict is verdict


def test_the_source_text_is_given_back_at_its_offsets(index: QuoteIndex) -> None:
    check = index.check("which was set to expire in November")
    assert check.text == "which was set to expire\nin November"
    assert check.start is not None
    assert check.text == TEXT[check.start : check.end]
    assert check.pieces == ((check.start, check.end),)
    assert check.given == "which was set to expire in November"


@pytest.mark.parametrize(
    ("quote", "given", "source", "kind"),
    [
        ("There is a military solution to the conflict", "a", "no", "negation"),
        ("Norland is prepared to consider the proposal", None, "not", "negation"),
        ("Norland is not never prepared to consider the proposal", "never", None, "negation"),
        ("US envoys can stay", "can", "can't", "negation"),
        ("He added that 2,000 people", "2,000", "1,000", "number"),
        ("He added that two people", "two", "1,000", "number"),
        ("set to expire in October", "October", "November", "date"),
        ("Adler told reporters on Tuesday", "Tuesday", "Monday", "date"),
        ("The two leaders must meet again", "must", "may", "modal"),
        ("Harland told reporters on Monday", "Harland", "Adler", "name"),
        ("President Okafor affirmed her priorities", "Okafor", "Brandt", "name"),
        ("The minister said Harland is not prepared", "Harland", "Norland", "name"),
        ("protecting the coast's railways, the ports", "railways", "fisheries", "other"),
        ("The leaders may meet again", None, "two", "number"),
        ("Prepared to consider the proposal", None, "not", "negation"),
    ],
)
def test_the_changed_word_is_named_and_classed(
    index: QuoteIndex, quote: str, given: str | None, source: str | None, kind: str
) -> None:
    check = index.check(quote)
    assert check.verdict is Verdict.DRIFT
    assert (given, source, kind) in [(c.given, c.source, c.kind.value) for c in check.changes]
    assert len(check.changes) == 1


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("000 people", "1,000"),
        ("aligned state's capital", "non-aligned"),
        ("left the non", "non-aligned"),
        ("25 of them women", "%"),
        ("people, 25", "25%"),
        ("5 degrees", "-5"),
        ("3.5 million in aid", "$3.5"),
        ("000 tents", "12 000"),
        ("in aid and 12", "12 000"),
        ("protecting the coast", "coast's"),
    ],
)
def test_a_quote_may_not_begin_or_end_inside_a_word_or_a_number(
    index: QuoteIndex, quote: str, source: str
) -> None:
    check = index.check(quote)
    assert check.verdict is Verdict.DRIFT
    assert source in [change.source for change in check.changes]


def test_a_fragment_behind_a_negation_is_verbatim_and_says_so(index: QuoteIndex) -> None:
    check = index.check("prepared to consider the proposal")
    assert check.verdict is Verdict.EXACT
    assert check.note is not None
    assert "'not'" in check.note


def test_german_negations_behind_a_fragment_are_noted() -> None:
    check = QuoteIndex("Wir unterstützen das nicht, sagte er.", "de").check("Wir unterstützen das")
    assert check.verdict is Verdict.EXACT
    assert check.note is not None
    assert "'nicht'" in check.note


def test_a_dash_between_words_is_a_border_and_a_hyphen_is_none() -> None:
    index = QuoteIndex(
        "They left—quickly. A well-known envoy. From 2010–2015 and 4-\n5 days.", "en"
    )
    assert index.check("quickly").verdict is Verdict.EXACT
    assert index.check("They left").verdict is Verdict.EXACT
    assert index.check("known envoy").verdict is Verdict.DRIFT
    assert index.check("2015 and").verdict is Verdict.DRIFT


def test_a_bullet_is_no_minus() -> None:
    index = QuoteIndex("Agreed:\n-5 tents were sent\n-6 boats were sent", "en")
    assert index.check("5 tents were sent").verdict is Verdict.EXACT


@pytest.mark.parametrize(
    "quote",
    ["close co-operation of all", "close cooperation of all", "close co-\noperation of all"],
)
def test_words_broken_at_a_line_end_match_with_and_without_hyphen(quote: str) -> None:
    assert (
        QuoteIndex("We want close co-\noperation of all sides.", "en").check(quote).verdict.verified
    )
    assert (
        QuoteIndex("A non-proliferation pact.", "en")
        .check("non-\nproliferation pact")
        .verdict.verified
    )


def test_a_hyphen_of_the_source_is_not_lost() -> None:
    index = QuoteIndex("They will re-sign the deal. A co-\noperation.", "en")
    assert index.check("They will resign the deal").verdict is Verdict.DRIFT
    assert index.check("They will re-sign the deal").verdict is Verdict.EXACT


def test_speech_is_direct_only_inside_quotation_marks(index: QuoteIndex) -> None:
    assert index.check("There is no military solution to the conflict,").speech is Speech.DIRECT
    assert index.check("“We will continue the talks in Geneva.”").speech is Speech.DIRECT
    assert index.check("The two leaders may meet again").speech is Speech.REPORTED
    assert index.check('solution to the conflict," Adler told reporters').speech is Speech.REPORTED


def test_the_cited_occurrence_of_a_repeated_passage_is_chosen() -> None:
    text = "We agree. Not much else. We agree. And then again: we agree."
    index = QuoteIndex(text, "en")
    assert index.check("We agree").start == 0
    assert index.check("We agree", within=[(25, 34)]).start == 25
    assert index.check("we agree", within=[(0, 5)]).start == 0
    assert index.check("We agree", within=[(10, 20)]).start == 0


def test_an_exact_occurrence_without_a_negation_is_preferred() -> None:
    text = "They are not ready to talk. They are Ready to talk. They are ready to talk."
    check = QuoteIndex(text, "en").check("ready to talk")
    assert (check.start, check.note) == (text.rindex("ready"), None)


@pytest.mark.parametrize("quote", ["", "   ", "\u200b"])
def test_an_empty_quote_is_absent_with_a_reason(index: QuoteIndex, quote: str) -> None:
    check = index.check(quote)
    assert (check.given, check.verdict) == (quote, Verdict.ABSENT)
    assert check.note == ("The quote holds no words." if quote.strip() else "The quote is empty.")


@pytest.mark.parametrize("quote", ["...", "!?", "“”", "[…]", "-", "[]", "(…) ...", "🙂"])
def test_a_quote_without_words_is_absent(index: QuoteIndex, quote: str) -> None:
    check = index.check(quote)
    assert (check.verdict, check.note) == (Verdict.ABSENT, "The quote holds no words.")


def test_an_empty_text_holds_no_quote() -> None:
    assert [c.verdict for c in verify_quotes("", ["a", "a ... b", ""])] == [Verdict.ABSENT] * 3


def test_quotes_are_answered_in_order() -> None:
    checks = verify_quotes("One. Two. Three.", ["Two.", "four", "One."], language="en")
    assert [c.given for c in checks] == ["Two.", "four", "One."]
    assert [c.verdict.verified for c in checks] == [True, False, True]


def test_the_language_that_is_given_is_the_one_that_counts() -> None:
    text = "The delegation has left the town early in the morning."
    (check,) = verify_quotes(text, ["The delegation ... early in the morning"], language="ro")
    assert check.note is not None
    assert "'ro'" in check.note


def test_a_quote_longer_than_the_text_is_answered() -> None:
    assert QuoteIndex("We agree.", "en").check("We agree. " * 2_000).verdict is Verdict.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "peace " * 50_000,
        "peace war " * 30_000,
        ". " * 100_000,
        "“" * 100_000,
        "[" * 100_000,
    ],
)
def test_monotonous_texts_do_not_hang(text: str) -> None:
    index = QuoteIndex(text)
    for quote in (
        "peace peace",
        "peace not peace",
        "peace ... peace war ... peace",
        "war " * 500,
        "a" * 5_000,
    ):
        assert index.check(quote).given == quote


def test_surrogates_and_marks_of_direction_are_answered() -> None:
    index = QuoteIndex("\ud800 we \udfff agree \u202enow\u202c zwj\u200dzwj")
    assert index.check("agree now").verdict is Verdict.NORMALISED
    assert index.check("zwjzwj").verdict is Verdict.NORMALISED
    assert index.check("\ud800 we").verdict is Verdict.EXACT


def test_markdown_emphasis_is_no_difference() -> None:
    assert (
        QuoteIndex("We **will not** yield.", "en").check("We will not yield").verdict
        is Verdict.NORMALISED
    )


def test_a_long_rewritten_run_is_listed_without_delay() -> None:
    given = " ".join(f"g{i}" for i in range(40))
    text = (
        "They agreed at last on "
        + " ".join(f"s{i}" for i in range(60))
        + " and went home after the long talks " * 8
    )
    check = QuoteIndex(text, "en").check(
        f"They agreed at last on {given} " + "and went home after the long talks " * 8
    )
    assert check.verdict is Verdict.DRIFT
    assert len(check.changes) >= 40
