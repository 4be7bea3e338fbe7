"""``summarizer eval``: how good engines are on documents annotated by hand, side by side."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import EXIT_SOME_FAILED, AsJson, BaseUrl, NoCache, exit_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.evaluation import run as evaluation
    from summarizer.evaluation.gold import Gold
    from summarizer.evaluation.run import Contender, Trial, Way

EPILOG = exit_codes(some="a document failed, or an engine could not be asked")


class Strategy(StrEnum):
    """The strategies, as an option that may be repeated has to have them."""

    SINGLE = "single"
    STEPWISE = "stepwise"


Folder = Annotated[
    Path,
    typer.Argument(
        metavar="GOLD_DIR", help="Folder of annotations, a .json file a document.", exists=True
    ),
]
Documents = Annotated[
    Path | None,
    typer.Option(
        "--documents",
        metavar="DIR",
        help="Folder of the documents. Default: the folder above GOLD_DIR.",
        show_default=False,
    ),
]
Models = Annotated[
    list[str] | None,
    typer.Option("--model", help="As elsewhere; may be given several times.", show_default=False),
]
Strategies = Annotated[
    list[Strategy] | None,
    typer.Option(
        "--strategy",
        help="May be given several times. Default: what suits the model.",
        show_default=False,
    ),
]


Baseline = Annotated[
    bool,
    typer.Option("--baseline", help="Also one plain call a document, with copied quotes."),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="DIR", help="Keep the summaries, a .jsonl each.", show_default=False
    ),
]
Detail = Annotated[
    bool, typer.Option("--detail", help="Also what each document lacks or has too much.")
]
Saved = Annotated[
    list[Path] | None,
    typer.Option(
        "--summaries",
        metavar="FILE",
        dir_okay=False,
        exists=True,
        help="Score the summaries of a run, and ask nobody. May be given several times.",
        show_default=False,
    ),
]


def evaluate(
    gold: Folder,
    documents: Documents = None,
    model: Models = None,
    base_url: BaseUrl = None,
    strategy: Strategies = None,
    baseline: Baseline = False,
    out: Out = None,
    detail: Detail = False,
    summaries: Saved = None,
    no_cache: NoCache = False,
    as_json: AsJson = False,
) -> None:
    """Score engines against documents annotated by hand. Documents are asked about one after the other.

    Figures in brackets are 95% intervals.
    """
    from summarizer.cli.render import notice, print_data
    from summarizer.evaluation.gold import read_gold
    from summarizer.evaluation.run import annotated_documents

    if summaries:
        _refuse_asking(model, strategy, baseline, out, base_url)
        _show_saved(summaries, gold, documents, detail=detail, as_json=as_json)
        return
    annotated = annotated_documents(read_gold(gold), documents or gold.resolve().parent)
    contenders = _contenders(model, base_url, strategy, baseline=baseline)
    trials: list[Trial] = []
    for trial in _all_tried(contenders, annotated, cache=not no_cache):
        trials.append(trial)
        if out is not None:
            notice(f"Summaries: {_keep(trial, out)}")
        if as_json:
            print_data(_line(trial))
    if trials and not as_json:
        _show(trials, detail=detail)
    if len(trials) < len(contenders) or any(map(_failed, trials)):
        raise typer.Exit(EXIT_SOME_FAILED)


def _refuse_asking(*options: object) -> None:
    """Refuse options about asking a model beside ``--summaries``."""
    if any(options):
        raise typer.BadParameter("--summaries are scored as they are: no model is asked.")


def _show(trials: Sequence[Trial], *, detail: bool) -> None:
    from summarizer.cli.render import print_data
    from summarizer.evaluation.report import as_markdown, differences

    print_data(as_markdown(trials))
    if detail:
        print_data(f"\n{differences(trials)}")


def _show_saved(
    files: Sequence[Path], gold: Path, documents: Path | None, *, detail: bool, as_json: bool
) -> None:
    """Score the summaries of files; the texts are those kept with the run, or lie in the folder of the documents."""
    from summarizer.cli.render import print_data
    from summarizer.evaluation.gold import read_gold

    golds = read_gold(gold)
    folders = [documents or gold.resolve().parent, Path()]
    trials = [_saved(file, golds, folders) for file in files]
    if as_json:
        for trial in trials:
            print_data(_line(trial))
        return
    _show(trials, detail=detail)


def _saved(file: Path, golds: Sequence[Gold], folders: Sequence[Path]) -> Trial:
    from summarizer.cli.render import notice
    from summarizer.cli.texts import looked_up
    from summarizer.errors import UnreadableSummary
    from summarizer.evaluation.run import failures
    from summarizer.evaluation.saved import saved_trial
    from summarizer.results.summaries import read_summaries

    read = list(read_summaries(str(file)))
    for one in read:
        if isinstance(one, UnreadableSummary):
            notice(str(one))
    with looked_up([*folders, file.parent], [file]) as text_of:
        trial = saved_trial(file, read, golds, text_of)
    for name, error in failures(trial):
        notice(f"{name}: {error}")
    return trial


def _all_tried(
    contenders: Sequence[Contender], annotated: Sequence[evaluation.Annotated], *, cache: bool
) -> Iterator[Trial]:
    """Run the contenders one after the other.

    One of several that cannot be made must not cost the others' figures; a notice says what it lacks.
    """
    from summarizer.cli.render import notice
    from summarizer.errors import SummarizerError

    for contender in contenders:
        try:
            trial = _tried(contender, annotated, cache=cache)
        except SummarizerError as error:
            if len(contenders) == 1:
                raise
            notice(f"{contender.model or 'the default model'}: {error}")
            continue
        yield trial


def _tried(
    contender: Contender, annotated: Sequence[evaluation.Annotated], *, cache: bool
) -> Trial:
    """Run a contender, saying which document it is at and which failed."""
    from summarizer.cli.render import StatusLine, notice
    from summarizer.engines.select import announce
    from summarizer.evaluation.run import failures, run_trial

    status = StatusLine()
    trial = run_trial(
        contender,
        annotated,
        lambda file, done, total: status.show(f"{file}: {done} of {total}"),
        lambda engine: notice(announce(engine)),
        cache=cache,
    )
    for file, error in failures(trial):
        notice(f"{trial.name}: {file}: {error}")
    return trial


def _failed(trial: Trial) -> bool:
    """Whether a document failed; that the plain call fails is a result."""
    return trial.way != "baseline" and any(outcome.error is not None for outcome in trial.outcomes)


def _contenders(
    models: Sequence[str] | None,
    base_url: str | None,
    strategies: Sequence[Strategy] | None,
    *,
    baseline: bool,
) -> list[Contender]:
    """Return every model with every strategy asked for, and last its plain call."""
    from summarizer.evaluation.run import Contender

    # As the engine's profile says, where nothing was said.
    ways: list[Way | None] = [_way(one) for one in strategies or ()]
    if not strategies:
        ways.append(None)
    if baseline:
        ways.append("baseline")
    names: list[str | None] = list(models) if models else [None]
    return [
        # An endpoint's address is for the models there, not for those of this process.
        Contender(name, way, None if _in_process(name) else base_url)
        for name in names
        for way in ways
    ]


def _way(strategy: Strategy) -> Way:
    return "single" if strategy is Strategy.SINGLE else "stepwise"


def _in_process(name: str | None) -> bool:
    from summarizer.engines.in_process import in_process

    return name is not None and in_process(name) is not None


def _line(trial: Trial) -> str:
    import json

    from summarizer.evaluation.report import as_object

    return json.dumps(as_object(trial), ensure_ascii=False)


def _keep(trial: Trial, folder: Path) -> Path:
    import re

    from summarizer.batch.run import as_line
    from summarizer.results.export import write_jsonl

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{re.sub(r'[^A-Za-z0-9._-]+', '-', trial.name)}.jsonl"
    write_jsonl((as_line(o.summary) for o in trial.outcomes if o.summary is not None), path)
    return path
