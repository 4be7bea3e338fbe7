"""Whose words a line gives: of a body and its paper, of who is read out, of who asks, of sentences in front."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.lines.by_office import (
    by_its_members,
    by_its_paper,
    means_by_office,
    with_office,
)
from summarizer.brief.lines.by_statement import noun_told
from summarizer.brief.lines.headed import headed_by
from summarizer.brief.lines.read_out import quotation_at, repeats
from summarizer.brief.phrasing.questions import said_last
from summarizer.models.document import Kind
from summarizer.models.quote import Meant, Quote, SpeakerCheck
from summarizer.models.summary import DisputedClaim, DisputeKind, Position
from tests.accounts.helpers import position, quote, record, summary

SITTING = """Lake Assembly: Questions to the Warden

3 May 2024

Ms. Dahl: Does the Warden still think that the dike can wait?

The Warden: I do not think so. Let me read to the Assembly what she wrote about the dike two years ago:

"The dike is sound, and no money should be spent on it before the harbour is dredged."

I shall leave it there. The harbour will be dredged in June.

Ms. Dahl: The Warden has not answered. When will the dike be mended?
"""

MINUTES = """MINUTES

Orrin and Tarn Parish Council met in the reading room on 4 May 2023.

PRESENT: Cllrs A. Dahl (Chair), J. Holm and E. Kos.

1. It was suggested that the old bridge should be closed to lorries.

2. The letter drafted by Cllr. J. Holm on the mill had been sent to all members.

3. The mill would be seen from the lake path.
"""


def unchecked(text: str, words: str) -> Quote:
    """Return a quote near which nobody is named."""
    return quote(text, words).model_copy(update={"speaker_check": SpeakerCheck.NOT_FOUND})


def note(
    text: str,
    *held: Position,
    claims: tuple[DisputedClaim, ...] = (),
    kind: Kind = Kind.OTHER,
) -> str:
    made = summary(record("a", text, kind=kind), positions=tuple(held), disputed_claims=claims)
    return render_markdown(build_brief([made], sources={"a": text}), {"a": text})


def test_who_has_the_floor_reads_out_what_somebody_else_wrote() -> None:
    words = "no money should be spent on it before the harbour is dredged"
    held = position("Ms. Dahl", "dike", "opposes", "None", unchecked(SITTING, words))
    other = position(
        "The Warden", "harbour", "affirms", "None", quote(SITTING, "The harbour will be dredged")
    )
    told = note(SITTING, other, held, kind=Kind.TRANSCRIPT)
    assert "Dahl said, according to the Warden: “The dike is sound, and no money" in told
    assert "Warden said: “The dike is sound" not in told


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("Let me read to the Assembly what she wrote about the dike:\n\n", True),
        ("He said — he himself said yesterday that ", True),
        ("He also said:\n\n", True),
        ("The dike, as they call it, is a ", False),
        ("He said so. It is a ", False),
    ],
)
def test_words_before_a_quotation_say_that_somebody_said_it(before: str, wanted: bool) -> None:
    assert repeats(before) is wanted


def test_a_paragraph_may_open_a_quotation_that_nobody_closes() -> None:
    text = 'She said:\n\n"The dike is sound.\n\nHe waits.'
    assert quotation_at(text, text.index("sound")) == text.index('"')
    assert quotation_at(text, text.index("waits")) is None


def test_what_a_questioner_asks_is_no_report() -> None:
    text = (
        "Briefing by Spokeswoman Eva Kos\n\n3 May 2024\n\n"
        "Q Did the Warden give some assurance that the dike would be mended —\n\n"
        "MS. KOS: No, I do not think the Warden needs to give any.\n\n"
        "Q And the harbour?\n\nMS. KOS: The harbour will be dredged in June.\n\n"
        "Q In June?\n\nMS. KOS: In June.\n"
    )
    claim = DisputedClaim(
        claim="The Warden gave an assurance that the dike would be mended.",
        asserted_by=None,
        disputed_by="Eva Kos",
        kind=DisputeKind.REJECTED_PREMISE,
        asserting_quotes=(quote(text, "Did the Warden give some assurance that the dike would"),),
        disputing_quotes=(quote(text, "No, I do not think the Warden needs to give any"),),
    )
    told = note(text, claims=(claim,), kind=Kind.TRANSCRIPT)
    assert "A questioner asked: “Did the Warden give some assurance that the dike" in told
    assert "Reports said" not in told


def test_a_body_of_two_places_is_one_and_its_minutes_are_its_account() -> None:
    council = "Orrin and Tarn Parish Council"
    seen = position(
        council, "mill", "opposes", "None", unchecked(MINUTES, "The mill would be seen from")
    )
    bridge = position(
        council,
        "bridge",
        "proposes",
        "It was suggested at the Parish Council's meeting that the old bridge should be closed to lorries.",
        unchecked(MINUTES, "It was suggested that the old bridge should be closed to lorries"),
    )
    told = note(MINUTES, seen, bridge)
    assert "### Orrin and Tarn Parish Council" in told
    assert "According to the Orrin and Tarn Parish Council, the mill would be seen" in told
    assert "The account says" not in told
    assert "held that it was suggested" not in told


def test_an_abbreviated_title_ends_no_sentence() -> None:
    words = "on the mill had been sent to all members"
    held = position("J. Holm", "mill", "affirms", "None", quote(MINUTES, words))
    assert "The letter drafted by Cllr. J. Holm on the mill had been sent" in note(MINUTES, held)


TELEGRAM = """Telegram From the Embassy in Orland

