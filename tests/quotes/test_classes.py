"""What a difference touches, as a reader is told: every difference of a quote with its class, and no other."""

from __future__ import annotations

import pytest

from summarizer.models.quote import Verdict
from summarizer.quotes.check import QuoteIndex

Change = tuple[str | None, str | None, str]


def changes(text: str, language: str, quote: str) -> list[Change]:
    check = QuoteIndex(text, language).check(quote)
    assert check.verdict is Verdict.DRIFT
    return [(c.given, c.source, c.kind.value) for c in check.changes]


ENGLISH = (
    "In May Will Smith may go. He must go with the US team. May he stay? The port is old. Smith will stay. They met "
    "in March. They will march on Monday. He gave one boat and 3 May tickets to Berg in 2019. No, he can. The polish "
    "plan. The Polish plan. Non-profit crews left. One of them is here. The second came. He was impossible."
)


@pytest.mark.parametrize(
    ("quote", "change"),
    [
        ("In May May Smith may go", ("May", "Will", "date")),
        ("In June Will Smith may go", ("June", "May", "date")),
        ("In May Bill Smith may go", ("Bill", "Will", "name")),  # no modal: it has a capital
        ("In May Will Smith will go", ("will", "may", "modal")),
        ("In May Will Smith May go", ("May", "may", "date")),
        ("He may go with the US team", ("may", "must", "modal")),
        ("he Must go with the", ("Must", "must", "modal")),
        ("He must go with the UK team", ("UK", "US", "name")),
        ("May she stay", ("she", "he", "other")),
        ("Here he stay", ("Here", "May", "date")),  # of month and modal the month is the graver
        ("Might he stay", ("Might", "May", "modal")),  # where a sentence begins May is the modal
        ("The harbour is old", ("harbour", "port", "other")),
        ("Smith must stay", ("must", "will", "modal")),
        ("They met in April", ("April", "March", "date")),
        ("They will march on Friday", ("Friday", "Monday", "date")),
        ("They must march on Monday", ("must", "will", "modal")),
        ("They will march on May", ("May", "Monday", "date")),
        ("gave two boat and 3 May tickets", ("two", "one", "number")),
        ("gave one boat and 4 May tickets", ("4", "3", "number")),
        ("gave one boat and 3 June tickets", ("June", "May", "date")),
        ("tickets to Berg in 2018", ("2018", "2019", "date")),
        ("tickets to Berg in 1800", ("1800", "2019", "date")),
        ("tickets to Berg in 2199", ("2199", "2019", "date")),
        ("tickets to Berg in 1799", ("1799", "2019", "number")),
        ("tickets to Berg in 2200", ("2200", "2019", "number")),
        ("tickets to Berg in 20190", ("20190", "2019", "number")),
        ("tickets to Lund in 2019", ("Lund", "Berg", "name")),
        ("Yes, he can", ("Yes", "No", "negation")),
        ("No, he cannot", ("cannot", "can", "negation")),
        ("No, he can't", ("can't", "can", "negation")),
        ("The Czech plan. Non", ("Czech", "Polish", "name")),
        ("profit crews left", ("profit", "Non-profit", "negation")),
        ("Two of them is here", ("Two", "One", "number")),
        ("A of them is here", ("A", "One", "other")),
        ("The third came", ("third", "second", "number")),
        ("He was unable", ("unable", "impossible", "other")),
        ("The old port is", ("old", None, "other")),
        ("The not port is", ("not", None, "negation")),
        ("He must Berg go with the US team", ("Berg", None, "name")),
    ],
)  # fmt: skip
def test_a_changed_word_has_the_class_of_what_it_touches(quote: str, change: Change) -> None:
    assert changes(ENGLISH, "en", quote) == [change]


