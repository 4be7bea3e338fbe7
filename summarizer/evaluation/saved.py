"""Scores saved summaries: what a run gave, without asking anybody again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath

from summarizer.engines.base import Strategy
from summarizer.errors import InputError, UnreadableSummary
from summarizer.evaluation.detail import remarks
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.run import Outcome, Trial
from summarizer.evaluation.scoring import score_document
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.usage import Usage


def saved_trial(
    name: Path,
    read: Iterable[VerifiedSummary | UnreadableSummary],
    golds: Sequence[Gold],
    text_of: Callable[[DocumentRecord], str | None],
) -> Trial:
    """Score the summaries of a file against annotations, a document each.

    An annotation with a ``sha256`` is about that text; one without is about the document of its file's name. What is
    annotated and not among the summaries counts as a document about which nothing was said.

    Raises:
        InputError: none of the annotated documents is among the summaries, or a text is not at hand.
    """
    summaries = [one for one in read if isinstance(one, VerifiedSummary)]
    found = [_summary_of(gold, summaries) for gold in golds]
    about = [one for one in found if one is not None]
    if not about:
        raise InputError(
            f"None of the annotated documents is among the summaries in {name}. Are they those of another run?"
        )
    outcomes = [_outcome(gold, one, text_of, name) for gold, one in zip(golds, found, strict=True)]
    models = dict.fromkeys(one.provenance.model for one in about)
    stepwise = about[0].provenance.strategy == "stepwise"
    way: Strategy = "stepwise" if stepwise else "single"
    return Trial(f"{'+'.join(models)} ({name})", way, outcomes)


def _summary_of(gold: Gold, summaries: Sequence[VerifiedSummary]) -> VerifiedSummary | None:
    wanted, file = gold.document.sha256, PurePath(gold.document.file).name
    if wanted is not None:
        return next((one for one in summaries if one.document.sha256 == wanted), None)
    return next((one for one in summaries if PurePath(one.document.source).name == file), None)


def _outcome(
    gold: Gold,
    summary: VerifiedSummary | None,
    text_of: Callable[[DocumentRecord], str | None],
    name: Path,
) -> Outcome:
    file = gold.document.file
    if summary is None:
        missing = InputError(f"It is not among the summaries in {name}.")
        return Outcome(file, 0, score_document(gold, None, ""), 0.0, Usage(), 0, 0.0, error=missing)
    text = text_of(summary.document)
    if text is None:
        raise InputError(
            f"The text of {summary.document.source} is not at hand as it was summarised. Give the folder of the "
            "documents with --documents."
        )
    made, scores = summary.provenance, score_document(gold, summary, text)
    usage = Usage(**made.usage.model_dump(), calls=made.calls)
    return Outcome(
        file,
        len(text.split()),
        scores,
        made.seconds,
        usage,
        made.calls,
        made.cost_usd,
        reused=made.usage.reused,
        summary=summary,
        remarks=remarks(gold, summary),
    )
