"""The entry point: which commands there are, and what an error looks like to the person who typed one.

Exit codes: 0 all well; 1 failure; 2 usage; 3 some documents failed or, with ``--strict``, hold unverified
quotes; 4 budget reached; 130 interrupted.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from summarizer.cli import (
    batch,
    brief,
    config,
    doctor,
    mcp,
    models,
    review,
    schema,
    summarise,
    verify,
    view,
)
from summarizer.cli import eval as evaluation
from summarizer.cli.options import EXIT_BUDGET, EXIT_FAILURE, EXIT_USAGE, exit_codes
from summarizer.errors import (
    BudgetReached,
    NoSuchDocument,
    SchemaError,
    SummarizerError,
    UnknownModel,
    WrongOption,
)
from summarizer.hints import on_command_line

#: New values after which young ones are looked through, and how often older ones are in relation. A note of 250
#: documents takes no more memory with it (127 MB), and as little time as without any collection.
_NEW_VALUES = (10_000, 20, 50)


class _Commands(TyperGroup):
    """Commands of one word, and of two words (``batch status DIR``) beside ``batch PATH..``.

    A document that is really named ``status`` is given as ``./status``.
    """

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = self._resolved(ctx, args)
        if command is None:
            return name, command, rest
        config.refuse_after_command(name, rest)
        settings = config.load(ctx.params.get("settings"))
        if settings.path is not None:
            ctx.default_map = config.default_map(settings, self.commands)
        config.with_variables(command)
        return name, config.announced(command, settings), rest

    def _resolved(self, ctx: Any, args: list[str]) -> Any:
        two_words = " ".join(args[:2])
        if len(args) > 1 and two_words in self.commands:
            return two_words, self.commands[two_words], args[2:]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Commands,
    name="summarizer",
    help="Typed summaries of talks and statements, every quote checked against its source.",
    epilog=exit_codes(
        some="some documents failed or, with --strict, hold unverified quotes",
        budget="budget reached",
        interrupted="interrupted",
    )
    + "\n\nEach option may be set by a variable, --base-url by SUMMARIZER_BASE_URL.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(
    "summarise", short_help="Show a typed summary of each document.", epilog=summarise.EPILOG
)(summarise.summarise)
app.command("summarize", hidden=True, epilog=summarise.EPILOG)(summarise.summarise)
app.command("batch", short_help="Summarise many documents, resumably.", epilog=batch.EPILOG)(
    batch.batch
)
app.command("batch status", hidden=True, epilog=exit_codes())(batch.status)
app.command("batch export", hidden=True, epilog=exit_codes())(batch.export)
app.command("brief", short_help="Write a briefing note.", epilog=brief.EPILOG)(brief.brief)
app.command("view", short_help="Open a note in the browser.", epilog=exit_codes())(view.view)
app.command(
    "review", short_help="Look through results in the browser, and decide.", epilog=exit_codes()
)(review.review)
app.command("verify", short_help="Check quotes against their sources.", epilog=verify.EPILOG)(
    verify.verify
)
app.command(
    "mcp", short_help="Serve other programs, by the Model Context Protocol.", epilog=exit_codes()
)(mcp.mcp)
app.command(
    "eval", short_help="Score engines against annotated documents.", epilog=evaluation.EPILOG
)(evaluation.evaluate)
app.command("models", short_help="List what --model takes.", epilog=exit_codes())(models.models)
app.command(
    "models fetch",
    short_help="Get the embedded model's weights from the model hub.",
    epilog=exit_codes(),
)(models.fetch)
app.command("schema", short_help="Print a JSON Schema.", epilog=exit_codes())(schema.schema)
app.command(
    "doctor",
    short_help="Say what is installed and whether it works.",
    epilog=exit_codes("everything that is installed works"),
)(doctor.doctor)


def _show_version(wanted: bool) -> None:
    if wanted:
        from summarizer.cli.doctor import versions

        typer.echo(versions())
        raise typer.Exit


@app.callback()
def _common(
    settings: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            envvar="SUMMARIZER_CONFIG",
            show_envvar=False,
            help="Options from this file. Default: summarizer.toml, or [tool.summarizer] in pyproject.toml, here.",
            show_default=False,
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Show the versions of the package, Python and the engines, and exit.",
        ),
    ] = False,
) -> None:
    """Typed summaries of talks and statements, every quote checked against its source."""
    # Both are looked at before: the version is shown at once, the file read when the command is known.
    del settings, version


def collect_rarely() -> None:
    """Look for circular garbage less often: for a process that is the program's own, as the command's.

    Reading and checking make many small values and hardly any circle, so that most of the looking is for nothing: with
    Python's own setting (700 new values) it takes about a fifteenth of a note's time. At its end nothing is looked
    through any more: what is left goes with the process, and to search it took a twentieth of that time again.
    """
    gc.set_threshold(*_NEW_VALUES)
    atexit.register(gc.freeze)


def main() -> None:
    """Run the command line and exit with its code."""
    _never_fail_on_printing()
    collect_rarely()
    try:
        with on_command_line():
            app()
    except SummarizerError as error:
        if os.environ.get("SUMMARIZER_DEBUG") == "1":
            raise
        typer.echo(f"summarizer: {error}", err=True)
        sys.exit(_exit_code(error))
    except Exception as error:
        reason = _of_the_machine(error)
        if reason is None or os.environ.get("SUMMARIZER_DEBUG") == "1":
            raise
        typer.echo(f"summarizer: {reason}", err=True)
        sys.exit(EXIT_FAILURE)


def _of_the_machine(error: Exception) -> str | None:
    """Return what to say of a full disk, a folder without permission and their kin; ``None`` for anything else."""
    import sqlite3

    if isinstance(error, OSError) and error.strerror:
        where = f" {error.filename}" if error.filename else ""
        advice = "Nothing that was finished is lost: make room or allow writing, and run it again."
        return f"The system refused to read or write{where} ({error.strerror}). {advice}"
    if isinstance(error, sqlite3.Error):
        return (
            f"The run's database could not be read or written ({error}). Is the disk full, or the folder read-only? "
            "What was finished is kept: run it again when that is mended."
        )
    return None


def _exit_code(error: SummarizerError) -> int:
    if isinstance(error, BudgetReached):
        return EXIT_BUDGET
    if isinstance(error, (NoSuchDocument, SchemaError, UnknownModel, WrongOption)):
        return EXIT_USAGE
    return EXIT_FAILURE


def _never_fail_on_printing() -> None:
    # A document may hold characters the terminal's encoding lacks; that is no reason to end with a traceback.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
