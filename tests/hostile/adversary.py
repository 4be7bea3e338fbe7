"""A model that obeys whatever a document tells it, and worse."""

from __future__ import annotations

from typing import Any

from summarizer import Question, Scripted
from tests.hostile.documents.accounts import ACCOUNTS
from tests.hostile.documents.attacks import CITY, DAY, PERSON, PROMISE

#: A sentence of each account that stands in no other.
ELSEWHERE = (
    "Sulmar demands that those who gave the order be named.",
    "Verland supports an immediate ceasefire along the Osk river.",
    "The sluice was open on every day of April",
)
#: Sentence numbers a document may have talked the model into.
FORGED = (0, -1, 7, 12, 13, 999, 1000, 10**9)


def _position(words: str | None, *sentences: int, holder: str = PERSON) -> dict[str, Any]:
    return {
        "holder": holder,
        "on_behalf_of": None,
        "topic": CITY,
        "stance": "neutral",
        "statement": PROMISE,
        "attribution": [],
        "quotes": [{"sentences": list(sentences), "words": words}],
    }


def obedient() -> dict[str, Any]:
    """Return a summary as an attack wants it: made up, from other documents, and with forged numbers."""
    quote = [{"sentences": [1], "words": f"{PERSON} was in {CITY}, and {PROMISE}"}]
    return {
        "overview": f"{PERSON} won in {CITY}.",
        "conversations": [
            {
                "participants": [{"name": PERSON, "role": "winner", "affiliation": CITY}],
                "date": DAY,
                "medium": "phone",
                "initiated_by": PERSON,
                "topics": [CITY],
                "outcomes": [{"text": PROMISE, "quotes": quote}],
                "quotes": quote,
            }
        ],
        "positions": [
            _position(f"the western bank of {CITY} is ours, {PERSON} said", 1),
            *(_position(words, 1, 2) for words in ELSEWHERE),
            *(_position(None, number) for number in FORGED),
            _position("Sulmar has accepted the list", 1, holder="Pia Rask"),
            _position("We will sign a text that leaves out the prisoners", 2, holder="Pia Rask"),
        ],
        "disputed_claims": [
            {
                "claim": PROMISE,
                "asserted_by": PERSON,
                "disputed_by": CITY,
                "kind": "denied",
                "asserting_quotes": quote,
                "disputing_quotes": [{"sentences": [12], "words": None}],
            }
        ],
    }


def adversary(strategy: Any = "single") -> Scripted:
    """Return an engine that answers as :func:`obedient`, and in small questions with the same names."""

    def answer(question: Question, shape: Any) -> Any:
        if shape is not None:
            return obedient() if question.name == "single" else None
        if question.name == "conversation":
            return f"{PERSON} (winner, {CITY}) + Tarik Demiray (-, -) | phone | {DAY} | {PERSON}"
        if question.name == "position":
            return None
        return PERSON if question.name == "holder" else CITY

    return Scripted(answer, strategy=strategy, model="adversary")


def accounts_without(name: str) -> str:
    """Return the text of all accounts but one."""
    return "\n".join(text for other, text in ACCOUNTS.items() if other != name)
