"""``summarizer batch``: many documents, resumably; ``batch status`` and ``batch export`` on what is there."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.options import (
    EXIT_INTERRUPTED,
    EXIT_SOME_FAILED,
    AsJson,
    BaseUrl,
    CheckSpeakers,
    CheckSupport,
    Concurrency,
    Fetch,
    Model,
    NoCache,
    Paths,
    Schema,
    StrategyOption,
    Strict,
)
from summarizer.cli.progress import reporting_progress
from summarizer.cli.session import Asking, failure_line, opened

if TYPE_CHECKING:
    from summarizer.batch.estimate import Estimate
    from summarizer.batch.report import BatchReport
    from summarizer.batch.run import BatchPolicy, Result
    from summarizer.batch.session import Session
    from summarizer.batch.store import Row, RunStore, State
    from summarizer.reading.skipped import Skipped
    from summarizer.usage import Usage

EPILOG = (
    "Also: `summarizer batch status DIR` and `summarizer batch export DIR --format jsonl|csv|parquet|w3c`. "
    "(A document that is named `status` is given as ./status.)"
)
_FAILURES_SHOWN = 50
#: Up to so many failures are told one by one; of more, what they have in common.
_FEW_FAILURES = 20

Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="Folder of the results; the same folder resumes."),
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The --out folder of a batch.")]


RetryFailed = Annotated[
    bool, typer.Option("--retry-failed", help="Try again what failed in an earlier run.")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Forget earlier runs in DIR, ask everything.")]
Budget = Annotated[
    float | None,
    typer.Option(
        "--budget", min=0.0, metavar="USD", help="The most DIR may cost.", show_default=False
    ),
]
RequestsPerMinute = Annotated[
    float | None,
    typer.Option(
        "--requests-per-minute",
        min=0.1,
        metavar="N",
        help="The most requests.",
        show_default=False,
    ),
]
TokensPerMinute = Annotated[
    float | None,
    typer.Option(
        "--tokens-per-minute",
        min=1,
        metavar="N",
        help="The most tokens, read and written.",
        show_default=False,
    ),
]
Via = Annotated[
    Literal["requests", "batch", "openai-batch"],
    typer.Option("--via", help="Request by request, or hosted batches: half the price, hours."),
]
On = Annotated[
    Literal["ray"] | None,
    typer.Option("--on", help="Several machines, or processes of this one.", show_default=False),
]
RayAddress = Annotated[
    str | None,
    typer.Option("--ray-address", metavar="ADDRESS", help="A Ray cluster.", show_default=False),
]
Workers = Annotated[
    int, typer.Option("--workers", min=1, help="Workers on Ray; each holds an engine.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Count tokens and say the price; ask nothing.")
]


def batch(
    paths: Paths,
    out: Out,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: StrategyOption = None,
    schema: Schema = None,
    concurrency: Concurrency = None,
    retry_failed: RetryFailed = False,
    fresh: Fresh = False,
    budget: Budget = None,
    requests_per_minute: RequestsPerMinute = None,
    tokens_per_minute: TokensPerMinute = None,
    via: Via = "requests",
    on: On = None,
    ray_address: RayAddress = None,
    workers: Workers = 2,
    dry_run: DryRun = False,
    check_support: CheckSupport = False,
    check_speakers: CheckSpeakers = False,
    fetch: Fetch = False,
    no_cache: NoCache = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> None:
    """Summarise many documents into DIR/summaries.jsonl; run again, it resumes and pays for nothing twice."""
    from summarizer.batch.limits import Cluster
    from summarizer.batch.run import BatchPolicy

    policy = BatchPolicy(
        concurrency=concurrency,
        retry_failed=retry_failed,
        fresh=fresh,
        budget_usd=budget,
        requests_per_minute=requests_per_minute,
        tokens_per_minute=tokens_per_minute,
        via=via,
        cluster=Cluster(ray_address, workers) if on or ray_address else None,
    )
    began = time.monotonic()
    asking = Asking(
        model, base_url, strategy, schema, not no_cache, check_support, check_speakers, fetch
    )
    with opened(asking) as session:
        session.before_asking()
        if dry_run:
            _estimate(session, paths, None if fresh else out, as_json=as_json)
            return
        report = _run(session, paths, out, policy)
    _end(report, time.monotonic() - began, as_json=as_json, strict=strict)


def _end(report: BatchReport[Result], seconds: float, *, as_json: bool, strict: bool) -> None:
    _tell(report, seconds, as_json=as_json)
    _exit_with(report, strict=strict)


def _estimate(session: Session, paths: Sequence[str], out: Path | None, *, as_json: bool) -> None:
    from summarizer.cores import cores

    with reporting_progress() as reporter:
        estimate = session.estimate(paths, out, reporter.document, processes=cores())
    _announce_price(estimate, session.skipped, as_json=as_json)


def _run(
    session: Session, paths: Sequence[str], out: Path, policy: BatchPolicy
) -> BatchReport[Result]:
    from summarizer.batch.handling import RunListeners
    from summarizer.batch.limits import Stop
    from summarizer.batch.run import finishing_on_interrupt
    from summarizer.batch.runs import run_batch
    from summarizer.cli.render import notice

    stop = Stop()
    with finishing_on_interrupt(stop, notice), reporting_progress() as reporter:
        session.choices.on_step = reporter.step
        return run_batch(session, paths, out, policy, RunListeners(reporter.document, stop))


def _exit_with(report: BatchReport[Result], *, strict: bool) -> None:
    """End the command with the exit code of what came of a run."""
    from summarizer.batch.store import State
    from summarizer.cli.render import notice

    if report.unfinished:
        notice("Interrupted. Run the same command again to resume.")
        raise typer.Exit(EXIT_INTERRUPTED)
    if report.failed or (strict and report.counts.get(State.UNVERIFIED)):
        raise typer.Exit(EXIT_SOME_FAILED)


def status(folder: Folder, as_json: AsJson = False) -> None:
    """Show how far the batch in DIR is, what it took, and what failed."""
    from summarizer.batch.store import State
    from summarizer.cli.render import notice, print_data

    with _opened_store(folder) as store:
        counts, spent = store.counts(), store.spent()
        skipped = _skipped_before(store.fact("skipped"))
        if as_json:
            states = {state.value: counts.get(state, 0) for state in State}
            print_data(_as_json(states, spent, skipped))
            return
        _tell_skipped(skipped)
        print_data(f"{_some(sum(counts.values()), 'document')}: {_counted(counts)}")
        print_data(_took(spent, spent.seconds))
        for row in store.rows(failures_only=True):
            notice(_reason(row))


def export(
    folder: Folder,
    form: Annotated[
        Literal["jsonl", "csv", "parquet", "w3c"],
        typer.Option("--format", help="What to write; w3c: quotes as Web Annotations."),
    ] = "csv",
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FILE", help="Default: DIR/export.FORMAT.", show_default=False
        ),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="FOLDER",
            help="Write the texts that offsets refer to, a file each, with index.jsonl; nothing else.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the results of the batch in DIR: JSON lines, one row per item as CSV or Parquet, or annotations."""
    if sources is not None:
        _export_texts(folder, sources)
        return
    from summarizer.checking.annotations import export_annotations
    from summarizer.cli.render import notice
    from summarizer.results.export import WRITERS, Lines

    target = to or folder / f"export.{'jsonld' if form == 'w3c' else form}"
    with _opened_store(folder) as store:
        if form == "w3c":
            count = export_annotations(store.results(), folder, target)
        else:
            count = WRITERS[form](Lines(store.results), target)
    notice(f"{count} lines written to {target}.")