Sarim, July 3, 1961

I saw President Dahl at noon. He said the harbour towns are in revolt.
Norland could quiet the harbour towns within a week.
According to his envoys, there are loyal regiments in these towns.
"""


def test_sentences_in_front_stand_behind_whose_they_are() -> None:
    front = position(
        "Dahl",
        "Norland",
        "affirms",
        "None",
        quote(TELEGRAM, "Norland could quiet the harbour towns within a week"),
    )
    behind = position(
        "Dahl",
        "regiments",
        "affirms",
        "None",
        unchecked(TELEGRAM, "there are loyal regiments in these towns"),
    )
    told = note(TELEGRAM, front, behind)
    assert ". According to Dahl, according to" not in told


def test_a_paper_and_members_are_whose_they_are() -> None:
    board = "the Lake Board"
    told = by_its_paper(board, "Many boats sank before May, the report said.")
    assert told == "Many boats sank before May, the Lake Board said in the report"
    assert by_its_paper(board, "Many boats sank before May, the harbour said.") == ""
    urged = "urged the warden to mend the dike."
    assert by_its_members(board, f"Members {urged}") == f"Members of the Lake Board {urged}"
    assert by_its_members(board, "Members paid their dues.") == ""


def test_it_and_he_give_way_to_the_name() -> None:
    asked = "It questioned whether the dike was the right place."
    assert headed_by("Lake Board", asked, "the Lake Board").startswith("The Lake Board questioned")
    text = (
        'Ana Dahl spoke in Sarim on Monday. But she blamed "a lack of sand" for the broken dike.\n'
    )
    held = position(
        "Ana Dahl", "dike", "criticises", "None", unchecked(text, 'she blamed "a lack of sand"')
    )
    assert 'Ana Dahl blamed "a lack of sand" for the broken dike.' in note(text, held)


def test_an_office_is_named_before_a_day() -> None:
    told = with_office("The Secretary last night told Kos to wait.", "Holm")
    assert told == "The Secretary (Holm) last night told Kos to wait."


def test_whose_word_a_statement_is_at_its_end_is_told_once() -> None:
    assert said_last("The dike holds, Ana Dahl said.") == ("The dike holds.", "Ana Dahl")
    assert said_last("The dike holds, as was said.") == ("The dike holds, as was said.", "")
    hostile = "A" * 1_000_000
    assert said_last(f", {hostile}") == (f", {hostile}", "")


def test_a_noun_is_not_described_by_what_the_line_says_of_it() -> None:
    line = "According to Holm, the effect depends on many things."
    statement = "Holm said that the effect of the new dike depends on many things such as sand."
    known = "effect new dike depends many things such as sand the of on Holm"
    assert "depends on many things such]" not in noun_told(line, statement, known)


def test_what_a_court_finds_that_somebody_intended_is_no_plan() -> None:
    text = "The closed lid indicates that Holm intended to hide the letters from his sister.\n"
    held = position("Lake Court", "letters", "affirms", "None", quote(text, text.strip(" .\n")))
    assert "## What comes next" not in note(text, held)
    plan = "Orland intends to close the port next spring.\n"
    ahead = position("Orland", "port", "affirms", "None", quote(plan, plan.strip(" .\n")))
    assert "## What comes next" in note(plan, ahead)


def test_no_sentence_that_speaks_to_somebody_or_leaves_out_what_must_stands_in_front() -> None:
    for front in ("Harbours, as you know, are costly.", "Must be done with care."):
        text = f"Ana Dahl is an engineer of Orland's harbours. {front} Therefore these piers fail early.\n"
        held = position(
            "Ana Dahl", "piers", "criticises", "None", unchecked(text, "these piers fail early")
        )
        assert front not in note(text, held).partition("## Sources")[0]


@pytest.mark.parametrize("made_of", ["The report said ", "the report aaa ", "Members ", ", Aa"])
def test_long_text_is_looked_at_once(made_of: str) -> None:
    text = made_of * (300_000 // len(made_of))
    assert by_its_paper("the Board", text) == ""
    assert said_last(text) == (text, "")
    assert repeats(text) is repeats(text[-300:])


SCRIBE = """Harbour group, 4 May

