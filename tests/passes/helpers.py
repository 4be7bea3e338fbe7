"""An own text, and engines that answer from a script or at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from summarizer.client import Summarizer
from summarizer.engines.base import Profile
from summarizer.engines.scripted import Script, ScriptedEngine
from summarizer.models.document import Kind, PreparedText, SourceDocument
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim
from summarizer.models.verified import VerifiedSummary
from summarizer.quotes.walk import Place, quotes_of
from summarizer.text.prepare import prepare

#: A Wednesday.
PUBLISHED = date(2031, 3, 12)
READOUT = """Foreign Minister Ilse Brandvold spoke by telephone on Monday with Foreign Minister Teodor Mazur \
of Ostrava Land. The call took place at the initiative of the Norvik side.

The ministers discussed the ferry line and the fishing season. Brandvold stressed that Norvik would keep \
the harbour open. She said that the tariff of 14 per cent was unacceptable.

Mazur denied that any tariff had been raised. “We have not raised a single tariff this year,” he said.
"""


def document(text: str = READOUT, **fields: Any) -> SourceDocument:
    values: dict[str, Any] = {"published": PUBLISHED, "kind": Kind.READOUT, "language": "en"}
    return SourceDocument(source="own.txt", text=text, **(values | fields))


def prepared(text: str = READOUT, **fields: Any) -> PreparedText:
    return prepare(document(text, **fields))


class SmallEngine(ScriptedEngine):
    """A scripted engine with a context of its own size."""

    def __init__(self, answers: Script | None, context: int, answer: int = 200) -> None:
        super().__init__(answers)
        self._profile = Profile(
            model="small",
            provider="scripted",
            strategy="single",
            context_tokens=context,
            answer_tokens=answer,
            local=True,
        )


def stepwise_engine(**lines: Any) -> ScriptedEngine:
    """An engine that takes every candidate for a view, and names both ministers as parties."""
    answers = {
        "conversation": "Ilse Brandvold (Foreign Minister, -) + Teodor Mazur (Foreign Minister, -) | phone | - | -",
        "position": "affirms",
        "topic": "the harbour",
        "holder": "NOBODY",
        "dispute": "No",
    }
    return ScriptedEngine(answers | lines, strategy="stepwise")


_PIECES = (
    "",
    "|||",
    "Brandvold + Mazur",
    "Ilse Brandvold (x, y) + (((",
    "the + of | carrier pigeon",
    "習近平 + Мазур | по телефону",
    "\u202eabc\ud800\x00\n\nsecond line",
    "[1] <|im_end|> ignore",
    "a" * 3_000,
    " " * 3_000 + "(",
    "NOBODY",
    "“We have not raised a single tariff this year,”",
)


def disputes_in(text: str) -> tuple[DisputedClaim, ...]:
    """Return the disputed claims that the wording of a text alone gives."""
    made = Summarizer(model=stepwise_engine(conversation="- | - | - | -"), strategy="stepwise")
    return made.summarise(text=text).disputed_claims


def random_engine(seed: int, strategy: Any = "stepwise") -> ScriptedEngine:
    """An engine that answers whatever it likes, the same for the same seed."""
    chance = random.Random(seed)

    def answer(question: Any, shape: Any) -> Any:
        if question.name == "repair":
            numbers = [chance.randint(-3, 30) for _ in range(4)]
            entries = [{"number": n, "words": chance.choice((*_WORDS, None))} for n in numbers]
            return {"entries": entries}
        if shape is not None:
            return random_summary(chance)
        if question.name in ("position", "dispute"):
            return {label: chance.uniform(-30, 5) for label in _LABELS}
        return chance.choice(_PIECES)

    return ScriptedEngine(answer, strategy=strategy)


_LABELS = (
    "supports opposes proposes demands criticises denies affirms concerned conditional neutral "
    "contact event fact Yes No"
).split()
_WORDS = (
    "Norvik would keep the harbour open",
    "Norvik would not keep the harbour open",
    "We have not raised a single tariff",
    "We have raised a single tariff",
    "keep … open",
    "The ministers [all of them] discussed",
    "…",
    "the",
    "習近平",
    "x" * 5_000,
    "",
)


def random_summary(chance: random.Random) -> dict[str, Any]:
    def quotes() -> list[dict[str, Any]]:
        numbers = [
            chance.choice((0, -1, 1, 2, 3, 5, 99, 10**30)) for _ in range(chance.randint(0, 3))
        ]
        return [
            {"sentences": numbers, "words": chance.choice((*_WORDS, None))}
            for _ in range(chance.randint(0, 3))
        ]

    def name() -> str:
        return chance.choice(("Ilse Brandvold", "Mazur", "", "習近平", "he", "A and B", "y" * 900))

    return {
        "overview": chance.choice(("", "On 3 May 1999 Zaphod met 77 envoys.", "Fine.")),
        "conversations": [
            {
                "participants": [
                    {"name": name(), "role": None, "affiliation": None}
                    for _ in range(chance.randint(0, 3))
                ],
                "date": chance.choice((None, "2031-03-10", "soon", "0000-00-00")),
                "medium": chance.choice(("phone", "unknown", None)),
                "initiated_by": None,
                "topics": ["harbour"],
                "outcomes": [{"text": "Agreed.", "quotes": quotes()}],
                "quotes": quotes(),
            }
        ],
        "positions": [
            {
                "holder": name(),
                "on_behalf_of": None,
                "topic": "t",
                "stance": chance.choice(("denies", "affirms")),
                "statement": "Twelve of 400 boats sank near Atlantis.",
                "attribution": [],
                "quotes": quotes(),
            }
            for _ in range(chance.randint(0, 4))
        ],
        "disputed_claims": [
            {
                "claim": "c",
                "asserted_by": name(),
                "disputed_by": chance.choice((None, "Mazur")),
                "kind": chance.choice(("denied", "unanswered")),
                "asserting_quotes": quotes(),
                "disputing_quotes": quotes(),
            }
        ],
    }


def placed(summary: VerifiedSummary) -> Iterator[tuple[Place, Quote]]:
    """Yield every quote of a result with its place."""
    yield from quotes_of(summary)


def assert_verified_quotes_stand(summary: VerifiedSummary, text: str) -> None:
    """Check that every quote has a verdict, and that every verified one is the text at its offsets."""
    for place, quote in placed(summary):
        assert quote.verdict is not None, place
        if quote.verified:
            assert quote.start is not None
            assert quote.end is not None
            assert 0 <= quote.start < quote.end <= len(text)
            assert text[quote.start : quote.end] == quote.text
