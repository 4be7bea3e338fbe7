"""Options several commands share, and the exit codes."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

EXIT_FAILURE = 1
EXIT_USAGE = 2
EXIT_SOME_FAILED = 3
EXIT_BUDGET = 4
EXIT_INTERRUPTED = 130


def exit_codes(well: str = "all well", **others: str) -> str:
    """Return the exit codes of a command as its help shows them, a line each.

    ``well`` is what 0 means; ``others`` are the meanings of 3, 4 and 130 where a command has them: ``some``,
    ``budget``, ``interrupted``.
    """
    numbers = {"some": EXIT_SOME_FAILED, "budget": EXIT_BUDGET, "interrupted": EXIT_INTERRUPTED}
    meanings = {
        0: well,
        EXIT_FAILURE: "failure: what failed is said",
        EXIT_USAGE: "usage: an option, or a path that leads nowhere",
        **{numbers[name]: meaning for name, meaning in others.items()},
    }
    # Behind the first mark the lines are shown as they stand.
    return "\n".join(["\b", "Exit codes:", *(f"  {n:<4} {m}" for n, m in meanings.items())])


StrategyName = Literal["single", "stepwise"]


def _a_time(seconds: float | None) -> float | None:
    if seconds is not None and not 0 < seconds < float("inf"):
        raise typer.BadParameter(f"{seconds:g} seconds are not possible; give a positive number.")
    return seconds


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders, globs, JSONL of documents, or - for stdin.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="embedded, embedded:FILE.gguf, openai:NAME, .. Without it: SUMMARIZER_MODEL, then the embedded model.",
        show_default=False,
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url", metavar="URL", help="An OpenAI-compatible endpoint.", show_default=False
    ),
]
StrategyOption = Annotated[
    StrategyName | None,
    typer.Option(
        "--strategy",
        help="One call a document, or small questions. Default: what suits the model.",
        show_default=False,
    ),
]
Schema = Annotated[
    str | None,
    typer.Option(
        "--schema",
        metavar="MODULE:CLASS",
        help="Your own Pydantic model to fill.",
        show_default=False,
    ),
]
Concurrency = Annotated[
    int | None,
    typer.Option(
        "--concurrency",
        min=1,
        max=512,
        help="Documents at once. Default: what suits the model.",
        show_default=False,
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        callback=_a_time,
        help="How long an endpoint has for one answer; a request is sent again a few times. Default: 120.",
        show_default=False,
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Exit with 3 where a quote is not verified.")
]
CheckSupport = Annotated[
    bool,
    typer.Option(
        "--check-support",
        help="Also ask the model which items the cited words support, once a document where it takes whole ones; a "
        "denial is a finding.",
    ),
]
CheckSpeakers = Annotated[
    bool,
    typer.Option(
        "--check-speakers",
        help="Also ask the model, once a document, whose words the passages are that code could give to nobody.",
    ),
]
Fetch = Annotated[
    bool,
    typer.Option("--fetch", help="Fetch documents that are named by address (http, https)."),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Ask everything, and keep no answers for later runs."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object per line on stdout.")]
