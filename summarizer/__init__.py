"""Typed summaries of talks and statements by a language model, every quote checked against the source.

>>> from summarizer import verify_quotes
>>> [check.verdict.value for check in verify_quotes("He did not agree.", ["did not agree", "did agree"])]
['exact', 'drift']

Names are loaded when they are first used, so that ``import summarizer`` costs nothing.
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer.version import __version__

if TYPE_CHECKING:
    from summarizer.batch.report import BatchReport
    from summarizer.batch.run import BatchPolicy
    from summarizer.brief import write_brief
    from summarizer.brief.build import build_brief
    from summarizer.client import Summarizer
    from summarizer.engines.base import Answer, Engine, Profile, Question
    from summarizer.engines.scripted import Scripted
    from summarizer.errors import SummarizerError
    from summarizer.models.brief import Brief
    from summarizer.models.document import SourceDocument
    from summarizer.models.quote import Quote, QuoteCheck, SpeakerCheck, Speech, Verdict
    from summarizer.models.summary import Conversation, DisputedClaim, Position, Stance, Summary
    from summarizer.models.verified import VerifiedResult, VerifiedSummary
    from summarizer.passes.guidance import Example
    from summarizer.quotes.check import verify_quotes
    from summarizer.reading.read import read_document

__all__ = [
    "Answer",
    "BatchPolicy",
    "BatchReport",
    "Brief",
    "Conversation",
    "DisputedClaim",
    "Engine",
    "Example",
    "Position",
    "Profile",
    "Question",
    "Quote",
    "QuoteCheck",
    "Scripted",
    "SourceDocument",
    "SpeakerCheck",
    "Speech",
    "Stance",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "Verdict",
    "VerifiedResult",
    "VerifiedSummary",
    "__version__",
    "build_brief",
    "read_document",
    "verify_quotes",
    "write_brief",
]

# A library says what it does to whoever listens, and sets up nothing.
logging.getLogger(__name__).addHandler(logging.NullHandler())

_HOMES = {
    "summarizer.batch.report": ("BatchReport",),
    "summarizer.batch.run": ("BatchPolicy",),
    "summarizer.client": ("Summarizer",),
    "summarizer.brief": ("write_brief",),
    "summarizer.brief.build": ("build_brief",),
    "summarizer.engines.base": ("Answer", "Engine", "Profile", "Question"),
    "summarizer.engines.scripted": ("Scripted",),
    "summarizer.errors": ("SummarizerError",),
    "summarizer.models.brief": ("Brief",),
    "summarizer.models.document": ("SourceDocument",),
    "summarizer.models.quote": ("Quote", "QuoteCheck", "SpeakerCheck", "Speech", "Verdict"),
    "summarizer.models.summary": ("Conversation", "DisputedClaim", "Position", "Stance", "Summary"),
    "summarizer.models.verified": ("VerifiedResult", "VerifiedSummary"),
    "summarizer.passes.guidance": ("Example",),
    "summarizer.quotes.check": ("verify_quotes",),
    "summarizer.reading.read": ("read_document",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
