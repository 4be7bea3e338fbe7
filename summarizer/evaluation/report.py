"""Trials side by side: a table for reading, one object a trial for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from summarizer.evaluation.detail import Remark
from summarizer.evaluation.intervals import Interval, interval
from summarizer.evaluation.run import Outcome, Trial
from summarizer.evaluation.scoring import Hits, Scores, Share, figures
from summarizer.usage import Usage

_WORDS_OF_A_PAGE = 500
#: Rows of the table: what they are called, and which figure they show.
_ROWS: tuple[tuple[str, str, str], ...] = (
    ("positions: precision", "position", "precision"),
    ("positions: recall", "position", "recall"),
    ("positions: F1", "position", "f1"),
    ("positions: macro F1", "position", "macro_f1"),
    ("stance right, of those found", "stance", "rate"),
    ("conversations: F1", "conversation", "f1"),
    ("participants: F1", "participant", "f1"),
    ("dates right", "date", "rate"),
    ("media right", "medium", "rate"),
    ("initiators right", "initiator", "rate"),
    ("disputes: precision", "dispute", "precision"),
    ("disputes: recall", "dispute", "recall"),
    ("disputes: F1", "dispute", "f1"),
    ("facts: precision", "fact", "precision"),
    ("facts: recall", "fact", "recall"),
    ("facts: F1", "fact", "f1"),
    ("editor's facts told", "fact_told", "rate"),
    ("quotes verified", "quotes_verified", "rate"),
    ("shown quotes at their offsets", "quotes_at_offset", "rate"),
)


def as_object(trial: Trial) -> dict[str, Any]:
    """Return the figures of a trial, of the whole and of each document, as JSON values.

    ``intervals`` are 95% intervals of precision, recall and shares, see :mod:`summarizer.evaluation.intervals`.
    """
    outcomes = trial.outcomes
    return {
        "model": trial.model,
        "strategy": trial.way,
        "documents": len(outcomes),
        "failed": {o.file: str(o.error) for o in outcomes if o.error is not None},
        **figures([o.scores for o in outcomes]),
        "intervals": _intervals([o.scores for o in outcomes]),
        **_effort(outcomes),
        "per_document": {
            o.file: {
                **figures([o.scores]),
                **_effort([o]),
                "words": o.words,
                "remarks": [r.model_dump(exclude_none=True) for r in o.remarks],
            }
            for o in outcomes
        },
    }


def _intervals(rows: Sequence[Scores]) -> dict[str, dict[str, Interval | None]]:
    """Return the intervals of what was measured; a figure that is the mean of others has none."""
    found: dict[str, dict[str, Interval | None]] = {}
    for one in fields(Scores):
        found[one.name] = _intervals_of([getattr(row, one.name) for row in rows])
    return found


def _intervals_of(values: Sequence[object]) -> dict[str, Interval | None]:
    """Return the intervals of one figure over all documents: of hits two, of shares one."""
    hits = [v for v in values if isinstance(v, Hits)]
    shares = [v for v in values if isinstance(v, Share)]
    if shares:
        return {"rate": _rounded([(s.right, s.asked) for s in shares])}
    return {
        "precision": _rounded([(h.found, h.given) for h in hits]),
        "recall": _rounded([(h.found, h.demanded) for h in hits]),
    }


def _rounded(counts: Sequence[tuple[int, int]]) -> Interval | None:
    found = interval(counts)
    return None if found is None else (round(found[0], 3), round(found[1], 3))


def _effort(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    words = sum(o.words for o in outcomes)
    seconds = sum(o.seconds for o in outcomes)
    used = sum((o.usage for o in outcomes), Usage())
    return {
        "seconds": round(seconds, 2),
        "seconds_per_500_words": round(_WORDS_OF_A_PAGE * seconds / words, 2) if words else None,
        "input_tokens": used.input,
        "cached_tokens": used.cached,
        "output_tokens": used.output,
        "calls": sum(o.calls for o in outcomes),
        "questions_reused": sum(o.reused for o in outcomes),
        "cost_usd": _cost([o.cost_usd for o in outcomes]),
    }


def _cost(costs: Sequence[float | None]) -> float | None:
    """Return the sum, ``None`` where one of the prices is unknown."""
    known = [cost for cost in costs if cost is not None]
    return round(sum(known), 6) if len(known) == len(costs) else None


def as_markdown(trials: Sequence[Trial]) -> str:
    """Return the trials side by side as a Markdown table, and a second one with every document."""
    return f"{_whole(trials)}\n\n{_each(trials)}"


def differences(trials: Sequence[Trial]) -> str:
    """Return, document by document, what each trial missed, gave too much, or gave another attitude; Markdown."""
    lines: list[str] = []
    for outcomes in zip(*(trial.outcomes for trial in trials), strict=True):
        lines.append(f"## {outcomes[0].file}")
        for trial, outcome in zip(trials, outcomes, strict=True):
            lines += ["", f"**{trial.name}**", ""]
            lines += [f"- {_remark(one)}" for one in outcome.remarks] or ["- nothing to remark"]
        lines.append("")
    return "\n".join(lines).rstrip()


def _remark(one: Remark) -> str:
    wanted = f" (annotated: {one.wanted})" if one.wanted else ""
    said = {"missed": "missed", "surplus": "not annotated", "stance": "another attitude"}[one.fault]
    return f"{one.kind}, {said}: {one.item}{wanted}"


def _whole(trials: Sequence[Trial]) -> str:
    objects = [as_object(trial) for trial in trials]
    rows: list[list[str]] = [
        [label, *(_figure(one, group, key) for one in objects)] for label, group, key in _ROWS
    ]
    effort: tuple[tuple[str, Callable[[dict[str, Any]], str]], ...] = (
        ("documents, failed", lambda o: f"{o['documents']}, {len(o['failed'])}"),
        ("seconds a document", lambda o: _number(o["seconds"] / max(1, o["documents"]), 1)),
        ("seconds per 500 words", lambda o: _number(o["seconds_per_500_words"], 1)),
        ("tokens read a document", lambda o: _mean(o, "input_tokens")),
        ("of them from the prompt cache", lambda o: _mean(o, "cached_tokens")),
        ("tokens written a document", lambda o: _mean(o, "output_tokens")),
        ("calls a document", lambda o: _number(o["calls"] / max(1, o["documents"]), 1)),
        ("answers from earlier runs, of all", lambda o: f"{o['questions_reused']:,}"),
        ("cost of all, USD", lambda o: _number(o["cost_usd"], 4)),
    )
    rows += [[label, *(show(one) for one in objects)] for label, show in effort]
    return _table(["", *(trial.name for trial in trials)], rows)


def _figure(one: dict[str, Any], group: str, key: str) -> str:
    """Return a figure, with its interval where it has one."""
    sure = one["intervals"][group].get(key)
    between = "" if sure is None else f" ({sure[0]:.2f}–{sure[1]:.2f})"
    return f"{_number(one[group][key])}{between}"


def _mean(one: dict[str, Any], key: str) -> str:
    return f"{one[key] // max(1, one['documents']):,}"


def _each(trials: Sequence[Trial]) -> str:
    """Return a row a document: F1 of positions, conversations and disputes, seconds, tokens read and written."""
    rows = [
        [outcomes[0].file, *(_cell(outcome) for outcome in outcomes)]
        for outcomes in zip(*(trial.outcomes for trial in trials), strict=True)
    ]
    heads = [f"{trial.name}: positions / conversations / disputes; s; tokens" for trial in trials]
    return _table(["document", *heads], rows)


def _cell(outcome: Outcome) -> str:
    scores = outcome.scores
    found = " / ".join(
        f"{s.f1:.2f}" for s in (scores.position, scores.conversation, scores.dispute)
    )
    failed = f"{type(outcome.error).__name__}; " if outcome.error else ""
    usage = outcome.usage
    return f"{failed}{found}; {outcome.seconds:.0f}; {usage.input:,} + {usage.output:,}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table whose columns are aligned, for reading it as it is."""
    lines = [[_in_cell(cell) for cell in line] for line in (head, *rows)]
    widths = [max(3, *map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def _in_cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _number(value: float | None, places: int = 3) -> str:
    return "–" if value is None else f"{value:.{places}f}"
