"""``summarizer review``: look through results in the browser; what was decided, in other forms."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from summarizer.review.run import ReviewedRun
    from summarizer.review.server import ReviewServer
    from summarizer.review.store import ReviewStore

Form = Literal["jsonl", "gold", "label-studio", "agreement"]


Out = Annotated[
    Path,
    typer.Argument(metavar="OUT", help="Folder of a batch, or a .jsonl of summaries.", exists=True),
]
As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="NAME",
        help="Who reviews. Default: the page asks. With --export: this reviewer's decisions alone.",
        show_default=False,
    ),
]
Sources = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="DIR",
        file_okay=False,
        exists=True,
        help="Folder of the documents. Default: as kept with the run, else where the summaries say.",
        show_default=False,
    ),
]
NoBrowser = Annotated[
    bool, typer.Option("--no-browser", help="Only print the address of the page.")
]
Export = Annotated[
    Form | None,
    typer.Option(
        "--export",
        help="Write what was decided, and open no page: each decision (jsonl), annotations for eval (gold), "
        "tasks with predictions (label-studio), or how far reviewers agree.",
        show_default=False,
    ),
]
To = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar="FILE",
        help="Where to: a file, for gold a folder. Default: stdout, for gold OUT/gold.",
        show_default=False,
    ),
]


def review(
    out: Out,
    reviewer: As = None,
    sources: Sources = None,
    no_browser: NoBrowser = False,
    form: Export = None,
    to: To = None,
) -> None:
    """Show the items of OUT beside their sources, to be accepted, rejected or corrected.

    The page is served on this machine alone, for whoever has the address that is printed. Decisions are kept in
    review.sqlite beside the summaries, which stay as they are; brief and view follow them.
    """
    if to is not None and form is None:
        raise typer.BadParameter("--to says where an export goes; name one with --export.")
    with _run(out, sources) as run:
        if form is not None:
            _export(run, form, to, reviewer)
        else:
            _serve(run, reviewer, browser=not no_browser)


@contextmanager
def _run(out: Path, sources: Path | None) -> Generator[ReviewedRun]:
    from summarizer.cli.texts import looked_up
    from summarizer.errors import InputError
    from summarizer.reading.other_lines import holds_quotes
    from summarizer.review.run import SUMMARIES, ReviewedRun

    file = out / SUMMARIES if out.is_dir() else out
    if file.is_file() and holds_quotes(file):
        raise InputError(
            f"{file} holds quotes and no summaries. They are checked with: summarizer verify {file}"
        )
    folders = [sources] if sources else [Path(), file.parent, file.parent.parent]
    with looked_up(folders, [file]) as text_of:
        run = ReviewedRun(out, text_of)
        try:
            _tell(run)
            yield run
        finally:
            run.close()


def _tell(run: ReviewedRun) -> None:
    from summarizer.cli.render import notice

    for message in run.unusable:
        notice(message)
    if run.repeated:
        notice(
            f"{run.repeated} {'document has' if run.repeated == 1 else 'documents have'} the text and the items of "
            "another one, which stands for it."
        )


# -- the page -------------------------------------------------------------------------------------


def _serve(run: ReviewedRun, reviewer: str | None, *, browser: bool) -> None:
    from summarizer.cli.render import notice
    from summarizer.errors import InputError
    from summarizer.review.desk import Desk
    from summarizer.review.server import ReviewServer
    from summarizer.review.store import DATABASE, ReviewStore

    if not run.documents():
        raise InputError(
            f"There is nothing to review in {run.path}: it holds no summaries of this program's own schema."
        )
    with ReviewStore(run.folder / DATABASE, writing=True) as store:
        server = ReviewServer(Desk(run, store, reviewer))
        typer.echo(server.address)
        count = len(run.documents())
        what = "document" if count == 1 else "documents"
        notice(f"{count} {what} to review. Ctrl-C ends; what was decided is kept.")
        with _opened(server, browser=browser), _terminable():
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                notice(f"Decisions: {store.path}")
            finally:
                server.server_close()


@contextmanager
def _terminable() -> Generator[None]:
    """Let SIGTERM end what is done within as Ctrl-C does, so that nothing is left behind."""
    import signal

    def ended(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, ended)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _opened(server: ReviewServer, *, browser: bool) -> Generator[None]:
    """Open the page by way of a file that is its owner's alone: everybody on the machine may see a command line."""
    import tempfile
    import webbrowser

    from summarizer.cli.render import notice

    if not browser:
        yield
        return
    with tempfile.TemporaryDirectory() as folder:
        door = Path(folder) / "review.html"
        door.write_text(
            f'<!DOCTYPE html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
            f'<meta http-equiv="refresh" content="0;url={server.address}"><title>Review</title>',
            encoding="utf-8",
        )
        if not webbrowser.open(door.as_uri()):
            notice("No browser could be started. Open the address above in one.")
        yield


