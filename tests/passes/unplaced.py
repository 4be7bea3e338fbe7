"""An own text in which code can give some words to nobody, and positions that rest on them."""

from __future__ import annotations

from summarizer.models.document import PreparedText
from summarizer.models.quote import Quote
from summarizer.models.summary import Position, Stance, Summary
from summarizer.quotes.verify import Checked, Verifier
from tests.passes.helpers import prepared

LOCK = """Talks on the lock

Ilse Varga met Tom Reyes at the lock of Northport on Monday.

“Who has the key?” Ilse Varga asked.

“Nobody I know,” Tom Reyes said.

“Then break the lock for me.”

For Tom Reyes the matter was simple. A lock that leaks is no lock. The water stood at two metres on Tuesday. \
Ilse Varga did not say that the gate would be paid for by the town.
"""
BREAK, LEAKS, WATER = (
    "Then break the lock for me",
    "A lock that leaks is no lock",
    "The water stood",
)
ASKED, WITHHELD = "Who has the key?", "the gate would be paid for by the town"
VARGA, REYES = "Ilse Varga", "Tom Reyes"


def text() -> PreparedText:
    return prepared(LOCK)


def held(holder: str, *quotes: str) -> Position:
    return Position(
        holder=holder,
        topic="t",
        stance=Stance.AFFIRMS,
        statement="s",
        quotes=tuple(Quote(given=words) for words in quotes),
    )


def checked(*positions: Position) -> tuple[Verifier, Checked]:
    verifier = Verifier(text())
    return verifier, verifier.check(Summary(overview="", positions=positions))
