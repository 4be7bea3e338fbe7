"""Direct speech of several sentences, taken apart; words that somebody only passes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.attribution.attributions import Attribution, attributions
from summarizer.attribution.cast import Cast
from summarizer.attribution.reported import with_reported
from summarizer.models.document import Kind, SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Stance
from summarizer.passes.parts import in_parts
from summarizer.text.prepare import prepare

OPENING = "Polish Foreign Minister Jan Kos met Swedish Foreign Minister Eva Holm on Monday. "


def parts(text: str) -> list[Attribution]:
    prepared = prepare(SourceDocument(source="own", text=text, kind=Kind.NEWS, language="en"))
    cast = Cast.of(prepared)
    return [
        with_reported(prepared, cast, one)
        for one in in_parts(prepared, attributions(prepared, cast))
        if one.candidate
    ]


def told(text: str) -> list[tuple[str | None, str]]:
    return [
        (a.holder, " ".join(" ".join(text[s:e] for s, e in a.content).split())) for a in parts(text)
    ]


def test_every_sentence_of_a_quotation_is_a_part() -> None:
    text = OPENING + (
        "“The border has to stay open for lorries. The new fee harms every town along it,” Mr Kos said."
    )
    assert told(text) == [
        ("Jan Kos", "The border has to stay open for lorries."),
        ("Jan Kos", "The new fee harms every town along it,"),
    ]


def test_the_part_beside_the_cue_keeps_it() -> None:
    text = OPENING + (
        "Mr Kos said: “The border has to stay open for lorries. The new fee harms every town along it.”"
    )
    first, second = parts(text)
    assert text[first.start : first.end].startswith("Mr Kos said")
    assert (first.cue, second.cue) == ("say", "")
    assert second.holder_check is SpeakerCheck.RESOLVED


def test_a_cue_between_two_quotations_stays_with_what_it_follows() -> None:
    text = OPENING + (
        "“The border has to stay open for lorries,” Mr Kos said. “The fee harms every town along it. "
        "We demand that it be dropped by the summer.”"
    )
    first, second, third = parts(text)
    assert text[first.start : first.end].endswith("Mr Kos said")
    assert text[second.start : second.end] == "The fee harms every town along it."
    assert third.stance_hint is Stance.DEMANDS


def test_a_short_sentence_goes_with_the_one_before_it() -> None:
    text = OPENING + "“The border has to stay open for all lorries. Always. No fee,” Mr Kos said."
    (one,) = parts(text)
    assert text[one.start : one.end].startswith(
        "“The border has to stay open for all lorries. Always."
    )


def test_reported_speech_is_left_whole() -> None:
    text = OPENING + "Mr Kos said that the border must stay open. The fee went up."
    assert [content for _, content in told(text)] == ["that the border must stay open"]


def test_words_passed_on_in_a_quotation_belong_to_whom_they_are_ascribed() -> None:
    text = (
        OPENING
        + "“The Swedish government told us that the bridge has to be closed by May,” Mr Kos said."
    )
    (one,) = parts(text)
    assert (one.holder, one.chain) == ("Swedish government", ("Jan Kos",))


def test_he_in_a_quotation_is_the_other_one() -> None:
    text = (
        "Polish Foreign Minister Jan Kos met Swedish Foreign Minister Eva Holm on Monday. "
        "“She said the bridge has to be closed by May,” Mr Kos told reporters."
    )
    (one,) = parts(text)
    assert (one.holder, one.chain) == ("Eva Holm", ("Jan Kos",))


@pytest.mark.parametrize(
    "said",
    [
        "“Poland said that the bridge has to be closed by May,” Mr Kos said.",
        "“We said that the bridge has to be closed by May,” Mr Kos said.",
        "“The bridge, I think, has to be closed by May,” Mr Kos said.",
    ],
)
def test_what_somebody_says_for_their_own_side_stays_theirs(said: str) -> None:
    (one,) = parts(OPENING + said)
    assert one.holder == "Jan Kos"


SENTENCES = st.lists(
    st.sampled_from(
        (
            "The border has to stay open.",
            "Never again!",
            "Who would pay for it?",
            "She told me that nobody agrees to it now.",
            "It costs 2.5 million a year…",
        )
    ),
    min_size=1,
    max_size=6,
)


@given(SENTENCES, st.booleans())
def test_parts_keep_all_words_and_lie_inside_the_whole(said: list[str], cue_first: bool) -> None:
    speech = f"“{' '.join(said)}”"
    text = OPENING + (f"Mr Kos said: {speech}" if cue_first else f"{speech} Mr Kos said on Monday.")
    prepared = prepare(SourceDocument(source="own", text=text, kind=Kind.NEWS, language="en"))
    whole = attributions(prepared, Cast.of(prepared))
    for one in whole:
        cut = in_parts(prepared, [one])
        assert all(one.start <= part.start < part.end <= one.end for part in cut)
        assert all(part.start <= a < b <= part.end for part in cut for a, b in part.content)
        words = " ".join(text[a:b] for a, b in one.content)
        kept = " ".join(text[a:b] for part in cut for a, b in part.content)
        assert _letters(kept) == _letters(words)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
