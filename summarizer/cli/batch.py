"""``summarizer batch``: many documents, resumably; ``batch status`` and ``batch export`` on what is there."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.batch_told import (
    counted,
    reason_of,
    skipped_before,
    some,
    status_as_json,
    tell_estimate,
    tell_report,
    tell_skipped,
    took,
)
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
    Timeout,
    exit_codes,
)
from summarizer.cli.progress import reporting_progress
from summarizer.cli.session import Asking, demand_documents, opened

if TYPE_CHECKING:
    from summarizer.batch.limits import Cluster
    from summarizer.batch.report import BatchReport
    from summarizer.batch.run import BatchPolicy, Result
    from summarizer.batch.session import Session
    from summarizer.batch.store import RunStore

EPILOG = (
    exit_codes(
        some="some documents failed or, with --strict, hold unverified quotes",
        budget="budget reached",
        interrupted="interrupted: the same command resumes",
    )
    + "\n\nAlso: `summarizer batch status DIR` and `summarizer batch export DIR --format jsonl|csv|parquet|w3c`. "
    "(A document that is named `status` is given as ./status.)"
)


def _folder_of_results(out: Path) -> Path:
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(
            f"{out} is a file, and --out names a folder, new or of an earlier run."
        )
    return out


Out = Annotated[
    Path,
    typer.Option(
        "--out",
        metavar="DIR",
        callback=_folder_of_results,
        help="Folder of the results; the same folder resumes.",
    ),
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
    timeout: Timeout = None,
    no_cache: NoCache = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> None:
    """Summarise many documents into DIR/summaries.jsonl; run again, it resumes and pays for nothing twice."""
    from summarizer.batch.run import BatchPolicy

    policy = BatchPolicy(
        concurrency=concurrency,
        retry_failed=retry_failed,
        fresh=fresh,
        budget_usd=budget,
        requests_per_minute=requests_per_minute,
        tokens_per_minute=tokens_per_minute,
        via=via,
        cluster=_cluster(on, ray_address, workers),
    )
    demand_documents(paths, fetch=fetch)
    asking = Asking(
        model,
        base_url,
        strategy,
        schema,
        not no_cache,
        check_support,
        check_speakers,
        fetch,
        timeout,
    )
    with opened(asking) as session:
        session.before_asking()
        if dry_run:
            _estimate(session, paths, None if fresh else out, as_json=as_json)
            return
        report = _run(session, paths, out, policy)
    tell_report(report, as_json=as_json)
    _exit_with(report, strict=strict)


def _cluster(on: str | None, ray_address: str | None, workers: int) -> Cluster | None:
    """Return the workers a batch runs on, where it was asked to run on Ray."""
    from summarizer.batch.limits import Cluster

    return Cluster(ray_address, workers) if on or ray_address else None


def _estimate(session: Session, paths: Sequence[str], out: Path | None, *, as_json: bool) -> None:
    from summarizer.cores import cores

    with reporting_progress() as reporter:
        estimate = session.estimate(paths, out, reporter.document, processes=cores())
    tell_estimate(estimate, session.skipped, as_json=as_json)


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
    from summarizer.batch.report import seconds_on_the_clock
    from summarizer.batch.store import State
    from summarizer.cli.render import notice, print_data

    with _opened_store(folder) as store:
        counts, spent = store.counts(), store.spent()
        clock = seconds_on_the_clock(store)
        skipped = skipped_before(store.fact("skipped"))
        if as_json:
            states = {state.value: counts.get(state, 0) for state in State}
            print_data(status_as_json(states, spent, clock, skipped))
            return
        tell_skipped(skipped)
        print_data(f"{some(sum(counts.values()), 'document')}: {counted(counts)}")
        print_data(f"In all runs: {took(spent.but(seconds=clock))}")
        for row in store.rows(failures_only=True):
            notice(reason_of(row))


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

    if to is not None and (to.is_dir() or not to.parent.is_dir()):
        what = f"{to} is a folder" if to.is_dir() else f"the folder {to.parent} does not exist"
        raise typer.BadParameter(f"{what}; --to names a file in a folder that exists.")
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
    notice(f"{some(count, 'text')} listed in {target / 'index.jsonl'}.")


@contextmanager
def _opened_store(folder: Path) -> Generator[RunStore]:
    from summarizer.batch.store import RunStore

    _demand_batch(folder)
    with RunStore(folder, exclusive=False) as store:
        yield store


def _demand_batch(folder: Path) -> None:
    from summarizer.batch.store import DATABASE
    from summarizer.errors import InputError, NoSuchDocument

    if not folder.exists():
        raise NoSuchDocument(f"{folder} does not exist. Give the --out folder of a batch.")
    if not (folder / DATABASE).is_file():
        raise InputError(
            f"{folder} holds no batch: there is no {DATABASE} in it. Give the --out folder of a batch."
        )
