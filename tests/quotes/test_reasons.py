"""What a reader is told: the verdict, the reason, the words that differ and the passage, each as a whole."""

from __future__ import annotations

import pytest

from summarizer.models.quote import QuoteCheck, Speech, Verdict
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.policy import QuotePolicy

TEXT = """The envoys met in the old port on Monday and would not sign the treaty of the lake states before spring.
The crews could soon be paid, the minister said, and two thousand five hundred tons of grain would leave at once.
Only ten ships
may enter at night, but the toll is paid only for heavy cargo of above ten tons at the gate.
Minister Okafor of Westland greeted Minister Lindqvist in the hall.
He denies that the toll was paid by the council. The council, he added, will meet the crews in spring."""

Change = tuple[str | None, str | None, str]


def changes(check: QuoteCheck) -> list[Change]:
    return [(c.given, c.source, c.kind.value) for c in check.changes]


def words(passage: str | None) -> str:
    return " ".join((passage or "").split())


def missing(passage: str, *kinds: str) -> list[Change]:
    """Words of the source that the quote does not have."""
    listed = kinds or ("other",) * len(passage.split())
    return [(None, word, kind) for word, kind in zip(passage.split(), listed, strict=True)]


@pytest.mark.parametrize(
    ("quote", "reason", "lost"),
    [
        ("The envoys met ... sign the treaty", "the omission swallows a negation", missing("not", "negation")),
        (
            "The envoys met in the old port sign the treaty of the lake states",
            "the omission swallows a negation",
            missing("on Monday and would not", "other", "date", "other", "modal", "negation"),
        ),
        (
            "The crews ... paid, the minister said",
            "the omission swallows the modal of the words behind it",
            missing("could", "modal"),
        ),
        (
            "the minister said, and two thousand ... tons of grain",
            "the omission cuts a number apart",
            missing("five", "number"),
        ),
        (
            "the crews could soon be ... hundred tons of grain would leave",
            "the omission cuts a number apart",
            missing("five", "number"),
        ),
        (
            "and two ... hundred tons of grain",
            "the omission cuts a number apart",
            missing("thousand", "number"),
        ),
        (
            "for heavy cargo ... ten tons at the gate",
            "the omission drops the limit of a number",
            missing("above"),
        ),
        (
            "the toll is paid for heavy cargo of above ten tons",
            "a word is left out without a mark",
            missing("only"),
        ),
        (
            "the toll is paid cargo of above ten tons",
            "the unmarked omission drops a restriction",
            missing("only for heavy"),
        ),
        (
            "Minister Okafor of Westland Lindqvist in the hall",
            "the unmarked omission joins two names",
            missing("greeted Minister", "other", "name"),
        ),
        ("He ... that the toll was paid by the council", "the omission swallows a negation", missing("denies")),
        (
            "the toll was paid ... will meet the crews in spring",
            "the pieces join the halves of different sentences",
            [],
        ),
        ("may ... at night", "a piece is too short to stand for a passage", []),
        (
            "The envoys met [not] in the old port",
            "the words in brackets add a negation, number, date or modal",
            [],
        ),
        (
            "The envoys met in the old port on [that day] and would",
            "the words in brackets hide a negation, number, date or modal",
            missing("Monday", "date"),
        ),
        (
            "He [says] that the toll was paid",
            "the words in brackets hide a negation, number, date or modal",
            missing("denies"),
        ),
        (
            "Minister [Brandt] of Westland greeted",
            "the words in brackets change a name",
            missing("Okafor", "name"),
        ),
        (
            "and would not sign the treaty [may]",
            "the words in brackets add a negation, number, date or modal",
            [],
        ),
        (
            "of the lake states before spring. [the two sides] could soon be paid",
            "the words in brackets stand for the end of a sentence",
            [],
        ),
        (
            "[the two sides] could soon be paid",
            "the words in brackets add a negation, number, date or modal",
            [],
        ),
    ],
)  # fmt: skip
def test_the_reason_and_the_words_lost_are_told(
    quote: str, reason: str, lost: list[Change]
) -> None:
    check = QuoteIndex(TEXT, "en").check(quote)
    assert (check.verdict, check.note) == (Verdict.DRIFT, f"Not verified: {reason}.")
    assert changes(check) == lost
    assert check.text == TEXT[check.start : check.end]
    assert check.pieces == ((check.start, check.end),)