def _export_texts(folder: Path, target: Path) -> None:
    import json

    from summarizer.batch.store import DATABASE
    from summarizer.cli.render import notice
    from summarizer.results.export import write_jsonl
    from summarizer.results.texts import KeptTexts

    _demand_batch(folder)
    kept = KeptTexts(folder / DATABASE)
    try:
        listed = (
            json.dumps({"source": source, "sha256": sha256, "file": file}, ensure_ascii=False)
            for source, sha256, file in kept.write(target)
        )
        target.mkdir(parents=True, exist_ok=True)
        count = write_jsonl(listed, target / "index.jsonl")
    finally:
        kept.close()
    notice(f"{_some(count, 'text')} listed in {target / 'index.jsonl'}.")


@contextmanager
def _opened_store(folder: Path) -> Generator[RunStore]:
    from summarizer.batch.store import RunStore

    _demand_batch(folder)
    with RunStore(folder, exclusive=False) as store:
        yield store


def _demand_batch(folder: Path) -> None:
    from summarizer.batch.store import DATABASE
    from summarizer.errors import InputError

    if not (folder / DATABASE).is_file():
        raise InputError(
            f"{folder} holds no batch: there is no {DATABASE} in it. Give the --out folder of a batch."
        )


# -- what came of it ------------------------------------------------------------------------------


