"""What a batch came to, in words: at its end, before it (``--dry-run``), and for ``batch status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.session import failure_line

if TYPE_CHECKING:
    from summarizer.batch.estimate import Estimate
    from summarizer.batch.report import BatchReport
    from summarizer.batch.run import Result
    from summarizer.batch.store import Row, State
    from summarizer.reading.skipped import Skipped
    from summarizer.usage import Usage

_FAILURES_SHOWN = 50
#: Up to so many failures are told one by one; of more, what they have in common.
_FEW_FAILURES = 20


def tell_report(report: BatchReport[Result], *, as_json: bool) -> None:
    """Say how a batch ended, its results first where they are wanted as data."""
    from summarizer.batch.run import as_line
    from summarizer.cli.render import notice, print_data

    if as_json:
        for result in report.results():
            print_data(as_line(result))
    few = report.failed <= _FEW_FAILURES
    for row in report.failures if few else ():
        notice(f"failed: {reason_of(row)}")
    for cause in report.causes:
        notice(cause.short() if few else cause.line())
    if report.failed:
        notice(f"Each with its reason: {report.failures_file}")
    tell_skipped(report.skipped)
    if report.reused:
        verb = "was" if report.reused == 1 else "were"
        notice(f"{report.reused} of {report.total} {verb} done before and cost nothing.")
    notice(f"{counted(report.counts)}; {took(report.spent_now)} Results: {report.summaries}")


def tell_estimate(estimate: Estimate, skipped: Skipped, *, as_json: bool) -> None:
    """Say what a batch would take."""
    import json
    from dataclasses import asdict

    from summarizer.cli.render import notice, print_data

    if as_json:
        print_data(json.dumps({**asdict(estimate), "skipped": skipped.as_json()}))
        return
    tell_skipped(skipped)
    for source, reason in estimate.unreadable[:_FAILURES_SHOWN]:
        notice(failure_line(source, reason))
    print_data(
        f"{some(estimate.documents, 'document')}, {estimate.done_before} of them done before, "
        f"{len(estimate.unreadable)} unreadable; about {some(estimate.calls, 'call')}, "
        f"{estimate.input:,} input tokens, {estimate.output:,} output tokens (at most {estimate.most_output:,})."
    )
    print_data(_price(estimate))
    if estimate.least_seconds is not None and estimate.most_seconds is not None:
        print_data(_time(estimate.least_seconds, estimate.most_seconds))


def _price(estimate: Estimate) -> str:
    if estimate.cost_usd is None or estimate.most_usd is None:
        return "Price unknown. Nothing was asked."
    if not estimate.most_usd:
        return "It costs nothing. Nothing was asked."
    return f"About ${estimate.cost_usd:.4f}, at most about ${estimate.most_usd:.4f}. Nothing was asked."


def _time(least: float, most: float) -> str:
    """Return how long it may take: by what was done before in the folder, or else by two cores, idle or shared."""
    from summarizer.cli.progress import span

    if least == most:
        return f"About {span(most)}, at the pace of what was done before."
    return f"Roughly from {span(least)}, on two idle cores, to {span(most)}, on two that many others use."


def counted(counts: dict[State, int]) -> str:
    """Return how many documents ended how."""
    from summarizer.batch.store import State

    failed = sum(count for state, count in counts.items() if state.is_failure)
    waiting = counts.get(State.QUEUED, 0) + counts.get(State.RUNNING, 0)
    line = f"{counts.get(State.OK, 0)} ok, {counts.get(State.UNVERIFIED, 0)} unverified, {failed} failed"
    return line + (f", {waiting} not yet done" if waiting else "")


def took(spent: Usage) -> str:
    """Return what a run took, or all of them together: calls, tokens, seconds on the clock, money."""
    if not spent.calls:
        return f"nothing was asked, {spent.seconds:.1f} s."
    cost = "price unknown" if spent.cost_usd is None else f"${spent.cost_usd:.4f}"
    kept = f" ({spent.cached:,} of them from the prompt cache)" if spent.cached else ""
    tokens = f"{spent.input:,} tokens read{kept}, {spent.output:,} written"
    return f"{some(spent.calls, 'call')}, {tokens}, {spent.seconds:.1f} s, {cost}."


def some(count: int, noun: str) -> str:
    """Return how many of something there are."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def reason_of(row: Row) -> str:
    """Return a failed document with the reason."""
    reason = row.error or row.state.value
    kind = "" if row.state.value == "failed" else f" ({row.state.value})"
    return f"{failure_line(row.source, reason)}{kind}"


def skipped_before(fact: str | None) -> Skipped:
    """Return what an earlier run found and did not read; a run of an earlier version kept nothing of it."""
    import json

    from summarizer.reading.skipped import Skipped

    return Skipped.from_json(json.loads(fact)) if fact else Skipped()


def tell_skipped(skipped: Skipped) -> None:
    """Say which files of folders were not read."""
    from summarizer.cli.render import notice

    for line in skipped.lines(_FAILURES_SHOWN):
        notice(line)


def status_as_json(counts: dict[str, int], spent: Usage, clock: float, skipped: Skipped) -> str:
    """Return how far a batch is as a line of JSON; ``clock``: seconds of all runs, start to end."""
    import json
    from dataclasses import asdict

    values = {"states": counts, "spent": asdict(spent), "seconds_on_the_clock": clock}
    return json.dumps({**values, "skipped": skipped.as_json()})
