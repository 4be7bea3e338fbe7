from __future__ import annotations

import pytest

from summarizer.models.quote import Speech, Verdict
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.policy import QuotePolicy

TEXT = """“There is no military solution to the conflict,” Adler told reporters on Monday. “We will continue the talks
in Geneva with all parties at the table.” Norland is not prepared to consider the plan, and the envoys of both
sides left the city in the early hours without a word. Two thousand five hundred people may return to the villages
along the river in spring. Minister Okafor of Westland thanked the hosts and praised Minister Lindqvist warmly.
The ferry, closed since the storm only for heavy cargo, opens on Friday at nine in the morning.

“The ports stay open to all ships,” Okafor said. “The toll is a scandal,” Brandt said. He took the chair [of the
council] and spoke at length about the coast and its people.

“The talks begin tomorrow in the old town.

“They will end when both sides have signed.” The crews went home after the long meeting by the lake.

The council adjourned until the following week and published its agenda.
"""


@pytest.fixture
def index() -> QuoteIndex:
    return QuoteIndex(TEXT, "en")


@pytest.mark.parametrize(
    "mark", ["...", "…", "[...]", "[…]", "(...)", "(…)", ". . .", "....", "< ... >"]
)
def test_a_marked_omission_is_elided(index: QuoteIndex, mark: str) -> None:
    check = index.check(f"the envoys of both sides {mark} in the early hours")
    assert check.verdict is Verdict.ELIDED
    assert [TEXT[a:b] for a, b in check.pieces] == [
        "the envoys of both\nsides",
        "in the early hours",
    ]
    assert check.text == TEXT[check.pieces[0][0] : check.pieces[1][1]]


@pytest.mark.parametrize(
    "quote",
    [
        "the envoys of both sides left the city ... early hours",
        "the envoys of both sides in the early hours",
        "There is no military solution ... We will continue the talks",
        "There is no military solution to the conflict. We will continue the talks",
        "The ports stay open … all ships",
        "... the envoys of both sides left the city",
        "The crews went home ...",
        "The talks begin tomorrow … They will end when both sides have signed",
        "He took the chair [of the council] ... about the coast",
        "We will continue … at the table",
    ],
)
def test_honest_omissions_are_elided(index: QuoteIndex, quote: str) -> None:
    assert index.check(quote).verdict is Verdict.ELIDED


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("Norland is ... prepared to consider the plan", "negation"),
        ("Norland is prepared to consider the plan", "negation"),
        ("left the city ... a word", "negation"),
        ("Two thousand five hundred people ... return to the villages", "modal"),
        ("Two thousand ... hundred people", "number"),
        ("Two ... people may return", "number"),
        ("Minister Lindqvist thanked the hosts", ""),
        ("Okafor of Westland Lindqvist warmly", "names"),
        ("The ferry, closed since the storm for heavy cargo", "left out without a mark"),
        ("The ports stay open ... is a scandal", "another"),
        ("The ports stay open … The toll is a scandal", "another"),
        ("left the city in the early ... people may return", ""),
        ("the envoys of both sides left the villages along the river", ""),
        ("The crews went home ... The council adjourned until", "paragraphs"),
        ("There is no military solution ... about the coast and its people", ""),
        ("Two thousand five hundred people ... villages", "too short"),
        ("... prepared to consider the plan", "negation"),
        ("Norland is ...", ""),
        ("the envoys of both sides ... may return to the villages", ""),
        ("the early hours ... the envoys of both sides", ""),
    ],
)
def test_dishonest_omissions_are_drift(index: QuoteIndex, quote: str, why: str) -> None:
    check = index.check(quote)
    assert not check.verdict.verified
    assert why in (check.note or "")


def test_the_swallowed_word_is_listed(index: QuoteIndex) -> None:
    check = index.check("Norland is ... prepared to consider the plan")
    assert [(c.given, c.source, c.kind.value) for c in check.changes] == [(None, "not", "negation")]


def test_a_restriction_may_be_left_out_only_with_a_mark() -> None:
    text = "The port, open since May only for small ferries, will close on Friday."
    index = QuoteIndex(text, "en")
    assert (
        index.check("The port, open since ferries, will close on Friday").verdict is Verdict.DRIFT
    )
    assert (
        index.check("The port, open since ... ferries, will close on Friday").verdict
        is Verdict.ELIDED
    )


def test_an_omission_as_long_as_the_reach_is_refused() -> None:
    text = "The envoys agreed " + "on many things " * 30 + "and went home happily."
    index = QuoteIndex(text, "en")
    assert not index.check("The envoys agreed and went home happily").verdict.verified
    assert not index.check("The envoys agreed ... and went home happily").verdict.verified
    far = QuotePolicy(marked_gap=100)
    assert (
        index.check("The envoys agreed ... and went home happily", policy=far).verdict
        is Verdict.ELIDED
    )


