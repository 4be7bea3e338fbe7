"""``summarizer brief``: a briefing note from documents, or from summaries made before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import (
    EXIT_SOME_FAILED,
    BaseUrl,
    Concurrency,
    Model,
    NoCache,
    Paths,
    StrategyOption,
    Strict,
)
from summarizer.cli.session import Asking, opened
from summarizer.cli.texts import texts_behind

if TYPE_CHECKING:
    from summarizer.models.brief import Brief
    from summarizer.models.verified import VerifiedSummary

_FORMS = (".md", ".html", ".docx", ".pdf", ".json")


def _writable(out: Path) -> Path:
    # Said before documents are summarised: that may have cost money.
    if out.suffix.lower() not in _FORMS:
        raise typer.BadParameter(f"{out.name} names no form; use one of {', '.join(_FORMS)}.")
    if not out.parent.is_dir():
        raise typer.BadParameter(f"the folder {out.parent} does not exist.")
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


def brief(
    paths: Paths,
    out: Out,
    title: Annotated[
        str | None, typer.Option("--title", help="Title of the note.", show_default=False)
    ] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: StrategyOption = None,
    concurrency: Concurrency = None,
    no_cache: NoCache = False,
    strict: Strict = False,
    write: Annotated[
        str | None,
        typer.Option(
            "--write",
            metavar="MODEL",
            help="Let a model phrase the bottom line. What its sentences add to the evidence is dropped.",
            show_default=False,
        ),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="DIR",
            file_okay=False,
            exists=True,
            help="Folder of the documents. Default: where the summaries say, and beside their file.",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FILE",
            dir_okay=False,
            exists=True,
            help="Your own Jinja template: of a page for .html, of Markdown for the other forms.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write a briefing note. PATHs are documents, which are summarised first, or a .jsonl of summaries."""
    from summarizer.brief import write_brief
    from summarizer.brief.build import build_brief
    from summarizer.cli.render import notice
    from summarizer.errors import InputError
    from summarizer.results.summaries import holds_summaries

    stored = [path for path in paths if holds_summaries(path)]
    documents = [path for path in paths if path not in stored]
    problems: list[str] = []
    summaries = list(_stored(stored, problems))
    if documents:
        asking = Asking(model, base_url, strategy, cache=not no_cache)
        summaries += _made(asking, documents, concurrency, problems)
    for problem in problems:
        notice(problem)
    if not summaries:
        raise InputError("There is nothing to write a note about: no document could be summarised.")
    folders = [sources] if sources else [Path(), *dict.fromkeys(Path(p).parent for p in stored)]
    texts = texts_behind(summaries, folders, map(Path, stored))
    made = build_brief(summaries, title=title, strict=strict, sources=texts)
    if write:
        made = _phrased(made, Asking(write, base_url, cache=not no_cache), strict=strict)
    write_brief(made, out, sources=texts, template=template)
    notice(f"{len(summaries)} documents. Note: {out}")
    if problems:
        raise typer.Exit(EXIT_SOME_FAILED)


def _phrased(made: Brief, asking: Asking, *, strict: bool) -> Brief:
    """The note with bottom lines in a model's words; with ``strict`` what was dropped is not listed."""
    from summarizer.brief.phrase import phrase

    with opened(asking) as session:
        written = phrase(made, session.engine)
    return written.model_copy(update={"findings": ()}) if strict else written


def _stored(paths: Sequence[str], problems: list[str]) -> Iterator[VerifiedSummary]:
    from summarizer.models.verified import VerifiedSummary
    from summarizer.results.summaries import read_summaries

    for path in paths:
        for item in read_summaries(path):
            if isinstance(item, VerifiedSummary):
                yield item
            else:
                problems.append(str(item))


def _made(
    asking: Asking, paths: Sequence[str], concurrency: int | None, problems: list[str]
) -> Iterator[VerifiedSummary]:
    from summarizer.models.verified import VerifiedSummary

    with opened(asking) as session:
        for source, outcome in session.summarise_each(paths, concurrency):
            if isinstance(outcome, VerifiedSummary):
                yield outcome
            else:
                problems.append(f"{source}: {outcome}")