@pytest.mark.parametrize(
    ("quote", "verdict", "pieces"),
    [
        ("the toll is paid ... of above ten tons at the gate", "elided",
         ["the toll is paid", "of above ten tons at the gate"]),
        ("Minister Okafor ... Minister Lindqvist in the hall", "elided",
         ["Minister Okafor", "Minister Lindqvist in the hall"]),
        ("at the gate ... Minister Okafor of Westland", "elided", ["at the gate", "Minister Okafor of Westland"]),
        ("ten ships may enter ... at night", "elided", ["ten ships may enter", "at night"]),
        ("... The crews could soon be paid", "elided", ["The crews could soon be paid"]),
        ("He denies that the toll was paid [...]", "elided", ["He denies that the toll was paid"]),
        ("The envoys met in the [harbour] on Monday", "normalised", ["The envoys met in the", "on Monday"]),
        ("[They] met in the old port", "normalised", ["met in the old port"]),
        ("Minister [he] of Westland greeted", "normalised", ["Minister", "of Westland greeted"]),
        ("and would not sign the treaty [at all]", "normalised", ["and would not sign the treaty"]),
        ("[T]he crews could soon be paid", "normalised", ["The crews could soon be paid"]),
        ("before spring. [the crews two thousand] soon be paid", "drift",
         ["before spring. The crews could soon be paid"]),
    ],
)  # fmt: skip
def test_the_pieces_are_the_passages_of_the_source(
    quote: str, verdict: str, pieces: list[str]
) -> None:
    check = QuoteIndex(TEXT, "en").check(quote)
    assert check.verdict.value == verdict
    assert [words(TEXT[start:end]) for start, end in check.pieces] == pieces
    assert (check.start, check.end) == (check.pieces[0][0], check.pieces[-1][1])


# --- limits ------------------------------------------------------------------------------------------


def calm(count: int) -> str:
    return " ".join(["calm"] * count)


ONE = "We signed the treaty {} in the old harbour by the lake."
TWO = "We signed the treaty. {}. We left the old harbour."
FAR = "Not verified: the pieces stand too far apart."


@pytest.mark.parametrize(
    ("text", "quote", "most", "note"),
    [
        (ONE, "We signed the treaty ... in the old harbour", 60, FAR),
        (TWO, "We signed the treaty ... We left the old harbour", 30, FAR),
        (
            ONE,
            "We signed the treaty in the old harbour by the lake",
            30,
            "Not verified: too much is left out without a mark.",
        ),
        (
            ONE,
            "We signed the treaty [so] in the old harbour by the lake",
            4,
            "Not verified: the words in brackets stand for too many words.",
        ),
    ],
)
def test_an_omission_may_be_as_long_as_the_limit_and_no_longer(
    text: str, quote: str, most: int, note: str
) -> None:
    allowed = QuoteIndex(text.format(calm(most)), "en").check(quote)
    assert (allowed.verdict.verified, allowed.note) == (True, None)
    refused = QuoteIndex(text.format(calm(most + 1)), "en").check(quote)
    assert (refused.verdict, refused.note) == (Verdict.DRIFT, note)


def test_no_more_words_may_be_put_in_brackets_than_the_limit() -> None:
    index = QuoteIndex(ONE.format("then"), "en")
    for count, note in (
        (4, None),
        (5, "Not verified: there are too many words in brackets."),
        (8, "Not verified: there are too many words in brackets."),
    ):
        check = index.check(f"We signed the treaty [{calm(count)}] in the old harbour")
        assert check.note == note
    # So many are no insertion but a passage, and the source has none like it.
    check = index.check(f"We signed the treaty [{calm(9)}] in the old harbour by the lake")
    assert (check.verdict, check.note) == (Verdict.DRIFT, None)
    assert [given for given, _, _ in changes(check)] == ["[", *["calm"] * 9, "]"]


def test_words_without_a_mark_are_left_out_by_twos_at_least() -> None:
    quote = "We signed the treaty in the old harbour by the lake"
    assert QuoteIndex(ONE.format("so"), "en").check(quote).verdict is Verdict.DRIFT
    assert QuoteIndex(ONE.format("so calm"), "en").check(quote).verdict is Verdict.ELIDED


POLICY_TEXT = (
    "We signed the treaty at night in calm old water in the harbour by the lake. They left. We left. "
    "We went home."
)


