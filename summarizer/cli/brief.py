"""``summarizer brief``: a briefing note from documents, or from summaries made before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.models_asked import ModelsAsked, took
from summarizer.cli.options import (
    EXIT_BUDGET,
    EXIT_SOME_FAILED,
    BaseUrl,
    Concurrency,
    Model,
    NoCache,
    Paths,
    StrategyOption,
    Strict,
)
from summarizer.cli.session import Asking
from summarizer.cli.texts import as_reviewed, texts_behind
from summarizer.errors import BudgetReached, EngineError, InputError, SummarizerError

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
    compare: Annotated[
        str | None,
        typer.Option(
            "--compare",
            metavar="MODEL",
            help="Let a model read the accounts of each story side by side. What does not stand in them is dropped. "
            "Default: the model that summarises, where it takes whole documents.",
            show_default=False,
        ),
    ] = None,
    no_compare: Annotated[
        bool, typer.Option("--no-compare", help="Compare the accounts by rules alone.")
    ] = False,
    write: Annotated[
        str | None,
        typer.Option(
            "--write",
            metavar="MODEL",
            help="Let a model write the prose. A sentence that goes beyond its evidence is dropped for the composed "
            "one. Default: the model that summarises, where it takes whole documents.",
            show_default=False,
        ),
    ] = None,
    no_write: Annotated[
        bool, typer.Option("--no-write", help="Compose all sentences; let no model write any.")
    ] = False,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget",
            min=0.0,
            metavar="USD",
            help="The most the note may cost, documents, comparison and prose together.",
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
    length: Annotated[
        Literal["full", "short"],
        typer.Option("--length", help="Everything, or one page that says what it leaves out."),
    ] = "full",
    no_sources: Annotated[
        bool,
        typer.Option("--no-sources", help="A page without the sources' full texts, for sharing."),
    ] = False,
    no_review: Annotated[
        bool,
        typer.Option("--no-review", help="Summaries as they are, whatever reviewers decided."),
    ] = False,
) -> None:
    """Write a briefing note. PATHs are documents, which are summarised first, or a .jsonl of summaries."""
    from summarizer.brief import Length, NoteOptions, write_brief
    from summarizer.brief.table import own_results, write_table
    from summarizer.cli.render import notice
    from summarizer.results.summaries import holds_summaries

    if compare is not None and no_compare:
        raise typer.BadParameter("--compare names a model and --no-compare wants none.")
    if write is not None and no_write:
        raise typer.BadParameter("--write names a model and --no-write wants none.")
    stored = [path for path in paths if holds_summaries(path)]
    documents = [path for path in paths if path not in stored]
    if own := own_results(stored):
        if documents:
            raise typer.BadParameter(
                "documents and results of your own schema make no note together."
            )
        count = write_table(own, out, title)
        notice(f"{count} items of {len(own)} results of your own schema. Table: {out}")
        return
    asking = Asking(model, base_url, strategy, cache=not no_cache)
    with ExitStack() as stack:
        job = _Job(ModelsAsked(stack, asking, budget), title, strict=strict)
        summaries = list(job.stored(stored))
        if not no_review:
            summaries = as_reviewed(summaries, map(Path, stored))
        summaries += job.summarised(documents, model, concurrency)
        if not summaries:
            raise job.nothing()
        folders = [sources] if sources else [Path(), *dict.fromkeys(Path(p).parent for p in stored)]
        texts = texts_behind(summaries, folders, map(Path, stored))
        default = job.default_model(documents, model)
        made = job.built(summaries, texts, None if no_compare else _named(compare) or default)
        writer = None if no_write else _named(write) or default
        if writer is not None:
            made = job.written(made, texts, writer)
        options = NoteOptions(template, Length(length), full_texts=not no_sources)
        write_brief(made, out, sources=texts, options=options)
    notice(f"{len(summaries)} documents. Note: {out}")
    if job.exit_code:
        raise typer.Exit(job.exit_code)


@dataclass
class _Job:
    """The steps of one note, and what went wrong on the way."""

    models: ModelsAsked
    title: str | None
    strict: bool
    failures: list[SummarizerError | str] = field(default_factory=list["SummarizerError | str"])

    @property
    def exit_code(self) -> int:
        """0 where everything was done, else what the command ends with."""
        if any(isinstance(failure, BudgetReached) for failure in self.failures):
            return EXIT_BUDGET
        return EXIT_SOME_FAILED if self.failures else 0

    def nothing(self) -> SummarizerError:
        """What to end with where no document has a summary."""
        spent = next((f for f in self.failures if isinstance(f, BudgetReached)), None)
        return spent or InputError(
            "There is nothing to write a note about: no document could be summarised."
        )

    def stored(self, paths: Sequence[str]) -> Iterator[VerifiedSummary]:
        """Yield the summaries of files; what is none is told."""
        from summarizer.models.verified import VerifiedSummary
        from summarizer.results.summaries import read_summaries

        for path in paths:
            for item in read_summaries(path):
                if isinstance(item, VerifiedSummary):
                    yield item
                else:
                    self._tell(str(item), str(item))

    def summarised(
        self, paths: Sequence[str], model: str | None, concurrency: int | None
    ) -> Iterator[VerifiedSummary]:
        """Yield the summaries of documents; what fails is told."""
        from summarizer.models.verified import VerifiedSummary

        if not paths:
            return
        for source, outcome in self.models.session(model).outcomes(paths, concurrency):
            if isinstance(outcome, VerifiedSummary):
                yield outcome
            else:
                failure = outcome if isinstance(outcome, BudgetReached) else str(outcome)
                self._tell(failure, f"{source}: {outcome}")

    def default_model(self, documents: Sequence[str], model: str | None) -> _Named | None:
        """Return the model that summarised, where it takes whole documents: it can read several, too."""
        if not documents:
            return None
        whole = self.models.session(model).engine.profile.strategy == "single"
        return _Named(model) if whole else None

    def built(
        self,
        summaries: Sequence[VerifiedSummary],
        texts: Mapping[str, str],
        compare: _Named | None,
    ) -> Brief:
        """Return the note, its accounts read side by side by a model where one is given."""
        from summarizer.accounts.reader import Reader
        from summarizer.brief.build import build_brief
        from summarizer.cli.render import notice

        if compare is None:
            return build_brief(summaries, title=self.title, strict=self.strict, sources=texts)
        meter = self.models.meter(compare.model)
        reader = Reader(meter)
        made = build_brief(
            summaries, title=self.title, strict=self.strict, sources=texts, reader=reader
        )
        # The same error for many pairs of documents is told once.
        for message, failure in {str(f): f for f in reader.failures}.items():
            self._tell(failure, f"Comparing: {message}")
        notice(took("Accounts compared", meter))
        return made

    def written(self, made: Brief, texts: Mapping[str, str], model: _Named) -> Brief:
        """Return the note in a model's words; if strict, what was dropped is not listed.

        Where the model does not answer, the composed sentences stand.
        """
        from summarizer.brief.phrase import phrase
        from summarizer.brief.written import write_prose
        from summarizer.cli.render import notice

        meter = self.models.meter(model.model)
        try:
            made = phrase(made, meter)
            made = write_prose(made, meter, texts)
        except (EngineError, BudgetReached) as error:
            self._tell(error, f"Writing: {error}")
        notice(took("Prose written", meter))
        return made.model_copy(update={"findings": ()}) if self.strict else made

    def _tell(self, failure: SummarizerError | str, message: str) -> None:
        from summarizer.cli.render import notice

        self.failures.append(failure)
        notice(message)


@dataclass(frozen=True)
class _Named:
    """A model by its name; null is the one that is taken where none is named."""

    model: str | None


def _named(model: str | None) -> _Named | None:
    return None if model is None else _Named(model)
