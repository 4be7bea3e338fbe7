"""Whether words are in the right mouth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.attribution.actor import Actor, ActorKind
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.settled import is_alias
from summarizer.quotes.speakers import SpeakerIndex

TEXT = (
    "Polish Foreign Minister Jan Kos spoke by phone with Swedish Foreign Minister Eva Holm on Monday. "
    "Mr Kos said that the port must stay open. He stressed the need for new ferries. "
    "The ministers discussed fishing quotas. "
    '"Sweden will never close its harbours," the Swedish minister told reporters. '
    '"The people of the coast depend on them." '
    "Warsaw has rejected a tax on ferries. The weather was fine."
)


def check(words: str, holder: str) -> SpeakerCheck:
    start = TEXT.index(words)
    return SpeakerIndex(TEXT).check((start, start + len(words)), holder)


@pytest.mark.parametrize(
    ("words", "holder", "expected"),
    [
        ("the port must stay open", "Jan Kos", SpeakerCheck.NAMED),
        ("Mr Kos said that the port must stay open", "Kos", SpeakerCheck.NAMED),
        ("the need for new ferries", "Jan Kos", SpeakerCheck.RESOLVED),
        ("the port must stay open", "Poland", SpeakerCheck.RESOLVED),
        ("Sweden will never close its harbours", "Eva Holm", SpeakerCheck.RESOLVED),
        ("The people of the coast depend on them", "Eva Holm", SpeakerCheck.RESOLVED),
        ("a tax on ferries", "Poland", SpeakerCheck.NAMED),
    ],
)
def test_true_speaker_is_found(words: str, holder: str, expected: SpeakerCheck) -> None:
    assert check(words, holder) is expected


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("the port must stay open", "Eva Holm"),
        ("the need for new ferries", "Sweden"),
        ("Sweden will never close its harbours", "Jan Kos"),
        ("The people of the coast depend on them", "Poland"),
        ("a tax on ferries", "Eva Holm"),
        ("the port must stay open", "Somebody Else"),
    ],
)
def test_true_quote_in_the_wrong_mouth_is_somebody_elses(words: str, holder: str) -> None:
    assert check(words, holder) is SpeakerCheck.OTHER


@pytest.mark.parametrize("holder", ["Jan Kos", "Eva Holm", "Poland"])
@pytest.mark.parametrize("words", ["The weather was fine", "discussed fishing quotas"])
def test_narration_is_attributed_to_nobody(words: str, holder: str) -> None:
    assert check(words, holder) is SpeakerCheck.NOT_FOUND


def test_words_inside_a_longer_content_count() -> None:
    assert check("must stay open", "Jan Kos") is SpeakerCheck.NAMED


def test_turn_speaker_holds_what_is_said_in_the_turn() -> None:
    text = (
        "MS. HOLM:  The harbours are full this week.\n\nQ  And the ferries?\n\n"
        "MS. HOLM:  They run on time, as far as I know.\n\nQ  Thank you.\n\nMR. KOS:  Good day to all of you.\n"
    )
    index = SpeakerIndex(text)
    start = text.index("The harbours")
    span = (start, start + len("The harbours are full"))
    assert index.check(span, "Holm") is not SpeakerCheck.NOT_FOUND
    assert index.check(span, "Kos") is SpeakerCheck.OTHER


INDEX = SpeakerIndex(TEXT)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text(max_size=30))
def test_any_span_and_holder_get_an_answer(a: int, b: int, holder: str) -> None:
    assert INDEX.check((min(a, b), max(a, b)), holder) in SpeakerCheck


def test_empty_text_attributes_nothing() -> None:
    assert SpeakerIndex("").check((0, 0), "Jan Kos") is SpeakerCheck.NOT_FOUND


# --- who stands for whom -----------------------------------------------------------------------------


def found(text: str, words: str, holder: str, on_behalf_of: str | None = None) -> SpeakerCheck:
    start = text.index(words)
    return SpeakerIndex(text).check((start, start + len(words)), holder, on_behalf_of)


REPORTED = (
    "Spokesman Jan Kos told reporters that the weather was fine. Kos rejected the claim by Sweden that the ferries "
    "were unsafe. Nobody else came."
)
BOTH = (
    "Swedish Foreign Minister Eva Holm met Polish Foreign Minister Jan Kos. The two ministers stressed that the port "
    "must stay open. Both leaders said the ferry was safe."
)
OFFICES = (
    "The foreign ministry of Norland said that the port must stay open. Norwegian Prime Minister Ola Berg said that "
    "fees were too high."
)


@pytest.mark.parametrize(
    ("text", "words", "holder", "on_behalf_of", "expected"),
    [
        (REPORTED, "the ferries were unsafe", "Sweden", None, SpeakerCheck.NAMED),
        (REPORTED, "the ferries were unsafe", "Eva Holm", "Sweden", SpeakerCheck.RESOLVED),
        (REPORTED, "the ferries were unsafe", "Poland", None, SpeakerCheck.OTHER),
        (REPORTED, "were unsafe. Nobody else came", "Sweden", None, SpeakerCheck.NOT_FOUND),
        (REPORTED, "Nobody else came", "Sweden", None, SpeakerCheck.NOT_FOUND),
        (REPORTED, "the weather was fine", "Sweden", None, SpeakerCheck.OTHER),
        (BOTH, "the port must stay open", "Eva Holm and Jan Kos", None, SpeakerCheck.RESOLVED),
        (BOTH, "the port must stay open", "Eva Holm and Ola Berg", None, SpeakerCheck.NOT_FOUND),
        (BOTH, "the port must stay open", "Jan Holm", None, SpeakerCheck.NOT_FOUND),
        (BOTH, "the port must stay open", "Norway and Poland", None, SpeakerCheck.NOT_FOUND),
        (BOTH, "the port must stay open", "Eva Holm", None, SpeakerCheck.RESOLVED),
        (BOTH, "the port must stay open", "Jan Kos", None, SpeakerCheck.RESOLVED),
        (BOTH, "the port must stay open", "Sweden and Poland", None, SpeakerCheck.RESOLVED),
        (BOTH, "the port must stay open", "Ola Berg", None, SpeakerCheck.OTHER),
        (BOTH, "the ferry was safe", "Jan Kos and Eva Holm", None, SpeakerCheck.RESOLVED),
        (OFFICES, "the port must stay open", "foreign ministry", "Norland", SpeakerCheck.NAMED),
        (OFFICES, "the port must stay open", "spokesperson", "Norland", SpeakerCheck.RESOLVED),
        (OFFICES, "the port must stay open", "spokesperson", None, SpeakerCheck.NOT_FOUND),
        (OFFICES, "the port must stay open", "spokesperson", "Sweden", SpeakerCheck.NOT_FOUND),
        (OFFICES, "fees were too high", "the Norwegian Prime Minister Berg", None, SpeakerCheck.NAMED),
        (OFFICES, "fees were too high", "Norway", None, SpeakerCheck.RESOLVED),
        (OFFICES, "fees were too high", "Sweden", None, SpeakerCheck.OTHER),
        (OFFICES, "fees were too high", "Prime Minister", None, SpeakerCheck.RESOLVED),
        (OFFICES, "fees were too high", "the Prime Minister", None, SpeakerCheck.RESOLVED),
        (OFFICES, "fees were too high", "Norway's Prime Minister", None, SpeakerCheck.RESOLVED),
        (OFFICES, "fees were too high", "Sweden's Prime Minister", None, SpeakerCheck.OTHER),
        (OFFICES, "fees were too high", "Foreign Minister", None, SpeakerCheck.NOT_FOUND),
    ],
)  # fmt: skip
def test_aliases_offices_and_parties_stand_for_a_speaker_and_others_do_not(
    text: str, words: str, holder: str, on_behalf_of: str | None, expected: SpeakerCheck
) -> None:
    assert found(text, words, holder, on_behalf_of) is expected


SAID = (
    "Jan Kos said that the port must stay open for all. The crews of the ferry went home at night."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("must stay open for all. The", SpeakerCheck.NAMED),
        ("stay open for all. The crews", SpeakerCheck.NAMED),  # 18 of 28 letters
        ("open for all. The crews", SpeakerCheck.NOT_FOUND),  # 13 of 23
        ("for all. The crews of the ferry", SpeakerCheck.NOT_FOUND),
        ("Jan Kos said that the port must stay open for all", SpeakerCheck.NAMED),
        ("The crews of the ferry", SpeakerCheck.NOT_FOUND),
    ],
)
def test_most_of_a_quote_must_lie_in_what_is_attributed(words: str, expected: SpeakerCheck) -> None:
    assert found(SAID, words, "Jan Kos") is expected


TURNS = (
    "FOREIGN MINISTER HOLM:  The harbours are full this week.\n\nQ  And the ferries?\n\n"
    "FOREIGN MINISTER HOLM:  They run on time, as far as I know.\n\nQ  Thank you.\n\n"
    "MR. KOS:  Good day to all of you.\n"
)


@pytest.mark.parametrize(
    ("words", "holder", "expected"),
    [
        ("The harbours are full", "Holm", SpeakerCheck.NAMED),
        ("The harbours are full", "Jan Kos", SpeakerCheck.OTHER),
        ("And the ferries", "Holm", SpeakerCheck.OTHER),
        ("They run on time", "Holm", SpeakerCheck.NAMED),
    ],
)
def test_a_turn_belongs_to_the_one_who_is_named_before_it(
    words: str, holder: str, expected: SpeakerCheck
) -> None:
    assert found(TURNS, words, holder) is expected


PASSED_ON = (
    "Swedish Foreign Minister Eva Holm met Polish Foreign Minister Jan Kos. “Poland told us that the ferry line was "
    "closed for the whole winter,” Holm said."
)
ALIAS = "UK Prime Minister Berg spoke by phone with Jan Kos. Ola Berg said that the port must stay open."
UNNAMED = (
    "Foreign Minister Eva Holm spoke to reporters.\n\nFOREIGN MINISTER:  The harbours are full this week.\n\n"
    "QUESTION:  And the ferries?\n\nFOREIGN MINISTER:  They run on time, as far as I know.\n\nQUESTION:  Thank you.\n"
)


@pytest.mark.parametrize(
    ("text", "words", "holder", "expected"),
    [
        (PASSED_ON, "the ferry line was closed", "Poland", SpeakerCheck.RESOLVED),
        (PASSED_ON, "the ferry line was closed", "Eva Holm", SpeakerCheck.NAMED),
        (PASSED_ON, "the ferry line was closed", "Germany", SpeakerCheck.OTHER),
        (ALIAS, "the port must stay open", "UK Prime Minister Berg", SpeakerCheck.NAMED),
        (ALIAS, "the port must stay open", "UK Prime Minister Kos", SpeakerCheck.OTHER),
        (UNNAMED, "The harbours are full", "Eva Holm", SpeakerCheck.RESOLVED),
        (UNNAMED, "And the ferries", "Eva Holm", SpeakerCheck.OTHER),
        (UNNAMED, "They run on time", "Jan Kos", SpeakerCheck.OTHER),
    ],
)
def test_words_passed_on_and_speakers_called_otherwise_are_found(
    text: str, words: str, holder: str, expected: SpeakerCheck
) -> None:
    assert found(text, words, holder) is expected


def test_a_surname_behind_a_title_is_nobodys_given_name() -> None:
    anna = Actor("Anna Vale", ActorKind.PERSON, aliases=("Anna",))
    assert is_alias("Anna", anna)
    assert not is_alias("Ms. Anna-Oak", anna)


@pytest.mark.parametrize(
    "words", ["Asked if she backed the ferry", "Asked for her plans about a ferry"]
)
def test_a_question_that_nobody_is_said_to_ask_is_no_error(words: str) -> None:
    text = f"Eva Holm opened the harbour. {words}, Holm refused to be drawn. The weather was fine."
    start = text.index(words)
    assert (
        SpeakerIndex(text).check((start, start + len(words)), "Jan Kos") is not SpeakerCheck.NAMED
    )


PREFACED = (
    "Open Letter to the Harbour Master on the closing of the weir\n\n"
    "Below is a letter that I drafted for our guild of anglers.\n\nDear Harbour Master,\n\n"
    "We write to you as anglers of Norland. We were glad that you came to our meeting. "
    "The weir has been closed for ten years without a reason.\n\nWe ask you to open it."
)


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        ("the letter writers", SpeakerCheck.RESOLVED),
        ("the signatories of the letter", SpeakerCheck.RESOLVED),
        ("the report authors", SpeakerCheck.NOT_FOUND),
    ],
)
def test_who_writes_a_letter_is_called_so_where_its_heading_says_that_it_is_one(
    holder: str, expected: SpeakerCheck
) -> None:
    words = "The weir has been closed for ten years without a reason."
    start = PREFACED.index(words)
    assert SpeakerIndex(PREFACED).check((start, start + len(words)), holder) is expected


def test_what_a_member_reads_out_below_a_line_with_a_colon_is_not_the_members_own() -> None:
    text = (
        "Mr Tarn: I asked the Board of Works about the weir. The Board replied:\n\n"
        "“The weir was never surveyed before it was closed.”\n\nI do not believe a word of that.\n\n"
        "Ms Venn: You should have asked us as well.\n\nMr Tarn: I did, and you know it.\n"
    )
    index = SpeakerIndex(text)
    start = text.index("The weir was")
    span = start, text.index("”")
    assert index.check(span, "Mr Tarn") not in (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
    assert index.check(span, "the Board of Works") in (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


@pytest.mark.parametrize(
    ("text", "holder", "expected"),
    [
        (
            "The pier closed at noon. In a post on an Okell Police account, the force said: “We are closing it.”",
            "Okell police",
            SpeakerCheck.RESOLVED,
        ),
        (
            "A line of police stood on the pier. The force said: “We are closing it.”",
            "Okell police",
            SpeakerCheck.NOT_FOUND,
        ),
        (
            "Lew Tarn, founder of Save Our Weirs, who organised the festival said: “We are closing it.”",
            "Lew Tarn",
            SpeakerCheck.NAMED,
        ),
        (
            "Lew Tarn, who led the festival said: “We are closing it.”",
            "Lew Tarn",
            SpeakerCheck.NAMED,
        ),
    ],
)
def test_the_force_is_the_police_named_last_and_who_did_something_says_what_follows(
    text: str, holder: str, expected: SpeakerCheck
) -> None:
    words = "We are closing it."
    start = text.index(words)
    assert SpeakerIndex(text).check((start, start + len(words)), holder) is expected


def test_a_seat_behind_a_name_is_no_part_of_it() -> None:
    text = "The then Keeper of the Weirs, Lew Tarn MP, told us in May that the weir was closed for good."
    span = text.index("the weir was"), len(text) - 1
    assert SpeakerIndex(text).check(span, "Lew Tarn") is SpeakerCheck.RESOLVED
    assert SpeakerIndex(text).check(span, "Mara Tarn") is SpeakerCheck.NOT_FOUND
