"""Options from the environment and from a file: what stands on the command line comes first, then the environment.

The file is ``summarizer.toml``, or the table ``[tool.summarizer]`` of ``pyproject.toml``, in the working folder; or
whichever ``--config`` names. No other folder is looked into: where documents lie, anybody may have put a file.

The working folder may be a folder of downloads, too. So a file that was found and not named may set what changes how
work is done, and not, without a yes, where text goes, which code runs, what is written or read outside of the working
folder, or what is thrown away.
"""

from __future__ import annotations

import copy
import difflib
import functools
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, takewhile
from pathlib import Path
from typing import Any, cast

import typer

from summarizer.errors import ConfigurationError, WrongOption

FILE, PROJECT_FILE = "summarizer.toml", "pyproject.toml"
PREFIX = "SUMMARIZER_"
_MOST_BYTES = 1 << 20
#: Options that name code to be run, or a file that is rendered as code.
_CODE = ("schema", "template")
#: Options that may name a model, or where one is asked.
_ENDPOINTS = ("model", "base-url", "compare", "write", "ray-address", "fetch")
#: Options that name files to be written or read: without a yes, in the working folder only.
_PLACES = ("out", "to", "annotated", "sarif", "detail", "sources", "documents", "summaries")
#: Options that throw away what was worked, and paid, for.
_LOSSES = ("fresh", "clear-answers")
#: What is never taken from a file: it would lie about in plain text, and be committed one day.
_SECRETS = ("key", "api-key", "token", "password")


@dataclass
class Settings:
    """What a file says. ``named``: the user named the file; ``used``: options that were taken from it."""

    path: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])
    named: bool = False
    used: dict[str, Any] = field(default_factory=dict[str, Any])


class _Recorded(dict[str, Any]):
    """Values by parameter; notes which were asked for, and so stand neither on the command line nor in a variable."""

    def __init__(self, values: Mapping[str, Any], options: Mapping[str, str], used: dict[str, Any]):
        super().__init__(values)
        self._options, self._used = options, used

    def get(self, name: str, default: Any = None) -> Any:
        if name in self:
            self._used[self._options[name]] = self[name]
        return super().get(name, default)


def load(named: Path | None) -> Settings:
    """Return what the file says: the named one, else that of the working folder; empty settings without a file.

    Raises:
        ConfigurationError: the file cannot be read, is not TOML, or holds a secret.
    """
    if named is not None:
        return Settings(named, _table(named, named.name == PROJECT_FILE), named=True)
    for name in (FILE, PROJECT_FILE):
        path = Path(name)
        if path.is_file():
            values = _table(path, project=name == PROJECT_FILE)
            if values or name == FILE:
                return Settings(path, values)
    return Settings()


