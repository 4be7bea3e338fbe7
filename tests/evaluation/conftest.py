from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarizer.evaluation.gold import Gold
from summarizer.models.document import SourceDocument
from summarizer.models.verified import VerifiedSummary

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"

TEXT = (
    "On 3 May Minister Alda Verin spoke by telephone with Envoy Tomas Hule. "
    "Verin demanded that the ferry line be reopened before the summer. "
    "Hule said that no ferry had been stopped by his government."
)


@pytest.fixture
def gold() -> Gold:
    return Gold.model_validate(
        {
            "document": {"file": "ferry.txt"},
            "conversations": [
                {
                    "participants": [{"name": "Alda Verin"}, {"name": "Tomas Hule"}],
                    "date": "2026-05-03",
                    "medium": "phone",
                    "initiated_by": None,
                }
            ],
            "positions": [
                {
                    "holder": "Alda Verin",
                    "stance": "demands",
                    "quotes": ["demanded that the ferry line be reopened before the summer"],
                },
                {
                    "holder": "Tomas Hule",
                    "stance": "denies",
                    "quotes": ["no ferry had been stopped by his government"],
                    "optional": True,
                },
            ],
            "disputed_claims": [],
        }
    )


def quote(words: str, verdict: str = "exact") -> dict[str, Any]:
    start = TEXT.find(words)
    return {
        "text": words,
        "given": words,
        "start": start,
        "end": start + len(words),
        "verdict": verdict,
    }


def position(
    holder: str, words: str, stance: str = "demands", verdict: str = "exact"
) -> dict[str, Any]:
    return {
        "holder": holder,
        "topic": "ferry",
        "stance": stance,
        "statement": words,
        "quotes": [quote(words, verdict)],
    }


def conversation(*names: str, **more: Any) -> dict[str, Any]:
    told = {"date": "2026-05-03", "medium": "phone", **more}
    return {"participants": [{"name": name} for name in names], **told}


def summary(**items: Any) -> VerifiedSummary:
    document = SourceDocument(source="ferry.txt", text=TEXT)
    return VerifiedSummary.model_validate(
        {
            "document": {
                "id": document.id,
                "source": "ferry.txt",
                "sha256": document.sha256,
                "characters": len(TEXT),
            },
            "overview": "",
            "checks": {},
            "provenance": {
                "model": "m",
                "provider": "p",
                "strategy": "single",
                "prompt_sha256": "",
                "schema_sha256": "",
                "created": "2026-05-04T00:00:00Z",
            },
            **items,
        }
    )
