"""An opinion piece: what its writer says of others is told as the writer's word."""

from __future__ import annotations

from summarizer.brief import build_brief
from summarizer.brief.layout import lay_out
from summarizer.models.document import Kind
from summarizer.models.quote import SpeakerCheck, Speech
from summarizer.models.summary import Position
from tests.accounts.helpers import position, quote, record, summary

PIECE = (
    "The toll deal is unsound. The lake needs open locks. Small crews will pay for it. The board must drop the deal. "
    "Norland Ferries resent that the board extorts tolls from crews. Norland Ferries said that they will sue the"
    " board.\n\nIda Moor teaches law at Kelm."
)


def own(holder: str, words: str, statement: str, check: SpeakerCheck) -> Position:
    told = quote(PIECE, words).model_copy(
        update={"speech": Speech.REPORTED, "speaker_check": check}
    )
    made = position(holder, "tolls", "criticises", statement, told)
    return made.model_copy(update={"supported": True})


def lines(*held: Position) -> dict[str, list[str]]:
    made = summary(record("a", PIECE, kind=Kind.NEWS), positions=held)
    (view,) = lay_out(build_brief([made], sources={"a": PIECE}), {"a": PIECE}).stories
    return {party.name: [line.text for line in party.lines] for party in view.parties}


PLAIN = [
    ("The toll deal is unsound", "Ida Moor says that the toll deal is unsound."),
    ("The lake needs open locks", "Ida Moor says that the lake needs open locks."),
    ("Small crews will pay for it", "Ida Moor says that small crews will pay for the toll deal."),
    ("The board must drop the deal", "Ida Moor says that the board must drop the deal."),
]
RESENT = "Norland Ferries resent that the board extorts tolls from crews."
SUE = "Norland Ferries said that they will sue the board."


def ferries() -> list[Position]:
    return [
        own("Norland Ferries", RESENT.rstrip("."), RESENT, SpeakerCheck.NAMED),
        own("Norland Ferries", SUE.rstrip("."), SUE, SpeakerCheck.NAMED),
    ]


def test_a_charge_that_the_writer_puts_into_anothers_mood_is_the_writers_word() -> None:
    mine = [own("Ida Moor", words, said, SpeakerCheck.RESOLVED) for words, said in PLAIN]
    told = [line for found in lines(*mine, *ferries()).values() for line in found]
    assert f"According to Ida Moor, {RESENT}" in told
    assert SUE in told


def test_where_nobody_writes_the_piece_as_their_own_it_is_told_as_it_stands() -> None:
    mine = [own("Ida Moor", words, said, SpeakerCheck.RESOLVED) for words, said in PLAIN[:2]]
    told = [line for found in lines(*mine, *ferries()).values() for line in found]
    assert RESENT in told
