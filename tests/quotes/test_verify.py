"""Quotes of a value against a prepared text: pointers that check each other, furniture, speakers, verdicts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from summarizer.models.document import PreparedText, SentenceRole, SourceDocument
from summarizer.models.quote import Quote, SpeakerCheck, Speech, Verdict
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance, Summary
from summarizer.models.verified import Provenance, VerifiedSummary
from summarizer.quotes.verify import Cover, Verifier, verified_result
from summarizer.quotes.walk import Place
from summarizer.text.prepare import prepare

TEXT = """Minister Brandvold said that the harbour would stay open. She added that the tariff was too high.

“We will not pay for the ferry,” Minister Mazur said. The weather was fine.
"""


@pytest.fixture
def verifier() -> Verifier:
    return Verifier(prepared(TEXT))


def prepared(text: str, furniture: tuple[str, ...] = ()) -> PreparedText:
    """Prepare a text; sentences that contain one of some words are page furniture."""
    made = prepare(SourceDocument(source="own", text=text, language="en"))
    sentences = tuple(
        s.model_copy(update={"role": SentenceRole.BOILERPLATE})
        if any(word in s.text for word in furniture)
        else s
        for s in made.sentences
    )
    return made.model_copy(update={"sentences": sentences})


def checked(
    verifier: Verifier, given: str | None, *cited: int, speaker: str | None = None
) -> Quote:
    position = Position(
        holder=speaker or "",
        topic="t",
        stance=Stance.AFFIRMS,
        statement="s",
        quotes=(Quote(given=given, cited=cited),),
    )
    value = verifier.check(Summary(overview="", positions=(position,))).value
    assert isinstance(value, Summary)
    return value.positions[0].quotes[0]


# --- two pointers ------------------------------------------------------------------------------------


def test_words_and_number_that_agree_need_no_note(verifier: Verifier) -> None:
    quote = checked(verifier, "the harbour would stay open", 1)
    assert (quote.verdict, quote.note) == (Verdict.EXACT, None)
    assert TEXT[quote.start : quote.end] == quote.text == "the harbour would stay open"


def test_words_of_another_sentence_are_noted(verifier: Verifier) -> None:
    quote = checked(verifier, "the tariff was too high", 1)
    assert quote.verdict is Verdict.EXACT
    assert quote.note == "The words stand elsewhere than in the cited sentence."


def test_a_number_the_account_does_not_have_is_noted(verifier: Verifier) -> None:
    quote = checked(verifier, "the tariff was too high", 99)
    assert quote.verdict is Verdict.EXACT
    assert quote.note == "The account has no sentence 99."


def test_several_numbers_in_a_row_are_one_passage(verifier: Verifier) -> None:
    quote = checked(verifier, None, 2, 1)
    assert quote.verdict is Verdict.EXACT
    assert quote.text == TEXT.split("\n", maxsplit=1)[0]


def test_numbers_apart_give_the_first_passage_and_name_the_others(verifier: Verifier) -> None:
    quote = checked(verifier, None, 1, 4)
    assert quote.text == "Minister Brandvold said that the harbour would stay open."
    assert quote.note == "Also cited, and not part of the passage: sentence 4."


@pytest.mark.parametrize("cited", [(0,), (-1,), (99,), (10**40,), (0, 77, 99)])
def test_numbers_out_of_range_are_absent_and_said(
    verifier: Verifier, cited: tuple[int, ...]
) -> None:
    quote = checked(verifier, None, *cited)
    assert (quote.verdict, quote.text, quote.start) == (Verdict.ABSENT, None, None)
    assert quote.note is not None
    assert quote.note.startswith("The account has no sentence ")


def test_of_numbers_in_and_out_of_range_the_good_ones_count(verifier: Verifier) -> None:
    quote = checked(verifier, None, 99, 4)
    assert (quote.verdict, quote.text) == (Verdict.EXACT, "The weather was fine.")
    assert quote.note == "The account has no sentence 99."


def test_neither_words_nor_number_is_absent(verifier: Verifier) -> None:
    quote = checked(verifier, None)
    assert (quote.verdict, quote.note) == (Verdict.ABSENT, "No words and no sentence were given.")


def test_a_repeated_passage_is_taken_from_the_cited_sentence() -> None:
    text = "It is late. Brandvold agreed.\n\nIt is late. Mazur agreed."
    quote = checked(Verifier(prepared(text)), "It is late", 3)
    assert quote.start == text.rindex("It is late")


# --- page furniture ----------------------------------------------------------------------------------

PAGE = """Minister Brandvold said that the harbour would stay open.

