"""What a release, a statement or a cable says in its own voice, and direct speech over several paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.engines.base import Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import Kind
from summarizer.models.summary import Position
from summarizer.passes.draft import DocumentUsage, on_no_step
from summarizer.passes.issued import is_issued
from summarizer.passes.positions import find_positions
from summarizer.passes.uncued import with_uncued
from tests.passes.helpers import prepared


def found(text: str, kind: Kind = Kind.OTHER) -> Sequence[Attribution]:
    attributed = Attributed(prepared(text, kind=kind, published=None))
    return with_uncued(attributed, attributed.attributions)


def own(text: str, kind: Kind = Kind.OTHER) -> dict[str, str | None]:
    return {text[a.start : a.end]: a.holder for a in found(text, kind) if is_issued(a)}


RELEASE = """JOINT MEDIA RELEASE

The Hon Anna Holm MP
Minister for Fisheries

The Hon Jan Kos MP
Minister for Ports

Dredging of the southern channel

The dredging of the southern channel is a turning point for every fishing family on this coast.

The former council let the channel silt up for nine years.

“It is a good day,” said the harbour master, Lise Rell.

Search | Site map | Links
"""


def test_a_release_speaks_for_those_its_letterhead_names() -> None:
    said = own(RELEASE)
    first = "The dredging of the southern channel is a turning point for every fishing family on this coast."
    assert said[first] == "Anna Holm and Jan Kos"
    assert "The former council let the channel silt up for nine years." in said
    assert not any("good day" in words or "Site map" in words for words in said)


def test_an_issuer_whom_nobody_names_is_the_author() -> None:
    text = RELEASE.replace("The Hon Anna Holm MP\n", "").replace("The Hon Jan Kos MP\n", "")
    assert set(own(text).values()) == {"the author"}
    signed = f"{text}\nAuthorised by G. Wright, Harbour Labour Party, Port Anse\n"
    assert set(own(signed).values()) == {"Harbour Labour Party"}


def test_news_and_readouts_have_no_issuers_voice() -> None:
    text = "Norland met Karsenia on Monday.\n\nThe channel is a turning point for every family on this coast.\n"
    assert not own(text, Kind.NEWS)
    assert not own(RELEASE, Kind.READOUT)


def positions(text: str, least: float) -> tuple[Position, ...]:
    """Return positions where the model is as sure of a view as ``least``, in nats."""

    def answer(question: Question, shape: object) -> object:
        if question.name != "position":
            return "the channel"
        empty = question.text.removeprefix("Sentence: ").startswith("...")
        return {} if empty else {"affirms": 0.0, "fact": -least, "event": -90.0, "contact": -90.0}

    attributed = Attributed(prepared(text, kind=Kind.OTHER, published=None))
    listed = with_uncued(attributed, attributed.attributions)
    return find_positions(
        attributed.prepared, listed, ScriptedEngine(answer), DocumentUsage(), on_no_step
    )


def test_own_voice_needs_a_surer_view_than_reported_speech() -> None:
    def holders(least: float) -> set[str]:
        return {p.holder for p in positions(RELEASE, least)}

    assert "Anna Holm and Jan Kos" not in holders(3.0)
    assert "Anna Holm and Jan Kos" in holders(6.0)
    assert any(p.holders == ("Anna Holm", "Jan Kos") for p in positions(RELEASE, 6.0))


def test_direct_speech_runs_on_over_paragraphs_that_do_not_close_it() -> None:
    text = (
        "Fares rise in May\n\n"
        "“The council has broken its word to every family on the coast,” said the union's leader, Mara Lund.\n\n"
        "“Every crown of the rise goes to the owners of the ferry line.\n\n"
        "“The boats are old. Nobody has mended them since the flood.”\n\n"
        "The fares rise on Monday.\n"
    )
    said = {text[a.start : a.end].strip("“”"): a.holder for a in found(text, Kind.NEWS)}
    assert said["Every crown of the rise goes to the owners of the ferry line."] == "Mara Lund"
    assert not any("fares rise on Monday" in words for words in said)


def test_a_party_that_is_only_contrasted_says_nothing() -> None:
    text = "Contrary to what the ministry claims, the survey was never finished, the captain Idris Vane said."
    assert all(a.holder != "ministry" for a in found(text, Kind.NEWS) if a.candidate)