@pytest.mark.parametrize(
    ("limit", "value", "quote", "reason"),
    [
        ("marked_gap", 3, "We signed the treaty ... old water in the harbour", "the pieces stand too far apart"),
        ("sentence_gap", 3, "by the lake. ... We went home", "the pieces stand too far apart"),
        ("longest_unmarked_gap", 3, "We signed the treaty old water in the harbour",
         "too much is left out without a mark"),
        ("shortest_unmarked_gap", 3, "We signed the treaty in calm old water",
         "a word is left out without a mark"),
        ("shortest_piece", 3, "We signed ... in the harbour by the lake",
         "a piece is too short to stand for a passage"),
        ("insertion", 1, "We signed the treaty [so] in calm old water",
         "the words in brackets stand for too many words"),
    ],
)  # fmt: skip
def test_a_stricter_policy_is_obeyed(limit: str, value: int, quote: str, reason: str) -> None:
    index = QuoteIndex(POLICY_TEXT, "en")
    assert index.check(quote).verdict.verified
    check = index.check(quote, policy=QuotePolicy(**{limit: value}))
    assert (check.verdict, check.note) == (Verdict.DRIFT, f"Not verified: {reason}.")


def test_a_passage_is_shown_where_half_of_the_words_stand_in_it() -> None:
    index = QuoteIndex("Alpha beta gamma delta epsilon zeta eta theta.", "en")
    half = index.check("Alpha beta gamma delta two big old port")
    assert half.verdict is Verdict.DRIFT
    assert changes(half)[0] == ("two", "epsilon", "number")
    less = index.check("Alpha beta gamma delta two big old port too")
    assert (less.verdict, less.text) == (Verdict.ABSENT, None)
    strict = index.check("Alpha beta gamma delta two big old port", policy=QuotePolicy(near=0.6))
    assert strict.verdict is Verdict.ABSENT


def test_four_pieces_without_marks_are_no_omission_any_more() -> None:
    text = "The council met in the long hall by the sea and spoke about the many fees of the great ships at length."
    check = QuoteIndex(text, "en").check(
        "The council met in the sea and spoke about fees of the ships at length"
    )
    assert check.verdict is Verdict.DRIFT
    check = QuoteIndex(
        "The old grey council of the port met in the long hall by the sea and spoke about all the many fees "
        "of the ships at length today.",
        "en",
    ).check("The old grey council met in the long hall and spoke about fees of the ships today")
    assert check.note == "Not verified: words are left out in many places."
    assert [source for _, source, _ in changes(check)] == (
        "of the port by the sea all the many at length".split()
    )


# --- scripts without spaces or capitals ------------------------------------------------------------

CHINESE = (
    "中方不会接受这一要求，双方将于三月二十五日在日内瓦会谈。各方代表必须在港口继续谈判，并且尽快签署协议。"
    "中国和俄罗斯应该继续谈判，土耳其代表团已经到达。"
)


@pytest.mark.parametrize(
    ("quote", "verdict", "note"),
    [
        ("双方将于……会谈", "drift", "Not verified: a piece is too short to stand for a passage."),
        ("各方代表……在港口继续谈判", "drift",
         "Not verified: the omission swallows the modal of the words behind it."),
        ("各方代表必须……签署协议", "elided", None),
        ("各方代表必须在港口继续谈判尽快签署协议", "drift",
         "Not verified: a word is left out without a mark."),
        ("各方代表[应该]在港口继续", "drift",
         "Not verified: the words in brackets add a negation, number, date or modal."),
        ("在[码头]继续谈判", "normalised", None),
        ("双方将于[某日]在日内瓦会谈", "drift",
         "Not verified: the words in brackets hide a negation, number, date or modal."),
        ("中国和[它们]应该继续谈判", "normalised", None),
        ("中国和[美国]应该继续谈判", "drift", "Not verified: the words in brackets change a name."),
        ("中国和[土耳其]应该继续谈判", "drift", "Not verified: the words in brackets change a name."),
        ("应该继续谈判，[伊朗]代表团已经到达", "drift", "Not verified: the words in brackets change a name."),
    ],
)  # fmt: skip
def test_letters_without_spaces_are_counted_and_read_together(
    quote: str, verdict: str, note: str | None
) -> None:
    check = QuoteIndex(CHINESE, "zh").check(quote)
    assert (check.verdict.value, check.note) == (verdict, note)


def test_brackets_may_not_change_a_name_in_a_script_without_capitals() -> None:
    index = QuoteIndex("قال الوزير إن مصر لن توقع الاتفاق يوم الاثنين وإن الوفد سيصل غدا.", "ar")
    check = index.check("قال الوزير إن [تركيا] لن توقع الاتفاق")
    assert (check.verdict, check.note) == (
        Verdict.DRIFT,
        "Not verified: the words in brackets change a name.",
    )
    assert changes(check) == [(None, "مصر", "name")]
    assert index.check("قال الوزير إن [بلاده] لن توقع الاتفاق").verdict is Verdict.NORMALISED


