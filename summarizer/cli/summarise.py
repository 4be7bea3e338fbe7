"""``summarizer summarise``: a typed summary of each document, for reading or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from summarizer.cli.options import (
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
from summarizer.cli.session import Asking, demand_documents, failure_line, opened

if TYPE_CHECKING:
    from summarizer.batch.run import Result
    from summarizer.cli.render import Page
    from summarizer.errors import SummarizerError

EPILOG = exit_codes(some="some documents failed or, with --strict, hold unverified quotes")


def summarise(
    paths: Paths,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: StrategyOption = None,
    schema: Schema = None,
    concurrency: Concurrency = None,
    check_support: CheckSupport = False,
    check_speakers: CheckSpeakers = False,
    fetch: Fetch = False,
    timeout: Timeout = None,
    no_cache: NoCache = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> None:
    """Summarise documents and show the result: facts, conversations, positions, disputed claims, with their quotes."""
    from summarizer.batch.run import state_of
    from summarizer.batch.store import State
    from summarizer.cli.render import Page, StatusLine, notice

    demand_documents(paths, fetch=fetch)
    page, status = Page(), StatusLine()
    failed = unverified = 0
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
        session.choices.on_step = lambda step, done, total: status.show(
            f"{step}: {done} of {total}"
        )
        for source, outcome in session.outcomes(paths, concurrency):
            with status.hidden():
                if isinstance(outcome, Exception):
                    failed += 1
                    _show_failure(source, outcome)
                else:
                    unverified += state_of(outcome) is State.UNVERIFIED
                    _show(page, outcome, as_json=as_json)
        for line in session.skipped.lines():
            notice(line)
    if failed or (strict and unverified):
        raise typer.Exit(EXIT_SOME_FAILED)


def _show(page: Page, result: Result, *, as_json: bool) -> None:
    from summarizer.batch.run import as_line
    from summarizer.cli.render import print_data, show_result

    if as_json:
        print_data(as_line(result))
    else:
        show_result(page, result)


def _show_failure(source: str, error: SummarizerError) -> None:
    from summarizer.cli.render import notice

    # A failure is a notice in either form: stdout holds results only.
    notice(failure_line(source, str(error)))
