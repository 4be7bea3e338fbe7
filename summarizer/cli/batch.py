"""``summarizer batch``: many documents, resumably; ``batch status`` and ``batch export`` on what is there."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.options import (
    EXIT_INTERRUPTED,
    EXIT_SOME_FAILED,
    AsJson,
    BaseUrl,
    Concurrency,
    Model,
    Paths,
    Schema,
    StrategyOption,
    Strict,
)
from summarizer.cli.session import Asking, opened

if TYPE_CHECKING:
    from summarizer.batch.estimate import Estimate
    from summarizer.batch.report import BatchReport
    from summarizer.batch.run import Progress
    from summarizer.batch.store import Row, RunStore, Spent, State

EPILOG = (
    "Also: `summarizer batch status DIR` and `summarizer batch export DIR --format jsonl|csv|parquet`. "
    "(A document that is named `status` is given as ./status.)"
)
_SECONDS_BETWEEN_LINES = 60.0
_FAILURES_SHOWN = 50

Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="Folder of the results; the same folder resumes."),
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The --out folder of a batch.")]


def batch(
    paths: Paths,
    out: Out,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: StrategyOption = None,
    schema: Schema = None,
    concurrency: Concurrency = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what failed in an earlier run.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget earlier runs in DIR.")] = False,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget", min=0.0, metavar="USD", help="The most DIR may cost.", show_default=False
        ),
    ] = None,
    requests_per_minute: Annotated[
        float | None,
        typer.Option(
            "--requests-per-minute",
            min=0.1,
            metavar="N",
            help="The most requests.",
            show_default=False,
        ),
    ] = None,
    tokens_per_minute: Annotated[
        float | None,
        typer.Option(
            "--tokens-per-minute",
            min=1,
            metavar="N",
            help="The most tokens, read and written.",
            show_default=False,
        ),
    ] = None,
    via: Annotated[
        Literal["requests", "openai-batch"],
        typer.Option("--via", help="Request by request, or hosted batches: half the price, hours."),
    ] = "requests",
    on: Annotated[
        Literal["ray"] | None,
        typer.Option(
            "--on", help="Several machines, or processes of this one.", show_default=False
        ),
    ] = None,
    ray_address: Annotated[
        str | None,
        typer.Option("--ray-address", metavar="ADDRESS", help="A Ray cluster.", show_default=False),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", min=1, help="Workers on Ray; each holds an engine.")
    ] = 2,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Count tokens and say the price; ask nothing.")
    ] = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> None:
    """Summarise many documents into DIR/summaries.jsonl; run again, it resumes and pays for nothing twice."""
    from summarizer.batch.limits import Cluster, Stop
    from summarizer.batch.run import BatchPolicy, finishing_on_interrupt
    from summarizer.batch.store import State
    from summarizer.cli.render import notice

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
    stop = Stop()
    began = time.monotonic()
    with opened(Asking(model, base_url, strategy, schema)) as session:
        if dry_run:
            _announce_price(session.estimate(paths, None if fresh else out), as_json=as_json)
            return
        with finishing_on_interrupt(stop, notice), _watching() as watch:
            session.watch, session.say = watch.step, notice
            report = session.batch(paths, out, policy, watch.document, stop)
    _tell(report, time.monotonic() - began, as_json=as_json)
    if report.unfinished:
        notice("Interrupted. Run the same command again to resume.")
        raise typer.Exit(EXIT_INTERRUPTED)
    unverified = report.counts.get(State.UNVERIFIED, 0)
    if report.failed or (strict and unverified):
        raise typer.Exit(EXIT_SOME_FAILED)


def status(folder: Folder, as_json: AsJson = False) -> None:
    """Show how far the batch in DIR is, what it took, and what failed."""
    from summarizer.batch.store import State
    from summarizer.cli.render import notice, print_data

    with _opened_store(folder) as store:
        counts, spent = store.counts(), store.spent()
        if as_json:
            print_data(_as_json({state.value: counts.get(state, 0) for state in State}, spent))
            return
        print_data(f"{_some(sum(counts.values()), 'document')}: {_counted(counts)}")
        print_data(_took(spent, spent.seconds))
        for row in store.rows(failures_only=True):
            notice(_reason(row))


def export(
    folder: Folder,
    form: Annotated[
        Literal["jsonl", "csv", "parquet"], typer.Option("--format", help="What to write.")
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
    """Write the results of the batch in DIR: as JSON lines, or one row per item as CSV or Parquet."""
    if sources is not None:
        _export_texts(folder, sources)
        return
    from summarizer.batch.export import WRITERS
    from summarizer.cli.render import notice

    target = to or folder / f"export.{form}"
    with _opened_store(folder) as store:
        count = WRITERS[form](store.results(), target)
    notice(f"{count} lines written to {target}.")


def _export_texts(folder: Path, target: Path) -> None:
    import json

    from summarizer.batch.export import write_jsonl
    from summarizer.batch.store import DATABASE
    from summarizer.batch.texts import KeptTexts
    from summarizer.cli.render import notice

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


# -- progress -------------------------------------------------------------------------------------


@contextmanager
def _watching() -> Generator[_Watch]:
    from summarizer.cli.render import on_terminal, progress_bar

    if not on_terminal():
        yield _Watch(_once_a_minute())
        return
    with progress_bar("Documents") as update:
        yield _Watch(update)


def _once_a_minute() -> Callable[[int, int | None, str], None]:
    """Say once a minute how far a batch is, where no bar can be drawn."""
    from summarizer.cli.render import notice

    last = time.monotonic()

    def update(done: int, total: int | None, remark: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _SECONDS_BETWEEN_LINES:
            last = now
            whole = "" if total is None else f" of {_some(total, 'document')}"
            notice(f"{done}{whole} done. {remark}")

    return update


class _Watch:
    """Brings together what is known of the batch and of the document in work."""

    def __init__(self, update: Callable[[int, int | None, str], None]) -> None:
        self._update = update
        self._done = 0
        self._total: int | None = None
        self._remark = ""
        self._began = time.monotonic()

    def document(self, progress: Progress) -> None:
        """Take note that a document is done."""
        self._done, self._total = progress.done, progress.total
        self._remark = _remark(progress, time.monotonic() - self._began)
        self._update(self._done, self._total, self._remark)

    def step(self, step: str, done: int, total: int) -> None:
        """Take note of a step within a document: all there is to see while a single long one is in work."""
        said = f"{step} {done} of {total}"
        self._update(self._done, self._total, f"{self._remark}; {said}" if self._remark else said)


def _remark(progress: Progress, seconds: float) -> str:
    from summarizer.batch.store import State

    failed = sum(count for state, count in progress.counts.items() if state.is_failure)
    parts = [f"{progress.counts.get(State.UNVERIFIED, 0)} unverified", f"{failed} failed"]
    fresh = progress.done - progress.reused
    if fresh and seconds >= 1:
        parts.append(f"{60 * fresh / seconds:.0f} a minute")
        parts.append(f"{_span((progress.total - progress.done) * seconds / fresh)} left")
    if progress.cost_usd:
        parts.append(f"${progress.cost_usd:.4f}")
    return ", ".join(parts)


def _span(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min" if minutes else f"{rest} s"


# -- what came of it ------------------------------------------------------------------------------


def _tell(report: BatchReport, seconds: float, *, as_json: bool) -> None:
    from summarizer.batch.run import as_line
    from summarizer.cli.render import notice, print_data

    if as_json:
        for result in report.results():
            print_data(as_line(result))
    for row in report.failures[:_FAILURES_SHOWN]:
        notice(f"failed: {_reason(row)}")
    if report.failed > _FAILURES_SHOWN:
        notice(
            f".. and {report.failed - _FAILURES_SHOWN} more: summarizer batch status {report.out}"
        )
    if any(row.error_type not in _UNREADABLE for row in report.failures):
        notice("With --retry-failed the same command tries again what failed.")
    if report.reused:
        notice(f"{report.reused} of {report.total} were done before and cost nothing.")
    notice(f"{_counted(report.counts)}; {_took(report.spent, seconds)} Results: {report.summaries}")


_UNREADABLE = frozenset(
    {"InputError", "UnreadableDocument", "EmptyDocument", "BinaryDocument", "DocumentTooLarge"}
)


def _announce_price(estimate: Estimate, *, as_json: bool) -> None:
    import json
    from dataclasses import asdict

    from summarizer.cli.render import notice, print_data

    if as_json:
        print_data(json.dumps(asdict(estimate)))
        return
    for source, reason in estimate.unreadable[:_FAILURES_SHOWN]:
        notice(reason if source in reason else f"{source}: {reason}")
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


def _took(spent: Spent, seconds: float) -> str:
    cost = "price unknown" if spent.cost_usd is None else f"${spent.cost_usd:.4f}"
    return f"{_some(spent.calls, 'call')}, {spent.input:,} + {spent.output:,} tokens, {seconds:.1f} s, {cost}."


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _reason(row: Row) -> str:
    reason = row.error or row.state.value
    kind = "" if row.state.value == "failed" else f" ({row.state.value})"
    return f"{reason}{kind}" if row.source in reason else f"{row.source}: {reason}{kind}"


def _as_json(counts: dict[str, int], spent: Spent) -> str:
    import json
    from dataclasses import asdict

    return json.dumps({"states": counts, "spent": asdict(spent)})
