"""Small questions, for small models: whatever code can know before asking is not asked."""

from __future__ import annotations

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.joint import with_joint_holders
from summarizer.attribution.reported import with_reported
from summarizer.engines.base import Engine
from summarizer.models.summary import Summary
from summarizer.passes.clauses import in_their_clauses
from summarizer.passes.conversations import find_conversations
from summarizer.passes.disputes import find_disputes
from summarizer.passes.draft import DocumentUsage, Draft, OnStep, on_no_step, require_account
from summarizer.passes.overview import overview_of
from summarizer.passes.parts import in_parts
from summarizer.passes.positions import find_positions
from summarizer.passes.uncued import with_uncued
from summarizer.passes.unlisted import plain_candidates

#: The prompts this strategy uses, for the fingerprint.
PROMPTS = ("conversation", "position", "topic", "holder")


def stepwise(attributed: Attributed, engine: Engine, on_step: OnStep = on_no_step) -> Draft:
    """Return a draft :class:`Summary`, asked for in small questions. Every quote is cut from the source by code.

    Raises:
        EmptyDocument: everything looks like page furniture.
        EngineError: a question could not be answered.
    """
    prepared = attributed.prepared
    require_account(prepared)
    usage = DocumentUsage()
    cast = attributed.cast
    found = with_uncued(attributed, attributed.attributions) or plain_candidates(prepared)
    conversations = find_conversations(prepared, cast, found, engine, usage, on_step)
    found = with_joint_holders(found, conversations)
    parts = in_their_clauses(prepared, in_parts(prepared, found))
    told = [with_reported(prepared, cast, one) for one in parts]
    positions = find_positions(prepared, told, engine, usage, on_step)
    disputes = find_disputes(prepared, cast, told, positions, attributed.sources.passages)
    summary = Summary(
        overview="", conversations=conversations, positions=positions, disputed_claims=disputes
    )
    return Draft(summary.model_copy(update={"overview": overview_of(summary)}), usage)