ana: will ask the port for the logs (all of them)

kofi: the pump stays off till June

ana: then we ask again

kofi: ack

mira: who pays?

kofi: the port does
"""


def test_words_that_a_scribe_notes_without_full_stops_are_those_of_one_speaker() -> None:
    held = [
        position("ana", "logs", "affirms", "ana: logs", quote(SCRIBE, "will ask the port")),
        position("kofi", "pump", "affirms", "kofi: pump", quote(SCRIBE, "the pump stays off")),
    ]
    found = note(SCRIBE, *held, kind=Kind.TRANSCRIPT)
    assert "“The pump stays off till June.”" in found
    assert "logs (all of them).”" in found
    assert "kofi: the" not in found.partition("## Sources")[0]


def test_a_statement_may_begin_with_a_name_in_small_letters() -> None:
    said = "ana said that she will ask the port for the logs."
    held = position("ana", "logs", "affirms", said, quote(SCRIBE, "will ask the port for the logs"))
    found = note(SCRIBE, held.model_copy(update={"supported": True}), kind=Kind.TRANSCRIPT)
    assert "Ana said that she will ask the port for the logs." in found


@pytest.mark.parametrize(
    ("office", "text", "meant", "wanted"),
    [
        ("the Prime Minister", "Mr. Jan Holm, Prime Minister of Norland", (), True),
        ("the Prime Minister", "Mr. Jan Holm; Ana Dahl, Prime Minister of Norland", (), False),
        (
            "the Prime Minister",
            "They met.",
            (Meant(words="The Prime Minister", name="Jan Holm"),),
            True,
        ),
        (
            "the Prime Minister",
            "They met.",
            (Meant(words="The Prime Minister", name="Ana Dahl"),),
            False,
        ),
        ("the harbour", "The harbour, Jan Holm", (), False),
    ],
)
def test_an_office_that_is_the_holder_s_passes_nothing_on(
    office: str, text: str, meant: tuple[Meant, ...], *, wanted: bool
) -> None:
    said = Quote(text="he was glad", meant=meant)
    assert means_by_office(office, "Jan Holm", [said], text, ("Ana Dahl",)) is wanted