def test_a_word_that_opens_a_sentence_is_a_name_unless_the_text_writes_it_small() -> None:
    text = "The council met. Fees rose. The fees of Lund rose. Crews left."
    assert changes(text, "en", "Dues rose. The fees of Lund") == [("Dues", "Fees", "name")]
    both = text + " All dues and all crews."
    assert changes(both, "en", "Dues rose. The fees of Lund") == [("Dues", "Fees", "other")]
    for mark in ("!", "?", ":", "...", " -", "("):
        made = f"The council met in the port{mark} Fees rose by night. All fees, all dues."
        assert changes(made, "en", "Dues rose by night") == [("Dues", "Fees", "other")]
    inside = "The council met in the port and Fees rose by night. All fees, all dues."
    assert changes(inside, "en", "Dues rose by night") == [("Dues", "Fees", "name")]


def test_words_of_two_runs_are_paired_by_what_they_are() -> None:
    text = "The envoys met at noon in old Lund with nine crews and left."
    assert changes(text, "en", "met at noon in old Berg near the twelve crews and left") == [
        ("Berg", "Lund", "name"), ("near", "with", "other"), ("the", None, "other"), ("twelve", "nine", "number"),
    ]  # fmt: skip
    assert changes(text, "en", "met at noon in old ships from Berg with crews and left") == [
        ("ships", None, "other"), ("from", None, "other"), ("Berg", "Lund", "name"), (None, "nine", "number"),
    ]  # fmt: skip


def test_a_number_is_paired_with_a_number_rather_than_with_a_word_of_like_letters() -> None:
    text = "The old fort eight crews held was by the lake."
    assert changes(text, "en", "The old forty crews held was by the lake") == [
        (None, "fort", "other"), ("forty", "eight", "number"),
    ]  # fmt: skip


def test_runs_of_up_to_six_words_are_paired_and_longer_ones_read_in_order() -> None:
    text = "The envoys of both sides met early and signed amber two coral ebony jade onyx by the old lake at night."
    quote = "The envoys of both sides met early and signed {} by the old lake at night"
    found = changes(text, "en", quote.format("nine olive umber ivory azure"))
    assert ("nine", "two", "number") in found
    assert (None, "amber", "other") in found
    longer = text.replace("onyx", "onyx pearl")
    found = changes(longer, "en", quote.format("nine olive umber ivory azure"))
    assert found[0] == ("nine", "amber", "number")
    assert found[-2:] == [(None, "onyx", "other"), (None, "pearl", "other")]


def test_a_letter_that_is_a_name_and_a_particle_is_a_particle_beside_another() -> None:
    text = "代表在会议中他说很满意。中方不会接受。"
    assert changes(text, "zh", "代表在会议的他说很满意") == [("的", "中", "other")]


def test_a_difference_is_never_between_two_equal_words() -> None:
    text = "The old grey council of the port met the envoys in the long hall by the sea."
    words = text.rstrip(".").split()
    for first in range(1, len(words) - 6):
        for shift in (1, 2, 3):
            mixed = [*words]
            mixed[first : first + 4] = (
                mixed[first + shift : first + 4] + mixed[first : first + shift]
            )
            check = QuoteIndex(text, "en").check(
                " ".join([*mixed[: first + 4], "zebras", *mixed[first + 4 :]])
            )
            assert all(c.given != c.source for c in check.changes)


GERMAN = (
    "Der Minister sagte, der Krieg sei vorbei. Kanzler Brandt kam, und Kanzler Okafor kam. "
    "Am Montag kommt Frau Brandt."
)


@pytest.mark.parametrize(
    ("quote", "change"),
    [
        ("der Frieden sei vorbei", ("Frieden", "Krieg", "other")),
        ("und Kanzler Lindqvist kam", ("Lindqvist", "Okafor", "name")),
        ("Am Dienstag kommt", ("Dienstag", "Montag", "date")),
        ("kommt Herr Brandt", ("Herr", "Frau", "other")),
        ("kommt Frau Adler", ("Adler", "Brandt", "name")),
    ],
)
def test_where_all_nouns_have_capitals_a_name_is_what_stands_behind_another(
    quote: str, change: Change
) -> None:
    assert changes(GERMAN, "de", quote) == [change]


CHINESE = (
    "中方不会接受这一要求，双方将于三月二十五日在日内瓦会谈。"
    "未来还将有三百人返回，非洲代表也很满意。星期一他可能来。"
)