# -- exports --------------------------------------------------------------------------------------


def _export(run: ReviewedRun, form: Form, to: Path | None, reviewer: str | None) -> None:
    from summarizer.errors import InputError
    from summarizer.review.decisions import reviewer_name
    from summarizer.review.store import DATABASE, ReviewStore

    path = run.folder / DATABASE
    unreviewed = InputError(
        f"Nothing has been reviewed in {run.folder} yet, so there is nothing to export. "
        f"Open the page with: summarizer review {run.path}"
    )
    if not path.is_file():
        raise unreviewed
    name = reviewer_name(reviewer) if reviewer is not None else None
    with ReviewStore(path) as store:
        if next(iter(store.standing()), None) is None:
            raise unreviewed
        if name is not None and name not in store.reviewers():
            raise InputError(
                f"There are no decisions of {name}. Reviewers: {', '.join(store.reviewers())}."
            )
        if form == "gold":
            _gold(run, store, to or run.folder / "gold", name)
        else:
            _write(_lines(form, run, store, name), to)


def _lines(form: Form, run: ReviewedRun, store: ReviewStore, name: str | None) -> Iterable[str]:
    import json

    from summarizer.review.agreement import agreement
    from summarizer.review.export import decision_lines
    from summarizer.review.label_studio import tasks

    if form == "jsonl":
        return decision_lines(store, run, name)
    if form == "label-studio":
        return [json.dumps(list(tasks(run, store, name)), ensure_ascii=True)]
    report = agreement(store)
    _tell_agreement(report.as_json()["reviewers"], [one.told() for one in report.questions])
    return [json.dumps(report.as_json())]


def _tell_agreement(reviewers: list[str], told: Iterable[str]) -> None:
    from summarizer.cli.render import notice

    notice(f"Reviewers: {', '.join(reviewers)}")
    for line in told:
        notice(line)


def _write(lines: Iterable[str], to: Path | None) -> None:
    from summarizer.cli.render import notice, print_data
    from summarizer.results.export import write_jsonl

    if to is None:
        for line in lines:
            print_data(line)
        return
    notice(f"{write_jsonl(lines, to)} lines written to {to}.")


def _gold(run: ReviewedRun, store: ReviewStore, folder: Path, reviewer: str | None) -> None:
    from summarizer.cli.render import notice
    from summarizer.errors import InputError
    from summarizer.review.gold import write_gold

    report = write_gold(store, run, folder, reviewer)
    for line in _left_out(report.unfinished, report.without_words):
        notice(line)
    for path in report.outdated:
        notice(f"{path} is of an earlier export, and its document is not finished now. Remove it.")
    if not report.written:
        raise InputError(
            "No document is finished, so no annotation was written. On the page, decide about all items of a document "
            f"and press f: summarizer review {run.path}"
        )
    notice(f"{len(report.written)} annotations written to {folder}.")
    notice(f"Score the run: summarizer eval {folder} --summaries {run.path}")


def _left_out(unfinished: list[str], without_words: int) -> Iterator[str]:
    if unfinished:
        shown = ", ".join(unfinished[:10]) + (", .." if len(unfinished) > 10 else "")
        yield f"Not finished, so not exported: {len(unfinished)} ({shown})."
    if without_words:
        yield (
            f"{without_words} items were kept although none of their words stand in the text; no annotation can hold "
            "them."
        )