# --- punctuation and brackets on the edges -----------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "verdict", "passage"),
    [
        ("(the crews left)", "exact", "(the crews left)"),
        ("(The crews left)", "normalised", "(the crews left)"),
        ("(The crews left", "normalised", "(the crews left"),
        ("The crews left)", "normalised", "the crews left)"),
        ("-the crews left;", "normalised", "the crews left"),
        (", and we sailed", "exact", ", and we sailed"),
        ("The port was shut.", "normalised", "The port was shut"),
        ("the port was shut!", "normalised", "The port was shut!"),
        ("we sailed?", "drift", "we sailed."),
    ],
)
def test_punctuation_on_the_edges_is_the_sources_own_or_none(
    quote: str, verdict: str, passage: str
) -> None:
    text = "We met (the crews left) today, and we sailed. The port was shut!"
    check = QuoteIndex(text, "en").check(quote)
    assert (check.verdict.value, check.text) == (verdict, passage)


@pytest.mark.parametrize("quote", ["[so] ...", "... [then]", "[some crews]"])
def test_brackets_and_marks_alone_stand_for_nothing(quote: str) -> None:
    check = QuoteIndex("We met at the port.", "en").check(quote)
    assert (check.verdict, check.start) == (Verdict.ABSENT, None)


def test_capitals_with_and_without_a_sharp_s_are_one_headline() -> None:
    check = QuoteIndex("DIE STRASSE IST NEU. Sie kam.", "de").check("DIE STRAẞE IST NEU")
    assert check.verdict is Verdict.NORMALISED


# --- which of several places, and what of it ---------------------------------------------------------


REPEATED = f"The crews left the old port. {calm(40)}. " * 3


def test_a_mark_decides_which_occurrence_is_meant() -> None:
    check = QuoteIndex("They left. Who left?", "en").check("left?")
    assert (check.verdict, check.start, check.text) == (Verdict.EXACT, 15, "left?")
    # Dots that the source has there as well are no mark of omission.
    check = QuoteIndex("They left. We left... Who came?", "en").check("left...")
    assert (check.verdict, check.start, check.text) == (Verdict.EXACT, 14, "left...")


def test_of_a_passage_and_a_part_of_a_compound_the_passage_is_meant() -> None:
    text = "The non-aligned states met. The aligned states left."
    check = QuoteIndex(text, "en").check("aligned states")
    assert (check.verdict, check.start) == (Verdict.EXACT, text.rindex("aligned"))


def test_quotation_marks_that_were_quoted_belong_to_the_passage() -> None:
    text = "He said, “We left the port.” Then he slept."
    check = QuoteIndex(text, "en").check("“We left the port.”")
    assert (check.verdict, check.text) == (Verdict.EXACT, "“We left the port.”")
    assert check.pieces == ((check.start, check.end),)
    comma = QuoteIndex(text, "en").check(", “We left the port")
    assert (comma.verdict, comma.text) == (Verdict.EXACT, ", “We left the port")
    assert comma.speech is Speech.DIRECT


@pytest.mark.parametrize(
    ("text", "quote", "cited", "start"),
    [
        ("We agree now. we agree today.", "we agree", (0, 13), 0),
        ("we agree We agree now.", "we agree", (9, 22), 9),
        ("It is late. " * 100, "It is late", (1_188, 1_199), 1_188),
        (
            REPEATED,
            "The crews left the new port",
            (REPEATED.rindex("The"), len(REPEATED)),
            REPEATED.rindex("The"),
        ),
    ],
)
def test_the_cited_sentence_is_meant_and_not_the_one_beside_it(
    text: str, quote: str, cited: tuple[int, int], start: int
) -> None:
    assert QuoteIndex(text, "en").check(quote, within=[cited]).start == start


def test_case_may_differ_behind_an_omission_and_not_behind_a_bracket() -> None:
    index = QuoteIndex("They left for the southern coast early.", "en")
    assert index.check("They left ... Southern coast early").verdict is Verdict.ELIDED
    check = index.check("They left for [our] Southern coast early")
    assert changes(check) == [("Southern", "southern", "other")]


def test_brackets_may_not_hide_a_negation_before_the_quote() -> None:
    index = QuoteIndex("Norland is not prepared to consider the plan.", "en")
    check = index.check("[Norland is] prepared to consider the plan")
    assert check.note == "Not verified: a negation stands directly before the quote."
    assert changes(check) == missing("not", "negation")
    german = QuoteIndex("Wir unterstützen diesen Plan nicht, sagte er.", "de")
    check = german.check("Wir unterstützen diesen Plan ...")
    assert check.note == "Not verified: a negation stands directly behind the quote."
    assert changes(check) == missing("nicht", "negation")