def _tell(report: BatchReport[Result], seconds: float, *, as_json: bool) -> None:
    from summarizer.batch.run import as_line
    from summarizer.cli.render import notice, print_data

    if as_json:
        for result in report.results():
            print_data(as_line(result))
    few = report.failed <= _FEW_FAILURES
    for row in report.failures if few else ():
        notice(f"failed: {_reason(row)}")
    for cause in report.causes:
        notice(cause.short() if few else cause.line())
    if report.failed:
        notice(f"Each with its reason: {report.failures_file}")
    _tell_skipped(report.skipped)
    if report.reused:
        notice(f"{report.reused} of {report.total} were done before and cost nothing.")
    notice(f"{_counted(report.counts)}; {_took(report.spent, seconds)} Results: {report.summaries}")


def _announce_price(estimate: Estimate, skipped: Skipped, *, as_json: bool) -> None:
    import json
    from dataclasses import asdict

    from summarizer.cli.render import notice, print_data

    if as_json:
        print_data(json.dumps({**asdict(estimate), "skipped": skipped.as_json()}))
        return
    _tell_skipped(skipped)
    for source, reason in estimate.unreadable[:_FAILURES_SHOWN]:
        notice(failure_line(source, reason))
    print_data(
        f"{_some(estimate.documents, 'document')}, {estimate.done_before} of them done before, "
        f"{len(estimate.unreadable)} unreadable; about {_some(estimate.calls, 'call')}, "
        f"{estimate.input:,} input tokens, {estimate.output:,} output tokens (at most {estimate.most_output:,})."
    )
    if estimate.cost_usd is None or estimate.most_usd is None:
        print_data("Price unknown.")
    else:
        print_data(
            f"About ${estimate.cost_usd:.4f}, at most about ${estimate.most_usd:.4f}. Nothing was asked."
        )


def _counted(counts: dict[State, int]) -> str:
    from summarizer.batch.store import State

    failed = sum(count for state, count in counts.items() if state.is_failure)
    waiting = counts.get(State.QUEUED, 0) + counts.get(State.RUNNING, 0)
    line = f"{counts.get(State.OK, 0)} ok, {counts.get(State.UNVERIFIED, 0)} unverified, {failed} failed"
    return line + (f", {waiting} not yet done" if waiting else "")


def _took(spent: Usage, seconds: float) -> str:
    cost = "price unknown" if spent.cost_usd is None else f"${spent.cost_usd:.4f}"
    kept = f" ({spent.cached:,} of them from the prompt cache)" if spent.cached else ""
    tokens = f"{spent.input:,} tokens read{kept}, {spent.output:,} written"
    return f"{_some(spent.calls, 'call')}, {tokens}, {seconds:.1f} s, {cost}."


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _reason(row: Row) -> str:
    reason = row.error or row.state.value
    kind = "" if row.state.value == "failed" else f" ({row.state.value})"
    return f"{failure_line(row.source, reason)}{kind}"


def _skipped_before(fact: str | None) -> Skipped:
    """Return what an earlier run found and did not read; a run of an earlier version kept nothing of it."""
    import json

    from summarizer.reading.skipped import Skipped

    return Skipped.from_json(json.loads(fact)) if fact else Skipped()


def _tell_skipped(skipped: Skipped) -> None:
    from summarizer.cli.render import notice

    for line in skipped.lines(_FAILURES_SHOWN):
        notice(line)


def _as_json(counts: dict[str, int], spent: Usage, skipped: Skipped) -> str:
    import json
    from dataclasses import asdict

    return json.dumps({"states": counts, "spent": asdict(spent), "skipped": skipped.as_json()})