Read more stories about ferries today.

Minister Mazur denied it."""


@pytest.fixture
def page() -> Verifier:
    return Verifier(prepared(PAGE, ("Read more",)))


def test_words_of_page_furniture_alone_are_absent(page: Verifier) -> None:
    quote = checked(page, "more stories about ferries")
    assert (quote.verdict, quote.text, quote.start) == (Verdict.ABSENT, None, None)
    assert quote.note is not None
    assert quote.note.startswith("The words stand only in page furniture")


def test_furniture_cited_by_number_is_absent(page: Verifier) -> None:
    assert checked(page, None, 2).verdict is Verdict.ABSENT


def test_furniture_between_cited_sentences_is_not_drawn_in(page: Verifier) -> None:
    quote = checked(page, None, 1, 2, 3)
    assert quote.text == "Minister Brandvold said that the harbour would stay open."
    assert (
        quote.note
        == "Also cited, and not part of the passage: sentence 3. The account has no sentence 2."
    )


def test_a_piece_of_an_elided_quote_may_not_be_furniture(page: Verifier) -> None:
    assert checked(page, "the harbour would stay open … about ferries today").verdict in (
        Verdict.DRIFT,
        Verdict.ABSENT,
    )


def test_words_that_the_account_has_too_are_found_there() -> None:
    text = "Read more: the harbour stays open.\n\nBrandvold said that the harbour stays open."
    quote = checked(Verifier(prepared(text, ("Read more",))), "the harbour stays open")
    assert quote.verdict is Verdict.EXACT
    assert quote.start == text.rindex("the harbour")


# --- speech, speakers, verdicts of items -------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "speaker", "speech", "found"),
    [
        ("We will not pay for the ferry", "Mazur", Speech.DIRECT, SpeakerCheck.NAMED),
        ("the tariff was too high", "Minister Brandvold", Speech.REPORTED, SpeakerCheck.RESOLVED),
        ("the harbour would stay open", "Mazur", Speech.REPORTED, SpeakerCheck.OTHER),
    ],
)
def test_speech_and_speaker_are_checked(
    verifier: Verifier, given: str, speaker: str, speech: Speech, found: SpeakerCheck
) -> None:
    quote = checked(verifier, given, speaker=speaker)
    assert (quote.speech, quote.speaker_check) == (speech, found)


def test_no_speaker_is_looked_for_where_the_item_names_none(verifier: Verifier) -> None:
    check = verifier.check_quote(Quote(given="the tariff was too high"), Place("q"))
    assert (check.verdict, check.speaker_check) == (Verdict.EXACT, None)


def position(*given: str) -> Position:
    return Position(
        holder="Minister Mazur",
        topic="t",
        stance=Stance.OPPOSES,
        statement="Mazur will not pay.",
        quotes=tuple(Quote(given=g) for g in given),
    )


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (("We will not pay for the ferry",), Verdict.EXACT),
        (("We will not pay for the ferry", "“We will not pay"), Verdict.EXACT),
        (("We will not pay for the ferry", '"We will not pay'), Verdict.NORMALISED),
        (("We will not pay", "We will pay for the ferry"), Verdict.DRIFT),
        (("We will not pay", "zebras grazed upon moonlight"), Verdict.ABSENT),
        ((), Verdict.ABSENT),
    ],
)
def test_an_item_inherits_its_weakest_quotes_verdict(
    verifier: Verifier, given: tuple[str, ...], verdict: Verdict
) -> None:
    value = verifier.check(Summary(overview="", positions=(position(*given),))).value
    assert isinstance(value, Summary)
    assert value.positions[0].verdict is verdict


@pytest.mark.parametrize(
    ("kind", "sides", "verdict"),
    [
        (DisputeKind.DENIED, (True, True), Verdict.EXACT),
        (DisputeKind.DENIED, (True, False), Verdict.ABSENT),
        (DisputeKind.DENIED, (False, True), Verdict.ABSENT),
        (DisputeKind.UNANSWERED, (True, False), Verdict.EXACT),
        (DisputeKind.UNANSWERED, (False, False), Verdict.ABSENT),
    ],
)
def test_a_dispute_wants_evidence_for_each_side(
    verifier: Verifier, kind: DisputeKind, sides: tuple[bool, bool], verdict: Verdict
) -> None:
    claim = DisputedClaim(
        claim="The ferry is paid for.",
        asserted_by="Minister Brandvold",
        disputed_by="Minister Mazur",
        kind=kind,
        asserting_quotes=(Quote(given="the harbour would stay open"),) if sides[0] else (),
        disputing_quotes=(Quote(given="We will not pay for the ferry"),) if sides[1] else (),
    )
    value = verifier.check(Summary(overview="", disputed_claims=(claim,))).value
    assert isinstance(value, Summary)
    assert value.disputed_claims[0].verdict is verdict


def test_a_changed_word_is_a_finding_with_its_change(verifier: Verifier) -> None:
    found = verifier.check(Summary(overview="", positions=(position("We will pay for the ferry"),)))
    (finding,) = [f for f in found.findings if f.code == "drift"]
    assert finding.path == "positions[0].quotes[0]"
    assert [(c.given, c.source, c.kind) for c in finding.changes] == [(None, "not", "negation")]
    assert list(found.failing) == ["positions[0].quotes[0]"]


# --- the result --------------------------------------------------------------------------------------


def result(verifier: Verifier, *given: str) -> VerifiedSummary:
    provenance = Provenance(
        model="m",
        provider="p",
        strategy="single",
        prompt_sha256="0",
        schema_sha256="0",
        created=datetime(2031, 1, 1, tzinfo=UTC),
    )
    made = verified_result(
        verifier, verifier.check(Summary(overview="", positions=(position(*given),))), provenance
    )
    assert isinstance(made, VerifiedSummary)
    return made


def test_coverage_lists_quotations_that_no_verified_quote_touches(verifier: Verifier) -> None:
    (missed,) = result(verifier, "The weather was fine").checks.coverage
    assert TEXT[missed.start : missed.end] == missed.text == "We will not pay for the ferry,"
    assert result(verifier, "not pay").checks.coverage == ()
    assert len(result(verifier, "We will pay for the ferry").checks.coverage) == 1


def test_the_document_is_named_by_its_hash(verifier: Verifier) -> None:
    record = result(verifier).document
    document = verifier.prepared.document
    assert (record.sha256, record.characters) == (document.sha256, len(TEXT))


@pytest.mark.parametrize(
    "text", ["", "…", "😀" * 50, "\ud800 odd", "a" * 50_000, "习近平说：“不。”"]
)
def test_no_text_and_no_quote_is_an_error(text: str) -> None:
    verifier = Verifier(prepared(text))
    for given in ("", "…", "不", "\ud800", "a" * 300, "x\x00y", "( [ *", "😀😀"):
        quote = checked(verifier, given, 1, speaker="习近平")
        assert quote.verdict is not None
        assert not quote.verified or text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("span", [(-5, 10**12), (30, 10), (10**9, 10**9 + 5), (5, 5)])
def test_a_recorded_span_from_elsewhere_is_no_error(verifier: Verifier, span: Any) -> None:
    quote = Quote(given="The weather was fine", start=span[0], end=span[1])
    assert verifier.check_quote(quote, Place("q")).verdict is Verdict.EXACT


def test_a_cover_knows_whether_a_span_touches_one_of_its_own() -> None:
    cover = Cover([(10, 20), (0, 3), (12, 14), (30, 30)])
    assert [cover.touch(*span) for span in ((0, 1), (3, 10), (15, 16), (19, 40), (20, 29))] == [
        True, False, True, True, False,
    ]  # fmt: skip
    assert not Cover([]).touch(0, 5)
