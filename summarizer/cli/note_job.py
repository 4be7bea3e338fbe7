"""One note, from documents or summaries to its file: the steps, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from summarizer.cli.models_asked import ModelsAsked, took
from summarizer.cli.options import EXIT_BUDGET, EXIT_SOME_FAILED
from summarizer.cli.session import Asking, failure_line
from summarizer.cli.texts import as_reviewed, texts_behind
from summarizer.errors import BudgetReached, EngineError, InputError, SummarizerError

if TYPE_CHECKING:
    from summarizer.batch.run import Progress
    from summarizer.brief import NoteOptions
    from summarizer.models.brief import Brief
    from summarizer.models.verified import Finding, VerifiedSummary

#: Documents that failed are named, at most.
_NAMED_FAILURES = 5


@dataclass(frozen=True)
class ModelNamed:
    """A model by its name; null means the default model."""

    model: str | None


@dataclass(frozen=True)
class Helper:
    """Which model helps with a note: the one named, none if it is off, or else the one that summarises."""

    named: str | None
    off: bool

    def or_default(self, default: ModelNamed | None) -> ModelNamed | None:
        """Return the model to ask, ``None`` where rules do it alone."""
        if self.off:
            return None
        return default if self.named is None else ModelNamed(self.named)


@dataclass(frozen=True)
class Inputs:
    """What a note is made of: files of summaries, documents, and the folder of the documents behind summaries."""

    stored: tuple[str, ...]
    documents: tuple[str, ...]
    sources: Path | None
    #: Whether what reviewers decided about summaries is followed.
    reviewed: bool = True

    @property
    def folders(self) -> list[Path]:
        """Where the documents behind summaries may lie."""
        if self.sources:
            return [self.sources]
        return [Path(), *dict.fromkeys(Path(path).parent for path in self.stored)]


@dataclass(frozen=True)
class NoteWanted:
    """What the user asked for. ``budget`` is in USD.

    ``reader`` compares accounts, ``writer`` writes prose, ``checker`` says which statements stand, ``editor`` reads the
    note last.
    """

    title: str | None
    reader: Helper
    writer: Helper
    checker: Helper
    editor: Helper
    budget: float | None
    concurrency: int | None
    strict: bool


def write_note(
    inputs: Inputs, asking: Asking, wanted: NoteWanted, out: Path, options: NoteOptions
) -> int:
    """Write the note and return the exit code.

    Raises:
        InputError, BudgetReached: no document has a summary.
    """
    from summarizer.brief import write_brief
    from summarizer.brief.findings import remarks
    from summarizer.cli.render import notice

    with ExitStack() as stack:
        job = _Job(
            ModelsAsked(stack, asking, wanted.budget),
            asking.model,
            wanted.title,
            wanted.strict,
            asking.cache,
        )
        summaries = list(job.stored(inputs.stored))
        if inputs.reviewed:
            summaries = as_reviewed(summaries, map(Path, inputs.stored))
        summaries += job.summarised(inputs.documents, wanted.concurrency)
        if not summaries:
            raise job.nothing()
        job.unverified = wanted.strict and any(map(_is_unverified, summaries))
        texts = texts_behind(summaries, inputs.folders, map(Path, inputs.stored))
        default = job.default_model(inputs.documents)
        checker = wanted.checker.or_default(default)
        if checker is not None:
            summaries = job.checked(summaries, texts, checker)
        made = job.built(summaries, texts, wanted.reader.or_default(default))
        writer = wanted.writer.or_default(default)
        if writer is not None:
            made = job.written(made, texts, writer)
        editor = wanted.editor.or_default(default)
        if editor is not None:
            made = job.edited(made, texts, editor)
        made = job.with_failed(made, inputs.stored)
        write_brief(made, out, sources=texts, options=options)
    if told := remarks(made):
        notice(told)
    count = len(made.documents)
    notice(f"{count} {'document' if count == 1 else 'documents'}. Note: {out}")
    return job.exit_code


def _is_unverified(summary: VerifiedSummary) -> bool:
    from summarizer.batch.run import state_of
    from summarizer.batch.store import State

    return state_of(summary) is State.UNVERIFIED


@dataclass
class _Job:
    """The steps of one note, and what went wrong on the way."""

    models: ModelsAsked
    model: str | None
    title: str | None
    strict: bool
    #: Whether what earlier notes found of the same documents is used, and what this one finds kept.
    cache: bool = True
    #: Whether the user wants to know by the exit code that a quote is not verified, and one is not.
    unverified: bool = False
    failures: list[SummarizerError | str] = field(default_factory=list["SummarizerError | str"])

    @property
    def exit_code(self) -> int:
        """0 where everything was done, else what the command ends with."""
        if any(isinstance(failure, BudgetReached) for failure in self.failures):
            return EXIT_BUDGET
        return EXIT_SOME_FAILED if self.failures or self.unverified else 0

    def nothing(self) -> SummarizerError:
        """The error to end with where no document has a summary."""
        spent = next((f for f in self.failures if isinstance(f, BudgetReached)), None)
        return spent or InputError(
            "There is nothing to write a note about: no document could be summarised."
        )

    def stored(self, paths: Sequence[str]) -> Iterator[VerifiedSummary]:
        """Yield the summaries of files, and report what cannot be used."""
        from summarizer.models.verified import VerifiedSummary
        from summarizer.results.summaries import read_summaries

        for path in paths:
            for item in read_summaries(path):
                if isinstance(item, VerifiedSummary):
                    yield item
                else:
                    self._report(str(item), str(item))

    def summarised(
        self, paths: Sequence[str], concurrency: int | None
    ) -> Iterator[VerifiedSummary]:
        """Yield the summaries of documents, and report those that fail."""
        if not paths:
            return
        from summarizer.batch.run import Progress
        from summarizer.cli.progress import reporting_progress
        from summarizer.cli.render import notice
        from summarizer.models.verified import VerifiedSummary

        session = self.models.session(self.model)
        with reporting_progress() as reporter:
            session.choices.on_step = reporter.step
            inputs = session.inputs(paths)
            progress = Progress(sum(1 for _ in inputs()))
            for source, outcome in session.outcomes(inputs, concurrency):
                self._count(progress, outcome)
                reporter.document(progress)
                if isinstance(outcome, VerifiedSummary):
                    yield outcome
                else:
                    failure = outcome if isinstance(outcome, BudgetReached) else str(outcome)
                    self._report(failure, failure_line(source, str(outcome)))
        for line in session.skipped.lines():
            notice(line)

    def default_model(self, documents: Sequence[str]) -> ModelNamed | None:
        """Return the model that summarised, where it takes whole documents: it can read several, too."""
        if not documents:
            return None
        whole = self.models.session(self.model).engine.profile.strategy == "single"
        return ModelNamed(self.model) if whole else None

    def checked(
        self, summaries: Sequence[VerifiedSummary], texts: Mapping[str, str], model: ModelNamed
    ) -> list[VerifiedSummary]:
        """Return the summaries with what the model says of their statements; where it does not answer, as they are."""
        from summarizer.brief.by_model.read_again import read_again
        from summarizer.cli.render import notice

        meter = self.models.meter(model.model)
        try:
            checked = read_again(summaries, texts, meter)
        except (EngineError, BudgetReached) as error:
            self._report(error, f"Checking statements: {error}")
            return list(summaries)
        both = zip(summaries, checked, strict=True)
        new = (now.checks.findings[len(was.checks.findings) :] for was, now in both)
        self._report_unasked("Checking statements", chain.from_iterable(new))
        notice(took("Statements checked", meter))
        return checked

    def with_failed(self, made: Brief, paths: Sequence[str]) -> Brief:
        """Return a note that says which documents of its batches have no summary; if strict, it is only reported."""
        from summarizer.batch.failures import failed_sources
        from summarizer.brief.phrasing.prose import listed
        from summarizer.cli.render import notice

        failed = [source for path in paths for source in failed_sources(Path(path))]
        if not failed:
            return made
        names = [PurePath(source).name for source in failed[:_NAMED_FAILURES]]
        more = len(failed) - len(names)
        named = listed([*names, *([f"{more} more"] if more else [])])
        what, have = ("document", "has") if len(failed) == 1 else ("documents", "have")
        told = f"{len(failed)} {what} of the batch failed and {have} no part in this note: {named}."
        notice(told)
        return made if self.strict else self._with_finding(made, "not_summarised", told)

    def built(
        self,
        summaries: Sequence[VerifiedSummary],
        texts: Mapping[str, str],
        compare: ModelNamed | None,
    ) -> Brief:
        """Return the note, its accounts read side by side by a model where one is given."""
        from summarizer.accounts.reader import Reader
        from summarizer.brief.build import build_brief
        from summarizer.brief.held_before import HeldBefore
        from summarizer.cli.render import notice

        build = partial(
            build_brief,
            title=self.title,
            strict=self.strict,
            sources=texts,
            before=HeldBefore.of_user if self.cache else None,
        )
        if compare is None:
            return build(summaries)
        meter = self.models.meter(compare.model)
        reader = Reader(meter)
        made = build(summaries, reader=reader)
        # The same error for many pairs of documents is reported once.
        for message, failure in {str(f): f for f in reader.failures}.items():
            self._report(failure, f"Comparing: {message}")
        notice(took("Accounts compared", meter))
        return made

    def written(self, made: Brief, texts: Mapping[str, str], model: ModelNamed) -> Brief:
        """Return the note in a model's words; if strict, without a list of what was dropped.

        Where the model does not answer, the composed sentences stand.
        """
        from summarizer.brief.by_model.written import prose_told, write_prose
        from summarizer.cli.render import notice

        meter = self.models.meter(model.model)
        try:
            made = write_prose(made, meter, texts)
        except (EngineError, BudgetReached) as error:
            self._report(error, f"Writing: {error}")
            return self._with_failure(made, "not_written", f"No model wrote the prose: {error}")
        notice(took("Prose written", meter))
        notice(prose_told(made))
        return made.model_copy(update={"findings": ()}) if self.strict else made

    def edited(self, made: Brief, texts: Mapping[str, str], model: ModelNamed) -> Brief:
        """Return the note with the lines changed that a model would not send; if strict, without what was dropped.

        Where the model does not answer, the lines stand.
        """
        from summarizer.brief.by_model.edited import edit_lines, edits_told
        from summarizer.cli.render import notice

        meter, before = self.models.meter(model.model), made
        try:
            made = edit_lines(before, meter, texts)
        except (EngineError, BudgetReached) as error:
            self._report(error, f"Last reading: {error}")
            return self._with_failure(before, "not_edited", f"No model read the note last: {error}")
        found = (f.finding for f in made.findings[len(before.findings) :])
        self._report_unasked("Last reading", found)
        notice(took("Note read once more", meter))
        notice(edits_told(made, before))
        return made.model_copy(update={"findings": ()}) if self.strict else made

    def _report_unasked(self, what: str, findings: Iterable[Finding]) -> None:
        """Report why a model could not say whether the documents bear something out."""
        for message in dict.fromkeys(f.message for f in findings if f.code == "support_unknown"):
            self._report(message, f"{what}: {message}")

    def _with_failure(self, made: Brief, code: str, message: str) -> Brief:
        """Return a note with a finding that a model's part of it is missing; if strict, without."""
        return made if self.strict else self._with_finding(made, code, message)

    @staticmethod
    def _with_finding(made: Brief, code: str, message: str) -> Brief:
        from summarizer.models.brief import SourcedFinding
        from summarizer.models.verified import Finding

        found = SourcedFinding(
            document="", finding=Finding(code=code, path="note", message=message)
        )
        return made.model_copy(update={"findings": (*made.findings, found)})

    @staticmethod
    def _count(progress: Progress, outcome: object) -> None:
        from summarizer.batch.run import state_of
        from summarizer.batch.store import State
        from summarizer.models.verified import VerifiedSummary

        state = state_of(outcome) if isinstance(outcome, VerifiedSummary) else State.FAILED
        progress.counts[state] = progress.counts.get(state, 0) + 1

    def _report(self, failure: SummarizerError | str, message: str) -> None:
        from summarizer.cli.render import notice

        self.failures.append(failure)
        notice(message)