def test_a_sentence_left_out_must_be_short() -> None:
    text = (
        "They met. " + "The hall was full of guests from many lands. " * 4 + "We signed the treaty."
    )
    index = QuoteIndex("Here they met. The sun shone. We signed the treaty. " + text, "en")
    assert index.check("Here they met ... We signed the treaty").verdict is Verdict.ELIDED
    assert (
        not QuoteIndex("Now " + text, "en")
        .check("Now They met ... We signed the treaty")
        .verdict.verified
    )


def test_an_elided_quote_is_direct_if_every_piece_is(index: QuoteIndex) -> None:
    assert index.check("There is no military solution ... We will continue").speech is Speech.DIRECT
    assert index.check("We will continue the talks ... the early hours").speech is not Speech.DIRECT


def test_the_chain_near_the_cited_sentence_is_chosen() -> None:
    text = (
        "We met the envoy and left early. Nothing else. We met the envoy and dined and left early."
    )
    index = QuoteIndex(text, "en")
    at = text.rindex("We met")
    assert index.check("We met ... left early", within=[(at, len(text))]).start == at
    assert index.check("We met ... left early").start == 0


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("[He] affirmed the plan", Verdict.NORMALISED),
        ("Brandt affirmed [her] plan", Verdict.NORMALISED),
        ("[t]hey left for the coast", Verdict.NORMALISED),
        ("[T]hey left for the coast", Verdict.NORMALISED),
        ("they left for [the southern] coast", Verdict.NORMALISED),
        ("[the two sides] left for the coast", Verdict.DRIFT),
        ("and [the two sides] left for the coast", Verdict.NORMALISED),
        ("and they left [quickly] for the coast ...", Verdict.ELIDED),
        ("they left for the [not] coast", Verdict.DRIFT),
        ("they left for the coast [on Monday]", Verdict.DRIFT),
        ("they left for the coast [in 2020]", Verdict.DRIFT),
        ("[Okafor] affirmed the plan", Verdict.NORMALISED),
        ("and [gladly] accept it", Verdict.DRIFT),
        ("when [Okafor] affirmed the plan", Verdict.DRIFT),
        ("They did [gladly] accept it", Verdict.DRIFT),
        ("affirmed the plan [by all of its many rich friends]", Verdict.DRIFT),
        ("affirmed [it] coast and then", Verdict.DRIFT),
        ("the [one] year", Verdict.ABSENT),
        ("plan [sic] and they left", Verdict.NORMALISED),
        ("a [new] day", Verdict.ABSENT),
    ],
)
def test_words_in_brackets_may_stand_for_little(quote: str, verdict: Verdict) -> None:
    text = "It was then when Brandt affirmed the plan and they left for the coast. They did not accept it. A year."
    assert QuoteIndex(text, "en").check(quote).verdict is verdict


def test_the_sources_own_brackets_are_words(index: QuoteIndex) -> None:
    assert index.check("He took the chair [of the council] and spoke").verdict is Verdict.NORMALISED
    assert index.check("He took the chair [of council] and spoke").verdict is Verdict.DRIFT
    assert index.check("He took the chair [of the court] and spoke").verdict is Verdict.DRIFT


def test_a_bracket_may_not_end_a_sentence_for_the_source() -> None:
    index = QuoteIndex("They signed it today. We left the hall early.", "en")
    assert index.check("They signed it [and then] left the hall early").verdict is Verdict.DRIFT


def test_a_bracket_may_stand_before_a_clitic() -> None:
    index = QuoteIndex("We know that he's aware of the options.", "en")
    assert (
        index.check("We know that [the envoy]'s aware of the options").verdict is Verdict.NORMALISED
    )


def test_omissions_in_a_language_without_lists_are_not_verified() -> None:
    text = "Ministrul a spus că delegația a plecat din oraș dimineața devreme."
    index = QuoteIndex(text, "ro")
    assert index.check("Ministrul a spus ... din oraș dimineața").verdict is Verdict.DRIFT
    assert "'ro'" in (index.check("Ministrul a spus ... din oraș dimineața").note or "")
    assert index.check("Ministrul a spus că delegația").verdict is Verdict.EXACT
    assert index.check("Ministrul a spus [că] delegația a plecat").verdict is Verdict.NORMALISED
    assert index.check("Ministrul a spus că delegația a plecat [în 2020]").verdict is Verdict.DRIFT