def test_without_lists_every_difference_says_that_negations_were_not_looked_for() -> None:
    told = (
        "There are no word lists for the language 'ro': negations and modals were not recognised."
    )
    index = QuoteIndex("Ministrul a spus că delegația a plecat din oraș dimineața.", "ro")
    assert index.check("Ministrul a scris că delegația a plecat").note == told
    assert index.check("Ministrul a spus ... din oraș dimineața").note == (
        f"Not verified: {told} The omission may hide one."
    )


def test_a_bracket_at_the_end_may_stand_for_the_end_of_a_word() -> None:
    index = QuoteIndex("We met the coast's crews.", "en")
    assert index.check("We met the coast [and them]").verdict is Verdict.NORMALISED
    assert index.check("We met the coast").verdict is Verdict.DRIFT
    assert index.check("[They] met the coast").verdict is Verdict.DRIFT


def test_brackets_in_the_middle_are_looked_at_also_where_marks_follow() -> None:
    index = QuoteIndex("The envoys met the crews of the lake at the old port.", "en")
    assert (
        index.check("The envoys [all] met the crews ... at the old port").verdict is Verdict.ELIDED
    )
    for words in ("not", "twice never", "on Monday"):
        check = index.check(f"The envoys [{words}] met the crews ... at the old port")
        assert check.note == (
            "Not verified: the words in brackets add a negation, number, date or modal."
        )


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("the crews ... the hall ... of Zebulon", ["the crews", "the hall", "of Zebulon"]),
        ("the crews ... the hall [and] of Zebulon", ["the crews", "the hall", "of Zebulon"]),
        ("We met [all] the crews ... of Zebulon", ["We met", "the crews", "of Zebulon"]),
        ("Zebulon saw ... the crews ... the port", ["Zebulon saw", "the crews", "the port"]),
        ("Zebulon saw [all] the crews ... the port", ["Zebulon saw", "the crews", "the port"]),
    ],
)
def test_pieces_are_followed_to_both_sides_of_the_rarest(quote: str, pieces: list[str]) -> None:
    text = (
        f"We met the crews {calm(40)} by the hall of Zebulon. The hall, the crews and we met again."
        if quote.endswith("Zebulon")
        else f"Then Zebulon saw the crews {calm(40)} by the port. The port, the crews and we saw it."
    )
    check = QuoteIndex(text, "en").check(quote)
    assert check.verdict is Verdict.ELIDED
    assert [words(text[start:end]) for start, end in check.pieces] == pieces


@pytest.mark.parametrize(
    ("text", "quote", "note"),
    [
        ("They spoke of the old non-proliferation pact and of fees.", "They spoke of ... and of fees", None),
        ("They spoke of the old not so good pact and of fees.", "They spoke of ... and of fees",
         "the omission swallows a negation"),
        ("They sold about nine hundred tons of grain.", "They sold ... hundred tons of grain",
         "the omission cuts a number apart"),
        ("They sold two old tons of grain.", "They sold two ... tons of grain", None),
        ("We signed the treaty in the port. Then we left with all the crews.",
         "We signed the treaty we left with all the crews",
         "the pieces stand in different sentences, and no mark says so"),
        ("We met Okafor of the lake council and left early.", "We met Okafor and left early", None),
        ("We met all of the lake council Okafor heads.", "We met all Okafor heads", None),
        ("He took the chair [of the council] and spoke.", "He took the chair [of council] and spoke",
         "the words in brackets differ from the source's own"),
        ("He took the chair [of the council] and spoke.", "He [then] took the chair [of the council] and spoke", None),
        ("He came. She saw.", "He [then] came", "too few words are the source's own"),
        ("They met.", "[Then] met", None),
        ("We know they left early.", "We know [the two sides] left early", None),
        ("We know they left early.", "We know [the two sides never] left early",
         "the words in brackets add a negation, number, date or modal"),
        ("We know they left early.", "We know [The Envoys] left early", None),
        ("---\ntitle: fees of ships\ntags: the old port\n---\nWe met.", "fees of ships ... the old port",
         "the pieces stand in different lines of the front matter"),
        ("We met at the port.", "We met at the port [with the two sides]",
         "the words in brackets add a negation, number, date or modal"),
        ("The more than ten ships may enter at night.", "more ships may enter at night",
         "a piece is too short to stand for a passage"),
    ],
)  # fmt: skip
def test_why_an_omission_or_a_bracket_is_refused(text: str, quote: str, note: str | None) -> None:
    check = QuoteIndex(text, "en").check(quote)
    assert check.note == (note and f"Not verified: {note}.")
    assert check.verdict.verified is (note is None)
