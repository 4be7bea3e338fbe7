from __future__ import annotations

import pytest

from summarizer.attribution.attributions import attributions
from summarizer.attribution.cast import Cast
from summarizer.models.document import Kind
from summarizer.passes.selection import asks, selected
from tests.passes.helpers import prepared

BRIEFING = """Press Briefing by Press Secretary Oda Lindqvist

MS. LINDQVIST: Good afternoon, everyone. Thank you for coming. We oppose the closing of the strait.

Q Thank you. Do you demand that the fleet leaves? I think the fleet should leave.

MS. LINDQVIST: We want the fleet to leave the strait. Does anybody want a war?

Q The Mazurian ministry said that it would close the port. And you said that you would not.

MS. LINDQVIST: He said nothing to me. We are not going to close the port. Go ahead.
"""


def kept(
    text: str = BRIEFING, kind: Kind = Kind.TRANSCRIPT
) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    text_prepared = prepared(text, kind=kind)
    found = attributions(text_prepared, Cast.of(text_prepared))
    return {
        " ".join(text_prepared.text[a.start : a.end].split()): (a.holder, a.chain)
        for a in selected(text_prepared, found)
    }


def test_what_the_speaker_states_is_kept_with_the_full_name_from_the_heading() -> None:
    stated = kept()
    assert stated["We oppose the closing of the strait"][0] == "Oda Lindqvist"
    assert stated["We want the fleet to leave the strait"][0] == "Oda Lindqvist"


def test_greetings_thanks_and_the_passing_of_the_floor_are_left_out() -> None:
    said = " ".join(kept())
    assert not any(word in said for word in ("afternoon", "Thank", "Go ahead"))


def test_a_question_states_nothing_whoever_asks_it() -> None:
    assert not any(wording.endswith("?") for wording in kept())


def test_whoever_asks_is_no_party() -> None:
    assert "I think the fleet should leave" not in kept()
    assert not any(asks(holder) for holder, _ in kept().values() if holder)


def test_what_a_journalist_reports_of_others_names_the_journalist_as_reporting() -> None:
    reported = next(v for wording, v in kept().items() if "Mazurian ministry" in wording)
    assert reported[1] == ("Q",)


def test_what_a_journalist_says_that_the_speaker_said_is_left_out() -> None:
    assert not any("you would not" in wording for wording in kept())


def test_documents_that_are_no_transcripts_are_left_as_they_are() -> None:
    text = "Minister Ilse Brandvold asked: “Who demands that we leave?” Brandvold said thank you."
    text_prepared = prepared(text, kind=Kind.NEWS)
    found = attributions(text_prepared, Cast.of(text_prepared))
    assert selected(text_prepared, found) == [a for a in found if a.candidate]


@pytest.mark.parametrize("label", ["Q", "QUESTION", "Reporter", "Q.", "PRESS"])
def test_labels_of_whoever_asks_are_known(label: str) -> None:
    assert asks(label)


@pytest.mark.parametrize("label", ["MS. QUILL", "A", "PRESS SECRETARY", ""])
def test_labels_of_others_are_not_taken_for_them(label: str) -> None:
    assert not asks(label)


def test_a_long_sentence_that_begins_with_thanks_may_say_something() -> None:
    text = BRIEFING.replace(
        "Thank you for coming.",
        "Thank you, and let me say at once that we want the talks to go on until June.",
    )
    assert any("want the talks" in wording for wording in kept(text))
