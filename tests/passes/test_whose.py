"""Whose words: the writer who says "I", "he" as speech runs on, and a second speaker behind "while"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.models.document import Kind
from summarizer.models.quote import SpeakerCheck
from summarizer.passes.uncued import with_uncued
from summarizer.passes.whose import THE_AUTHOR, writer_of
from summarizer.quotes.speakers import SpeakerIndex
from tests.passes.helpers import prepared

RECORD = """Port Anse, 4 June 2031

Confidential

**Skagen**

I told Mr Okoro that the survey was complete. He said that trade with Skagen was falling and that a mission in Skagen \
would cost too much. He thought that an agent might do.

I said that our firms wanted a port of their own. We had been looking at the northern bank for years. A better \
harbour might be a third way.
"""


def found(text: str, **fields: object) -> Sequence[Attribution]:
    values = {"published": None, "kind": Kind.OTHER, "language": "en"} | fields
    made = Attributed(prepared(text, **values))
    return with_uncued(made, made.attributions)


def holders(text: str, **fields: object) -> dict[str, str | None]:
    return {text[a.start : a.end]: a.holder for a in found(text, **fields)}


def holder_of(words: str, text: str, **fields: object) -> str | None:
    return next((who for said, who in holders(text, **fields).items() if words in said), "nobody")


def test_the_writer_of_a_record_is_its_author_where_no_line_names_one() -> None:
    for words in ("survey was complete", "firms wanted", "northern bank", "third way"):
        assert holder_of(words, RECORD) == THE_AUTHOR, words


def test_he_is_the_man_who_was_told_and_not_the_place_of_the_heading() -> None:
    assert holder_of("would cost too much", RECORD) == "Okoro"
    assert holder_of("an agent might do", RECORD) == "Okoro"


def test_the_author_is_found_as_the_source_of_what_i_says_and_of_nothing_else() -> None:
    index = SpeakerIndex(prepared(RECORD, published=None, kind=Kind.OTHER))

    def told(words: str) -> SpeakerCheck:
        start = RECORD.index(words)
        return index.check((start, start + len(words)), THE_AUTHOR)

    assert told("I said that our firms wanted a port of their own") is SpeakerCheck.RESOLVED
    assert told("trade with Skagen was falling") not in (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


@pytest.mark.parametrize(
    "head",
    ["MEDIA RELEASE\n\nMINISTER FOR PORTS ILSE BRANDVOLD", "Ilse Brandvold MP\nMinister for Ports\n\nMedia release"],
)  # fmt: skip
def test_i_in_a_release_is_whoever_its_head_names(head: str) -> None:
    text = f"{head}\n\n4 June 2031\n\nI welcome the new ferry line to Skagen. I call on all towns to use it."
    assert holder_of("I welcome", text) == "Ilse Brandvold"


def test_nobody_is_the_author_of_a_story_or_a_transcript() -> None:
    text = "The ferry is late again.\n\nI said that I would wait. I told the captain so."
    for kind in (Kind.NEWS, Kind.TRANSCRIPT):
        assert writer_of(Attributed(prepared(text, kind=kind, published=None))) is None


def test_who_speaks_behind_although_is_no_part_of_what_the_first_one_says() -> None:
    text = (
        "Cablegram 9, PORT ANSE, 3 May 2031, 4.10 p.m.\n\nOnly Norway informed us that it would vote for Lund, "
        "although Chile also told us that Lund was its first choice."
    )
    said = [(text[a.start : a.end], a.holder, a.chain) for a in found(text)]
    norway = next(words for words, who, _ in said if who == "Norway")
    assert "Chile" not in norway
    assert [chain for _, who, chain in said if who == "Chile"] == [()]


def test_parties_to_an_agreement_hold_what_they_undertake_in_it() -> None:
    text = (
        "Norway and Canada have agreed on a common survey of the ice.\n\n- Norway will send two ships to the northern "
        "route each summer.\n\n- Norway and Canada shall publish the charts together.\n\nThe ice will be thin."
    )
    said = {text[a.start : a.end].strip("- "): a for a in found(text)}
    ships = next(a for words, a in said.items() if "two ships" in words)
    charts = next(a for words, a in said.items() if "charts" in words)
    assert ships.holder == "Norway"
    assert set(charts.holders) == {"Norway", "Canada"}
    assert not any("thin" in words for words in said)


def test_how_somebody_took_what_was_said_is_told_in_a_record_without_a_verb_of_saying() -> None:
    text = RECORD.replace(
        "He thought that",
        "He seemed amenable to the idea of sending an agent for a year. He thought that",
    )
    assert holder_of("amenable to the idea", text) == "Okoro"


def test_a_name_that_is_spelt_like_a_verb_says_nothing_and_runs_on_into_no_state() -> None:
    text = (
        "Cablegram 9, PORT ANSE, 3 May 2031, 4.10 p.m.\n\nThe following were elected: Lund (Norway), Read (Canada), "
        "Diaz (Chile). The list had been long. It had not been read out."
    )
    assert all(a.holder not in ("Lund", "Read") for a in found(text))
    named = RECORD.replace("I said that our", "I told Mr Okoro Norway's plan. I said that our")
    actors = [
        a.name for a in Attributed(prepared(named, published=None, kind=Kind.OTHER)).cast.actors
    ]
    assert "Okoro" in actors
    assert "Okoro Norway" not in actors


def test_a_quotation_alone_is_his_who_spoke_last() -> None:
    text = (
        "The new rule was criticised on Monday.\n\nThe effect of the rule is overestimated, Carl Holm said.\n\n"
        "Pia Lund, a researcher at Port Anse University, agrees. "
        "“Whoever is turned away comes back, and comes back again, until somebody lets him in.”"
    )
    assert holder_of("turned away", text, kind=Kind.NEWS) == "Pia Lund"


def test_a_source_that_nobody_is_named_for_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{RECORD}\nHe added that his plans for the port were open.\n"
    made = Attributed(prepared(text, published=None, kind=Kind.OTHER, language="en"))
    sources = type(made.sources)
    real = sources.covering

    def unnamed(self: Any, *given: Any) -> list[Any]:
        return [replace(one, who=()) for one in real(self, *given)]

    monkeypatch.setattr(sources, "covering", unnamed)
    assert with_uncued(made, made.attributions)