@pytest.mark.parametrize(
    ("quote", "change"),
    [
        ("中方会接受", (None, "不", "negation")),
        ("四月二十五日在", ("四", "三", "date")),
        ("三月二十六日在", ("六", "五", "date")),
        ("有五百人返回", ("五", "三", "number")),
        ("非常代表也很满意", ("常", "洲", "other")),
        ("非洲代表都很满意", ("都", "也", "other")),
        ("末来还将有三百人", ("末", "未", "other")),  # what negates nothing, unlike 不
        ("飞洲代表也很满意", ("飞", "非", "other")),
        ("星期二他可能来", ("二", "一", "date")),
        ("星期一他必须来", ("必须", "可能", "modal")),
        ("星期一他可以来", ("以", "能", "modal")),
        ("美方不会接受", ("美", "中", "name")),
        ("双方于三月二十", (None, "将", "modal")),
        ("接受这两要求", ("两", "一", "number")),
    ],
)
def test_letters_without_spaces_are_classed_by_what_surrounds_them(
    quote: str, change: Change
) -> None:
    assert changes(CHINESE, "zh", quote) == [change]


def test_a_letter_is_no_negation_where_the_one_before_it_says_so() -> None:
    text = "除非代表团明天到，会谈就结束。双方不会签署。"
    assert changes(text, "zh", "除了代表团明天到") == [("了", "非", "other")]
    assert changes(text, "zh", "双方都会签署") == [("都", "不", "negation")]


def test_a_modal_is_told_among_other_letters() -> None:
    text = "星期一他也可能来港口。代表很满意。"
    assert changes(text, "zh", "星期一他都必须来港口") == [("都必须", "也可能", "modal")]


def test_words_behind_one_that_the_text_does_not_have_are_classed() -> None:
    assert changes(GERMAN, "de", "und fremde Adler Okafor kam") == [
        ("fremde", None, "other"), ("Adler", "Kanzler", "other"),
    ]  # fmt: skip


# --- case --------------------------------------------------------------------------------------------

SHOUTED = "MINISTERS MEET AT THE PORT TODAY\n\nThe US ministers met. Ministers meet at the port today. WHO chiefs met."


@pytest.mark.parametrize(
    ("quote", "verdict", "change"),
    [
        ("Ministers meet at the port", "exact", None),
        ("Ministers Meet At The Port", "normalised", None),
        ("THE US MINISTERS MET", "normalised", None),
        ("MINISTERS MEET AT THE PORT TODAY. WHO CHIEFS MET", "normalised", None),
        ("the us ministers met", "drift", ("us", "US", "other")),
        ("who chiefs met", "drift", ("who", "WHO", "other")),
        ("WHO CHIEFS met", "drift", ("CHIEFS", "chiefs", "name")),
        ("MEET AT THE", "exact", None),
    ],
)
def test_a_run_of_capitals_is_a_headline_and_two_words_are_none(
    quote: str, verdict: str, change: Change | None
) -> None:
    check = QuoteIndex(SHOUTED, "en").check(quote)
    assert check.verdict.value == verdict
    assert [(c.given, c.source, c.kind.value) for c in check.changes][:1] == (
        [change] if change else []
    )


def test_a_headline_does_not_hide_the_case_of_what_stands_behind_it() -> None:
    text = "MINISTERS MEET AT THE PORT, and there May leaves."
    assert changes(text, "en", "Ministers meet at the port, and there may leaves") == [
        ("may", "May", "date")
    ]


BEHIND = "Never has she met him. He did not leave. They are not at all ready. Not a word was said. Nor did they."


