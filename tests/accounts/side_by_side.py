"""Two invented readouts of one call, and what a model may say of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summarizer.accounts.lettered import LetteredAccount, lettered
from summarizer.models.verified import DocumentRecord
from tests.accounts.helpers import record

ORLAND = (
    "On 4 May the Orlandian minister Ines Tavel spoke by telephone with her Veskan colleague Pavo Dresh. "
    "The call took place at the request of the Veskan side. "
    "They agreed to reopen the Sill tunnel on 12 May, after repairs. "
    "Ms Tavel said that no toll will be charged."
)
VESKA = (
    "Minister Pavo Dresh received a call from Ines Tavel of Orland on 4 May in the evening. "
    "They agreed to reopen the Sill tunnel on 19 May, after repairs. "
    "Mr Dresh stressed that a toll of 30 crowns will be charged. "
    "He warned that Veska would close the harbour of Mirn."
)
TEXTS = {"orland.txt": ORLAND, "veska.txt": VESKA}


def records(texts: Mapping[str, str] = TEXTS) -> list[DocumentRecord]:
    return [record(source, text) for source, text in texts.items()]


def accounts(texts: Mapping[str, str] = TEXTS) -> tuple[LetteredAccount, ...]:
    return lettered(records(texts), texts)


def version(
    account: str, value: str, sentences: Sequence[str], words: str | None = None, **fields: Any
) -> dict[str, Any]:
    given = {"account": account, "value": value, "sentences": list(sentences), "words": words}
    return {"holder": None, **given, **fields}


def point(
    kind: str, topic: str, *told: Mapping[str, Any], silent: Iterable[str] = ()
) -> dict[str, Any]:
    return {"kind": kind, "topic": topic, "told": list(told), "silent": list(silent)}


OPENING = point(
    "contradiction",
    "day of the reopening of the Sill tunnel",
    version("A", "12 May", ["A3"], "reopen the Sill tunnel on 12 May"),
    version("B", "19 May", ["B2"], "reopen the Sill tunnel on 19 May"),
)
