"""``summarizer brief``: a briefing note from documents, or from summaries made before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from summarizer.cli.note_job import Helper, Inputs, NoteWanted, write_note
from summarizer.cli.options import (
    BaseUrl,
    Concurrency,
    Model,
    NoCache,
    Paths,
    StrategyOption,
    Timeout,
    exit_codes,
)
from summarizer.cli.session import Asking, demand_documents

EPILOG = exit_codes(
    "the note is written, and nothing failed",
    some="a document or a model failed or, with --strict, a quote is not verified",
    budget="budget reached",
)


def _writable(out: Path) -> Path:
    from summarizer.brief.write import SUFFIXES

    # Said before documents are summarised: that may have cost money.
    if out.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(f"{out.name} names no form; use one of {', '.join(SUFFIXES)}.")
    if not out.parent.is_dir():
        raise typer.BadParameter(f"the folder {out.parent} does not exist.")
    if out.is_dir():
        raise typer.BadParameter(f"{out} is a folder; name a file in it.")
    return out


Out = Annotated[
    Path,
    typer.Option(
        "--out",
        metavar="FILE",
        callback=_writable,
        help="note.md, .html, .docx, .pdf or .json; the suffix tells the form.",
    ),
]
Title = Annotated[
    str | None, typer.Option("--title", help="Title of the note.", show_default=False)
]
Compare = Annotated[
    str | None,
    typer.Option(
        "--compare",
        metavar="MODEL",
        help="Let a model read the accounts of each story side by side. What does not stand in them is dropped. "
        "Default: the model that summarises, where it takes whole documents.",
        show_default=False,
    ),
]
NoCompare = Annotated[
    bool, typer.Option("--no-compare", help="Compare the accounts by rules alone.")
]
Write = Annotated[
    str | None,
    typer.Option(
        "--write",
        metavar="MODEL",
        help="Let a model write the prose. A sentence that goes beyond its evidence is dropped for the composed "
        "one. Default: the model that summarises, where it takes whole documents.",
        show_default=False,
    ),
]
NoWrite = Annotated[
    bool, typer.Option("--no-write", help="Compose all sentences; let no model write any.")
]
Check = Annotated[
    str | None,
    typer.Option(
        "--check",
        metavar="MODEL",
        help="Let a model say which statements their documents bear out, one question a document; what it denies is "
        "told in the source's own words. Default: the model that summarises, where it takes whole documents.",
        show_default=False,
    ),
]
NoCheck = Annotated[
    bool, typer.Option("--no-check", help="Hold statements to their documents by rules alone.")
]
Edit = Annotated[
    str | None,
    typer.Option(
        "--edit",
        metavar="MODEL",
        help="Let a model read the note last and change the lines it would not send. A sentence that its document does "
        "not bear out is dropped. Default: the model that summarises, where it takes whole documents.",
        show_default=False,
    ),
]
NoEdit = Annotated[bool, typer.Option("--no-edit", help="Let no model read the note last.")]
Budget = Annotated[
    float | None,
    typer.Option(
        "--budget",
        min=0.0,
        metavar="USD",
        help="The most the note may cost, documents, comparison, prose and last reading together.",
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
        help="Folder of the documents. Default: where the summaries say, and beside their file.",
        show_default=False,
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        dir_okay=False,
        exists=True,
        help="Your own Jinja template: of a page for .html, of Markdown for the other forms.",
        show_default=False,
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Leave out what has a quote that is not verified, and findings; exit with 3 where there is such a quote.",
    ),
]
LengthName = Annotated[
    Literal["full", "short"],
    typer.Option("--length", help="Everything, or one page that says what it leaves out."),
]
NoSources = Annotated[
    bool,
    typer.Option("--no-sources", help="A page without the sources' full texts, for sharing."),
]
NoReview = Annotated[
    bool, typer.Option("--no-review", help="Summaries as they are, whatever reviewers decided.")
]


def brief(
    paths: Paths,
    out: Out,
    title: Title = None,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: StrategyOption = None,
    concurrency: Concurrency = None,
    timeout: Timeout = None,
    no_cache: NoCache = False,
    strict: Strict = False,
    compare: Compare = None,
    no_compare: NoCompare = False,
    write: Write = None,
    no_write: NoWrite = False,
    check: Check = None,
    no_check: NoCheck = False,
    edit: Edit = None,
    no_edit: NoEdit = False,
    budget: Budget = None,
    sources: Sources = None,
    template: Template = None,
    length: LengthName = "full",
    no_sources: NoSources = False,
    no_review: NoReview = False,
) -> None:
    """Write a briefing note. PATHs are documents, which are summarised first, or a batch's .jsonl or folder."""
    from summarizer.brief import Length, NoteOptions
    from summarizer.brief.forms.table import own_results
    from summarizer.results.summaries import holds_summaries

    reader, writer = _helper("compare", compare, no_compare), _helper("write", write, no_write)
    checker, editor = _helper("check", check, no_check), _helper("edit", edit, no_edit)
    paths = [_results_of(path) for path in paths]
    stored = tuple(path for path in paths if holds_summaries(path))
    documents = tuple(path for path in paths if path not in stored)
    inputs = Inputs(stored, documents, sources, reviewed=not no_review)
    if not stored:
        demand_documents(documents)
    if own := own_results(stored):
        _write_own(own, inputs.documents, out, title)
        return
    if model is not None and not documents:
        _not_asked(model, (compare, write, check, edit))
    asking = Asking(model, base_url, strategy, cache=not no_cache, timeout=timeout)
    wanted = NoteWanted(title, reader, writer, checker, editor, budget, concurrency, strict)
    options = NoteOptions(template, Length(length), full_texts=not no_sources)
    if code := write_note(inputs, asking, wanted, out, options):
        raise typer.Exit(code)


def _not_asked(model: str, helpers: Sequence[str | None]) -> None:
    """Say that a model is not asked where there is nothing to summarise, and no option names it."""
    from summarizer.cli.render import notice

    if not any(helpers):
        notice(
            f"Nothing is left to summarise, so {model} is not asked: "
            "name it with --check, --compare, --write or --edit."
        )


def _results_of(path: str) -> str:
    """Return the file of results where a path is the output folder of a batch."""
    from summarizer.cli.render import notice
    from summarizer.reading.own_output import SUMMARIES, holds_results

    if not holds_results(Path(path)):
        return path
    results = str(Path(path) / SUMMARIES)
    notice(f"{path} is the output folder of a batch: the note is made of {results}.")
    return results


def _helper(option: str, named: str | None, off: bool) -> Helper:
    if named is not None and off:
        raise typer.BadParameter(f"--{option} names a model and --no-{option} wants none.")
    return Helper(named, off)


def _write_own(
    results: list[dict[str, Any]], documents: Sequence[str], out: Path, title: str | None
) -> None:
    """Write the results of a schema of the user's own as a table."""
    from summarizer.brief.forms.table import write_table
    from summarizer.cli.render import notice

    if documents:
        raise typer.BadParameter(
            "a note cannot be made of documents and results of your own schema together."
        )
    count = write_table(results, out, title)
    notice(f"{count} items of {len(results)} results of your own schema. Table: {out}")