@pytest.mark.parametrize(
    ("quote", "verdict", "lost", "note"),
    [
        ("Has she met him", "drift", "Never", None),
        ("She met him", "drift", "Never", None),
        ("Met him", "normalised", None, None),
        ("has she met him", "exact", None, "A negation stands directly before the quote: 'Never'."),
        ("she met him", "exact", None, None),
        ("Leave. They", "drift", "not", None),
        ("All ready", "drift", "not", None),
        ("Ready. Not a", "normalised", None, None),
        ("A word was said", "drift", "Not", None),
        ("Word was said", "drift", "Not", None),
        ("Was said", "normalised", None, None),
        ("a word was said", "exact", None, "A negation stands directly before the quote: 'Not'."),
        ("Not a word was said", "exact", None, None),
        ("They are", "exact", None, "A negation stands directly behind the quote: 'not'."),
        ("Did they", "drift", "Nor", None),
    ],
)
def test_a_capital_does_not_pass_words_behind_a_negation_off_as_a_sentence(
    quote: str, verdict: str, lost: str | None, note: str | None
) -> None:
    check = QuoteIndex(BEHIND, "en").check(quote)
    assert (check.verdict.value, check.note) == (verdict, note)
    assert [(c.given, c.source, c.kind.value) for c in check.changes] == (
        [(None, lost, "negation")] if lost else []
    )


# --- edges -------------------------------------------------------------------------------------------

CUT = (
    "They paid $3.5 million, 25% more, 25 ‰, 40 ٪, 30° east and 12 000 or 1 200 000 tents in 2010–2015. A rate of -5 "
    "and x-ray. Left—quickly. E-mail they've. 5-10 boats. US$5. A 7-\n8 split. 1234 567 boats. EU-wide plan. 3 "
    "years–old. Half 12\u00a0345 and a 1 2345 lot. Rise–fall 4–x."
)


@pytest.mark.parametrize(
    ("quote", "change"),
    [
        ("3.5 million", ("3.5", "$3.5", "number")),
        ("5. A 7", ("5", "$5", "number")),
        ("more, 25", ("25", "25 ‰", "number")),
        ("‰, 40", ("40", "40 ٪", "number")),
        ("٪, 30", ("30", "30°", "number")),
        ("000 or 1 200 000", ("000", "12 000", "number")),
        ("or 1 200", ("200", "200 000", "number")),
        ("200 000 tents", ("200", "1 200", "number")),
        ("in 2010", ("2010", "2010-2015", "date")),
        ("2015. A", ("2015", "2010-2015", "date")),
        ("5 and x-ray", ("5", "-5", "number")),
        ("ray. Left", ("ray", "x-ray", "other")),
        ("and x", ("x", "x-ray", "other")),
        ("mail they've", ("mail", "E-mail", "name")),
        ("E-mail they", ("they", "they've", "other")),
        ("10 boats", ("10", "5-10", "number")),
        ("8 split", ("8", "7-8", "number")),
        ("wide plan", ("wide", "EU-wide", "name")),
        ("boats. EU", ("EU", "EU-wide", "name")),
        ("Half 12", ("12", "12 345", "number")),
        ("345 and a", ("345", "12 345", "number")),
    ],
)
def test_the_whole_that_a_quote_was_cut_out_of_is_shown(quote: str, change: Change) -> None:
    found = changes(CUT, "en", quote)
    assert change in found


@pytest.mark.parametrize(
    "quote",
    [
        "paid $3.5 million", "25% more, 25 ‰", "12 000 or 1 200 000 tents", "2010–2015", "rate of -5", "x-ray",
        "they've", "5-10 boats", "US$5", "567 boats", "A 7-\n8 split", "1234", "quickly", "Left", "old. Half",
        "3 years", "2345 lot", "and a 1", "fall 4", "Rise",
    ],
)  # fmt: skip
def test_words_and_numbers_that_are_whole_are_exact(quote: str) -> None:
    check = QuoteIndex(CUT, "en").check(quote)
    assert (check.verdict, check.changes) == (Verdict.EXACT, ())
    assert check.text == CUT[check.start : check.end] == quote


def test_a_dash_at_the_very_beginning_of_a_text_is_a_bullet() -> None:
    assert QuoteIndex("-5 boats sailed", "en").check("5 boats sailed").verdict is Verdict.EXACT
    assert QuoteIndex("a -5 boats sailed", "en").check("5 boats sailed").verdict is Verdict.DRIFT
    assert QuoteIndex("We sold -5", "en").check("We sold").verdict is Verdict.EXACT
    assert QuoteIndex("We sold well-", "en").check("sold well").verdict is Verdict.EXACT