def _table(path: Path, project: bool) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            raise ConfigurationError(
                f"{path} is larger than {_MOST_BYTES:,} bytes and was not read."
            )
        whole = tomllib.loads(raw.decode("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path} could not be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        if project and not isinstance(error, tomllib.TOMLDecodeError):
            return {}
        raise ConfigurationError(f"{path} is not valid TOML: {error}.") from error
    found: Any = whole.get("tool", {}).get("summarizer", {}) if project else whole
    if not isinstance(found, dict):
        raise ConfigurationError(f"{path}: [tool.summarizer] is not a table.")
    return {key.replace("_", "-"): value for key, value in cast("dict[str, Any]", found).items()}


def default_map(settings: Settings, commands: Mapping[str, Any]) -> dict[str, Any]:
    """Return the file's values by command and parameter, as the parser takes them.

    Raises:
        WrongOption: the file names an option that no command has, or that one of its tables does not have.
    """
    options = {name: _options(command) for name, command in commands.items()}
    # A command and an option may have one name: a table is the command's.
    own = {
        key: cast("dict[str, Any]", value)
        for key, value in settings.values.items()
        if key in commands and isinstance(value, dict)
    }
    shared = {key: value for key, value in settings.values.items() if key not in own}
    _refuse_tables(settings.path, shared, commands)
    _refuse_unknown(settings.path, "", shared, chain.from_iterable(options.values()))
    found: dict[str, Any] = {}
    for name, named in options.items():
        special = {key.replace("_", "-"): value for key, value in own.get(name, {}).items()}
        _refuse_unknown(settings.path, f"[{name}] ", special, named)
        found[name] = _recorded(shared | special, named, settings.used)
    return found


def _recorded(
    values: Mapping[str, Any], options: Mapping[str, str], used: dict[str, Any]
) -> _Recorded:
    """Return the values of those options that a command has, by the names of its parameters."""
    by_parameter = {options[key]: value for key, value in values.items() if key in options}
    return _Recorded(by_parameter, {param: key for key, param in options.items()}, used)


def _options(command: Any) -> dict[str, str]:
    """Return the options of a command by their long names without dashes, each with its parameter's name."""
    return {
        option.removeprefix("--"): param.name
        for param in command.params
        if param.param_type_name == "option"
        for option in param.opts
        if option.startswith("--") and option not in ("--help", "--version", "--config")
    }


def refuse_after_command(command: str, words: Iterable[str]) -> None:
    """Refuse ``--config`` behind the command: the file decides about the command's options, and is read before them.

    Raises:
        WrongOption: the words after the command hold it.
    """
    for word in takewhile(lambda one: one != "--", words):
        if word == "--config" or word.startswith("--config="):
            raise WrongOption(
                f"--config goes before the command: summarizer --config FILE {command} .."
            )


def _refuse_tables(
    path: Path | None, values: Mapping[str, Any], commands: Mapping[str, Any]
) -> None:
    """Refuse tables that are no command's."""
    for key, value in values.items():
        if not isinstance(value, dict):
            continue
        near = difflib.get_close_matches(key, commands, n=1)
        hint = f" Did you mean [{near[0]}]?" if near else ""
        if key == "tool":
            hint = f" [tool.summarizer] is the table of a {PROJECT_FILE}; here options stand at the top."
        raise WrongOption(
            f"{path}: [{key}] is not a table of options: no command has this name.{hint}"
        )


def _refuse_unknown(
    path: Path | None, where: str, values: Mapping[str, Any], known: Iterable[str]
) -> None:
    known = list(known)
    for key, value in values.items():
        if any(key == secret or key.endswith(f"-{secret}") for secret in _SECRETS):
            raise WrongOption(
                f"{path}: {where}{key} is a secret and has no place in a file. Set SUMMARIZER_API_KEY, or the "
                "provider's own variable."
            )
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise WrongOption(f"{path}: {where}{key} is not an option.{hint}")
        if isinstance(value, dict | list):
            raise WrongOption(f"{path}: {where}{key} has to be a string, a number, true or false.")


def with_variables(command: Any) -> None:
    """Let every option of a command be set by a variable: ``--base-url`` by ``SUMMARIZER_BASE_URL``."""
    for option, name in _options(command).items():
        for param in command.params:
            if param.name == name and not param.envvar:
                param.envvar = PREFIX + option.replace("-", "_").upper()
                param.show_envvar = False


def announced(command: Any, settings: Settings) -> Any:
    """Return a command that says, before it does anything, what it takes from a file; and asks where that is needed."""
    made = copy.copy(command)
    callback: Callable[..., Any] = command.callback

    @functools.wraps(callback)
    def checked(*args: Any, **kwargs: Any) -> Any:
        _announce(settings)
        return callback(*args, **kwargs)

    made.callback = checked
    return made


def _announce(settings: Settings) -> None:
    if not settings.used:
        return
    said = ", ".join(f"{key} = {_shown(value)}" for key, value in settings.used.items())
    typer.echo(f"{settings.path}: {said}", err=True)
    doubtful = [] if settings.named else [*_doubtful(settings.used)]
    if not doubtful:
        return
    what = ", ".join(doubtful)
    if sys.stdin.isatty() and sys.stderr.isatty():
        question = f"{settings.path} of this folder decides {_DECIDES} ({what}). Is it yours?"
        if typer.confirm(question, err=True):
            return
    raise ConfigurationError(
        f"{settings.path} lies in this folder and decides {_DECIDES} ({what}). If it is "
        f"yours, name it: --config {settings.path} before the command, or {PREFIX}CONFIG={settings.path}. "
        "Else set these options yourself, or remove them from the file."
    )


_DECIDES = "where text goes, which code runs, or what is written, read or thrown away outside of this folder"


def _doubtful(used: Mapping[str, Any]) -> Iterable[str]:
    """Yield the options of a file nobody named that need a yes."""
    yield from (key for key in _CODE if key in used)
    yield from (key for key in _PLACES if key in used and not _is_here(used[key]))
    yield from (key for key in _LOSSES if used.get(key, False) is not False)
    yield from _leading_away(used)


def _leading_away(used: Mapping[str, Any]) -> Iterable[str]:
    """Yield the options that send text to another machine."""
    from summarizer.engines.keys import is_loopback

    address = used.get("base-url")
    if isinstance(address, str) and not is_loopback(address):
        yield "base-url"
    for key in _ENDPOINTS:
        if key in used and key != "base-url" and not _stays_here(used[key], address):
            yield key


def _is_here(place: Any) -> bool:
    """Whether a path leads to something in the working folder, links followed."""
    try:
        return Path(str(place)).resolve().is_relative_to(Path.cwd().resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _stays_here(value: Any, address: Any) -> bool:
    """Whether an option leaves text on this machine: the model here, or one at an address of this machine."""
    from summarizer.engines.in_process import in_process
    from summarizer.engines.keys import is_loopback
    from summarizer.engines.providers import provider_named

    if not isinstance(value, str):
        return value is False
    if in_process(value) is not None:
        # A file that is named may be anybody's.
        return ":" not in value
    provider = provider_named(value.partition(":")[0])
    if provider is not None:
        return provider.local
    return isinstance(address, str) and is_loopback(address)


def _shown(value: Any) -> str:
    from summarizer.engines.secrets import shown_address

    if isinstance(value, str) and "://" in value:
        return shown_address(value)
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())[:200]