def test_borders_hold_in_long_texts() -> None:
    filler = "The envoys spoke at length about many other things.\n\n" * 3_000
    text = (
        filler
        + "We signed the treaty after a long night in the old harbour.\n\nNobody else came.\n\n"
        + filler
    )
    index = QuoteIndex(text, "en")
    check = index.check("We signed the treaty ... in the old harbour")
    assert check.verdict is Verdict.ELIDED
    assert check.start == len(filler)
    assert not index.check("We signed the treaty ... The envoys spoke at length").verdict.verified


def test_borders_hold_in_a_long_text_without_line_ends() -> None:
    filler = "The envoys spoke at length about many other things. " * 3_000
    index = QuoteIndex(
        filler + "We signed the treaty after a long night in the old harbour. " + filler, "en"
    )
    assert index.check("We signed the treaty ... in the old harbour").verdict is Verdict.ELIDED


def test_a_third_quotation_between_two_parts_them() -> None:
    text = "“We sign the treaty today,” he said, and “no doubt” she “will send the ships home” now."
    index = QuoteIndex(text.replace("no doubt", "some doubt"), "en")
    assert not index.check("We sign the treaty … will send the ships home").verdict.verified


def test_quotations_of_two_paragraphs_are_two_voices() -> None:
    index = QuoteIndex("“We sign the treaty today,” he said.\n\n“You send the ships home.”", "en")
    assert not index.check("We sign the treaty … You send the ships home").verdict.verified


def test_many_unmarked_omissions_are_a_rewriting() -> None:
    text = "The old grey council of the port met in the long hall by the sea and spoke about the fees of the ships"
    given = "The old council of port met in hall by the sea spoke about the fees ships"
    check = QuoteIndex(text, "en").check(given)
    assert check.verdict is Verdict.DRIFT


def test_a_marked_piece_with_another_case_is_drift(index: QuoteIndex) -> None:
    assert index.check("the envoys OF both sides ... in the early hours").verdict is Verdict.DRIFT


def test_a_mark_where_nothing_is_left_out_is_honest(index: QuoteIndex) -> None:
    assert index.check("the envoys of both ... sides left the city").verdict is Verdict.ELIDED


def test_a_negation_behind_a_closing_mark_is_swallowed() -> None:
    index = QuoteIndex("Wir unterstützen diesen Plan nicht, sagte er.", "de")
    assert index.check("Wir unterstützen diesen Plan ...").verdict is Verdict.DRIFT


def test_helping_words_do_not_hide_a_modal() -> None:
    index = QuoteIndex("The old treaty could also be signed in spring by both sides.", "en")
    assert index.check("The old treaty ... signed in spring").verdict is Verdict.DRIFT


def test_more_than_one_piece_needs_words_of_its_own() -> None:
    assert QuoteIndex("He came. She saw.", "en").check("He [then] came").verdict is Verdict.DRIFT


def test_quotes_of_common_words_only_find_their_passage() -> None:
    common = "we will not do it and they may do so and it is as it was. " * 400
    index = QuoteIndex(common + "we may do it as they will. " + common, "en")
    check = index.check("we may do it as they must.", within=[(len(common), len(common) + 26)])
    assert check.verdict is Verdict.DRIFT
    assert check.start is not None
    assert abs(check.start - len(common)) < 60
    assert index.check("we may do it as they will").start == len(common)


def test_frequent_passages_are_searched_as_one_string() -> None:
    index = QuoteIndex("peace now and then " * 5_000 + "peace then and now", "en")
    assert index.check("peace then and now").start == 95_000
    assert index.check("then and now peace").verdict is Verdict.DRIFT


def test_the_sources_own_full_stop_closes_an_elided_quote(index: QuoteIndex) -> None:
    assert (index.check("The crews went home ... by the lake.").text or "").endswith("by the lake.")
    assert (index.check("The crews went home ... by the lake").text or "").endswith("by the lake")
    assert (index.check("The crews went home by the lake.").text or "").endswith("by the lake.")


@pytest.mark.parametrize(
    "part", ["half of", "(half of)", "a third of", "some of", "at most 40 % of"]
)
def test_an_omission_may_not_make_a_whole_of_a_part(part: str) -> None:
    check = QuoteIndex(f"The crews will get {part} the money in spring.", "en").check(
        "The crews will get the money in spring."
    )
    assert not check.verdict.verified


def test_the_month_of_may_is_no_modal_at_the_end_of_a_gap() -> None:
    index = QuoteIndex(
        "We open the bridge to carts, as we promised in May. The toll will be low.", "en"
    )
    assert (
        index.check("We open the bridge to carts [...] The toll will be low.").verdict
        is Verdict.ELIDED
    )
    modal = QuoteIndex(
        "We open the bridge to carts, and those of the town may pay the low toll.", "en"
    )
    assert not modal.check("We open the bridge to carts, [...] pay the low toll.").verdict.verified
